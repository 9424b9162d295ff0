"""The tables beside the records: one row an actor, one row a relation of a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.database import rows_of
from extractor.graph.cells import write_table

if TYPE_CHECKING:
    import duckdb

ENTITIES, RELATIONS = "entities.csv", "relations.csv"

ENTITY_COLUMNS = ("id", "type", "name", "country", "sector", "qid", "aliases", "mentions", "documents")
RELATION_COLUMNS = (
    *("document", "id", "source", "source_name", "type", "target", "target_name", "quad", "symmetric"),
    *("negated", "modality", "speaker", "former", "role", "date", "topics", "sentence", "start", "end"),
    *("segment", "rule", "cues", "confidence"),
)

# One row an actor that documents list, sorted by id.
ENTITY_ROWS = """
SELECT id, entity_type, label, country, sector, qid, aliases, mention_count, document_count
FROM nodes WHERE document_count > 0 ORDER BY id
"""

# One row a relation, with the first of its sentences; the record holds the others.
RELATION_ROWS = """
WITH named AS (SELECT document, entity, min(name) AS name FROM entities GROUP BY document, entity)
SELECT r.document, r.relation, r.source, s.name, r.type, r.target, t.name, r.quad, r."symmetric",
       r.negated, r.modality, r.speaker, r.former, r.role, r.date, r.topics, r.evidence[1].text,
       r.evidence[1].start, r.evidence[1]."end", r.evidence[1].segment, r.rule, r.cues, r.confidence
FROM relations AS r
     LEFT JOIN named AS s ON s.document = r.document AND s.entity = r.source
     LEFT JOIN named AS t ON t.document = r.document AND t.entity = r.target
ORDER BY r.document, r.evidence[1].start, r.relation, r.source, r.target
"""


def write_entities(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the actors of a merge."""
    write_table(path, ENTITY_COLUMNS, _dicts(con, ENTITY_ROWS, ENTITY_COLUMNS))


def write_relations(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the relations of a merge."""
    write_table(path, RELATION_COLUMNS, _dicts(con, RELATION_ROWS, RELATION_COLUMNS))


def _dicts(con: duckdb.DuckDBPyConnection, query: str, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    return (dict(zip(columns, row, strict=True)) for row in rows_of(con, query))
