"""Graph files read back as the tools read them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx

from extractor.graph import EXPORTERS

STEM = "graph"


def read_gexf(path: Path) -> nx.Graph:
    return nx.read_gexf(path)


def read_graphml(path: Path) -> nx.Graph:
    return nx.read_graphml(path, force_multigraph=True)


def read_node_link(path: Path) -> nx.Graph:
    return nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")


def read_cyjs(path: Path) -> nx.Graph:
    """As Cytoscape does: ids are text, each column has one type, edges end at nodes that are there."""
    data = json.loads(path.read_text("utf-8"))
    assert set(data) == {"format_version", "generated_by", "target_cytoscapejs_version", "data", "elements"}
    graph = nx.MultiDiGraph(**data["data"])
    types: dict[tuple[str, str], type] = {}
    for group in ("nodes", "edges"):
        for element in data["elements"][group]:
            assert set(element) == {"data"}
            for name, value in element["data"].items():
                kind = float if isinstance(value, int) and not isinstance(value, bool) else type(value)
                assert types.setdefault((group, name), kind) is kind
                assert not isinstance(value, list) or all(isinstance(item, str) for item in value)
    for element in data["elements"]["nodes"]:
        found = dict(element["data"])
        assert isinstance(found["id"], str)
        assert isinstance(found["name"], str)
        assert found["id"] not in graph
        graph.add_node(found.pop("id"), **found)
    for element in data["elements"]["edges"]:
        found = dict(element["data"])
        assert {found["source"], found["target"]} <= set(graph)
        assert found["interaction"]
        graph.add_edge(found.pop("source"), found.pop("target"), key=found.pop("id"), **found)
    return graph


def read_csv(nodes: Path, edges: Path) -> nx.Graph:
    graph = nx.MultiDiGraph()
    for row in rows(nodes):
        data = {key: value.removeprefix("'") for key, value in row.items() if value}
        graph.add_node(data.pop("id"), **data)
    for row in rows(edges):
        data = {key: value.removeprefix("'") for key, value in row.items() if value}
        graph.add_edge(data.pop("source"), data.pop("target"), key=data.pop("id"), **data)
    return graph


def read_parquet(nodes: Path, edges: Path) -> nx.Graph:
    graph = nx.MultiDiGraph()
    with duckdb.connect() as con:
        for path in (nodes, edges):
            table = con.read_parquet([str(path)])
            for values in table.fetchall():
                data = {name: value for name, value in zip(table.columns, values, strict=True) if value is not None}
                if path == nodes:
                    graph.add_node(data.pop("id"), **data)
                else:
                    graph.add_edge(data.pop("source"), data.pop("target"), key=data.pop("id"), **data)
    return graph


CAST: Mapping[str, Callable[[str], Any]] = {
    "string": lambda text: text.removeprefix("'"),
    "string[]": lambda text: text.removeprefix("'").split(";"),
    "boolean": {"true": True, "false": False}.__getitem__,
    "long": int,
    "double": float,
    "ID": lambda text: text.removeprefix("'"),
    "LABEL": lambda text: text.split(";"),
    "START_ID": lambda text: text.removeprefix("'"),
    "END_ID": lambda text: text.removeprefix("'"),
    "TYPE": str,
}


def read_neo4j(nodes: Path, edges: Path, script: Path) -> nx.Graph:
    """As neo4j-admin does: typed headers, one line one row, ids unique, ends known, types not empty."""
    graph = nx.MultiDiGraph()
    for row in neo4j_rows(nodes, {"ID", "LABEL"}):
        identity = row.pop("id")
        assert identity not in graph
        graph.add_node(identity, **row)
    for row in neo4j_rows(edges, {"START_ID", "END_ID", "TYPE"}):
        ends = row.pop("START_ID"), row.pop("END_ID")
        assert set(ends) <= set(graph)
        assert re.fullmatch(r"[A-Z0-9_]+", row["TYPE"])
        graph.add_edge(*ends, key=row.pop("id"), **row)
    for statement in script.read_text("utf-8").split(";\n"):
        assert not statement.strip() or re.search(r"^(CREATE CONSTRAINT|LOAD CSV)", statement, re.MULTILINE)
    return graph


def neo4j_rows(path: Path, special: set[str]) -> Iterator[dict[str, Any]]:
    lines = path.read_text("utf-8").splitlines(keepends=False)
    assert path.read_bytes().count(b"\n") == len(list(csv.reader(path.open(encoding="utf-8", newline=""), strict=True)))
    assert not any("\\" in line for line in lines)
    header: list[tuple[str, str]] = []
    for row in rows(path):
        header = header or [(name.partition(":")[0], name.partition(":")[2]) for name in row]
        assert {kind for _, kind in header} <= set(CAST)
        assert special <= {kind for _, kind in header}
        found = {}
        for (name, kind), text in zip(header, row.values(), strict=True):
            assert not text.startswith(("=", "+", "@", "\t"))
            if text:
                found[name or kind] = CAST[kind](text)
        yield found


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a CSV file, read strictly; each has as many cells as the header."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, strict=True):
            assert None not in row
            assert None not in row.values()
            yield row


READERS: Mapping[str, Callable[..., nx.Graph]] = {
    "gexf": read_gexf,
    "gexf-dynamic": read_gexf,
    "graphml": read_graphml,
    "json": read_node_link,
    "cyjs": read_cyjs,
    "csv": read_csv,
    "parquet": read_parquet,
    "neo4j": read_neo4j,
}


def read(folder: Path, name: str) -> nx.Graph:
    """Read the graph that ``folder/graph*`` holds in a format."""
    return READERS[name](*(folder / file for file in EXPORTERS[name].names(STEM)))
