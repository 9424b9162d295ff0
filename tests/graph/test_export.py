"""Every format is written and read back."""

from __future__ import annotations

import csv
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import OutputError
from extractor.graph import EXPORTERS, Exporter, build_graph, write_graph
from extractor.graph.formats.writer import Writer
from extractor.graph.plain import PlainNode
from extractor.graph.values import clean_text
from extractor.records import Document
from tests.graph.conftest import document, entity, relation
from tests.graph.readers import READERS, read

NASTY = {
    "emoji": "🇻🇪 und 👩🏽‍⚖️",
    "quotes": "\"'«»„“ & <b>fett</b> ]]>",
    "control": "a\x00b\x0bc\x1b[31m",
    "surrogate": "halb \ud83d",
    "long": "Wort " * 2000,
    "script": "</script><script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A0",
    "lines": "eins\nzwei\r\ndrei\tvier",
    "comma": 'a,b;c|d"e',
}
# FollowTheMoney is no graph but entities; see test_ftm.
FORMATS = sorted(READERS)
# What a format cannot hold of a text, and has in its place.
REPLACED = {"neo4j": {"\n": " ", "\\": "/"}}


def held(text: str, name: str) -> str:
    """A text as a format holds it."""
    for old, new in REPLACED.get(name, {}).items():
        text = text.replace(old, new)
    return text


def write(graph: nx.Graph, folder: Path, name: str) -> tuple[Path, ...]:
    """Write ``folder/graph`` in a format, with the names that a run gives."""
    names = EXPORTERS[name].names("graph")
    return write_graph(graph, folder / (names[0] if len(names) == 1 else "graph.x"), format=name)


def nasty_graph() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_node("a", label=NASTY["quotes"], none=None, **NASTY)
    graph.add_node("b", label=NASTY["formula"], seen={"x", "y"}, type="reserved")
    graph.add_edge("a", "b", key="k1", label="AGREE", weight=2, note=NASTY["script"], topics=["trade", "energy"])
    graph.add_edge("a", "b", key="k2", label="ACCUSE", weight=1, note=None, topics=[])
    graph.add_edge("b", "a", key="k3", label="AGREE", weight=1, note=NASTY["control"])
    return graph


@pytest.mark.parametrize("name", FORMATS)
def test_nasty_text_comes_back(name: str, tmp_path: Path) -> None:
    write(nasty_graph(), tmp_path, name)
    graph = read(tmp_path, name)
    assert sorted(graph) == ["a", "b"]
    for attribute, text in NASTY.items():
        assert graph.nodes["a"][attribute] == held(clean_text(text), name), attribute
    assert graph.nodes["a"]["label"] == NASTY["quotes"]
    assert graph.nodes["b"]["attr_type"] == "reserved"
    assert "none" not in graph.nodes["a"]
    assert graph.number_of_edges() == 3
    notes = sorted(data.get("note", "") for *_, data in graph.edges(data=True))
    assert notes == ["", clean_text(NASTY["script"]), clean_text(NASTY["control"])]
    assert "\x00" not in "".join(map(str, graph.nodes["a"].values()))


@pytest.mark.parametrize("name", FORMATS)
def test_documents_come_back(name: str, two_documents: list[Document], tmp_path: Path) -> None:
    graph = build_graph(two_documents)
    write(graph, tmp_path, name)
    again = read(tmp_path, name)
    assert dict(again.nodes(data="label")) == dict(graph.nodes(data="label"))
    for source, target, key, data in graph.edges(keys=True, data=True):
        found = again.get_edge_data(source, target)[key]
        assert found["relation"] == data["relation"]
        assert float(found["weight"]) == data["weight"]
        assert found["sentence"] == data["sentence"]
        assert str(found["negated"]).lower() == str(data["negated"]).lower()


@pytest.mark.parametrize("options", [{"aggregate": True}, {"topics": True, "documents_as_nodes": True}])
@pytest.mark.parametrize("name", FORMATS)
def test_views_come_back(name: str, options: dict[str, bool], two_documents: list[Document], tmp_path: Path) -> None:
    graph = build_graph(two_documents, **options)
    write(graph, tmp_path, name)
    again = read(tmp_path, name)
    assert set(again) == set(graph)
    assert sorted(again.edges()) == sorted(graph.edges())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "graph", [nx.MultiDiGraph(), nx.path_graph(3), nx.DiGraph([(1, 2)]), nx.MultiGraph([(1, 2), (2, 1)])]
)
def test_any_networkx_graph_is_written(name: str, graph: nx.Graph, tmp_path: Path) -> None:
    write(graph, tmp_path, name)
    again = read(tmp_path, name)
    assert len(again) == len(graph)
    assert again.number_of_edges() == graph.number_of_edges()


TEXT = st.text(st.characters(), max_size=20)
VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT, st.lists(TEXT, max_size=3), st.dates())


@settings(max_examples=40)
@given(
    nodes=st.lists(st.tuples(TEXT, st.dictionaries(TEXT, VALUES, max_size=3)), max_size=4),
    ends=st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.dictionaries(TEXT, VALUES, max_size=3)), max_size=4
    ),
    name=st.sampled_from(FORMATS),
)
def test_whatever_the_attributes_the_file_can_be_read(
    nodes: list[tuple[str, dict[str, Any]]],
    ends: list[tuple[int, int, dict[str, Any]]],
    name: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    graph = nx.MultiDiGraph()
    for node, data in nodes:
        graph.add_node(node)
        graph.nodes[node].update(data)
    names = list(graph)
    for source, target, data in ends:
        if max(source, target) < len(names):
            key = graph.add_edge(names[source], names[target])
            graph.edges[names[source], names[target], key].update(data)
    folder = tmp_path_factory.mktemp("graph")
    write(graph, folder, name)
    again = read(folder, name)
    assert len(again) == len(graph)
    assert again.number_of_edges() == graph.number_of_edges()


@pytest.mark.parametrize("name", FORMATS)
def test_the_callers_graph_is_not_changed(name: str, tmp_path: Path) -> None:
    graph = nasty_graph()
    graph.graph["id"] = "mine"
    before = deepcopy((dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)), graph.graph))
    write(graph, tmp_path, name)
    assert (dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)), graph.graph) == before


@pytest.mark.parametrize("name", FORMATS)
def test_equal_graphs_give_equal_files(name: str, two_documents: list[Document], tmp_path: Path) -> None:
    first = write(build_graph(two_documents), tmp_path / "first", name)
    second = write(build_graph(two_documents[::-1]), tmp_path / "second", name)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_gexf_keeps_parallel_edges_apart_by_kind(two_documents: list[Document], tmp_path: Path) -> None:
    write_graph(build_graph(two_documents), tmp_path / "graph.gexf")
    root = ET.parse(tmp_path / "graph.gexf").getroot()
    space = "{http://gexf.net/1.3}"
    assert root.tag == f"{space}gexf"
    assert root.get("version") == "1.3"
    edges = root.findall(f".//{space}edge")
    kinds = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges]
    assert len(set(kinds)) == len(kinds) == 5
    types = {item.get("title"): item.get("type") for item in root.iter(f"{space}attribute")}
    assert types["aliases"] == types["documents"] == "liststring"
    assert (types["confidence"], types["negated"], types["mention_count"]) == ("double", "boolean", "integer")
    assert len(root.findall(f".//{space}node/{{http://gexf.net/1.3/viz}}color")) == 4
    lists = {item.get("value") for item in root.iter(f"{space}attvalue") if item.get("for") == "documents"}
    assert '["a", "b"]' in lists


def test_graphml_has_no_key_id_twice(two_documents: list[Document], tmp_path: Path) -> None:
    write_graph(build_graph(two_documents), tmp_path / "graph.graphml")
    root = ET.parse(tmp_path / "graph.graphml").getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    ids = [key.get("id") for key in root.iter(f"{space}key")]
    assert len(set(ids)) == len(ids)
    assert {"label", "entity_type", "relation", "weight"} <= set(ids)
    edges = [edge.get("id") for edge in root.iter(f"{space}edge")]
    assert len(set(edges)) == len(edges) == 5


@pytest.mark.parametrize("name", ["graph.json", "graph.cyjs", "graph.ftm.json"])
def test_json_may_stand_in_a_script_element(name: str, tmp_path: Path) -> None:
    """Neither its end nor the comment that hides its end can stand in it."""
    write_graph(nasty_graph(), tmp_path / name)
    assert "<" not in (tmp_path / name).read_text("utf-8")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_csv_cell_is_a_formula(start: str, tmp_path: Path) -> None:
    made = document("a", entities=(entity("organisation:oas", name=f"{start}1+1"),))
    write_graph(build_graph([made]), tmp_path / "graph.csv")
    with (tmp_path / "graph_nodes.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["label"].startswith(f"'{start}".replace("\r", "\n"))
    assert row["aliases"].startswith("'")


def test_csv_writes_a_pair_and_says_so(tmp_path: Path) -> None:
    written = write_graph(build_graph([]), tmp_path / "graph.csv")
    assert [path.name for path in written] == ["graph_nodes.csv", "graph_edges.csv"]
    assert sorted(tmp_path.iterdir()) == sorted(written)


@pytest.mark.parametrize("path", ["graph.xyz", "graph"])
def test_unknown_format_lists_the_known_ones(path: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="gexf, gexf-dynamic, graphml, json, cyjs, csv, parquet, neo4j, ftm"):
        write_graph(nx.MultiDiGraph(), tmp_path / path)
    assert list(tmp_path.iterdir()) == []


def test_format_overrides_the_suffix(tmp_path: Path) -> None:
    (path,) = write_graph(nx.MultiDiGraph(), tmp_path / "graph.txt", format="GEXF")
    assert path.name == "graph.txt"
    assert len(nx.read_gexf(path)) == 0


def test_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "graph.gexf").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_graph(nx.MultiDiGraph(), tmp_path / "graph.gexf")


def test_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="cannot write into"):
        write_graph(nx.MultiDiGraph(), tmp_path / "out" / "graph.gexf")


def test_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph.gexf").write_text("old")

    class Half(Writer):
        def node(self, node: PlainNode) -> None:
            self.open(self.paths[0]).write(f"half {node.id}")
            raise RuntimeError("broken")

    monkeypatch.setitem(EXPORTERS, "gexf", Exporter(Half, (".gexf",)))
    with pytest.raises(RuntimeError, match="broken"):
        write_graph(nx.path_graph(1), tmp_path / "graph.gexf")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("graph.gexf", "old")]


def test_a_new_format_is_one_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Count(Writer):
        def finish(self) -> None:
            self.paths[0].write_text(str(len(self.graph.nodes)))

    monkeypatch.setitem(EXPORTERS, "count", Exporter(Count, (".count",)))
    (path,) = write_graph(nx.path_graph(3), tmp_path / "graph.count")
    assert path.read_text() == "3"


def test_large_weights_and_longs_come_back(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", count=2**40, weight=sys.maxsize)
    for name in ("gexf", "graphml", "json", "cyjs", "parquet", "neo4j"):
        write(graph, tmp_path, name)
        again = read(tmp_path, name)
        assert next(iter(again.edges(data="count")))[2] == 2**40


def test_aggregated_relation_is_read_with_its_counts(tmp_path: Path) -> None:
    made = document("a", relation("country:CU AID country:CL"), relation("country:CU THREATEN country:CL", at=9))
    write_graph(build_graph([made], aggregate=True), tmp_path / "graph.gexf")
    ((_, _, data),) = nx.read_gexf(tmp_path / "graph.gexf").edges(data=True)
    assert (data["weight"], data["material_cooperation"], data["verbal_conflict"], data["negated"]) == (2.0, 1, 1, 0)


def test_the_script_for_neo4j_has_no_text_of_others(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("`}) DETACH DELETE (n) //", label="x", entity_type="`) DELETE a //", **{"na`me": 1})
    graph.add_edge("`}) DETACH DELETE (n) //", "b", relation="A]->() DELETE `r` //", note="=1")
    write(graph, tmp_path, "neo4j")
    script = (tmp_path / "graph_neo4j.cypher").read_text("utf-8")
    assert "DETACH" not in script
    assert "SET a:`DeleteA`;" in script
    assert "MERGE (a)-[r:`A_DELETE_R` {id: row.`id:string`}]->(b)" in script
    assert "a.`na_me` = toInteger(row.`na_me:long`)" in script


def test_the_script_for_neo4j_names_the_files_whatever_they_are_called(tmp_path: Path) -> None:
    write_graph(nx.path_graph(2), tmp_path / "it's ü.csv", format="neo4j")
    script = (tmp_path / "it's ü_neo4j.cypher").read_text("utf-8")
    assert "FROM 'file:///it%27s%20%C3%BC_neo4j_nodes.csv' AS row" in script
