"""What rules ask of each word of a Doc, read once a Doc: a spaCy token or span made for one look costs more than the look."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What is read of a Doc holds the Doc, so only that of the last ones is kept: rules go back and forth between the segments of
# one document, and never return to an earlier one.
KEPT = 32
once_a_doc = lru_cache(maxsize=KEPT)


@once_a_doc
def tokens_of(doc: Doc) -> tuple[Token, ...]:
    """The tokens, each made once."""
    return tuple(doc)


@once_a_doc
def text_of(doc: Doc) -> str:
    """The whole text, which spaCy would join from its tokens each time."""
    return doc.text


@once_a_doc
def words_of(doc: Doc) -> tuple[str, ...]:
    """The text of each token."""
    return tuple([token.text for token in tokens_of(doc)])


@once_a_doc
def classes_of(doc: Doc) -> tuple[str, ...]:
    """The part of speech of each token."""
    return tuple([token.pos_ for token in tokens_of(doc)])


@once_a_doc
def starts_of(doc: Doc) -> tuple[int, ...]:
    """The offset in the text of the Doc at which each token begins."""
    return tuple([token.idx for token in tokens_of(doc)])


@once_a_doc
def features_of(doc: Doc) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """The values of the morphological features of each token (``Case``: ``Gen``)."""
    strings = doc.vocab.strings
    return tuple([_features(strings[key]) for key in doc.to_array("MORPH").tolist()])


@cache
def _features(written: str) -> Mapping[str, tuple[str, ...]]:
    """Features in the notation of Universal Dependencies (``Case=Acc,Nom|Number=Sing``)."""
    pairs = (pair.partition("=") for pair in written.split("|"))
    return MappingProxyType({name: tuple(values.split(",")) for name, equals, values in pairs if equals})


def feature(token: Token, name: str) -> tuple[str, ...]:
    """The values of a morphological feature of a word; several where a tagger leaves it open, none where it has none."""
    return features_of(token.doc)[token.i].get(name, ())


def has(token: Token, name: str, value: str) -> bool:
    """Whether a word carries a morphological feature (``Case``, ``Gen``)."""
    return value in features_of(token.doc)[token.i].get(name, ())
