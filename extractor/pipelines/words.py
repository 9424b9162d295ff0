"""The words of a Doc as plain strings: rules that look at each word of a text need no spaCy token for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from spacy.tokens import Doc

_words: WeakKeyDictionary[Doc, tuple[str, ...]] = WeakKeyDictionary()
_starts: WeakKeyDictionary[Doc, tuple[int, ...]] = WeakKeyDictionary()


def words_of(doc: Doc) -> tuple[str, ...]:
    """The text of each token; read once a Doc, as tokens are never joined or cut later."""
    known = _words.get(doc)
    if known is None:
        known = _words[doc] = tuple([token.text for token in doc])
    return known


def starts_of(doc: Doc) -> tuple[int, ...]:
    """The offset in the text of the Doc at which each token begins; read once a Doc."""
    known = _starts.get(doc)
    if known is None:
        known = _starts[doc] = tuple([token.idx for token in doc])
    return known
