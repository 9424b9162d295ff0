"""What a folder of results holds, for comparison."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

RESULTS = ("documents.jsonl", "entities.csv", "relations.csv", "graph.gexf")
ROOT = Path(__file__).parents[2]
RUN = """
import sys
from extractor import corpus
from extractor.corpus import shards
shards.FIRST_SIZE = shards.SIZE = {size}
recipe = corpus.Recipe(factory={factory!r})
execution = corpus.Execution(workers={workers}, max_seconds={max_seconds})
corpus.run([sys.argv[1]], sys.argv[2], recipe=recipe, formats=["gexf"], execution=execution)
"""


def start(  # type: ignore[no-untyped-def]
    inputs: Path,
    out: Path,
    *,
    factory: str = "tests.corpus.stubs:Stub",
    size: int = 8,
    workers: int = 2,
    max_seconds: float = 300.0,
    **options,
) -> subprocess.Popen[str]:
    """A run in a process of its own, as a user's script would do it."""
    code = RUN.format(factory=factory, size=size, workers=workers, max_seconds=max_seconds)
    command = [sys.executable, "-c", code, str(inputs), str(out)]
    # A test run in the background ignores Ctrl-C, and what it starts would too: a user's terminal does not.
    return subprocess.Popen(command, cwd=ROOT, text=True, preexec_fn=_heed_interrupts, **options)  # noqa: PLW1509


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def texts(path: Path, count: int, *, special: dict[int, str] | None = None) -> Path:
    """A table of short texts."""
    lines = [
        {"id": f"t{number}", "text": f"Kuba kritisiert Chile zum {number}. Mal. {(special or {}).get(number, '')}"}
        for number in range(count)
    ]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def results(out: Path) -> dict[str, bytes]:
    """The files of the results."""
    return {name: (out / name).read_bytes() for name in RESULTS}


def ids(out: Path) -> list[str]:
    """The ids of the documents, in the order of the records."""
    return [json.loads(line)["id"] for line in (out / "documents.jsonl").read_text("utf-8").splitlines()]


def failures(out: Path) -> dict[str, str]:
    """Id to reason."""
    lines = (out / "failed.jsonl").read_text("utf-8").splitlines()
    return {found["document"]: found["error"] for found in map(json.loads, lines)}
