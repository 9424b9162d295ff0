"""A folder is gone on with, added to, refused or begun anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor import corpus
from extractor.corpus import merging, planning, resuming, running, shards
from extractor.corpus.folder import RunFolder
from extractor.corpus.manifest import opened
from extractor.errors import OutputError
from tests.corpus import folders
from tests.corpus.conftest import StubExtractor
from tests.corpus.folders import ids, texts


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "FIRST_SIZE", 4)
    monkeypatch.setattr(shards, "SIZE", 4)


class Stopped(Exception):  # noqa: N818
    """The run ends here."""


def run(inputs: Path, out: Path, stub: StubExtractor, *, force: bool = False, **options: object) -> corpus.RunSummary:
    execution = corpus.Execution(**options)  # type: ignore[arg-type]
    return corpus.run([inputs], out, recipe=stub, formats=["gexf"], force=force, execution=execution)


def done(stub: StubExtractor) -> list[str]:
    return [identity for call in stub.calls for identity in call]


def stop_at(monkeypatch: pytest.MonkeyPatch, module: object, name: str, number: int = 1) -> None:
    """Let a function of a module end the run when it is called for so manyth time."""
    original, left = getattr(module, name), number

    def stop(*arguments: object, **options: object) -> object:
        nonlocal left
        left -= 1
        if left == 0:
            raise Stopped
        return original(*arguments, **options)

    monkeypatch.setattr(module, name, stop)


@pytest.mark.parametrize(
    ("module", "name", "number"),
    [
        (planning, "write_texts", 2),
        (running, "forget", 1),
        (running, "forget", 3),
        (merging, "merge_parts", 1),
        (running, "write_list", 1),
    ],
)
def test_stopped_run_goes_on_and_does_nothing_twice(
    module: object, name: str, number: int, tmp_path: Path, stub: StubExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = texts(tmp_path / "in.jsonl", 14, special={5: "KAPUTT"})
    with monkeypatch.context() as patch:
        stop_at(patch, module, name, number)
        with pytest.raises(Stopped):
            run(inputs, tmp_path / "out", stub)
    summary = run(inputs, tmp_path / "out", stub)
    assert summary.findings.documents == 13
    # The shard with the broken text is done text by text after the first failure.
    assert sorted(set(done(stub))) == sorted(f"t{number}" for number in range(14))
    assert all(
        done(stub).count(identity) == 1 for identity in ids(tmp_path / "out") if identity not in {"t4", "t6", "t7"}
    )
    fresh = StubExtractor()
    run(inputs, tmp_path / "fresh", fresh)
    assert folders.results(tmp_path / "out") == folders.results(tmp_path / "fresh")
    assert (tmp_path / "out" / "failed.jsonl").read_bytes() == (tmp_path / "fresh" / "failed.jsonl").read_bytes()
    assert not list(RunFolder(tmp_path / "out").tasks.iterdir())


def test_shard_on_disk_that_is_not_noted_is_not_done_again(
    tmp_path: Path, stub: StubExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = texts(tmp_path / "in.jsonl", 8)
    with monkeypatch.context() as patch:
        patch.setattr(running, "_keep", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(inputs, tmp_path / "out", stub)
    assert done(stub) == ["t0", "t1", "t2", "t3"]
    run(inputs, tmp_path / "out", stub)
    assert done(stub) == [f"t{number}" for number in range(8)]


def test_half_written_and_foreign_parts_do_not_count(tmp_path: Path, stub: StubExtractor) -> None:
    inputs = texts(tmp_path / "in.jsonl", 4)
    run(inputs, tmp_path / "out", stub)
    folder = RunFolder(tmp_path / "out")
    (part,) = folder.parts.iterdir()
    before = folders.results(tmp_path / "out")
    for name in (".0000001-aaaaaaaa.1.tmp", "0000001-aaaaaaaa"):
        (folder.parts / name).mkdir()
        (folder.parts / name / "documents.jsonl").write_bytes((part / "documents.jsonl").read_bytes())
    (folder.tasks / "0000001-aaaaaaaa.jsonl.gz").write_bytes(b"half")
    (folder.path / ".extractor-abc").mkdir()
    (folder.path / "documents.jsonl").unlink()
    run(inputs, tmp_path / "out", stub)
    assert folders.results(tmp_path / "out") == before
    assert [path.name for path in folder.parts.iterdir()] == [part.name]
    assert not list(folder.tasks.iterdir())
    assert not (folder.path / ".extractor-abc").exists()


def test_new_texts_are_added_without_redoing_the_old(tmp_path: Path, stub: StubExtractor) -> None:
    (tmp_path / "in").mkdir()
    texts(tmp_path / "in" / "b.jsonl", 5)
    run(tmp_path / "in", tmp_path / "out", stub)
    (tmp_path / "in" / "a.jsonl").write_text(
        '{"id": "new", "text": "Kuba kritisiert Chile erneut."}\n', encoding="utf-8"
    )
    stub.calls.clear()
    summary = run(tmp_path / "in", tmp_path / "out", stub)
    assert done(stub) == ["new"]
    assert (summary.new, summary.findings.documents) == (1, 6)
    assert ids(tmp_path / "out") == ["t0", "t1", "t2", "t3", "t4", "new"]
    (tmp_path / "c.jsonl").write_text('{"id": "t1", "text": "Ein anderer Text."}\n', encoding="utf-8")
    summary = run(tmp_path / "c.jsonl", tmp_path / "out", stub)
    assert summary.findings.documents == 7
    assert "'t1' is taken" in summary.notices[0]


def test_nothing_new_writes_nothing_and_sums_up_the_same(tmp_path: Path, stub: StubExtractor) -> None:
    inputs = texts(tmp_path / "in.jsonl", 5)
    first = run(inputs, tmp_path / "out", stub)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir() if path.suffix != ".sqlite"}
    second = run(inputs, tmp_path / "out", stub)
    assert second.findings == first.findings
    assert second.new == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before
    third = corpus.run([inputs], tmp_path / "out", recipe=stub, formats=["csv"])
    assert (tmp_path / "out" / "graph_edges.csv").is_file()
    assert third.findings == first.findings


def test_other_settings_are_refused_without_force(tmp_path: Path, stub: StubExtractor) -> None:
    class Other(StubExtractor):
        pass

    inputs = texts(tmp_path / "in.jsonl", 2)
    run(inputs, tmp_path / "out", stub)
    with pytest.raises(OutputError, match=r"made with other settings \(extractor\)"):
        run(inputs, tmp_path / "out", Other())
    run(texts(tmp_path / "other.jsonl", 1), tmp_path / "out", Other(), force=True)
    assert ids(tmp_path / "out") == ["t0"]


def test_force_begins_a_finished_run_anew_and_goes_on_with_a_stopped_one(
    tmp_path: Path, stub: StubExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = texts(tmp_path / "in.jsonl", 8)
    run(inputs, tmp_path / "out", stub)
    stub.calls.clear()
    with monkeypatch.context() as patch:
        stop_at(patch, running, "forget", 2)
        with pytest.raises(Stopped):
            run(inputs, tmp_path / "out", stub, force=True)
    run(inputs, tmp_path / "out", stub, force=True)
    assert done(stub) == [f"t{number}" for number in range(8)]


def test_failed_texts_are_done_again_only_on_request(tmp_path: Path, stub: StubExtractor) -> None:
    inputs = texts(tmp_path / "in.jsonl", 6, special={1: "KAPUTT"})
    assert run(inputs, tmp_path / "out", stub).failed
    stub.calls.clear()
    assert [failure.document for failure in run(inputs, tmp_path / "out", stub).failed] == ["t1"]
    assert stub.calls == []

    class Mended(StubExtractor):
        def extract_many(self, raws):  # type: ignore[no-untyped-def]
            batch = list(raws)
            self.calls.append([raw.id for raw in batch])
            return map(self.document, batch)

    Mended.__qualname__ = type(stub).__qualname__
    mended = Mended()
    summary = run(inputs, tmp_path / "out", mended, retry_failed=True)
    assert done(mended) == ["t1"]
    assert (summary.failed, summary.new, summary.findings.documents) == ((), 1, 6)
    assert not (tmp_path / "out" / "failed.jsonl").exists()


def test_lost_parts_and_damaged_manifests_are_told(tmp_path: Path, stub: StubExtractor) -> None:
    inputs = texts(tmp_path / "in.jsonl", 2)
    run(inputs, tmp_path / "out", stub)
    folder = RunFolder(tmp_path / "out")
    (part,) = folder.parts.iterdir()
    part.rename(tmp_path / part.name)
    with pytest.raises(OutputError, match=f"lacks {part.name}; put it back"):
        run(inputs, tmp_path / "out", stub)
    folder.manifest.write_bytes(b"no database at all" * 100)
    with pytest.raises(OutputError, match="is damaged"):
        run(inputs, tmp_path / "out", stub)
    assert run(inputs, tmp_path / "out", stub, force=True).findings.documents == 2


def test_manifest_tells_where_each_text_is(tmp_path: Path, stub: StubExtractor) -> None:
    import sqlite3

    run(texts(tmp_path / "in.jsonl", 5, special={4: "KAPUTT"}), tmp_path / "out", stub)
    with opened(tmp_path / "out" / "manifest.sqlite") as manifest:
        assert manifest.totals() == (5, 5)
        assert manifest.documents() == 4
        assert manifest.settings[resuming.FINISHED] == "1"
    connection = sqlite3.connect(tmp_path / "out" / "manifest.sqlite")
    rows = connection.execute(
        "SELECT documents.id, name, position, done, counts, error IS NULL FROM documents JOIN shards ON shard = number"
        " ORDER BY number, position"
    ).fetchall()
    connection.close()
    assert [(row[0], row[2], row[5]) for row in rows] == [
        ("t0", 0, 1),
        ("t1", 1, 1),
        ("t2", 2, 1),
        ("t3", 3, 1),
        ("t4", 0, 0),
    ]
    assert json.loads(rows[0][4])["documents"] == 4
    assert rows[0][1] in [path.name for path in (tmp_path / "out" / "parts").iterdir()]


def test_copies_are_left_out_and_listed_in_later_runs_too(tmp_path: Path, stub: StubExtractor) -> None:
    report = " ".join(f"Wort{number} kritisiert" for number in range(60))
    lines = [
        {"id": "a", "text": report},
        {"id": "b", "text": "Ein anderer Text."},
        {"id": "c", "text": f"{report} Ende."},
    ]
    (tmp_path / "in.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    summary = run(tmp_path / "in.jsonl", tmp_path / "out", stub)
    assert done(stub) == ["a", "b"]
    assert (summary.new, summary.duplicates, summary.failed) == (2, 1, ())
    (tmp_path / "later.jsonl").write_text(json.dumps({"id": "d", "text": report.upper()}) + "\n", encoding="utf-8")
    for _ in range(2):
        summary = run(tmp_path / "later.jsonl", tmp_path / "out", stub)
        assert done(stub) == ["a", "b"]
        assert (summary.new, summary.duplicates, summary.findings.documents) == (0, 2, 2)
    listed = [json.loads(line) for line in (tmp_path / "out" / "duplicates.jsonl").read_text("ascii").splitlines()]
    assert [(item["id"], item["duplicate_of"]) for item in listed] == [("c", "a"), ("d", "a")]
    assert tmp_path / "out" / "duplicates.jsonl" in summary.files
