"""Running over a corpus, with a stand-in for the extractor."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pytest

from extractor import corpus
from extractor.corpus import extraction
from extractor.errors import InputError, OutputError, PipelineError
from extractor.records import Document, RawText
from extractor.serialise import from_record
from tests.corpus.conftest import StubExtractor

ALL = [
    "documents.jsonl",
    "entities.csv",
    "graph.gexf",
    "graph.graphml",
    "graph.json",
    "graph_edges.csv",
    "graph_nodes.csv",
    "relations.csv",
]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"Kuba kritisiert Chile ({name}).", encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    """The files of the results; what only the run itself needs stays out."""
    return sorted(path.name for path in folder.iterdir() if path.name not in {".run", "parts", "manifest.sqlite"})


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_everything_is_written(inputs: Path, tmp_path: Path, stub: StubExtractor) -> None:
    out = tmp_path / "deep" / "out"
    seen: list[corpus.Progress] = []
    summary = corpus.run([inputs], out, recipe=stub, progress=seen.append)
    assert names(out) == ALL
    assert sorted(path.name for path in summary.files) == ALL
    assert (summary.new, summary.findings.documents) == (3, 3)
    assert seen[-1] == corpus.Progress(done=3, earlier=0, planned=3, complete=True, merging=True)
    found = summary.findings
    assert found.actors == (("Kuba", "country", 3), ("=Chile", "country", 0))
    assert (found.entity_types, found.relation_types, found.topics) == (
        {"country": 2},
        {"ACCUSE": 3},
        {"trade": 3},
    )
    records = [from_record(json.loads(line)) for line in (out / "documents.jsonl").read_text("utf-8").splitlines()]
    assert [record.id for record in records] == ["a", "b", "c"]
    entities = rows(out / "entities.csv")
    assert [(row["id"], row["name"], row["documents"]) for row in entities] == [
        ("country:CL", "'=Chile", "3"),
        ("country:CU", "Kuba", "3"),
    ]
    relations = rows(out / "relations.csv")
    assert [(row["document"], row["source_name"], row["type"]) for row in relations] == [
        (name, "Kuba", "ACCUSE") for name in "abc"
    ]
    assert relations[0]["sentence"] == "Kuba kritisiert Chile (a)."
    ((_, _, data),) = nx.read_gexf(out / "graph.gexf").edges(data=True)
    assert data["weight"] == 3


def test_formats_are_those_asked_for(inputs: Path, tmp_path: Path, stub: StubExtractor) -> None:
    corpus.run([inputs], tmp_path / "out", formats=["GEXF", "gexf"], recipe=stub)
    assert names(tmp_path / "out") == ["documents.jsonl", "entities.csv", "graph.gexf", "relations.csv"]


def test_unknown_format_is_refused_before_any_work(inputs: Path, tmp_path: Path, stub: StubExtractor) -> None:
    with pytest.raises(OutputError, match="choose one of: gexf, "):
        corpus.run([inputs], tmp_path / "out", formats=["gexf", "pdf"], recipe=stub)
    assert not (tmp_path / "out").exists()
    assert stub.calls == []


def test_files_of_nobody_knows_whom_need_force(inputs: Path, tmp_path: Path, stub: StubExtractor) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    (out / "graph.json").write_text("mine too")
    with pytest.raises(OutputError, match=r"already has graph\.json; use --force"):
        corpus.run([inputs / "a.txt"], out, formats=["json"], recipe=stub)
    assert stub.calls == []
    assert names(out) == ["graph.json", "notes.txt"]
    assert corpus.run([inputs / "a.txt"], out, formats=["json"], force=True, recipe=stub).findings.documents == 1
    assert (out / "notes.txt").read_text() == "mine"
    assert len((out / "documents.jsonl").read_text("utf-8").splitlines()) == 1


def test_file_in_the_way(inputs: Path, tmp_path: Path, stub: StubExtractor) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="is a file"):
        corpus.run([inputs], tmp_path / "out", force=True, recipe=stub)


@pytest.mark.parametrize(("text", "message"), [("KAPUTT", "is broken; mend it"), ("ABSTURZ", "ZeroDivisionError")])
def test_failed_document_is_listed_and_the_others_are_done(
    text: str, message: str, inputs: Path, tmp_path: Path, stub: StubExtractor
) -> None:
    (inputs / "b.txt").write_text(text, encoding="utf-8")
    summary = corpus.run([inputs], tmp_path / "out", formats=["json"], recipe=stub)
    assert summary.findings.documents == 2
    ((failure),) = summary.failed
    assert (Path(failure.input).name, failure.document) == ("b.txt", "b")
    assert message in failure.error
    (listed,) = map(json.loads, (tmp_path / "out" / "failed.jsonl").read_text("utf-8").splitlines())
    assert listed == {"input": failure.input, "document": "b", "error": failure.error}
    records = (tmp_path / "out" / "documents.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in records] == ["a", "c"]


def test_unreadable_file_is_listed_and_a_later_clean_run_clears_the_list(
    inputs: Path, tmp_path: Path, stub: StubExtractor
) -> None:
    (inputs / "b.txt").write_bytes(b"\x00\x01")
    out = tmp_path / "out"
    assert len(corpus.run([inputs], out, formats=["json"], recipe=stub).failed) == 1
    (inputs / "b.txt").write_text("Kuba kritisiert Chile.", encoding="utf-8")
    summary = corpus.run([inputs], out, formats=["json"], recipe=stub)
    assert summary.failed == ()
    assert "failed.jsonl" not in names(out)


def test_only_failures_write_only_the_list(tmp_path: Path, stub: StubExtractor) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    summary = corpus.run([tmp_path / "a.txt"], tmp_path / "out", recipe=stub)
    assert summary.findings.documents == 0
    assert names(tmp_path / "out") == ["failed.jsonl"]


def test_same_id_twice_keeps_both_and_says_so(inputs: Path, tmp_path: Path, stub: StubExtractor) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("Ein anderer Text.", encoding="utf-8")
    summary = corpus.run([inputs, other], tmp_path / "out", formats=["json"], recipe=stub)
    records = (tmp_path / "out" / "documents.jsonl").read_text("utf-8").splitlines()
    ids = [json.loads(line)["id"] for line in records]
    assert len(set(ids)) == len(ids) == 4
    (notice,) = summary.notices
    assert "'a'" in notice
    assert ids[-1] in notice


def test_pipeline_that_cannot_be_loaded_stops_the_run(inputs: Path, tmp_path: Path) -> None:
    class Broken:
        def extract_many(self, _: object) -> object:
            raise PipelineError("no pipeline for de")

    with pytest.raises(PipelineError):
        corpus.run([inputs], tmp_path / "out", recipe=Broken())  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


def test_folder_without_readable_files_writes_nothing(tmp_path: Path, stub: StubExtractor) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(InputError):
        corpus.run([tmp_path / "in"], tmp_path / "out", recipe=stub)
    assert not (tmp_path / "out").exists()


def test_batches_keep_the_order_of_the_inputs(
    inputs: Path, tmp_path: Path, stub: StubExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "BATCH_SIZE", 2)
    (inputs / "aa.txt").write_bytes(b"")
    corpus.run([inputs], tmp_path / "out", formats=["json"], recipe=stub)
    assert stub.calls == [["a", "b"], ["c"]]


def test_extractor_that_loses_a_document_is_noticed(inputs: Path, tmp_path: Path) -> None:
    class Forgetful(StubExtractor):
        def document(self, raw: RawText) -> Document:
            return super().document(raw)

        def extract_many(self, raws):  # type: ignore[no-untyped-def]
            return (self.document(raw) for raw in raws if raw.id != "b")

    summary = corpus.run([inputs], tmp_path / "out", formats=["json"], recipe=Forgetful())
    assert summary.findings.documents == 2
    assert summary.failed[0].document == "b"
