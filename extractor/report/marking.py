"""A text cut where something in it is marked, so that a page sets each piece as text and needs no offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# Kinds of mentions that give way where two overlap: "der Außenminister" before its name.
_WEAK = frozenset({"role", "pronoun"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention to mark.

    Attributes:
        actor: The number of its actor in the page.
    """

    start: int
    end: int
    actor: int
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An evidence sentence to mark, with its number in the page."""

    start: int
    end: int
    number: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A segment of a document; ``author`` is the number of an actor."""

    kind: str
    lang: str
    start: int
    end: int
    author: int | None = None
    handle: str | None = None
    date: str | None = None
    url: str | None = None


def blocks(
    text: str, places: Iterable[Place], mentions: Iterable[Marked], sentences: Sequence[Sentence], *, offset: int = 0
) -> list[dict[str, Any]]:
    """A whole text as blocks, one a segment and one for each stretch between them; together they are the text.

    Args:
        text: The text of the document, or of a part of it.
        places: Its segments. Quotes lie inside others and are marked in these.
        mentions: Of actors; where two overlap the longer stays.
        sentences: Its evidence sentences, which may overlap.
        offset: Where the text begins in the document; all places count from there.

    Example:
        >>> found = blocks("Kuba. Chile!", [Place("title", "de", 0, 5)], [Marked(6, 11, 2, "name")], [Sentence(6, 12, 7)])
        >>> [block["pieces"] for block in found]
        [['Kuba.'], [' ', {'t': 'Chile', 'a': 2, 's': [7]}, {'t': '!', 's': [7]}]]
    """
    places = sorted(places, key=lambda place: (place.start, place.end))
    quotes = [place for place in places if place.kind == "quote"]
    kept = apart(mentions)
    found: list[dict[str, Any]] = []
    at, end = offset, offset + len(text)
    for place in [place for place in places if place.kind != "quote"]:
        start, stop = max(place.start, at), min(place.end, end)
        if start >= stop:
            continue
        if start > at:
            found.append(_block(None, pieces(text[at - offset : start - offset], at, kept, sentences, quotes)))
        found.append(_block(place, pieces(text[start - offset : stop - offset], start, kept, sentences, quotes)))
        at = stop
    if at < end:
        found.append(_block(None, pieces(text[at - offset :], at, kept, sentences, quotes)))
    return found


def excerpts(
    places: Iterable[Place], mentions: Iterable[Marked], sentences: Sequence[Sentence]
) -> list[dict[str, Any]]:
    """What is known of a text that is not at hand: its evidence sentences in order, each in a block.

    Example:
        >>> excerpts([], [], [Sentence(9, 14, 0, "Kuba.")])
        [{'pieces': [{'t': 'Kuba.', 's': [0]}]}]
    """
    outer = [place for place in places if place.kind != "quote"]
    kept = apart(mentions)
    found: list[dict[str, Any]] = []
    end = -1
    for sentence in sorted(sentences, key=lambda one: (one.start, -one.end)):
        if sentence.end <= end:
            continue  # inside one that is there
        end = sentence.end
        place = next((one for one in outer if one.start <= sentence.start < one.end), None)
        found.append(_block(place, pieces(sentence.text, sentence.start, kept, sentences, ())))
    return found


def apart(mentions: Iterable[Marked]) -> list[Marked]:
    """Mentions of which no two overlap, in order: names before words that stand for them, the longer first.

    Example:
        >>> role, name = Marked(0, 20, 1, "role"), Marked(14, 20, 1, "name")
        >>> apart([role, name]) == [name]
        True
    """
    kept: list[Marked] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda one: (one.kind in _WEAK, one.start - one.end, one.start)):
        span = range(mention.start, mention.end)
        if span and taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return sorted(kept, key=lambda one: one.start)


def pieces(
    text: str, offset: int, mentions: Sequence[Marked], sentences: Sequence[Sentence], quotes: Sequence[Place]
) -> list[Any]:
    """A stretch of text in pieces: plain text, or text ``t`` with actor ``a``, sentences ``s`` and quotation ``q``."""
    end = offset + len(text)
    inside = [one for one in mentions if one.start < end and one.end > offset]
    shown = [one for one in sentences if one.start < end and one.end > offset]
    quoted = [one for one in quotes if one.start < end and one.end > offset]
    spans = [(one.start, one.end) for found in (inside, shown, quoted) for one in found]
    cuts = sorted({offset, end, *(min(max(cut, offset), end) for span in spans for cut in span)})
    found: list[Any] = []
    for start, stop in pairwise(cuts):
        marks: dict[str, Any] = {"t": text[start - offset : stop - offset]}
        before = bisect_right(inside, start, key=lambda one: one.start) - 1
        if before >= 0 and start < inside[before].end:
            marks["a"] = inside[before].actor
        if numbers := sorted({one.number for one in shown if one.start <= start < one.end}):
            marks["s"] = numbers
        if quote := next((one for one in quoted if one.start <= start < one.end), None):
            marks["q"] = -1 if quote.author is None else quote.author
        found.append(marks if len(marks) > 1 else marks["t"])
    return found


def _block(place: Place | None, cut: list[Any]) -> dict[str, Any]:
    block: dict[str, Any] = {"pieces": cut}
    if place is not None:
        block |= {
            name: value
            for name in ("kind", "lang", "author", "handle", "date", "url")
            if (value := getattr(place, name)) is not None
        }
    return block
