"""The predicate tables: every row loads, every word list is used, malformed rows are named."""

from __future__ import annotations

import pytest

from extractor.errors import LexiconError
from extractor.relations.frames import predicate_of
from extractor.relations.lexicon import Frame, load

SLOTS = frozenset("SODKCGPB")


@pytest.mark.parametrize("lang", ["de", "es"])
def test_every_frame_has_known_slots(lang: str) -> None:
    loaded = load(lang)
    predicates = [item for found in loaded.verbs.values() for item in found]
    predicates += [item for item in loaded.nouns.values() if item is not None]
    for predicate in predicates:
        for frame in predicate.frames:
            for slot in (frame.source, frame.target):
                assert slot in SLOTS or slot.islower(), (predicate.word, slot)


@pytest.mark.parametrize("lang", ["de", "es"])
def test_both_languages_list_the_same_kinds_of_cues(lang: str) -> None:
    assert set(load(lang).cues.words) == set(load("de").cues.words)


def test_an_unknown_language_has_no_predicates() -> None:
    assert not load("fr").verbs
    assert load("fr").noun("Treffen") is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Treffen", "CONSULT"),
        ("Krisentreffen", "CONSULT"),
        ("Handelsabkommen", "AGREE"),
        ("Wirtschaftssanktion", "SANCTION"),
        ("Wahlkampf", None),
        ("Bundestagswahlkampf", None),
        ("Arbeitsvertrag", None),
        ("Hilfe", "AID"),
        ("Blumenstrauß", None),
        ("Vortrag", None),
    ],
)
def test_compounds_follow_their_head(word: str, expected: str | None) -> None:
    found = load("de").noun(word)
    assert (found.type if found else None) == expected


def test_readings_with_conditions_come_first() -> None:
    readings = load("de").verbs["verurteilen"]
    assert [item.type for item in readings] == ["COERCE", "COERCE", "COERCE", "ACCUSE"]
    assert "gericht" in readings[0].subjects
    assert readings[1].prepositions == ("zu",)


def test_a_frame_is_read() -> None:
    assert load("es").nouns["acuerdo"].frames[0] == Frame("entre", "entre", symmetric=True)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ({"type": "HUG", "frame": "S>O"}, "HUG"),
        ({"type": "AID", "frame": "S-O"}, "S-O"),
        ({"type": "AID", "frame": "S>", "with": ""}, "S>"),
        ({"type": "AID", "frame": "S>An"}, "S>An"),
        ({"type": "AID", "frame": "S>O", "with": "mood:bad"}, "mood:bad"),
        ({"type": "AID", "frame": "S>O", "with": "obj:"}, "obj:"),
        ({"type": "AID", "frame": "S>O", "with": "pp:unter"}, "pp:unter"),
    ],
)
def test_a_malformed_row_is_named_with_its_place(row: dict[str, str], names: str) -> None:
    with pytest.raises(LexiconError, match=rf"^de/predicates\.tsv:9: .*{names}"):
        predicate_of("umarmen", row, "de/predicates.tsv:9")


def test_conditions_are_read() -> None:
    row = {"type": "COERCE", "frame": "S>O", "with": "refl,obj:a,b,pp:unter Druck,in Haft,word:haftbar,prep:zu,zu"}
    found = predicate_of("setzen", row, "de/predicates.tsv:9")
    assert found.reflexive
    assert found.infinitive
    assert found.objects == ("a", "b")
    assert found.phrases == (("unter", "druck"), ("in", "haft"))
    assert found.words == ("haftbar",)
    assert found.prepositions == ("zu",)
