"""What the page of a report shows, as plain JSON data: numbers in place of ids, and each sentence once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.corpus.merging import run_tables
from extractor.corpus.selection import Selection
from extractor.corpus.stored import stored_graph
from extractor.report.actors import Actors
from extractor.report.dates import known_date
from extractor.report.documents import Page, describe, read_pages, within
from extractor.report.layout import node_size, positions
from extractor.report.marking import Sentence
from extractor.report.statements import MAX_SENTENCES, Facet, Grounds, Shown, grounds, keep_strongest
from extractor.report.texts import Quotation

if TYPE_CHECKING:
    from extractor.graph.plain import PlainEdge
    from extractor.records import RawText

FORMAT = "extractor/report@1"

# Gives the texts of documents, by id, for what is quoted from each.
FindTexts = Callable[[Mapping[str, list[Quotation]]], Mapping[str, "RawText"]]


@dataclass(frozen=True, slots=True)
class Left:
    """What a page leaves out, in numbers; 0 where it has all.

    Attributes:
        edges: Edges that are weaker than those shown.
        cut: Edges that have more sentences than are kept.
        documents: Documents with evidence that cannot be read in the page.
        missing: Documents whose texts are not at hand.
        large: Documents whose texts there was no room for.
    """

    edges: int = 0
    cut: int = 0
    documents: int = 0
    missing: int = 0
    large: int = 0


@dataclass(frozen=True, slots=True)
class Payload:
    """The data of a page, and what they leave out."""

    data: dict[str, Any]
    left: Left


def build_payload(run: Path, *, selection: Selection | None = None, find_texts: FindTexts | None = None) -> Payload:
    """The data of a run, or of a selection of it.

    Args:
        run: The folder of the run, which is only read.
        selection: What to show.
        find_texts: Gives the texts of the documents; by default their sentences are shown alone.

    Raises:
        InputError: The folder holds no parts, or what is selected is not there.
    """
    with run_tables(run, selection) as con:
        total = keep_strongest(con)
        graph = stored_graph(con)
        edges = sorted(graph.edges, key=lambda edge: (-edge.weight, edge.id))
        actors = Actors(graph.nodes)
        found = grounds(con)
        sentences = Sentences(found[edge.id] for edge in edges)
        pages = read_pages(con, run, sentences.by_document)
        readable = {name: page for name, page in pages.items() if page.readable}
        wanted = {name: page.quotations() for name, page in readable.items()}
        texts = find_texts(wanted) if find_texts and wanted else {}
        kept = within(readable.values(), texts)
        documents = [describe(page, kept.get(name), actors.number) for name, page in pages.items()]
        topics = _topics(found.values(), readable.values())
        listed = [_edge(edge, found[edge.id], actors, sentences, topics) for edge in edges]
        actors.name_others(con)
        counts = _counts(con)
    _place(actors.rows, listed)
    numbers = {name: number for number, name in enumerate(pages)}
    left = Left(
        edges=total - len(listed),
        cut=sum(ground.cut for ground in found.values()),
        documents=len(pages) - len(readable),
        missing=len(readable) - len(texts) if find_texts else 0,
        large=len(texts) - len(kept),
    )
    data = {
        "format": FORMAT,
        "counts": counts,
        "left": {name: getattr(left, name) for name in left.__slots__},
        "most_sentences": MAX_SENTENCES,
        "topics": list(topics),
        "actors": actors.rows,
        "edges": listed,
        "sentences": [[numbers[name], text] for name, text in sentences.rows],
        "documents": documents,
    }
    return Payload(data, left)


class Sentences:
    """The evidence sentences of a page, each once.

    Attributes:
        rows: Document and text, by number.
        by_document: Those of each document.
    """

    def __init__(self, found: Iterable[Grounds]) -> None:
        self.rows: list[tuple[str, str]] = []
        self.by_document: dict[str, list[Sentence]] = {}
        self._numbers: dict[tuple[str, int, int, str], int] = {}
        for ground in found:
            for shown in ground.shown:
                self._add(shown)

    def number(self, shown: Shown) -> int:
        """The number of a sentence."""
        return self._numbers[_key(shown)]

    def _add(self, shown: Shown) -> None:
        if _key(shown) not in self._numbers:
            number = self._numbers[_key(shown)] = len(self.rows)
            self.rows.append((shown.document, shown.text))
            self.by_document.setdefault(shown.document, []).append(Sentence(shown.start, shown.end, number, shown.text))


def _key(shown: Shown) -> tuple[str, int, int, str]:
    return shown.document, shown.start, shown.end, shown.text


def _topics(found: Iterable[Grounds], pages: Iterable[Page]) -> dict[str, int]:
    """Topics of edges and documents, with the number of each."""
    names = {topic for ground in found for facet in ground.facets for topic in facet.topics}
    names |= {topic for page in pages for topic in page.topics}
    return {name: number for number, name in enumerate(sorted(names))}


def _edge(
    edge: PlainEdge, ground: Grounds, actors: Actors, sentences: Sentences, topics: Mapping[str, int]
) -> dict[str, Any]:
    known = edge.attributes
    kept: dict[str, Any] = {
        "id": edge.id,
        "source": actors.number(edge.source),
        "target": actors.number(edge.target),
        "type": known.get("relation") or edge.label,
        "quad": known.get("quad"),
        "modality": known.get("modality") or "asserted",
        "negated": known.get("negated") or None,
        "symmetric": known.get("symmetric") or None,
        "former": known.get("former") or None,
        "roles": list(_listed(known.get("roles"))),
        "claimed": ground.claimed or None,
        "cut": ground.cut or None,
        "sentences": edge.weight,
        "confidence": round(float(_number(known.get("confidence"))), 3),
        "facets": [_facet(facet, actors, topics) for facet in ground.facets],
        "statements": [_statement(shown, actors, sentences, topics) for shown in ground.shown],
    }
    return {name: value for name, value in kept.items() if value is not None}


def _facet(facet: Facet, actors: Actors, topics: Mapping[str, int]) -> list[Any]:
    speaker = actors.number(facet.speaker) if facet.speaker else -1
    return [known_date(facet.date) or "", speaker, [topics[name] for name in facet.topics], facet.count]


def _statement(shown: Shown, actors: Actors, sentences: Sentences, topics: Mapping[str, int]) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "sentence": sentences.number(shown),
        "date": known_date(shown.date),
        "speaker": actors.number(shown.speaker) if shown.speaker else None,
        "role": shown.role,
        "topics": [topics[name] for name in shown.topics] or None,
        "confidence": round(shown.confidence, 3),
        "rule": shown.rule,
        "cues": list(shown.cues) or None,
        "former": shown.former or None,
    }
    return {name: value for name, value in kept.items() if value is not None}


def _place(rows: list[dict[str, Any]], edges: list[dict[str, Any]]) -> None:
    """Give the actors that have edges a place and a size in the picture."""
    ids = [row["id"] for row in rows]
    degree: dict[str, int] = {}
    for edge in edges:
        for end in {edge["source"], edge["target"]}:
            degree[ids[end]] = degree.get(ids[end], 0) + 1
    ties = ((ids[edge["source"]], ids[edge["target"]], float(edge["sentences"])) for edge in edges)
    places = positions(degree, ties)
    for row in rows:
        if row["id"] in places:
            row["x"], row["y"] = places[row["id"]]
            row["size"] = round(node_size(degree[row["id"]]), 1)


def _counts(con: Any) -> dict[str, int]:
    """Of the whole run."""
    query = "SELECT (SELECT count(*) FROM documents), (SELECT count(DISTINCT entity) FROM entities)"
    documents, actors = con.execute(query).fetchall()[0]
    return {"documents": documents, "actors": actors}


def _listed(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _number(value: Any) -> float:
    return value if isinstance(value, int | float) else 0.0
