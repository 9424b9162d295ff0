"""Names: which two can be one person, what is given and what surname, the ids."""

from __future__ import annotations

import pytest

from extractor.actors.folding import slug, sound_key
from extractor.actors.people.names import fullest, parse_name, same_person, same_word

SAME = """
de Angela Merkel = de Merkel
de Sergej Lawrow = de Sergei Lawrow
de Sergei Lawrow = es Serguéi Lavrov
de Lawrow = es Lavrov
de Lawrow = de Lavrov
de Wolodymyr Selenskyj = es Volodímir Zelenski
de Selenskyj = de Zelensky
de Wladimir Putin = es Vladímir Putin
de Michail Gorbatschow = es Mijaíl Gorbachov
de Gorbatschow = es Gorbachov
de Lukaschenko = es Lukashenko
de Janukowitsch = es Yanukóvich
de Chodorkowski = es Jodorkovski
de Jelzin = es Yeltsin
de Medwedew = es Medvédev
es Yván Gil = es Yvan Gil
es Hugo Chávez Frías = de Hugo Chávez
es Hugo Chávez Frías = de Chávez
es Enrique Peña Nieto = de Peña Nieto
de George W. Bush = de George Bush
de J. Kerry = de John Kerry
de Ursula von der Leyen = de von der Leyen
de Ursula von der Leyen = de Leyen
de Dr. Anna Bauer = de Anna Bauer
es María Ángela Holguín = es María Holguín
"""
APART = """
de Scholz = de Schulz
de Olaf Scholz = de Martin Schulz
de Angela Merkel = de Joachim Merkel
es Néstor Kirchner = es Cristina Kirchner
de Hillary Clinton = de Bill Clinton
de Barack Obama = de Michelle Obama
de Iwan Petrow = de Boris Petrow
de Anna Bauer = de Anna Maurer
de Bauer = de Brauer
de Lee = de Li
de Hans Meier = de Karl Meier
es Fidel Castro = es Raúl Castro
es Juan Carlos Varela = es Juan Manuel Santos
"""


def pairs(table: str) -> list[tuple[str, str, str, str]]:
    rows = []
    for line in filter(None, table.splitlines()):
        left, right = line.split(" = ")
        rows.append((*left.split(" ", 1), *right.split(" ", 1)))
    return rows  # type: ignore[return-value]


@pytest.mark.parametrize(("lang", "name", "other_lang", "other"), pairs(SAME))
def test_two_names_of_one_person(lang: str, name: str, other_lang: str, other: str) -> None:
    left, right = parse_name(name, lang=lang), parse_name(other, lang=other_lang)
    assert same_person(left, right)
    assert same_person(right, left)


@pytest.mark.parametrize(("lang", "name", "other_lang", "other"), pairs(APART))
def test_two_people_stay_apart(lang: str, name: str, other_lang: str, other: str) -> None:
    left, right = parse_name(name, lang=lang), parse_name(other, lang=other_lang)
    assert not same_person(left, right)
    assert not same_person(right, left)


@pytest.mark.parametrize(
    ("lang", "name", "identity"),
    [
        ("de", "Sergei Lawrow", "person:lawrow-sergei"),
        ("es", "Yván Gil", "person:gil-yvan"),
        ("de", "Ursula von der Leyen", "person:von-der-leyen-ursula"),
        ("de", "Wolfgang Schäuble", "person:schaeuble-wolfgang"),
        ("es", "José Luis Rodríguez Zapatero", "person:rodriguez-zapatero-jose-luis"),
        ("es", "Hugo Chávez Frías", "person:chavez-frias-hugo"),
        ("es", "Fernando de la Rúa", "person:de-la-rua-fernando"),
        ("de", "Xi Jinping", "person:xi-jinping"),
        ("de", "Ban Ki-moon", "person:ban-ki-moon"),
        ("de", "George W. Bush", "person:bush-george-w"),
        ("de", "Dr. Anna Bauer", "person:bauer-anna"),
        ("de", "Rafik Y.", "person:y-rafik"),
        ("de", "Putin", "person:putin"),
    ],
)
def test_id_puts_the_surname_first(lang: str, name: str, identity: str) -> None:
    assert parse_name(name, lang=lang).id == identity


@pytest.mark.parametrize("word", ["Agüero", "Müller", "Erdoğan", "Łukasz", "Đinđić", "Gößmann"])
def test_slugs_are_ascii(word: str) -> None:
    assert slug(word).isascii()
    assert slug(word)


def test_order_of_names_does_not_change_the_fullest() -> None:
    names = [parse_name(text, lang="es") for text in ("Gil", "Yvan Gil", "Yván Gil", "Yván Gil Pinto")]
    assert fullest(names) == fullest(reversed(names)) == names[-1]
    assert fullest(names[:3]).text == "Yván Gil"


@pytest.mark.parametrize(
    ("left", "right"), [("Irak", "Iran"), ("Scholz", "Schulz"), ("Niger", "Nigeria"), ("Maduro", "Madero")]
)
def test_no_similarity_counts(left: str, right: str) -> None:
    assert not same_word(left, right, langs=("de", "es"))
    assert sound_key(left, "de") != sound_key(right, "de")
