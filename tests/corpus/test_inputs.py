"""Finding and reading the inputs of a run."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from extractor.corpus.inputs import Failure, Input, UniqueIds, find_inputs, read_inputs
from extractor.errors import InputError
from extractor.records import RawText


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"Text von {name}.", encoding="utf-8")


def test_folders_are_expanded_in_order_without_hidden_and_unreadable_files(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.txt", "sub/c.TXT", ".hidden.txt", ".git/d.txt", "picture.png", "sub/e.jsonl")
    found = [Path(place).relative_to(tmp_path).as_posix() for place in find_inputs([tmp_path])]
    assert found == ["a.txt", "b.txt", "sub/c.TXT", "sub/e.jsonl"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert find_inputs([tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt"]) == [str(tmp_path / "a.txt")]


def test_output_folder_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/documents.jsonl")
    assert find_inputs([tmp_path], exclude=tmp_path / "out") == [str(tmp_path / "a.txt")]


def test_folder_without_readable_files_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "picture.png")
    with pytest.raises(InputError, match=r"has no readable files; readable are: .*\.txt"):
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


def test_standard_input_is_read(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    stream = io.BytesIO("Kuba grüßt.".encode())
    found = list(read_inputs(["-", str(tmp_path / "a.txt")], stdin=stream))
    assert [item.raw.text for item in found if isinstance(item, Input)] == ["Kuba grüßt.", "Text von a.txt."]


@pytest.mark.parametrize("data", [b"", b"  \n ", b"\x00\x01\x02", "Köln".encode("latin-1")])
def test_bad_file_is_a_failure_and_reading_goes_on(data: bytes, tmp_path: Path) -> None:
    make(tmp_path, "z.txt")
    (tmp_path / "a.txt").write_bytes(data)
    bad, good = read_inputs(find_inputs([tmp_path]))
    assert isinstance(bad, Failure)
    assert "a.txt" in bad.error
    assert isinstance(good, Input)


def test_bad_line_of_a_table_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Eins."}\nkein JSON\n{"text": "Drei."}\n', encoding="utf-8")
    found = list(read_inputs([str(tmp_path / "a.jsonl")]))
    assert [type(item).__name__ for item in found] == ["Input", "Input", "Failure"]


def test_ids_stay_unique_and_come_from_content() -> None:
    texts = [RawText("a", "Eins."), RawText("a", "Zwei."), RawText("b", "Eins."), RawText("a", "Zwei.")]
    ids = UniqueIds()
    given = [ids.claim(text).id for text in texts]
    assert given[0] == "a"
    assert given[2] == "b"
    assert given[3] == f"{given[1]}-2"
    other = UniqueIds()
    other.claim(RawText("a", "Drei."))
    assert other.claim(texts[1]).id == given[1]
