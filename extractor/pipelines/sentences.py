"""Sentences in the tree: the word that stands highest, and the sentence that a word is said in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.tree import tree_of
from extractor.pipelines.words import once_a_doc, tokens_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from extractor.pipelines.tree import Tree

_FINAL = frozenset(".!?;…\"“”«»'’)–—")


@once_a_doc
def sentences_by_token(doc: Doc) -> tuple[Span, ...]:
    """The sentence of each token.

    Raises:
        ValueError: The Doc has no sentences.
    """
    return tuple([span for span in doc.sents for _ in range(span.start, span.end)])


def sentence_of(token: Token) -> Span:
    """The sentence of a word, as the parser has it.

    Raises:
        ValueError: The Doc has no sentences.
    """
    return sentences_by_token(token.doc)[token.i]


def top(span: Span) -> Token:
    """The word of a span that stands highest in its tree, the first of several."""
    return highest(span.doc, span.start, span.end)


def highest(doc: Doc, start: int, end: int) -> Token:
    """The word that stands highest in the tree among some tokens, the first of several."""
    tree = tree_of(doc)
    if tree is None or end - start == 1:
        return tokens_of(doc)[start]
    heads = tree.heads
    root = next((index for index in range(start, end) if heads[index] == index), None)
    if root is None:
        outside = [index for index in range(start, end) if not start <= heads[index] < end]
        root = outside[0] if len(outside) == 1 else min(outside, key=lambda i: _depth(tree, i))
    return tree.tokens[root]


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
    return _statements(token.doc)[token.i]


@once_a_doc
def _statements(doc: Doc) -> tuple[Span, ...]:
    """The statement of each token."""
    words, found = words_of(doc), []
    start = 0
    for sentence in doc.sents:
        end = sentence.end
        if end == len(words) or _ends_sentence(words[end - 1]):
            whole = sentence if start == sentence.start else doc[start:end]
            found += [whole] * (end - start)
            start = end
    return tuple(found)


def _ends_sentence(word: str) -> bool:
    return word[-1] in _FINAL or "\n" in word
