"""``extractor explain``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import extractor.api
from extractor.cli.explain import put_lines
from extractor.cli.main import app
from extractor.explaining import explain
from extractor.records import RawText
from extractor.serialise import dumps
from tests.corpus.conftest import StubExtractor

SHOWN = """\
{source} <target> [speaker] *cue*

Kuba --ACCUSE--> =Chile
  {Kuba} kritisiert Chile.
    how        verbal conflict, asserted
    source     country:CU, name "Kuba"
    target     country:CL, not named in the sentence
    because    stub
    date       not said
    confidence 1.00
    place      artikel, 0–22

"""


def call(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["explain", *arguments], input=stdin, prog_name="extractor")


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Replace the extractor; gives one item for each that was made."""
    made: list[object] = []

    class Stub(StubExtractor):
        def __init__(self, **_: object) -> None:
            super().__init__()
            made.append(self)

    monkeypatch.setattr(extractor.api, "Extractor", Stub)
    return made


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text("Kuba kritisiert Chile.", encoding="utf-8")
    return path


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "documents.jsonl"
    texts = [RawText("artikel", "Kuba kritisiert Chile."), RawText("zwei", "Kuba schimpft.")]
    path.write_text("".join(dumps(StubExtractor().document(raw)) + "\n" for raw in texts), encoding="utf-8")
    return path


def test_a_text(article: Path, made: list[object]) -> None:
    result = call(str(article))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == SHOWN
    assert len(made) == 1


def test_records_are_not_extracted_again(records: Path, made: list[object]) -> None:
    result = call(str(records))
    assert result.stdout.startswith(SHOWN)
    assert "  {Kuba} schimpft." in result.stdout
    assert made == []


def test_standard_input_may_be_a_text_or_records(records: Path, made: list[object]) -> None:
    assert "{Kuba} kritisiert" in call("-", stdin="Kuba kritisiert Chile.").stdout
    assert len(made) == 1
    assert call("-", stdin=records.read_text(encoding="utf-8")).stdout == call(str(records)).stdout
    assert len(made) == 1


def test_json(records: Path) -> None:
    lines = call(str(records), "--json").stdout.splitlines()
    found = [json.loads(line) for line in lines]
    assert [item["document"] for item in found] == ["artikel", "zwei"]
    (sentence,) = found[0]["sentences"]
    assert [sentence["text"][mark["start"] : mark["end"]] for mark in sentence["marks"]] == ["Kuba"]


def test_json_holds_nothing_that_a_terminal_obeys() -> None:
    result = call("-", "--json", stdin="Kuba \x9b31m\u202e kritisiert.")
    assert not set("\x9b\u202e") & set(result.stdout)
    assert json.loads(result.stdout)["sentences"][0]["text"] == "Kuba \x9b31m\u202e kritisiert."


def test_filters(records: Path) -> None:
    assert call(str(records), "--type", "accuse", "--actor", "kuba", "--min-confidence", "0.5").stdout
    for options in (["--type", "AID"], ["--actor", "Peru"]):
        result = call(str(records), *options)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "extractor: no relation to explain\n"


@pytest.mark.parametrize("options", [["--type", "LOVE"], ["--min-confidence", "2"]])
def test_what_cannot_be_asked_for(options: list[str], article: Path) -> None:
    result = call(str(article), *options)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_bad_record_loses_no_other(records: Path) -> None:
    good = records.read_text(encoding="utf-8").splitlines()
    records.write_text("\n".join([good[0], "{", '{"schema": "extractor/document@9"}', good[1]]), encoding="utf-8")
    result = call(str(records))
    assert result.exit_code == 1
    assert "{Kuba} kritisiert" in result.stdout
    assert "{Kuba} schimpft" in result.stdout
    first, second = result.stderr.splitlines()
    assert "documents.jsonl, line 2: not a record" in first
    assert "documents.jsonl, line 3: the record has the schema 'extractor/document@9'" in second


def test_a_bad_text_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "KAPUTT"}\n{"text": "Kuba."}\n')
    result = call(str(tmp_path / "a.jsonl"))
    assert result.exit_code == 1
    assert "{Kuba}." in result.stdout
    assert result.stderr.count("\n") == 1


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    result = call(str(tmp_path / "none.txt"))
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_colours_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    document = StubExtractor().document(RawText("a", "Kuba [red]kritisiert[/red] \x1b[2JChile :smile:."))
    put_lines(list(explain(document)), first=False)
    out = capsys.readouterr().out
    assert "\x1b[1;36m{Kuba}\x1b[0m" in out
    assert "[red]kritisiert[/red] �[2JChile :smile:." in out
