"""Graphs and corpora as HTML: how much there is, and the strongest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.display.colours import ENTITY_COLOURS, GREY, QUAD_COLOURS
from extractor.display.markup import box, chip, muted, safe, table

if TYPE_CHECKING:
    import networkx as nx

    from extractor.corpus import Findings

MAX_EDGES = 20


def is_ours(graph: nx.Graph) -> bool:
    """Whether a graph is one of actors.

    Example:
        >>> import networkx as nx
        >>> is_ours(nx.path_graph(3))
        False
    """
    first = next(iter(graph.nodes(data=True)), None)
    return first is not None and "entity_type" in first[1]


def graph_html(graph: nx.Graph) -> str:
    """A graph of actors: the strongest edges with their sentences.

    Example:
        >>> import networkx as nx
        >>> graph_html(nx.MultiDiGraph())
        '<div style="font-family:sans-serif;line-height:1.5;max-width:60em"><div><b>0 actors, 0 edges</b></div></div>'
    """
    edges = sorted(
        graph.edges(data=True),
        key=lambda edge: (-edge[2].get("weight", 1), str(edge[0]), str(edge[1]), str(edge[2].get("label"))),
    )
    count = len(edges)
    head = f"<div><b>{len(graph)} actors, {count} edge{'' if count == 1 else 's'}</b></div>"
    if not edges:
        return box(head)
    rows = [
        (_node(graph, source), _label(data), _node(graph, target), str(data.get("weight", 1)), *_shown(data))
        for source, target, data in edges[:MAX_EDGES]
    ]
    note = muted(f"the strongest {MAX_EDGES} edges") if count > MAX_EDGES else ""
    return box(head, note, table(("from", "relation", "to", "sentences", "when", "best sentence"), rows))


def corpus_html(name: str, found: Findings) -> str:
    """What a run holds."""
    rows = [
        ("actors", ", ".join(f"{safe(actor)} ({count})" for actor, _, count in found.actors)),
        ("types", _counts(found.entity_types)),
        ("relations", _counts(found.relation_types)),
        ("topics", _counts(found.topics)),
    ]
    head = f"<div><b>{safe(name)}: {found.documents} document{'' if found.documents == 1 else 's'}</b></div>"
    return box(head, table(("", ""), rows))


def _counts(counts: Any) -> str:
    return safe(", ".join(f"{name} {count}" for name, count in counts.items())) or "none"


def _node(graph: nx.Graph, node: Any) -> str:
    data = graph.nodes[node]
    return chip(str(data.get("label") or node), ENTITY_COLOURS.get(data.get("entity_type", ""), GREY), tip=str(node))


def _label(data: dict[str, Any]) -> str:
    return chip(
        str(data.get("label") or "together"), QUAD_COLOURS.get(data.get("quad") or "", GREY), tip=data.get("quad") or ""
    )


def _shown(data: dict[str, Any]) -> tuple[str, str]:
    dates = [date for date in dict.fromkeys((data.get("first_date"), data.get("last_date"))) if date]
    return safe(" – ".join(dates)), safe(data.get("sentence") or "")
