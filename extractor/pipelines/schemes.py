"""Which label scheme trees follow: asked of a parser's labels, or of a Doc where no parser is at hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from extractor.pipelines import tiger_roles, universal

if TYPE_CHECKING:
    from spacy.tokens import Doc

Scheme = Literal["ud", "tiger", "none"]

# Labels that only one of the schemes has; all of them must be there. A treebank without a subject label is none.
_UD_LABELS = frozenset({"nsubj", "obj", "obl"})
_TIGER_LABELS = frozenset({"sb", "oa", "mo"})
# Where a Doc keeps the scheme of the parser that made it; a plain string, so that the Doc can be stored.
_KEY = "extractor.scheme"


def scheme_of(labels: Iterable[str]) -> Scheme:
    """The scheme of a parser's labels.

    Example:
        >>> scheme_of(["nsubj", "obj", "obl", "ROOT"]), scheme_of(["sb", "oa", "mo", "nk"]), scheme_of(["nsubj", "dobj"])
        ('ud', 'tiger', 'none')
    """
    known = frozenset(labels)
    if known >= _UD_LABELS:
        return "ud"
    return "tiger" if known >= _TIGER_LABELS else "none"


def mark(doc: Doc, scheme: Scheme) -> None:
    """Note the scheme of the parser that made a Doc."""
    doc.user_data[_KEY] = scheme


def scheme_in(doc: Doc) -> Scheme:
    """The scheme of a Doc's tree: as marked, else the one that has all its labels.

    Example:
        >>> import spacy
        >>> from spacy.tokens import Doc
        >>> vocab = spacy.blank("de").vocab
        >>> [scheme_in(Doc(vocab, words=["Er", "ruft"], heads=[1, 1], deps=[label, "ROOT"])) for label in ("sb", "nsubj", "dobj")]
        ['tiger', 'ud', 'none']
        >>> scheme_in(Doc(vocab, words=["Er", "ruft"]))
        'none'
    """
    if not doc.has_annotation("DEP"):
        return "none"
    marked = doc.user_data.get(_KEY)
    if marked is not None:
        scheme: Scheme = marked
        return scheme
    labels = {token.dep_ for token in doc if token.dep_}
    if all(map(universal.is_known, labels)):
        return "ud"
    return "tiger" if all(map(tiger_roles.is_known, labels)) else "none"
