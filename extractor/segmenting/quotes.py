"""Quotations: pairs of quotation marks of all the usual kinds, nested ones too.

Spans are the words between the marks. A pair is a quotation of speech when it holds
four words, or reads as a sentence; one or two words are a title or irony. A quotation
that goes on over several paragraphs has a span in each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from extractor.segmenting.spans import Span, trim

# Several times the longest quotation in 400 news texts (534 characters); an unclosed mark cannot swallow a text.
MAX_QUOTE = 3000
MIN_WORDS = 4
MAX_DEPTH = 6
# Paragraphs over which a quotation goes on; letters and statements in the news have no more.
MAX_PARAGRAPHS = 6
# Closing marks by opening mark. “ opens in Spanish and closes in German, » the other way round in books.
_CLOSERS: Mapping[str, str] = MappingProxyType(
    {
        "„": '“”"',
        "“": "”",
        "”": "”",
        "«": "»",
        "»": "«",
        '"': '"“”',
        "‚": "‘’'",
        "‘": "’",
        "‹": "›",
        "›": "‹",
        "'": "'’",
    }
)
_LONG = frozenset(
    '„“”«»"'
)  # marks of a quotation that may go on over paragraphs; single ones are apostrophes too often
_MARK = re.compile(r"[„“”«»\"‚‘’‹›']")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_SENTENCE_LIKE = re.compile(r"[.!?…,]$")


@dataclass(frozen=True, slots=True)
class _Marks:
    """What the marks of a stretch make: pairs in text order, marks left open, and closing marks that close nothing."""

    pairs: tuple[Span, ...]
    left_open: tuple[tuple[str, int], ...]
    stray: tuple[tuple[str, int], ...]


def quote_pairs(text: str, start: int, end: int) -> list[Span]:
    r"""All pairs of marks, as spans of the words between them, in text order.

    Example:
        >>> text = 'Er sagte: „Das ist „ganz“ neu.“ Und ging\'s?'
        >>> [text[a:b] for a, b in quote_pairs(text, 0, len(text))]
        ['Das ist „ganz“ neu.', 'ganz']
    """
    return list(_marks(text, start, end).pairs)


def _marks(text: str, start: int, end: int) -> _Marks:
    stack: list[tuple[str, int]] = []
    found: list[Span] = []
    stray: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        depth = _closes(stack, mark, before, after)
        if depth is not None:
            opened = stack[depth][1]
            del stack[depth:]
            if 0 < at - opened - 1 <= MAX_QUOTE:
                found.append((opened + 1, at))
        elif mark in _CLOSERS and _can_open(mark, before, after):
            stack = [item for item in stack[-MAX_DEPTH + 1 :] if at - item[1] <= MAX_QUOTE]
            stack.append((mark, at))
        elif not before.isspace() or after.isspace():
            stray.append((mark, at))
    return _Marks(tuple(sorted(found, key=lambda span: (span[0], -span[1]))), tuple(stack), tuple(stray))


def quotes_over(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    r"""The quotations of speech in paragraphs that follow each other, nested ones after those they nest in.

    Example:
        >>> text = 'Die "Welt" meldet: "Wir werden uns wehren."'
        >>> [text[a:b] for a, b in quotes_over(text, [(0, len(text))])]
        ['Wir werden uns wehren.']
        >>> text = "Er schrieb: „Wir gehen.\nDas ist sicher.“ Dann ging er."
        >>> [text[a:b] for a, b in quotes_over(text, [(0, 23), (24, len(text))])]
        ['Wir gehen.', 'Das ist sicher.']
    """
    marks = [_marks(text, *paragraph) for paragraph in paragraphs]
    spans = [pair for one in marks for pair in one.pairs]
    for number, one in enumerate(marks):
        if len(one.left_open) == 1 and one.left_open[0][0] in _LONG:
            spans += _going_on(text, paragraphs, marks, number)
    trimmed = [
        span for span in (trim(text, *span) for span in spans) if span is not None and _is_speech(text[slice(*span)])
    ]
    return sorted(set(trimmed), key=lambda span: (span[0], -span[1]))


def _going_on(text: str, paragraphs: Sequence[Span], marks: Sequence[_Marks], number: int) -> Iterator[Span]:
    """The parts of a quotation that is left open at the end of a paragraph; none if nothing shows that it goes on."""
    mark, at = marks[number].left_open[0]
    rest = (at + 1, paragraphs[number][1])
    following = range(number + 1, min(number + MAX_PARAGRAPHS, len(paragraphs)))
    if following and text.startswith(mark, paragraphs[number + 1][0]):
        # Each paragraph opens anew, and only the last one closes.
        yield rest
        return
    for last in following:
        closing = next((place for closer, place in marks[last].stray if closer in _CLOSERS[mark]), None)
        if closing is not None and closing - at <= MAX_QUOTE:
            yield from (rest, *paragraphs[number + 1 : last], (paragraphs[last][0], closing))
        if closing is not None or marks[last].left_open:
            return


def _closes(stack: list[tuple[str, int]], mark: str, before: str, after: str) -> int | None:
    """The place in the stack of the mark that this one closes."""
    if before.isspace() and not after.isspace():
        return None  # stands before a word: opens
    if mark in "'’" and before.isalnum() and after.isalnum():
        return None  # an apostrophe: "geht's"
    if mark == '"' and before in "(„“«" and after.isalnum():
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[depth][0]]:
            return depth
    return None


def _can_open(mark: str, before: str, after: str) -> bool:
    if after.isspace():
        return False
    if mark in "'’":
        return not before.isalnum() and mark == "'"
    if mark in '"”':
        return (not before.isalnum() and before not in ".,;!?") or (mark == '"' and before.isspace())
    return True


def _is_speech(quoted: str) -> bool:
    words = _WORD.findall(quoted)
    return len(words) >= MIN_WORDS or (len(words) >= 2 and bool(_SENTENCE_LIKE.search(quoted)))
