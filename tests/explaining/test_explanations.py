"""Explanations: what is marked in a sentence, who said it, what is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor import Extractor
from extractor.explaining import Explanation, explain, lines
from extractor.explaining.explanations import reason_of
from extractor.explaining.lines import visible
from extractor.records import Document, Entity, Evidence, Mention, Relation, Segment

TEXT = "Paz kritisierte die beiden Länder, teilte Kuba mit."
KUBA = Entity(
    "country:CU",
    "country",
    "Kuba",
    aliases=("Kuba", "🇨🇺"),
    mentions=(
        Mention("Kuba", 42, 46, "de", "s0", "name"),
        Mention("die beiden Länder", 16, 33, "de", "s0", "role", "group: the two countries named last"),
    ),
)
PAZ = Entity(
    "person:paz-ana", "person", "Ana Paz", aliases=("Paz",), mentions=(Mention("Paz", 0, 3, "de", "s0", "name"),)
)
CHILE = Entity("country:CL", "country", "Chile", mentions=(Mention("die beiden Länder", 16, 33, "de", "s0", "role"),))
BODY = Segment("s0", "body", "de", 1.0, 0, len(TEXT))
ACCUSED = Relation(
    PAZ.id, "ACCUSE", CHILE.id, (Evidence(TEXT, 0, len(TEXT), "s0"),),
    rule="verb:kritisieren", id="abc", quad="verbal_conflict", cues=("kritisierte", "nirgends"), confidence=0.7,
)  # fmt: skip


def document(*relations: Relation, segments: tuple[Segment, ...] = (BODY,), date: str | None = None) -> Document:
    return Document("a", date=date, entities=(KUBA, PAZ, CHILE), relations=relations, segments=segments)


def only(*relations: Relation, **options: object) -> Explanation:
    (found,) = explain(document(*relations, **options))  # type: ignore[arg-type]
    return found


def shown(found: Explanation) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines(found)]


def test_arguments_and_cues_are_marked() -> None:
    found = only(ACCUSED)
    assert [(mark.part, mark.text, mark.kind) for mark in found.sentences[0].marks] == [
        ("source", "Paz", "name"),
        ("cue", "kritisierte", None),
        ("target", "die beiden Länder", "role"),
    ]
    assert all(TEXT[mark.start : mark.end] == mark.text for mark in found.sentences[0].marks)
    assert shown(found)[:2] == [
        "Ana Paz --ACCUSE--> Chile",
        "  {Paz} *kritisierte* <die beiden Länder>, teilte Kuba mit.",
    ]


def test_a_reference_says_why_it_stands_for_an_actor() -> None:
    text = "\n".join(shown(only(replace(ACCUSED, target=KUBA.id))))
    assert 'role "die beiden Länder" (group: the two countries named last), name "Kuba"' in text


def test_one_place_may_be_both_arguments() -> None:
    assert "{<die beiden Länder>}" in shown(only(replace(ACCUSED, source=KUBA.id)))[1]


def test_of_names_in_one_another_the_longest_is_marked() -> None:
    minister = Mention("Paz kritisierte", 0, 15, "de", "s0", "role")
    item = replace(document(ACCUSED), entities=(replace(PAZ, mentions=(*PAZ.mentions, minister)), CHILE))
    (found,) = explain(item)
    assert shown(found)[1].startswith("  {Paz *kritisierte*} <")


def test_an_actor_that_the_sentence_does_not_name() -> None:
    silent = replace(ACCUSED, source="person:nobody")
    assert "source     person:nobody, not named in the sentence" in "\n".join(shown(only(silent)))


def test_a_mention_that_does_not_fit_the_sentence_is_not_marked() -> None:
    wrong = replace(PAZ, mentions=(Mention("Paz", 1, 4, "de", "s0", "name"),))
    (found,) = explain(replace(document(ACCUSED), entities=(wrong, CHILE)))
    assert all(mark.part != "source" for mark in found.sentences[0].marks)


SAID = {
    "author of the post": (replace(BODY, kind="post", author=KUBA.id),),
    "speaker of the quotation": (BODY, Segment("s1", "quote", "de", 1.0, 0, 10, author=KUBA.id)),
    "named in the sentence as its source": (BODY,),
}


@pytest.mark.parametrize("said", SAID)
def test_who_said_it(said: str) -> None:
    found = only(replace(ACCUSED, speaker=KUBA.id), segments=SAID[said])
    assert (found.speaker_name, found.said) == ("Kuba", said)
    assert f"said by    Kuba ({said})" in "\n".join(shown(found))


def test_a_speaker_of_an_earlier_sentence() -> None:
    far = replace(ACCUSED, speaker="person:far")
    assert only(far).said == "speech that goes on from before"


def test_the_date_said_and_the_date_published() -> None:
    assert "date       not said; published 2023-11" in shown(only(ACCUSED, date="2023-11"))[-3:][0]
    assert "date       2023-11-02" in "\n".join(shown(only(replace(ACCUSED, date="2023-11-02"), date="2023-11")))


def test_filters() -> None:
    other = replace(ACCUSED, type="SUPPORT", source=CHILE.id, target=KUBA.id, confidence=0.9)
    item = document(ACCUSED, other)
    assert [found.type for found in explain(item, types=["SUPPORT"])] == ["SUPPORT"]
    assert [found.type for found in explain(item, actors=["paz"])] == ["ACCUSE"]
    assert [found.type for found in explain(item, actors=["country:cu", "PAZ"])] == ["ACCUSE", "SUPPORT"]
    assert [found.type for found in explain(item, min_confidence=0.8)] == ["SUPPORT"]
    assert list(explain(item, actors=["Nobody"])) == []


def test_hostile_text_stays_text() -> None:
    evil = "[red]Paz[/red] \x1b]8;;http://x\x07 \x9b31m \u202eliart\u202c\nzwei :smile:"
    told = replace(ACCUSED, evidence=(Evidence(evil, 0, len(evil), "s0"),), rule="verb:\x1b[2J", cues=("\x1b[2J",))
    text = "\n".join(shown(only(told)))
    assert not set("\x1b\x07\x9b\u202e\u202c\r") & set(text)
    assert "[red]Paz[/red]" in text
    assert ":smile:" in text


def test_visible_is_one_line() -> None:
    assert visible(" a\tb\u2028c\r\nd ") == "a b c d"


@pytest.mark.model
def test_a_fresh_extraction_knows_the_reason_of_references() -> None:
    text = "Der russische Außenminister Sergei Lawrow reiste ab. Der Minister kritisierte Polen."
    (found,) = explain(Extractor().extract(text), types=["ACCUSE"])
    assert [(mark.part, mark.text, bool(mark.reason)) for mark in found.sentences[0].marks] == [
        ("source", "Minister", True),
        ("cue", "kritisierte", False),
        ("target", "Polen", False),
    ]


@pytest.mark.parametrize(
    "rule", ["answer:zurückweisen", "spoken:demand", "spoken:judgement", "spoken:deed", "loss:Angriff"]
)
def test_every_rule_of_an_event_is_told_in_words(rule: str) -> None:
    reason = reason_of(rule)
    assert rule not in reason
    assert len(reason.split()) > 5
