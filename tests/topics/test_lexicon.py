"""Words that show topics, German compounds included."""

from __future__ import annotations

import pytest

from extractor.errors import LexiconError
from extractor.topics import lexicon
from extractor.topics.lexicon import match_word

GERMAN = [
    ("Sanktionen", {"sanctions"}),
    ("Sanktionsdruck", {"sanctions"}),
    ("US-Sanktionen", {"sanctions"}),
    ("Wirtschaftssanktionspaket", {"sanctions"}),
    ("Ölembargo", {"sanctions", "energy"}),
    ("Handelssanktionen", {"sanctions", "trade"}),
    ("Erdölbranche", {"energy"}),
    ("Erdgasfelder", {"energy"}),
    ("ÖLPREIS", {"energy"}),
    ("Gaspreise", {"energy"}),
    ("Zahlungssysteme", {"payment_systems"}),
    ("EU-Außenministerin", {"diplomacy"}),
    ("Bundestagswahlkampf", {"elections"}),
    ("Stadtratswahlen", {"elections"}),
    ("Fischexporte", {"trade"}),
    ("Grenzstreitigkeiten", {"territorial_dispute"}),
    ("Asylrecht", {"migration"}),
    ("bombardierte", {"armed_conflict"}),
]
NOTHING = [
    "Kölner",
    "Gasthaus",
    "Gasse",
    "Gäste",
    "Auswahl",
    "Berufswahl",
    "Windows",
    "Olivenöl",
    "Datenbank",
    "handelte",
    "Bande",
    "x" * 80,
]
SPANISH = [
    ("sanciones", {"sanctions"}),
    ("SANCIONES", {"sanctions"}),
    ("gasoducto", {"energy"}),
    ("elecciones", {"elections"}),
    ("sancionable", set()),
    ("gasto", set()),
]


@pytest.mark.parametrize(("word", "topics"), GERMAN)
def test_german_words(word: str, topics: set[str]) -> None:
    assert topics <= {term.topic for term in match_word(word, "de")}


@pytest.mark.parametrize("word", NOTHING)
def test_words_that_only_look_alike(word: str) -> None:
    assert match_word(word, "de") == ()


@pytest.mark.parametrize(("word", "topics"), SPANISH)
def test_spanish_words(word: str, topics: set[str]) -> None:
    assert {term.topic for term in match_word(word, "es")} == topics


def test_inflected_forms_are_one_term() -> None:
    assert {match_word(word, "de")[0].key for word in ("Sanktion", "Sanktionen", "Sanktionspaket")} == {"Sanktion"}


def test_every_topic_has_words_in_both_languages() -> None:
    for lang in lexicon.LANGUAGES:
        table = lexicon.lexicon(lang)
        assert {term.topic for found in table.start.values() for _, term, _ in found} == set(lexicon.TOPICS)


ROW = {"topic": "energy", "pattern": "Öl", "kind": "stem", "weight": "1", "note": ""}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": "guess"}, "there is no kind 'guess'"),
        ({"topic": "Öl und Gas"}, "'Öl und Gas' is no name of a topic"),
        ({"topic": "*"}, r"'\*' is no name of a topic"),
        ({"pattern": "*"}, "has no pattern"),
        ({"weight": "viel"}, "the weight of 'Öl' must be a number"),
        ({"weight": ""}, "the weight of 'Öl' must be a number"),
    ],
)
def test_a_row_that_says_nothing_is_refused_with_its_place(changes: dict[str, str], told: str) -> None:
    with pytest.raises(LexiconError, match=rf"^de/topics\.tsv:7: .*{told}"):
        lexicon.term_of({**ROW, **changes}, "de/topics.tsv:7")


def test_a_topic_of_ones_own() -> None:
    assert lexicon.term_of({**ROW, "topic": "cyber_2"}, "").topic == "cyber_2"
    assert lexicon.term_of({**ROW, "topic": "*", "kind": "not", "weight": ""}, "").topic == "*"
