"""A stand-in for the extractor, so that runs need no pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from extractor.errors import InputError
from extractor.records import Document, Entity, Evidence, Mention, RawText, Relation, TopicHit, TopicTerm


class StubExtractor:
    """Finds that Kuba criticises Chile in every text; fails where the text says so."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def extract_many(self, raws: Iterable[RawText]) -> Iterator[Document]:
        batch = list(raws)
        self.calls.append([raw.id for raw in batch])
        for raw in batch:
            if "KAPUTT" in raw.text:
                raise InputError(f"{raw.id} is broken; mend it")
            if "ABSTURZ" in raw.text:
                raise ZeroDivisionError("division by zero")
            yield self.document(raw)

    def document(self, raw: RawText) -> Document:
        sentence = Evidence(raw.text, 0, len(raw.text), "s0")
        return Document(
            raw.id,
            raw.title,
            raw.date,
            raw.source,
            entities=(
                Entity("country:CU", "country", "Kuba", "CU", mentions=(Mention("Kuba", 0, 4, "de", "s0", "name"),)),
                Entity("country:CL", "country", "=Chile", "CL"),
            ),
            relations=(
                Relation("country:CU", "ACCUSE", "country:CL", (sentence,), rule="stub", quad="verbal_conflict"),
            ),
            topics=(TopicHit("trade", 1.0, (TopicTerm("Kuba", 0, 4),)),),
        )


@pytest.fixture
def stub() -> StubExtractor:
    return StubExtractor()
