"""Ids of the documents of a run."""

from __future__ import annotations

from extractor.corpus.inputs import UniqueIds
from extractor.records import RawText


def test_ids_stay_unique_and_come_from_content() -> None:
    texts = [RawText("a", "Eins."), RawText("a", "Zwei."), RawText("b", "Eins."), RawText("a", "Zwei.")]
    ids = UniqueIds()
    given = [ids.claim(text).id for text in texts]
    assert given[0] == "a"
    assert given[2] == "b"
    assert given[3] == f"{given[1]}-2"
    other = UniqueIds()
    other.claim(RawText("a", "Drei."))
    assert other.claim(texts[1]).id == given[1]
