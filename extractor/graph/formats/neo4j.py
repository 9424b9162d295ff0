"""Neo4j: CSV files as ``neo4j-admin database import`` takes them, and a Cypher script for a running database."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from extractor.graph.cells import FORMULA_STARTS, csv_cell
from extractor.graph.formats.writer import Writer
from extractor.graph.plain import PlainEdge, PlainGraph, PlainNode, unique
from extractor.graph.values import ColumnType, Value

NODE_HEADER = ("id:ID", ":LABEL", "label:string")
EDGE_HEADER = (":START_ID", ":END_ID", ":TYPE", "id:string", "label:string", "weight:double")

# Type of a column → its type in the header, and what makes a value of a cell in Cypher.
TYPES: Mapping[ColumnType, tuple[str, str]] = MappingProxyType(
    {
        "string": ("string", "{}"),
        "boolean": ("boolean", "toBoolean({})"),
        "integer": ("long", "toInteger({})"),
        "long": ("long", "toInteger({})"),
        "double": ("double", "toFloat({})"),
        "liststring": ("string[]", "split({}, ';')"),
    }
)
_NOT_IN_NAME = re.compile(r"\W", re.ASCII)


class Neo4jWriter(Writer):
    r"""Writes nodes, edges and the script.

    Labels are ``Actor`` and the type (``Country``), relationship types are the relations. The importers
    take one line for one row and differ in backslashes, so that a line end in a text is a blank here,
    ``\`` is ``/``, and ``;`` in an item of a list is a comma. No cell is a formula.
    """

    def __init__(self, graph: PlainGraph, nodes: Path, edges: Path, script: Path) -> None:
        super().__init__(graph, nodes, edges, script)
        self._node_names = _names(graph.node_columns, {"id", "label"})
        self._edge_names = _names(graph.edge_columns, {"id", "label", "weight"})
        self._labels: set[str] = set()
        self._types: set[str] = set()
        self._nodes = csv.writer(self.open(nodes, newline=""), lineterminator="\n")
        self._edges = csv.writer(self.open(edges, newline=""), lineterminator="\n")
        self._nodes.writerow((*NODE_HEADER, *_header(self._node_names, graph.node_columns)))
        self._edges.writerow((*EDGE_HEADER, *_header(self._edge_names, graph.edge_columns)))

    def node(self, node: PlainNode) -> None:
        """Write a row of the nodes."""
        label = camel_case(str(node.attributes.get("entity_type", "")))
        self._labels.add(label)
        labels = f"Actor;{label}" if label else "Actor"
        values = (neo4j_cell(node.attributes.get(name)) for name in self._node_names)
        self._nodes.writerow((neo4j_cell(node.id), labels, neo4j_cell(node.label), *values))

    def edge(self, edge: PlainEdge) -> None:
        """Write a row of the edges."""
        # One edge for many relations (aggregated) has no type of its own.
        relation = "" if "relations" in edge.attributes else str(edge.attributes.get("relation", edge.label))
        kind = relationship_type(relation)
        self._types.add(kind)
        ends = (neo4j_cell(edge.source), neo4j_cell(edge.target))
        values = (neo4j_cell(edge.attributes.get(name)) for name in self._edge_names)
        self._edges.writerow((*ends, kind, neo4j_cell(edge.id), neo4j_cell(edge.label), edge.weight, *values))

    def finish(self) -> None:
        """Write the script, in which there are names of columns, labels and types, and no text."""
        nodes, edges, script = self.paths
        node_values = _settings("a", {"label": ("label:string", "{}")}, self._node_names, self.graph.node_columns)
        own = {"label": ("label:string", "{}"), "weight": ("weight:double", "toFloat({})")}
        edge_values = _settings("r", own, self._edge_names, self.graph.edge_columns)
        statements = [
            _COMMENT.format(nodes=quote(nodes.name), edges=quote(edges.name)),
            "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;",
            f"{_load(nodes)}MERGE (a:Actor {{id: row.`id:ID`}})\n{node_values};",
        ]
        statements += [
            f"{_load(nodes)}WITH row WHERE row.`:LABEL` = 'Actor;{label}'\n"
            f"MATCH (a:Actor {{id: row.`id:ID`}})\nSET a:`{label}`;"
            for label in sorted(self._labels - {""})
        ]
        statements += [
            f"{_load(edges)}WITH row WHERE row.`:TYPE` = '{kind}'\n"
            "MATCH (a:Actor {id: row.`:START_ID`})\nMATCH (b:Actor {id: row.`:END_ID`})\n"
            f"MERGE (a)-[r:`{kind}` {{id: row.`id:string`}}]->(b)\n{edge_values};"
            for kind in sorted(self._types)
        ]
        script.write_text("\n\n".join(statements) + "\n", encoding="utf-8", newline="\n")


_COMMENT = """\
// Offline, into a new database:
//   neo4j-admin database import full neo4j --nodes={nodes} --relationships={edges}
// Or copy both files into the import folder of a running Neo4j and give this script to cypher-shell."""


def neo4j_cell(value: Value | None) -> str | int | float:
    r"""A value as a cell of the import files.

    Example:
        >>> neo4j_cell("a\nb\\c"), neo4j_cell(("@gil", "Gil; Yván")), neo4j_cell("=1+1"), neo4j_cell(True)
        ('a b/c', 'Gil, Yván;@gil', "'=1+1", 'true')
    """
    if isinstance(value, tuple):
        # The order of these lists says nothing; what looks like a formula need not come first.
        items = sorted((item.replace(";", ",") for item in value), key=lambda item: item.startswith(FORMULA_STARTS))
        value = ";".join(items)
    if isinstance(value, str):
        value = value.replace("\n", " ").replace("\\", "/")
    return csv_cell(value)


def relationship_type(relation: str) -> str:
    """A relation as the type of a relationship.

    Example:
        >>> relationship_type("not AGREE (planned)"), relationship_type("")
        ('NOT_AGREE_PLANNED', 'RELATED')
    """
    return "_".join(word for word in _NOT_IN_NAME.sub(" ", relation).upper().split() if word) or "RELATED"


def camel_case(kind: str) -> str:
    """A type of nodes as a label.

    Example:
        >>> camel_case("payment_system")
        'PaymentSystem'
    """
    return "".join(word.capitalize() for word in _NOT_IN_NAME.sub(" ", kind).replace("_", " ").split())


def _names(columns: Mapping[str, ColumnType], taken: set[str]) -> dict[str, str]:
    """Column to the name of the property."""
    return {name: unique(_NOT_IN_NAME.sub("_", name), taken) for name in columns}


def _header(names: Mapping[str, str], columns: Mapping[str, ColumnType]) -> list[str]:
    return [f"{written}:{TYPES[columns[name]][0]}" for name, written in names.items()]


def _load(path: Path) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file:///{quote(path.name)}' AS row\n"


def _settings(
    variable: str,
    own: Mapping[str, tuple[str, str]],
    names: Mapping[str, str],
    columns: Mapping[str, ColumnType],
) -> str:
    found = dict(own)
    for name, written in names.items():
        kind, value = TYPES[columns[name]]
        found[written] = (f"{written}:{kind}", value)
    lines = [
        f"{variable}.`{written}` = {value.format(f'row.`{column}`')}" for written, (column, value) in found.items()
    ]
    return "SET " + ",\n    ".join(lines)
