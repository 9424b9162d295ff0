"""Acronyms and the names they stand for."""

from __future__ import annotations

import pytest

from extractor.actors.organisations.acronyms import find_expansions, spells


@pytest.mark.parametrize(
    ("text", "long", "acronym"),
    [
        ("Das meldet Global River Watch (GRW) aus Lima.", "Global River Watch", "GRW"),
        ("Die Union Freier Bauern (UFB) klagt.", "Union Freier Bauern", "UFB"),
        ("Das Bundesverwaltungsgericht (BVerwG) entschied.", "Bundesverwaltungsgericht", "BVerwG"),
        ("Die GRW (Global River Watch) klagt.", "Global River Watch", "GRW"),
        ("La Asociación Nacional de Pescadores (ANP) protestó.", "Asociación Nacional de Pescadores", "ANP"),
        ("ein Amt (National Water Agency, NWA) sagte", "National Water Agency", "NWA"),
    ],
)
def test_full_name_and_acronym(text: str, long: str, acronym: str) -> None:
    [found] = list(find_expansions(text))
    assert text[found.long_start : found.long_end] == long
    assert text[found.acronym_start : found.acronym_end] == acronym


@pytest.mark.parametrize(
    "text",
    ["Anna Bauer (SPD) sprach.", "Am Montag (EST) beginnt es.", "im Osten (Kivu) des Landes", "Er kam aus Wien (APA)."],
)
def test_no_acronym(text: str) -> None:
    assert list(find_expansions(text)) == []


def test_letters_in_order_are_not_enough() -> None:
    assert not spells("ADF", ["Armee", "Kongos"])
    assert not spells("ABC", ["Bauern", "Almen", "Chor"])
