"""The header of a text: a date and a title before the text proper, with their offsets.

Two forms are known. A header line holds a date, with or without the word for it, and
perhaps the title: `` date 2023-11 Title``. Otherwise a first short line without a
final full stop, before a blank line, is the title. The text itself is never altered.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

# The byte order mark is kept as the first character of a text (offsets count it) and read as blank.
BLANK = "\ufeff\u200b"
# Longer first lines are paragraphs: of 280 German news headlines none had more than 130 characters.
MAX_TITLE_LENGTH = 160
# A date line with more than a headline behind it is a dateline ("2023-11-16 Berlin: Die …"), not a header.
_DATE_LINE = re.compile(
    r"(?P<word>(?:date|datum|fecha)[ \t]*:?[ \t]*)?"
    r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"(?=[\s:,–—-]|$)[ \t:,–—-]*",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(r"(?:title|titel|título|titulo)[ \t]*:[ \t]*", re.IGNORECASE)
_NOT_A_TITLE = re.compile(r"\(@\w+\)|https?://|pic\.twitter\.com/|^\W*(?:@|RT @)|©")
_FINAL = re.compile(r"[.…:;,][\"'“”»«)]*$")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the text proper; ``body_start`` is where that begins."""

    title: str | None = None
    date: str | None = None
    title_span: tuple[int, int] | None = None
    body_start: int = 0


def parse_header(text: str) -> Header:
    r"""Find date and title at the start of a text.

    Example:
        >>> header = parse_header(" date 2021-05 Kanzlerin reist nach Madrid\n\nDie Kanzlerin …")
        >>> header.date, header.title, header.body_start
        ('2021-05', 'Kanzlerin reist nach Madrid', 43)
        >>> parse_header("2021 war ein gutes Jahr.\n\nEs begann …").date is None
        True
    """
    start = skip_blank(text, 0)
    end = line_end(text, start)
    date, after = _read_date(text, start, end)
    if date is None:
        return _first_line_title(text, start)
    span = _trim(text, _skip_title_word(text, after, end), end)
    if span is None:  # the date stands alone on its line; a title line may follow
        found = _first_line_title(text, skip_blank(text, end))
        return Header(found.title, date, found.title_span, found.body_start)
    if span[1] - span[0] > MAX_TITLE_LENGTH:  # a paragraph begins right after the date
        return Header(date=date, body_start=span[0])
    return Header(text[slice(*span)], date, span, skip_blank(text, end))


def find_title(text: str, title: str, start: int) -> tuple[int, int] | None:
    r"""Offsets of a known title, if the text begins with it at ``start`` and a line ends after it.

    Example:
        >>> find_title("Kanzlerin in Madrid\nDie Kanzlerin …", "Kanzlerin in Madrid", 0)
        (0, 19)
    """
    start = skip_blank(text, start)
    end = start + len(title.strip())
    if title.strip() and text.startswith(title.strip(), start) and not text[end : line_end(text, end)].strip():
        return start, end
    return None


def skip_blank(text: str, start: int) -> int:
    """Offset of the first character from ``start`` that is not blank, or the length of the text."""
    while start < len(text) and (text[start].isspace() or text[start] in BLANK):
        start += 1
    return start


def line_end(text: str, start: int) -> int:
    """Offset of the end of the line that ``start`` lies in (before the line break)."""
    found = [at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0]
    return min(found, default=len(text))


def _read_date(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The date at the head of a line as ISO, and the offset behind it."""
    match = _DATE_LINE.match(text, start, end)
    if match is None:
        return None, start
    year, month, day = match["year"], match["month"], match["day"]
    if month is None and match["word"] is None and match.end() < end:
        return None, start  # "2023 war ein Jahr …": a bare year only counts alone on its line
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None, start
    return "-".join(part for part in (year, month, day) if part), match.end()


def _skip_title_word(text: str, start: int, end: int) -> int:
    match = _TITLE_WORD.match(text, start, end)
    return match.end() if match else start


def _first_line_title(text: str, start: int) -> Header:
    """A first short line without final full stop, before a blank line, is the title."""
    start = _skip_title_word(text, start, line_end(text, start))
    end = line_end(text, start)
    span = _trim(text, start, end)
    if span is None or span[1] - span[0] > MAX_TITLE_LENGTH:
        return Header(body_start=start)
    line = text[slice(*span)]
    rest = skip_blank(text, end)
    breaks = text[end:rest].replace("\r\n", "\n").replace("\r", "\n").count("\n")
    if breaks < 2 or rest == len(text) or _FINAL.search(line) or _NOT_A_TITLE.search(line) or not _has_word(line):
        return Header(body_start=start)
    return Header(line, None, span, rest)


def _has_word(line: str) -> bool:
    return any(char.isalpha() for char in line)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without blanks at both ends; None when nothing is left."""
    start = skip_blank(text, start)
    while end > start and (text[end - 1].isspace() or text[end - 1] in BLANK):
        end -= 1
    return (start, end) if start < end else None
