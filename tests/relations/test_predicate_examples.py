"""The sentences of the predicate tables: run through the whole product, and the reader of the tables."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.errors import LexiconError
from extractor.reading import raw_text
from extractor.relations import examples
from extractor.relations.examples import TABLES, Example, behaves, read_examples

# Parsers err; a table whose frames are wrong falls well below these shares.
FIRING = 0.97
SILENT = 0.98


@pytest.mark.model
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("lang", ["de", "es"])
def test_examples_fire_and_counter_examples_do_not(lang: str, table: str) -> None:
    found = read_examples(lang, table)
    documents = Extractor().extract_many([raw_text(item.text, id=item.place) for item in found])
    failed = [item for item, document in zip(found, documents, strict=True) if not behaves(item, document)]
    rows = "\n".join(
        f"{item.place}: {item.word} {item.type} {'must' if item.fires else 'must not'} fire: {item.text}"
        for item in failed
    )
    for fires, share in ((True, FIRING), (False, SILENT)):
        asked = sum(item.fires == fires for item in found)
        wrong = sum(item.fires == fires for item in failed)
        assert 1 - wrong / asked >= share, rows


@pytest.mark.parametrize(("lang", "least"), [("de", 700), ("es", 400)])
def test_there_are_enough_predicates(lang: str, least: int) -> None:
    words = {item.word for table in TABLES for item in read_examples(lang, table)}
    assert len(words) >= least


def test_marks_are_taken_away() -> None:
    (item,) = _read("{Polen} wirft <Ungarn> Wahlbetrug vor.")
    assert item.text == "Polen wirft Ungarn Wahlbetrug vor."
    assert item.text[slice(*item.source)] == "Polen"
    assert item.text[slice(*item.target)] == "Ungarn"


def test_a_cell_holds_several_sentences() -> None:
    assert len(_read("{Polen} lobt <Ungarn>. || <Ungarn> wird von {Polen} gelobt.")) == 2


@pytest.mark.parametrize(
    "sentence", ["Polen lobt <Ungarn>.", "{Polen} lobt Ungarn.", "{A} lobt <B> und <C>.", "{A} < <B>"]
)
def test_missing_marks_are_named_with_their_place(sentence: str) -> None:
    with pytest.raises(LexiconError, match=r"de/predicates\.tsv:7"):
        _read(sentence)


def test_an_empty_cell_is_named() -> None:
    with pytest.raises(LexiconError, match=r"de/predicates\.tsv:7: the row has no counter"):
        examples._sentences("", "counter", "de/predicates.tsv:7")


def _read(cell: str) -> list[Example]:
    place = "de/predicates.tsv:7"
    return [
        examples._example(place, "loben", "SUPPORT", sentence, fires=True)
        for sentence in examples._sentences(cell, "example", place)
    ]
