"""spaCy without its command line: the same library, sooner."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
{before}
from extractor.pipelines.importing import import_spacy, own_process
{own}
import_spacy()
import spacy
{after}
"""


def run(after: str, before: str = "", own: str = "own_process()") -> str:
    program = PROGRAM.format(before=before, own=own, after=after)
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout


def test_command_line_is_left_out() -> None:
    assert run("print('spacy.cli' in sys.modules, spacy.blank('de')('Ja.')[0].text)").split() == ["False", "Ja"]


def test_command_line_is_there_for_who_asks() -> None:
    assert run("import spacy.cli; print(spacy.cli.download.__name__)") == "download\n"
    here, there = run("print(spacy.info(silent=True)['spacy_version'], spacy.__version__)").split()
    assert here == there


def test_spacy_that_wants_more_of_it_is_imported_whole() -> None:
    # As if a later spaCy took another name from the module.
    before = """
import extractor.pipelines.importing as importing
importing.ModuleType = type("Bare", (importing.ModuleType,), {"__setattr__": lambda *_: None})
"""
    assert run("print('spacy.cli' in sys.modules, spacy.blank('de')('Ja.')[0].text)", before).split() == ["True", "Ja"]


@pytest.mark.parametrize(("before", "own"), [("import spacy", "own_process()"), ("", "")])
def test_process_of_a_user_has_all_of_spacy(before: str, own: str) -> None:
    assert run("print('spacy.cli' in sys.modules)", before, own) == "True\n"
