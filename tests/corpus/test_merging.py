"""Parts put together by the database give what ``build_graph`` gives in memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.corpus.merging import GRAPH, merge_parts, run_graph
from extractor.corpus.parts import write_part
from extractor.corpus.selection import Selection
from extractor.errors import InputError, OutputError
from extractor.graph import EXPORTERS, build_graph, write_graph
from extractor.records import Document, Entity, Evidence, Mention, Relation, TopicHit
from tests.graph.conftest import document, entity, relation, two_that_differ

# All that can be written without the articles, of which a merge knows more than a graph.
FORMATS = sorted(set(EXPORTERS) - {"ftm"})


@pytest.fixture
def two_documents() -> list[Document]:
    return two_that_differ()


def parts_of(documents: Sequence[Document], out: Path, *, parts: int = 2) -> Path:
    """A run's folder with the documents in some parts."""
    for number in range(parts):
        write_part(out / "parts", f"part-{number}", documents[number::parts])
    return out


def same_files(documents: Sequence[Document], folder: Path, formats: Sequence[str], *, aggregate: bool = False) -> None:
    """Whether the files of a merge are those of the graph in memory, byte for byte."""
    out = parts_of(documents, folder / "out")
    graph = build_graph(documents, aggregate=aggregate)
    with run_graph(out, Selection(aggregate=aggregate)) as stored:
        for name in formats:
            file = EXPORTERS[name].names(GRAPH)[0] if len(EXPORTERS[name].endings) == 1 else "graph.x"
            merged = write_graph(stored, folder / "merged" / file, format=name)
            expected = write_graph(graph, folder / "expected" / file, format=name)
            for left, right in zip(merged, expected, strict=True):
                assert left.read_bytes() == right.read_bytes(), (name, left.name)


@pytest.mark.parametrize("aggregate", [False, True])
def test_every_file_is_the_same(two_documents: list[Document], aggregate: bool, tmp_path: Path) -> None:
    same_files(two_documents, tmp_path, FORMATS, aggregate=aggregate)


@pytest.mark.parametrize("aggregate", [False, True])
def test_documents_without_relations(aggregate: bool, tmp_path: Path) -> None:
    same_files([document("a"), Document("b")], tmp_path, FORMATS, aggregate=aggregate)


def test_actors_that_no_document_lists(tmp_path: Path) -> None:
    made = document("a", relation("country:CU AID x"), entities=(entity("country:CU"),), date="2001-01-02")
    same_files([made], tmp_path, FORMATS)


def test_statements_without_sentences_and_sentences_told_twice(tmp_path: Path) -> None:
    bare = Relation("country:CU", "AID", "country:CL", (), "rule")
    told = relation("country:CU AID country:CL", at=7)
    same_files(
        [document("a", bare, bare), document("b", bare, told), document("c", told, told, role_of(told))],
        tmp_path,
        FORMATS,
    )


def role_of(made: Relation) -> Relation:
    return Relation(
        made.source, made.type, made.target, made.evidence, "rule", role="Rolle", former=True, confidence=0.5
    )


IDS = st.sampled_from(
    ["country:CU", "country:CL", "person:ñ", "organisation:a b", "person:a\x00", "person:a\ufffd", "x"]
)
TEXT = st.text(st.sampled_from("aÄ😀 \n\t\x00\x1b\ud83d'\"<>&|;,=\\"), max_size=6)
DATES = st.sampled_from([None, "", "2020", "2020-02", "2020-02-03", "gestern", "2020-02-03T10:00"])
NAMES = st.sampled_from(["Kuba", "Republik Kuba", "kuba", ""]) | TEXT


@st.composite
def relations(draw: st.DrawFn) -> Relation:
    shown = draw(st.lists(st.tuples(TEXT, st.integers(0, 3)), max_size=3))
    return Relation(
        draw(IDS),
        draw(st.sampled_from(["AGREE", "CONSULT", "HOLDS_OFFICE", "SANCTION"])),  # type: ignore[arg-type]
        draw(IDS),
        tuple(Evidence(text, at, at + len(text), "s0") for text, at in shown),
        "rule",
        symmetric=draw(st.booleans()),
        negated=draw(st.booleans()),
        modality=draw(st.sampled_from(["asserted", "planned"])),  # type: ignore[arg-type]
        speaker=draw(st.none() | IDS),
        former=draw(st.booleans()),
        role=draw(st.none() | TEXT),
        date=draw(DATES),
        topics=tuple(draw(st.lists(st.sampled_from(["trade", "energy", ""]), max_size=2))),
        confidence=draw(st.sampled_from([0.5, 0.7, 1.0])),
    )


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    name = draw(NAMES)
    return Entity(
        draw(IDS),
        draw(st.sampled_from(["country", "person", "organisation"])),  # type: ignore[arg-type]
        name,
        draw(st.sampled_from([None, "", "CU", "CL"])),
        draw(st.sampled_from([None, "GOV", "BUS"])),  # type: ignore[arg-type]
        tuple(draw(st.lists(NAMES, max_size=3))),
        (Mention(name, 0, len(name), "de", "s0", "name"),) * draw(st.integers(0, 2)),
        draw(st.sampled_from([None, "Q1", "Q2"])),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    return [
        Document(
            f"{draw(TEXT)}{number}",
            date=draw(DATES),
            entities=tuple(draw(st.lists(entities(), max_size=4))),
            relations=tuple(draw(st.lists(relations(), max_size=5))),
        )
        for number in range(draw(st.integers(1, 4)))
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(documents=corpora(), aggregate=st.booleans())
def test_any_documents_give_the_same(
    documents: list[Document], aggregate: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    same_files(documents, tmp_path_factory.mktemp("merge"), ["gexf", "json"], aggregate=aggregate)


def test_parts_are_in_any_number_and_order(two_documents: list[Document], tmp_path: Path) -> None:
    documents = [*two_documents, document("c", relation("country:CU AID country:CL"), date="2022-01-01")]
    whole = parts_of(documents, tmp_path / "whole", parts=1)
    split = parts_of(documents[::-1], tmp_path / "split", parts=3)
    for out in (whole, split):
        merge_parts(out, formats=FORMATS)
    names = [name for chosen in FORMATS for name in EXPORTERS[chosen].names(GRAPH)]
    for name in (*names, "entities.csv", "relations.csv"):
        assert (whole / name).read_bytes() == (split / name).read_bytes(), name
    lines = [sorted((out / "documents.jsonl").read_text("utf-8").splitlines()) for out in (whole, split)]
    assert lines[0] == lines[1]


def test_new_parts_are_added(two_documents: list[Document], tmp_path: Path) -> None:
    write_part(tmp_path / "parts", "a", two_documents[:1])
    assert merge_parts(tmp_path, formats=["json"]).documents == 1
    write_part(tmp_path / "parts", "b", two_documents[1:])
    found = merge_parts(tmp_path, formats=["json"])
    write_graph(build_graph(two_documents), tmp_path / "expected.json")
    assert found.documents == 2
    assert (tmp_path / "graph.json").read_bytes() == (tmp_path / "expected.json").read_bytes()


def test_findings_and_tables(two_documents: list[Document], tmp_path: Path) -> None:
    found = merge_parts(parts_of(two_documents, tmp_path), formats=[])
    assert found.documents == 2
    assert found.actors[0] == ("Ana Paz", "person", 2)
    assert dict(found.entity_types) == {"country": 2, "organisation": 1, "person": 1}
    assert dict(found.relation_types) == {"AGREE": 3, "CONSULT": 2, "HOLDS_OFFICE": 2}
    assert dict(found.topics) == {"trade": 1}
    rows = list(csv.DictReader((tmp_path / "entities.csv").open(encoding="utf-8")))
    assert [(row["id"], row["name"], row["mentions"], row["documents"]) for row in rows][:2] == [
        ("country:CL", "Chile", "2", "2"),
        ("country:CU", "Kuba", "2", "2"),
    ]
    rows = list(csv.DictReader((tmp_path / "relations.csv").open(encoding="utf-8")))
    assert len(rows) == 7
    row = next(row for row in rows if row["speaker"])
    assert (row["document"], row["source_name"], row["target_name"], row["date"]) == (
        "a",
        "Kuba",
        "Chile",
        "2021-03-01",
    )
    assert (row["sentence"], row["start"], row["end"], row["segment"]) == ("Satz 5.", "5", "12", "s0")


def test_articles_have_title_date_and_source(tmp_path: Path) -> None:
    made = document(
        "a",
        relation("country:CU AID country:CL"),
        title="=Titel\x00",
        date="2001-02",
        source="Blatt",
        url="https://blatt.example/1",
    )
    merge_parts(parts_of([made], tmp_path, parts=1), formats=["ftm"])
    lines = map(json.loads, (tmp_path / "graph.ftm.json").read_text("utf-8").splitlines())
    (article,) = (entity["properties"] for entity in lines if entity["schema"] == "Article")
    assert (article["title"], article["publisher"]) == (["=Titel\ufffd"], ["Blatt"])
    assert article["sourceUrl"] == ["https://blatt.example/1"]
    assert article["publishedAt"] == ["2001-02"]


def test_without_parts_there_is_nothing(tmp_path: Path) -> None:
    assert merge_parts(tmp_path, formats=["gexf"]).documents == 0
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="no finished parts"), run_graph(tmp_path):
        pass


def test_a_broken_part_is_one_sentence(two_documents: list[Document], tmp_path: Path) -> None:
    parts_of(two_documents, tmp_path)
    (tmp_path / "parts" / "part-0" / "relations.parquet").write_bytes(b"no parquet")
    with pytest.raises(OutputError, match="cannot be read"):
        merge_parts(tmp_path, formats=["gexf"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["parts"]


def test_memory_is_an_amount(two_documents: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts_of(two_documents, tmp_path)
    monkeypatch.setenv("EXTRACTOR_MEMORY", "viel")
    with pytest.raises(InputError, match="'viel' is no amount of memory; write it as 500MB"):
        merge_parts(tmp_path, formats=["gexf"])
    monkeypatch.setenv("EXTRACTOR_MEMORY", "500 MB")
    assert merge_parts(tmp_path, formats=["gexf"]).documents == 2


def test_too_little_memory_is_one_sentence(two_documents: list[Document], tmp_path: Path) -> None:
    parts_of(two_documents, tmp_path)
    with pytest.raises(OutputError, match="EXTRACTOR_MEMORY"):
        merge_parts(tmp_path, formats=["gexf"], memory_limit="1MB")
    assert [path.name for path in tmp_path.iterdir()] == ["parts"]


def test_little_memory_gives_the_same(tmp_path: Path) -> None:
    documents = [
        document(
            f"d{number}",
            *(relation(f"country:CU AGREE person:p{number}-{at}", at=at, text="Wort " * 200) for at in range(20)),
            entities=(),
        )
        for number in range(150)
    ]
    parts_of(documents, tmp_path)
    merge_parts(tmp_path, formats=["json"], memory_limit="40MB")
    write_graph(build_graph(documents), tmp_path / "expected.json")
    assert (tmp_path / "graph.json").read_bytes() == (tmp_path / "expected.json").read_bytes()
    assert not list(tmp_path.glob(".*"))


STATEMENTS = (
    document("a", relation("country:CU AGREE country:CL", at=1, topics=("trade",)), date="2020"),
    document("b", relation("country:CU AGREE country:CL", at=2, topics=("energy",)), date="2021-05-03"),
    document("c", relation("country:CU ACCUSE country:CL", at=3), date="2021-06"),
    document("d", relation("person:paz-ana HOLDS_OFFICE country:CL", at=4), date="2021-06-30"),
    document("e", relation("country:CU CONSULT organisation:oas", at=5), relation("person:paz-ana ACCUSE organisation:oas")),
)  # fmt: skip


def selected(tmp_path: Path, **asked: Any) -> tuple[list[str], list[str]]:
    """The actors and the edges of a selection."""
    out = tmp_path if (tmp_path / "parts").exists() else parts_of(STATEMENTS, tmp_path, parts=1)
    with run_graph(out, Selection(**asked)) as graph:
        edges = [f"{edge.source} {edge.label} {edge.weight} {edge.target}" for edge in graph.edges]
        assert len(graph.edges) == len(edges)
        return [node.id for node in graph.nodes], edges


ALL = [
    "country:CU ACCUSE 1 country:CL",
    "country:CU AGREE 2 country:CL",
    "country:CU CONSULT 1 organisation:oas",
    "person:paz-ana HOLDS_OFFICE 1 country:CL",
    "person:paz-ana ACCUSE 1 organisation:oas",
]


@pytest.mark.parametrize(
    ("asked", "edges"),
    [
        ({}, ALL),
        ({"types": ("agree",)}, [ALL[1]]),
        ({"types": ("verbal_conflict", "static")}, [ALL[0], ALL[3], ALL[4]]),
        ({"topics": ("trade",)}, ["country:CU AGREE 1 country:CL"]),
        ({"topics": ("trade", "energy")}, [ALL[1]]),
        ({"min_weight": 2}, [ALL[1]]),
        ({"since": "2021"}, [ALL[0], "country:CU AGREE 1 country:CL", ALL[3]]),
        ({"since": "2020-07"}, [ALL[0], ALL[1], ALL[3]]),
        ({"until": "2020-07"}, ["country:CU AGREE 1 country:CL"]),
        ({"since": "2021-06-15"}, [ALL[0], ALL[3]]),
        ({"since": "2021-05", "until": "2021-05-31"}, ["country:CU AGREE 1 country:CL"]),
        ({"ego": "Ana Paz"}, [ALL[3], ALL[4]]),
        ({"ego": "organisation:oas"}, [ALL[2], ALL[4]]),
        ({"ego": "kuba", "types": ("ACCUSE",)}, [ALL[0]]),
        ({"aggregate": True, "min_weight": 3}, ["country:CU AGREE, ACCUSE 3 country:CL"]),
    ],
)
def test_a_selection(asked: dict[str, Any], edges: list[str], tmp_path: Path) -> None:
    nodes, found = selected(tmp_path, **asked)
    assert sorted(found) == sorted(edges)
    if asked:
        assert set(nodes) == {end for edge in edges for end in (edge.split()[0], edge.split()[-1])}


def test_around_an_actor_are_the_edges_of_the_others_too(tmp_path: Path) -> None:
    made = [
        document(
            "a",
            relation("country:CU AID country:CL"),
            relation("country:CL AID organisation:oas"),
            relation("organisation:oas AID person:paz-ana"),
            relation("country:CU AID organisation:oas"),
        )
    ]
    parts_of(made, tmp_path, parts=1)
    nodes, edges = selected(tmp_path, ego="Kuba")
    assert nodes == ["country:CL", "country:CU", "organisation:oas"]
    assert len(edges) == 3


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"types": ("LOVES",)}, "'LOVES' is no type of relation"),
        ({"since": "gestern"}, "'gestern' is no date"),
        ({"until": "2023-02-30"}, "is no date"),
        ({"topics": ("sport",)}, "its topics are: energy, trade"),
        ({"topics": ("x'] OR true --",)}, "its topics are"),
        ({"ego": "Nobody"}, "no actor of this run is called 'Nobody'"),
        ({"ego": "' OR true --"}, "no actor of this run"),
    ],
)
def test_what_is_not_there_is_said(asked: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        selected(tmp_path, **asked)


def test_a_name_of_several_actors_lists_them(tmp_path: Path) -> None:
    twins = (entity("person:paz-ana", name="Paz"), entity("country:CU", name="Paz"))
    parts_of([document("a", relation("country:CU AID person:paz-ana"), entities=twins)], tmp_path, parts=1)
    with pytest.raises(InputError, match="may be country:CU, person:paz-ana; give the id of one"):
        selected(tmp_path, ego="Paz")


def test_topic_hits_are_no_statements(tmp_path: Path) -> None:
    """A topic of a document is not one of its relations."""
    made = Document("a", topics=(TopicHit("trade", 1.0, ()),))
    parts_of([made], tmp_path, parts=1)
    with pytest.raises(InputError, match="its topics are: none"):
        selected(tmp_path, topics=("trade",))
