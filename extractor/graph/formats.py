"""The plain formats: GraphML through networkx, node-link JSON, and a pair of CSV tables."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from extractor.graph.cells import write_table
from extractor.graph.sanitise import PlainEdge, PlainGraph, PlainNode
from extractor.graph.values import cell

# What an id in GraphML (an XML name token) must not contain.
_NOT_IN_NAME = re.compile(r"[^\w.-]")


def write_graphml(graph: PlainGraph, path: Path) -> None:
    """GraphML with speaking key ids; lists are joined with ``|``."""
    import networkx as nx

    plain = nx.MultiDiGraph() if graph.directed else nx.MultiGraph()
    names = _graphml_names(graph)

    def attributes(item: PlainNode | PlainEdge, of: str) -> dict[str, Any]:
        found: dict[str, Any] = {names[of, "label"]: item.label} if item.label else {}
        for name, value in item.attributes.items():
            found[names[of, name]] = cell(value) if isinstance(value, tuple) else value
        return found

    for node in graph.nodes:
        plain.add_node(node.id, **attributes(node, "node"))
    for edge in graph.edges:
        plain.add_edge(edge.source, edge.target, key=edge.id, weight=edge.weight, **attributes(edge, "edge"))
    nx.write_graphml(plain, path, named_key_ids=True)


def _graphml_names(graph: PlainGraph) -> dict[tuple[str, str], str]:
    """The key ids: with names for ids, a name that nodes and edges share would be one id twice."""
    taken = {"weight"}
    names = {}
    for of, columns in (("node", graph.node_columns), ("edge", graph.edge_columns)):
        for name in ("label", *columns):
            written = _NOT_IN_NAME.sub("_", name)
            if written.casefold() in taken:
                written = f"{of}_{written}"
            while written.casefold() in taken:
                written += "_"
            taken.add(written.casefold())
            names[of, name] = written
    return names


def write_node_link(graph: PlainGraph, path: Path) -> None:
    r"""Node-link JSON as ``networkx.node_link_graph(data, edges="edges")`` reads it.

    ``</`` is written ``<\/``, so that the text may stand inside a script element.
    """
    data = {
        "directed": graph.directed,
        "multigraph": True,
        "graph": dict(graph.attributes),
        "nodes": [{"id": node.id, "label": node.label, **node.attributes} for node in graph.nodes],
        "edges": [_link(edge) for edge in graph.edges],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False).replace("</", "<\\/")
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _link(edge: PlainEdge) -> dict[str, Any]:
    ends = {"source": edge.source, "target": edge.target, "key": edge.id}
    return {**ends, **({"label": edge.label} if edge.label else {}), "weight": edge.weight, **edge.attributes}


def write_csv_pair(graph: PlainGraph, nodes: Path, edges: Path) -> None:
    """Two tables with the columns that Gephi, Cytoscape and pandas look for first."""
    write_table(
        nodes,
        ("id", "label", *graph.node_columns),
        ({"id": node.id, "label": node.label, **node.attributes} for node in graph.nodes),
    )
    write_table(
        edges,
        ("source", "target", "id", "kind", "label", "weight", *graph.edge_columns),
        ({**_link(edge), "id": edge.id, "kind": edge.kind} for edge in graph.edges),
    )
