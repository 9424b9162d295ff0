"""The tables beside the records: one row an actor, one row a relation of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.graph.merge import Merge, chosen, date_of
from extractor.records import Document

ENTITY_COLUMNS = ("id", "type", "name", "country", "sector", "qid", "aliases", "mentions", "documents")
RELATION_COLUMNS = (
    "document",
    "id",
    "source",
    "source_name",
    "type",
    "target",
    "target_name",
    "quad",
    "symmetric",
    "negated",
    "modality",
    "speaker",
    "former",
    "role",
    "date",
    "topics",
    "sentence",
    "start",
    "end",
    "segment",
    "rule",
    "cues",
    "confidence",
)


def entity_rows(merge: Merge) -> Iterator[dict[str, Any]]:
    """One row an actor over all documents, sorted by id.

    Example:
        >>> list(entity_rows(Merge()))
        []
    """
    for entity_id, node in sorted(merge.nodes.items()):
        yield {
            "id": entity_id,
            "type": chosen(node.types),
            "name": chosen(node.names),
            "country": chosen(node.countries),
            "sector": chosen(node.sectors),
            "qid": chosen(node.qids),
            "aliases": tuple(sorted(node.aliases)),
            "mentions": node.mentions,
            "documents": node.documents,
        }


def relation_rows(document: Document) -> Iterator[dict[str, Any]]:
    """One row a relation, with the first of its sentences; the record holds the others.

    Example:
        >>> list(relation_rows(Document(id="a")))
        []
    """
    names = {entity.id: entity.name for entity in document.entities}
    for relation in document.relations:
        shown = relation.evidence[0] if relation.evidence else None
        yield {
            "document": document.id,
            "id": relation.id,
            "source": relation.source,
            "source_name": names.get(relation.source),
            "type": relation.type,
            "target": relation.target,
            "target_name": names.get(relation.target),
            "quad": relation.quad,
            "symmetric": relation.symmetric,
            "negated": relation.negated,
            "modality": relation.modality,
            "speaker": relation.speaker,
            "former": relation.former,
            "role": relation.role,
            "date": date_of(relation, document),
            "topics": relation.topics,
            "sentence": shown and shown.text,
            "start": shown and shown.start,
            "end": shown and shown.end,
            "segment": shown and shown.segment,
            "rule": relation.rule,
            "cues": relation.cues,
            "confidence": relation.confidence,
        }
