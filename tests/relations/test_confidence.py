"""How far relations are trusted: what counts of them, and what is made of it."""

from __future__ import annotations

from math import exp

import pytest

from extractor.records import Entity, Evidence, Mention, MentionKind, Relation
from extractor.relations import confidence
from extractor.relations.confidence import probability, traits_of, weights, with_confidence


def actor(identity: str, *mentions: tuple[int, MentionKind]) -> Entity:
    kind = identity.partition(":")[0]
    return Entity(
        identity,
        kind,  # type: ignore[arg-type]
        identity,
        mentions=tuple(Mention("x", start, start + 1, "de", "s0", kind) for start, kind in mentions),
    )


ACTORS = (
    actor("person:a", (3, "pronoun"), (5, "name")),
    actor("country:DE", (30, "demonym"), (60, "name")),
    actor("country:FR", (8, "name"), (61, "name")),
    actor("organisation:eu", (9, "acronym")),
)
SENTENCE = Evidence("…", 0, 40, "s0")
ACCUSED = Relation("person:a", "ACCUSE", "country:DE", (SENTENCE,), "verb:kritisieren")


def test_what_counts_of_an_event() -> None:
    (traits,) = traits_of([ACCUSED], ACTORS)
    assert traits == (
        "type=ACCUSE", "rule=verb", "verb=ACCUSE", "word=verb:kritisieren", "modality=asserted", "source=name",
        "target=demonym", "pair=person>country", "others=2", "beside=0",
    )  # fmt: skip


def test_an_actor_of_another_sentence_stands_elsewhere_and_other_relations_of_the_pair_count() -> None:
    later = Relation(
        "country:DE", "SANCTION", "person:a", (Evidence("…", 50, 70, "s0"),), "noun:Sanktion", modality="planned"
    )
    first, second = traits_of([ACCUSED, later], ACTORS)
    assert {"beside=1"} <= set(first)
    assert {"source=name", "target=elsewhere", "modality=planned", "others=1", "beside=1"} <= set(second)


def test_the_word_of_an_office_does_not_count() -> None:
    office = Relation("person:a", "HOLDS_OFFICE", "country:DE", (SENTENCE,), "title before name")
    assert not any(trait.startswith("word=") for trait in traits_of([office], ACTORS)[0])


def test_weights_add_up() -> None:
    known = {"base": -1.0, "type=ACCUSE": 0.5, "source=name": 1.5, "pair=person>country": 1.0}
    assert probability(traits_of([ACCUSED], ACTORS)[0], known) == round(1 / (1 + exp(-2.0)), 2)
    assert probability([], {}) == 0.5


def test_relations_get_their_probability(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "weights", lambda: {"base": 3.0})
    assert [relation.confidence for relation in with_confidence([ACCUSED], ACTORS)] == [0.95]
    assert with_confidence([], ACTORS) == ()


def test_the_shipped_weights_trust_what_is_plain_more() -> None:
    known = weights()
    named, described, demanded = (
        probability([*shared, "type=HOLDS_OFFICE"], known)
        for shared in (
            ("rule=title before name", "modality=asserted", "others=0"),
            ("rule=title before name, named in the text", "modality=asserted", "others=0"),
            ("rule=title before name, named in the text", "modality=demanded", "others=4"),
        )
    )
    assert named > described > demanded


@pytest.mark.parametrize(
    ("trait", "first", "second"), [("modality", "asserted", "demanded"), ("target", "name", "elsewhere")]
)
def test_the_shipped_weights_are_those_of_a_reader(trait: str, first: str, second: str) -> None:
    assert weights()[f"{trait}={first}"] > weights()[f"{trait}={second}"]
