"""What is taken out of an archive, and the archives that are refused."""

from __future__ import annotations

import os
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from extractor.errors import PipelineError
from extractor.pipelines import archives
from extractor.pipelines.archives import unpack
from tests.pipelines.wheels import Files, wheel_files, write_sdist, write_wheel

DATA: Files = {"config.cfg": b"[nlp]\n", "meta.json": b"{}", "ner/model": b"weights", "vocab/strings.json": b"[]"}


def unpacked(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refusal(source: Path, target: Path) -> str:
    with pytest.raises(PipelineError) as caught:
        unpack(source, target)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_only_the_data_of_a_wheel_is_taken(tmp_path: Path) -> None:
    wheel = write_wheel(tmp_path / "a.whl", wheel_files("de_x", DATA))
    unpack(wheel, tmp_path / "out")
    assert unpacked(tmp_path / "out") == DATA


@pytest.mark.parametrize("ending", [".tar.gz", ".tgz"])
def test_only_the_data_of_an_sdist_is_taken(ending: str, tmp_path: Path) -> None:
    sdist = write_sdist(tmp_path / f"a{ending}", wheel_files("de_x", DATA) | {"setup.py": b"raise SystemExit"})
    unpack(sdist, tmp_path / "out")
    assert unpacked(tmp_path / "out") == DATA


@pytest.mark.parametrize("inner", ["", "de_x", "de_x/de_x-1.0"])
def test_folder_is_copied_from_where_its_data_are(inner: str, tmp_path: Path) -> None:
    for name, content in DATA.items():
        file = tmp_path / "source" / inner / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    unpack(tmp_path / "source", tmp_path / "out")
    assert unpacked(tmp_path / "out") == DATA


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "de_x/de_x-3.8.0/../../../evil.txt",
        "/evil.txt",
        "C:/evil.txt",
        "..\\evil.txt",
        "de_x/de_x-3.8.0/a\nb",
    ],
)
def test_member_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    members = wheel_files("de_x", DATA) | {name: b"evil"}
    for source in (write_wheel(tmp_path / "a.whl", members), write_sdist(tmp_path / "a.tar.gz", members)):
        if name.startswith("/") and source.suffix == ".gz":
            continue  # below the sdist's own folder this is a plain path
        assert "is refused: its member" in refusal(source, tmp_path / "in" / "out")
    assert not list(tmp_path.rglob("*evil.txt"))


def test_absolute_member_of_an_sdist_is_refused(tmp_path: Path) -> None:
    sdist = write_sdist(tmp_path / "a.tar.gz", wheel_files("de_x", DATA), extra=tarfile.TarInfo("/evil.txt"))
    assert "is refused: its member '/evil.txt'" in refusal(sdist, tmp_path / "out")


def test_link_in_a_wheel_is_refused(tmp_path: Path) -> None:
    wheel = write_wheel(tmp_path / "a.whl", wheel_files("de_x", DATA), links={"de_x/de_x-3.8.0/link": "/etc/passwd"})
    assert "is a link or device and no plain file" in refusal(wheel, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_link_or_device_in_an_sdist_is_refused(kind: bytes, tmp_path: Path) -> None:
    info = tarfile.TarInfo("some_pipeline-1.0/de_x/de_x-3.8.0/link")
    info.type, info.linkname = kind, "/etc/passwd"
    sdist = write_sdist(tmp_path / "a.tar.gz", wheel_files("de_x", DATA), extra=info)
    assert "is a link or device and no plain file" in refusal(sdist, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_pipe_in_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "config.cfg").touch()
    os.mkfifo(folder / "pipe")
    assert "'pipe' is a link or device" in refusal(folder, tmp_path / "out")


@pytest.mark.parametrize(("limit", "value"), [("MAX_UNPACKED", 10), ("MAX_MEMBERS", 3)])
def test_huge_archive_is_refused_before_it_is_unpacked(
    limit: str, value: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = wheel_files("de_x", DATA)
    sources = [write_wheel(tmp_path / "a.whl", members), write_sdist(tmp_path / "a.tar.gz", members)]
    for source in sources:
        unpack(source, tmp_path / f"{source.name}.out")
    monkeypatch.setattr(archives, limit, value)
    for source in sources:
        assert "it holds more than" in refusal(source, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["a.whl", "a.tar.gz"])
def test_truncated_or_damaged_archive(name: str, tmp_path: Path) -> None:
    source = tmp_path / name
    (write_wheel if name.endswith("whl") else write_sdist)(
        source, wheel_files("de_x", DATA | {"big": random.Random(0).randbytes(9000)})
    )
    data = source.read_bytes()
    for broken in (b"", b"no archive", data[: len(data) // 2], data[:2000] + bytes(200) + data[2200:]):
        source.write_bytes(broken)
        assert f"{name} is damaged (" in refusal(source, tmp_path / f"out{len(broken)}")


def test_encrypted_wheel_is_damaged(tmp_path: Path) -> None:
    wheel = write_wheel(tmp_path / "a.whl", wheel_files("de_x", DATA))
    data = bytearray(wheel.read_bytes())
    with zipfile.ZipFile(wheel) as archive:
        for info in archive.infolist():
            data[info.header_offset + 6] |= 1
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    wheel.write_bytes(data)
    assert "is damaged (" in refusal(wheel, tmp_path / "out")


def test_two_members_of_one_name_are_damage(tmp_path: Path) -> None:
    wheel = write_wheel(tmp_path / "a.whl", wheel_files("de_x", DATA))
    with zipfile.ZipFile(wheel, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("de_x/de_x-3.8.0/ner/model", b"other weights")
    assert "is damaged" in refusal(wheel, tmp_path / "out")


def test_package_without_pipeline_is_refused(tmp_path: Path) -> None:
    members = {"de_core_news_md/__init__.py": b"", "de_core_news_md-999.9.9.dist-info/METADATA": b"Version: 999.9.9\n"}
    wheel = write_wheel(tmp_path / "de_core_news_md-999.9.9-py3-none-any.whl", members)
    assert "is no spaCy pipeline (there is no config.cfg in it)" in refusal(wheel, tmp_path / "out")


def test_several_pipelines_are_refused(tmp_path: Path) -> None:
    members = wheel_files("de_x", DATA) | wheel_files("de_y", DATA)
    assert "several pipelines (de_x/" in refusal(write_wheel(tmp_path / "a.whl", members), tmp_path / "out")


def test_outermost_configuration_is_the_pipelines(tmp_path: Path) -> None:
    data = DATA | {"inner/config.cfg": b"[other]\n"}
    unpack(write_wheel(tmp_path / "a.whl", wheel_files("de_x", data)), tmp_path / "out")
    assert unpacked(tmp_path / "out") == data


def test_file_of_another_kind(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(b"PK")
    assert "is no wheel (.whl), sdist (.tar.gz) or folder" in refusal(file, tmp_path / "out")
