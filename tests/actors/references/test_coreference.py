"""Descriptions, groups and pronouns: resolved where one reading is left, silent otherwise."""

from __future__ import annotations

import pytest

from extractor.actors.references.coreference import find_references
from extractor.actors.references.profiles import Profile
from extractor.actors.sites import lay_out
from tests.actors.markup import actors_of, parse
from tests.trees import scene

NOR, KEN = "person:berg-anna", "person:otieno-john"
BOTH = "Die norwegische Außenministerin {Anna Berg} *traf ihren kenianischen Amtskollegen {John Otieno} . "


def references(markup: str, lang: str = "de") -> list[tuple[str, tuple[str, ...]]]:
    """Words and ids of the role and pronoun sites behind the opening sentence."""
    raw, _ = parse(markup, lang=lang)
    opening = raw.text.index(".")
    return [
        (raw.text[s.start : s.end], s.entity_ids)
        for s in actors_of(markup, lang=lang).sites
        if s.kind in {"role", "pronoun"} and s.start > opening
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der kenianische Minister *schwieg .", [("kenianische Minister", (KEN,))]),
        ("Die norwegische Chefdiplomatin *schwieg .", [("norwegische Chefdiplomatin", (NOR,))]),
        ("Die Minister *schwiegen .", [("Minister", (NOR, KEN))]),
        ("Der Minister *schwieg .", []),
        ("Der schwedische Minister *schwieg .", []),
        ("Der norwegische Präsident *schwieg .", []),
        ("Kein kenianischer Minister *schwieg .", []),
        ("Ein kenianischer Minister *schwieg .", []),
    ],
)
def test_descriptions(sentence: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert references(BOTH + sentence) == expected


def test_the_only_minister_needs_no_country() -> None:
    markup = "Die norwegische Außenministerin {Anna Berg} *kam . Die Ministerin *schwieg ."
    assert references(markup) == [("Ministerin", (NOR,))]


def test_a_chancellor_is_no_minister_president() -> None:
    markup = "Die norwegische Ministerpräsidentin {Anna Berg} *kam . Die Bundeskanzlerin *schwieg ."
    assert references(markup) == []


def test_spanish_description() -> None:
    markup = "La presidenta noruega , {Anna Berg} , *viajó . La presidenta *habló ."
    assert references(markup, "es") == [("presidenta", (NOR,))]


@pytest.mark.parametrize(
    ("lang", "markup", "expected"),
    [
        ("de", "Norwegen und Kenia *verhandeln . Die beiden Länder *schweigen .", ("country:NO", "country:KE")),
        ("de", "Norwegen und Kenia *verhandeln . Beide Seiten *schweigen .", ("country:NO", "country:KE")),
        ("es", "Noruega y Kenia *negocian . Ambos países *callan .", ("country:NO", "country:KE")),
        ("es", "Noruega y Kenia *negocian . Los dos países *callan .", ("country:NO", "country:KE")),
        ("de", "Norwegen *verhandelt . Die beiden Länder *schweigen .", None),
        ("de", "Norwegen und Kenia *verhandeln . Viele Länder *schweigen .", None),
    ],
)
def test_groups(lang: str, markup: str, expected: tuple[str, ...] | None) -> None:
    found = [ids for _, ids in references(markup, lang)]
    assert found == ([expected] if expected else [])


def test_a_spanish_pronoun_at_the_end_of_its_verb() -> None:
    raw, parsed, actors = scene(
        "Ana||PROPN|nsubj|2|Number=Sing|@person:ana calla|callar|VERB|root|0|VerbForm=Fin .||PUNCT|punct|2\n"
        "Perú||PROPN|nsubj|2|Number=Sing|@country:PE quiere|querer|VERB|root|0|VerbForm=Fin pedirle|pedir|VERB|xcomp|2|VerbForm=Inf "
        "ayuda||NOUN|obj|3|Number=Sing",
        lang="es",
    )
    profiles = {"person:ana": Profile("person:ana", "person", "f"), "country:PE": Profile("country:PE", "country")}
    sheets = [lay_out(part, actors.sites) for part in parsed]
    (found,) = find_references(sheets, actors.sites, profiles)
    assert (raw.text[found.start : found.end], found.entity_ids) == ("le", ("person:ana",))
