"""What counts: the same choice for all of the analysis.

By default events count that the texts report as done: not offices and memberships (``static``), not what is denied
(``negated``), not what is only planned, possible or demanded (``modalities``). What counts is counted with the number
of sentences that show it in graphs (``weight``), and once a document in frames of relations.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict, get_args

from extractor.analysis.frames import check_relations
from extractor.errors import ExtractorError
from extractor.graph.build import ABOUT, CONCERNS, MENTIONS
from extractor.records import QUAD_CLASS, Modality, Quad

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

MODALITIES: tuple[str, ...] = get_args(Modality)
QUADS: tuple[str, ...] = get_args(Quad)
COOPERATION = ("verbal_cooperation", "material_cooperation")
CONFLICT = ("verbal_conflict", "material_conflict")

_GROUPS = {"all": QUADS, "cooperation": COOPERATION, "conflict": CONFLICT, **{quad: (quad,) for quad in QUADS}}
_VIEWS = frozenset({MENTIONS, ABOUT, CONCERNS})


class Counting(TypedDict, total=False):
    """Options that all functions of the analysis take.

    Attributes:
        negated: What is denied counts too.
        modalities: What counts of ``asserted``, ``planned``, ``possible`` and ``demanded``; ``"all"`` for all of it.
        static: Offices and memberships count too; they are neither cooperation nor conflict.
        quads: Only these quad classes; ``"cooperation"`` and ``"conflict"`` stand for two each.
    """

    negated: bool
    modalities: Collection[str]
    static: bool
    quads: Collection[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """An edge that counts; ``quad`` is None for what is no event."""

    source: str
    target: str
    type: str
    quad: str | None
    weight: float
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """The options, checked."""

    negated: bool
    modalities: frozenset[str]
    static: bool
    quads: frozenset[str]

    def holds(self, relation: str, negated: bool, modality: str) -> bool:
        """Whether a statement counts.

        Example:
            >>> rule().holds("AGREE", False, "asserted"), rule().holds("AGREE", True, "asserted")
            (True, False)
        """
        if (negated and not self.negated) or modality not in self.modalities:
            return False
        quad = QUAD_CLASS.get(relation)
        # A user's own type, which no quad class knows, is counted as static, as graphs do.
        return self.static if quad is None else quad in self.quads


def rule(
    *,
    negated: bool = False,
    modalities: Collection[str] = ("asserted",),
    static: bool = False,
    quads: Collection[str] = "all",
) -> Rule:
    """What counts, from the options of a call.

    Raises:
        ExtractorError: A modality or quad class is none.

    Example:
        >>> sorted(rule(quads="conflict").quads)
        ['material_conflict', 'verbal_conflict']
    """
    classes = [quads] if isinstance(quads, str) else quads
    known = {name: _GROUPS.get(name) for name in classes}
    for name, group in known.items():
        if group is None:
            raise ExtractorError(f"{name!r} is no quad class; choose from: {', '.join(_GROUPS)}")
    ways = MODALITIES if modalities == "all" else (modalities,) if isinstance(modalities, str) else modalities
    for way in ways:
        if way not in MODALITIES:
            raise ExtractorError(f"{way!r} is no modality; choose from: {', '.join((*MODALITIES, 'all'))}")
    return Rule(negated, frozenset(ways), static, frozenset(quad for group in known.values() for quad in group or ()))


def counted(relations: pd.DataFrame, what: Rule, *more: str) -> pd.DataFrame:
    """The rows of a frame of relations that count; an actor's relations to itself do not.

    Raises:
        ExtractorError: The frame lacks a column, of those that all functions need or of ``more``.
    """
    import numpy as np

    check_relations(relations, *more)
    columns = (relations[name] for name in ("type", "negated", "modality", "source", "target"))
    keep = [
        what.holds(kind, bool(negated), modality) and source != target
        for kind, negated, modality, source, target in zip(*columns, strict=True)
    ]
    return relations.loc[np.array(keep, dtype=bool)]


def statements(graph: nx.Graph, what: Rule) -> Iterator[Statement]:
    """The edges of a graph that count, without loops.

    Edges that say nothing of relations, such as those of a co-occurrence graph, all count; those that tie actors to
    topics and documents do not.

    Raises:
        ExtractorError: The graph is aggregated, so that nothing can be told of single statements.
    """
    mutual = not graph.is_directed()
    for source, target, data in graph.edges(data=True):
        if source == target or data.get("relation") in _VIEWS:
            continue
        weight = data.get("weight", 1)
        kind = data.get("relation")
        if kind is None:
            if "relations" in data:
                raise ExtractorError("the edges are aggregated; make the graph without aggregate=True")
            yield Statement(source, target, "", None, weight, mutual)
        elif what.holds(kind, bool(data.get("negated")), data.get("modality", "asserted")):
            quad = QUAD_CLASS.get(kind)
            yield Statement(source, target, kind, quad, weight, mutual or bool(data.get("symmetric")))


def directed(graph: nx.Graph, what: Rule) -> nx.DiGraph:
    """What counts as one weighted edge from each actor to each other; a symmetric statement goes both ways.

    Nodes are the actors that have such an edge, sorted by id.
    """
    return _summed(graph, what, both=True)


def undirected(graph: nx.Graph, what: Rule) -> nx.Graph:
    """What counts as one weighted edge between two actors, in whatever direction; a symmetric statement counts once."""
    return _summed(graph, what, both=False)


def _summed(graph: nx.Graph, what: Rule, *, both: bool) -> nx.Graph:
    import networkx as nx

    weights: dict[tuple[str, str], float] = {}
    for found in statements(graph, what):
        ends = (found.source, found.target)
        pairs = [ends] if both else [(min(ends), max(ends))]
        if both and found.symmetric:
            pairs.append(ends[::-1])
        for pair in pairs:
            weights[pair] = weights.get(pair, 0) + found.weight
    summed = nx.DiGraph() if both else nx.Graph()
    summed.add_nodes_from((node, graph.nodes[node]) for node in sorted({end for pair in weights for end in pair}))
    summed.add_weighted_edges_from((source, target, weights[source, target]) for source, target in sorted(weights))
    return summed


def label(graph: nx.Graph, node: Any) -> str:
    """The name of an actor of a graph."""
    return str(graph.nodes[node].get("label") or node)
