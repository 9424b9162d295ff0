"""What the tests of the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the user's own pipelines; gives where they would lie."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("EXTRACTOR_HOME", str(home))
    return home / "pipelines"
