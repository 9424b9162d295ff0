"""``extractor graph``: exports and selections of a run that is done."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from typer.testing import CliRunner, Result

from extractor.cli.main import app
from extractor.cli.messages import FORMATS
from extractor.corpus.parts import write_part
from extractor.graph import EXPORTERS
from tests.graph.conftest import document, relation, two_that_differ


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["graph", *arguments], prog_name="extractor")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """The folder of a run."""
    write_part(tmp_path / "run" / "parts", "a", two_that_differ())
    more = document("c", relation("country:CU ACCUSE organisation:oas", topics=("energy",)), date="2023-11-16")
    write_part(tmp_path / "run" / "parts", "b", [more])
    return tmp_path / "run"


def written(result: Result) -> list[Path]:
    assert result.exit_code == 0, result.stderr
    return [Path(line) for line in result.stdout.splitlines()]


def test_the_whole_graph_in_one_more_format(run: Path) -> None:
    result = call(str(run), "--format", "graphml")
    assert written(result) == [run / "graph.graphml"]
    assert result.stderr == "extractor: 4 actors, 6 edges\n"
    assert nx.read_graphml(run / "graph.graphml", force_multigraph=True).number_of_edges() == 6
    assert sorted(path.name for path in run.iterdir()) == ["graph.graphml", "parts"]


def test_without_a_format_it_is_gexf(run: Path) -> None:
    assert written(call(str(run))) == [run / "graph.gexf"]


def test_a_selection_has_a_name_of_its_own(run: Path) -> None:
    (run / "graph.gexf").write_text("whole")
    assert written(call(str(run), "--types", "consult,verbal_conflict", "--from", "2021")) == [run / "selected.gexf"]
    graph = nx.read_gexf(run / "selected.gexf")
    assert sorted(data["relation"] for *_, data in graph.edges(data=True)) == ["ACCUSE", "CONSULT"]
    assert (run / "graph.gexf").read_text() == "whole"


@pytest.mark.parametrize(
    ("options", "edges"),
    [
        (["--min-weight", "2"], 2),
        (["--topic", "energy"], 1),
        (["--topic", "energy", "--topic", "trade"], 2),
        (["--to", "2020"], 4),
        (["--ego", "OAS"], 1),
        (["--aggregate"], 4),
        (["--types", "HOLDS_OFFICE", "--ego", "Ana Paz"], 1),
        (["--types", "SANCTION"], 0),
    ],
)
def test_options(options: list[str], edges: int, run: Path) -> None:
    (path,) = written(call(str(run), "--out", str(run / "x.json"), *options))
    graph = nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")
    assert graph.number_of_edges() == edges


def test_every_format_at_once(run: Path, tmp_path: Path) -> None:
    options = [word for name in EXPORTERS for word in ("--format", name)]
    files = written(call(str(run), *options, "--out", str(tmp_path / "new" / "kuba")))
    names = [name for found in EXPORTERS.values() for name in found.names("kuba")]
    assert files == [tmp_path / "new" / name for name in names]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(names)
    assert [path.name for path in run.iterdir()] == ["parts"]


@pytest.mark.parametrize(
    ("out", "names"),
    [
        ("a.gexf", ["a.gexf"]),
        ("a.csv", ["a_nodes.csv", "a_edges.csv"]),
        ("a.ftm.json", ["a.ftm.json"]),
        ("folder", ["graph.gexf"]),
    ],
)
def test_where_it_is_written(out: str, names: list[str], run: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    files = written(call(str(run), "--out", str(tmp_path / out)))
    assert [path.name for path in files] == names
    assert all(path.is_file() for path in files)


def test_what_is_there_is_replaced_only_by_force(run: Path) -> None:
    (run / "graph.gexf").write_text("old")
    result = call(str(run))
    assert result.exit_code == 2
    assert "is there already; use --force" in result.stderr
    assert (run / "graph.gexf").read_text() == "old"
    assert written(call(str(run), "--force")) == [run / "graph.gexf"]
    assert (run / "graph.gexf").read_text() != "old"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "pdf"], "unknown graph format 'pdf'; choose one of: gexf"),
        (["--out", "x.pdf"], "unknown graph format '.pdf'"),
        (["--out", "x"], "has no suffix that names a format"),
        (["--types", "LOVE"], "'LOVE' is no type of relation; choose from: ACCUSE, AGREE"),
        (["--topic", "sport"], "its topics are: energy, trade"),
        (["--from", "gestern"], "'gestern' is no date; write it as 2023"),
        (["--ego", "Niemand\x1b[31m"], "no actor of this run is called"),
        (["--min-weight", "0"], "min-weight"),
    ],
)
def test_wrong_use_is_one_sentence(options: list[str], message: str, run: Path) -> None:
    result = call(str(run), *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert "\x1b" not in result.stderr
    assert "Traceback" not in result.stderr
    assert [path.name for path in run.iterdir()] == ["parts"]


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    result = call(str(tmp_path))
    assert result.exit_code == 2
    assert "holds no finished parts of a run; give the folder that extractor run has written" in result.stderr


def test_the_formats_of_the_help_are_those_there_are() -> None:
    assert FORMATS.split(", ") == list(EXPORTERS)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from extractor.cli.main import app;"
        "CliRunner().invoke(app, ['graph', '--help'], catch_exceptions=False);"
        "print(sorted({'duckdb', 'networkx', 'numpy', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_no_pipeline_is_loaded(run: Path) -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from extractor.cli.main import app;"
        f"result = CliRunner().invoke(app, ['graph', {str(run)!r}], catch_exceptions=False);"
        "print(result.exit_code, sorted({'networkx', 'spacy', 'lingua', 'onnxruntime'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0 []\n"
