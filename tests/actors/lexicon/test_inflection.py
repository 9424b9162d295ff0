from __future__ import annotations

import pytest

from extractor.actors.lexicon import inflection

NAMES = [
    ("Kuba", "", {"Kuba", "Kubas"}),
    ("Iran", "m", {"Iran", "Irans"}),
    ("Türkei", "f", {"Türkei"}),
    ("Niederlande", "pl", {"Niederlande", "Niederlanden"}),
    ("Philippinen", "pl", {"Philippinen"}),
    ("Laos", "", {"Laos"}),
    ("USA", "pl", {"USA"}),
    ("UdSSR", "f", {"UdSSR"}),
    ("Burkina Faso", "", {"Burkina Faso", "Burkina Fasos"}),
]


@pytest.mark.parametrize(("name", "article", "expected"), NAMES)
def test_german_name(name: str, article: str, expected: set[str]) -> None:
    assert set(inflection.german_name(name, article=article)) == expected


PHRASES = [
    ("Weiß* Haus", "Weißes Haus"), ("Weiß* Haus", "Weiße Haus"), ("Weiß* Haus", "Weißen Haus"), ("Weiß* Haus", "Weißem Haus"),
    ("Weiß* Haus", "Weißen Hauses"), ("Vereinigt* Staaten", "Vereinigte Staaten"), ("Vereinigt* Staaten", "Vereinigter Staaten"),
    ("Vereinigt* Arabisch* Emirate", "Vereinigten Arabischen Emiraten"), ("Vereinigt* Königreich", "Vereinigten Königreichs"),
    ("Vereinigt* Königreich", "Vereinigtes Königreich"), ("Russisch* Föderation", "russischen Föderation"),
    ("International* Währungsfonds", "Internationaler Währungsfonds"), ("Sicherheitsrat der UN", "Sicherheitsrats der UN"),
    ("Europäisch* Union", "Europäischen Union"), ("Kreml", "Kremls"), ("Bundestag", "Bundestages"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "form"), PHRASES)
def test_german_phrase(phrase: str, form: str) -> None:
    assert form in inflection.german_phrase(phrase)


def test_feminine_heads_have_no_genitive() -> None:
    assert "Europäische Unions" not in inflection.german_phrase("Europäisch* Union")
    assert inflection.german_phrase("Bundeswehr") == ("Bundeswehr",)


PERSONS = [
    ("Venezolaner", {"Venezolaner", "Venezolaners", "Venezolanern", "Venezolanerin", "Venezolanerinnen"}),
    ("Chinese", {"Chinese", "Chinesen", "Chinesin", "Chinesinnen"}),
    ("Franzose/Französin", {"Franzose", "Franzosen", "Französin", "Französinnen"}),
    ("Ungar", {"Ungar", "Ungarn", "Ungarin", "Ungarinnen"}),
    ("Jemenit", {"Jemenit", "Jemeniten", "Jemenitin", "Jemenitinnen"}),
    ("Zypriot", {"Zypriot", "Zyprioten", "Zypriotin", "Zypriotinnen"}),
    ("Iraki", {"Iraki", "Irakis"}),
    ("Deutsche*", {"Deutsche", "Deutschen", "Deutscher", "Deutschem"}),
]


@pytest.mark.parametrize(("demonym", "expected"), PERSONS)
def test_german_person(demonym: str, expected: set[str]) -> None:
    assert set(inflection.german_person(demonym)) == expected


GENTILICIOS = [
    ("ruso", {"ruso", "rusa", "rusos", "rusas"}),
    ("japonés", {"japonés", "japonesa", "japoneses", "japonesas"}),
    ("alemán", {"alemán", "alemana", "alemanes", "alemanas"}),
    ("letón", {"letón", "letona", "letones", "letonas"}),
    ("español", {"español", "española", "españoles", "españolas"}),
    ("marroquí", {"marroquí", "marroquíes", "marroquís"}),
    ("hindú", {"hindú", "hindúes", "hindús"}),
    ("croata", {"croata", "croatas"}),
    ("estadounidense", {"estadounidense", "estadounidenses"}),
    ("burkinabé", {"burkinabé", "burkinabés"}),
]


@pytest.mark.parametrize(("word", "expected"), GENTILICIOS)
def test_spanish_gentilicio(word: str, expected: set[str]) -> None:
    assert set(inflection.spanish_gentilicio(word)) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Moskau", ("Moskauer",)),
        ("Wien", ("Wiener",)),
        ("Havanna", ()),
        ("Addis Abeba", ()),
        ("Tokio", ()),
        ("Malé", ()),
    ],
)
def test_german_place_adjective(place: str, expected: tuple[str, ...]) -> None:
    assert inflection.german_place_adjective(place) == expected


@pytest.mark.parametrize(
    ("form", "lang", "loose", "expected"),
    [
        ("Österreich", "de", True, ("Österreich", "Oesterreich", "Osterreich")),
        ("österreichische", "de", False, ("österreichische", "oesterreichische")),
        ("Asunción", "de", True, ("Asunción", "Asuncion")),
        ("España", "es", True, ("España", "Espana")),
        ("Cuba", "es", True, ("Cuba",)),
    ],
)
def test_spellings(form: str, lang: str, loose: bool, expected: tuple[str, ...]) -> None:
    assert inflection.spellings(form, lang=lang, loose=loose) == expected


def test_adjectives_in_er_stay_as_they_are() -> None:
    assert inflection.is_indeclinable("Schweizer")
    assert not inflection.is_indeclinable("US-amerikanisch")
    assert "US-amerikanischen" in inflection.german_adjective("US-amerikanisch")


@pytest.mark.parametrize("name", ["Kuba", "Mali", "Vereinigte Staaten", "WikiLeaks", "Der Spiegel", "Brics"])
def test_names_are_no_acronyms(name: str) -> None:
    assert not inflection.is_acronym(name)
