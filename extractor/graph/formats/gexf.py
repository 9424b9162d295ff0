"""GEXF 1.3 for Gephi: edge kinds keep parallel edges apart, lists stay lists, types have colours.

The dynamic variant gives nodes and edges the days on which they are in the news, for Gephi's timeline.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extractor.graph.formats.dates import spans
from extractor.graph.formats.writer import Writer
from extractor.graph.formats.xml import quoted
from extractor.graph.plain import PlainEdge, PlainGraph, PlainNode
from extractor.graph.values import ColumnType, Value

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

Spans = list[tuple[str, str]]


class GexfWriter(Writer):
    """Writes GEXF; equal graphs give equal files."""

    timing = 'mode="static"'

    def __init__(self, graph: PlainGraph, path: Path) -> None:
        super().__init__(graph, path)
        self.out = self.open(path)
        self._node_names = _opened(graph.node_columns)
        self._edge_names = _opened(graph.edge_columns)
        direction = "directed" if graph.directed else "undirected"
        self.out.write(HEADER)
        self.out.write(f'  <graph defaultedgetype="{direction}" {self.timing} idtype="string">\n')
        self._columns("node", graph.node_columns)
        self._columns("edge", graph.edge_columns)
        self.out.write(f'    <nodes count="{len(graph.nodes)}">\n')

    def node(self, node: PlainNode) -> None:
        """Write a node with the colour of its type and the size of its number of documents."""
        red, green, blue = COLOURS.get(str(node.attributes.get("entity_type")), OTHER_COLOUR)
        count = node.attributes.get("document_count", 1)
        size = node_size(count if isinstance(count, int | float) else 1)
        self.out.write(
            f"      <node id={quoted(node.id)} label={quoted(node.label)}>\n"
            f"{_values(node.attributes, self._node_names)}{_spells(self.node_spans(node))}"
            f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n        <viz:size value="{size}"/>\n'
            "      </node>\n"
        )

    def turn(self) -> None:
        """End the nodes and begin the edges."""
        self.out.write(f'    </nodes>\n    <edges count="{len(self.graph.edges)}">\n')

    def edge(self, edge: PlainEdge) -> None:
        """Write an edge."""
        label = f" label={quoted(edge.label)}" if edge.label else ""
        self.out.write(
            f"      <edge id={quoted(edge.id)} source={quoted(edge.source)} target={quoted(edge.target)}"
            f' kind={quoted(edge.kind)}{label} weight="{edge.weight}">\n'
            f"{_values(edge.attributes, self._edge_names)}{_spells(self.edge_spans(edge))}"
            "      </edge>\n"
        )

    def finish(self) -> None:
        """End the file."""
        self.out.write("    </edges>\n  </graph>\n</gexf>\n")

    def node_spans(self, _: PlainNode) -> Spans:
        """When a node is there; nothing says always."""
        return []

    def edge_spans(self, _: PlainEdge) -> Spans:
        """When an edge is there."""
        return []

    def _columns(self, of: str, columns: Mapping[str, ColumnType]) -> None:
        if not columns:
            return
        self.out.write(f'    <attributes class="{of}">\n')
        for name, kind in columns.items():
            self.out.write(f"      <attribute id={quoted(name)} title={quoted(name)} type={quoted(kind)}/>\n")
        self.out.write("    </attributes>\n")


class DynamicGexfWriter(GexfWriter):
    """Writes GEXF with spells: a month or a year is all of its days, what has no date is always there."""

    timing = 'mode="dynamic" timeformat="date" timerepresentation="interval"'

    def node_spans(self, node: PlainNode) -> Spans:
        """From the first to the last day on which the actor is in the news."""
        ends = (node.attributes.get("first_date"), node.attributes.get("last_date"))
        found = spans(date for date in ends if isinstance(date, str))
        return [(found[0][0], found[-1][1])] if found else []

    def edge_spans(self, edge: PlainEdge) -> Spans:
        """The days of the evidence."""
        dates = edge.attributes.get("dates")
        return spans(dates) if isinstance(dates, tuple) else []


def node_size(count: float) -> float:
    """Size of a node found in so many documents.

    Example:
        >>> node_size(1), node_size(4), node_size(1000)
        (10.0, 20.0, 60.0)
    """
    return round(min(SMALLEST * math.sqrt(max(count, 1.0)), LARGEST), 1)


def _opened(columns: Mapping[str, ColumnType]) -> dict[str, str]:
    """Column to the beginning of its element, made once for all rows."""
    return {name: f"\n          <attvalue for={quoted(name)} value=" for name in columns}


def _values(attributes: Mapping[str, Value], opened: Mapping[str, str]) -> str:
    if not attributes:
        return ""
    # Attributes stand in the order of the columns.
    found = "".join([f"{opened[name]}{_VALUE[type(value)](value)}/>" for name, value in attributes.items()])
    return f"        <attvalues>{found}\n        </attvalues>\n"


def _list(items: tuple[str, ...]) -> str:
    """A list as Gephi reads it: a bracketed row of quoted values, as in JSON."""
    return quoted(f"[{', '.join(map(encode_basestring, items))}]")


# Type of a value → how it is written; this runs twenty times an edge.
_VALUE: Mapping[type, Callable[[Any], str]] = {
    str: quoted,
    tuple: _list,
    bool: lambda value: '"true"' if value else '"false"',
    int: lambda value: f'"{value}"',
    float: lambda value: f'"{value}"',
}


def _spells(found: Spans) -> str:
    if not found:
        return ""
    lines = "".join(f'          <spell start="{first}" end="{last}"/>\n' for first, last in found)
    return f"        <spells>\n{lines}        </spells>\n"
