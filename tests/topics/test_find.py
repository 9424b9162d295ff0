"""Topics of whole texts: substance, not passing words."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from extractor.reading import raw_text
from extractor.records import RawText, Segment, TopicHit
from extractor.segmenting import segment
from extractor.topics import find_terms, find_topics, topics_in
from extractor.topics.terms import find_hits, hints_of, keep_in_context

FILLER = "Am Abend ging der Mann mit seinem Hund durch den Park und sah den Kindern beim Spielen zu. "
SUBSTANCE = (
    "Die Regierung verschärft die Sanktionen gegen das Nachbarland. Ein Embargo auf Waffen gilt schon, nun folgen "
    "Einreiseverbote. Die Strafmaßnahmen gegen Banken sollen den Sanktionsdruck erhöhen."
)


def topics(text: str) -> dict[str, list[str]]:
    raw = raw_text(text, id="a")
    return {hit.topic: [term.text for term in hit.evidence] for hit in find_topics(raw, segment(raw))}


def german(text: str) -> tuple[RawText, Segment]:
    return raw_text(text, id="a"), Segment("s0", "body", "de", 1.0, 0, len(text))


def test_a_text_about_sanctions_with_its_words() -> None:
    found = topics(SUBSTANCE)
    assert found["sanctions"][0] == "Sanktionen gegen"
    assert {"Embargo", "Einreiseverbote", "Sanktionsdruck"} <= set(found["sanctions"])


def test_a_passing_word_in_a_long_text_is_no_topic() -> None:
    assert topics(FILLER * 20 + "Er sprach kurz über die Sanktionen. " + FILLER * 20) == {}


def test_the_same_word_in_a_post_is_one() -> None:
    post = "Hoy hablamos de las sanciones contra nuestro pueblo. — Ana Gil (@anagil) March 8, 2022"
    assert "sanctions" in topics(f"{FILLER * 10}\n\n{post}\n\n{FILLER * 10}")


def test_words_in_the_title_count_more_and_in_teasers_less() -> None:
    body = FILLER * 4 + "Das Erdgas wird teurer."
    assert "energy" in topics(f"Erdgas wird teurer\n\n{body}")
    teaser = "Mehr zum Thema - Kein Erdgas mehr"
    assert "energy" not in topics(f"Mann führt Hund aus\n\n{FILLER * 5}\n\n{teaser}")


def test_a_given_title_counts_though_it_is_not_in_the_text() -> None:
    text = FILLER * 4 + "Es wird teurer, das Gas."
    plain, titled = raw_text(text, id="a"), raw_text(text, id="a", title="Erdgas und Strom werden teurer")
    scores = [{hit.topic: hit.score for hit in find_topics(raw, segment(raw))} for raw in (plain, titled)]
    assert scores[1]["energy"] > scores[0].get("energy", 0.0)


def test_names_of_payment_systems_need_company() -> None:
    raw, part = german("Die Banken nutzen MIR statt SWIFT als Zahlungssystem.")
    hits = keep_in_context(find_hits(raw.text, part, hints_of(())))
    assert [raw.text[hit.start : hit.end] for hit in hits if hit.topic == "payment_systems"] == [
        "MIR",
        "SWIFT",
        "Zahlungssystem",
    ]
    for text in ("Die Raumstation MIR stürzte ins Meer.", "Das Zahlungssystem gefiel mir nicht."):
        raw, part = german(text)
        hits = keep_in_context(find_hits(raw.text, part, hints_of(())))
        assert "mir" not in {raw.text[hit.start : hit.end].casefold() for hit in hits}


def test_names_of_persons_and_function_words_are_left_out() -> None:
    nlp = spacy.blank("de")
    words = ["Der", "Minister", "Anton", "Handel", "lobte", "den", "Handel", "."]
    doc = Doc(nlp.vocab, words=words, pos=["DET", "NOUN", "PROPN", "PROPN", "VERB", "DET", "NOUN", "PUNCT"],
              ents=["O", "O", "B-PER", "I-PER", "O", "O", "O", "O"])  # fmt: skip
    raw, part = german(doc.text)

    class Parsed:
        segment, offset = part, 0

    parsed = Parsed()
    parsed.doc = doc  # type: ignore[attr-defined]
    hits = find_hits(raw.text, part, hints_of([parsed]))  # type: ignore[list-item]
    assert [hit.start for hit in hits if hit.topic == "trade"] == [raw.text.rindex("Handel")]


def test_a_phrase_takes_the_place_of_its_words() -> None:
    raw, part = german("Die diplomatischen Beziehungen ruhen.")
    hits = find_hits(raw.text, part, hints_of(()))
    assert [raw.text[hit.start : hit.end] for hit in hits if hit.topic == "diplomacy"] == ["diplomatischen Beziehungen"]


def test_a_phrase_can_take_a_topic_away() -> None:
    text = "El país tiene armas nucleares."
    part = Segment("s0", "body", "es", 1.0, 0, len(text))
    assert "energy" not in {hit.topic for hit in find_hits(text, part, hints_of(()))}


def test_topics_in_a_span() -> None:
    raw = raw_text(SUBSTANCE, id="a")
    hits = find_topics(raw, segment(raw))
    end = SUBSTANCE.index(".")
    assert topics_in(0, end, hits) == ("sanctions",)
    assert topics_in(0, 10, hits) == ()
    terms = find_terms(raw, segment(raw))
    assert set(topics_in(end, len(SUBSTANCE), terms)) >= {"sanctions", "finance"}


def test_other_languages_have_no_topics() -> None:
    part = Segment("s0", "body", "en", 1.0, 0, 20)
    assert find_hits("Embargo on everything", part, hints_of(())) == []


def test_scores_lie_between_0_and_1_strongest_first() -> None:
    raw = raw_text(SUBSTANCE + " Der Ölpreis steigt, das Erdgas wird knapp.", id="a")
    hits: tuple[TopicHit, ...] = find_topics(raw, segment(raw))
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
