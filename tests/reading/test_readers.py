"""Readers: files and streams to texts; bad input gives one clear sentence."""

from __future__ import annotations

import codecs
import io
import json
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.reading import raw_text, read_path, read_stream

ARTICLE = "Gipfel in Köln\n\nDer Gipfel endete."


def test_text_file_keeps_text_and_takes_id_from_name(tmp_path: Path) -> None:
    path = tmp_path / "köln.2021.txt"
    path.write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    (raw,) = read_path(path)
    assert (raw.id, raw.title, raw.text) == ("köln.2021", "Gipfel in Köln", ARTICLE.replace("\n", "\r\n"))


def test_utf8_mark_counts_as_a_character(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(codecs.BOM_UTF8 + ARTICLE.encode())
    (raw,) = read_path(path)
    assert raw.title_span is not None
    assert path.read_text(encoding="utf-8")[slice(*raw.title_span)] == "Gipfel in Köln"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_by_their_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLE.encode(encoding))
    (raw,) = read_path(path)
    assert raw.text == ARTICLE


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        ("Köln".encode("latin-1"), "not UTF-8"),
        (b"%PDF-1.7 obj", "PDF"),
        (b"PK\x03\x04word", "office document"),
        (b"abc\x00def", "binary"),
        (codecs.BOM_UTF16_LE + b"a", "not UTF-16"),
    ],
)
def test_bad_bytes_are_named(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words) as caught:
        list(read_path(path))
    assert "bad.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "words"), [("no.txt", "does not exist"), ("a.xyz", "suffix"), ("", "is a directory")])
def test_bad_paths_are_named(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        list(read_path(tmp_path / name))


def test_jsonl_gives_fields_and_ids(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    rows = [{"id": "x", "text": "Ein Satz.", "title": "T", "date": "2021", "source": "S"}, {"text": ARTICLE}]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    first, second = read_path(path)
    assert (first.id, first.title, first.date, first.source) == ("x", "T", "2021", "S")
    assert (second.id, second.title) == ("news-2", "Gipfel in Köln")


def test_jsonl_reads_good_lines_and_names_bad_ones(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "Eins."}\n{oops\n{"text": 3}\n{"text": "Vier."}\n', encoding="utf-8")
    texts = read_path(path)
    found = [next(texts).text, next(texts).text]
    with pytest.raises(InputError, match=r"news\.jsonl, line 2: not a JSON object \(and 1 more"):
        next(texts)
    assert found == ["Eins.", "Vier."]


def test_stream() -> None:
    (raw,) = read_stream(io.BytesIO(ARTICLE.encode()), id="stdin")
    assert (raw.id, raw.text) == ("stdin", ARTICLE)
    with pytest.raises(InputError, match="stdin is empty"):
        list(read_stream(io.BytesIO(b""), id="stdin"))


def test_given_fields_win() -> None:
    raw = raw_text("date 2021-05 Gipfel\n\nDer Gipfel.", id="a", title="Anders", date="2022", source="dpa")
    assert (raw.title, raw.date, raw.source) == ("Anders", "2022", "dpa")
    assert raw.title_span is not None
    assert raw.text[slice(*raw.title_span)] == "Gipfel"


def test_given_title_is_found_only_at_the_start() -> None:
    assert raw_text("Gipfel endet\nDer Gipfel.", id="a", title="Gipfel endet").title_span == (0, 12)
    assert raw_text("Der Gipfel.\n\nGipfel endet", id="a", title="Gipfel endet").title_span is None


def test_half_characters_are_refused() -> None:
    with pytest.raises(InputError, match="half a character at position 3"):
        raw_text("abc\ud83d", id="a")
