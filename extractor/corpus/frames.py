"""Tables of a run as pandas frames, read by the database."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.corpus.selection import Selection
from extractor.corpus.tables import ENTITY_COLUMNS
from extractor.corpus.tallies import check_topics
from extractor.database import database, quoted
from extractor.extras import library

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

EXTRA = "analysis"

# Columns → type in pandas; a list of text is a tuple.
ENTITIES: Mapping[str, str] = {
    **dict.fromkeys(ENTITY_COLUMNS, "str"),
    "aliases": "tuple",
    "mentions": "int64",
    "documents": "int64",
    "first_date": "str",
    "last_date": "str",
}
RELATIONS: Mapping[str, str] = {
    **dict.fromkeys(("document", "id", "source", "source_name", "type", "target", "target_name", "quad"), "str"),
    **dict.fromkeys(("symmetric", "negated"), "bool"),
    **dict.fromkeys(("modality", "speaker", "speaker_name"), "str"),
    "former": "bool",
    **dict.fromkeys(("role", "date"), "str"),
    "topics": "tuple",
    "sentence": "str",
    **dict.fromkeys(("start", "end"), "Int64"),
    **dict.fromkeys(("segment", "rule"), "str"),
    "cues": "tuple",
    "confidence": "float64",
}
_PLACE = dict.fromkeys(("start", "end"), "int64")
# Those that are read as the parts have them.
PLAIN: Mapping[str, Mapping[str, str]] = {
    "documents": {
        **dict.fromkeys(("document", "title", "date", "source", "url", "part_of"), "str"),
        "languages": "tuple",
    },
    "mentions": {
        **dict.fromkeys(("document", "entity", "text"), "str"),
        **_PLACE,
        **dict.fromkeys(("lang", "segment", "kind"), "str"),
    },
    "topics": {"document": "str", "topic": "str", "score": "float64"},
}

_ENTITY_ROWS = """
SELECT id, entity_type, label, country, sector, qid, aliases, mention_count, document_count, first_date, last_date
FROM nodes WHERE document_count > 0 ORDER BY id
"""
# One row a relation, with the first of its sentences, and of each actor the name that the graph has.
_RELATION_ROWS = """
SELECT r.document, r.relation, r.source, coalesce(s.label, r.source), r.type, r.target, coalesce(t.label, r.target), r.quad,
       coalesce(r."symmetric", false), coalesce(r.negated, false), r.modality, nullif(r.speaker, ''),
       coalesce(p.label, nullif(r.speaker, '')), coalesce(r.former, false), nullif(r.role, ''), nullif(r.date, ''),
       coalesce(r.topics, []), r.evidence[1].text, r.evidence[1].start, r.evidence[1]."end", r.evidence[1].segment, r.rule,
       coalesce(r.cues, []), r.confidence
FROM relations AS r
     LEFT JOIN nodes AS s ON s.id = r.source
     LEFT JOIN nodes AS t ON t.id = r.target
     LEFT JOIN nodes AS p ON p.id = r.speaker
ORDER BY r.document, r.evidence[1].start, r.relation, r.source, r.target
"""


def entities_frame(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The actors that documents list, from the tables of a merge of everything."""
    return _frame(con, _ENTITY_ROWS, ENTITIES)


def relations_frame(con: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The relations, from the tables of a merge of everything."""
    return _frame(con, _RELATION_ROWS, RELATIONS)


def selected_rows(relations: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The relations that a selection asks for, as far as it says something of single ones.

    Raises:
        InputError: A type or date is none, or no relation is about a topic.
    """
    pandas = library("pandas", extra=EXTRA)
    condition = selection.condition()
    asked = pandas.DataFrame(
        {
            "row": range(len(relations)),
            "type": relations["type"].astype(object),
            "date": relations["date"].astype(object).where(relations["date"].notna(), None),
            "topics": relations["topics"].map(list),
        }
    )
    with database(Path()) as con:
        con.register("frame", asked)
        con.execute(
            'CREATE VIEW relations AS SELECT "row", type, date::VARCHAR AS date, topics::VARCHAR[] AS topics FROM frame'
        ).fetchall()
        check_topics(con, selection.topics)
        rows = con.execute(f'SELECT "row" FROM relations WHERE {condition} ORDER BY "row"').fetchall()
        con.unregister("frame")
    return relations.iloc[[row for (row,) in rows]]


def plain_frame(con: duckdb.DuckDBPyConnection, table: str) -> pd.DataFrame:
    """A table as the parts have it."""
    columns = PLAIN[table]
    return _frame(con, f"SELECT {', '.join(map(quoted, columns))} FROM {table}", columns)


def _frame(con: duckdb.DuckDBPyConnection, query: str, columns: Mapping[str, str]) -> pd.DataFrame:
    pandas = library("pandas", extra=EXTRA)
    found = con.sql(query).df()
    found.columns = list(columns)
    return pandas.DataFrame({name: _column(found[name], kind) for name, kind in columns.items()})


def _column(values: Any, kind: str) -> Any:
    if kind == "tuple":
        return values.map(tuple).astype(object)
    return values.astype(kind)
