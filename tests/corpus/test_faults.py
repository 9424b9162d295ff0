"""A run that is killed again and again comes to the same results; a second run is kept out; a full disk loses nothing."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import corpus
from extractor.corpus import folder as folder_module
from extractor.corpus import shards
from extractor.corpus.folder import RunFolder, locked
from extractor.errors import OutputError
from tests.corpus import folders
from tests.corpus.conftest import StubExtractor
from tests.corpus.folders import ids, start, texts

ROOT = Path(__file__).parents[2]
KILLS = 20


def kill_and_go_on(inputs: Path, out: Path, *, kills: int, longest: float, seed: int, **options: object) -> int:
    """Kill a run so many times at random moments, then let it end; gives how many kills hit it at work."""
    rng = random.Random(seed)
    hits = 0
    for _ in range(kills):
        process = start(inputs, out, **options)  # type: ignore[arg-type]
        try:
            process.wait(rng.uniform(0.1, longest))
        except subprocess.TimeoutExpired:
            process.kill()
            hits += 1
        process.wait()
    assert start(inputs, out, **options).wait() == 0  # type: ignore[arg-type]
    return hits


def test_run_killed_at_random_moments_ends_as_if_undisturbed(tmp_path: Path) -> None:
    inputs = texts(tmp_path / "in.jsonl", 600, special={17: "KAPUTT", 301: "ABSTURZ"})
    environment = {**os.environ, "EXTRACTOR_TEST_SECONDS": "0.02"}
    begun = time.monotonic()
    quick = start(inputs, tmp_path / "undisturbed", env={**os.environ, "EXTRACTOR_TEST_SECONDS": "0"})
    assert quick.wait() == 0
    # As long as planning and the first shards take here: a machine under load is slower.
    longest = max(1.0, (time.monotonic() - begun) / 3)
    hits = kill_and_go_on(inputs, tmp_path / "out", kills=KILLS, longest=longest, seed=6, env=environment)
    assert hits >= KILLS // 2
    assert folders.results(tmp_path / "out") == folders.results(tmp_path / "undisturbed")
    assert folders.failures(tmp_path / "out") == folders.failures(tmp_path / "undisturbed")
    assert len(ids(tmp_path / "out")) == len(set(ids(tmp_path / "out"))) == 598
    left = [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]
    assert left == [".run"]


@pytest.mark.model
def test_real_run_killed_at_random_moments_ends_as_if_undisturbed(tmp_path: Path) -> None:
    seed = next((ROOT / "seeds").glob("*.txt")).read_text("utf-8")
    (tmp_path / "in").mkdir()
    for number in range(12):
        (tmp_path / "in" / f"{number:02}.txt").write_text(f"{seed}\n\nAbsatz {number}.", encoding="utf-8")
    options = {"factory": "extractor.api:Extractor", "size": 3}
    begun = time.monotonic()
    assert start(tmp_path / "in", tmp_path / "undisturbed", **options).wait() == 0  # type: ignore[arg-type]
    longest = time.monotonic() - begun
    hits = kill_and_go_on(tmp_path / "in", tmp_path / "out", kills=3, longest=longest, seed=7, **options)
    assert hits
    assert folders.results(tmp_path / "out") == folders.results(tmp_path / "undisturbed")


def test_second_run_is_kept_out_and_a_killed_one_is_not_in_the_way(tmp_path: Path, stub: StubExtractor) -> None:
    inputs = texts(tmp_path / "in.jsonl", 40)
    process = start(inputs, tmp_path / "out", env={**os.environ, "EXTRACTOR_TEST_SECONDS": "10"})
    holder = tmp_path / "out" / ".run" / "holder.json"
    until = time.monotonic() + 30
    while not (holder.exists() and holder.read_text()) and time.monotonic() < until:
        time.sleep(0.02)
    try:
        with pytest.raises(
            OutputError, match=rf"another run \(process {process.pid} on .*\) is writing into .*out; wait"
        ):
            corpus.run([inputs], tmp_path / "out", recipe=stub)
    finally:
        process.kill()
        process.wait()
    # Its workers may take a moment to see that they are alone; the lock was theirs at no time.
    with locked(RunFolder(tmp_path / "out")):
        pass


@pytest.mark.parametrize(
    ("code", "advice"),
    [(errno.ENOSPC, "make room and give the same command again"), (errno.EROFS, "name a folder on another disk")],
)
@pytest.mark.parametrize("name", ["write_texts", "write_outcome"])
def test_disk_that_cannot_be_written_is_a_sentence_and_nothing_is_lost(
    name: str, code: int, advice: str, tmp_path: Path, stub: StubExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = texts(tmp_path / "in.jsonl", 20)
    monkeypatch.setattr(shards, "FIRST_SIZE", 4)
    original, calls = folder_module.os.fsync, 0

    def fail(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == (1 if name == "write_texts" else 20):
            raise OSError(code, os.strerror(code))
        original(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OutputError, match=advice):
            corpus.run([inputs], tmp_path / "out", recipe=stub)
    assert corpus.run([inputs], tmp_path / "out", recipe=stub).findings.documents == 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no right to mount a file system")
    yield place
    subprocess.run(["umount", str(place)], check=False)


def test_full_disk_is_a_sentence_and_the_run_goes_on_with_more_room(small_disk: Path, tmp_path: Path) -> None:
    inputs = texts(tmp_path / "in.jsonl", 200)
    out = small_disk / "out"
    rest = small_disk / "rest"
    rest.write_bytes(b"\0" * 700_000)
    process = start(inputs, out, stderr=subprocess.PIPE)
    assert "OutputError" in process.communicate()[1].splitlines()[-1]
    rest.unlink()
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert start(inputs, out).wait() == 0
    assert start(inputs, tmp_path / "undisturbed").wait() == 0
    assert folders.results(out) == folders.results(tmp_path / "undisturbed")


def test_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, stub: StubExtractor) -> None:
    inputs = texts(tmp_path / "in.jsonl", 2)
    with contextlib.suppress(OSError):
        (tmp_path / "closed").mkdir(mode=0o500)
    out = Path("/proc/out") if os.name == "posix" and os.geteuid() == 0 else tmp_path / "closed" / "out"
    with pytest.raises(OutputError, match="cannot write into the folder"):
        corpus.run([inputs], out, recipe=stub)


def test_ctrl_c_ends_the_run_and_its_workers_and_the_same_command_goes_on(tmp_path: Path) -> None:
    inputs = texts(tmp_path / "in.jsonl", 40)
    process = start(
        inputs, tmp_path / "out", env={**os.environ, "EXTRACTOR_TEST_SECONDS": "0.2"}, stderr=subprocess.PIPE
    )
    until = time.monotonic() + 60
    while not list((tmp_path / "out").glob("parts/0*")) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert "KeyboardInterrupt" in process.communicate(timeout=30)[1]
    assert list((tmp_path / "out").glob("parts/0*"))
    assert start(inputs, tmp_path / "out").wait() == 0
    assert len(ids(tmp_path / "out")) == 40
