"""GEXF 1.3 for Gephi: edge kinds keep parallel edges apart, lists stay lists, types have colours."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from extractor.graph.sanitise import PlainEdge, PlainGraph, PlainNode
from extractor.graph.values import ColumnType, Value, cell

HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta><creator>extractor</creator></meta>
"""

# Okabe and Ito's palette, which colour-blind readers can tell apart.
COLOURS: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {
        "country": (0, 114, 178),
        "person": (230, 159, 0),
        "organisation": (0, 158, 115),
        "place": (86, 180, 233),
        "payment_system": (204, 121, 167),
        "topic": (213, 94, 0),
        "document": (150, 150, 150),
    }
)
OTHER_COLOUR = (90, 90, 90)

# Node sizes in Gephi's unit: the area grows with the number of documents, and stays readable.
SMALLEST, LARGEST = 10.0, 60.0


def write_gexf(graph: PlainGraph, path: Path) -> None:
    """Write the graph; equal graphs give equal files."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for line in gexf_lines(graph):
            stream.write(line)


def gexf_lines(graph: PlainGraph) -> Iterator[str]:
    r"""The file, line by line.

    Example:
        >>> empty = PlainGraph(True, (), (), {}, {}, {})
        >>> list(gexf_lines(empty))[-1]
        '  </graph>\n</gexf>\n'
    """
    yield HEADER
    direction = "directed" if graph.directed else "undirected"
    yield f'  <graph defaultedgetype="{direction}" mode="static" idtype="string">\n'
    yield from _attributes("node", graph.node_columns)
    yield from _attributes("edge", graph.edge_columns)
    yield f'    <nodes count="{len(graph.nodes)}">\n'
    for node in graph.nodes:
        yield from _node(node, graph.node_columns)
    yield f'    </nodes>\n    <edges count="{len(graph.edges)}">\n'
    for edge in graph.edges:
        yield from _edge(edge, graph.edge_columns)
    yield "    </edges>\n"
    yield "  </graph>\n</gexf>\n"


def node_size(count: float) -> float:
    """Size of a node found in so many documents.

    Example:
        >>> node_size(1), node_size(4), node_size(1000)
        (10.0, 20.0, 60.0)
    """
    return round(min(SMALLEST * math.sqrt(max(count, 1.0)), LARGEST), 1)


def _attributes(of: str, columns: Mapping[str, ColumnType]) -> Iterator[str]:
    if not columns:
        return
    yield f'    <attributes class="{of}" mode="static">\n'
    for name, kind in columns.items():
        yield f"      <attribute id={quoteattr(name)} title={quoteattr(name)} type={quoteattr(kind)}/>\n"
    yield "    </attributes>\n"


def _node(node: PlainNode, columns: Mapping[str, ColumnType]) -> Iterator[str]:
    yield f"      <node id={quoteattr(node.id)} label={quoteattr(node.label)}>\n"
    yield from _values(node.attributes, columns)
    red, green, blue = COLOURS.get(str(node.attributes.get("entity_type")), OTHER_COLOUR)
    count = node.attributes.get("document_count", 1)
    size = node_size(count if isinstance(count, int | float) else 1)
    yield f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n        <viz:size value="{size}"/>\n'
    yield "      </node>\n"


def _edge(edge: PlainEdge, columns: Mapping[str, ColumnType]) -> Iterator[str]:
    parts = {"id": edge.id, "source": edge.source, "target": edge.target, "kind": edge.kind, "label": edge.label}
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in parts.items() if value)
    yield f'      <edge {written} weight="{edge.weight}">\n'
    yield from _values(edge.attributes, columns)
    yield "      </edge>\n"


def _values(attributes: Mapping[str, Value], columns: Mapping[str, ColumnType]) -> Iterator[str]:
    if not attributes:
        return
    yield "        <attvalues>\n"
    for name in columns:
        if name in attributes:
            value = attributes[name]
            # Gephi reads a list as a bracketed row of quoted values, which is how JSON writes it.
            text = json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else cell(value)
            yield f"          <attvalue for={quoteattr(name)} value={quoteattr(text)}/>\n"
    yield "        </attvalues>\n"
