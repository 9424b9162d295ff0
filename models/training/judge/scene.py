"""The scene of a document: its words, sentences and actors laid out as the judge reads them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import tree_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.actors.sites import Actors, Site
    from extractor.pipelines.parsing import ParsedSegment
    from extractor.records import Entity

# Entity types that take part in relations.
RELATIONAL = ("person", "country", "organisation")
_OTHER = Role.OTHER


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the document that is no white space.

    Attributes:
        part: Number of its parsed segment.
        start: Offset in the document.
        head: Its head's number among the words (its own for a root).
    """

    token: Token
    part: int
    start: int
    head: int
    role: Role

    @property
    def end(self) -> int:
        """Offset behind it."""
        return self.start + len(self.token)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` to ``last`` (exclusive) that stand for an actor (its number among the scene's)."""

    actor: int
    first: int
    last: int
    site: Site


@dataclass(frozen=True, slots=True)
class Scene:
    """One document for the judge.

    Attributes:
        sentences: First and last word (exclusive) of each sentence.
        sentence_of: Number of the sentence of each word.
        mentions: In text order.
    """

    parts: tuple[ParsedSegment, ...]
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    actors: tuple[Entity, ...]
    mentions: tuple[Mention, ...]

    def sentence_at(self, offset: int) -> int | None:
        """Number of the sentence that holds an offset of the document, or the last that begins before it."""
        index = bisect_right(self.words, offset, key=_start) - 1
        return self.sentence_of[index] if index >= 0 else None


def lay_out(parsed: Sequence[ParsedSegment], actors: Actors) -> Scene:
    """Put words, sentences and actors of a document in one row."""
    words: list[Word] = []
    sentences: list[tuple[int, int]] = []
    for number, part in enumerate(parsed):
        numbers = _numbers(part, len(words))
        for first, last in _sentences(part):
            begun = len(words)
            words.extend(_words(part, number, first, last, numbers))
            if len(words) > begun:
                sentences.append((begun, len(words)))
    sentence_of = tuple(n for n, (first, last) in enumerate(sentences) for _ in range(last - first))
    relational = tuple(entity for entity in actors.entities if entity.type in RELATIONAL)
    return Scene(
        tuple(parsed),
        tuple(words),
        tuple(sentences),
        sentence_of,
        relational,
        tuple(_mentions(words, relational, actors)),
    )


def _numbers(part: ParsedSegment, begun: int) -> list[int]:
    """The number in the scene of each token; a space has that of the word before it."""
    numbers = []
    count = begun - 1
    for token in part.doc:
        count += not token.is_space
        numbers.append(max(count, begun))
    return numbers


def _sentences(part: ParsedSegment) -> Iterator[tuple[int, int]]:
    doc = part.doc
    if not doc.has_annotation("SENT_START"):
        yield 0, len(doc)
        return
    for sentence in doc.sents:
        yield sentence.start, sentence.end


def _words(part: ParsedSegment, number: int, first: int, last: int, numbers: Sequence[int]) -> Iterator[Word]:
    tree = tree_of(part.doc)
    for token in part.doc[first:last]:
        if token.is_space:
            continue
        head = numbers[token.i if tree is None else tree.heads[token.i]]
        yield Word(token, number, part.offset + token.idx, head, _OTHER if tree is None else tree.roles[token.i])


def _mentions(words: Sequence[Word], relational: Sequence[Entity], actors: Actors) -> Iterator[Mention]:
    numbers = {entity.id: number for number, entity in enumerate(relational)}
    starts = [word.start for word in words]
    for site in actors.sites:
        first = max(bisect_right(starts, site.start) - 1, 0)
        last = bisect_left(starts, site.end)
        if first >= last or words[last - 1].end <= site.start:
            continue
        if words[first].end <= site.start:
            first += 1
        for identity in site.entity_ids:
            if identity in numbers and first < last:
                yield Mention(numbers[identity], first, last, site)


def _start(word: Word) -> int:
    return word.start
