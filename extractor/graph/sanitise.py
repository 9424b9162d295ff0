"""The one sanitiser before every writer: any networkx graph to a plain, typed, sorted one.

What it prevents was measured on the writers of networkx: values they refuse (None, lists,
sets, dates), write so that nobody can read the file (control characters), or silently lose
(an edge attribute called ``type``). The caller's graph is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from extractor.graph.plain import Kinds, PlainArticle, PlainEdge, PlainGraph, PlainNode, unique
from extractor.graph.values import ColumnType, Value, cell, clean_text, clean_value, coerce, column_type
from extractor.records import content_id

if TYPE_CHECKING:
    import networkx as nx

# Names that one format or another takes for itself; ``label`` and ``weight`` have fields of their own.
RESERVED = frozenset({"id", "label", "type", "kind", "source", "target", "key", "name", "start", "end", "weight"})
RENAMED = "attr_"


def sanitise(graph: nx.Graph) -> PlainGraph:
    """Clean a graph for writing.

    Example:
        >>> import networkx as nx
        >>> graph = nx.MultiDiGraph()
        >>> graph.add_node(1, type="x", seen={"b", "a"}, note=None)
        >>> sanitise(graph).nodes
        (PlainNode(id='1', label='1', attributes={'attr_type': 'x', 'seen': ('a', 'b')}),)
    """
    ids = _node_ids(graph)
    rows = sorted((ids[node], data) for node, data in graph.nodes(data=True))
    node_attributes, node_columns = _table([data for _, data in rows], own=("label",))
    nodes = tuple(
        PlainNode(node_id, _label(data) or node_id, attributes)
        for (node_id, data), attributes in zip(rows, node_attributes, strict=True)
    )
    edge_rows = _edge_rows(graph, ids)
    edge_attributes, edge_columns = _table([data for *_, data in edge_rows], own=("label", "weight"))
    return PlainGraph(
        directed=graph.is_directed(),
        nodes=nodes,
        edges=_edges(edge_rows, edge_attributes),
        node_columns=node_columns,
        edge_columns=edge_columns,
        attributes=_table([graph.graph], own=())[0][0],
        articles=_articles(nodes),
    )


def _node_ids(graph: nx.Graph) -> dict[Any, str]:
    """Text ids; 1 and "1", or two that differ in a forbidden character, stay two nodes."""
    taken: set[str] = set()
    # A node that is already clean text keeps its id, whatever the order of the nodes.
    order = sorted(graph.nodes, key=lambda node: (not (isinstance(node, str) and clean_text(node) == node), str(node)))
    return {node: unique(clean_text(str(node)) or "node", taken, case=True) for node in order}


EdgeRow = tuple[str, str, str, Mapping[str, Any]]


def _edge_rows(graph: nx.Graph, ids: Mapping[Any, str]) -> list[EdgeRow]:
    """Sorted (source, target, edge id, data)."""
    if graph.is_multigraph():
        found = [(ids[s], ids[t], clean_text(str(key)), data) for s, t, key, data in graph.edges(keys=True, data=True)]
    else:
        found = [(ids[s], ids[t], "", data) for s, t, data in graph.edges(data=True)]
    if not graph.is_directed():
        found = [(*sorted((s, t)), key, data) for s, t, key, data in found]
    found.sort(key=lambda row: row[:3])
    keys = [key for _, _, key, _ in found]
    # Keys serve as edge ids only if they are unique in the whole graph, which networkx does not ask for.
    if len(set(keys)) == len(keys) and all(keys):
        return found
    taken: set[str] = set()
    return [(s, t, unique(content_id(s, t, key), taken, case=True), data) for s, t, key, data in found]


def _edges(rows: list[EdgeRow], attributes: list[dict[str, Value]]) -> tuple[PlainEdge, ...]:
    kinds = Kinds()
    edges = []
    weights = [_weight(data) for *_, data in rows]
    if any(isinstance(weight, float) for weight in weights):
        weights = [float(weight) for weight in weights]
    for (source, target, edge_id, data), weight, clean in zip(rows, weights, attributes, strict=True):
        label = _label(data)
        edges.append(PlainEdge(edge_id, source, target, label, kinds.of(source, target, label), weight, clean))
    return tuple(edges)


def _articles(nodes: tuple[PlainNode, ...]) -> tuple[PlainArticle, ...]:
    """The documents of a graph that has them as nodes."""
    found = []
    for node in nodes:
        kind, _, name = node.id.partition(":")
        if kind == "document" and node.attributes.get("entity_type") == "document":
            date = node.attributes.get("date")
            found.append(PlainArticle(name, node.label, date if isinstance(date, str) else None))
    return tuple(found)


def _table(
    rows: list[Mapping[str, Any]], *, own: tuple[str, ...]
) -> tuple[list[dict[str, Value]], dict[str, ColumnType]]:
    """Clean the attributes of all nodes (or edges) and give every attribute one type.

    ``own`` names the attributes that have a field of their own and are no columns.
    """
    names = _column_names(rows, own)
    cleaned: list[dict[str, Value]] = []
    for row in rows:
        values = ((names[name], clean_value(value)) for name, value in row.items() if name in names)
        cleaned.append({name: value for name, value in values if value is not None})
    columns: dict[str, ColumnType] = {}
    for name in sorted(set(names.values())):
        found = [row[name] for row in cleaned if name in row]
        if found:
            columns[name] = column_type(found)
    return [{name: coerce(row[name], columns[name]) for name in sorted(row)} for row in cleaned], columns


def _column_names(rows: list[Mapping[Any, Any]], own: tuple[str, ...]) -> dict[Any, str]:
    """Name to written name: none reserved, none equal to another but for case (one column in Gephi)."""
    seen: dict[Any, None] = {}
    for row in rows:
        seen.update(dict.fromkeys(row))
    taken = set(RESERVED)
    names = {}
    for name in sorted(seen, key=str):
        if name in own and (name != "weight" or all(_is_weight(row[name]) for row in rows if name in row)):
            continue
        written = clean_text(str(name)).strip() or "attribute"
        if written.casefold() in RESERVED:
            written = RENAMED + written
        names[name] = unique(written, taken)
    return names


def _label(data: Mapping[str, Any]) -> str:
    value = clean_value(data.get("label"))
    return "" if value is None else cell(value)


def _is_weight(value: Any) -> bool:
    clean = clean_value(value)
    return clean is None or (isinstance(clean, int | float) and not isinstance(clean, bool))


def _weight(data: Mapping[str, Any]) -> int | float:
    clean = clean_value(data.get("weight", 1))
    return clean if isinstance(clean, int | float) and not isinstance(clean, bool) else 1
