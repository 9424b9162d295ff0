"""Hand-made documents for the graph tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.records import Document, Entity, Evidence, Mention, Relation, TopicHit, TopicTerm

NAMES = {"country:CU": "Kuba", "country:CL": "Chile", "person:paz-ana": "Ana Paz", "organisation:oas": "OAS"}

MakeRelation = Callable[..., Relation]
MakeDocument = Callable[..., Document]


def entity(entity_id: str, *, name: str | None = None, segment: str = "s0", mentions: int = 1) -> Entity:
    """An entity of the id's type with mentions at made-up places."""
    text = name or NAMES[entity_id]
    places = tuple(Mention(text, at * 100, at * 100 + len(text), "de", segment, "name") for at in range(mentions))
    country = entity_id[-2:] if entity_id.startswith("country:") else None
    kind = entity_id.partition(":")[0]
    return Entity(entity_id, kind, text, country=country, aliases=(text,), mentions=places)  # type: ignore[arg-type]


def relation(statement: str, *, at: int = 0, **options: object) -> Relation:
    """A relation from ``"source TYPE target"`` with one evidence sentence at an offset."""
    source, kind, target = statement.split()
    text = str(options.pop("text", f"Satz {at}."))
    shown = (Evidence(text, at, at + len(text), "s0"),)
    return Relation(source, kind, target, shown, rule="test", **options)  # type: ignore[arg-type]


def document(
    doc_id: str, *relations: Relation, entities: tuple[Entity, ...] | None = None, **options: object
) -> Document:
    """A document with the four actors above, or the given ones."""
    listed = entities if entities is not None else tuple(map(entity, NAMES))
    topics = tuple(TopicHit(name, 0.5, (TopicTerm(name, 0, 3),)) for name in options.pop("topics", ()))  # type: ignore[attr-defined]
    return Document(doc_id, entities=listed, relations=relations, topics=topics, **options)  # type: ignore[arg-type]


def two_that_differ() -> list[Document]:
    """Two documents that share an edge and contradict each other in another."""
    return [
        document(
            "a",
            relation("country:CU CONSULT country:CL", at=5, topics=("trade",), confidence=0.7),
            relation("country:CU AGREE country:CL", at=5, speaker="person:paz-ana"),
            relation("person:paz-ana HOLDS_OFFICE country:CL", role="Ministerin", former=True),
            date="2021-03-01",
            topics=("trade",),
        ),
        document(
            "b",
            relation("country:CL CONSULT country:CU", at=40, text="Kurz.", confidence=0.7),
            relation("country:CU AGREE country:CL", at=50, negated=True),
            relation("country:CU AGREE country:CL", at=60, modality="planned"),
            relation("person:paz-ana HOLDS_OFFICE country:CL", at=9, role="Ministerin"),
            date="2020-11",
        ),
    ]


@pytest.fixture
def two_documents() -> list[Document]:
    """The two documents of most tests."""
    return two_that_differ()
