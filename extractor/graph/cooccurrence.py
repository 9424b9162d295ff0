"""Who is named together with whom: a view of its own, with no claim that anybody did anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from extractor.graph.build import graph_of
from extractor.graph.merge import Merge
from extractor.records import Document

if TYPE_CHECKING:
    import networkx as nx


def cooccurrence_graph(documents: Iterable[Document], *, unit: Literal["segment", "document"] = "segment") -> nx.Graph:
    """An undirected graph of the actors named in the same segment or document.

    The ``weight`` of an edge counts the segments (or documents) that name both. A body is one
    segment, a post, a caption and the title are others, and so is a quote within the body.

    Example:
        >>> from extractor.records import Entity, Mention
        >>> kuba = Entity("country:CU", "country", "Kuba", mentions=(Mention("Kuba", 0, 4, "de", "s0", "name"),))
        >>> chile = Entity("country:CL", "country", "Chile", mentions=(Mention("Chile", 9, 14, "de", "s0", "name"),))
        >>> list(cooccurrence_graph([Document(id="a", entities=(kuba, chile))]).edges(data="weight"))
        [('country:CL', 'country:CU', 1)]
    """
    import networkx as nx

    merge = Merge()
    weights: dict[tuple[str, str], int] = {}
    sources: dict[tuple[str, str], set[str]] = {}
    for document in documents:
        merge.add(replace(document, relations=(), topics=()))
        for actors in _units(document, unit):
            for pair in combinations(sorted(actors), 2):
                weights[pair] = weights.get(pair, 0) + 1
                sources.setdefault(pair, set()).add(document.id)
    nodes = graph_of(merge)
    graph = nx.Graph()
    graph.add_nodes_from((actor, nodes.nodes[actor]) for actor in sorted(merge.nodes))
    for (left, right), weight in sorted(weights.items()):
        graph.add_edge(left, right, weight=weight, documents=tuple(sorted(sources[left, right])))
    return graph


def _units(document: Document, unit: str) -> Iterator[set[str]]:
    if unit == "document":
        yield {entity.id for entity in document.entities}
        return
    segments: dict[str, set[str]] = {}
    for entity in document.entities:
        for mention in entity.mentions:
            segments.setdefault(mention.segment, set()).add(entity.id)
    yield from segments.values()
