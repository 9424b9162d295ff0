"""Quotations: pairs of quotation marks of all the usual kinds, nested ones too.

Spans are the words between the marks. A pair is a quotation of speech when it holds
four words, or reads as a sentence; one or two words are a title or irony.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from extractor.segmenting.spans import Span, trim

# Several times the longest quotation in 400 news texts (534 characters); an unclosed mark cannot swallow a text.
MAX_QUOTE = 3000
MIN_WORDS = 4
MAX_DEPTH = 6
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
_MARK = re.compile(r"[„“”«»\"‚‘’‹›']")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_SENTENCE_LIKE = re.compile(r"[.!?…,]$")


def quote_pairs(text: str, start: int, end: int) -> list[Span]:
    r"""All pairs of marks, as spans of the words between them, in text order.

    Example:
        >>> text = 'Er sagte: „Das ist „ganz“ neu.“ Und ging\'s?'
        >>> [text[a:b] for a, b in quote_pairs(text, 0, len(text))]
        ['Das ist „ganz“ neu.', 'ganz']
    """
    stack: list[tuple[str, int]] = []
    found: list[Span] = []
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
    return sorted(found, key=lambda span: (span[0], -span[1]))


def find_quotes(text: str, start: int, end: int) -> list[Span]:
    """The quotations of speech in a span, nested ones after those they nest in.

    Example:
        >>> text = 'Die "Welt" meldet: "Wir werden uns wehren."'
        >>> [text[a:b] for a, b in find_quotes(text, start=0, end=len(text))]
        ['Wir werden uns wehren.']
    """
    spans = [trim(text, *span) for span in quote_pairs(text, start, end)]
    return [span for span in spans if span and _is_speech(text[slice(*span)])]


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
