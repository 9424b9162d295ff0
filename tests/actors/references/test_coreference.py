"""Descriptions, groups and pronouns: resolved where one reading is left, silent otherwise."""

from __future__ import annotations

import pytest

from extractor.actors.references.coreference import find_references
from extractor.actors.sites import lay_out
from tests.actors.markup import actors_of, parse
from tests.trees import Scheme, scene

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
    ],
)
def test_descriptions(sentence: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert references(BOTH + sentence) == expected


def test_the_only_minister_needs_no_country() -> None:
    markup = "Die norwegische Außenministerin {Anna Berg} *kam . Die Ministerin *schwieg ."
    assert references(markup) == [("Ministerin", (NOR,))]


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


def test_last_two_are_different() -> None:
    assert last_two(["a", "b", "b"]) == ("a", "b")
    assert last_two(["a", "a"]) is None


PRONOUNS = {
    "subject": ("Sie||PRON|nsubj/sb|2 lobte|loben|VERB|root/root|0 Rom||PROPN|obj/oa|2", ["Sie"]),
    "subject of an auxiliary": (
        "Sie||PRON|nsubj/sb|3/2 hat|haben|AUX|aux/root|3/0 gelobt|loben|VERB|root/oc|0/2",
        ["Sie"],
    ),
    "subject of a passive": (
        "Sie||PRON|nsubj:pass/sb|3/2 wird|werden|AUX|aux:pass/root|3/0 gelobt|loben|VERB|root/oc|0/2",
        ["Sie"],
    ),
    "object": ("Rom||PROPN|nsubj/sb|2 lobte|loben|VERB|root/root|0 sie||PRON|obj/oa|2", []),
    "plural": ("Sie||PRON|nsubj/sb|2 lobten|loben|VERB|root/root|0|Number=Plur Rom||PROPN|obj/oa|2", []),
    "he": ("Er||PRON|nsubj/sb|2 lobte|loben|VERB|root/root|0 Rom||PROPN|obj/oa|2", []),
}


@pytest.mark.parametrize("scheme", ["ud", "tiger"])
@pytest.mark.parametrize(("sentence", "expected"), PRONOUNS.values(), ids=PRONOUNS)
def test_pronouns(sentence: str, expected: list[str], scheme: Scheme) -> None:
    opening = "Berg||PROPN|nsubj/sb|2||@person:berg sprach|sprechen|VERB|root/root|0 .||PUNCT|punct/punct|2\n"
    raw, parsed, actors = scene(opening + sentence, scheme=scheme)
    found = find_pronouns([lay_out(part, actors.sites) for part in parsed], {"person:berg": True})
    assert [(raw.text[site.start : site.end], site.entity_ids) for site in found] == [
        (word, ("person:berg",)) for word in expected
    ]
