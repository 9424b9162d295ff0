"""Who belongs together: groups of actors with more to do with each other than with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from extractor.analysis.counting import Counting, label, rule, undirected
from extractor.analysis.frames import tidy

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

COMMUNITIES = {
    "community": "int64",
    "size": "int64",
    "actor": "str",
    "name": "str",
    "type": "str",
    "weight": "float64",
    "inside": "float64",
}


def communities(graph: nx.Graph, *, resolution: float = 1.0, seed: int = 0, **what: Unpack[Counting]) -> pd.DataFrame:
    """Communities by the Louvain method (Blondel et al. 2008, *J. Stat. Mech.* P10008), the largest first.

    Over all events they say who deals with whom; ``quads="cooperation"`` gives camps rather than theatres of conflict.

    Columns: ``community`` (0 is the largest), its ``size``; ``actor``, ``name``, ``type``; ``weight`` (sentences that
    tie it to others) and ``inside`` (share of these within the community). ``attrs["modularity"]`` is that of the
    partition (Newman 2004): near 0 there are no communities to speak of. Actors without an edge that counts are left out.

    Args:
        graph: Of ``build_graph`` or ``Corpus.graph``, or any weighted graph.
        resolution: Above 1 for smaller communities.
        seed: The method depends on the order of the actors; the same seed gives the same communities.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: The graph is aggregated, an option is none, or pandas is not installed.

    Example:
        >>> import networkx as nx
        >>> graph = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("x", "y")])
        >>> communities(graph)[["community", "actor"]].values.tolist()
        [[0, 'a'], [0, 'b'], [0, 'c'], [1, 'x'], [1, 'y']]
    """
    import networkx as nx

    ties = undirected(graph, rule(**what))
    if not ties:
        return tidy(COMMUNITIES, [], attrs={"modularity": 0.0})
    # Numbers for ids: sets of text have another order in each process.
    ids = list(ties)
    numbered = nx.relabel_nodes(ties, {node: number for number, node in enumerate(ids)})
    found = nx.community.louvain_communities(numbered, weight="weight", resolution=resolution, seed=seed)
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    modularity = nx.community.modularity(numbered, found, weight="weight", resolution=resolution)
    rows = [
        (number, len(group), *_member(ties, ids[member], {ids[other] for other in group}))
        for number, group in enumerate(ordered)
        for member in group
    ]
    rows.sort(key=lambda row: (row[0], -row[5], row[2]))
    return tidy(COMMUNITIES, rows, attrs={"modularity": modularity})


def _member(ties: nx.Graph, actor: str, group: set[str]) -> tuple[str, str, str | None, float, float]:
    weights = {other: data["weight"] for other, data in ties[actor].items()}
    total = sum(weights.values())
    inside = sum(weight for other, weight in weights.items() if other in group)
    return actor, label(ties, actor), ties.nodes[actor].get("entity_type"), total, inside / total if total else 0.0
