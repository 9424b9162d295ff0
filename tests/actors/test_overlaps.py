"""Which of two readings of a stretch of text stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.actors.overlaps import settle
from extractor.actors.sites import Candidate
from extractor.records import EntityType

TEXT = "Umweltprogramm der Vereinten Nationen"


def candidate(start: int, end: int, kind: EntityType, source: str) -> Candidate:
    form = "noun" if source == "lexicon" else ""
    return Candidate(start, end, TEXT[start:end], kind, "name", "de", "s0", source, form=form)


WHOLE = candidate(0, len(TEXT), "organisation", "ner")
INNER = candidate(TEXT.index("Vereinten"), len(TEXT), "organisation", "lexicon")
FIRST = candidate(0, 14, "organisation", "class")


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([FIRST, WHOLE], [WHOLE]),
        ([INNER, WHOLE], [WHOLE, INNER]),
        ([candidate(0, 14, "person", "ner"), FIRST], [FIRST]),
        ([candidate(0, 14, "person", "own"), FIRST], [candidate(0, 14, "person", "own")]),
        ([INNER, FIRST], [FIRST, INNER]),
    ],
    ids=["longer", "genitive of the lexicon", "surer rule", "the user's own", "side by side"],
)
def test_one_reading_of_every_stretch_stays(found: list[Candidate], kept: list[Candidate]) -> None:
    assert settle(found) == settle(found[::-1]) == kept


def test_of_equals_the_first_stays() -> None:
    same = [candidate(0, 14, "organisation", "class"), replace(FIRST, kind="acronym")]
    assert settle(same) == same[:1]
    assert settle(same[::-1]) == same[1:]
