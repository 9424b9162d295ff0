"""``extractor models``: what is listed, added and removed, and what is said."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli import models
from extractor.cli.main import app
from extractor.errors import PipelineError
from extractor.pipelines import installing, loading
from tests.pipelines.wheels import Files, pipeline_files, wheel_files, write_wheel


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["models", *arguments], prog_name="extractor")


def one_sentence(result: Result, code: int) -> str:
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("extractor: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


@pytest.fixture(scope="module")
def german() -> Files:
    return pipeline_files("de")


@pytest.fixture
def wheel(tmp_path: Path, german: Files) -> Path:
    return write_wheel(tmp_path / "mine.whl", wheel_files("de_mine", german))


@pytest.fixture
def shipped(tmp_path: Path, german: Files, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A blank pipeline in place of those that the package ships."""
    for name, content in german.items():
        file = tmp_path / "shipped" / "de" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    monkeypatch.setattr(loading, "PACKAGED", tmp_path / "shipped")
    monkeypatch.setattr(loading, "CHECKOUT", tmp_path / "nowhere")
    return tmp_path / "shipped" / "de"


def test_add_prints_the_path_and_says_how_to_use_it(wheel: Path, home: Path) -> None:
    result = call("add", "de_mine", "--from", str(wheel))
    assert result.exit_code == 0
    assert result.stdout == f"{home / 'de_mine'}\n"
    assert result.stderr == "extractor: de_mine 3.8.0 (de, MIT) is installed; use it with --pipeline de=de_mine\n"
    again = call("add", "de_mine", "--from", str(wheel))
    assert (again.exit_code, again.stdout) == (0, result.stdout)
    assert "is there already" in again.stderr


def test_add_into_a_folder_names_the_path(wheel: Path, tmp_path: Path, home: Path) -> None:
    result = call("add", "de_mine", "--from", str(wheel), "--into", str(tmp_path / "x"))
    assert f"--pipeline de={tmp_path / 'x' / 'de_mine'}\n" in result.stderr
    assert not home.exists()


@pytest.mark.parametrize("arguments", [("../x",), ("de_unknown",), ("de_x", "--from", "nirgends.whl")])
def test_wrong_request_exits_with_2(arguments: tuple[str, ...], home: Path) -> None:
    one_sentence(call("add", *arguments), 2)
    assert not home.exists()


def test_failed_download_exits_with_1(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    def offline(url: str, *_: object, **__: object) -> None:
        raise PipelineError(f"cannot download {url}: no network")

    monkeypatch.setattr(installing, "download", offline)
    message = one_sentence(call("add", "es_core_news_sm"), 1)
    assert "es_core_news_sm-3.8.0-py3-none-any.whl: no network" in message
    assert not home.exists()


def test_file_that_is_not_the_release_exits_with_1(wheel: Path, home: Path) -> None:
    assert "is not de_core_news_md 3.8.0" in one_sentence(call("add", "de_core_news_md", "--from", str(wheel)), 1)
    assert not home.exists()


def test_remove(wheel: Path, home: Path) -> None:
    call("add", "de_mine", "--from", str(wheel))
    result = call("remove", "de_mine")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"extractor: {home / 'de_mine'} is removed\n"
    assert "there are: none" in one_sentence(call("remove", "de_mine"), 2)


def test_list_marks_what_the_user_installed(shipped: Path, wheel: Path, home: Path) -> None:
    (line,) = call().stdout.splitlines()
    assert line.startswith("de  core_news_md 3.8.0  ")
    assert line.endswith(f"  {shipped}")
    call("add", "de_mine", "--from", str(wheel))
    result = call()
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == line
    assert result.stdout.splitlines()[1].startswith("de  core_news_md 3.8.0 (installed as de_mine)  ")
    assert result.stdout.splitlines()[1].endswith(f"  {home / 'de_mine'}")
    assert "(in use)" in call("--pipeline", "de=de_mine").stdout


@pytest.mark.usefixtures("shipped")
def test_broken_installed_pipeline_does_not_hide_the_others(wheel: Path, home: Path) -> None:
    call("add", "de_mine", "--from", str(wheel))
    (home / "de_mine" / "meta.json").write_text("{", encoding="utf-8")
    result = call()
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert result.stdout.splitlines()[1].startswith("de_mine  broken: the pipeline at ")


def test_path_of_a_language_or_name(shipped: Path, wheel: Path, home: Path) -> None:
    call("add", "de_mine", "--from", str(wheel))
    assert call("--path", "de").stdout == f"{shipped}\n"
    assert call("--path", "de_mine").stdout == f"{home / 'de_mine'}\n"
    assert call("--path", "de", "--pipeline", "de=de_mine").stdout == f"{home / 'de_mine'}\n"


@pytest.mark.usefixtures("shipped")
def test_path_of_what_there_is_not() -> None:
    assert "'xx'; there are: de\n" in one_sentence(call("--path", "xx"), 2)
    assert "extractor models add es_core_news_sm" in one_sentence(call("--path", "es_core_news_sm"), 2)
    assert "'de_x'; " in one_sentence(call("--path", "de", "--pipeline", "de=de_x"), 2)


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("add",), ("remove",), ("--path", "de", "add", "x"), ("--pipeline", "de"), ("--path",)]
)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...]) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_help_names_the_commands() -> None:
    result = call("--help")
    assert result.exit_code == 0
    assert all(word in result.stdout for word in ("add", "remove", "--path", "--pipeline"))


@pytest.mark.parametrize("arguments", [["--help"], ["add", "--help"]])
def test_help_imports_no_spacy_and_no_network(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from extractor.cli.main import app\n"
        "try:\n    app(['models', *sys.argv[1:]])\n"
        "except SystemExit:\n    pass\n"
        "print(sorted({'spacy', 'urllib.request', 'rich.progress'} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("watched", [True, False])
def test_download_is_shown_where_somebody_looks(watched: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.cli import progress

    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: watched, raising=False)
    with progress.downloading() as advance:
        assert (advance is not None) == watched
        if advance is not None:
            advance(1, 2)


def test_two_pipelines_for_a_language_are_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kuba.", encoding="utf-8")
    options = ["--pipeline", "de=a", "--pipeline", "de=b"]
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), *options], prog_name="extractor")
    assert result.exit_code == 2
    assert "two pipelines for de" in result.stderr


@pytest.mark.parametrize("option", ["de=de_core_news_md", "es=./nirgends", "fr=x"])
@pytest.mark.parametrize("command", ["extract", "run"])
def test_pipeline_that_there_is_not_is_one_sentence(command: str, option: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kuba.", encoding="utf-8")
    out = ["--out", str(tmp_path / "out")] if command == "run" else []
    arguments = [command, str(tmp_path / "a.txt"), *out, "--pipeline", option]
    one_sentence(CliRunner().invoke(app, arguments, prog_name="extractor"), 2)
    assert not (tmp_path / "out").exists()


def test_list_without_any_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "PACKAGED", tmp_path)
    monkeypatch.setattr(loading, "CHECKOUT", tmp_path)
    with pytest.raises(PipelineError, match="no pipeline came with this installation"):
        list(models.pipeline_lines())
