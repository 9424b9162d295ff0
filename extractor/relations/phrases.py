"""Prepositional phrases by the words alone, where the tree does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.tree import bare

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 14  # tokens a prepositional phrase may stand to the right of its noun when the tree does not tell


def phrase_to_the_right(noun: Token, word: str) -> list[Token]:
    """The noun of the next phrase with this preposition before a verb or strong punctuation."""
    doc = noun.doc
    end = min(noun.sent.end, noun.i + REACH)
    for token in doc[noun.i + 1 : end]:
        if token.pos_ in ("VERB", "AUX") or token.text in ",;:.–()":
            return []
        if token.pos_ == "ADP" and bare(token.lower_) == word:
            return _next_noun(token, end)
    return []


def _next_noun(token: Token, end: int) -> list[Token]:
    """The first noun after a preposition or article, adjectives skipped."""
    for other in token.doc[token.i + 1 : end]:
        if other.pos_ in ("NOUN", "PROPN", "PRON", "X"):
            return [other]
        if other.pos_ not in ("DET", "ADJ", "NUM"):
            return []
    return []
