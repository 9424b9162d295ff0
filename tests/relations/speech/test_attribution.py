"""Speakers: who says what a relation tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.relations import find_relations
from extractor.relations.speech import Attribution, SpeechSpan
from tests.trees import scene

CASES = {
    "complement of a verb of saying": (
        "Baerbock||PROPN|nsubj|2||@person:baerbock sagte|sagen|VERB|root|0 ,||PUNCT|punct|7 dass||SCONJ|mark|7 "
        "Iran||PROPN|nsubj|7||@country:IR Israel||PROPN|obj|7||@country:IL angreife|angreifen|VERB|ccomp|2",
        "person:baerbock",
    ),
    "verb of saying behind": (
        "Iran||PROPN|nsubj|2||@country:IR angriff|angreifen|VERB|root|0 Israel||PROPN|obj|2||@country:IL ,||PUNCT|punct|5 "
        "sagte|sagen|VERB|parataxis|2 Baerbock||PROPN|nsubj|5||@person:baerbock",
        "person:baerbock",
    ),
    "laut": (
        "Laut||ADP|case|2 Reuters||PROPN|obl|3||@organisation:reuters angriff|angreifen|VERB|root|0 "
        "Iran||PROPN|nsubj|3||@country:IR Israel||PROPN|obj|3||@country:IL",
        "organisation:reuters",
    ),
    "nach Angaben von": (
        "Nach||ADP|case|2 Angaben|Angabe|NOUN|obl|5 von||ADP|case|4 Reuters||PROPN|nmod|2||@organisation:reuters "
        "angriff|angreifen|VERB|root|0 Iran||PROPN|nsubj|5||@country:IR Israel||PROPN|obj|5||@country:IL",
        "organisation:reuters",
    ),
    "Konjunktiv I goes on after a speech sentence": (
        "Baerbock||PROPN|nsubj|2||@person:baerbock warnte|warnen|VERB|root|0 ,||PUNCT|punct|2 es|es|PRON|nsubj|6 "
        "zu||PART|mark|6 glauben|glauben|VERB|xcomp|2 .||PUNCT|punct|2\n"
        "Iran||PROPN|nsubj|4||@country:IR habe|haben|AUX|aux|4|Mood=Sub+Tense=Pres Israel||PROPN|obj|4||@country:IL "
        "angegriffen|angreifen|VERB|root|0",
        "person:baerbock",
    ),
    "indicative after a speech sentence is the paper's own": (
        "Baerbock||PROPN|nsubj|2||@person:baerbock warnte|warnen|VERB|root|0 ,||PUNCT|punct|2 es|es|PRON|nsubj|6 "
        "zu||PART|mark|6 glauben|glauben|VERB|xcomp|2 .||PUNCT|punct|2\n"
        "Iran||PROPN|nsubj|4||@country:IR hat|haben|AUX|aux|4|Mood=Ind+Tense=Pres Israel||PROPN|obj|4||@country:IL "
        "angegriffen|angreifen|VERB|root|0",
        None,
    ),
    "what a first person says is said by whoever speaks there": (
        "Baerbock||PROPN|nsubj|2||@person:baerbock sagte|sagen|VERB|root|0 :||PUNCT|punct|2 ich||PRON|nsubj|5 "
        "glaube|glauben|VERB|ccomp|2 ,||PUNCT|punct|9 Iran||PROPN|nsubj|9||@country:IR Israel||PROPN|obj|9||@country:IL "
        "angreife|angreifen|VERB|ccomp|5",
        "person:baerbock",
    ),
    "the sentence before": (
        "Iran||PROPN|nsubj|2||@country:IR angriff|angreifen|VERB|root|0 Israel||PROPN|obj|2||@country:IL .||PUNCT|punct|2\n"
        "Das||PRON|obj|2 sagte|sagen|VERB|root|0 Baerbock||PROPN|nsubj|2||@person:baerbock",
        "person:baerbock",
    ),
    "a name behind a title, whatever the tree says": (
        "Der||DET|det|2 Leiter||NOUN|nsubj|7 der||DET|det|4 Studie||NOUN|nmod|2 ,||PUNCT|punct|6 "
        "Ahlgren||PROPN|appos|4||@person:ahlgren sagte|sagen|VERB|root|0 ,||PUNCT|punct|12 dass||SCONJ|mark|12 "
        "Iran||PROPN|nsubj|12||@country:IR Israel||PROPN|obj|12||@country:IL angreife|angreifen|VERB|ccomp|7",
        "person:ahlgren",
    ),
    "a noun of saying and its owner": (
        "Die||DET|det|2 Aussage||NOUN|nsubj|9 Ahlgrens|Ahlgren|PROPN|nmod|2|Case=Gen|@person:ahlgren ,||PUNCT|punct|8 "
        "dass||SCONJ|mark|8 Iran||PROPN|nsubj|8||@country:IR Israel||PROPN|obj|8||@country:IL "
        "angreife|angreifen|VERB|acl|2 überrascht|überraschen|VERB|root|0",
        "person:ahlgren",
    ),
    "somebody unnamed is quoted by somebody named": (
        "Laut||ADP|case|2 Reuters||PROPN|obl|5||@organisation:reuters sagte|sagen|VERB|root|0 ein||DET|det|5 "
        "Zeuge||NOUN|nsubj|3 ,||PUNCT|punct|10 dass||SCONJ|mark|10 Iran||PROPN|nsubj|10||@country:IR "
        "Israel||PROPN|obj|10||@country:IL angreife|angreifen|VERB|ccomp|3",
        "organisation:reuters",
    ),
    "the Konjunktiv without a verb of saying": (
        "Baerbock||PROPN|nsubj|2||@person:baerbock wehrte|wehren|VERB|root|0 sich||PRON|obj|2 ,||PUNCT|punct|8 "
        "Iran||PROPN|nsubj|8||@country:IR habe|haben|AUX|aux|8|Mood=Sub+Tense=Pres Israel||PROPN|obj|8||@country:IL "
        "angegriffen|angreifen|VERB|parataxis|2",
        "person:baerbock",
    ),
    "two subjects of saying are no speaker": (
        "Xi||PROPN|nsubj|4||@person:xi und||CCONJ|cc|3 Putin||PROPN|conj|1||@person:putin sagten|sagen|VERB|root|0 "
        ",||PUNCT|punct|9 dass||SCONJ|mark|9 Iran||PROPN|nsubj|9||@country:IR Israel||PROPN|obj|9||@country:IL "
        "angreife|angreifen|VERB|ccomp|4",
        None,
    ),
}


@pytest.mark.parametrize(("markup", "speaker"), CASES.values(), ids=CASES)
def test_speaker(markup: str, speaker: str | None) -> None:
    raw, parsed, actors = scene(markup)
    attacks = [item for item in find_relations(raw, parsed, actors).relations if item.type == "ASSAULT"]
    assert [(item.source, item.target, item.speaker) for item in attacks] == [("country:IR", "country:IL", speaker)]


def test_of_several_who_speak_together_one_answers_for_its_own_deeds() -> None:
    markup = (
        "Iran||PROPN|nsubj|4||@country:IR und||CCONJ|cc|3 Israel||PROPN|conj|1||@country:IL sagten|sagen|VERB|root|0 "
        ",||PUNCT|punct|9 dass||SCONJ|mark|9 Iran||PROPN|nsubj|9||@country:IR Kuba||PROPN|obj|9||@country:CU "
        "angreife|angreifen|VERB|ccomp|4"
    )
    raw, parsed, actors = scene(markup)
    attacks = [item for item in find_relations(raw, parsed, actors).relations if item.type == "ASSAULT"]
    assert [(item.source, item.target, item.speaker) for item in attacks] == [
        ("country:IR", "country:CU", "country:IR")
    ]


def test_everybody_whose_words_a_stretch_holds() -> None:
    spans = (
        SpeechSpan(0, 30, "person:a"),
        SpeechSpan(10, 20, None, together=("person:b", "person:c")),
        SpeechSpan(40, 50, "d"),
    )
    speech = Attribution(spans, {}, 30)
    assert speech.speakers_within(5, 25) == ("person:a", "person:b", "person:c")
    assert speech.speakers_within(30, 40) == ()


def test_quotation_and_first_person() -> None:
    markup = (
        "Orbán||PROPN|nsubj|2||@person:orban sagte|sagen|VERB|root|0 :||PUNCT|punct|7 „||PUNCT|punct|7 "
        "Wir|wir|PRON|nsubj|7 Brüssel||PROPN|obj|7||@organisation:eu kritisieren|kritisieren|VERB|ccomp|2 “||PUNCT|punct|7"
    )
    raw, parsed, actors = scene(markup, quotes=("Wir Brüssel kritisieren",))
    found = find_relations(raw, parsed, actors)
    assert [(item.source, item.type, item.target, item.speaker) for item in found.relations] == [
        ("person:orban", "ACCUSE", "organisation:eu", "person:orban")
    ]
    assert [item.author for item in found.segments if item.kind == "quote"] == ["person:orban"]


def test_the_author_of_a_post_speaks() -> None:
    markup = (
        "Nuestra|nuestro|DET|det|2||  visita||NOUN|root|0 a||ADP|case|4 Rusia||PROPN|nmod|2||@country:RU ayuda|ayudar|VERB|conj|2 "
        "a||ADP|case|7 Cuba||PROPN|obj|5||@country:CU"
    ).replace("||  ", " ")
    raw, parsed, actors = scene(markup, lang="es", kind="post", author="person:gil")
    # As in a real run, the segment that was parsed does not know its author yet.
    parsed = [replace(part, segment=replace(part.segment, author=None)) for part in parsed]
    found = find_relations(raw, parsed, actors).relations
    assert [(item.source, item.type, item.target) for item in found] == [("country:RU", "CONSULT", "person:gil")]


WORDS = "Xi||PROPN|nsubj|2||@person:xi sagte|sagen|VERB|root|0 ,||PUNCT|punct|{verb} dass||SCONJ|mark|{verb} "
WORDS += "Washington||PROPN|nsubj|{verb}||@country:US Verträge|Vertrag|NOUN|obj|{verb} {rest}"
BLAME = {
    "a deed told of a third is blame": (7, "verletze|verletzen|VERB|ccomp|2", [("person:xi", "ACCUSE", "country:US")]),
    "a deed denied is none": (8, "nicht||PART|advmod|8 verletze|verletzen|VERB|ccomp|2", []),
    "an intended deed is, and the blame is no plan": (
        8,
        "wolle|wollen|AUX|aux|8 verletzen|verletzen|VERB|ccomp|2|VerbForm=Inf",
        [("person:xi", "ACCUSE", "country:US")],
    ),
}


@pytest.mark.parametrize(("verb", "rest", "expected"), BLAME.values(), ids=BLAME)
def test_blame_by_speech(verb: int, rest: str, expected: list[tuple[str, str, str]]) -> None:
    raw, parsed, actors = scene(WORDS.format(verb=verb, rest=rest))
    found = find_relations(raw, parsed, actors).relations
    assert [(item.source, item.type, item.target) for item in found] == expected
    assert all(item.modality == "asserted" and item.speaker is None for item in found)


SPANS = st.builds(
    lambda start, length, speaker: SpeechSpan(start, start + length, speaker),
    st.integers(0, 30),
    st.integers(1, 12),
    st.sampled_from("abc"),
)


@given(st.lists(SPANS, max_size=8), st.integers(0, 45))
def test_the_innermost_speech_is_found(spans: list[SpeechSpan], offset: int) -> None:
    ordered = sorted(spans, key=lambda span: span.start)
    longest = max((span.end - span.start for span in spans), default=0)
    around = [span for span in ordered if span.start <= offset < span.end]
    expected = min(around, key=lambda span: span.end - span.start).speaker if around else None
    assert Attribution(tuple(ordered), {}, longest).speaker_at(offset) == expected
