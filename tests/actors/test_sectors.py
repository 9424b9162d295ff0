"""Sectors: by the name, by a noun beside it, by office and membership."""

from __future__ import annotations

from typing import get_args

import pytest

from extractor import Extractor
from extractor.actors.sectors import sector_of_name, sector_of_noun, with_members, with_sectors
from extractor.actors.sites import Incumbency
from extractor.lang import read_table
from extractor.reading import raw_text
from extractor.records import Entity, Evidence, Relation, Sector

NAMES = {
    "Landgericht Düsseldorf": "JUD",
    "Internationaler Gerichtshof": "JUD",
    "Staatsanwaltschaft Köln": "JUD",
    "Corte Suprema": "JUD",
    "Landtag Brandenburg": "LEG",
    "Asamblea de Córcega": "LEG",
    "Comisión Legislativa Nacional": "LEG",
    "Gobierno vasco": "GOV",
    "Policía Nacional": "GOV",
    "Bundesamt für Statistik": "GOV",
    "Partei der Arbeit": "PTY",
    "Partido Socialista del Pueblo": "PTY",
    "Kurdische Befreiungsfront": "REB",
    "Ejército de Liberación Nacional": "REB",
    "Ejército Nacional": "MIL",
    "Movimiento de Liberación": "REB",
    "Azerbaijan State Oil Company": "BUS",
    "Zeitung AG": "BUS",
    "Kenon Holdings": "BUS",
    "Noticias 24 Horas": "MED",
    "Morgenzeitung": "MED",
    "Metallgewerkschaft": "NGO",
    "Sportverein e.V.": "NGO",
    "1. FC Köln": "NGO",
    "Internationale Walfangkommission": "IGO",
    "UN-Friedensmission im Südsudan": "IGO",
    # what shows nothing
    "Rapido": None,
    "Universität Wien": None,
    "Kommission": None,
    "AG": None,
    "Bankett": None,
}
NOUNS = {
    ("Energiekonzern", "de"): "BUS",
    ("Ratingagentur", "de"): "BUS",
    ("Nachrichtenagentur", "de"): "MED",
    ("Terrororganisation", "de"): "REB",
    ("Menschenrechtsorganisation", "de"): "NGO",
    ("Oppositionspartei", "de"): "OPP",
    ("Regierungspartei", "de"): "PTY",
    ("UN-Organisation", "de"): "IGO",
    ("Aktionsbündnis", "de"): "NGO",
    ("diario", "es"): "MED",
    ("guerrilla", "es"): "REB",
    ("Institut", "de"): None,
    ("Wetter", "de"): None,
    ("subdiario", "es"): None,
    ("company", "en"): None,
}


@pytest.mark.parametrize(("name", "sector"), NAMES.items())
def test_a_name_shows_its_sector(name: str, sector: str | None) -> None:
    assert sector_of_name(name) == sector


@pytest.mark.parametrize(("noun", "lang", "sector"), [(*key, sector) for key, sector in NOUNS.items()])
def test_a_noun_announces_a_sector(noun: str, lang: str, sector: str | None) -> None:
    assert sector_of_noun(noun, lang) == sector


@pytest.mark.parametrize(
    ("lang", "table", "columns"),
    [
        ("shared", "sector_words", ("word", "sector", "kind")),
        ("de", "organisation_heads", ("noun", "sector")),
        ("es", "organisation_heads", ("noun", "sector")),
    ],
)
def test_the_tables_name_sectors_of_the_codebook(lang: str, table: str, columns: tuple[str, ...]) -> None:
    assert {row["sector"] for row in read_table(lang, table, columns=columns)} <= {*get_args(Sector), ""}


PERSON = "person:muster"
ORGANISATIONS = {
    "organisation:court": "JUD",
    "organisation:party": "PTY",
    "organisation:firm": "BUS",
    "organisation:x": None,
}
HELD = {
    "an office says it": ([("minister", "country:DE", "GOV")], "GOV"),
    "an office of an organisation": ([("head", "organisation:firm", None)], "BUS"),
    "the organisation decides for general words": ([("president", "organisation:court", "GOV")], "JUD"),
    "a president of something unknown": ([("president", "organisation:x", "GOV")], None),
    "a president whose organisation is not said": ([("president", None, "GOV")], "GOV"),
    "a spokesperson of a country": ([("spokesperson", "country:DE", None)], "GOV"),
    "an executive of something unknown": ([("executive", "organisation:x", "BUS")], "BUS"),
    "a minister who leads a party": (
        [("party_leader", "organisation:party", "PTY"), ("minister", "country:DE", "GOV")],
        "GOV",
    ),
    "nothing said": ([("head", "organisation:x", None)], None),
    "no office": ([], None),
}


@pytest.mark.parametrize(("offices", "sector"), HELD.values(), ids=HELD)
def test_persons(offices: list[tuple[str, str | None, Sector | None]], sector: str | None) -> None:
    held = [Incumbency(PERSON, target, office, office, 0, 1, "rule", sector=own) for office, target, own in offices]
    assert _sector(held) == sector


def test_former_offices_do_not_count_and_those_of_the_time_told_of_do() -> None:
    former = Incumbency(
        PERSON, "country:DE", "minister", "ehemaliger Minister", 0, 1, "rule", former=True, sector="GOV"
    )
    then = Incumbency(PERSON, "country:DE", "minister", "damaligen Minister", 0, 1, "rule", former=True, sector="GOV")
    member = Incumbency(PERSON, "organisation:party", "member", "", 0, 1, "rule", member=True)
    assert _sector([former]) is None
    assert _sector([then]) == "GOV"
    assert _sector([former, member]) == "PTY"


def _sector(held: list[Incumbency]) -> str | None:
    entities = [
        Entity(PERSON, "person", "Muster"),
        *(Entity(identity, "organisation", "Rapido", sector=sector) for identity, sector in ORGANISATIONS.items()),  # type: ignore[arg-type]
    ]
    return with_sectors(entities, (), held)[0].sector


def test_members_have_the_sector_of_their_organisation() -> None:
    told = (Evidence("", 0, 0, "s0"),)
    party = Entity("organisation:party", "organisation", "P", sector="PTY")
    joined = Relation(PERSON, "MEMBER_OF", party.id, told, "rule")
    left = Relation(PERSON, "MEMBER_OF", party.id, told, "rule", former=True)
    person = Entity(PERSON, "person", "Muster")
    assert with_members([person, party], [joined])[0].sector == "PTY"
    assert with_members([person, party], [left])[0].sector is None
    judge = Entity(PERSON, "person", "Muster", sector="JUD")
    assert with_members([judge, party], [joined])[0].sector == "JUD"


SENTENCES = {
    "Der Energiekonzern Petronorte senkt die Preise.": ("organisation", "BUS"),
    "Petronorte, ein Energiekonzern aus Bergen, senkt die Preise.": ("organisation", "BUS"),
    "Außenministerin Eva Muster reist nach Rom.": ("person", "GOV"),
    "Eva Muster (SPD) reist nach Rom.": ("person", "PTY"),
    "Die Journalistin Eva Muster reist nach Rom.": ("person", "MED"),
    "SPD-Chefin Eva Muster reist nach Rom.": ("person", "PTY"),
    "Oppositionsführerin Eva Muster reist nach Rom.": ("person", "OPP"),
    "General Hans Muster reist nach Rom.": ("person", "MIL"),
    "Eva Muster reist nach Rom.": ("person", None),
}


@pytest.mark.model
def test_the_whole_product() -> None:
    documents = Extractor().extract_many([raw_text(text, id=text) for text in SENTENCES])
    found = {}
    for document in documents:
        kind = SENTENCES[document.id][0]
        entity = next(
            item
            for item in document.entities
            if item.type == kind and item.name.split()[-1] in ("Muster", "Petronorte")
        )
        found[document.id] = (kind, entity.sector)
    assert found == SENTENCES
