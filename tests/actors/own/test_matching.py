"""Where a text names the user's actors: forms that count, and those that must not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.actors.own.catalogue import load_actors
from extractor.actors.own.matching import find_own, named_by, settled
from tests.actors.own.rows import CAST, load

OWN = load(CAST)


def found(text: str, lang: str = "de") -> list[str]:
    return [f"{text[hit.start : hit.end]} {hit.actor.id}" for hit in settled(find_own(text, OWN, lang=lang))]


FOUND = [
    ("de", "Lena Falk kam.", ["Lena Falk person:P1"]),
    ("de", "Das Haus Lena Falks brannte.", ["Lena Falks person:P1"]),
    ("de", "LENA FALK", ["LENA FALK person:P1"]),
    ("de", "Lena\nFalk", ["Lena\nFalk person:P1"]),
    ("de", "Lena\n\nFalk", ["Falk organisation:O4"]),
    ("de", "lena falk", []),
    ("de", "Lena Falkner und Helena Falk", ["Falk organisation:O4"]),
    ("de", "Jonas Falk-Bauer", ["Falk organisation:O4"]),
    ("de", "Lena Falk und Jonas Falk", ["Lena Falk person:P1", "Jonas Falk person:P2"]),
    ("es", "Habló Lena Falk.", ["Lena Falk person:P1"]),
    ("es", "Lena Falks", []),
    ("de", "Iwan Petrow, genannt der Wolf", ["Iwan Petrow person:P3"]),
    ("de", "Der Wolf heult.", []),
    ("de", "Der Wolf heißt Petrow.", ["Der Wolf person:P3", "Petrow person:P3"]),
    ("de", "Petrows Anwalt schwieg.", []),
    ("de", "Petrow schwieg. Petrows Anwalt auch.", ["Petrow person:P3", "Petrows person:P3"]),
    ("de", "Der Petronorte-Chef", ["Petronorte organisation:O1"]),
    ("de", "Petronortes Gewinn", ["Petronortes organisation:O1"]),
    ("de", "Nord-Petronorte", []),
    ("de", "PETRONORTE", ["PETRONORTE organisation:O1"]),
    ("de", "petronorte", []),
    ("de", "Die PN zahlt, Pn nicht, pn auch nicht.", ["PN organisation:O1"]),
    ("de", "Der Deutschen Flussbank droht Ärger.", ["Deutschen Flussbank organisation:O2"]),
    ("de", "Die Bank haftet.", []),
    ("de", "Die Deutsche Flussbank klagt. Die Bank haftet.", ["Deutsche Flussbank organisation:O2", "Bank organisation:O2"]),
    ("de", "Die Deutsche Flussbank sitzt auf der Bank.", ["Deutsche Flussbank organisation:O2", "Bank organisation:O2"]),
    ("de", "ein Boot des Roten Segels", ["Roten Segels organisation:O3"]),
    ("de", "ein Boot mit rotem Segel", []),
    ("de", "Zahlung mit Rapido am Kap Sturmhorn", ["Rapido payment_system:S1", "Kap Sturmhorn place:L1"]),
    ("es", "Gracias @lenafalk y @LenaFalk", ["@lenafalk person:P1", "@LenaFalk person:P1"]),
    ("es", "post@lenafalk.example y @lenafalk_berlin", []),
    ("de", "https://example.org/Petronorte", []),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), FOUND)
def test_where_names_count(lang: str, text: str, expected: list[str]) -> None:
    assert found(text, lang) == expected


SPELLINGS = [
    ("Nicolás Peña", "Nicolas Pena", True),
    ("Nicolas Pena", "Nicolás Peña", True),
    ("Jürgen Müller", "Juergen Mueller", True),
    ("Jürgen Müller", "Jurgen Muller", True),
    ("Mueller", "Müller", False),
    ("Müller", "Muller", False),
    ("Müller", "Mueller", True),
    ("O’Brien", "O'Brien", True),
    ("Groß & Söhne", "Gross & Soehne", True),
    ("PETROWA, IRINA", "Irina Petrowa", True),
    ("PETROWA, IRINA", "Petrowa, Irina", True),
    ("Dr. Irina Petrowa", "Irina Petrowa", True),
    ("Irina Petrowa", "irina petrowa", False),
    ("TARA", "Tara", False),
    ("Tara", "TARA", True),
    ("eBau Nord", "EBau Nord", True),
    ("Lena\u200f Falk\u200e", "Lena Falk", True),
    ("<b>Lena Falk</b>", "Lena Falk", False),
    ('"Lena" Falk', '"Lena" Falk', True),
    ("Lena Falk 🦅", "Lena Falk", True),
    ("Falk Inc.", "Falk Inc", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), SPELLINGS)
def test_spellings_of_one_name(name: str, text: str, expected: bool) -> None:
    kind = "organisation" if name in {"TARA", "Tara", "eBau Nord", "Groß & Söhne", "Falk Inc."} else "person"
    own = load_actors([{"id": "x", "name": name, "type": kind}])
    hits = find_own(f"Gestern kam {text} an.", own, lang="de")
    assert bool(hits) == expected


def test_of_two_actors_in_other_case_the_exact_one_is_meant() -> None:
    own = load([("A | Tara | | organisation\nB | TARA | | organisation")][0])
    assert not own.notices
    assert [hit.actor.id for hit in find_own("Tara und TARA", own, lang="de")] == ["organisation:A", "organisation:B"]


def test_a_whole_name_is_an_actor() -> None:
    actor = named_by("Petronorte", OWN, lang="de")
    assert actor is not None
    assert actor.id == "organisation:O1"
    assert named_by("Petronorte Chile", OWN, lang="de") is None
    assert named_by("Bank", OWN, lang="de") is None


WORDS = st.sampled_from(
    "Lena Falk Falks Jonas Petrow Der Wolf die Bank PN - @ lenafalk . \n _ Deutsche Flussbank ’ 🦅".split(" ")
)


@given(st.lists(WORDS, max_size=25), st.sampled_from(["", " "]), st.sampled_from(["de", "es"]))
def test_hits_are_in_order_and_never_overlap(words: list[str], blank: str, lang: str) -> None:
    text = blank.join(words)
    hits = find_own(text, OWN, lang=lang)
    assert all(left.end <= right.start for left, right in pairwise(hits))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert set(settled(hits)) <= set(hits)
