"""GEXF by the rules of its grammar, and the dynamic variant."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from extractor.graph import build_graph, write_graph
from extractor.graph.formats.dates import span, spans
from extractor.records import Document
from tests.graph.conftest import document, relation
from tests.graph.gexf_rules import SPACE, faults
from tests.graph.test_export import nasty_graph

FORMATS = ("gexf", "gexf-dynamic")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("options", [{}, {"aggregate": True}, {"topics": True, "documents_as_nodes": True}])
def test_graphs_keep_the_rules(
    name: str, options: dict[str, bool], two_documents: list[Document], tmp_path: Path
) -> None:
    write_graph(build_graph(two_documents, **options), tmp_path / "graph.gexf", format=name)
    assert faults(ET.parse(tmp_path / "graph.gexf").getroot()) == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("graph", [nasty_graph(), nx.MultiDiGraph(), nx.MultiGraph([(1, 2), (2, 1)])])
def test_any_graph_keeps_the_rules(name: str, graph: nx.Graph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "graph.gexf", format=name)
    assert faults(ET.parse(tmp_path / "graph.gexf").getroot()) == []


def test_the_rules_find_faults() -> None:
    broken = (
        f'<gexf xmlns="{SPACE[1:-1]}" version="1.2"><graph><attributes class="node" mode="static"/>'
        '<nodes count="2"><node id="a"/><other/></nodes><edges count="0"><edge source="a" target="b" weight="x"/></edges>'
        "</graph></gexf>"
    )
    found = "\n".join(faults(ET.fromstring(broken)))
    for fault in ("version='1.2'", "mode='static'", "is no element", "b is no node", "weight='x'", "nodes are 1"):
        assert fault in found


def test_edges_and_actors_are_there_on_the_days_of_the_news(two_documents: list[Document], tmp_path: Path) -> None:
    write_graph(build_graph(two_documents), tmp_path / "graph.gexf", format="gexf-dynamic")
    graph = nx.read_gexf(tmp_path / "graph.gexf")
    assert graph.graph["mode"] == "dynamic"
    (consult,) = (data for *_, data in graph.edges(data=True) if data["relation"] == "CONSULT")
    assert consult["spells"] == [("2020-11-01", "2020-11-30"), ("2021-03-01", "2021-03-01")]
    assert graph.nodes["country:CU"]["spells"] == [("2020-11-01", "2021-03-01")]


def test_what_has_no_date_is_always_there(tmp_path: Path) -> None:
    made = document("a", relation("country:CU AID country:CL"), date="gestern")
    write_graph(build_graph([made]), tmp_path / "graph.gexf", format="gexf-dynamic")
    assert "spell" not in (tmp_path / "graph.gexf").read_text("utf-8")


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2023-02-03", ("2023-02-03", "2023-02-03")),
        ("2023-02-03 10:00", ("2023-02-03", "2023-02-03")),
        ("0000-00-00", None),
        ("2023-13", None),
        ("2023-04-31", None),
        ("2023-1-1", None),
        ("heute", None),
        ("", None),
    ],
)
def test_days_of_a_date(date: str, days: tuple[str, str] | None) -> None:
    assert span(date) == days


def test_days_that_overlap_are_one_stretch() -> None:
    assert spans(["2023-05-04", "2023", "2024-01-01", "2023-06"]) == [
        ("2023-01-01", "2023-12-31"),
        ("2024-01-01", "2024-01-01"),
    ]
