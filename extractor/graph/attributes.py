"""What nodes and edges of a graph say, made from the tallies of a merge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from extractor.graph.merge import EdgeKey, EdgeTally, NodeTally, chosen
from extractor.records import QUAD_CLASS, STATIC_TYPES

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
PAIR_COUNTS = (*QUADS, "static", "negated")


def statement_label(relation: str, *, negated: bool = False, modality: str = "asserted") -> str:
    """How an edge reads, and what keeps parallel edges apart in Gephi.

    Example:
        >>> statement_label("AGREE", negated=True, modality="planned")
        'not AGREE (planned)'
    """
    return f"{'not ' if negated else ''}{relation}{'' if modality == 'asserted' else f' ({modality})'}"


def node_attributes(entity_id: str, tally: NodeTally | None, edges: Sequence[EdgeTally] = ()) -> dict[str, Any]:
    """The attributes of an actor; without a tally those of one that a record names but does not list.

    Its dates are those of the documents that mention it and of its edges.
    """
    if tally is None:
        tally = NodeTally(names=Counter([entity_id]), types=Counter([entity_id.partition(":")[0]]))
    dates = [tally.first_date, tally.last_date, *(date for edge in edges for date in (edge.first_date, edge.last_date))]
    known = [date for date in dates if date]
    return {
        "label": chosen(tally.names),
        "entity_type": chosen(tally.types),
        "country": chosen(tally.countries),
        "sector": chosen(tally.sectors),
        "qid": chosen(tally.qids),
        "aliases": tuple(sorted(tally.aliases)),
        "mention_count": tally.mentions,
        "document_count": tally.documents,
        "first_date": min(known, default=None),
        "last_date": max(known, default=None),
    }


def edge_attributes(key: EdgeKey, tally: EdgeTally) -> dict[str, Any]:
    """The attributes of the edge of one kind of statement."""
    return {
        "label": statement_label(key.type, negated=key.negated, modality=key.modality),
        "relation": key.type,
        "quad": QUAD_CLASS.get(key.type),
        "negated": key.negated,
        "modality": key.modality,
        "symmetric": tally.symmetric,
        "former": tally.former,
        "roles": tuple(sorted(tally.roles)),
        "weight": tally.weight,
        "documents": tuple(sorted(tally.documents)),
        "first_date": tally.first_date,
        "last_date": tally.last_date,
        "dates": tuple(sorted(tally.dates)),
        "speakers": tuple(sorted(tally.speakers)),
        "topics": tuple(sorted(tally.topics)),
        "confidence": tally.confidence,
        **_sentence(tally),
    }


def _sentence(tally: EdgeTally) -> dict[str, Any]:
    best = tally.best
    return {
        "sentence": best and best.text,
        "sentence_document": best and best.document,
        "sentence_start": best and best.start,
        "sentence_end": best and best.end,
    }


def pair_attributes(statements: Sequence[tuple[EdgeKey, EdgeTally]]) -> dict[str, Any]:
    """The attributes of one edge for all statements from a source to a target.

    Every sentence is counted in exactly one of the quad classes, ``static`` and ``negated``
    (what is denied is no act), so that these counts add up to the weight.
    """
    tallies = [tally for _, tally in statements]
    counts = dict.fromkeys(PAIR_COUNTS, 0)
    types: Counter[str] = Counter()
    for key, tally in statements:
        types[key.type] += tally.weight
        counts["negated" if key.negated else "static" if key.type in STATIC_TYPES else _quad(key.type)] += tally.weight
    dates = _joined(tally.dates for tally in tallies)
    best = min((tally for tally in tallies if tally.best), key=_best_rank, default=tallies[0])
    relations = tuple(sorted(types, key=lambda name: (-types[name], name)))
    return {
        "label": ", ".join(relations),
        "relations": relations,
        **counts,
        "weight": sum(tally.weight for tally in tallies),
        "documents": _joined(tally.documents for tally in tallies),
        "first_date": min(dates, default=None),
        "last_date": max(dates, default=None),
        "dates": dates,
        "speakers": _joined(tally.speakers for tally in tallies),
        "topics": _joined(tally.topics for tally in tallies),
        "confidence": max(tally.confidence for tally in tallies),
        **_sentence(best),
    }


def _quad(relation: str) -> str:
    # A user's own type, which no quad class knows, is counted as static.
    return QUAD_CLASS.get(relation) or "static"


def _joined(sets: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted(set[str]().union(*sets)))


def _best_rank(tally: EdgeTally) -> tuple[float, int, str, str, int, int]:
    assert tally.best is not None
    return tally.best.rank
