"""``extractor lexicon`` and ``--lexicon``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli.main import app
from extractor.lexicon.tables import COLUMNS

HEADER = "\t".join(COLUMNS["predicates"])


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), prog_name="extractor")


def predicates(folder: Path, *rows: str) -> Path:
    path = folder / "de" / "predicates.add.tsv"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return folder


def test_export_writes_files_and_says_how_to_go_on(tmp_path: Path) -> None:
    result = call("lexicon", "export", str(tmp_path / "own"))
    assert result.exit_code == 0
    assert [Path(line).exists() for line in result.stdout.splitlines()] == [True] * 11
    assert "de/predicates.add.tsv" in result.stderr
    again = call("lexicon", "export", str(tmp_path / "own"))
    assert (again.exit_code, again.stdout) == (2, "")
    assert "--force" in again.stderr
    assert call("lexicon", "export", str(tmp_path / "own"), "--force").exit_code == 0


def test_check_tells_every_mistake(tmp_path: Path) -> None:
    folder = predicates(tmp_path, "umgarnen\tLOVE\tS>O", "anhimmeln\tSUPPORT\tS")
    result = call("lexicon", "check", str(folder))
    assert (result.exit_code, result.stdout) == (1, "")
    first, second = result.stderr.splitlines()
    assert "predicates.add.tsv:2: " in first
    assert "predicates.add.tsv:3: " in second


def test_check_of_rows_without_sentences(tmp_path: Path) -> None:
    result = call("lexicon", "check", str(predicates(tmp_path, "umgarnen\tSUPPORT\tS>O")))
    assert result.exit_code == 0
    assert result.stdout == "all rows are well formed; 0 of 0 sentences behave as they must\n"


def test_a_bad_lexicon_is_one_sentence_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kuba lobt Chile.", encoding="utf-8")
    folder = predicates(tmp_path / "own", "umgarnen\tLOVE\tS>O")
    for command in (["extract"], ["explain"], ["run", "--out", str(tmp_path / "out")]):
        result = call(*command, str(tmp_path / "a.txt"), "--lexicon", str(folder))
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1
        assert "predicates.add.tsv:2" in result.stderr
    assert call("lexicon", "check", str(tmp_path / "none")).exit_code == 2


@pytest.mark.model
def test_check_runs_the_sentences(tmp_path: Path) -> None:
    good = "umgarnen\tSUPPORT\tS>O\t\t{Polen} umgarnte <Ungarn>.\t{Polen} fuhr nach <Ungarn>."
    bad = "anhimmeln\tSUPPORT\tS>O\t\t{Polen} fuhr nach <Ungarn>.\t{Polen} himmelte <Ungarn> an."
    result = call("lexicon", "check", str(predicates(tmp_path, good, bad)))
    assert result.exit_code == 1
    first, second, last = result.stdout.splitlines()
    assert first.endswith("predicates.add.tsv:3: anhimmeln SUPPORT must be found: Polen fuhr nach Ungarn.")
    assert second.endswith("must not be found: Polen himmelte Ungarn an.")
    assert last == "all rows are well formed; 2 of 4 sentences behave as they must"


@pytest.mark.model
def test_extract_and_explain_use_the_lexicon(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Polen umgarnte Ungarn.", encoding="utf-8")
    folder = str(predicates(tmp_path / "own", "umgarnen\tSUPPORT\tS>O"))
    record = json.loads(call("extract", str(tmp_path / "a.txt"), "--lexicon", folder).stdout)
    assert [item["type"] for item in record["relations"]] == ["SUPPORT"]
    assert "the verb umgarnen" in call("explain", str(tmp_path / "a.txt"), "--lexicon", folder).stdout
