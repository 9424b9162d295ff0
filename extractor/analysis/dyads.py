"""Pairs of actors: cooperation against conflict, and what is answered in kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Unpack

from extractor.analysis.counting import CONFLICT, COOPERATION, QUADS, Counting, Statement, label, rule, statements
from extractor.analysis.frames import tidy

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

PAIR = {"one": "str", "one_name": "str", "other": "str", "other_name": "str"}
BALANCE = {
    **PAIR,
    **dict.fromkeys((*QUADS, "cooperation", "conflict", "balance", "tone"), "float64"),
}
RECIPROCITY = {**PAIR, "there": "float64", "back": "float64", "reciprocity": "float64"}


def balance(
    graph: nx.Graph,
    *,
    directed: bool = False,
    weights: Mapping[str, float] | None = None,
    **what: Unpack[Counting],
) -> pd.DataFrame:
    """Cooperation minus conflict of each pair of actors, by the quad classes of PLOVER; the busiest pairs first.

    Columns: ``one``, ``one_name``, ``other``, ``other_name``; the four quad classes; ``cooperation``, ``conflict``,
    ``balance`` (the first minus the second) and ``tone`` (the balance by the sum of both, from -1 to 1). All count
    sentences. With ``weights`` also ``score``. Pairs that only have static relations have no row.

    Args:
        graph: Of ``build_graph`` or ``Corpus.graph``.
        directed: What ``one`` does to ``other``; otherwise both ways together, with the ids of a pair in their order. A
            symmetric statement goes both ways.
        weights: Relation type → how cooperative it is, such as a scale after Goldstein 1992 (*J. of Conflict Resolution* 36),
            which may not be shipped; ``score`` is the sum over the sentences, types without a weight being 0.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: The graph is aggregated, an option is none, or pandas is not installed.

    Example:
        >>> import networkx as nx
        >>> graph = nx.MultiDiGraph()
        >>> _ = graph.add_edge("country:RU", "country:VE", relation="AID", weight=3)
        >>> _ = graph.add_edge("country:VE", "country:RU", relation="ACCUSE", weight=1)
        >>> balance(graph)[["one", "other", "balance", "tone"]].values.tolist()
        [['country:RU', 'country:VE', 2.0, 0.5]]
    """
    pairs: dict[tuple[str, str], dict[str, float]] = {}
    for found in statements(graph, rule(**what)):
        if found.quad is None:
            continue
        for pair in _pairs(found, directed=directed):
            counts = pairs.setdefault(pair, dict.fromkeys((*QUADS, "score"), 0.0))
            counts[found.quad] += found.weight
            counts["score"] += found.weight * (weights or {}).get(found.type, 0.0)
    rows = []
    for (one, other), counts in pairs.items():
        together = signed(counts)
        scored = (counts["score"],) if weights is not None else ()
        rows.append((one, label(graph, one), other, label(graph, other), *together, *scored))
    rows.sort(key=lambda row: (-(row[8] + row[9]), row[0], row[2]))
    return tidy({**BALANCE, "score": "float64"} if weights is not None else BALANCE, rows)


def signed(counts: Mapping[str, float]) -> tuple[float, ...]:
    """The quad classes, then cooperation, conflict, balance and tone.

    Example:
        >>> signed({"verbal_cooperation": 3, "material_conflict": 1})
        (3, 0, 0, 1, 3, 1, 2, 0.5)
    """
    good = sum(counts.get(quad, 0) for quad in COOPERATION)
    bad = sum(counts.get(quad, 0) for quad in CONFLICT)
    tone = (good - bad) / (good + bad) if good + bad else 0.0
    return (*(counts.get(quad, 0) for quad in QUADS), good, bad, good - bad, tone)


def reciprocity(graph: nx.Graph, **what: Unpack[Counting]) -> pd.DataFrame:
    """How far what one actor does to another is answered; the busiest pairs first.

    Columns: ``one``, ``one_name``, ``other``, ``other_name``; ``there`` (sentences in which one acts on the other),
    ``back``, and ``reciprocity`` (the share of both that is matched: 0 if one is silent, 1 if they are equal).
    ``attrs["reciprocity"]`` is the share of all weight that is matched (Squartini et al. 2013, *Sci. Rep.* 3). Statements
    that are symmetric go both ways by definition and are left out. ``quads="conflict"`` asks for tit for tat.

    Args:
        graph: Of ``build_graph`` or ``Corpus.graph``.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: The graph is aggregated, an option is none, or pandas is not installed.

    Example:
        >>> import networkx as nx
        >>> graph = nx.MultiDiGraph()
        >>> _ = graph.add_edge("country:RU", "country:VE", relation="AID", weight=3)
        >>> _ = graph.add_edge("country:VE", "country:RU", relation="AGREE", weight=1)
        >>> reciprocity(graph)[["there", "back", "reciprocity"]].values.tolist()
        [[3.0, 1.0, 0.5]]
    """
    weights: dict[tuple[str, str], float] = {}
    for found in statements(graph, rule(**what)):
        if not found.symmetric:
            ends = (found.source, found.target)
            weights[ends] = weights.get(ends, 0) + found.weight
    rows = []
    for one, other in sorted({(min(ends), max(ends)) for ends in weights}):
        there, back = weights.get((one, other), 0), weights.get((other, one), 0)
        matched = 2 * min(there, back) / (there + back) if there + back else 0.0
        rows.append((one, label(graph, one), other, label(graph, other), there, back, matched))
    rows.sort(key=lambda row: (-(row[4] + row[5]), row[0], row[2]))
    total = sum(weights.values())
    matched = sum(2 * min(row[4], row[5]) for row in rows)
    return tidy(RECIPROCITY, rows, attrs={"reciprocity": matched / total if total else 0.0})


def _pairs(found: Statement, *, directed: bool) -> Iterable[tuple[str, str]]:
    ends = (found.source, found.target)
    if not directed:
        return [(min(ends), max(ends))]
    return [ends, ends[::-1]] if found.symmetric else [ends]
