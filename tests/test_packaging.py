"""What is shipped: metadata, the wheel's contents, the README's promises."""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

import extractor

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_versions_agree() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert PROJECT["version"] == extractor.__version__
    assert f"## [{extractor.__version__}]" in changelog
    assert f"\nversion: {extractor.__version__}\n" in citation


def test_entry_points_can_be_loaded() -> None:
    targets = [*PROJECT["scripts"].values()]
    for group in PROJECT.get("entry-points", {}).values():
        targets += group.values()
    assert targets
    for target in targets:
        module, _, name = target.partition(":")
        assert callable(getattr(importlib.import_module(module), name))


def test_no_dependency_is_a_model_or_an_address() -> None:
    required = [
        *PROJECT["dependencies"],
        *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
    ]
    assert not [line for line in required if "@" in line or re.match(r"(de|es|en|xx)[-_]", line)]


def test_public_names_can_be_imported() -> None:
    for name in extractor.__all__:
        assert getattr(extractor, name) is not None


def test_shell_blocks_are_the_two_commands() -> None:
    install, tests = blocks("bash")
    assert install.count("\n") == tests.count("\n") == 1
    assert install.rstrip().endswith("pip install . && extractor run seeds --out out")
    assert tests.rstrip().endswith("python -m pytest")


def test_ci_runs_the_commands_of_the_readme() -> None:
    runner = ROOT / ".ci" / "run"
    assert os.access(runner, os.X_OK)
    script = runner.read_text(encoding="utf-8")
    for number, command in enumerate(blocks("bash"), start=1):
        assert f"readme.py bash {number})" in script
        reader = [sys.executable, str(ROOT / ".ci" / "readme.py"), "bash", str(number)]
        assert subprocess.run(reader, capture_output=True, text=True, check=True).stdout == command


def test_python_example_is_eight_lines() -> None:
    (example,) = blocks("python")
    assert len([line for line in example.splitlines() if line]) == 8


@pytest.mark.model
def test_python_example_prints_what_the_readme_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = blocks("python")
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - the README is ours
    assert printed.getvalue() == blocks("text")[-1]
    assert (tmp_path / "graph.gexf").is_file()


@pytest.mark.model
def test_sample_is_what_the_seed_gives(tmp_path: Path) -> None:
    import networkx as nx

    from extractor import corpus

    corpus.run([ROOT / "seeds"], tmp_path, formats=["gexf"])
    graph = nx.read_gexf(tmp_path / "graph.gexf")
    label = graph.nodes(data="label")
    topics = {f"{label[s]} --{d['label']}--> {label[t]}": d.get("topics", "[]") for s, t, d in graph.edges(data=True)}
    sample = blocks("text")[0].splitlines()
    assert len(sample) >= 4
    for line in sample:
        statement, shown = re.split(r" {2,}", line)
        assert statement in topics
        assert json.loads(topics[statement]) == shown.split(", ")


def test_graph_files_are_those_the_readme_lists() -> None:
    from extractor.corpus import DEFAULT_FORMATS
    from extractor.corpus.running import output_names

    assert all(f"`{name}`" in README for name in output_names(DEFAULT_FORMATS))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as pip would build it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_wheel_carries_code_data_and_pipelines(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    data = [path for kind in ("tsv", "json", "py", "js", "css") for path in ROOT.glob(f"extractor/**/*.{kind}")]
    missing = {path.relative_to(ROOT).as_posix() for path in data} - names
    assert not missing
    assert "extractor/py.typed" in names
    assert {f"extractor/_pipelines/{lang}/config.cfg" for lang in ("de", "es")} <= names
    for lang in ("de", "es"):
        shipped = {
            path.relative_to(ROOT / "models" / lang).as_posix()
            for path in (ROOT / "models" / lang).rglob("*")
            if path.is_file()
        }
        assert {f"extractor/_pipelines/{lang}/{name}" for name in shipped} <= names
    assert not [
        name for name in names if "training" in name or "gold" in name or name.startswith(("tests", "seeds", "models"))
    ]


def test_wheel_carries_licences(wheel: zipfile.ZipFile) -> None:
    (metadata,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    text = wheel.read(metadata).decode("utf-8")
    assert "License-Expression: MIT AND CC-BY-SA-4.0" in text
    files = ("LICENSE", "NOTICE", "extractor/report/assets/cytoscape.LICENSE.txt")
    assert {f"License-File: {name}" for name in files} <= set(text.splitlines())
