"""The recipe's modules: they stand in ``models/training`` and import each other by bare name."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECIPE = ROOT / "models" / "training"
NAMES = ("corpora", "harmonise", "layout", "tokens", "parts", "convert", "measures", "evaluate", "card")
# The archive of the sources ships the tests and not the recipe.
collect_ignore_glob = [] if RECIPE.is_dir() else ["test_*.py"]


@pytest.fixture(scope="package")
def recipe() -> Iterator[dict[str, ModuleType]]:
    before = set(sys.modules)
    sys.path.insert(0, str(RECIPE))
    try:
        yield {name: importlib.import_module(name) for name in NAMES}
    finally:
        sys.path.remove(str(RECIPE))
        for name in set(sys.modules) - before:
            if Path(getattr(sys.modules[name], "__file__", None) or ".").parent == RECIPE:
                del sys.modules[name]


@pytest.fixture(scope="package")
def benchmark() -> ModuleType:
    path = ROOT / "benchmarks" / "pipelines.py"
    spec = importlib.util.spec_from_file_location("benchmark_pipelines", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
