"""Actors and edges of all parts of a run, put together by DuckDB: what :mod:`extractor.graph.merge` does in memory.

The tables ``edges`` and ``nodes`` have one row an edge or actor. A property test holds them to what
:func:`extractor.graph.build_graph` gives for the same documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.corpus.selection import Selection
from extractor.corpus.summary import TOP_ACTORS, Findings
from extractor.database import literals, read_tables
from extractor.errors import InputError
from extractor.graph.plain import unique
from extractor.graph.values import clean_text
from extractor.records import SYMMETRIC_TYPES

if TYPE_CHECKING:
    import duckdb

TABLES = ("documents", "entities", "relations", "topics")
# What makes two statements the same edge.
KEY = "source, type, target, negated, modality"

_SYMMETRIC = ", ".join(f"'{name}'" for name in sorted(SYMMETRIC_TYPES))

# Statements as the edges have them: a symmetric one has its ends in the order of their ids.
STATEMENTS = f"""
CREATE VIEW statements AS
SELECT CASE WHEN mutual AND target < source THEN target ELSE source END AS source, type,
       CASE WHEN mutual AND target < source THEN source ELSE target END AS target,
       negated, modality, mutual, former, confidence, document, nullif(date, '') AS date,
       nullif(speaker, '') AS speaker, nullif(role, '') AS role, topics, evidence
FROM (SELECT *, "symmetric" OR type IN ({_SYMMETRIC}) AS mutual FROM selected)
"""

# A sentence is counted once a document, and a statement without a sentence as one, as far as its
# document has none for the edge. The best sentence is sure first, then short, then by content.
EDGES = f"""
CREATE TABLE edges AS
SELECT * EXCLUDE (shown, shown_in, bare_in, best),
       (len(shown) + len(list_filter(bare_in, lambda name: NOT list_contains(shown_in, name))))::BIGINT AS weight,
       list_min(dates) AS first_date, list_max(dates) AS last_date,
       best.text AS sentence, best.document AS sentence_document,
       best.start AS sentence_start, best."end" AS sentence_end,
       left(sha1(concat_ws(chr(31), source, type, target, if(negated, 'True', 'False'), modality)), 12) AS id,
       left(sha1(concat_ws(chr(31), source, target)), 12) AS pair
FROM (
    SELECT {KEY},
           bool_or(mutual) AS mutual, bool_and(former) AS former, max(confidence) AS confidence,
           list_sort(list_distinct(list(date))) AS dates,
           list_sort(list_distinct(list(document))) AS documents,
           list_sort(list_distinct(list(speaker))) AS speakers,
           list_sort(list_distinct(flatten(list(topics)))) AS topics,
           list_sort(list_distinct(list(role))) AS roles,
           list_distinct(flatten(list(list_transform(
               evidence, lambda e: hash(document, e.start, e."end", e.text))))) AS shown,
           coalesce(list(document) FILTER (len(evidence) > 0), []) AS shown_in,
           list_distinct(coalesce(list(document) FILTER (len(evidence) = 0), [])) AS bare_in,
           min(list_min(list_transform(evidence, lambda e: {{
               'rank': -confidence, 'size': length(e.text), 'text': e.text,
               'document': document, 'start': e.start, 'end': e."end"}}))) AS best
    FROM statements GROUP BY {KEY})
"""

# Every actor that a document lists, and the ends of edges that none does.
NODES = """
CREATE TABLE nodes AS
WITH forms AS (
    SELECT entity, name, type, nullif(country, '') AS country, nullif(sector, '') AS sector,
           nullif(qid, '') AS qid, count(*) AS votes, sum(mentions) AS mentions,
           min(date) AS first_date, max(date) AS last_date
    FROM entities GROUP BY ALL),
counted AS (
    SELECT entity, sum(votes)::BIGINT AS documents, sum(mentions)::BIGINT AS mentions,
           min(first_date) AS first_date, max(last_date) AS last_date
    FROM forms GROUP BY entity),
aliased AS (
    SELECT entity, list_sort(list(alias)) AS aliases
    FROM (SELECT DISTINCT entity, unnest(aliases) AS alias FROM entities) GROUP BY entity),
ends AS (
    SELECT entity, min(first_date) AS first_date, max(last_date) AS last_date
    FROM (SELECT source AS entity, first_date, last_date FROM edges
          UNION ALL SELECT target, first_date, last_date FROM edges) GROUP BY entity)
SELECT coalesce(counted.entity, ends.entity) AS id,
       CASE WHEN counted.entity IS NULL THEN ends.entity ELSE names.chosen END AS label,
       CASE WHEN counted.entity IS NULL THEN split_part(ends.entity, ':', 1) ELSE types.chosen END AS entity_type,
       countries.chosen AS country, sectors.chosen AS sector, qids.chosen AS qid,
       coalesce(aliases, []) AS aliases,
       coalesce(mentions, 0) AS mention_count, coalesce(documents, 0) AS document_count,
       least(counted.first_date, ends.first_date) AS first_date,
       greatest(counted.last_date, ends.last_date) AS last_date,
       ends.entity IS NOT NULL AS connected
FROM counted FULL JOIN ends ON counted.entity = ends.entity
     LEFT JOIN aliased ON aliased.entity = counted.entity
"""

# The value that most documents give; of equals the longest, then the first in the alphabet.
CHOSEN = """
     LEFT JOIN (SELECT entity, arg_min(value, {{'votes': -votes, 'size': -length(value), 'value': value}}) AS chosen
                FROM (SELECT entity, {column} AS value, sum(votes)::BIGINT AS votes
                      FROM forms WHERE {column} IS NOT NULL GROUP BY ALL)
                GROUP BY entity) AS {name} ON {name}.entity = counted.entity
"""
VOTED = {"names": "name", "types": "type", "countries": "country", "sectors": "sector", "qids": "qid"}


def put_together(
    con: duckdb.DuckDBPyConnection, parts: Sequence[Path], selection: Selection | None = None, *, clean: bool = True
) -> None:
    """Make the tables ``edges`` and ``nodes`` of the parts, as far as they are selected.

    ``clean`` replaces ids that no file could hold.

    Raises:
        InputError: A topic, a type or the actor of the selection is not there.
    """
    selection = selection or Selection()
    for table in TABLES:
        read_tables(con, table, [part / f"{table}.parquet" for part in parts])
    check_topics(con, selection.topics)
    con.execute(f"CREATE VIEW selected AS SELECT * FROM relations WHERE {selection.condition()}").fetchall()
    con.execute(STATEMENTS).fetchall()
    con.execute(EDGES).fetchall()
    _drop_light(con, selection)
    if selection.ego is not None:
        _keep_around(con, find_actor(con, selection.ego))
    joins = "".join(CHOSEN.format(name=name, column=column) for name, column in VOTED.items())
    con.execute(NODES + joins).fetchall()
    if not selection.everything:
        con.execute("DELETE FROM nodes WHERE NOT connected").fetchall()
    if clean:
        _clean_ids(con)


def find_actor(con: duckdb.DuckDBPyConnection, asked: str) -> str:
    """The id of the actor with an id or name.

    Raises:
        InputError: There is none, or more than one.
    """
    for condition in (
        "entity = $1",
        "name = $1",
        "lower(name) = lower($1)",
        "list_contains(aliases, $1)",
    ):
        found = con.execute(
            f"SELECT DISTINCT entity FROM entities WHERE {condition} ORDER BY entity LIMIT 6", [asked]
        ).fetchall()
        if len(found) == 1:
            return str(found[0][0])
        if found:
            names = ", ".join(name for (name,) in found[:5])
            raise InputError(f"{asked!r} may be {names}{' or others' if len(found) > 5 else ''}; give the id of one")
    raise InputError(f"no actor of this run is called {asked!r}; give its name or id as entities.csv has them")


def check_topics(con: duckdb.DuckDBPyConnection, topics: Sequence[str]) -> None:
    """Say so where no relation is about a topic.

    Raises:
        InputError: There is one; the text names those there are.
    """
    if not topics:
        return
    known = [
        name for (name,) in con.execute("SELECT DISTINCT unnest(topics) AS t FROM relations ORDER BY t").fetchall()
    ]
    for topic in topics:
        if topic not in known:
            raise InputError(
                f"no relation of this run is about {topic!r}; its topics are: {', '.join(known) or 'none'}"
            )


def _drop_light(con: duckdb.DuckDBPyConnection, selection: Selection) -> None:
    if selection.min_weight <= 1:
        return
    if selection.aggregate:
        con.execute(
            "DELETE FROM edges WHERE (source, target) IN"
            " (SELECT (source, target) FROM edges GROUP BY source, target HAVING sum(weight) < ?)",
            [selection.min_weight],
        ).fetchall()
    else:
        con.execute("DELETE FROM edges WHERE weight < ?", [selection.min_weight]).fetchall()


def _keep_around(con: duckdb.DuckDBPyConnection, actor: str) -> None:
    con.execute(
        "CREATE TABLE around AS SELECT source AS entity FROM edges WHERE target = $1"
        " UNION SELECT target FROM edges WHERE source = $1 UNION SELECT $1",
        [actor],
    ).fetchall()
    con.execute("DELETE FROM edges WHERE source NOT IN (FROM around) OR target NOT IN (FROM around)").fetchall()


def _clean_ids(con: duckdb.DuckDBPyConnection) -> None:
    """Replace ids that no format can hold, so that rows are sorted by what is written; no two actors become one."""
    rows = con.execute("SELECT id FROM nodes WHERE regexp_matches(id, '[^ -~]') ORDER BY id").fetchall()
    dirty = [identity for (identity,) in rows if clean_text(identity) != identity]
    if not dirty:
        return
    wanted = [clean_text(identity) for identity in dirty]
    found = con.execute(f"SELECT id FROM nodes WHERE id IN {literals(wanted)}").fetchall()
    taken = {identity for (identity,) in found}
    for old, new in zip(dirty, wanted, strict=True):
        written = unique(new or "node", taken, case=True)
        for table, column in (("nodes", "id"), ("edges", "source"), ("edges", "target")):
            con.execute(f"UPDATE {table} SET {column} = $1 WHERE {column} = $2", [written, old]).fetchall()


def count_findings(con: duckdb.DuckDBPyConnection) -> Findings:
    """What the merged parts hold, in numbers."""
    found = con.execute(
        "SELECT coalesce(nullif(label, ''), id) AS name, entity_type, mention_count FROM nodes"
        f" WHERE document_count > 0 ORDER BY mention_count DESC, name LIMIT {TOP_ACTORS}"
    ).fetchall()
    return Findings(
        documents=con.execute("SELECT count(*) FROM documents").fetchall()[0][0],
        actors=tuple((name, kind, mentions) for name, kind, mentions in found),
        entity_types=_counts(con, "SELECT entity_type, count(*) FROM nodes WHERE document_count > 0 GROUP BY 1"),
        relation_types=_counts(con, "SELECT type, sum(weight)::BIGINT FROM edges GROUP BY 1"),
        topics=_counts(con, "SELECT topic, count(*) FROM topics GROUP BY 1"),
    )


def _counts(con: duckdb.DuckDBPyConnection, query: str) -> dict[str, int]:
    return dict(con.execute(f"FROM ({query}) AS found(name, number) ORDER BY number DESC, name").fetchall())
