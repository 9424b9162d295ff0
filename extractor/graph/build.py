"""Documents to one directed multigraph of actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from extractor.graph.merge import EdgeKey, EdgeTally, Merge, NodeTally, chosen
from extractor.records import QUAD_CLASS, STATIC_TYPES, Document, content_id

if TYPE_CHECKING:
    import networkx as nx

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")

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
    for entity_id, tally in sorted(merge.nodes.items()):
        graph.add_node(entity_id, **_node(tally))
    edges = sorted(merge.edges.items())
    for key, _ in edges:
        for end in (key.source, key.target):
            if end not in graph:  # a record that names an actor it does not list
                graph.add_node(end, **_node(NodeTally(), label=end, entity_type=end.partition(":")[0]))
    if aggregate:
        _add_pairs(graph, edges)
    else:
        for key, tally_ in edges:
            graph.add_edge(key.source, key.target, key=key.id, **_edge(key, tally_))
    if topics:
        _add_topics(graph, merge)
    if merge.views:
        _add_documents(graph, merge, topics=topics)
    return graph


def statement_label(relation: str, *, negated: bool = False, modality: str = "asserted") -> str:
    """How an edge reads, and what keeps parallel edges apart in Gephi.

    Example:
        >>> statement_label("AGREE", negated=True, modality="planned")
        'not AGREE (planned)'
    """
    return f"{'not ' if negated else ''}{relation}{'' if modality == 'asserted' else f' ({modality})'}"


def _node(tally: NodeTally, *, label: str = "", entity_type: str | None = None) -> dict[str, Any]:
    return {
        "label": chosen(tally.names) or label,
        "entity_type": chosen(tally.types) or entity_type,
        "country": chosen(tally.countries),
        "sector": chosen(tally.sectors),
        "qid": chosen(tally.qids),
        "aliases": tuple(sorted(tally.aliases)),
        "mention_count": tally.mentions,
        "document_count": tally.documents,
    }


def _edge(key: EdgeKey, tally: EdgeTally) -> dict[str, Any]:
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


def _add_pairs(graph: nx.MultiDiGraph, edges: list[tuple[EdgeKey, EdgeTally]]) -> None:
    pairs: dict[tuple[str, str], list[tuple[EdgeKey, EdgeTally]]] = {}
    for key, tally in edges:
        pairs.setdefault((key.source, key.target), []).append((key, tally))
    for (source, target), statements in pairs.items():
        graph.add_edge(source, target, key=content_id(source, target), **_pair(statements))


def _pair(statements: list[tuple[EdgeKey, EdgeTally]]) -> dict[str, Any]:
    """One edge for all statements from a source to a target.

    Every sentence is counted in exactly one of the quad classes, ``static`` and ``negated``
    (what is denied is no act), so that these counts add up to the weight.
    """
    tallies = [tally for _, tally in statements]
    counts = dict.fromkeys((*QUADS, "static", "negated"), 0)
    types: Counter[str] = Counter()
    for key, tally in statements:
        types[key.type] += tally.weight
        counts["negated" if key.negated else "static" if key.type in STATIC_TYPES else _quad(key.type)] += tally.weight
    dates = [date for tally in tallies for date in (tally.first_date, tally.last_date) if date]
    best = min((tally for tally in tallies if tally.best), key=_best_rank, default=tallies[0])
    relations = tuple(sorted(types, key=lambda name: (-types[name], name)))
    return {
        "label": ", ".join(relations),
        "relations": relations,
        **counts,
        "weight": sum(tally.weight for tally in tallies),
        "documents": tuple(sorted(set[str]().union(*(tally.documents for tally in tallies)))),
        "first_date": min(dates, default=None),
        "last_date": max(dates, default=None),
        "speakers": tuple(sorted(set[str]().union(*(tally.speakers for tally in tallies)))),
        "topics": tuple(sorted(set[str]().union(*(tally.topics for tally in tallies)))),
        "confidence": max(tally.confidence for tally in tallies),
        **_sentence(best),
    }


def _quad(relation: str) -> str:
    # A user's own type, which no quad class knows, is counted as static.
    return QUAD_CLASS.get(relation) or "static"


def _best_rank(tally: EdgeTally) -> tuple[float, int, str, str, int]:
    assert tally.best is not None
    return tally.best.rank


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
