"""Patterns of expressions of time and the words in them, read from the tables and compiled.

They stand in ``lang/<xx>/date_patterns.tsv`` and ``date_words.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractor.errors import LexiconError
from extractor.lang import read_lines, read_table, values
from extractor.relations.reckoning import KINDS

LANGUAGES = ("de", "es")
PATTERN_COLUMNS = ("pattern", "kind", "example")
WORD_COLUMNS = ("kind", "words", "value")
NONE = "none"
_DIGITS = {
    "day": r"0?[1-9]|[12]\d|3[01]",
    "month_number": r"0?[1-9]|1[0-2]",
    "year": r"(?:1[89]|20)\d\d",
}
_PIECE = re.compile(r"\{(\w+)\}")
# What must not touch an expression: it would be part of another word or number (Mai-Demonstration, 1.2000, 2000er).
_BEFORE, _AFTER = r"(?<![\w@#])(?<![\w][-.,:/])", r"(?![\w€$%]|[-/]\w|[.,:]\d)"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: by kind, and what each says, both in small letters."""

    kinds: Mapping[str, tuple[str, ...]]
    value: Mapping[tuple[str, str], str]

    def has(self, kind: str, word: str) -> bool:
        """Whether a word is of the kind, any capitalisation."""
        return (kind, word.lower()) in self.value


@cache
def words(lang: str) -> Words:
    """The words of a language, months among them.

    Raises:
        LexiconError: A month is no number.
    """
    kinds: dict[str, list[str]] = {}
    value: dict[tuple[str, str], str] = {}
    rows = read_table(lang, "date_words", columns=WORD_COLUMNS) if lang in LANGUAGES else ()
    for row in rows:
        for word in values(row["words"]):
            kinds.setdefault(row["kind"], []).append(word)
            value[row["kind"], word.lower()] = row["value"]
    for row in read_table(lang, "months", columns=("month", "names")) if lang in LANGUAGES else ():
        for word in values(row["names"]):
            kinds.setdefault("month", []).append(word.capitalize() if lang == "de" else word)
            value["month", word] = row["month"]
    return Words({kind: tuple(listed) for kind, listed in kinds.items()}, value)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of the table.

    Attributes:
        needed: Of each of these, all in small letters, one must be in a text in which the pattern is.
    """

    pattern: str
    kind: str
    place: str
    needed: tuple[tuple[str, ...], ...]

    def may_be_in(self, lower: str, there: dict[tuple[str, ...], bool]) -> bool:
        """Whether it is worth to look; ``there`` keeps what is known of the text."""
        for listed in self.needed:
            if listed not in there:
                there[listed] = any(word in lower for word in listed)
            if not there[listed]:
                return False
        return True


@cache
def patterns(lang: str) -> tuple[Pattern, ...]:
    """The patterns of a language, in the order of the table.

    Raises:
        LexiconError: A kind is unknown, or a slot has no words.
    """
    return tuple(
        Pattern(row["pattern"], _checked(row["kind"], place), place, _needed(row["pattern"], lang, place))
        for place, row in read_lines(lang, "date_patterns", columns=PATTERN_COLUMNS)
    )


def _checked(kind: str, place: str) -> str:
    if kind != NONE and kind not in KINDS:
        raise LexiconError(f"{place}: the kind {kind!r} is none of {', '.join((*KINDS, NONE))}")
    return kind


def _needed(pattern: str, lang: str, place: str) -> tuple[tuple[str, ...], ...]:
    """What a text must have for the pieces of a pattern that are not optional.

    Example:
        >>> _needed("am/vom {day}. {part}? Jahres", "de", "")[::2]
        (('am', 'vom'), ('jahres',))
    """
    needed: dict[tuple[str, ...], None] = {}
    for piece in pattern.split():
        if piece.endswith("?"):
            continue
        if "{" not in piece:
            needed[_first_words(piece.split("/"))] = None
        for match in _slots(piece):
            _slot(match[1], lang, place)  # says what is missing
            numbers = tuple("0123456789") if match[1] in (*_DIGITS, "count") else ()
            needed[numbers + _first_words(words(lang).kinds.get(match[1], ()))] = None
    return tuple(needed)


def _first_words(listed: Iterable[str]) -> tuple[str, ...]:
    """In small letters; of several words the first, since any space may follow."""
    return tuple(word.partition(" ")[0].lower() for word in listed)


@cache  # when first needed: an article has the words of half of the patterns
def regex(pattern: Pattern, lang: str) -> re.Pattern[str]:
    """A row as a regular expression."""
    return compiled(pattern.pattern, lang, pattern.place)


def compiled(pattern: str, lang: str, place: str = "") -> re.Pattern[str]:
    """A pattern of the table as a regular expression with one named group a slot.

    Example:
        >>> compiled("{weekday}? den/dem? {day}. {month}", "de").search("am Freitag, den 16. September").groupdict()
        {'weekday': 'Freitag', 'day': '16', 'month': 'September'}
    """
    used: set[str] = set()
    parts = ""
    started = False
    gap = ""
    for piece in pattern.split():
        optional = piece.endswith("?")
        body = _piece(piece.removesuffix("?"), lang, used, place)
        if not started:
            parts += f"(?:{body}{_gap(piece)})?" if optional else body
            started = not optional
        else:
            parts += f"(?:{gap}{body})?" if optional else gap + body
        gap = _gap(piece)
    return re.compile(f"{_BEFORE}{parts}{_AFTER}")


def _gap(piece: str) -> str:
    return r"\s*" if piece.endswith(".") else r",?\s+"


def _piece(piece: str, lang: str, used: set[str], place: str) -> str:
    """One piece: its slots become groups (a slot that comes again is matched, not kept), the rest stands as it is."""

    def slot(match: re.Match[str]) -> str:
        name = match[1]
        body = _slot(name, lang, place)
        if name in used:
            return f"(?:{body})"
        used.add(name)
        tail = f"(?:{'|'.join(words(lang).kinds.get('suffix', ()))})?" if name == "weekday" else ""
        return f"(?P<{name}>{body}){tail}"

    if "{" not in piece:
        return f"(?:{alternatives(tuple(piece.split('/')))})"
    return _replace(piece, slot)


def _replace(piece: str, slot: Callable[[re.Match[str]], str]) -> str:
    out, last = "", 0
    for match in _slots(piece):
        out += re.escape(piece[last : match.start()]) + slot(match)
        last = match.end()
    return out + re.escape(piece[last:])


def _slots(piece: str) -> Iterator[re.Match[str]]:
    return _PIECE.finditer(piece)


def _slot(name: str, lang: str, place: str) -> str:
    listed = words(lang).kinds.get(name)
    if name in _DIGITS:
        return _DIGITS[name]
    if listed is None:
        raise LexiconError(f"{place}: the slot {{{name}}} has no words in {lang}/date_words.tsv")
    return alternatives(listed) + (r"|[1-9]\d?" if name == "count" else "")


def alternatives(listed: tuple[str, ...]) -> str:
    """Any of the words, the longest first; one in small letters may begin a sentence."""
    return "|".join(map(_either_case, sorted(listed, key=len, reverse=True)))


def _either_case(word: str) -> str:
    first = word[:1]
    rest = r"\s+".join(map(re.escape, word[1:].split(" ")))
    return f"[{first.upper()}{first}]{rest}" if first.islower() else re.escape(first) + rest
