"""Documents to one directed multigraph of actors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extractor.graph.attributes import edge_attributes, node_attributes, pair_attributes
from extractor.graph.merge import EdgeKey, EdgeTally, Merge
from extractor.records import Document, content_id

if TYPE_CHECKING:
    import networkx as nx

# Edges of the views on request; they are no relations between actors.
MENTIONS, ABOUT, CONCERNS = "MENTIONS", "ABOUT", "CONCERNS"


def build_graph(
    documents: Iterable[Document],
    *,
    aggregate: bool = False,
    topics: bool = False,
    documents_as_nodes: bool = False,
) -> nx.MultiDiGraph:
    """Merge documents into one graph: actors are nodes, what they do to each other are edges.

    Two statements are one edge if source, type, target, negation and modality agree; its
    ``weight`` counts the sentences that show it. The order of the documents does not matter.

    Args:
        documents: Extracted documents; a generator is read once.
        aggregate: One weighted edge from each source to each target, with counts by quad class.
        topics: Topics as nodes too, tied to the actors whose relations are about them.
        documents_as_nodes: Documents as nodes too, tied to the actors they mention and their topics.

    Example:
        >>> from extractor.records import Entity, Evidence, Relation
        >>> said = Evidence("Kuba lobte Chile.", 0, 17, "s0")
        >>> document = Document(
        ...     id="a",
        ...     entities=(Entity("country:CU", "country", "Kuba"), Entity("country:CL", "country", "Chile")),
        ...     relations=(Relation("country:CU", "SUPPORT", "country:CL", (said,), rule="verb"),),
        ... )
        >>> [(s, d["relation"], t) for s, t, d in build_graph([document]).edges(data=True)]
        [('country:CU', 'SUPPORT', 'country:CL')]
    """
    merge = Merge(views=documents_as_nodes)
    for document in documents:
        merge.add(document)
    return graph_of(merge, aggregate=aggregate, topics=topics)


def graph_of(merge: Merge, *, aggregate: bool = False, topics: bool = False) -> nx.MultiDiGraph:
    """The graph of what has been merged so far; for options see :func:`build_graph`.

    Example:
        >>> graph_of(Merge()).number_of_nodes()
        0
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    edges = sorted(merge.edges.items())
    of_node: dict[str, list[EdgeTally]] = {}
    for key, edge in edges:
        for end in (key.source, key.target):
            of_node.setdefault(end, []).append(edge)
    for entity_id in sorted({*merge.nodes, *of_node}):
        graph.add_node(entity_id, **node_attributes(entity_id, merge.nodes.get(entity_id), of_node.get(entity_id, ())))
    if aggregate:
        _add_pairs(graph, edges)
    else:
        for key, edge in edges:
            graph.add_edge(key.source, key.target, key=key.id, **edge_attributes(key, edge))
    if topics:
        _add_topics(graph, merge)
    if merge.views:
        _add_documents(graph, merge, topics=topics)
    return graph


def _add_pairs(graph: nx.MultiDiGraph, edges: list[tuple[EdgeKey, EdgeTally]]) -> None:
    pairs: dict[tuple[str, str], list[tuple[EdgeKey, EdgeTally]]] = {}
    for key, tally in edges:
        pairs.setdefault((key.source, key.target), []).append((key, tally))
    for (source, target), statements in pairs.items():
        graph.add_edge(source, target, key=content_id(source, target), **pair_attributes(statements))


def _view_edge(graph: nx.MultiDiGraph, source: str, target: str, relation: str, weight: float) -> None:
    key = content_id(source, relation, target)
    graph.add_edge(source, target, key=key, label=relation, relation=relation, weight=weight)


def _add_topics(graph: nx.MultiDiGraph, merge: Merge) -> None:
    named = {topic: tally.documents for topic, tally in merge.topics.items()}
    for topic in sorted({*named, *(topic for _, topic in merge.actor_topics)}):
        graph.add_node(f"topic:{topic}", label=topic, entity_type="topic", document_count=named.get(topic, 0))
    for (actor, topic), weight in sorted(merge.actor_topics.items()):
        _view_edge(graph, actor, f"topic:{topic}", CONCERNS, weight)


def _add_documents(graph: nx.MultiDiGraph, merge: Merge, *, topics: bool) -> None:
    for document, (title, date) in sorted(merge.document_labels.items()):
        graph.add_node(f"document:{document}", label=title or document, entity_type="document", date=date)
    for (document, actor), mentions in sorted(merge.document_actors.items()):
        _view_edge(graph, f"document:{document}", actor, MENTIONS, mentions)
    if topics:
        for (document, topic), score in sorted(merge.document_topics.items()):
            _view_edge(graph, f"document:{document}", f"topic:{topic}", ABOUT, score)
