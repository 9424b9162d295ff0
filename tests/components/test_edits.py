"""Lemmas as edits: every pair of strings has one, and any edit may meet any word."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.components.edits import apply_edit, edit_of

WORDS = st.one_of(st.text(), st.text(alphabet="aäAÄuüoOß|=\tİı\u0301", max_size=8))


@given(WORDS, WORDS)
@example("", "")
@example("", "sein")
@example("im", "")
@example("a\tb", "c\td")
@example("haus", "Haus\t")
@example("İstanbul", "istanbul")
@example("STRASSE", "Straße")
@example("Zu\u0308ge", "Zug")
@example("=", "==")
@example("|", "\t|")
def test_the_edit_of_a_pair_makes_its_lemma(form: str, lemma: str) -> None:
    assert apply_edit(edit_of(form, lemma), form) == lemma


@given(WORDS, WORDS, WORDS)
def test_an_edit_of_another_word_never_raises(form: str, lemma: str, other: str) -> None:
    found = apply_edit(edit_of(form, lemma), other)
    # No word is left without a lemma by an edit that was learnt from words with one.
    assert found is None or found or not lemma


@pytest.mark.parametrize(
    ("form", "lemma", "others"),
    [
        ("Sanktionen", "Sanktion", {"Reaktionen": "Reaktion", "en": None, "e": None}),
        ("Häusern", "Haus", {"Mäusern": "Maus", "Büchern": "Buch", "ern": None}),
        ("gegangen", "gehen", {}),
        ("ging", "gehen", {}),
        ("presidentas", "presidente", {"ministras": "ministre"}),
        ("DEUTSCHLAND", "Deutschland", {"ÖSTERREICH": "Österreich"}),
        ("SPD", "SPD", {"CDU": "CDU", "Haus": "HAUS"}),
        ("NATO-Staaten", "NATO-Staat", {"EU-Staaten": "EU-Staat"}),
        ("Die", "der", {}),
    ],
)
def test_words_of_one_pattern_share_an_edit(form: str, lemma: str, others: dict[str, str | None]) -> None:
    edit = edit_of(form, lemma)
    assert apply_edit(edit, form) == lemma
    assert {other: apply_edit(edit, other) for other in others} == others


@pytest.mark.parametrize(
    ("one", "two"), [(("Tische", "Tisch"), ("Briefe", "Brief")), (("Mächte", "Macht"), ("Züge", "Zug"))]
)
def test_the_same_change_is_the_same_class(one: tuple[str, str], two: tuple[str, str]) -> None:
    assert edit_of(*one) == edit_of(*two)


def test_an_umlaut_that_the_lemma_has_stays() -> None:
    assert "u" not in edit_of("Länder", "Länder").split("\t")
    assert edit_of("Tür", "Tür") != edit_of("Zügen", "Zug")
    assert apply_edit(edit_of("Türen", "Tür"), "Kühen") == "Küh"
