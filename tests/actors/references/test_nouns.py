"""Common nouns that stand for an actor: ``das Land``, ``die Partei``, ``beide Seiten``; silent when in doubt."""

from __future__ import annotations

import pytest

from extractor.actors.references.words import determiner, name_gender, pronouns, reference_noun, region
from tests.actors.markup import actors_of, parse

NO, KE, BR, CH = "country:NO", "country:KE", "country:BR", "country:CH"
ONE = "Norwegen *verhandelt . "
TWO = "Norwegen und Kenia *verhandeln . "
UNO = "Noruega *negocia . "
DOS = "Noruega y Kenia *negocian . "
FIRM = "Der Konzern <Petronorte> *wächst . "
PARTY = "Die Partei <Volkswohl> *tagt . "


def references(markup: str, lang: str) -> list[tuple[str, tuple[str, ...]]]:
    """Words and ids of the references behind the first sentence."""
    raw, _ = parse(markup, lang=lang)
    opening = raw.text.index(".")
    return [
        (raw.text[s.start : s.end], s.entity_ids)
        for s in actors_of(markup, lang=lang).sites
        if s.reason and s.start > opening
    ]


@pytest.mark.parametrize(
    ("markup", "lang", "word", "ids"),
    [
        (ONE + "Das Land *schweigt .", "de", "Land", (NO,)),
        (ONE + "Die Lage des Landes *bleibt .", "de", "Landes", (NO,)),
        (ONE + "Dieses Land *schweigt .", "de", "Land", (NO,)),
        (ONE + "Im Land *ruht alles .", "de", "Land", (NO,)),
        (ONE + "Das ganze Land *schweigt .", "de", "ganze Land", (NO,)),
        (ONE + "Die Regierung *schweigt .", "de", "Regierung", (NO,)),
        (ONE + "Alle *warten auf die Regierung .", "de", "Regierung", (NO,)),
        (ONE + "Die Nation *schweigt .", "de", "Nation", (NO,)),
        (ONE + "Norwegen *ruft . Das Land *schweigt .", "de", "Land", (NO,)),
        (ONE + "Heute *regnet es . Das Land *schweigt .", "de", "Land", (NO,)),
        ("Norwegen und Brasilien *reden . Das südamerikanische Land *schweigt .", "de", "südamerikanische Land", (BR,)),
        ("Norwegen und Brasilien *reden . Das Andenland *schweigt .", "de", "Andenland", (BR,)),
        ("Kenia und Brasilien *reden . Das afrikanische Land *schweigt .", "de", "afrikanische Land", (KE,)),
        ("Kenia und Brasilien *reden . Das ostafrikanische Land *schweigt .", "de", "ostafrikanische Land", (KE,)),
        ("Kenia und Norwegen *reden . Das europäische Land *schweigt .", "de", "europäische Land", (NO,)),
        ("Kenia und Kuba *reden . Der Karibikstaat *schweigt .", "de", "Karibikstaat", ("country:CU",)),
        ("Kenia und Kuba *reden . Der Inselstaat *schweigt .", "de", "Inselstaat", ("country:CU",)),
        ("Kenia und Katar *reden . Das Golfemirat *schweigt .", "de", "Golfemirat", ("country:QA",)),
        ("Kenia und Serbien *reden . Das Balkanland *schweigt .", "de", "Balkanland", ("country:RS",)),
        (TWO + "Die beiden Länder *schweigen .", "de", "beiden Länder", (NO, KE)),
        (TWO + "Beide Länder *schweigen .", "de", "Beide Länder", (NO, KE)),
        (TWO + "Die beiden Staaten *schweigen .", "de", "beiden Staaten", (NO, KE)),
        (TWO + "Beide Regierungen *schweigen .", "de", "Beide Regierungen", (NO, KE)),
        (TWO + "Beide Nationen *schweigen .", "de", "Beide Nationen", (NO, KE)),
        (TWO + "Alle *loben die Lage beider Länder .", "de", "beider Länder", (NO, KE)),
        ("{Anna Berg} *kam . Die Anwältin *schwieg .", "de", "Anwältin", ("person:berg-anna",)),
        ("{Peter Huber} *kam . Der Konservative *schwieg .", "de", "Konservative", ("person:huber-peter",)),
        (FIRM + "Das Unternehmen *schweigt .", "de", "Unternehmen", ("organisation:petronorte",)),
        (FIRM + "Der Konzern *schweigt .", "de", "Konzern", ("organisation:petronorte",)),
        (FIRM + "Die Lage der Firma *bleibt .", "de", "Firma", ("organisation:petronorte",)),
        (FIRM + "Heute *regnet es . Das Unternehmen *schweigt .", "de", "Unternehmen", ("organisation:petronorte",)),
        (PARTY + "Die Partei *schweigt .", "de", "Partei", ("organisation:volkswohl",)),
        (PARTY + "Alle *warten auf die Partei .", "de", "Partei", ("organisation:volkswohl",)),
        ("<Nordverkehr> *wächst . Das Unternehmen *schweigt .", "de", "Unternehmen", ("organisation:nordverkehr",)),
        (UNO + "El país *calla .", "es", "país", (NO,)),
        (UNO + "La situación del país *sigue .", "es", "país", (NO,)),
        (UNO + "Este país *calla .", "es", "país", (NO,)),
        (UNO + "El gobierno *calla .", "es", "gobierno", (NO,)),
        (DOS + "Los dos países *callan .", "es", "dos países", (NO, KE)),
        (DOS + "Ambos países *callan .", "es", "Ambos países", (NO, KE)),
        (DOS + "Ambos gobiernos *callan .", "es", "Ambos gobiernos", (NO, KE)),
        (DOS + "Ambas naciones *callan .", "es", "Ambas naciones", (NO, KE)),
    ],
)
def test_resolved(markup: str, lang: str, word: str, ids: tuple[str, ...]) -> None:
    assert references(markup, lang) == [(word, ids)]


@pytest.mark.parametrize(
    ("markup", "lang"),
    [
        (TWO + "Das Land *schweigt .", "de"),
        (TWO + "Die Regierung *schweigt .", "de"),
        (ONE + "Ein Land *schweigt .", "de"),
        (ONE + "Jedes Land *schweigt .", "de"),
        (ONE + "Kein Land *schweigt .", "de"),
        (ONE + "Das größte Land *schweigt .", "de"),
        (ONE + "Das neue Land *schweigt .", "de"),
        (ONE + "Das Land der Dichter *schweigt .", "de"),
        (ONE + "Das Land von morgen *schweigt .", "de"),
        (ONE + "Die Regierung der Insel *schweigt .", "de"),
        (ONE + "Länder *schweigen .", "de"),
        (ONE + "Die Länder *schweigen .", "de"),
        (ONE + "Die beiden Länder *schweigen .", "de"),
        (ONE + "Beide Seiten *schweigen .", "de"),
        (ONE + "Die Seite *schweigt .", "de"),
        (ONE + "Das südamerikanische Land *schweigt .", "de"),
        (ONE + "Der Karibikstaat *schweigt .", "de"),
        (ONE + "Die Partei *schweigt .", "de"),
        (ONE + "Das Unternehmen *schweigt .", "de"),
        ("Kenia und Ghana und Norwegen *reden . Das afrikanische Land *schweigt .", "de"),
        ("Kenia und Ghana und Norwegen *reden . Beide Länder *schweigen .", "de"),
        (TWO + "Viele Länder *schweigen .", "de"),
        (TWO + "Drei Länder *schweigen .", "de"),
        (TWO + "Die beiden großen Länder *schweigen .", "de"),
        ("Alle *reden . Das Land *schweigt .", "de"),
        ("Alle *reden . Beide Länder *schweigen .", "de"),
        (FIRM + "Die Partei *schweigt .", "de"),
        (PARTY + "Das Unternehmen *schweigt .", "de"),
        (FIRM + "Das Gericht *schweigt .", "de"),
        (FIRM + "Das Parlament *schweigt .", "de"),
        (FIRM + "Ein Unternehmen *schweigt .", "de"),
        (FIRM + "Die Unternehmen *schweigen .", "de"),
        (FIRM + "Das Unternehmen der Zukunft *schweigt .", "de"),
        ("Der Konzern <Petronorte> und der Konzern <Aquasur> *wachsen . Das Unternehmen *schweigt .", "de"),
        (UNO + "Un país *calla .", "es"),
        (UNO + "Los países *callan .", "es"),
        (UNO + "Ambos países *callan .", "es"),
        (UNO + "Los dos países *callan .", "es"),
        (UNO + "El país de las maravillas *calla .", "es"),
        (UNO + "El nuevo país *calla .", "es"),
        (DOS + "El país *calla .", "es"),
        (DOS + "El gobierno *calla .", "es"),
        (DOS + "Dos países *callan .", "es"),
        (DOS + "Muchos países *callan .", "es"),
    ],
)
def test_silent(markup: str, lang: str) -> None:
    assert references(markup, lang) == []


def test_a_reference_has_a_confidence_and_a_reason() -> None:
    site = next(s for s in actors_of(ONE + "Das Land *schweigt .").sites if s.reason)
    assert site.reason == "noun country: only one"
    assert 0.8 <= site.confidence < 1.0


def test_a_reference_is_a_mention_of_its_actor() -> None:
    entity = next(e for e in actors_of(ONE + "Das Land *schweigt .").entities if e.id == NO)
    assert [(m.text, m.kind) for m in entity.mentions] == [("Norwegen", "name"), ("Land", "role")]


@pytest.mark.parametrize(
    ("word", "lang", "kinds"),
    [
        ("er", "de", ["personal"]),
        ("Sie", "de", ["personal", "personal"]),
        ("seinem", "de", ["possessive"]),
        ("deren", "de", ["owner", "owner"]),
        ("él", "es", ["personal"]),
        ("el", "es", []),
        ("es", "de", []),
        ("er", "en", []),
    ],
)
def test_pronoun_table(word: str, lang: str, kinds: list[str]) -> None:
    assert [reading.kind for reading in pronouns(word, lang)] == kinds


@pytest.mark.parametrize(
    ("given", "gender"),
    [("Anna", "f"), ("Hugo", "m"), ("Sascha", ""), ("Hans-Peter", "m"), ("Anne-Marie", "f"), ("Xyz", None)],
)
def test_given_names(given: str, gender: str | None) -> None:
    assert name_gender(given) == gender


def test_tables_hold_closed_classes() -> None:
    assert determiner("beiden", "de") == "both"
    assert region("karibischen", "de") == {"caribbean"}
    noun = reference_noun("Parteien", "de")
    assert noun is not None
    assert noun.plural
    assert reference_noun("partei", "de") is None
