"""Spans of a text: trimming, gaps between spans, paragraphs.

A span is a pair of offsets ``(start, end)``. Nothing here copies the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

# str.isspace plus the marks that are blank to a reader: byte order mark, zero-width space, word joiner.
_BLANK = re.compile(r"[\s\ufeff\u200b\u2060]*")
_BLANK_BACK = frozenset("\ufeff\u200b\u2060")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# A hard-wrapped paragraph: lines of nearly the same length, each within the usual widths of mail and terminals.
WRAP_WIDTHS = (45, 110)
WRAP_RAGGED = 30
_SENTENCE_END = re.compile(r"[.!?:…]['\"“”»«’)\]]*$")


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without blanks at both ends; None when nothing is left.

    Example:
        >>> trim("  ab ", 0, 5)
        (2, 4)
    """
    match = _BLANK.match(text, start, end)
    start = match.end() if match else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK_BACK):
        end -= 1
    return (start, end) if start < end else None


def gaps(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """What sorted spans leave free between ``start`` and ``end``.

    Example:
        >>> list(gaps([(2, 4), (6, 8)], 0, 10))
        [(0, 2), (4, 6), (8, 10)]
    """
    for left, right in spans:
        if start < left:
            yield start, left
        start = max(start, right)
    if start < end:
        yield start, end


def lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The non-blank lines, trimmed."""
    for match in _LINE.finditer(text, start, end):
        span = trim(text, *match.span())
        if span:
            yield span


def paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    r"""The paragraphs: lines, with hard-wrapped lines joined again.

    Example:
        >>> text = "Eine Zeile.\nNoch eine,\ndie weitergeht."
        >>> [text[a:b] for a, b in paragraphs(text, 0, len(text))]
        ['Eine Zeile.', 'Noch eine,\ndie weitergeht.']
    """
    block: list[Span] = []
    for line in lines(text, start, end):
        if block and _blank_line_between(text, block[-1][1], line[0]):
            yield from _join(text, block)
            block = []
        block.append(line)
    yield from _join(text, block)


def _blank_line_between(text: str, start: int, end: int) -> bool:
    between = text[start:end].replace("\r\n", "\n")
    return sum(between.count(mark) for mark in "\n\r\u2029") > 1


def _join(text: str, block: list[Span]) -> Iterator[Span]:
    """Join the lines of a block that belong to one paragraph."""
    if not block:
        return
    if _hard_wrapped(block):
        yield block[0][0], block[-1][1]
        return
    start, last = block[0]
    for line in block[1:]:
        if _goes_on(text, last, line[0]):
            last = line[1]
        else:
            yield start, last
            start, last = line
    yield start, last


def _hard_wrapped(block: list[Span]) -> bool:
    widths = [end - start for start, end in block[:-1]]
    low, high = WRAP_WIDTHS
    return (
        len(widths) >= 2
        and min(widths) >= low
        and max(widths) <= high
        and max(widths) - min(widths) <= WRAP_RAGGED
        and block[-1][1] - block[-1][0] <= max(widths)
    )


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether the line that begins at ``start`` continues the sentence of the line that ends at ``end``."""
    return text[start].islower() and not _SENTENCE_END.search(text, max(0, end - 6), end)
