"""Texts in pieces: together they are the text, and what is marked is what was to be marked."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractor.report.marking import Marked, Place, Sentence, apart, blocks, excerpts

TEXT = "Kuba 🇨🇺 lobt Chile. „Danke“, sagte Ana Paz."


def joined(found: list[dict[str, Any]]) -> str:
    return "".join(piece if isinstance(piece, str) else piece["t"] for block in found for piece in block["pieces"])


def marked(found: list[dict[str, Any]], key: str) -> list[tuple[str, Any]]:
    return [
        (piece["t"], piece[key])
        for block in found
        for piece in block["pieces"]
        if not isinstance(piece, str) and key in piece
    ]


def test_mentions_sentences_and_quotes_are_marked_beyond_the_plane_of_most_letters() -> None:
    places = [
        Place("body", "de", 0, len(TEXT)),
        Place("quote", "de", TEXT.index("Danke"), TEXT.index("Danke") + 5, author=4),
    ]
    mentions = [Marked(0, 4, 1, "name"), Marked(5, 7, 1, "flag"), Marked(TEXT.index("Ana"), len(TEXT) - 1, 4, "name")]
    found = blocks(TEXT, places, mentions, [Sentence(0, 19, 7)])
    assert len(found) == 1
    assert joined(found) == TEXT
    assert marked(found, "a") == [("Kuba", 1), ("🇨🇺", 1), ("Ana Paz", 4)]
    assert marked(found, "q") == [("Danke", 4)]
    assert "".join(text for text, _ in marked(found, "s")) == "Kuba 🇨🇺 lobt Chile."


def test_segments_are_blocks_and_so_is_what_lies_between() -> None:
    found = blocks("Titel\n\nText.", [Place("body", "de", 7, 12), Place("title", "de", 0, 5)], [], [])
    assert [(block.get("kind"), block["pieces"]) for block in found] == [
        ("title", ["Titel"]),
        (None, ["\n\n"]),
        ("body", ["Text."]),
    ]


def test_a_part_of_a_document_counts_from_its_beginning() -> None:
    found = blocks("Chile.", [Place("body", "de", 90, 106)], [Marked(100, 105, 2, "name")], [], offset=100)
    assert joined(found) == "Chile."
    assert marked(found, "a") == [("Chile", 2)]


def test_a_mention_across_segments_is_cut() -> None:
    found = blocks("AnaPaz", [Place("title", "de", 0, 3), Place("body", "de", 3, 6)], [Marked(0, 6, 1, "name")], [])
    assert marked(found, "a") == [("Ana", 1), ("Paz", 1)]


def test_of_overlapping_mentions_the_longer_name_stays() -> None:
    short, long, role = Marked(5, 8, 1, "name"), Marked(4, 9, 2, "name"), Marked(0, 9, 3, "role")
    assert apart([short, long, role]) == [long]


def test_excerpts_are_the_sentences_in_order_each_once() -> None:
    sentences = [Sentence(50, 60, 2, "Zweiter Sa"), Sentence(10, 20, 0, "Kuba sagt."), Sentence(10, 14, 1, "Kuba")]
    found = excerpts([Place("body", "de", 0, 99)], [Marked(10, 14, 5, "name")], sentences)
    assert [block["lang"] for block in found] == ["de", "de"]
    assert joined(found) == "Kuba sagt.Zweiter Sa"
    assert marked(found, "a") == [("Kuba", 5)]
    assert marked(found, "s")[0] == ("Kuba", [0, 1])


spans = st.tuples(st.integers(-3, 45), st.integers(-3, 45)).map(sorted)


@given(
    text=st.text(max_size=40),
    places=st.lists(st.tuples(st.sampled_from(["body", "quote", "post"]), spans), max_size=4),
    mentions=st.lists(st.tuples(st.sampled_from(["name", "role"]), spans), max_size=6),
    sentences=st.lists(spans, max_size=4),
)
def test_the_pieces_are_always_the_text(
    text: str, places: list[Any], mentions: list[Any], sentences: list[Any]
) -> None:
    found = blocks(
        text,
        [Place(kind, "de", start, end) for kind, (start, end) in places],
        [Marked(start, end, number, kind) for number, (kind, (start, end)) in enumerate(mentions)],
        [Sentence(start, end, number) for number, (start, end) in enumerate(sentences)],
    )
    assert joined(found) == text
