"""A run's folder as an analyst opens it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import Corpus, build_graph, corpus
from extractor.corpus.manifest import opened
from extractor.corpus.parts import _without_surrogates
from extractor.errors import ExtractorError, InputError
from extractor.records import Document
from extractor.serialise import dumps, from_record
from tests.corpus.conftest import StubExtractor
from tests.corpus.folders import texts
from tests.corpus.test_merging import STATEMENTS, corpora, parts_of
from tests.graph.conftest import document, entity, relation, two_that_differ


@pytest.fixture
def run(tmp_path: Path) -> Corpus:
    return Corpus.open(parts_of(two_that_differ(), tmp_path / "out"))


@pytest.fixture
def statements(tmp_path: Path) -> Corpus:
    return Corpus.open(parts_of(STATEMENTS, tmp_path / "out", parts=3))


def same(found: nx.MultiDiGraph, expected: nx.MultiDiGraph) -> bool:
    """Equal in nodes, edges, attributes and their order."""
    return (
        list(found.nodes(data=True)) == list(expected.nodes(data=True))
        and list(found.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))
    )  # fmt: skip


@pytest.mark.parametrize("aggregate", [False, True])
def test_the_graph_is_the_one_of_the_documents(run: Corpus, aggregate: bool) -> None:
    assert same(run.graph(aggregate=aggregate), build_graph(run.documents(), aggregate=aggregate))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(documents=corpora(), aggregate=st.booleans())
def test_the_graph_of_any_documents(
    documents: list[Document], aggregate: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # Tables have no lone surrogates.
    plain = [from_record(json.loads(_without_surrogates(dumps(document)))) for document in documents]
    found = Corpus.open(parts_of(plain, tmp_path_factory.mktemp("run")))
    assert same(found.graph(aggregate=aggregate), build_graph(plain, aggregate=aggregate))


def kept(documents: Sequence[Document], **wanted: object) -> list[Document]:
    """The documents with only the relations that have these values."""
    return [
        Document(
            made.id,
            date=made.date,
            entities=made.entities,
            relations=tuple(
                r
                for r in made.relations
                if all(getattr(r, name) in (value, (value,)) for name, value in wanted.items())
            ),
        )
        for made in documents
    ]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"types": "agree"}, {"type": "AGREE"}),
        ({"types": ["ACCUSE", "ACCUSE"]}, {"type": "ACCUSE"}),
        ({"topic": "trade"}, {"topics": "trade"}),
    ],
)
def test_a_part_of_the_graph(statements: Corpus, asked: dict[str, Any], wanted: dict[str, object]) -> None:
    found = statements.graph(**asked)
    expected = build_graph(kept(STATEMENTS, **wanted))
    expected.remove_nodes_from(list(nx.isolates(expected)))
    assert found.number_of_edges() > 0
    assert same(found, expected)


def test_other_parts_of_the_graph(statements: Corpus) -> None:
    def edges(**asked: Any) -> list[tuple[str, str, str]]:
        return sorted((s, d.get("label", ""), t) for s, t, d in statements.graph(**asked).edges(data=True))

    agree = ("country:CU", "AGREE", "country:CL")
    assert edges(since=2021, types=("AGREE", "static")) == [agree, ("person:paz-ana", "HOLDS_OFFICE", "country:CL")]
    assert edges(since=date(2021, 5, 1), until=date(2021, 5, 31)) == edges(since="2021-05", until="2021-05") == [agree]
    assert edges(min_weight=2) == [agree]
    assert edges(ego="oas", types="verbal_conflict") == [("person:paz-ana", "ACCUSE", "organisation:oas")]
    (pair,) = statements.graph(aggregate=True, min_weight=3).edges(data=True)
    assert (*pair[:2], pair[2]["weight"]) == ("country:CU", "country:CL", 3)


def test_documents_and_one_document(run: Corpus) -> None:
    assert [document.id for document in run.documents()] == ["a", "b"] == [document.id for document in run]
    assert len(run) == 2
    assert run.document("b") == two_that_differ()[1]
    with pytest.raises(InputError, match=r"no document of .* has the id 'c'; Corpus\.articles lists them"):
        run.document("c")
    with pytest.raises(InputError, match="no document"):
        run.document("' OR true --")


def test_a_document_whose_id_no_table_can_hold(tmp_path: Path) -> None:
    made = [document("x\ud800"), document("x\ufffd")]
    found = Corpus.open(parts_of(made, tmp_path, parts=1))
    assert found.document("x\ud800").id == "x\ud800"
    assert found.document("x\ufffd").id == "x\ufffd"


def test_entities(run: Corpus) -> None:
    found = run.entities.set_index("id")
    assert found.loc["person:paz-ana", ["name", "type", "mentions", "documents"]].tolist() == [
        "Ana Paz",
        "person",
        2,
        2,
    ]
    assert found.loc["country:CU", ["country", "aliases", "first_date"]].tolist() == ["CU", ("Kuba",), "2020-11"]
    assert pd.isna(found.loc["person:paz-ana", "country"])


def test_relations(run: Corpus) -> None:
    found = run.relations
    assert len(found) == 7
    assert found["document"].is_monotonic_increasing
    row = found[found["speaker"].notna()].iloc[0]
    assert row[["source_name", "type", "target_name", "speaker_name", "date", "sentence", "start", "end"]].tolist() == [
        "Kuba", "AGREE", "Chile", "Ana Paz", "2021-03-01", "Satz 5.", 5, 12,
    ]  # fmt: skip
    assert sorted(found["topics"]) == [(), (), (), (), (), (), ("trade",)]
    assert found["negated"].sum() == 1
    assert found.dtypes[["symmetric", "negated", "former"]].tolist() == [bool, bool, bool]


def test_an_actor_has_one_name_in_all_rows(tmp_path: Path) -> None:
    other = (entity("country:CU", name="Republik Kuba"), entity("country:CL"))
    told = relation("country:CU AID country:CL", speaker="person:nobody")
    made = [document("a", told), document("b", told), document("c", told, entities=other)]
    found = Corpus.open(parts_of(made, tmp_path)).relations
    assert found["source_name"].tolist() == ["Kuba"] * 3
    assert found["speaker_name"].tolist() == ["person:nobody"] * 3


def test_mentions_topics_and_articles(run: Corpus) -> None:
    assert run.topics.values.tolist() == [["a", "trade", 0.5]]
    mention = run.mentions.iloc[0]
    assert mention.tolist() == ["a", "country:CU", "Kuba", 0, 4, "de", "s0", "name"]
    assert run.articles[["document", "date", "languages"]].values.tolist() == [
        ["a", "2021-03-01", ()],
        ["b", "2020-11", ()],
    ]


def test_frames_are_the_readers_own(run: Corpus) -> None:
    frame = run.relations
    frame["type"] = "AID"
    frame.loc[0, "source"] = "x"
    assert set(run.relations["type"]) == {"AGREE", "CONSULT", "HOLDS_OFFICE"}
    assert "x" not in set(run.relations["source"])


def test_selected_relations(statements: Corpus) -> None:
    assert statements.select(types="verbal_conflict")["document"].tolist() == ["c", "e"]
    assert statements.select(topic=["trade", "energy"])["document"].tolist() == ["a", "b"]
    assert statements.select(since="2021-05-01", until=2021)["document"].tolist() == ["b", "c", "d"]
    assert len(statements.select()) == 6
    with pytest.raises(InputError, match="its topics are: energy, trade"):
        statements.select(topic="sport")
    with pytest.raises(InputError, match="is no date"):
        statements.select(since="gestern")
    with pytest.raises(InputError, match="is no type of relation"):
        statements.select(types="LOVES")


def test_actors_by_name(run: Corpus) -> None:
    assert [run.actor(name) for name in ("Kuba", "kuba", "country:CU", "Ana Paz")] == ["country:CU"] * 3 + [
        "person:paz-ana"
    ]
    for ask in (run.actor, run.timeline, lambda name: run.compare("Kuba", name), lambda name: run.graph(ego=name)):
        with pytest.raises(InputError, match="no actor of this run is called 'Nobody'; give its name or id"):
            ask("Nobody")


def test_timeline_and_comparison(statements: Corpus) -> None:
    found = statements.timeline("Kuba", "Chile", freq="year")
    assert found[["cooperation", "conflict"]].values.tolist() == [[1, 0], [1, 1]]
    assert statements.timeline("Kuba", "Chile", freq="year", topic="trade")["balance"].tolist() == [1]
    sides = statements.compare("Kuba", "Chile", since=2021).set_index(["aspect", "item"])
    assert sides.loc[("total", "statements"), ["country:CU", "country:CL"]].tolist() == [2, 2]
    assert sides.loc[("partner", "country:CL"), "name"] == "Chile"


def test_a_run_and_one_that_is_not_finished(tmp_path: Path, stub: StubExtractor) -> None:
    out = tmp_path / "out"
    corpus.run([texts(tmp_path / "in.jsonl", 3)], out, recipe=stub, formats=["gexf"])
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    found = Corpus.open(out)
    assert (len(found), repr(found)) == (3, f"Corpus({str(out)!r}, 3 documents)")
    assert len(found.relations) == 3
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    with opened(out / "manifest.sqlite") as manifest:
        manifest.settings = {"finished": "0"}
    with pytest.raises(
        InputError, match=r"is not finished \(3 of 3 texts are done\); give its extractor run command again"
    ):
        Corpus.open(str(out))


@pytest.mark.parametrize("name", ["", "parts", "file", "nowhere"])
def test_what_is_no_run(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "parts").mkdir()
    with pytest.raises(InputError, match="holds no documents of a run; give the folder that extractor run has written"):
        Corpus.open(tmp_path / name)


def test_a_damaged_manifest_is_one_sentence(tmp_path: Path) -> None:
    parts_of(two_that_differ(), tmp_path)
    (tmp_path / "manifest.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(ExtractorError, match="is damaged"):
        Corpus.open(tmp_path)


def test_importing_loads_no_library_and_a_missing_one_is_named(tmp_path: Path) -> None:
    out = parts_of(two_that_differ(), tmp_path)
    heavy = "{'pandas', 'scipy', 'matplotlib', 'networkx', 'duckdb', 'spacy', 'numpy'}"
    code = (
        f"import sys, extractor; print(sorted({heavy} & set(sys.modules)));"
        f"import extractor.analysis; from extractor import Corpus; print(sorted({heavy} & set(sys.modules)));"
        f"found = Corpus.open({str(out)!r}); print(len(list(found.documents())), found.graph().size());"
        "print(sorted({'pandas', 'scipy'} & set(sys.modules)));"
        "sys.modules['pandas'] = None\n"
        "try:\n    found.relations\n"
        "except extractor.ExtractorError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "[]",
        "[]",
        "2 5",
        "[]",
        'pandas is not installed; run pip install "extractor[analysis]"',
    ]
