"""Two tables, nodes and edges, as CSV or Parquet, with the columns that Gephi, Cytoscape and pandas look for first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from extractor.graph.cells import Table
from extractor.graph.formats.writer import Writer
from extractor.graph.plain import PlainEdge, PlainGraph, PlainNode
from extractor.graph.values import ColumnType

if TYPE_CHECKING:
    from extractor.database import TableFile

NODE_FIELDS = ("id", "label")
EDGE_FIELDS = ("source", "target", "id", "kind", "label", "weight")


class CsvWriter(Writer):
    """Writes a pair of CSV files; lists are joined with ``|``, and no cell is a formula."""

    def __init__(self, graph: PlainGraph, nodes: Path, edges: Path) -> None:
        super().__init__(graph, nodes, edges)
        self._nodes = Table(self.open(nodes, newline=""), (*NODE_FIELDS, *graph.node_columns))
        self._edges = Table(self.open(edges, newline=""), (*EDGE_FIELDS, *graph.edge_columns))

    def node(self, node: PlainNode) -> None:
        """Write a row of the nodes."""
        self._nodes.row({"id": node.id, "label": node.label, **node.attributes})

    def edge(self, edge: PlainEdge) -> None:
        """Write a row of the edges."""
        fields = zip(EDGE_FIELDS, _edge_fields(edge), strict=True)
        self._edges.row({**dict(fields), **edge.attributes})


SQL_TYPES: Mapping[ColumnType, str] = MappingProxyType(
    {
        "string": "VARCHAR",
        "boolean": "BOOLEAN",
        "integer": "BIGINT",
        "long": "BIGINT",
        "double": "DOUBLE",
        "liststring": "VARCHAR[]",
    }
)


class ParquetWriter(Writer):
    """Writes a pair of Parquet files; lists stay lists, and missing values are null."""

    def __init__(self, graph: PlainGraph, nodes: Path, edges: Path) -> None:
        super().__init__(graph, nodes, edges)
        self._nodes = self._table(nodes, NODE_FIELDS, graph.node_columns)
        self._edges = self._table(edges, EDGE_FIELDS, graph.edge_columns)

    def node(self, node: PlainNode) -> None:
        """Write a row of the nodes."""
        self._nodes.row((node.id, node.label, *map(node.attributes.get, self.graph.node_columns)))

    def turn(self) -> None:
        """Write the file of the nodes."""
        self._nodes.finish()

    def edge(self, edge: PlainEdge) -> None:
        """Write a row of the edges."""
        self._edges.row((*_edge_fields(edge), *map(edge.attributes.get, self.graph.edge_columns)))

    def finish(self) -> None:
        """Write the file of the edges."""
        self._edges.finish()

    def _table(self, path: Path, fields: Sequence[str], columns: Mapping[str, ColumnType]) -> TableFile:
        from extractor.database import TableFile

        types = {name: "DOUBLE" if name == "weight" else "VARCHAR" for name in fields}
        table = TableFile(path, {**types, **{name: SQL_TYPES[kind] for name, kind in columns.items()}})
        self._files.callback(table.close)
        return table


def _edge_fields(edge: PlainEdge) -> tuple[Any, ...]:
    return (edge.source, edge.target, edge.id, edge.kind, edge.label, edge.weight)
