"""Words read as offices, in both languages."""

from __future__ import annotations

import pytest

from extractor.actors.offices.titles import find_offices_in, is_former, read_office
from tests.actors.markup import parse


@pytest.mark.parametrize(
    ("word", "office", "prefix", "former"),
    [
        ("Außenminister", "foreign_minister", "", False),
        ("Außenministers", "foreign_minister", "", False),
        ("Wirtschaftsministerin", "minister", "", False),
        ("Ölminister", "minister", "", False),
        ("Vizepremier", "minister", "", False),
        ("US-Präsidenten", "president", "US", False),
        ("Ex-US-Präsident", "president", "US", True),
        ("Ex-Präsident", "president", "", True),
        ("Expräsidentin", "president", "", True),
        ("Altkanzler", "premier", "", True),
        ("Bundeskanzlerin", "premier", "", False),
        ("Ministerpräsidentin", "premier", "", False),
        ("Kreml-Sprecher", "spokesperson", "Kreml", False),
        ("Regierungssprecherin", "spokesperson", "", False),
        ("OMV-Chef", "head", "OMV", False),
        ("Parteichefs", "party_leader", "", False),
        ("SPD-Vorsitzender", "head", "SPD", False),
        ("Vorsitzende", "head", "", False),
        ("SPD-Politikers", "politician", "SPD", False),
        ("CDU-Abgeordneten", "legislator", "CDU", False),
        ("Amtskollegen", "peer", "", False),
        ("Generalsekretär", "secretary_general", "", False),
    ],
)
def test_german_offices(word: str, office: str, prefix: str, former: bool) -> None:
    read = read_office(word, "de")
    assert read is not None
    assert (read.office, read.prefix, read.former) == (office, prefix, former)


@pytest.mark.parametrize(
    "word", ["Moskau", "Sanktionen", "minister", "Ministerium", "Premiere", "Präsidentschaft", "Chefetage", "Kanzlei"]
)
def test_no_german_offices(word: str) -> None:
    assert read_office(word, "de") is None


@pytest.mark.parametrize("word", ["Lautsprecher", "Begleiterin", "Ehefrau"])
def test_titles_without_office(word: str) -> None:
    read = read_office(word, "de")
    assert read is not None
    assert read.scope == "none"


@pytest.mark.parametrize(
    ("words", "office", "feminine", "plural", "former"),
    [
        ("presidente", "president", False, False, False),
        ("presidenta", "president", True, False, False),
        ("expresidente", "president", False, False, True),
        ("ex-presidenta", "president", True, False, True),
        ("primera ministra", "premier", True, False, False),
        ("primeros ministros", "premier", False, True, False),
        ("jefe del Gobierno", "premier", False, False, False),
        ("jefes de Estado", "president", False, True, False),
        ("secretario general", "secretary_general", False, False, False),
        ("secretaria de Estado", "minister", True, False, False),
        ("ministros", "minister", False, True, False),
        ("portavoz", "spokesperson", None, False, False),
        ("portavoces", "spokesperson", None, True, False),
        ("embajadora", "ambassador", True, False, False),
        ("canciller", "foreign_minister", None, False, False),
    ],
)
def test_spanish_offices(words: str, office: str, feminine: bool | None, plural: bool, former: bool) -> None:
    read = read_office(words, "es")
    assert read is not None
    assert (read.office, read.feminine, read.plural, read.former) == (office, feminine, plural, former)


def test_the_longest_spanish_office_wins() -> None:
    _, [part] = parse("el secretario general del partido y el primer ministro", lang="es")
    assert [part.doc[hit.start : hit.end].text for hit in find_offices_in(part.doc, "es")] == [
        "secretario general",
        "primer ministro",
    ]


@pytest.mark.parametrize(
    ("word", "lang", "former"),
    [("ehemaligen", "de", True), ("früherer", "de", True), ("neuer", "de", False), ("damaligen", "de", True),
     ("antigua", "es", True), ("entonces", "es", True), ("nuevo", "es", False)],
)  # fmt: skip
def test_former(word: str, lang: str, former: bool) -> None:
    assert is_former(word, lang) is former
