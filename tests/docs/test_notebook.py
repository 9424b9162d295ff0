"""The notebook runs from the first cell to the last, and is kept without output."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nbformat
import pytest

from tests.docs.pages import DOCS, ROOT

NOTEBOOK = DOCS / "tutorial.ipynb"
pytestmark = pytest.mark.skipif(not DOCS.exists(), reason="the archive of the sources ships the tests and not the docs")


@pytest.mark.model
def test_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nbclient import NotebookClient

    shutil.copytree(DOCS / "articles", tmp_path / "articles")
    # Of the kernel: this source tree before an installed package, no user's settings, its files here.
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert any("Noruega" in output.get("data", {}).get("text/html", "") for output in shown)
    assert not [output for output in shown if output.output_type == "error" or output.get("name") == "stderr"]


def test_notebook_is_kept_without_output() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert not [cell for cell in code if cell.outputs or cell.execution_count]
