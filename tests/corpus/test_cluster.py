"""The same shards on a Ray cluster, started on this machine."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from extractor import corpus
from extractor.corpus import cluster, shards
from extractor.corpus.worker import Instructions
from extractor.errors import ExtractorError
from tests.corpus import folders
from tests.corpus.folders import texts
from tests.corpus.test_workers import alive

STUB = corpus.Recipe(factory="tests.corpus.stubs:Stub")


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "FIRST_SIZE", 8)


def run(inputs: Path, out: Path, engine: str, recipe: corpus.Recipe = STUB) -> corpus.RunSummary:
    execution = corpus.Execution(engine=engine, workers=2, max_seconds=30.0)  # type: ignore[arg-type]
    return corpus.run([inputs], out, recipe=recipe, formats=["gexf"], execution=execution)


def test_without_ray_the_user_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(ExtractorError, match=r'pip install "extractor\[ray\]"'):
        run(texts(tmp_path / "in.jsonl", 3), tmp_path / "out", "ray")


def test_ray_gives_what_the_pool_gives_though_a_worker_and_an_actor_are_killed(tmp_path: Path) -> None:
    ray = pytest.importorskip("ray")
    special = {3: f"EINMAL {tmp_path / 'mark'}", 11: "STIRBT", 20: "KAPUTT"}
    inputs = texts(tmp_path / "in.jsonl", 40, special=special)
    killed: list[int] = []
    killer = threading.Thread(target=kill_an_actor, args=(killed, tmp_path / "mark"))
    killer.start()
    os.environ["EXTRACTOR_TEST_SECONDS"] = "0.3"  # long enough for the killer to find an actor at work
    try:
        run(inputs, tmp_path / "ray", "ray")
    finally:
        del os.environ["EXTRACTOR_TEST_SECONDS"]
        killer.join()
    assert not ray.is_initialized()
    assert killed
    run(inputs, tmp_path / "local", "local")
    for name, content in folders.results(tmp_path / "ray").items():
        assert sorted(content.splitlines()) == sorted((tmp_path / "local" / name).read_bytes().splitlines())
    assert folders.failures(tmp_path / "ray") == folders.failures(tmp_path / "local")
    assert not any(alive(process) for process in killed)


def kill_an_actor(killed: list[int], mark: Path) -> None:
    """Kill one of the processes in which Ray supervises a worker, once a text has been done."""
    until = time.monotonic() + 120
    while time.monotonic() < until and not killed:
        time.sleep(0.1)
        if not mark.exists():
            continue
        for process in Path("/proc").glob("[0-9]*"):
            try:
                name = (process / "cmdline").read_bytes()
            except OSError:
                continue
            if name.startswith(b"ray::") and b"ShardActor" in name:
                os.kill(int(process.name), signal.SIGKILL)
                killed.append(int(process.name))
                return


def test_error_that_ends_a_run_is_told(tmp_path: Path) -> None:
    actor = cluster.ShardActor(Instructions(corpus.Recipe(factory="tests.corpus.stubs:no_pipeline"), 10.0))
    found = json.loads(actor.do("x", str(tmp_path), 1, 1))
    assert "no pipeline for de" in found["error"]
