"""Sentences in the tree: the word that stands highest, and the sentence that a word is said in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.tree import tree_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extractor.pipelines.tree import Tree

_FINAL = frozenset(".!?;…\"“”«»'’)–—")


def top(span: Span) -> Token:
    """The word of a span that stands highest in its tree, the first of several."""
    doc = span.doc
    tree = tree_of(doc)
    if tree is None:
        return span[0]
    inside = range(span.start, span.end)
    root = next((index for index in inside if tree.heads[index] == index), None)
    if root is None:
        root = min((index for index in inside if tree.heads[index] not in inside), key=lambda i: _depth(tree, i))
    return doc[root]


def _depth(tree: Tree, index: int) -> int:
    depth = 0
    while tree.heads[index] != index:
        index = tree.heads[index]
        depth += 1
    return depth


def statement(token: Token) -> Span:
    """The sentence around a word; a sentence end without punctuation or line break is not trusted.

    Parsers split headlines ("Paris und London | vereinbaren Reformen").
    """
    doc = token.doc
    start, end = token.sent.start, token.sent.end
    while start > 0 and not _ends_sentence(doc[start - 1]):
        start = doc[start - 1].sent.start
    while end < len(doc) and not _ends_sentence(doc[end - 1]):
        end = doc[end].sent.end
    return doc[start:end]


def _ends_sentence(token: Token) -> bool:
    return token.text[-1] in _FINAL or "\n" in token.text
