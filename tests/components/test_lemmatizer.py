"""Lemmas: the table of known words before the network's edit, read and written as a table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from extractor.components.encoder import KEY
from extractor.components.lemmatizer import Lemmatizer

TABLE = {("VERB", "wies"): "weisen", ("NOUN", "Häuser"): "Haus", ("DET", "die"): "der"}


def lemmatised(words: list[str], pos: list[str], edited: list[str]) -> list[str]:
    """Lemmas of a document whose network proposed ``edited``."""
    nlp = spacy.blank("de")
    doc = Doc(nlp.vocab, words=words, pos=pos)
    doc.user_data[KEY] = {"lemma": np.array([nlp.vocab.strings.add(lemma) for lemma in edited], np.uint64)}
    return [token.lemma_ for token in Lemmatizer(nlp.vocab, TABLE)(doc)]


@pytest.mark.parametrize(
    ("word", "pos", "edited", "lemma"),
    [
        ("wies", "VERB", "wieen", "weisen"),
        ("Wies", "VERB", "wieen", "weisen"),  # at the beginning of a sentence
        ("Die", "DET", "die", "der"),
        ("Häuser", "NOUN", "Häus", "Haus"),
        ("häuser", "NOUN", "häus", "häus"),  # a noun keeps its capital: other letters are another word
        ("wies", "NOUN", "Wies", "Wies"),
        ("drohte", "VERB", "drohen", "drohen"),  # not in the table: the edit
    ],
)
def test_table_comes_before_the_edit(word: str, pos: str, edited: str, lemma: str) -> None:
    assert lemmatised([word], [pos], [edited]) == [lemma]


def test_document_that_nothing_judged_is_left_alone() -> None:
    nlp = spacy.blank("de")
    doc = Lemmatizer(nlp.vocab, TABLE)(Doc(nlp.vocab, words=["wies"], pos=["VERB"]))
    assert doc[0].lemma_ == ""


def test_table_survives_disk_and_bytes(tmp_path: Path) -> None:
    vocab = spacy.blank("de").vocab
    first = Lemmatizer(vocab, TABLE)
    first.to_disk(tmp_path / "lemmatizer")
    assert Lemmatizer(vocab).from_disk(tmp_path / "lemmatizer").table == TABLE
    assert Lemmatizer(vocab).from_bytes(first.to_bytes()).table == TABLE


def test_a_table_that_people_edit_may_have_comments_and_odd_lines(tmp_path: Path) -> None:
    folder = tmp_path / "lemmatizer"
    folder.mkdir()
    (folder / "lemmas.tsv").write_text("# strong verbs\nVERB\twies\tweisen\n\nVERB\tonly two\n", encoding="utf-8")
    assert Lemmatizer(spacy.blank("de").vocab).from_disk(folder).table == {("VERB", "wies"): "weisen"}
    assert Lemmatizer(spacy.blank("de").vocab, TABLE).from_disk(tmp_path / "none").table == TABLE
