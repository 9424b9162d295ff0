"""Packages that load their names when asked."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest


@pytest.mark.parametrize("package", ["extractor.corpus", "extractor.reading", "extractor.review"])
def test_each_public_name_is_there_and_no_other(package: str) -> None:
    module = import_module(package)
    assert dir(module) == sorted(module.__all__)
    assert all(getattr(module, name) is not None for name in module.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = module.nothing


def test_worker_imports_no_reader_of_inputs() -> None:
    program = "import sys, extractor.corpus.worker, extractor.api; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert "'extractor.reading.texts'" in loaded
    assert "'extractor.reading.archives'" not in loaded
    assert "'spacy'" not in loaded
