"""Finding the files of inputs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import InputError
from extractor.reading.inputs import read_inputs
from extractor.reading.items import Failure, Input
from extractor.reading.places import find_inputs


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"Text von {name}.", encoding="utf-8")


def test_folders_are_expanded_in_order_without_hidden_and_unreadable_files(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.txt",
        "a.txt",
        "sub/c.TXT",
        ".hidden.txt",
        ".git/d.txt",
        "picture.png",
        "sub/e.jsonl",
        "a/z.csv.gz",
        "a/z.gz",
    )
    found = [Path(place).relative_to(tmp_path).as_posix() for place in find_inputs([tmp_path])]
    assert found == ["a.txt", "b.txt", "a/z.csv.gz", "sub/c.TXT", "sub/e.jsonl"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert find_inputs([tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt"]) == [str(tmp_path / "a.txt")]


def test_output_folder_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/documents.jsonl")
    assert find_inputs([tmp_path], exclude=tmp_path / "out") == [str(tmp_path / "a.txt")]


def test_patterns(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt", "c.csv", "sub/d.txt", "[x].txt")
    assert find_inputs([f"{tmp_path}/*.csv"]) == [str(tmp_path / "c.csv")]
    assert len(find_inputs([f"{tmp_path}/**/*.txt"])) == 4
    assert find_inputs([f"{tmp_path}/[x].txt"]) == [str(tmp_path / "[x].txt")]  # a file of this name goes first
    with pytest.raises(InputError, match="no such file"):
        find_inputs([f"{tmp_path}/*.pdf"])


def test_links_to_folders_are_followed_and_loops_end(tmp_path: Path) -> None:
    make(tmp_path, "news/a.txt", "other/b.txt", "news/deep/c.txt")
    (tmp_path / "news" / "loop").symlink_to(tmp_path / "news")
    (tmp_path / "news" / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "news" / "self").symlink_to(tmp_path / "news" / "self")
    (tmp_path / "news" / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    found = find_inputs([tmp_path / "news"])
    assert sorted(Path(place).name for place in found) == ["a.txt", "b.txt", "c.txt", "lost.txt"]
    assert [item.error for item in read_inputs(found) if isinstance(item, Failure)] == [
        f"{tmp_path / 'news' / 'lost.txt'} does not exist: check the name."
    ]


def test_a_folder_that_cannot_be_opened_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "closed/b.txt")
    scandir: Callable[[Any], Any] = os.scandir

    def refusing(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    good, bad = read_inputs(find_inputs([tmp_path]))
    assert isinstance(good, Input)
    assert isinstance(bad, Failure)
    assert bad.error == f"{tmp_path / 'closed'} cannot be read (Permission denied): check its name and permissions."


def test_folder_without_readable_files_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "picture.png")
    with pytest.raises(InputError, match=r"has no readable files; readable are: txt, html"):
        find_inputs([tmp_path])


def test_nothing_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        find_inputs([tmp_path / "a.txt", tmp_path / "b"])
    with pytest.raises(InputError, match="there is no input"):
        find_inputs([])


def test_one_missing_file_among_others_is_a_failure_of_its_own(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    missing, there = read_inputs(find_inputs([tmp_path / "missing.txt", tmp_path / "a.txt"]))
    assert isinstance(missing, Failure)
    assert "missing.txt" in missing.error
    assert isinstance(there, Input)
    assert there.raw.id == "a"


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/K\xf6ln.txt"
    Path(os.fsdecode(path)).write_text("Ein Satz.", encoding="utf-8")
    (item,) = read_inputs(find_inputs([tmp_path]))
    assert isinstance(item, Input)
    item.raw.id.encode("utf-8")
