"""Workers in processes of their own: what they do, and how they are lost."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from extractor import corpus
from extractor.corpus import pool, shards
from extractor.errors import ExtractorError, PipelineError
from tests.corpus import folders
from tests.corpus.folders import failures, ids, texts

STUB = corpus.Recipe(factory="tests.corpus.stubs:Stub")


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "FIRST_SIZE", 8)
    monkeypatch.setattr(shards, "SIZE", 8)


def run(inputs: Path, out: Path, **options: object) -> corpus.RunSummary:
    execution = corpus.Execution(**{"workers": 2, **options})  # type: ignore[arg-type]
    return corpus.run([inputs], out, recipe=STUB, formats=["gexf"], execution=execution)


def test_workers_give_what_one_process_gives(tmp_path: Path) -> None:
    from tests.corpus.stubs import Stub

    inputs = texts(tmp_path / "in.jsonl", 40)
    run(inputs, tmp_path / "two")
    run(inputs, tmp_path / "one", workers=1)
    corpus.run([inputs], tmp_path / "here", recipe=Stub(), formats=["gexf"])
    assert folders.results(tmp_path / "two") == folders.results(tmp_path / "one") == folders.results(tmp_path / "here")
    assert ids(tmp_path / "two") == [f"t{number}" for number in range(40)]


def test_one_shard_starts_one_worker(tmp_path: Path) -> None:
    started: list[int] = []
    run(texts(tmp_path / "in.jsonl", 8), tmp_path / "out", workers=4, started=started.append)
    assert len(started) == 1


def test_text_that_hangs_in_c_code_is_set_aside_and_the_others_are_done(tmp_path: Path) -> None:
    inputs = texts(tmp_path / "in.jsonl", 20, special={3: "SCHLEIFE"})
    summary = run(inputs, tmp_path / "out", max_seconds=3.0)
    assert summary.findings.documents == 19
    assert ids(tmp_path / "out") == [f"t{number}" for number in range(20) if number != 3]
    assert list(failures(tmp_path / "out")) == ["t3"]
    assert "more than 3 seconds" in failures(tmp_path / "out")["t3"]


def test_text_that_ends_the_process_is_set_aside(tmp_path: Path) -> None:
    inputs = texts(tmp_path / "in.jsonl", 20, special={0: "STIRBT", 5: "STIRBT", 19: "KAPUTT"})
    started: list[int] = []
    run(inputs, tmp_path / "out", started=started.append)
    assert len(ids(tmp_path / "out")) == 17
    assert list(failures(tmp_path / "out")) == ["t0", "t5", "t19"]
    assert "signal 9" in failures(tmp_path / "out")["t0"]
    assert "is broken; mend it" in failures(tmp_path / "out")["t19"]


def test_killed_worker_costs_nothing_but_time(tmp_path: Path) -> None:
    inputs = texts(tmp_path / "in.jsonl", 20, special={2: f"EINMAL {tmp_path / 'mark'}"})
    run(inputs, tmp_path / "out", max_seconds=60.0)
    assert (tmp_path / "mark").exists()
    assert len(ids(tmp_path / "out")) == 20


def test_worker_killed_from_outside_costs_only_its_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_TEST_SECONDS", "0.02")
    started: list[int] = []

    def kill_the_first(progress: corpus.Progress) -> None:
        if progress.done >= 8 and len(started) == 2:
            os.kill(started[0], signal.SIGKILL)
            started.append(0)

    inputs = texts(tmp_path / "in.jsonl", 40)
    execution = corpus.Execution(workers=2, started=started.append)
    summary = corpus.run(
        [inputs], tmp_path / "out", recipe=STUB, formats=["gexf"], execution=execution, progress=kill_the_first
    )
    assert len(started) == 4  # two, the mark, and the one in place of the first
    assert summary.failed == ()
    run(inputs, tmp_path / "undisturbed")
    assert folders.results(tmp_path / "out") == folders.results(tmp_path / "undisturbed")


def test_pipeline_that_cannot_be_loaded_ends_the_run(tmp_path: Path) -> None:
    recipe = corpus.Recipe(factory="tests.corpus.stubs:no_pipeline")
    with pytest.raises(PipelineError, match="no pipeline for de"):
        corpus.run([texts(tmp_path / "in.jsonl", 3)], tmp_path / "out", recipe=recipe)
    assert not (tmp_path / "out").exists()


def test_workers_that_cannot_start_end_the_run(tmp_path: Path) -> None:
    recipe = corpus.Recipe(factory="tests.corpus.stubs:leaves")
    with pytest.raises(ExtractorError, match=r"end before they do anything: .*exit code 3"):
        corpus.run([texts(tmp_path / "in.jsonl", 3)], tmp_path / "out", recipe=recipe)


@pytest.mark.parametrize("special", ["", "SCHLEIFE"])
def test_workers_end_with_their_caller(special: str, tmp_path: Path) -> None:
    inputs = texts(tmp_path / "in.jsonl", 40, special={0: special})
    environment = {**os.environ, "EXTRACTOR_TEST_SECONDS": "0.3"}
    process = folders.start(inputs, tmp_path / "out", env=environment, workers=1, max_seconds=0.5)
    workers = children(process.pid)
    time.sleep(1.0)  # the text is begun
    process.kill()
    process.wait()
    assert workers
    until = time.monotonic() + 20
    while any(alive(worker) for worker in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(alive(worker) for worker in workers)


def children(parent: int) -> list[int]:
    """The processes that a process has started, once there are any."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        found = Path(f"/proc/{parent}/task/{parent}/children")
        if not found.exists():
            pytest.skip("the system does not tell which processes another one has started")
        if numbers := [
            int(number)
            for task in Path(f"/proc/{parent}/task").iterdir()
            for number in (task / "children").read_text().split()
        ]:
            return numbers
        time.sleep(0.02)
    return []


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def test_default_number_of_workers_fits_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_free_memory", lambda: 100)
    assert pool.default_workers() == 1
