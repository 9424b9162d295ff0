"""Whether the friend of a friend is a friend: structural balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Unpack

from extractor.analysis.counting import CONFLICT, COOPERATION, Counting, rule, statements
from extractor.analysis.frames import tidy

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

TRIADS = {
    "triad": "str",
    "balanced": "bool",
    "triads": "int64",
    "share": "float64",
    "expected": "float64",
}
# Number of hostile sides → how the triad is written, and how many of the eight signings are such.
_KINDS = (("+++", 1), ("++-", 3), ("+--", 3), ("---", 1))


def structural_balance(graph: nx.Graph, **what: Unpack[Counting]) -> pd.DataFrame:
    """Triads of actors that all have to do with each other, by the signs of their pairs.

    A pair is friendly (``+``) if cooperation outweighs conflict, hostile (``-``) if conflict does, and left out if
    neither does. Triads with an even number of hostile pairs are balanced (Cartwright and Harary 1956, *Psychological
    Review* 63).

    Columns: ``triad`` (``+++``, ``++-``, ``+--``, ``---``), ``balanced``, ``triads`` (how many), ``share`` of all triads,
    and the share ``expected`` if the same signs were spread over the pairs by chance (Leskovec, Huttenlocher and
    Kleinberg 2010, *CHI*). ``attrs["balance"]`` is the share of balanced triads.

    Args:
        graph: Of ``build_graph`` or ``Corpus.graph``.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: The graph is aggregated, an option is none, or pandas is not installed.

    Example:
        >>> import networkx as nx
        >>> graph = nx.MultiDiGraph()
        >>> for one, kind, other in [("a", "AID", "b"), ("a", "ASSAULT", "c"), ("b", "ACCUSE", "c")]:
        ...     _ = graph.add_edge(one, other, relation=kind)
        >>> structural_balance(graph)["triads"].tolist()
        [0, 0, 1, 0]
    """
    signs = _signs(graph, what)
    found = Counter(sum(signs[pair] < 0 for pair in combinations(sorted(triad), 2)) for triad in _triangles(signs))
    total = found.total()
    friendly = sum(sign > 0 for sign in signs.values()) / len(signs) if signs else 0.0
    rows = [
        (
            name,
            hostile % 2 == 0,
            found[hostile],
            found[hostile] / total if total else 0.0,
            ways * friendly ** (3 - hostile) * (1 - friendly) ** hostile if signs else 0.0,
        )
        for hostile, (name, ways) in enumerate(_KINDS)
    ]
    held = sum(row[2] for row in rows if row[1])
    return tidy(TRIADS, rows, attrs={"balance": held / total if total else 0.0})


def _signs(graph: nx.Graph, what: Counting) -> dict[tuple[str, str], float]:
    """Cooperation minus conflict by pair, where it is not even."""
    sums: dict[tuple[str, str], float] = {}
    for found in statements(graph, rule(**what)):
        side = 1 if found.quad in COOPERATION else -1 if found.quad in CONFLICT else 0
        pair = (min(found.source, found.target), max(found.source, found.target))
        sums[pair] = sums.get(pair, 0) + side * found.weight
    return {pair: sign for pair, sign in sums.items() if sign}


def _triangles(signs: Mapping[tuple[str, str], float]) -> Iterator[tuple[str, str, str]]:
    """Each triangle once: from each pair to the common neighbours that come after both, fewest neighbours first.

    So ordered, an actor has at most some √(2·pairs) neighbours to look at (Chiba and Nishizeki 1985).
    """
    degree: Counter[str] = Counter(actor for pair in signs for actor in pair)
    after: dict[str, set[str]] = {actor: set() for actor in degree}
    for pair in signs:
        first, second = sorted(pair, key=lambda actor: (degree[actor], actor))
        after[first].add(second)
    for first, later in after.items():
        for second in later:
            for third in later & after[second]:
                yield first, second, third
