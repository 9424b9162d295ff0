"""``--actors``, ``--reviewed`` and ``extractor review`` on the command line."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import extractor.api
from extractor.actors.own.catalogue import load_actors
from extractor.cli.main import app
from extractor.records import Document, Entity, RawText
from tests.corpus.conftest import StubExtractor


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), prog_name="extractor")


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch, in_this_process: None) -> list[dict[str, Any]]:  # noqa: ARG001
    """Replace the extractor; gives what it was made with."""
    made: list[dict[str, Any]] = []

    class Stub(StubExtractor):
        def __init__(self, **options: Any) -> None:
            super().__init__()
            made.append(options)

        def document(self, raw: RawText) -> Document:
            names = raw.text.strip().rstrip(".").split(" und ")
            people = [
                Entity(f"person:{name.split()[-1].lower()}{'-x' * name.count(' ')}", "person", name) for name in names
            ]
            return Document(raw.id, entities=tuple(people))

    monkeypatch.setattr(extractor.api, "Extractor", Stub)
    return made


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Lena Falk.", encoding="utf-8")
    (folder / "b.txt").write_text("Falk.", encoding="utf-8")
    return folder


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    path = tmp_path / "actors.csv"
    path.write_text(
        "id,name,type\nNK-1,Lena Falk,person\nNK-2,\x1b[31m,planet\nNK-3,Ole Dahl,planet\n", encoding="utf-8"
    )
    return path


def test_bad_rows_of_actors_are_said_once(news: Path, actors: Path, tmp_path: Path, made: list[dict[str, Any]]) -> None:
    for arguments in (("extract", news / "a.txt"), ("run", news, "--out", tmp_path / "out")):
        result = call(*arguments, "--actors", actors, "--reviewed", "marks.csv")
        assert result.exit_code == 0
        first, second = result.stderr.splitlines()
        assert first.startswith(f"extractor: {actors}, line 3: ")
        assert second.startswith(f"extractor: {actors}, line 4: 'planet' is no type of actor")
        assert "\x1b" not in result.stderr
    assert [list(load_actors(options["actors"]).actors) for options in made] == [["person:NK-1"]] * 2
    assert [options["reviewed"] for options in made] == ["marks.csv"] * 2


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"id;type\n1;person\n", b"PK\x03\x04"])
def test_a_bad_file_of_actors_is_one_sentence(content: bytes, news: Path, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes(content)
    for arguments in (("extract", news / "a.txt"), ("run", news, "--out", tmp_path / "out")):
        result = call(*arguments, "--actors", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1
        assert "actors.csv" in result.stderr
    assert not (tmp_path / "out").exists()


def test_review_writes_a_file_to_mark_and_keeps_the_marks(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert call("run", news, "--out", out).exit_code == 0
    result = call("review", out)
    assert (result.exit_code, result.stdout) == (0, f"{out / 'review.csv'}\n")
    assert "1 proposed merges" in result.stderr
    with (out / "review.csv").open(encoding="utf-8", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert (row["same"], row["reason"], row["id_1"], row["id_2"]) == ("", "surname", "person:falk", "person:falk-x")
    text = (out / "review.csv").read_text(encoding="utf-8").replace("\n,likely", "\nno,likely")
    (out / "review.csv").write_text(text, encoding="utf-8")
    result = call("review", out)
    assert "0 proposed merges, 1 marked rows kept" in result.stderr
    # A run into the same folder leaves the marks alone.
    assert call("run", news, "--out", out, "--force").exit_code == 0
    assert (out / "review.csv").read_text(encoding="utf-8") == text


def test_review_of_what_is_no_run_is_one_sentence(tmp_path: Path) -> None:
    result = call("review", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "extractor run --out" in result.stderr
    result = call("review", tmp_path, "--reviewed", tmp_path / "fehlt.csv")
    assert result.exit_code == 2
    assert "fehlt.csv" in result.stderr
