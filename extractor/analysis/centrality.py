"""Who is in the middle: degrees, betweenness, PageRank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from extractor.analysis.counting import Counting, directed, label, rule, undirected
from extractor.analysis.frames import EXTRA, tidy
from extractor.analysis.paths import betweenness
from extractor.extras import library

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

CENTRALITIES = {
    "actor": "str",
    "name": "str",
    "type": "str",
    "country": "str",
    "partners": "int64",
    "out_degree": "int64",
    "in_degree": "int64",
    "out_weight": "float64",
    "in_weight": "float64",
    "betweenness": "float64",
    "pagerank": "float64",
}


def centralities(graph: nx.Graph, *, samples: int | None = None, **what: Unpack[Counting]) -> pd.DataFrame:
    """How central each actor is; the busiest first. Actors without an edge that counts are left out.

    Columns: ``actor`` (id), ``name``, ``type``, ``country``; ``partners`` (actors it has to do with), ``out_degree``
    and ``in_degree`` (those it acts on, and that act on it), ``out_weight`` and ``in_weight`` (sentences);
    ``betweenness`` (share of the shortest paths between others that lead over it, direction and weight aside; Freeman
    1977, *Sociometry* 40), ``pagerank`` (weighted; who is addressed by those who are addressed; Brin and Page 1998).
    A symmetric statement (a meeting) goes both ways.

    Args:
        graph: Of ``build_graph`` or ``Corpus.graph``, or any weighted graph.
        samples: Betweenness from the paths of so many actors, drawn with a fixed seed (Brandes and Pich 2007); by default
            of all, and in graphs where that would take minutes (from some thousand actors on) of as many as take some ten
            seconds. ``attrs["betweenness_samples"]`` tells how many.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: The graph is aggregated, an option is none, or the extra ``analysis`` is not installed.

    Example:
        >>> import networkx as nx
        >>> graph = nx.MultiDiGraph()
        >>> _ = graph.add_edge("country:RU", "country:VE", relation="AID", weight=2)
        >>> centralities(graph)[["actor", "out_weight", "in_weight"]].values.tolist()
        [['country:RU', 2.0, 0.0], ['country:VE', 0.0, 2.0]]
    """
    library("scipy", extra=EXTRA)  # which networkx needs for PageRank
    import networkx as nx

    chosen = rule(**what)
    arrows, ties = directed(graph, chosen), undirected(graph, chosen)
    between, size = betweenness(ties, samples)
    ranks = nx.pagerank(arrows, weight="weight") if arrows else {}
    rows = [
        (
            node,
            label(arrows, node),
            data.get("entity_type"),
            data.get("country"),
            ties.degree(node),
            arrows.out_degree(node),
            arrows.in_degree(node),
            arrows.out_degree(node, weight="weight"),
            arrows.in_degree(node, weight="weight"),
            between[node],
            ranks[node],
        )
        for node, data in arrows.nodes(data=True)
    ]
    rows.sort(key=lambda row: (-(row[7] + row[8]), row[0]))
    return tidy(CENTRALITIES, rows, attrs={"betweenness_samples": size})
