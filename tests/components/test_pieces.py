"""Words as pieces: at least one a word, the same whatever was asked before, bounded whatever the word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components import pieces as splitting
from extractor.components.pieces import (
    LINE,
    MAX_LETTERS,
    MAX_PIECES,
    NOTHING,
    PARAGRAPH,
    SPACE,
    UNKNOWN,
    Pieces,
    gap_of,
)
from tests.components.fakes import pieces_model

WORDS = st.lists(st.tuples(st.text(max_size=30), st.integers(0, 3)), max_size=12)


def split(pieces: Pieces, words: list[tuple[str, int]]) -> list[list[int]]:
    return pieces.of_words([word for word, _ in words], [gap for _, gap in words])


@given(WORDS)
def test_every_word_has_pieces_of_the_vocabulary(words: list[tuple[str, int]]) -> None:
    pieces = Pieces(pieces_model())
    found = split(pieces, words)
    assert len(found) == len(words)
    assert all(1 <= len(ids) <= MAX_PIECES and all(UNKNOWN <= one < len(pieces) for one in ids) for ids in found)


@given(WORDS, WORDS)
def test_pieces_do_not_depend_on_what_was_asked_before(
    words: list[tuple[str, int]], others: list[tuple[str, int]]
) -> None:
    used = Pieces(pieces_model())
    split(used, others)
    alone = [split(Pieces(pieces_model()), [word])[0] for word in words]
    assert split(used, words) == alone == split(used, words)


def test_only_a_gap_of_some_kind_matters() -> None:
    pieces = Pieces(pieces_model())
    tight, *wide = pieces.of_words(["Wien"] * 4, [NOTHING, SPACE, LINE, PARAGRAPH])
    assert tight != wide[0]
    assert wide[0] == wide[1] == wide[2]


@pytest.mark.parametrize("word", ["", "\x00", "😀", "🇨🇺", "漢字"])
def test_words_outside_the_vocabulary_are_unknown(word: str) -> None:
    assert UNKNOWN in Pieces(pieces_model()).of_words([word], [NOTHING])[0]


def test_of_a_long_word_the_beginning_is_read_and_remembered() -> None:
    pieces = Pieces(pieces_model())
    long = "Sanktionen" * 500
    assert pieces.of_words([long], [1]) == pieces.of_words([long + "x"], [1])
    assert len(pieces.of_words([long], [1])[0]) == MAX_PIECES
    assert all(len(word) <= MAX_LETTERS for word in pieces._known)


def test_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Die Regierung in Wien lobt Kuba und Wien schweigt in Caracas".split()
    expected = Pieces(pieces_model()).of_words(words, [1] * len(words))
    monkeypatch.setattr(splitting, "REMEMBERED", 3)
    pieces = Pieces(pieces_model())
    found = [pieces.of_words([word], [1])[0] for word in words]
    assert found == expected
    assert len(pieces._known) <= 3
    assert pieces.of_words(words, [1] * len(words)) == expected


def test_forgetting_leaves_who_is_reading_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread fills the memory between the look-up of a word and its use."""
    monkeypatch.setattr(splitting, "REMEMBERED", 2)
    pieces = Pieces(pieces_model())
    model = pieces._model

    class Disturbed:
        def encode(self, words: list[str]) -> list[list[int]]:
            pieces._model = model
            pieces.of_words(["Kuba", "Caracas", "Russland"], [0, 0, 0])
            return model.encode(words)

    pieces.of_words(["Wien"], [0])
    pieces._model = Disturbed()
    assert pieces.of_words(["Wien", "Olaf"], [0, 0]) == Pieces(pieces_model()).of_words(["Wien", "Olaf"], [0, 0])


@pytest.mark.parametrize(
    ("space", "gap"),
    [
        ("", NOTHING), (" ", SPACE), ("\t", SPACE), ("\u00a0", SPACE), ("\n", LINE), (" \n\t", LINE), ("\r\n", LINE),
        ("\n\n", PARAGRAPH), ("\r\n\r\n", PARAGRAPH), ("\n \n", PARAGRAPH),
    ],
)  # fmt: skip
def test_gaps(space: str, gap: int) -> None:
    assert gap_of(space) == gap
