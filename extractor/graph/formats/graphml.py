"""GraphML for Cytoscape, yEd, igraph: speaking key ids, edge ids that are unique, lists joined with ``|``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from extractor.graph.formats.writer import Writer
from extractor.graph.formats.xml import escaped, quoted
from extractor.graph.plain import PlainEdge, PlainGraph, PlainNode
from extractor.graph.values import ColumnType, Value, cell

HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""

TYPES: Mapping[ColumnType, str] = {
    "string": "string",
    "boolean": "boolean",
    "integer": "int",
    "long": "long",
    "double": "double",
    "liststring": "string",
}

# What an id in GraphML (an XML name token) must not contain.
_NOT_IN_NAME = re.compile(r"[^\w.-]")


class GraphmlWriter(Writer):
    """Writes GraphML."""

    def __init__(self, graph: PlainGraph, path: Path) -> None:
        super().__init__(graph, path)
        self.out = self.open(path)
        self._names = key_names(graph)
        self.out.write(HEADER)
        self._key("edge", "weight", "double")
        for of, columns in (("node", graph.node_columns), ("edge", graph.edge_columns)):
            self._key(of, self._names[of, "label"], "string")
            for name, kind in columns.items():
                self._key(of, self._names[of, name], TYPES[kind])
        direction = "directed" if graph.directed else "undirected"
        self.out.write(f'  <graph edgedefault="{direction}">\n')

    def node(self, node: PlainNode) -> None:
        """Write a node."""
        self.out.write(
            f"    <node id={quoted(node.id)}>\n{self._data('node', node.label, node.attributes)}    </node>\n"
        )

    def edge(self, edge: PlainEdge) -> None:
        """Write an edge."""
        self.out.write(
            f"    <edge id={quoted(edge.id)} source={quoted(edge.source)} target={quoted(edge.target)}>\n"
            f'      <data key="weight">{edge.weight}</data>\n'
            f"{self._data('edge', edge.label, edge.attributes)}    </edge>\n"
        )

    def finish(self) -> None:
        """End the file."""
        self.out.write("  </graph>\n</graphml>\n")

    def _key(self, of: str, name: str, kind: str) -> None:
        self.out.write(
            f"  <key id={quoted(name)} for={quoted(of)} attr.name={quoted(name)} attr.type={quoted(kind)}/>\n"
        )

    def _data(self, of: str, label: str, attributes: Mapping[str, Value]) -> str:
        values = [("label", label), *((name, cell(value)) for name, value in attributes.items())]
        return "".join(
            f"      <data key={quoted(self._names[of, name])}>{escaped(text)}</data>\n" for name, text in values if text
        )


def key_names(graph: PlainGraph) -> dict[tuple[str, str], str]:
    """The key ids: with names for ids, a name that nodes and edges share would be one id twice.

    Example:
        >>> graph = PlainGraph(True, (), (), {"a b": "string"}, {"a b": "string"}, {})
        >>> list(key_names(graph).values())
        ['label', 'a_b', 'edge_label', 'edge_a_b']
    """
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
