"""From numbers to spaCy's values: white space wherever it stands, lemmas that do not fit, features that are none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.components.judging import Judgement
from extractor.components.writing import Writer
from tests.components.fakes import LABELS, make_weights

# Words with their heads in the sentence (0 for the root); white space is its own token.
SPACES = [
    ("Olaf lobt Kuba", [2, 0, 2]),
    ("\n Olaf lobt Kuba", [2, 0, 2]),
    ("Olaf \n\n lobt Kuba", [2, 0, 2]),
    ("Olaf lobt Kuba \n", [2, 0, 2]),
    ("\t Olaf \n lobt \n\n \u00a0 Kuba \n", [2, 0, 2]),
    ("\n Ja", [0]),
]


def document(text: str) -> Doc:
    return Doc(spacy.blank("de").vocab, words=text.split(" "))


def judged(heads: list[int], *, starts: list[int] | None = None, **given: Any) -> Judgement:
    """A judgement over words, everything else the first label."""
    size = len(heads)
    zeros = np.zeros(size, np.int64)
    values: dict[str, Any] = {
        "pos": zeros, "tags": zeros, "features": np.zeros((size, 2), np.int64), "edits": np.zeros((size, 3), np.int64),
        "starts": np.array([number in (starts or [0]) for number in range(size)]), "heads": np.array(heads) - 1,
        "deps": np.where(np.array(heads) == 0, 0, 1), "ner": zeros, "arc_confidence": np.full(size, 0.5, np.float32),
        "name_confidence": np.full(size, 0.5, np.float32),
    }  # fmt: skip
    return Judgement(**values | given)


def values_of(doc: Doc, judgement: Judgement) -> dict[str, np.ndarray]:
    words = [token.text for token in doc if not token.text.isspace()]
    return Writer(doc.vocab, make_weights().labels).values_of(doc, words, judgement)


@pytest.mark.parametrize(("text", "heads"), SPACES)
def test_words_keep_their_heads_and_white_space_hangs_on_the_word_before(text: str, heads: list[int]) -> None:
    doc = document(text)
    found = values_of(doc, judged(heads))
    absolute = (found["head"] + np.arange(len(doc))).tolist()
    real = [token.i for token in doc if not token.text.isspace()]
    for word, head in zip(real, heads, strict=True):
        assert absolute[word] == (real[head - 1] if head else word)
    for token in doc:
        if token.text.isspace():
            assert absolute[token.i] == (token.i - 1 if token.i > real[0] else real[0])
            assert doc.vocab.strings[int(found["tag"][token.i])] == "_SP"
            assert doc.vocab.strings[int(found["lemma"][token.i])] == token.text
    assert found["starts"].tolist() == [1] + [-1] * (len(doc) - 1)


def test_a_sentence_begins_at_its_first_word_and_the_document_at_its_first_token() -> None:
    doc = document("\n Ja \n Nein \n")
    assert values_of(doc, judged([0, 0], starts=[0, 1]))["starts"].tolist() == [1, -1, -1, 1, -1]


@pytest.mark.parametrize("text", ["\n", "\n \t \u00a0"])
def test_white_space_alone_is_one_sentence(text: str) -> None:
    doc = document(text)
    found = Writer(doc.vocab, make_weights().labels).spaces_of(doc)
    assert (found["head"] + np.arange(len(doc))).tolist() == [max(0, number - 1) for number in range(len(doc))]
    assert [doc.vocab.strings[int(value)] for value in found["dep"]] == ["ROOT", *["dep"] * (len(doc) - 1)]
    assert found["starts"].tolist() == [1] + [-1] * (len(doc) - 1)
    assert found["names"].shape == (0, 4)


def test_white_space_is_the_same_to_a_vocabulary_that_knows_no_language() -> None:
    doc = Doc(Vocab(), words=["Ja", "\n", "Nein"])
    assert not doc[1].is_space
    assert len(values_of(doc, judged([0, 1]))["pos"]) == 3


@pytest.mark.parametrize(
    ("word", "edits", "lemma"),
    [
        ("Häusern", [0, 1, 2], "Häusern"), ("Häusern", [1, 0, 2], "Haus"), ("Regierungen", [2, 1, 0], "Regierung"),
        # The first edit that fits; the form, if none does.
        ("en", [2, 1, 0], "En"), ("en", [2, 1, 2], "en"), ("n", [1, 2, 0], "N"),
    ],
)  # fmt: skip
def test_lemmas(word: str, edits: list[int], lemma: str) -> None:
    doc = document(word)
    found = values_of(doc, judged([0], edits=np.array([edits])))
    assert doc.vocab.strings[int(found["lemma"][0])] == lemma


def test_features_are_written_as_spacy_writes_them() -> None:
    doc = document("a b c d")
    features = np.array([[0, 0], [1, 0], [0, 2], [2, 1]])
    found = values_of(doc, judged([0, 1, 1, 1], features=features))
    doc.from_array("MORPH", found["morph"])
    assert [str(token.morph) for token in doc] == ["", "Case=Nom", "Number=Plur", "Case=Gen|Number=Sing"]


def test_names_over_white_space_and_side_by_side() -> None:
    doc = document("Olaf \n Scholz Kuba Havanna lobt")
    names = [LABELS["ner"].index(label) for label in ("B-PER", "I-PER", "B-LOC", "B-LOC", "O")]
    sure = np.array([0.9, 0.4, 0.8, 0.7, 0.99], np.float32)
    found = values_of(doc, judged([0, 1, 1, 1, 1], ner=np.array(names), name_confidence=sure))["names"]
    assert [[LABELS["ner"][int(kind)], int(first), int(last)] for kind, first, last, _ in found] == [
        ["B-PER", 0, 2], ["B-LOC", 3, 3], ["B-LOC", 4, 4],
    ]  # fmt: skip
    # A name is as sure as its least sure word.
    assert found[:, 3].tolist() == pytest.approx([0.4, 0.8, 0.7])


def test_no_names() -> None:
    assert values_of(document("Ja"), judged([0]))["names"].shape == (0, 4)
