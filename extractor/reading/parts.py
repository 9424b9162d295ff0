"""Long documents, cut into parts that are read one by one.

A part is a text of its own with the id ``ID@OFFSET``, where ``ID`` is that of the document and ``OFFSET`` the place in it
where the part begins. The offsets in its record count from the beginning of the document. Parts are cut between
paragraphs if there are any, otherwise between sentences, words, or anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from extractor.reading.header import skip_blank
from extractor.reading.limits import MAX_PART
from extractor.records import Document, Evidence, Mention, RawText, Segment, TopicTerm

_Place = TypeVar("_Place", Mention, Evidence, TopicTerm)

# Where a text may be cut, the best first. A cut is taken in the last fifth of what a part may hold.
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (r"\n[^\S\n]*\n\s*|\r\n\r\n\s*|\u2029", r"[\r\n\u2028]+\s*", r"[.!?…][\"”“»)]*\s+", r"\s+")
)
_WINDOW = 5
# How far back a text without any blanks is searched for a place between two plain letters.
_BACK = 20


def parts_of(raw: RawText, *, longest: int = MAX_PART) -> Iterator[RawText]:
    r"""The text itself, or its parts.

    Example:
        >>> raw = RawText("a", "Erster Absatz.\n\nZweiter Absatz.\n\nDritter.")
        >>> [(part.id, part.offset, part.text) for part in parts_of(raw, longest=18)]
        [('a@0', 0, 'Erster Absatz.\n\n'), ('a@16', 16, 'Zweiter Absatz.\n\n'), ('a@33', 33, 'Dritter.')]
    """
    if len(raw.text) <= longest:
        yield raw
        return
    start = 0
    while start < len(raw.text):
        end = _cut(raw.text, start, longest)
        text = raw.text[start:end]
        if skip_blank(text, 0) < len(text):
            head = start == 0 and raw.body_start <= end
            yield replace(
                raw,
                id=f"{raw.id}@{start}",
                text=text,
                title_span=raw.title_span if head else None,
                body_start=raw.body_start if head else skip_blank(text, 0),
                part_of=raw.id,
                offset=start,
            )
        start = end


def in_whole(document: Document, offset: int) -> Document:
    """The record of a part with all its offsets counted from the beginning of the whole document.

    Example:
        >>> from extractor.records import TopicHit
        >>> record = Document("a@16", topics=(TopicHit("energy", 1.0, (TopicTerm("Gas", 0, 3),)),))
        >>> in_whole(record, 16).topics[0].evidence[0]
        TopicTerm(text='Gas', start=16, end=19)
    """
    if not offset:
        return document

    return replace(
        document,
        segments=tuple(_segment(segment, offset) for segment in document.segments),
        entities=tuple(replace(entity, mentions=_moved(entity.mentions, offset)) for entity in document.entities),
        relations=tuple(
            replace(relation, evidence=_moved(relation.evidence, offset)) for relation in document.relations
        ),
        topics=tuple(replace(topic, evidence=_moved(topic.evidence, offset)) for topic in document.topics),
    )


def _moved(places: tuple[_Place, ...], offset: int) -> tuple[_Place, ...]:
    return tuple(replace(place, start=place.start + offset, end=place.end + offset) for place in places)


def _segment(segment: Segment, offset: int) -> Segment:
    prose, signature = segment.prose, segment.signature
    return replace(
        segment,
        start=segment.start + offset,
        end=segment.end + offset,
        prose=(prose[0] + offset, prose[1] + offset) if prose else None,
        signature=replace(
            signature,
            start=signature.start + offset,
            end=signature.end + offset,
            handle_start=signature.handle_start + offset,
            handle_end=signature.handle_end + offset,
        )
        if signature
        else None,
    )


def _cut(text: str, start: int, longest: int) -> int:
    """The end of the part that begins at ``start``."""
    limit = start + longest
    if limit >= len(text):
        return len(text)
    for pattern in _CUTS:
        last = None
        for match in pattern.finditer(text, limit - longest // _WINDOW, limit):
            last = match
        if last is not None:
            return last.end()
    # Not between a letter and its accent, nor between the halves of a flag or a sign of several code points.
    safe = (at for at in range(limit, max(start, limit - _BACK), -1) if text[at - 1 : at + 1].isascii())
    return next(safe, limit)
