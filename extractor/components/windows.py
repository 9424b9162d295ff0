"""Windows over long documents: what the network sees at once.

A document is cut where a sentence most likely ends, and every window sees some words beyond its own, so that a wrong cut
costs little. The cuts depend on the document alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractor.components.pieces import LINE, PARAGRAPH

# As many pieces as the longest windows of the training had.
ROOM = 224
# Pieces of context beyond a cut.
CONTEXT = 24
# What the encoder has positions for (512, two of them for the marks of both ends).
LIMIT = 510
FINAL = frozenset(".!?:;…")
CLOSING = frozenset("\"“”»«’'›‹)")
# So many closing marks may follow a full stop ("…!“)"); a page full of them costs no time.
MARKS = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` are seen, ``core_start`` to ``core_end`` are judged."""

    start: int
    end: int
    core_start: int
    core_end: int


def cut(words: Sequence[str], gaps: Sequence[int], sizes: Sequence[int], *, room: int = ROOM) -> list[Window]:
    """The windows of a document; their cores follow each other without a gap.

    Args:
        words: The words without white space.
        gaps: What stands before each word (``pieces.NOTHING`` to ``PARAGRAPH``).
        sizes: Pieces of each word.
        room: Pieces that a window may have.

    Example:
        >>> cut(["Ja", ".", "Nein", "."], [3, 0, 1, 0], [1, 1, 1, 1])
        [Window(start=0, end=4, core_start=0, core_end=4)]
        >>> [window.core_end for window in cut(["Ja", "."] * 100, [1, 0] * 100, [1] * 200, room=100)]
        [76, 128, 200]
    """
    total = [0, *accumulate(sizes)]
    result: list[Window] = []
    core = 0
    while core < len(words):
        start = _back(total, core)
        room_here = room - (total[core] - total[start])
        if total[-1] - total[core] <= room_here:
            result.append(Window(start, len(words), core, len(words)))
            break
        end = best_cut(words, gaps, total, core, room_here - CONTEXT)
        result.append(Window(start, _forward(total, end), core, end))
        core = end
    return result


def best_cut(words: Sequence[str], gaps: Sequence[int], total: Sequence[int], start: int, room: int) -> int:
    """The likeliest sentence end in the second half of the room; the last one of several."""
    last = start + 1
    while last < len(words) and total[last + 1] - total[start] <= room:
        last += 1
    half = [index for index in range(start + 1, last + 1) if total[index] - total[start] > room // 2] or [last]
    return max(half, key=lambda index: (_rank(words, gaps, index), index))


def _rank(words: Sequence[str], gaps: Sequence[int], index: int) -> int:
    """How surely a sentence begins at a word."""
    if index == len(words) or gaps[index] >= PARAGRAPH:
        return 4
    before = index - 1
    while before > max(0, index - MARKS) and words[before] in CLOSING:
        before -= 1
    final = words[before][-1:] in FINAL
    if gaps[index] >= LINE:
        return 3 if final else 1
    return 2 if final and gaps[index] and not words[index][:1].islower() else 0


def _back(total: Sequence[int], index: int) -> int:
    start = index
    while start > 0 and total[index] - total[start - 1] <= CONTEXT:
        start -= 1
    return start


def _forward(total: Sequence[int], index: int) -> int:
    end = index
    while end < len(total) - 1 and total[end + 1] - total[index] <= CONTEXT:
        end += 1
    return end
