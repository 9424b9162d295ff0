"""Who stands between others: structural holes, and brokerage between groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Unpack

from extractor.analysis.counting import Counting, directed, label, rule, undirected
from extractor.analysis.frames import EXTRA, tidy
from extractor.analysis.paths import betweenness
from extractor.errors import ExtractorError
from extractor.extras import library

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

BROKERS = {
    "actor": "str",
    "name": "str",
    "type": "str",
    "country": "str",
    "partners": "int64",
    "constraint": "float64",
    "effective_size": "float64",
    "efficiency": "float64",
    "betweenness": "float64",
}
ROLES = ("coordinator", "gatekeeper", "representative", "itinerant", "liaison")
BROKERAGE = {"actor": "str", "name": "str", "group": "str", **dict.fromkeys((*ROLES, "total"), "int64")}
# Rows of a matrix product at once: some hundred keep it small, however many partners a hub has.
_BLOCK = 256


def brokers(graph: nx.Graph, *, samples: int | None = None, **what: Unpack[Counting]) -> pd.DataFrame:
    """Who fills structural holes: actors whose partners have little to do with each other; the least constrained first.

    Columns: ``actor``, ``name``, ``type``, ``country``, ``partners``; ``constraint`` (Burt 1992, *Structural Holes*,
    weighted: near 0 for a broker, 1 and more for one who depends on few partners that are tied to each other),
    ``effective_size`` (partners less their mean ties to each other; Borgatti 1997, unweighted), ``efficiency`` (the same as a
    share of the partners) and ``betweenness`` as in :func:`~extractor.analysis.centralities`.

    Args:
        graph: Of ``build_graph`` or ``Corpus.graph``, or any weighted graph.
        samples: For the betweenness, as there.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: The graph is aggregated, an option is none, or the extra ``analysis`` is not installed.

    Example:
        >>> import networkx as nx
        >>> brokers(nx.star_graph(["hub", "a", "b", "c"])).head(1)[["actor", "partners", "effective_size"]].values.tolist()
        [['hub', 3, 3.0]]
    """
    import networkx as nx

    ties = undirected(graph, rule(**what))
    between, size = betweenness(ties, samples)
    held = _constraint(ties) if ties else {}
    triangles = nx.triangles(ties) if ties else {}
    rows = []
    for node, data in ties.nodes(data=True):
        partners = ties.degree(node)
        effective = partners - 2 * triangles[node] / partners
        about = (node, label(ties, node), data.get("entity_type"), data.get("country"))
        rows.append((*about, partners, held[node], effective, effective / partners, between[node]))
    rows.sort(key=lambda row: (row[5], -row[4], row[0]))
    return tidy(BROKERS, rows, attrs={"betweenness_samples": size})


def _constraint(ties: nx.Graph) -> dict[str, float]:
    """Burt's constraint; that of networkx squares the whole matrix, which no memory holds where a hub knows thousands."""
    import networkx as nx
    import numpy as np

    sparse = library("scipy.sparse", extra=EXTRA)
    mutual = nx.to_scipy_sparse_array(ties, weight="weight", dtype=np.float64)
    shares = sparse.csr_array(sparse.diags_array(1 / mutual.sum(axis=1)) @ mutual)
    found: list[float] = []
    for start in range(0, len(ties), _BLOCK):
        block = shares[start : start + _BLOCK]
        # Only partners count: what reaches others over two steps is dropped.
        local = (block + (block @ shares) * (block > 0)).power(2)
        found += local.sum(axis=1).tolist()
    return dict(zip(ties, found, strict=True))


def brokerage(graph: nx.Graph, *, by: str | Mapping[str, str] = "country", **what: Unpack[Counting]) -> pd.DataFrame:
    """In which roles actors stand between groups (Gould and Fernandez 1989, *Sociological Methodology* 19).

    Counted are the directed paths a → broker → c where a does nothing to c; the role depends on the groups of the three.
    Actors without a group are left out, as brokers and as ends.

    Columns: ``actor``, ``name``, ``group``; ``coordinator`` (all of one group), ``gatekeeper`` (from another group into
    the own), ``representative`` (from the own into another), ``itinerant`` (within a group that is not its own),
    ``liaison`` (three groups); ``total``.

    Args:
        graph: Of ``build_graph`` or ``Corpus.graph``.
        by: An attribute of the actors (``country``, ``sector``, ``entity_type``), or actor → group, such as the
            communities of the graph.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: No actor has such an attribute, the graph is aggregated, or an option is none.

    Example:
        >>> import networkx as nx
        >>> paths = nx.DiGraph([("a", "b"), ("b", "c")])
        >>> brokerage(paths, by={"a": "X", "b": "X", "c": "Y"})[["actor", "representative"]].values.tolist()
        [['b', 1]]
    """
    arrows = directed(graph, rule(**what))
    groups = {node: group for node in arrows if (group := _group(arrows, node, by)) is not None}
    if len(arrows) and not groups:
        raise ExtractorError(f"no actor of this graph has {by if isinstance(by, str) else 'one of these groups'!r}")
    inner = arrows.subgraph(groups)
    into = {node: Counter(groups[other] for other in inner.pred[node]) for node in inner}
    out = {node: Counter(groups[other] for other in inner.succ[node]) for node in inner}
    counts = {node: _paths(groups[node], into[node], out[node]) for node in inner}
    for first, broker, last in _closed(inner):
        counts[broker][_role(groups[first], groups[broker], groups[last])] -= 1
    rows = [
        (node, label(arrows, node), groups[node], *(roles[name] for name in ROLES), sum(roles.values()))
        for node, roles in counts.items()
        if sum(roles.values())
    ]
    rows.sort(key=lambda row: (-row[-1], row[0]))
    return tidy(BROKERAGE, rows)


def _group(arrows: nx.DiGraph, node: str, by: str | Mapping[str, str]) -> str | None:
    found: Any = arrows.nodes[node].get(by) if isinstance(by, str) else by.get(node)
    return None if found is None else str(found)


def _role(first: str, own: str, last: str) -> str:
    if first == last:
        return "coordinator" if first == own else "itinerant"
    if last == own:
        return "gatekeeper"
    return "representative" if first == own else "liaison"


def _paths(own: str, into: Counter[str], out: Counter[str]) -> Counter[str]:
    """All paths over an actor by role, from the numbers of its neighbours by group alone."""
    same = into[own] * out[own]
    all_in, all_out = into.total(), out.total()
    around = sum(number * out[group] for group, number in into.items()) - same
    gate = (all_in - into[own]) * out[own]
    stands = into[own] * (all_out - out[own])
    found = Counter(coordinator=same, gatekeeper=gate, representative=stands, itinerant=around)
    found["liaison"] = all_in * all_out - same - gate - stands - around
    return found


def _closed(inner: nx.DiGraph) -> Iterator[tuple[str, str, str]]:
    """The paths that are none of a broker: back to where they come from, or beside an edge from first to last."""
    for first, last in inner.edges():
        if inner.has_edge(last, first):
            yield first, last, first  # over ``last`` and back
        forward, backward = inner.succ[first], inner.pred[last]
        small, large = (forward, backward) if len(forward) <= len(backward) else (backward, forward)
        for broker in small:
            if broker in large:
                yield first, broker, last
