"""The user's actors among the others of a document: they come first, and what else names them joins them."""

from __future__ import annotations

import pytest

from extractor.actors import find_actors
from extractor.records import RawText
from tests.actors.own.rows import CAST, load, named, own_actors_of
from tests.actors.test_document import post

OWN = load(CAST)
PEOPLE = load("\n".join(line for line in CAST.splitlines() if not line.startswith("O4")))

CASES = [
    # The recogniser is silent; it is right; it is wrong in type or extent.
    ("Gestern kam Lena Falk .", {"person:P1": ("Lena Falk",)}),
    ("Gestern kam {Lena Falk} .", {"person:P1": ("Lena Falk",)}),
    ("Gestern kam <Lena Falk> .", {"person:P1": ("Lena Falk",)}),
    ("Gestern kam {Frau Lena Falk Gestern} .", {"person:P1": ("Lena Falk",)}),
    ("Der ~Rapido~ *siegt .", {"payment_system:S1": ("Rapido",)}),
    ("Die {Petronorte} *zahlt .", {"organisation:O1": ("Petronorte",)}),
    # Later mentions join by the rules for all names.
    ("{Lena Falk} *kam . {Falk} *schwieg .", {"person:P1": ("Lena Falk", "Falk")}),
    ("Gestern *kam Lena Falk . Später *schwieg {Falk} .", {"person:P1": ("Lena Falk", "Falk")}),
    ("{Lena M. Falk} *kam . {Lena Falk} *schwieg .", {"person:P1": ("Lena M. Falk", "Lena Falk")}),
    ("{Lena Falk} *kam . {Jonas Falk} *schwieg . {Falk} *ging .", {"person:P1": ("Lena Falk",), "person:P2": ("Jonas Falk", "Falk")}),
    ("{Anna Falk} *kam . {Lena Falk} *schwieg .", {"person:falk-anna": ("Anna Falk",), "person:P1": ("Lena Falk",)}),
    ("{Iwan Petrow} *kam . {Ivan Petrov} *schwieg .", {"person:P3": ("Iwan Petrow", "Ivan Petrov")}),
    ("{Lena Falk-Bauer} *kam .", {"person:falk-bauer-lena": ("Lena Falk-Bauer",)}),
    # Other spellings of a full name, even where the listed one is missing; not of another name, nor of a surname.
    ("{Ivan Petrov} *kam .", {"person:P3": ("Ivan Petrov",)}),
    ("Das Haus {Ivan Petrovs} *brannte .", {"person:P3": ("Ivan Petrovs",)}),
    ("{Ivana Petrova} *kam .", {"person:petrova-ivana": ("Ivana Petrova",)}),
    ("{Petrov} *kam .", {"person:petrov": ("Petrov",)}),
    # A bare alias is the user's actor, unless the text itself says whose name it is.
    ("Gestern *schwieg Petrow .", {"person:P3": ("Petrow",)}),
    ("{Oleg Petrow} *kam . Dann *schwieg {Petrow} .", {"person:petrow-oleg": ("Oleg Petrow", "Petrow")}),
    # Legal forms, cases, and a longer name that is another organisation.
    ("Die <Petronorte AG> *zahlt .", {"organisation:O1": ("Petronorte AG",)}),
    ("Die <Petronorte Stiftung> *zahlt .", {"organisation:petronorte-stiftung": ("Petronorte Stiftung",)}),
    ("Die Kunden der <Deutschen Flussbank> *klagen .", {"organisation:O2": ("Deutschen Flussbank",)}),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), CASES)
def test_who_is_named(markup: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert named(own_actors_of(markup, PEOPLE)) == expected


def test_the_user_s_name_type_and_country_are_shown() -> None:
    [entity] = own_actors_of("Der Wert der <PN> *steigt .", OWN).entities
    assert (entity.id, entity.type, entity.name, entity.country) == (
        "organisation:O1",
        "organisation",
        "Petronorte",
        "CL",
    )
    own = load("X | Lena Falk | | person |")
    [entity] = own_actors_of("Das Haus Lena Falks *brennt .", own).entities
    assert (entity.name, entity.aliases) == ("Lena Falk", ("Lena Falks",))


def test_an_office_goes_to_the_user_s_person() -> None:
    actors = own_actors_of("Der norwegische Außenminister Lena Falk *kam .", OWN)
    assert [(i.person, i.target) for i in actors.incumbencies] == [("person:P1", "country:NO")]


def test_own_names_win_over_the_lexicon_of_the_same_length_and_less() -> None:
    kremlin = load("K | Kuba | | organisation |\nN | Neu Kuba | | organisation |")
    assert named(own_actors_of("Die Kuba *liefert .", kremlin)) == {"organisation:K": ("Kuba",)}
    assert named(own_actors_of("Die Neu Kuba *liefert .", kremlin)) == {"organisation:N": ("Neu Kuba",)}


@pytest.mark.parametrize(
    ("rows", "markup", "entity_id", "name"),
    [
        ("country:RU | | Nordreich |", "Das Nordreich *droht .", "country:RU", "Russland"),
        ("country:RU | Nordreich | |", "Russland *droht .", "country:RU", "Nordreich"),
        ("organisation:eu | | Sternenbund |", "Der Sternenbund *droht .", "organisation:eu", "Europäische Union"),
        ("1 | Norwegen | Fjordland | country | NO", "Das Fjordland *droht .", "country:NO", "Norwegen"),
    ],
)
def test_a_row_may_refine_an_actor_of_the_lexicon(rows: str, markup: str, entity_id: str, name: str) -> None:
    [entity] = own_actors_of(markup, load(rows)).entities
    assert (entity.id, entity.name) == (entity_id, name)


def test_a_handle_of_the_user_s_signs_a_post() -> None:
    raw, segment = post("Buenos días.", "La Jefa", "@lenafalk")
    actors = find_actors(raw, [segment], [], OWN)
    [entity] = actors.entities
    assert (entity.id, entity.name, entity.aliases) == ("person:P1", "Lena Falk", ("La Jefa", "@lenafalk"))
    assert actors.segments[0].author == "person:P1"


def test_a_name_of_the_user_s_signs_a_post() -> None:
    raw, segment = post("Buenos días.", "Lena Falk", "@lf_oficial")
    actors = find_actors(raw, [segment], [], OWN)
    assert actors.segments[0].author == "person:P1"
    assert [entity.id for entity in actors.entities] == ["person:P1"]


def test_without_a_name_of_the_user_s_nothing_changes() -> None:
    markup = "{Anna Bauer} *traf den norwegischen Präsidenten {Ole Dahl} ."
    assert own_actors_of(markup, OWN) == own_actors_of(markup, load("X | Lena Falk | | person |"))
    raw = RawText("empty", "")
    assert find_actors(raw, (), (), OWN).entities == ()
