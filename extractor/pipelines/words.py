"""What rules ask of each word of a Doc, read once a Doc: a spaCy token or span made for one look costs more than the look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

    from spacy.tokens import Doc, Span, Token

Found = TypeVar("Found")

# Docs of which readings are kept at most: more than the segments of all but the longest documents.
KEPT = 1_000
_readings: list[_lru_cache_wrapper[Any]] = []


def once_a_doc(read: Callable[..., Found]) -> _lru_cache_wrapper[Found]:
    """A function of a Doc that reads it once, however often it is asked, until :func:`forget`."""
    reading = lru_cache(maxsize=KEPT)(read)
    _readings.append(reading)
    return reading


def forget() -> None:
    """Let go of all Docs: what is read of one holds it, and a document that is done is not returned to."""
    for reading in _readings:
        reading.cache_clear()


@once_a_doc
def tokens_of(doc: Doc) -> tuple[Token, ...]:
    """The tokens, each made once."""
    return tuple(doc)


def tokens_in(span: Span) -> tuple[Token, ...]:
    """The tokens of a span, of those that are made already."""
    return tokens_of(span.doc)[span.start : span.end]


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
