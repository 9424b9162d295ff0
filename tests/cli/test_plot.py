"""``extractor plot``: pictures of a run that is done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner, Result

from extractor.analysis import counting
from extractor.analysis.periods import FREQS
from extractor.cli.main import app
from extractor.cli.plot import KINDS, MODALITIES, Period
from extractor.corpus.parts import write_part
from extractor.plots import PLOTS
from extractor.plots.options import MAX_TOP
from tests.graph.conftest import document, relation, two_that_differ


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["plot", *arguments], prog_name="extractor")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a run."""
    write_part(tmp_path / "run" / "parts", "a", two_that_differ())
    return tmp_path / "run"


def test_all_pictures_and_no_file_is_overwritten(run: Path) -> None:
    result = call(str(run))
    assert result.exit_code == 0, result.stderr
    paths = [run / f"plot_{kind}.png" for kind in KINDS]
    assert result.stdout.splitlines() == [str(path) for path in paths]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)
    assert result.stderr == ""
    again = call(str(run))
    assert again.exit_code == 2
    assert "plot_network.png is there already; use --force to replace it, or --out to name another" in again.stderr
    assert call(str(run), "--force").exit_code == 0


def test_one_picture_into_a_file(run: Path, tmp_path: Path) -> None:
    file = tmp_path / "new" / "pair.SVG"
    result = call(
        *(str(run), "--kind", "timeline", "--actor", "Kuba", "--actor", "Chile", "--out", str(file)),
        *(
            "--lang",
            "de",
            "--period",
            "year",
            "--modality",
            "asserted",
            "--modality",
            "planned",
            "--title",
            "Übersicht",
        ),
    )
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{file}\n"
    assert file.read_bytes().startswith(b"<?xml")
    assert not list(run.glob("*.png"))


def test_into_a_folder(run: Path, tmp_path: Path) -> None:
    result = call(str(run), "--kind", "actors", "--kind", "topics", "--out", str(tmp_path / "new"), "--format", "svg")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["plot_actors.svg", "plot_topics.svg"]


def test_what_has_nothing_to_draw_is_said(run: Path, tmp_path: Path) -> None:
    result = call(str(run), "--types", "agree", "--actor", "Kuba")
    assert result.exit_code == 0, result.stderr
    assert "there is nothing to draw for topics: no statement counts" in result.stderr
    assert len(result.stdout.splitlines()) == 3
    write_part(tmp_path / "bare" / "parts", "a", [document("a", relation("country:CU AGREE country:CL", negated=True))])
    bare = call(str(tmp_path / "bare"))
    assert bare.exit_code == 1
    assert bare.stdout == ""
    assert bare.stderr.count("there is nothing to draw") == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "a.png"], "a.png is one file for 4 pictures; say which with --kind, or name a folder"),
        (["--kind", "actors", "--out", "a.jpg"], "names no kind of picture; end it with .png or .svg"),
        (["--actor", "Nobody"], "no actor of this run is called 'Nobody'"),
        (["--topic", "sport"], "its topics are: trade"),
        (["--from", "gestern"], "'gestern' is no date"),
        (["--kind", "map"], "'map' is no picture; choose from: network, timeline, topics, actors"),
        (["--modality", "sure"], "'sure' is no modality; choose from: asserted"),
        (["--top", "99"], "--top"),
    ],
)
def test_a_mistake_is_one_sentence(
    run: Path, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(run)
    result = call(str(run), *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
    assert [path.name for path in run.iterdir()] == ["parts"]


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    result = call(str(tmp_path))
    assert result.exit_code == 2
    assert "holds no documents of a run; give the folder that extractor run has written" in result.stderr


def test_choices_of_the_help_are_those_there_are() -> None:
    assert tuple(PLOTS) == KINDS
    assert get_args(Period) == ("auto", *FREQS)
    assert (*counting.MODALITIES, "all") == MODALITIES
    assert f"1<=x<={MAX_TOP}" in call("--help").stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from extractor.cli.main import app;"
        "CliRunner().invoke(app, ['plot', '--help'], catch_exceptions=False);"
        "print(sorted({'duckdb', 'networkx', 'numpy', 'spacy', 'pandas', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
