"""Who holds which office: one-line sentences in the marks of ``tests/actors/markup.py``."""

from __future__ import annotations

import pytest

from extractor.actors import find_actors
from extractor.relations.static.offices import find_offices, reading_of
from tests.actors.markup import parse

HELD = [
    ("de", "Der norwegische Außenminister {Jan Dahl} *kam .", "Jan Dahl NO"),
    ("de", "US-Präsident {Max Miller} *kam .", "Max Miller US"),
    ("de", "Der bayerische Ministerpräsident {Max Huber} *reiste nach Norwegen .", "Max Huber bayern"),
    ("de", "Frankreichs Präsident {Luc Morel} *kam .", "Luc Morel FR"),
    ("de", "{Luc Morel} , der französische Präsident , *kam .", "Luc Morel FR"),
    ("de", "{Luc Morel} , Präsident von Kenia , *kam .", "Luc Morel KE"),
    ("de", "Das *sagte der Präsident Kenias , {John Otieno} .", "John Otieno KE"),
    ("de", "Das *sagte der französische Minister für Verkehr , Bau und Energie {Luc Morel} .", "Luc Morel FR"),
    ("de", "Der Sprecher der norwegischen Regierung , {Jan Dahl} , *schwieg .", "Jan Dahl NO"),
    ("de", "Der Sprecher des norwegischen Präsidenten , {Jan Dahl} , *schwieg .", "Jan Dahl NO"),
    ("de", "Der Vorsitzende der Geschäftsführung von <Nordkraft> , {Jan Dahl} , *kam .", "Jan Dahl nordkraft"),
    ("de", "OPX-Chef {Jan Dahl} *kam .", "Jan Dahl opx"),
    ("de", "Chinas Staats- und Parteichef {Wei Chen} *kam .", "Wei Chen CN"),
    ("de", "{Jan Dahl} ist seit 2010 Präsident von Kenia .", "Jan Dahl KE"),
    ("de", "Neuer norwegischer Innenminister wird {Jan Dahl} .", "Jan Dahl NO"),
    ("de", "{Jan Dahl} wurde zum norwegischen Präsidenten *gewählt .", "Jan Dahl NO"),
    ("de", "Die norwegische Senatorin und frühere Ministerin {Eva Dahl} *kam .", "Eva Dahl NO"),
    ("de", "Kenia *jubelt . Kenia *feiert . Präsident {John Otieno} *kam .", "John Otieno KE"),
    (
        "de",
        "Die USA *drohen . Die USA *warnen . Venezuela *schweigt . Präsident {Nicolás Maduro} *kam .",
        "Nicolás Maduro VE",
    ),
    ("de", "Norwegen *schweigt . Amtsinhaber {Jan Dahl} *kam .", "Jan Dahl NO"),
    ("de", "UN-Vermittler {Jan Dahl} *kam .", "Jan Dahl un"),
    ("de", "{Jan Dahl} vom <Nordbund> wird neuer Präsident von Kenia .", "Jan Dahl KE"),
    ("de", "{Jan Dahl} ist Mitglied im Aufsichtsrat der <Nordkraft> .", "Jan Dahl nordkraft"),
    ("de", "Die von {Jan Dahl} geführte <Nordkraft> *kam .", "Jan Dahl nordkraft"),
    ("es", "El presidente de Kenia , {Juan Otero} , *llegó .", "Juan Otero KE"),
    ("es", "El ministro ruso de Exteriores , {Iván Petrov} , *llegó .", "Iván Petrov RU"),
    ("es", "El ministro de Exteriores ruso , {Iván Petrov} , *llegó .", "Iván Petrov RU"),
    ("es", "{Iván Petrov} , presidente de Rusia , *llegó .", "Iván Petrov RU"),
    ("es", "El portavoz del Gobierno ruso , {Iván Petrov} , *habló .", "Iván Petrov RU"),
    ("es", "El presidente del <Banco Norte> , {Juan Otero} , *habló .", "Juan Otero banco-norte"),
]
SILENT = [
    ("de", "Der norwegische Außenminister *traf {Jan Dahl} ."),
    ("de", "Die Ehefrau des norwegischen Präsidenten , {Eva Dahl} , *kam ."),
    ("de", "Der Bürgermeister {Jan Dahl} *reiste nach Norwegen ."),
    ("de", "Bundeskanzlerin {Eva Huber} *kam ."),
    ("de", "{Jan Dahl} , Präsident {Max Miller} und andere *kamen aus Norwegen , Chile und Kenia ."),
    ("de", "Präsident {John Otieno} *sprach über Kenia und Chile ."),
    ("de", "Der Sänger {Jan Dahl} aus Norwegen *kam ."),
    ("de", "Norwegen *schweigt . Norwegen-Chef {Jan Dahl} *kam ."),
    ("de", "Norwegen *schweigt . Arbeitgeberpräsident {Jan Dahl} *kam ."),
    ("de", "Die USA *drohen . Präsident {Nicolás Maduro} *kam ."),
    ("de", "Der Oberbürgermeister {Jan Holm} *kam aus Norwegen . Amtsinhaber {Jan Dahl} *kam ."),
    ("de", "Die von {Jan Dahl} gelobte <Nordkraft> *kam ."),
    ("es", "El presidente de Kenia *recibió a {Juan Otero} ."),
    ("es", "La esposa del presidente de Kenia , {Ana Otero} , *llegó ."),
]


def offices(lang: str, markup: str) -> list[str]:
    raw, parsed = parse(markup, lang=lang)
    actors = find_actors(raw, [p.segment for p in parsed], parsed)
    names = {entity.id: entity.name for entity in actors.entities}
    rows = find_offices(reading_of(raw, parsed, actors))
    for row in rows:
        [evidence] = row.evidence
        assert raw.text[evidence.start : evidence.end] == evidence.text
        assert evidence.segment == "s0"
        assert row.rule
    return [f"{names[row.source]} {row.target.partition(':')[2]}{' former' if row.former else ''}" for row in rows]


@pytest.mark.parametrize(("lang", "markup", "expected"), HELD)
def test_offices(lang: str, markup: str, expected: str) -> None:
    assert offices(lang, markup) == [expected]


@pytest.mark.parametrize(("lang", "markup"), SILENT)
def test_no_office(lang: str, markup: str) -> None:
    assert offices(lang, markup) == []


@pytest.mark.parametrize(
    ("lang", "markup"),
    [
        ("de", "Der ehemalige norwegische Präsident {Jan Dahl} *kam ."),
        ("de", "Der norwegische Ex-Präsident {Jan Dahl} *kam ."),
        ("de", "{Jan Dahl} , früherer Präsident von Norwegen , *kam ."),
        ("es", "El expresidente de Noruega , {Jan Dahl} , *llegó ."),
        ("es", "El antiguo presidente noruego , {Jan Dahl} , *llegó ."),
    ],
)
def test_former_offices(lang: str, markup: str) -> None:
    assert offices(lang, markup) == ["Jan Dahl NO former"]


def test_bundes_means_the_federal_country_of_the_text() -> None:
    assert offices("de", "Bundeskanzlerin {Eva Huber} *kam aus Deutschland .") == ["Eva Huber DE"]


def test_one_apposition_may_name_two_offices() -> None:
    markup = "{Jan Dahl} , Präsident Kenias und derzeitiger Vorsitzender der <Nordkraft> , *kam ."
    assert offices("de", markup) == ["Jan Dahl KE", "Jan Dahl nordkraft"]


def test_the_name_behind_an_apposition_is_somebody_else() -> None:
    markup = "{John Otieno} , Präsident Kenias und {Jan Dahl} , norwegischer Präsident , *kamen ."
    assert sorted(offices("de", markup)) == ["Jan Dahl NO", "John Otieno KE"]


def test_a_known_leader_beats_the_country_named_most() -> None:
    text = "Die USA *drohen . Die USA *warnen . Venezuela *schweigt . Präsident {%s} *kam ."
    assert offices("de", text % "Nicolás Maduro") == ["Nicolás Maduro VE"]
    assert offices("de", text % "Max Miller") == ["Max Miller US"]


def test_a_colleague_has_the_same_office() -> None:
    markup = "Die norwegische Außenministerin {Eva Dahl} *traf ihren kenianischen Amtskollegen {John Otieno} ."
    assert offices("de", markup) == ["Eva Dahl NO", "John Otieno KE"]


def test_a_later_description_names_the_country() -> None:
    markup = "Außenministerin {Eva Dahl} *kam nach Chile und Kenia . Die norwegische Ministerin *schwieg ."
    assert offices("de", markup) == ["Eva Dahl NO"]


def test_the_sentence_is_the_evidence() -> None:
    raw, parsed = parse("Es *regnet . Der norwegische Präsident {Jan Dahl} *kam . Er *lachte .")
    actors = find_actors(raw, [p.segment for p in parsed], parsed)
    [relation] = find_offices(reading_of(raw, parsed, actors))
    assert relation.evidence[0].text == "Der norwegische Präsident Jan Dahl kam."
    assert relation.role == "norwegische Präsident"
