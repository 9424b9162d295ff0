"""What the tests of the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

import extractor.api
from extractor.corpus import Recipe, running
from extractor.corpus.pool import Here
from extractor.corpus.progress import Tally


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the user's own pipelines; gives where they would lie."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("EXTRACTOR_HOME", str(home))
    return home / "pipelines"


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``extractor run`` use what stands in for the extractor here; a worker would use the real one."""

    def here(recipe: Recipe, _: object, tally: Tally) -> Here:
        made = extractor.api.Extractor(
            pipelines=dict(recipe.pipelines) or None, actors=recipe.actors, reviewed=recipe.reviewed
        )
        return Here(made, report=tally.advance)

    monkeypatch.setattr(running, "_engine", here)
    monkeypatch.setattr(Recipe, "fingerprint", lambda recipe: dict(recipe.pipelines))
