"""Names and paths of pipelines: what wins, and what the errors say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from extractor import Extractor
from extractor.errors import PipelineError
from extractor.pipelines import find_installed, load, places, resolve
from tests.pipelines.wheels import Files, pipeline_files, wheel_files


def write(folder: Path, files: Files) -> Path:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def german() -> Files:
    return pipeline_files("de")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder for pipelines; the working directory is another one."""
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "home"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "home" / "pipelines"


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, "user/.local/share/extractor/pipelines"),
        ("linux", {"XDG_DATA_HOME": "{}/data"}, "data/extractor/pipelines"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "user/.local/share/extractor/pipelines"),
        ("darwin", {}, "user/Library/Application Support/extractor/pipelines"),
        ("win32", {}, "user/AppData/Local/extractor/pipelines"),
        ("win32", {"LOCALAPPDATA": "{}/local"}, "local/extractor/pipelines"),
        ("linux", {"EXTRACTOR_HOME": "{}/own", "XDG_DATA_HOME": "{}/data"}, "own/pipelines"),
        ("linux", {"EXTRACTOR_HOME": "~/own"}, "user/own/pipelines"),
    ],
)
def test_data_directory_is_where_the_platform_keeps_data(
    platform: str, variables: dict[str, str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("EXTRACTOR_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)
    assert places.data_directory() == tmp_path / expected


def test_installed_are_found_by_name_and_unfinished_ones_not(home: Path, german: Files) -> None:
    assert find_installed() == {}
    for name in ("de_b", "de_a", ".adding-x", ".adding-y/pipeline"):
        write(home / name, german)
    (home / "empty").mkdir()
    assert list(find_installed()) == ["de_a", "de_b"]


def test_installed_name_is_used_everywhere(home: Path, german: Files) -> None:
    write(home / "de_mine", german)
    assert resolve("de_mine", lang="de") == home / "de_mine"
    assert load("de", path="de_mine").path == (home / "de_mine").resolve()
    Extractor(pipelines={"de": "de_mine"})


def test_folder_here_comes_before_an_installed_one(home: Path, german: Files) -> None:
    write(home / "de_mine", german)
    here = write(Path("de_mine").absolute(), german)
    assert resolve("de_mine").absolute() == here


def test_python_package_is_found_and_not_run(
    tmp_path: Path, home: Path, german: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "site", wheel_files("de_packaged", german))
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert resolve("de_packaged", lang="de") == tmp_path / "site/de_packaged/de_packaged-3.8.0"
    assert "de_packaged" not in sys.modules
    write(home / "de_packaged", german)
    assert resolve("de_packaged", lang="de") == home / "de_packaged"


def test_python_package_that_is_no_pipeline_names_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "site", {"de_core_news_md/__init__.py": b"raise SystemExit('this code was run')"})
    monkeypatch.syspath_prepend(tmp_path / "site")
    expected = "de_core_news_md is no spaCy pipeline; install the pipeline with: extractor models add de_core_news_md"
    with pytest.raises(PipelineError, match=expected):
        resolve("de_core_news_md", lang="de")


@pytest.mark.parametrize("name", ["json", "extractor", "sys", "__main__", "os.path"])
def test_other_python_modules_are_no_pipelines(name: str) -> None:
    with pytest.raises(PipelineError, match="give the path of a pipeline that spaCy can load"):
        resolve(name)


def test_known_release_that_is_not_installed_names_the_command() -> None:
    with pytest.raises(PipelineError, match=r"'es_core_news_sm'; install .*: extractor models add es_core_news_sm$"):
        Extractor(pipelines={"es": "es_core_news_sm"})


@pytest.mark.parametrize("text", ["./de_mine", "../de_mine", "a/de_mine", ".", "~/de_mine"])
def test_what_looks_like_a_path_is_never_a_name(text: str, home: Path, german: Files) -> None:
    for name in ("de_mine", text.rsplit("/", 1)[-1]):
        if not name.startswith("."):
            write(home / name, german)
    with pytest.raises(PipelineError, match=r"does not exist|is no spaCy pipeline"):
        resolve(text, lang="de")


def test_tilde_is_the_home_folder(tmp_path: Path, german: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    write(tmp_path / "mine", german)
    assert resolve("~/mine", lang="de") == tmp_path / "mine"


@pytest.mark.parametrize("name", ["de_mine", "./here"])
def test_language_is_checked_before_any_text_is_read(name: str, home: Path, german: Files) -> None:
    write(home / "de_mine", german)
    write(Path("here"), german)
    with pytest.raises(PipelineError, match="is for the language 'de', not 'es'; give one for 'es'"):
        Extractor(pipelines={"es": name})
