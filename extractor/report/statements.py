"""What the edges of a report rest on: the statements of each, read from the tables of a run as far as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extractor.corpus.tallies import EDGE_ID
from extractor.database import rows_of

if TYPE_CHECKING:
    import duckdb

# Above, a page is neither quick nor readable; Gephi is made for such graphs.
MAX_EDGES = 3_000
# Sentences kept of an edge, the surest first; the counts and filters of the page are those of all.
MAX_SENTENCES = 25

# One row for each sentence that shows an edge, as its weight counts them: a sentence once a document, and a
# statement without any as one. Of several statements in one sentence the surest speaks, and one that nobody is quoted for.
SHOWN = f"""
CREATE TABLE shown AS
SELECT * EXCLUDE (again), row_number() OVER (
           PARTITION BY edge ORDER BY text IS NULL, confidence DESC, length(text), text, document, place) AS rank
FROM (
    SELECT *, row_number() OVER (
               PARTITION BY edge, document, place, ending, text
               ORDER BY confidence DESC, speaker IS NOT NULL, speaker, relation) AS again
    FROM (
        SELECT * EXCLUDE (e), e.text AS text, e.start AS place, e."end" AS ending
        FROM (SELECT {EDGE_ID} AS edge, document, relation, date, speaker, role, topics, confidence, rule, cues, former,
                     unnest(if(len(evidence) > 0, evidence, [NULL])) AS e
              FROM statements)
        WHERE edge IN (SELECT id FROM edges)))
WHERE again = 1
"""

KEPT = """
SELECT edge, document, place, ending, text, date, speaker, role, topics, confidence, rule, cues, former
FROM shown WHERE rank <= ? AND text IS NOT NULL ORDER BY edge, rank
"""

FACETS = """
SELECT edge, date, speaker, topics, count(*), count(text) FROM shown GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence that shows an edge."""

    document: str
    start: int
    end: int
    text: str
    date: str | None
    speaker: str | None
    role: str | None
    topics: tuple[str, ...]
    confidence: float
    rule: str
    cues: tuple[str, ...]
    former: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """How many sentences show an edge with one date, speaker and set of topics."""

    date: str | None
    speaker: str | None
    topics: tuple[str, ...]
    count: int


@dataclass(slots=True)
class Grounds:
    """What an edge rests on: the sentences that are kept, how many there are, and the facets of all."""

    shown: list[Shown] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    sentences: int = 0

    @property
    def cut(self) -> bool:
        """Whether there are more sentences than are kept."""
        return self.sentences > len(self.shown)

    @property
    def claimed(self) -> bool:
        """Whether each sentence gives it as the words of somebody."""
        return all(facet.speaker for facet in self.facets)


def keep_strongest(con: duckdb.DuckDBPyConnection, most: int = MAX_EDGES) -> int:
    """Drop all but the strongest edges, and the actors that have none left; gives how many edges there were.

    Strongest are those that most sentences show, then most documents, then the surest.
    """
    total = int(con.execute("SELECT count(*) FROM edges").fetchall()[0][0])
    if total > most:
        con.execute(
            "DELETE FROM edges WHERE id NOT IN"
            " (SELECT id FROM edges ORDER BY weight DESC, len(documents) DESC, confidence DESC, id LIMIT ?)",
            [most],
        ).fetchall()
    con.execute(
        "DELETE FROM nodes WHERE id NOT IN (SELECT source FROM edges UNION SELECT target FROM edges)"
    ).fetchall()
    return total


def grounds(con: duckdb.DuckDBPyConnection, most: int = MAX_SENTENCES) -> dict[str, Grounds]:
    """What each edge rests on, by its id; all but what is kept stays in the database."""
    con.execute(SHOWN).fetchall()
    found: dict[str, Grounds] = {}
    for edge, date, speaker, topics, count, sentences in rows_of(con, FACETS):
        ground = found.setdefault(edge, Grounds())
        ground.facets.append(Facet(date, speaker, tuple(topics or ()), count))
        ground.sentences += sentences
    for edge, sentence in _kept(con, most):
        found[edge].shown.append(sentence)
    return found


def _kept(con: duckdb.DuckDBPyConnection, most: int) -> Iterator[tuple[str, Shown]]:
    rows: list[tuple[Any, ...]] = con.execute(KEPT, [most]).fetchall()
    for edge, document, start, end, text, date, speaker, role, topics, confidence, rule, cues, former in rows:
        yield (
            edge,
            Shown(
                document, start, end, text, date, speaker, role, tuple(topics or ()), confidence, rule,
                tuple(cues or ()), bool(former),
            ),
        )  # fmt: skip
