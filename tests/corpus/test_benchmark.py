"""The benchmark of merging runs, and its parts have the tables that a merge reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "merge.py"


@pytest.mark.skipif(not BENCHMARK.exists(), reason="the archive of the sources ships the tests and not the benchmarks")
def test_the_benchmark_of_merging_runs() -> None:
    command = [sys.executable, str(BENCHMARK), "--relations", "2000", "--actors", "100", "--tables", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "2,000 relations, 100 actors, 100 documents" in done.stdout
    assert "relations.csv" in done.stdout
