"""The extent of names in a text: titles off, particles in, common nouns out, surnames found again."""

from __future__ import annotations

import pytest

from tests.actors.markup import actors_of

CASES = [
    ("de", "{Außenminister Sergei Lawrow} *traf {Anna Bauer} .", "Sergei Lawrow|Anna Bauer"),
    ("de", "Der Sprecher {Dr. Anna Bauer} *sagte nichts .", "Anna Bauer"),
    ("de", "Der Chef Rainer Seel *sagte nichts .", "Rainer Seel"),
    ("de", "Dort *sprach {Ursula} von der {Leyen} .", "Ursula von der Leyen"),
    ("de", "Dort *sprach {Gilles} de {Brun} .", "Gilles de Brun"),
    ("de", "Dort *sprach {Ali} al-Omari .", "Ali al-Omari"),
    ("de", "{Heutige Fahrzeuge} *fahren schnell .", ""),
    ("de", "{Geplant} waren Kosten .", ""),
    ("de", "Dann *kam {Anna Bauer} . {Bauers Äußerungen} *missfielen .", "Anna Bauer"),
    ("de", "Dann *kam {Anna Bauer} . Später *sprach ~Bauer~ .", "Anna Bauer"),
    ("de", "Das *sagte {Italiens Präsident Mario Rossi} .", "Mario Rossi"),
    ("de", "Das *sagte {Roland Kaiser} .", "Roland Kaiser"),
    ("de", "Die {Ministerin} *schwieg .", ""),
    ("de", "Das *meldet {National River Council} .", ""),
    ("de", "Papst {Franziskus} *betete .", "Franziskus"),
    ("es", "El presidente {Hugo Chávez} *viajó .", "Hugo Chávez"),
    ("es", "*Habló {Ana Ruiz para fichar} .", "Ana Ruiz"),
    ("es", "*Habló {Ana Ruiz y} otra .", "Ana Ruiz"),
    ("es", "El ministro de {Asuntos Exteriores} *viajó .", ""),
    ("es", "*Llegó {Mónica de la Vega} .", "Mónica de la Vega"),
]


@pytest.mark.parametrize(("lang", "markup", "names"), CASES)
def test_people(lang: str, markup: str, names: str) -> None:
    found = [entity.name for entity in actors_of(markup, lang=lang).entities if entity.type == "person"]
    assert found == [name for name in names.split("|") if name]


def test_later_surname_is_the_same_person() -> None:
    actors = actors_of("{Anna Bauer} *traf {Otto Maurer} . {Bauer} *schwieg , {Maurers} Antwort *fehlte .")
    assert [entity.aliases for entity in actors.entities] == [("Anna Bauer", "Bauer"), ("Otto Maurer", "Maurers")]


def test_couple_stays_apart_and_a_bare_surname_goes_to_the_nearest() -> None:
    actors = actors_of("{Anna Bauer} *kam . {Karl Bauer} *ging . {Bauer} *lachte .")
    assert {entity.id: entity.aliases for entity in actors.entities} == {
        "person:bauer-anna": ("Anna Bauer",),
        "person:bauer-karl": ("Karl Bauer", "Bauer"),
    }


@pytest.mark.parametrize("name", ["Jens", "Hans", "Andreas"])
def test_given_names_keep_their_s(name: str) -> None:
    assert actors_of(f"Dann *kam {{{name}}} Hut .").entities[0].name == name
