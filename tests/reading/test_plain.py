"""Text files: every byte is read, offsets count the decoded text, and what was put right is told."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from tests.reading.reading import read, read_stdin

ARTICLE = "Gipfel in Köln\n\nDer Gipfel endete."


def test_text_stays_as_it_is_and_the_id_comes_from_the_name(tmp_path: Path) -> None:
    found = read(tmp_path / "köln.2021.txt", ARTICLE.replace("\n", "\r\n"))
    (raw,) = found.raws
    assert (raw.id, raw.title, raw.text) == ("köln.2021", "Gipfel in Köln", ARTICLE.replace("\n", "\r\n"))
    assert not found.notices


def test_the_mark_of_utf8_counts_as_a_character(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    (raw,) = read(path, codecs.BOM_UTF8 + ARTICLE.encode()).raws
    assert raw.title_span is not None
    assert path.read_text(encoding="utf-8")[slice(*raw.title_span)] == "Gipfel in Köln"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_marked_encodings(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path / "a.txt", ARTICLE.encode(encoding))
    assert [text.removeprefix("\ufeff") for text in found.texts] == [ARTICLE]
    assert not found.notices


def test_old_german_and_spanish_files_are_windows_1252(tmp_path: Path) -> None:
    text = "Der „Gipfel“ in Köln – según el señor Muñoz – kostete 5 €."
    found = read(tmp_path / "a.txt", text.encode("cp1252"))
    assert found.texts == [text]
    assert found.notices == [f"{tmp_path / 'a.txt'}: it is no UTF-8 and was read as Windows-1252"]


def test_broken_utf8_is_replaced_and_offsets_count_the_replaced_text(tmp_path: Path) -> None:
    data = "Köln und ".encode() + b"M\xfcnchen \xc3" + " grüßen.".encode()
    found = read(tmp_path / "a.txt", data)
    assert found.texts == [data.decode("utf-8", errors="replace")] == ["Köln und M\ufffdnchen \ufffd grüßen."]
    assert found.notices == [f"{tmp_path / 'a.txt'}: 2 broken characters were read as U+FFFD"]


def test_a_replacement_character_of_the_text_itself_is_no_fault(tmp_path: Path) -> None:
    assert not read(tmp_path / "a.txt", "K\ufffdln grüßt.").notices


def test_the_user_can_name_the_encoding(tmp_path: Path) -> None:
    text = "Zażółć gęślą jaźń."
    assert read(tmp_path / "a.txt", text.encode("iso8859-2"), encoding="iso8859-2").texts == [text]
    assert read(tmp_path / "a.txt", text.encode("utf-16-le"), encoding="utf-16-le").texts == [text]
    assert read(tmp_path / "a.txt", text.encode("utf-16-be"), encoding="utf-16-be").texts == [text]
    assert read(tmp_path / "a.txt", ARTICLE.encode("utf-16"), encoding="cp1252").texts == [ARTICLE]  # the mark is surer


def test_some_nul_bytes_are_blanks(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", b"Der Gipfel\0endete. " + b"Mehr ist nicht bekannt. " * 9)
    assert found.texts[0].startswith("Der Gipfel endete.")
    assert "1 NUL characters were read as blanks" in found.notices[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty: give a file with text in it"),
        (b" \n\t ", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"%PDF-1.7 obj", "is a PDF file, not text"),
        (b"PK\x03\x04word", "office document"),
        (b"abc\x00def", "binary"),
        ("Köln".encode("utf-16-le"), "say --encoding utf-16-le"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, words: str) -> None:
    (error,) = read(tmp_path / "bad.txt", data).errors
    assert words in error
    assert "bad.txt" in error


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert "does not exist" in read(tmp_path / "no.txt").errors[0]
    assert "is a folder" in read(tmp_path / "folder.txt").errors[0]
    assert "say --input-format with one of txt" in read(tmp_path / "a.xyz", "Text.").errors[0]
    assert read(tmp_path / "a.xyz", format="txt").texts == ["Text."]
    assert "cannot be read" in read(Path("a\0b.txt")).errors[0]


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    assert "cannot be read" in read(tmp_path / "a.txt").errors[0]


def test_standard_input() -> None:
    (raw,) = read_stdin(ARTICLE.encode()).raws
    assert (raw.id, raw.text) == ("stdin", ARTICLE)
    assert read_stdin(b"").errors == ["- is empty: give a file with text in it."]


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.reading.plain.MAX_DOCUMENT", 1000)
    assert "is larger than" in read(tmp_path / "a.txt", "x" * 1001).errors[0]
    assert read(tmp_path / "a.txt", "x" * 1000).texts
