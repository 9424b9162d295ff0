r"""JSON: node-link for networkx and JavaScript, and cyjs for Cytoscape.

``<`` is written ``\u003c``, so that the text may stand inside a script element.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extractor.graph.formats.writer import Writer
from extractor.graph.plain import PlainEdge, PlainGraph, PlainNode, unique
from extractor.graph.values import Value


class _RowsWriter(Writer):
    """JSON with two lists, one element a line."""

    def __init__(self, graph: PlainGraph, path: Path) -> None:
        super().__init__(graph, path)
        self.out = self.open(path)
        self._between = "\n"

    def row(self, data: Mapping[str, Any]) -> None:
        """The next element of a list."""
        self.out.write(f"{self._between}{json_text(data)}")
        self._between = ",\n"

    def restart(self, text: str) -> None:
        """End a list and begin the next one."""
        self.out.write(text)
        self._between = "\n"


class NodeLinkWriter(_RowsWriter):
    """Writes what ``networkx.node_link_graph(data, edges="edges")`` reads."""

    def __init__(self, graph: PlainGraph, path: Path) -> None:
        super().__init__(graph, path)
        head = json_text({"directed": graph.directed, "multigraph": True, "graph": dict(graph.attributes)})
        self.out.write(f'{head[:-1]}, "nodes": [')

    def node(self, node: PlainNode) -> None:
        """Write a node."""
        self.row({"id": node.id, "label": node.label, **node.attributes})

    def turn(self) -> None:
        """Begin the edges."""
        self.restart('\n], "edges": [')

    def edge(self, edge: PlainEdge) -> None:
        """Write an edge."""
        label = {"label": edge.label} if edge.label else {}
        ends = {"source": edge.source, "target": edge.target, "key": edge.id}
        self.row({**ends, **label, "weight": edge.weight, **edge.attributes})

    def finish(self) -> None:
        """End the file."""
        self.out.write("\n]}\n")


# Columns that Cytoscape fills itself; those of all formats are taken care of before.
CYTOSCAPE_COLUMNS = frozenset({"suid", "selected", "shared name", "shared_name", "interaction", "shared interaction"})


class CytoscapeWriter(_RowsWriter):
    """Writes cyjs, which Cytoscape opens as a network and Cytoscape.js takes as elements.

    Nodes are named by their label, and edges read ``source (label) target`` as in Cytoscape itself.
    """

    def __init__(self, graph: PlainGraph, path: Path) -> None:
        super().__init__(graph, path)
        self._node_names = _own_names(graph.node_columns)
        self._edge_names = _own_names(graph.edge_columns)
        head = {"format_version": "1.0", "generated_by": "extractor", "target_cytoscapejs_version": "~3.0"}
        name = graph.attributes.get("attr_name", path.stem)
        self.out.write(f'{json_text({**head, "data": {"name": name}})[:-1]}, "elements": {{"nodes": [')

    def node(self, node: PlainNode) -> None:
        """Write a node."""
        own = {"id": node.id, "name": node.label, "label": node.label}
        self.row({"data": {**own, **_renamed(node.attributes, self._node_names)}})

    def turn(self) -> None:
        """Begin the edges."""
        self.restart('\n], "edges": [')

    def edge(self, edge: PlainEdge) -> None:
        """Write an edge."""
        own = {
            "id": edge.id,
            "source": edge.source,
            "target": edge.target,
            "name": f"{edge.source} ({edge.kind}) {edge.target}",
            "interaction": edge.kind,
            "label": edge.label,
            "weight": edge.weight,
        }
        self.row({"data": {**own, **_renamed(edge.attributes, self._edge_names)}})

    def finish(self) -> None:
        """End the file."""
        self.out.write("\n]}}\n")


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def json_text(data: Any) -> str:
    r"""One line of JSON that can stand in a script element.

    Example:
        >>> json_text({"a": "<!-- ü"})
        '{"a": "\\u003c!-- ü"}'
    """
    return _encode(data).replace("<", "\\u003c")


def _own_names(columns: Mapping[str, Any]) -> dict[str, str]:
    taken = set(CYTOSCAPE_COLUMNS)
    return {name: unique(f"attr_{name}" if name.casefold() in CYTOSCAPE_COLUMNS else name, taken) for name in columns}


def _renamed(attributes: Mapping[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    return {names[name]: value for name, value in attributes.items()}
