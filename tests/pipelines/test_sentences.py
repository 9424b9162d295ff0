"""The word that stands highest in a span, and the sentence around a word."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from extractor.pipelines.sentences import statement, top

VOCAB = spacy.blank("de").vocab


@pytest.mark.parametrize(("first", "last", "word"), [(0, 3, 1), (0, 1, 0), (2, 3, 2), (2, 4, 3)])
def test_top_of_a_span_is_that_of_spacy(first: int, last: int, word: int) -> None:
    doc = Doc(
        VOCAB,
        words=["Rom", "bittet", "sehr", "Wien"],
        heads=[1, 1, 3, 1],
        deps=["nsubj", "ROOT", "advmod", "obj"],
    )
    assert top(doc[first:last]).i == word == doc[first:last].root.i


@pytest.mark.parametrize(
    ("words", "starts", "sentence"),
    [
        ("Paris und London vereinbaren Reformen", {0, 3}, "Paris und London vereinbaren Reformen"),
        ("Paris schweigt . London klagt", {0, 3}, "London klagt"),
        ("Paris schweigt \n London klagt", {0, 3}, "London klagt"),
    ],
)
def test_statement_goes_on_where_no_sign_ends_the_sentence(words: str, starts: set[int], sentence: str) -> None:
    parts = words.split(" ")
    doc = Doc(VOCAB, words=parts, sent_starts=[index in starts for index in range(len(parts))])
    assert statement(doc[len(doc) - 1]).text.strip() == sentence
