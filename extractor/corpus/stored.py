"""The graph of a run as rows for the writers, read from the tables of its merge as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from extractor.database import literals, rows_of
from extractor.graph.attributes import PAIR_COUNTS, edge_attributes, pair_attributes
from extractor.graph.merge import EdgeKey, EdgeTally, Sentence
from extractor.graph.plain import Kinds, PlainArticle, PlainEdge, PlainGraph, PlainNode, unique
from extractor.graph.values import ColumnType, Value, clean_text, clean_value
from extractor.records import QUAD_CLASS

if TYPE_CHECKING:
    import duckdb

_INT32 = 2**31

Row = TypeVar("Row")
Names = Mapping[str, str]

NODE_COLUMNS: Mapping[str, ColumnType] = {
    "aliases": "liststring",
    "country": "string",
    "document_count": "integer",
    "entity_type": "string",
    "first_date": "string",
    "last_date": "string",
    "mention_count": "integer",
    "qid": "string",
    "sector": "string",
}
_OF_BOTH: Mapping[str, ColumnType] = {
    "confidence": "double",
    "dates": "liststring",
    "documents": "liststring",
    "first_date": "string",
    "last_date": "string",
    "sentence": "string",
    "sentence_document": "string",
    "sentence_end": "integer",
    "sentence_start": "integer",
    "speakers": "liststring",
    "topics": "liststring",
}
EDGE_COLUMNS: Mapping[str, ColumnType] = {
    **_OF_BOTH,
    "former": "boolean",
    "modality": "string",
    "negated": "boolean",
    "quad": "string",
    "relation": "string",
    "roles": "liststring",
    "symmetric": "boolean",
}
PAIR_COLUMNS: Mapping[str, ColumnType] = {
    **_OF_BOTH,
    **dict.fromkeys(PAIR_COUNTS, "integer"),
    "relations": "liststring",
}


@dataclass(frozen=True, slots=True)
class QueryRows(Generic[Row]):
    """Rows of a query, made anew each time they are gone through."""

    con: duckdb.DuckDBPyConnection
    count: int
    query: str
    make: Callable[[Iterator[tuple[Any, ...]]], Iterator[Row]]

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Row]:
        return self.make(rows_of(self.con, self.query))


def stored_graph(con: duckdb.DuckDBPyConnection, *, aggregate: bool = False) -> PlainGraph:
    """The graph in the tables that :func:`extractor.corpus.tallies.put_together` makes; the database must stay open.

    It is the one that the sanitiser gives for ``build_graph`` of the same documents, but for its articles.
    """
    node_columns = _present(con, "nodes", NODE_COLUMNS)
    edge_columns = _present(con, "edges", EDGE_COLUMNS)
    if aggregate:
        edge_columns = _pair_columns(con, edge_columns)
    ends = "SELECT DISTINCT source, target FROM edges" if aggregate else "FROM edges"
    twice = _twice(con, "SELECT DISTINCT source, target, pair AS id FROM edges" if aggregate else "FROM edges")

    def nodes(rows: Iterator[tuple[Any, ...]]) -> Iterator[PlainNode]:
        for row in rows:
            data = dict(zip(NODE_FIELDS, row, strict=True))
            yield PlainNode(row[0], _text(data["label"]) or row[0], _cleaned(data, node_columns))

    def edges(rows: Iterator[tuple[Any, ...]]) -> Iterator[PlainEdge]:
        kinds, taken = Kinds(), set[str]()
        for source, target, identity, data in _pairs(rows) if aggregate else _statements(rows):
            label = _text(data["label"])
            edge_id = unique(identity, taken, case=True) if identity in twice else identity
            clean = _cleaned(data, edge_columns)
            yield PlainEdge(edge_id, source, target, label, kinds.of(source, target, label), data["weight"], clean)

    return PlainGraph(
        directed=True,
        nodes=QueryRows(
            con, _count(con, "FROM nodes"), f"SELECT {', '.join(NODE_FIELDS)} FROM nodes ORDER BY id", nodes
        ),
        edges=QueryRows(
            con,
            _count(con, ends),
            f"SELECT {'pair' if aggregate else 'id'}, {', '.join(EDGE_FIELDS)} FROM edges ORDER BY source, target, id",
            edges,
        ),
        node_columns=node_columns,
        edge_columns=edge_columns,
        attributes={},
        articles=QueryRows(
            con,
            _count(con, "FROM documents"),
            "SELECT document, title, date, source, url, languages FROM documents ORDER BY document",
            _articles,
        ),
    )


NODE_FIELDS = ("id", "label", *NODE_COLUMNS)
EDGE_FIELDS = (
    *("source", "type", "target", "negated", "modality"),
    *("sentence", "sentence_document", "sentence_start", "sentence_end"),
    *("mutual", "former", "weight", "confidence", "dates", "documents", "speakers", "topics", "roles"),
)


def statement(row: tuple[Any, ...]) -> tuple[EdgeKey, EdgeTally]:
    """An edge from its id and :data:`EDGE_FIELDS`."""
    _, source, kind, target, negated, modality, text, document, start, end, *rest = row
    mutual, former, weight, confidence, dates, *sets = rest
    best = None if document is None else Sentence(text, document, start, end, confidence)
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    tally = EdgeTally(mutual, former, weight, confidence, first, last, best, dates, *sets)
    return EdgeKey(source, kind, target, negated, modality), tally


EdgeData = tuple[str, str, str, dict[str, Any]]


def _statements(rows: Iterator[tuple[Any, ...]]) -> Iterator[EdgeData]:
    for row in rows:
        key, tally = statement(row)
        yield key.source, key.target, row[0], edge_attributes(key, tally)


def _pairs(rows: Iterator[tuple[Any, ...]]) -> Iterator[EdgeData]:
    for (source, target, identity), group in groupby(rows, key=lambda row: (row[1], row[3], row[0])):
        yield source, target, identity, pair_attributes([statement(row) for row in group])


def _articles(rows: Iterator[tuple[Any, ...]]) -> Iterator[PlainArticle]:
    for document, title, date, source, url, languages in rows:
        yield PlainArticle(
            clean_text(document),
            title=_text(title) or None,
            date=_text(date) or None,
            source=_text(source) or None,
            url=_text(url) or None,
            languages=tuple(languages),
        )


def _cleaned(data: Mapping[str, Any], columns: Mapping[str, ColumnType]) -> dict[str, Value]:
    found = {}
    for name in columns:
        value = clean_value(data[name])
        if value is not None:
            found[name] = value
    return found


def _text(value: str | None) -> str:
    return clean_text(value) if value else ""


def _present(con: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, ColumnType]) -> dict[str, ColumnType]:
    """The columns in which any row has a value, each with the narrowest type."""
    quads = literals(sorted(QUAD_CLASS))
    derived = {"quad": f"type IN {quads}", "relation": "type <> ''", "symmetric": "true"}
    by_kind = {
        "liststring": "len(list_filter({name}, lambda text: text <> '')) > 0",
        "string": "{name} <> ''",
        "boolean": "true",
        "integer": "{name} IS NOT NULL",
        "double": "isfinite({name})",
    }
    tests = [derived.get(name) or by_kind[kind].format(name=name) for name, kind in columns.items()]
    large = [f"max({name}) >= {_INT32}" if kind == "integer" else "false" for name, kind in columns.items()]
    row = con.execute(f"SELECT {', '.join(f'bool_or({test})' for test in tests)}, {', '.join(large)} FROM {table}")
    answers = row.fetchall()[0]
    found: dict[str, ColumnType] = {}
    for (name, kind), there, long in zip(columns.items(), answers[: len(tests)], answers[len(tests) :], strict=True):
        if there:
            found[name] = "long" if long else kind
    return dict(sorted(found.items()))


def _pair_columns(con: duckdb.DuckDBPyConnection, of_statements: Mapping[str, ColumnType]) -> dict[str, ColumnType]:
    if not _count(con, "FROM edges"):
        return {}
    total = con.execute("SELECT max(total) FROM (SELECT sum(weight) AS total FROM edges GROUP BY source, target)")
    counts: ColumnType = "long" if total.fetchall()[0][0] >= _INT32 else "integer"
    found: dict[str, ColumnType] = {}
    for name, kind in sorted(PAIR_COLUMNS.items()):
        if name in PAIR_COUNTS:
            found[name] = counts
        elif name == "relations" or name in of_statements:
            found[name] = of_statements.get(name, kind)
    return found


def _twice(con: duckdb.DuckDBPyConnection, ids: str) -> set[str]:
    """Ids that two edges have: they are short, and among millions two may be equal."""
    rows = con.execute(f"SELECT id FROM ({ids}) GROUP BY id HAVING count(*) > 1").fetchall()
    return {identity for (identity,) in rows}


def _count(con: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(con.execute(f"SELECT count(*) FROM ({query})").fetchall()[0][0])
