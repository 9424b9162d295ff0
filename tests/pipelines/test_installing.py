"""Adding pipelines: by digest, whole or not at all, and never running what they bring."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from extractor.errors import PipelineError
from extractor.pipelines import find_installed, installing, load, places
from extractor.pipelines.installing import add, remove
from extractor.pipelines.releases import Release
from tests.pipelines.wheels import Files, pipeline_files, release_of, wheel_files, write_sdist, write_wheel

NAME = "de_core_news_md"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home" / "pipelines"


@pytest.fixture(scope="module")
def german() -> Files:
    return pipeline_files("de")


@pytest.fixture
def wheel(tmp_path: Path, german: Files) -> Path:
    return write_wheel(tmp_path / f"{NAME}-3.8.0-py3-none-any.whl", wheel_files(NAME, german))


@pytest.fixture
def known(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """The wheel of the test as the known release."""
    release = release_of(wheel)
    monkeypatch.setattr(installing, "known_releases", lambda: {NAME: release})
    return release


@pytest.fixture
def downloads(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Downloads give the wheel of the test; the list holds the addresses."""
    asked: list[str] = []

    def stand_in(url: str, target: Path, **_: object) -> None:
        asked.append(url)
        target.write_bytes(wheel.read_bytes())

    monkeypatch.setattr(installing, "download", stand_in)
    return asked


def refusal(name: str, **options: object) -> str:
    with pytest.raises(PipelineError) as caught:
        add(name, **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_release_is_downloaded_installed_and_loaded_by_name(
    known: Release, downloads: list[str], home: Path, german: Files
) -> None:
    done = add(NAME)
    assert (done.name, done.lang, done.version, done.licence, done.new) == (NAME, "de", "3.8.0", "MIT", True)
    assert downloads == [known.url]
    assert [path.name for path in home.iterdir()] == [NAME]
    installed = {path.relative_to(done.path).as_posix() for path in done.path.rglob("*") if path.is_file()}
    assert installed == {*german, "extractor-install.json"}
    assert load("de", path=NAME).meta["name"] == "core_news_md"


@pytest.mark.usefixtures("known")
def test_second_add_says_that_it_is_there(downloads: list[str], wheel: Path) -> None:
    add(NAME)
    assert not add(NAME).new
    assert not add(NAME, source=wheel).new
    assert len(downloads) == 1


def test_other_pipeline_under_the_name_is_kept(tmp_path: Path, wheel: Path, german: Files) -> None:
    other = write_wheel(tmp_path / "other.whl", wheel_files("de_y", german))
    assert add("de_mine", source=wheel).new
    assert not add("de_mine", source=wheel).new
    assert "another pipeline is installed as de_mine; " in refusal("de_mine", source=other)


def test_folder_is_never_taken_for_the_same(tmp_path: Path, german: Files) -> None:
    for name, content in german.items():
        file = tmp_path / "mine" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assert add("de_mine", source=tmp_path / "mine").new
    assert "another pipeline is installed as de_mine; " in refusal("de_mine", source=tmp_path / "mine")


@pytest.mark.usefixtures("known")
def test_offline_wheel_of_a_release(wheel: Path) -> None:
    assert add(NAME, source=wheel).new
    receipt = json.loads((find_installed()[NAME] / "extractor-install.json").read_text(encoding="utf-8"))
    assert receipt["source"] == str(wheel)


def test_offline_sdist_of_a_release(tmp_path: Path, german: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    sdist = write_sdist(tmp_path / f"{NAME}-3.8.0.tar.gz", wheel_files(NAME, german))
    digest = release_of(sdist).wheel
    monkeypatch.setattr(installing, "known_releases", lambda: {NAME: release_of(sdist, sdist=digest)})
    assert add(NAME, source=sdist).path.is_dir()


@pytest.mark.usefixtures("known")
def test_file_with_another_digest_is_refused(tmp_path: Path, german: Files, home: Path) -> None:
    forged = write_wheel(tmp_path / "forged.whl", wheel_files(NAME, german) | {"extra": b""})
    message = refusal(NAME, source=forged)
    assert f"forged.whl is not {NAME} 3.8.0 (its SHA-256 is {release_of(forged).wheel})" in message
    assert "https://github.com/explosion/spacy-models/releases/download/de_core_news_md-3.8.0/" in message
    assert not home.exists()


@pytest.mark.usefixtures("known", "downloads")
def test_download_with_another_digest_is_refused(wheel: Path, home: Path, german: Files) -> None:
    write_wheel(wheel, wheel_files(NAME, german) | {"extra": b""})
    assert "is not what was released (its SHA-256 is" in refusal(NAME)
    assert not home.exists()


def test_digest_is_judged_before_the_archive_is_opened(
    known: Release, downloads: list[str], monkeypatch: pytest.MonkeyPatch, wheel: Path
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr(installing, "unpack", never)
    wheel.write_bytes(b"anything")
    assert "is not what was released" in refusal(NAME)
    assert downloads == [known.url]


def test_pinned_releases_refuse_a_lookalike(wheel: Path, home: Path) -> None:
    assert f"is not {NAME} 3.8.0" in refusal(NAME, source=wheel)
    assert not home.exists()


def test_folder_cannot_pass_for_a_release(tmp_path: Path) -> None:
    assert "has no digest to tell that it is es_core_news_sm 3.8.0" in refusal("es_core_news_sm", source=tmp_path)


@pytest.mark.parametrize(
    "name", ["", "..", "a/b", "..\\x", "/etc/x", "~x", ".hidden", "de x", "de\n", "x.", "é", "a" * 101]
)
def test_name_with_path_characters_is_refused(name: str, wheel: Path, home: Path) -> None:
    for source in (None, wheel):
        assert "is no name for a pipeline; use letters, digits" in refusal(name, source=source)
    assert not home.exists()


def test_unknown_release_names_the_known_ones_and_the_way_out() -> None:
    message = refusal("de_dep_news_trf")
    assert "is not among the known releases (de_core_news_sm, " in message
    assert message.endswith("with --from FILE")


def test_missing_file() -> None:
    assert "nirgends.whl does not exist" in refusal("de_mine", source="nirgends.whl")


@pytest.mark.parametrize("name", ["de_mine", "mine", "de_core_news_md-3.7.0"])
def test_unknown_pipeline_from_a_file(name: str, wheel: Path) -> None:
    assert add(name, source=wheel).lang == "de"
    assert load("de", path=name).lang == "de"


def test_fake_package_of_the_name_is_refused(tmp_path: Path, home: Path) -> None:
    fake = write_wheel(tmp_path / "de_core_news_md-999.9.9-py3-none-any.whl", {"de_core_news_md/__init__.py": b""})
    assert "is not de_core_news_md 3.8.0" in refusal(NAME, source=fake)
    assert "is no spaCy pipeline" in refusal("de_fake", source=fake)
    assert not home.exists()


def test_pipeline_of_another_language_is_refused(tmp_path: Path, home: Path, wheel: Path) -> None:
    french = write_wheel(tmp_path / "fr.whl", wheel_files("fr_x", pipeline_files("fr")))
    assert "is for the language 'fr'; texts are read in de and es" in refusal("mine", source=french)
    assert "is for the language 'de', not 'es'; give one for 'es'" in refusal("es_mine", source=wheel)
    assert not home.exists()


@pytest.mark.parametrize("meta", [b"", b"[]", b"\xff", b'{"lang": ["de"]}', b"[" * 100_000])
def test_damaged_meta_is_refused(meta: bytes, tmp_path: Path, german: Files, home: Path) -> None:
    source = write_wheel(tmp_path / "a.whl", wheel_files("de_x", german | {"meta.json": meta}))
    assert "a.whl is " in refusal("de_x", source=source)
    assert not home.exists()


@pytest.mark.parametrize(
    ("config", "part"),
    [
        ('\n[components.strange]\nfactory = "strange_factory"\n', "strange_factory"),
        (
            '\n[components.strange]\nfactory = "tagger"\n[components.strange.model]\n@architectures = "own.Net.v1"\n',
            "own.Net.v1",
        ),
    ],
)
def test_pipeline_that_needs_its_own_code_is_refused(config: str, part: str, tmp_path: Path, home: Path) -> None:
    files = pipeline_files("de", config=config)
    files["config.cfg"] = files["config.cfg"].replace(b"pipeline = []", b'pipeline = ["strange"]')
    source = write_wheel(tmp_path / "a.whl", wheel_files("de_x", files))
    assert f"a.whl needs '{part}', which spaCy lacks; install the Python package" in refusal("de_x", source=source)
    assert not home.exists()


def test_pipeline_of_another_generation_is_refused(tmp_path: Path) -> None:
    files = pipeline_files("de", meta={"spacy_version": ">=2.3.0,<2.4.0"})
    source = write_wheel(tmp_path / "a.whl", wheel_files("de_x", files))
    assert "a.whl was made for spaCy >=2.3.0,<2.4.0, this is 3." in refusal("de_x", source=source)


def test_pipeline_of_an_older_minor_version_is_taken(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    files = pipeline_files("de", meta={"spacy_version": ">=3.7.0,<3.8.0"})
    add("de_x", source=write_wheel(tmp_path / "a.whl", wheel_files("de_x", files)))
    assert "its results may be worse" in caplog.text


@pytest.mark.parametrize("error", [KeyboardInterrupt, PipelineError("cannot download"), ZeroDivisionError])
@pytest.mark.parametrize("step", ["download", "unpack", "open_pipeline"])
@pytest.mark.usefixtures("known", "downloads")
def test_what_is_interrupted_leaves_nothing(
    step: str, error: type[BaseException] | Exception, tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(installing, step)

    def interrupted(*arguments: object, **options: object) -> None:
        real(*arguments, **options)
        raise error

    monkeypatch.setattr(installing, step, interrupted)
    with pytest.raises((KeyboardInterrupt, PipelineError, ZeroDivisionError)):
        add(NAME)
    assert list(tmp_path.iterdir()) == [wheel]


@pytest.mark.usefixtures("known", "downloads")
def test_what_was_there_is_left_alone(home: Path, wheel: Path) -> None:
    add("de_mine", source=wheel)
    wheel.write_bytes(b"anything")
    refusal(NAME)
    assert [path.name for path in home.iterdir()] == ["de_mine"]


@pytest.mark.usefixtures("known", "downloads")
def test_leavings_of_a_killed_program_are_swept(home: Path) -> None:
    for name, age in ((".adding-old", 2 * 86400), (".adding-now", 0)):
        (home / name).mkdir(parents=True)
        os.utime(home / name, (time.time() - age,) * 2)
    add(NAME)
    assert sorted(path.name for path in home.iterdir()) == [".adding-now", NAME]


def test_into_another_folder(tmp_path: Path, wheel: Path, home: Path) -> None:
    done = add("de_mine", source=wheel, into=tmp_path / "elsewhere")
    assert done.path == tmp_path / "elsewhere" / "de_mine"
    assert load("de", path=done.path).lang == "de"
    assert not home.exists()


def test_folder_that_cannot_be_written(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / "file").touch()
    message = refusal("de_mine", source=wheel, into=tmp_path / "file" / "below")
    assert "cannot install de_mine in " in message
    assert message.endswith("give another folder with --into DIR")


def test_permission_error_is_one_sentence(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "/nowhere")

    monkeypatch.setattr(Path, "mkdir", forbidden)
    assert "(Permission denied: /nowhere); give another folder" in refusal("de_mine", source=wheel)


def test_something_else_in_the_way(home: Path, wheel: Path) -> None:
    home.mkdir(parents=True)
    (home / "de_mine").touch()
    assert "is in the way and no pipeline" in refusal("de_mine", source=wheel)


def test_removed_and_only_what_was_added(home: Path, wheel: Path) -> None:
    add("de_mine", source=wheel)
    add("de_other", source=wheel)
    assert remove("de_mine") == home / "de_mine"
    assert [path.name for path in home.iterdir()] == ["de_other"]
    with pytest.raises(PipelineError, match=r"no pipeline 'de_mine' is installed in .*; there are: de_other"):
        remove("de_mine")
    with pytest.raises(PipelineError, match="no pipeline"):
        remove("../pipelines/de_other")


def test_removal_of_a_link_spares_what_it_leads_to(tmp_path: Path, home: Path, wheel: Path) -> None:
    real = add("de_mine", source=wheel, into=tmp_path / "elsewhere").path
    home.mkdir(parents=True)
    (home / "linked").symlink_to(real)
    remove("linked")
    assert find_installed() == {}
    assert (real / "config.cfg").is_file()
