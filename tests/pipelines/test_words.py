"""What is read of the words of a Doc: once, right, and not kept for good."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
import spacy
from spacy.tokens import Doc

from extractor.pipelines.clauses import clauses
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.words import (
    classes_of,
    feature,
    forget,
    has,
    once_a_doc,
    starts_of,
    text_of,
    tokens_of,
    words_of,
)
from extractor.relations.surface import completed

VOCAB = spacy.blank("de").vocab
TWO = [True, False, False, True, False]


def doc() -> Doc:
    return Doc(
        VOCAB,
        words=["Rom", "ruft", ".", "Paris", "hört"],
        spaces=[True, False, True, True, False],
        pos=["PROPN", "VERB", "PUNCT", "PROPN", "VERB"],
        morphs=["Case=Acc,Nom|Number=Sing", "", "", "Case=Nom", "Person=3|VerbForm=Fin"],
        heads=[1, 1, 1, 4, 4],
        deps=["nsubj", "ROOT", "punct", "nsubj", "ROOT"],
        sent_starts=TWO,
    )


def test_columns_are_those_of_the_tokens() -> None:
    text = doc()
    assert text_of(text) == text.text == "Rom ruft. Paris hört"
    assert tokens_of(text) == tuple(text)
    assert words_of(text) == tuple(token.text for token in text)
    assert classes_of(text) == tuple(token.pos_ for token in text)
    assert starts_of(text) == tuple(token.idx for token in text)
    assert [sentence_of(token) for token in text] == [token.sent for token in text]


@pytest.mark.parametrize(
    ("index", "name", "values"),
    [(0, "Case", ("Acc", "Nom")), (0, "Number", ("Sing",)), (1, "Case", ()), (4, "VerbForm", ("Fin",))],
)
def test_features_are_those_of_the_tagger(index: int, name: str, values: tuple[str, ...]) -> None:
    token = doc()[index]
    assert feature(token, name) == values == tuple(sorted(token.morph.get(name)))
    assert all(has(token, name, value) for value in values)
    assert not has(token, name, "Gen")


def test_without_sentences_there_is_none() -> None:
    with pytest.raises(ValueError, match="sentence"):
        sentence_of(Doc(VOCAB, words=["Rom", "ruft"])[0])


def test_a_doc_is_read_once() -> None:
    asked = []
    length = once_a_doc(lambda text: asked.append(text) or len(text))
    text = doc()
    assert (length(text), length(text), len(asked)) == (5, 5, 1)


def test_what_is_read_of_a_doc_is_not_kept_for_good() -> None:
    """Clauses hold tokens, which hold their Doc: a run over a million documents would keep them all."""
    first = ref(text := doc())
    assert completed(text) == clauses(text) != ()
    del text
    forget()
    gc.collect()
    assert first() is None
