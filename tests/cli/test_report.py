"""``extractor report``: the options of a selection, what is said, and where the file goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli.main import app
from tests.report.made import three
from tests.report.test_writing import data_in


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["report", *arguments], prog_name="extractor")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return three(tmp_path / "run")


def test_the_file_lies_in_the_folder_of_the_run(run: Path) -> None:
    result = call(str(run))
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{run / 'report.html'}\n"
    assert "extractor: the texts of 3 documents are not where the run has read them" in result.stderr
    assert result.stderr.endswith("extractor: 4 actors, 6 edges, 3 documents, 0 of them with their text\n")
    assert sorted(path.name for path in run.iterdir()) == ["parts", "report.html"]


@pytest.mark.parametrize(
    ("options", "edges"),
    [
        (["--types", "verbal_conflict,HOLDS_OFFICE"], 4),
        (["--topic", "trade"], 1),
        (["--from", "2021-04", "--to", "2021"], 2),
        (["--min-weight", "2"], 1),
        (["--ego", "OAS"], 2),
    ],
)
def test_selections_are_those_of_graph(options: list[str], edges: int, run: Path, tmp_path: Path) -> None:
    result = call(str(run), "--out", str(tmp_path / "r.html"), *options)
    assert result.exit_code == 0, result.stderr
    assert len(data_in(tmp_path / "r.html")["edges"]) == edges


def test_language_title_and_no_texts(run: Path, tmp_path: Path) -> None:
    result = call(str(run), "--out", str(tmp_path / "r.html"), "--lang", "en", "--title", "Handel", "--no-texts")
    assert result.exit_code == 0, result.stderr
    assert result.stderr == "extractor: 4 actors, 6 edges, 3 documents, 0 of them with their text\n"
    data = data_in(tmp_path / "r.html")
    assert (data["lang"], data["title"]) == ("en", "Handel")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--lang", "fr"], "'fr' is not one of 'de', 'en'"),
        (["--texts", "a", "--no-texts"], "leave out one of --texts and --no-texts"),
        (["--types", "LOVE"], "'LOVE' is no type of relation"),
        (["--from", "gestern"], "'gestern' is no date"),
        (["--ego", "Niemand"], "no actor of this run is called"),
    ],
)
def test_wrong_use_is_one_sentence(options: list[str], message: str, run: Path) -> None:
    result = call(str(run), *options)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.stderr
    assert [path.name for path in run.iterdir()] == ["parts"]


def test_a_file_that_is_there(run: Path) -> None:
    assert call(str(run)).exit_code == 0
    result = call(str(run))
    assert (result.exit_code, "use --force" in result.stderr) == (2, True)
    assert call(str(run), "--force").exit_code == 0


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from extractor.cli.main import app;"
        "CliRunner().invoke(app, ['report', '--help'], catch_exceptions=False);"
        "print(sorted({'duckdb', 'networkx', 'numpy', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_no_pipeline_is_loaded(run: Path) -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from extractor.cli.main import app;"
        f"result = CliRunner().invoke(app, ['report', {str(run)!r}], catch_exceptions=False);"
        "print(result.exit_code, sorted({'spacy', 'lingua', 'onnxruntime'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0 []\n"
