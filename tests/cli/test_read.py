"""``extractor read``, and the options of reading in other commands; bad input as a person meets it."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import extractor.api
from extractor.cli.main import app
from tests.corpus.conftest import StubExtractor


def call(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="extractor")


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_texts_are_printed_as_they_are_read_and_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('id,headline,text,when\n7,Gipfel,"Der Gipfel\nendete.",16.11.2023\n', encoding="utf-8")
    first = call("read", path, "--field", "title=headline", "--field", "date=when")
    assert (first.exit_code, first.stderr) == (0, "")
    assert rows(first) == [{"id": "7", "title": "Gipfel", "date": "2023-11-16", "text": "Der Gipfel\nendete."}]
    again = call("read", "-", "--input-format", "jsonl", stdin=first.stdout.encode())
    assert again.stdout == first.stdout


def test_notices_go_to_standard_error(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Ein Satz.", "date": "gestern"}\n' * 30, encoding="utf-8")
    result = call("read", tmp_path)
    assert result.exit_code == 0
    assert len(rows(result)) == 30
    assert len(result.stderr.splitlines()) == 21
    assert "the date 'gestern' is none and was left out" in result.stderr
    assert "10 more notices like these" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--field", "author=x"], "FIELD=COLUMN"),
        (["--input-format", "pdf"], "there is no input format 'pdf'"),
        (["--encoding", "utf-9"], "there is no encoding 'utf-9'"),
        (["--text-column", "a", "--field", "text=b"], "two columns"),
    ],
)
@pytest.mark.parametrize("command", ["read", "extract", "explain", "review"])
def test_wrong_options_are_wrong_usage(tmp_path: Path, arguments: list[str], words: str, command: str) -> None:
    (tmp_path / "a.txt").write_text("Ein Satz.", encoding="utf-8")
    result = call(command, tmp_path / "a.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_extract_reads_every_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extractor.api, "Extractor", lambda **_: StubExtractor())
    (tmp_path / "a.csv.gz").write_bytes(
        gzip.compress(b"leib;url\nKuba kritisiert Chile.;https://www.blatt.example/1\n")
    )
    result = call("extract", tmp_path / "a.csv.gz", "--text-column", "leib")
    (record,) = rows(result)
    assert (record["id"], record["source"]) == ("a-2", "blatt.example")


def zip_of(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


# Name, bytes, exit code, documents, words of the message.
BAD_INPUT = [
    ("broken.txt", "Köln ".encode() + b"M\xfcnchen", 0, 1, "1 broken characters were read as U+FFFD"),
    ("latin.txt", "Köln".encode("latin-1"), 0, 1, "read as Windows-1252"),
    ("nul.txt", b"Der Gipfel\0" + b"ist aus. " * 30, 0, 1, "NUL characters were read as blanks"),
    ("binary.txt", bytes(range(256)) * 4, 1, 0, "binary file"),
    ("empty.txt", b"", 1, 0, "is empty"),
    ("bom.txt", codecs.BOM_UTF8 + b"\n", 1, 0, "is empty"),
    ("bomb.zip", zip_of("a.txt", b"0" * 30_000_000), 1, 0, "as a zip bomb does"),
    ("path.zip", zip_of("../../evil.txt", b"Ein Satz."), 0, 1, ""),
    ("no.zip", b"PK\x03\x04", 1, 0, "is no ZIP archive"),
    ("column.csv", b"a,b\n1,2\n", 1, 0, "its columns are 'a', 'b': name one with --text-column NAME"),
    ("path-id.csv", b"id,text\n../../../evil,Ein Satz.\n", 0, 1, ""),
    ("long-id.csv", b"id,text\n" + b"x" * 5000 + b",Ein Satz.\n", 0, 1, "the id has 5,000 characters and was shortened"),
    ("same-id.csv", b"id,text\n1,Ein Satz.\n1,Noch einer.\n", 0, 2, ""),
    ("yesterday.csv", b"date,text\ngestern,Ein Satz.\n", 0, 1, "the date 'gestern' is none and was left out"),
    ("zero.csv", b"date,text\n0000-00-00,Ein Satz.\n", 0, 1, "the date '0000-00-00' is none and was left out"),
    ("script.html", b"<html><script>let a = 'Sanktionen'</script></html>", 1, 0, "has no article"),
    ("bad.parquet", b"PAR1PAR1", 1, 0, "cannot be read as a Parquet table"),
    ("cut.jsonl.gz", gzip.compress(b'{"text": "Eins."}\n' * 9)[:-9], 1, None, "is damaged"),
    ("mixed.jsonl", b'{"text": "Eins."}\n{oops\n', 1, 1, "line 2: it is no JSON object"),
    ("table.txt", b"%PDF-1.4", 1, 0, "is a PDF file, not text"),
    ("unknown.doc", b"x", 1, 0, "say --input-format"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "code", "documents", "words"), BAD_INPUT, ids=[case[0] for case in BAD_INPUT])
def test_bad_input_is_a_sentence_and_nothing_is_lost(
    tmp_path: Path, name: str, data: bytes, code: int, documents: int | None, words: str
) -> None:
    inner = tmp_path / "in" / "deep"
    inner.mkdir(parents=True)
    (inner / name).write_bytes(data)
    (inner / "good.txt").write_text("Ein guter Satz.", encoding="utf-8")
    result = call("read", inner / name, inner / "good.txt")
    assert result.exit_code == code
    found = rows(result)
    assert found[-1]["text"] == "Ein guter Satz."
    assert documents is None or len(found) == documents + 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert all(line.startswith("extractor: ") for line in result.stderr.splitlines())
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted({"in", "deep", name, "good.txt"})
