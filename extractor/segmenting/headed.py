"""Posts whose author stands above them: a line ``Name (@handle) · 8. März 2022``, and the text right below it.

So they look when copied from the page of the network or set by an editor. Structure alone decides: the line holds nothing
else, begins a block that goes on below it, and is no byline: text stands before it, and the line has a date or a colon announces it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.records import Signature
from extractor.segmenting.dates import date_pattern, iso_date
from extractor.segmenting.signatures import MAX_NAME
from extractor.segmenting.spans import Span, trim
from extractor.segmenting.starts import MAX_BLOCK

# The handle may stand in brackets, or bare between name and date ("Ana Gil @anagil · 8. März 2022").
_HEAD = re.compile(
    rf"^[^\S\n]*>?[^\S\n]*(?P<name>[^\n@()\[\]:]{{2,{MAX_NAME}}}?)[^\S\n]*"
    r"(?:[\[(](?P<boxed>@[A-Za-z0-9_]{1,15})[\])]|(?P<bare>@[A-Za-z0-9_]{1,15}))(?P<rest>[^\n]*)\n(?=[^\S\n]*\S)",
    re.MULTILINE,
)
_BETWEEN = re.compile(r"[^\S\n]*(?:[·•|,:–—-][^\S\n]*)?")
_BLOCK_END = re.compile(r"\n[^\S\n]*\n|\Z")
_BLANK_BEFORE = re.compile(r"(?:(?P<colon>:)\s*\n|\S[^\S\n]*\n[^\S\n]*\n)\s*\Z")


@dataclass(frozen=True, slots=True)
class HeadedPost:
    """Where the post stands, its text, and what the line above it says."""

    start: int
    content: Span
    end: int
    signature: Signature
    date: str | None


def find_headed(text: str, start: int, end: int) -> Iterator[HeadedPost]:
    r"""The posts of a span that begin with their author's line.

    Example:
        >>> text = "Sie schrieb auf X:\n\nAna Gil (@anagil) · 8. März 2022\nLlegamos hoy a Moscú.\n\nDanach"
        >>> [(p.signature.name, p.date, text[slice(*p.content)]) for p in find_headed(text, 0, len(text))]
        [('Ana Gil', '2022-03-08', 'Llegamos hoy a Moscú.')]
        >>> list(find_headed("Lima\n\nVon Ana Gil (@anagil)\nDie Minister trafen sich.", 0, 53))
        []
    """
    for head in _HEAD.finditer(text, start, end):
        before = _BLANK_BEFORE.search(text, max(start, head.start() - MAX_NAME), head.start())
        date = _date_of(head)
        if before is None or date is None or not (date or before["colon"]):
            continue
        name = head["name"].strip()
        found = _BLOCK_END.search(text, head.end(), end)
        content = trim(text, head.end(), found.start() if found else end)
        if content is None or content[1] - content[0] > MAX_BLOCK or not name[:1].isalnum():
            continue  # a dash before the name opens a signature, which belongs to the text above it
        at = text.index(name, head.start("name"))
        group = "boxed" if head["boxed"] else "bare"
        signature = Signature(name, at, at + len(name), head[group], head.start(group), head.end(group))
        yield HeadedPost(at, content, content[1], signature, date or None)


def _date_of(head: re.Match[str]) -> str | None:
    """The date of the line; empty if it has none, None if something else stands in it."""
    text, at = head.string, head.start("rest")
    gap = _BETWEEN.match(text, at, head.end("rest"))
    found = date_pattern().match(text, gap.end() if gap else at, head.end("rest"))
    date = iso_date(found) if found else None
    rest = text[found.end() if found and date else at : head.end("rest")].strip()
    if date is None and not head["boxed"]:
        return None  # a bare handle at the end of a line may be anything
    return (date or "") if not rest.strip("·•|,: ") else None
