"""Which pairs are proposed, with what reason; and which never are."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.records import Document, Entity, Evidence, Mention, RawText, Relation
from extractor.review import bodies, people, rules
from extractor.review.answers import Answer, Answers
from extractor.review.pairs import pairs
from extractor.review.people import MAX_BEARERS
from extractor.review.proposals import propose, with_sentences
from extractor.review.seen import Seen


def document(doc_id: str, *actors: str) -> Document:
    """A document with actors written ``id = Name = Alias``; the first mention stands at offset 0."""
    entities = []
    for actor in actors:
        identity, *names = actor.split(" = ")
        mentions = tuple(Mention(n, 0, len(n), "de", "s0", "handle" if n.startswith("@") else "name") for n in names)
        entities.append(Entity(identity, identity.partition(":")[0], names[0], aliases=tuple(names), mentions=mentions))  # type: ignore[arg-type]
    return Document(doc_id, entities=tuple(entities))


def proposed(*actors: str) -> list[tuple[str, str, str, str]]:
    documents = [document(f"d{number}", actor) for number, actor in enumerate(actors)]
    return [(p.reason, p.strength, p.left.name, p.right.name) for p in propose(documents)]


PAIRS = [
    ("person:falk = Falk", "person:falk-lena = Lena Falk", "surname", "likely"),
    ("person:falk-l = L. Falk", "person:falk-lena = Lena Falk", "initial", "likely"),
    ("person:falk-lena = Lena Falk", "person:falk-lena-maria = Lena Maria Falk", "fuller name", "likely"),
    ("person:petrow-sergej = Sergej Petrow", "person:petrov-serguei = Serguéi Petrov", "spelling", "likely"),
    ("person:petrov = Petrov", "person:petrow = Petrow", "spelling", "likely"),
    ("person:falk-lena = Lena Falk", "person:P1 = Lena Falk", "same name", "strong"),
    ("person:falk = Falk = @lenafalk", "person:P1 = Lena Falk-Bauer", "", ""),
    ("person:lenafalk = lenafalk = @lenafalk", "person:P1 = Lena Falk", "handle", "likely"),
    ("organisation:petronorte = Petronorte", "place:petronorte = Petronorte", "same name", "likely"),
    ("organisation:ppp = PPP", "organisation:purpurpartei = Purpurpartei = PPP", "same name", "likely"),
    ("organisation:petronorte = Petronorte", "organisation:petronorte-ag = Petronorte AG", "ending", "likely"),
    ("organisation:grw = GRW", "organisation:global-river-watch = Global River Watch", "acronym", "likely"),
    ("organisation:tschernow = Tschernow Werke", "organisation:chernov = Chernov Werke", "spelling", "likely"),
    ("person:scholz = Scholz", "person:schulz = Schulz", "one letter", "weak"),
    ("person:falk-lena = Lena Falk", "person:falk-lene = Lene Falk", "one letter", "weak"),
    # Never: contradicting given names, short names, two entries of the lexicon, two types that differ by a letter.
    ("person:falk-lena = Lena Falk", "person:falk-jonas = Jonas Falk", "", ""),
    ("person:lee = Lee", "person:leu = Leu", "", ""),
    ("country:NE = Niger", "country:NG = Nigeria", "", ""),
    ("country:IR = Iran", "country:IQ = Irak", "", ""),
    ("place:norderau = Norderau", "person:norderau = Norderaut", "", ""),
    ("organisation:a = Flussbank Nord", "organisation:b = Flussbank Süd", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "reason", "strength"), PAIRS)
def test_what_is_proposed(left: str, right: str, reason: str, strength: str) -> None:
    assert [found[:2] for found in proposed(left, right)] == ([(reason, strength)] if reason else [])
    assert proposed(right, left) == [(r, s, a, b) for r, s, a, b in proposed(left, right)]


def test_a_surname_of_many_says_nothing() -> None:
    names = ["Anna", "Berta", "Clara", "Dora", "Emma", "Frieda"]
    people = [f"person:falk-{name.lower()} = {name} Falk" for name in names]
    assert len(proposed("person:falk = Falk", *people[:MAX_BEARERS])) == MAX_BEARERS
    assert proposed("person:falk = Falk", *people) == []


def test_the_explanation_says_what_speaks_against() -> None:
    both = document("a", "person:falk = Falk", "person:falk-lena = Lena Falk")
    apart = [document("a", "person:falk = Falk"), document("b", "person:falk-lena = Lena Falk")]
    [proposal] = propose([both])
    assert proposal.explanation.endswith(
        "the only person in the corpus who is called so. One document names both, such as a."
    )
    [proposal] = propose(apart)
    assert proposal.explanation.endswith("No document names both.")


def test_what_has_been_answered_is_not_proposed_again() -> None:
    documents = [
        document("a", "person:falk = Falk"),
        document("b", "person:falk-lena = Lena Falk", "person:falk-jonas = Jonas Falk"),
    ]
    assert len(propose(documents)) == 2
    no = Answers((Answer("person:falk", "person:falk-lena", False, "row 2"),))
    assert [p.left.id for p in propose(documents, answers=no)] == ["person:falk"]
    # What is said of one of two merged actors is said of both.
    no = Answers((
        Answer("person:lena", "person:falk-lena", True, "row 2"), Answer("person:lena", "person:falk", False, "row 3"),
        Answer("person:falk", "person:falk-jonas", False, "row 4"),
    ))  # fmt: skip
    assert propose(documents, answers=no) == []


def test_sentences_come_from_relations_and_else_from_the_texts() -> None:
    text = "Heute regnet es. Frau Falk schwieg. Lena Falk lobte Kuba."
    shown = Evidence("Lena Falk lobte Kuba.", 36, 57, "s0")
    lena = Entity(
        "person:falk-lena", "person", "Lena Falk", mentions=(Mention("Lena Falk", 36, 45, "de", "s0", "name"),)
    )
    falk = Entity("person:falk", "person", "Falk", mentions=(Mention("Falk", 22, 26, "de", "s0", "name"),))
    record = Document(
        "a", entities=(lena, falk), relations=(Relation("person:falk-lena", "SUPPORT", "country:CU", (shown,), "r"),)
    )
    [proposal] = propose([record])
    assert [side.example and side.example.sentence for side in (proposal.left, proposal.right)] == [
        "",
        "Lena Falk lobte Kuba.",
    ]
    [proposal] = with_sentences([proposal], [RawText("b", text), RawText("a", text)])
    assert proposal.left.example is not None
    assert proposal.left.example.sentence == "Frau Falk schwieg."
    [proposal] = with_sentences(propose([record]), [RawText("a", "Ein anderer Text.")])
    assert proposal.left.example is not None
    assert proposal.left.example.sentence == ""


CORPUS = [
    document(f"d{number}", actor)
    for number, actor in enumerate(
        ["person:falk = Falk", "person:falk-lena = Lena Falk", "person:falk-l = L. Falk", "person:P1 = Lena Falk", "organisation:grw = GRW",
         "organisation:global-river-watch = Global River Watch", "person:scholz = Scholz", "person:schulz = Schulz = Scholz"]
    )
]  # fmt: skip


@given(st.integers(0, 999))
def test_the_order_of_the_documents_changes_nothing(seed: int) -> None:
    assert propose(random.Random(seed).sample(CORPUS, len(CORPUS))) == propose(CORPUS)


def test_pairs_looked_at_grow_with_the_actors_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(0)
    syllables = "ba be bo da do fa fi ga ko la lo ma mi na no pa ra re ro sa ta ti to va wa".split()
    looked_at: list[int] = []

    def word() -> str:
        return "".join(rng.choices(syllables, k=4)).capitalize()

    def counted(block: Sequence[Seen]) -> Iterator[tuple[Seen, Seen]]:
        for pair in pairs(block):
            looked_at.append(1)
            yield pair

    for module in (rules, people, bodies):
        monkeypatch.setattr(module, "pairs", counted)
    documents = [document(f"d{n}", f"person:p{n} = {word()} {word()}") for n in range(1000)]
    documents += [document(f"m{n}", f"person:m{n} = {word()} Mustermann") for n in range(1000)]
    propose(documents)
    assert len(looked_at) < 5 * len(documents)
