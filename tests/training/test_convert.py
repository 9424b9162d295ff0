"""Held-out parts as Docs: marked sentence ends of posts, documents set as articles are."""

from __future__ import annotations

import zlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import spacy

# Invented; the marks belong to tweets 4 and 9.
TWEETS = [
    ["RT", "@ana", ":", "Llueve", "mucho", ".", "Me", "quedo", "en", "casa", "#", "lluvia"],
    ["Hola", "...", "que", "tal"],
]


def sentence(recipe: dict[str, ModuleType], words: list[str]) -> Any:
    return recipe["convert"].Sentence(words, [True] * len(words))


def write_marks(path: Path, check: int) -> Path:
    second = zlib.crc32(" ".join(TWEETS[1]).encode())
    lines = ["# source: test", "tweet\tcheck\tstarts\tunclear", f"4\t{check}\t6\t", f"9\t{second}\t\t2"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_marked_posts(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    tweets = [[sentence(recipe, words)] for words in TWEETS]
    marks = write_marks(tmp_path / "marks.tsv", zlib.crc32(" ".join(TWEETS[0]).encode()))
    first, second = recipe["convert"].marked_posts(spacy.blank("es").vocab, tweets, marks)
    starts = [token.is_sent_start for token in first]
    assert starts == [True, None, None, None, False, False, True, False, False, False, None, None]
    assert [token.is_sent_start for token in second] == [True, False, None, False]


def test_marks_of_another_edition_are_refused(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    tweets = [[sentence(recipe, words)] for words in TWEETS]
    marks = write_marks(tmp_path / "marks.tsv", 1)
    with pytest.raises(ValueError, match="tweet 4 is not the one"):
        list(recipe["convert"].marked_posts(spacy.blank("es").vocab, tweets, marks))


def test_marks_that_ship_are_held_out(recipe: dict[str, ModuleType]) -> None:
    convert = recipe["convert"]
    rows = convert.parse_table(convert.MARKS, convert.COLUMNS)
    assert len(rows) > 150
    for row in rows:
        # The split: every fifth tweet is held out.
        assert int(row["tweet"]) % convert.EVERY == convert.FIRST
        starts, unclear = (set(map(int, row[name].split())) for name in ("starts", "unclear"))
        assert not starts & unclear
        assert 0 not in starts | unclear


def test_documents_are_set_in_every_way(recipe: dict[str, ModuleType]) -> None:
    documents = [[sentence(recipe, ["Es", "regnet", "heute", "stark", "."] * 6) for _ in range(4)]] * 8
    spaces = [
        {word for sentence in document for word in sentence.words if word.isspace()}
        for document in recipe["convert"].in_layouts(documents)
    ]
    assert all(spaces)
    assert set.union(*spaces) == {"\n", "\n\n"}
    words = {
        word for document in recipe["convert"].in_layouts(documents) for sentence in document for word in sentence.words
    }
    # Letter case stays: only white space is measured.
    assert not {"es", "ES"} & words


def test_sentences_without_names_beside_one_with_them(recipe: dict[str, ModuleType]) -> None:
    named = recipe["convert"].Sentence(["Ana", "liest"], [True, True], ents=["B-PER", "O"])
    doc = recipe["convert"].make_doc(spacy.blank("es").vocab, [named, sentence(recipe, ["Y", "ríe"])])
    assert [token.ent_iob_ for token in doc] == ["B", "O", "", ""]
