"""Expressions of time in running text: what they say, before it is known which day that is.

The patterns and their words stand in ``lang/<xx>/date_patterns.tsv`` and ``date_words.tsv``.
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
class Expression:
    """Words of a text that tell a time.

    Attributes:
        kind: How it is reckoned, see :mod:`extractor.relations.reckoning`.
        values: What its words say, by slot (``{"weekday": "3"}``).
    """

    start: int
    end: int
    kind: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: by kind, and what each says, both in small letters."""

    kinds: Mapping[str, tuple[str, ...]]
    value: Mapping[tuple[str, str], str]

    def has(self, kind: str, word: str) -> bool:
        """Whether a word is of the kind, any capitalisation."""
        return (kind, word.lower()) in self.value


def find_expressions(text: str, lang: str) -> tuple[Expression, ...]:
    """The expressions of time in a text, in order; of those that overlap the longest.

    Example:
        >>> [(item.kind, item.values) for item in find_expressions("Sie kam am 5. März aus Rom, nicht gestern.", "de")]
        [('day', {'day': '5', 'month': '3'}), ('day word', {'dayword': '-1'})]
        >>> find_expressions("Im Donnerstagsclub saßen jeden Freitag 2000 Soldaten.", "de")[0].kind
        'bare year'
    """
    if lang not in LANGUAGES:
        return ()
    lower = text.lower()
    there: dict[tuple[str, ...], bool] = {}
    found = [
        Expression(match.start(), match.end(), pattern.kind, _values(match, lang))
        for pattern in _patterns(lang)
        if pattern.may_be_in(lower, there)
        for match in _compiled(pattern, lang).finditer(text)
    ]
    kept: list[Expression] = []
    for item in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return tuple(sorted((item for item in kept if item.kind != NONE), key=lambda one: one.start))


def ends_in(text: str, kind: str, lang: str) -> bool:
    """Whether a text ends in a word of a kind: what stands before an expression.

    Example:
        >>> ends_in("Das gilt seit dem ", "outside", "de"), ends_in("Er kam am ", "outside", "de")
        (True, False)
    """
    return bool(_endings(kind, lang).search(text))


@cache
def _endings(kind: str, lang: str) -> re.Pattern[str]:
    listed = _alternatives(words(lang).kinds.get(kind, ("(?!)",)))
    articles = {"de": r"dem|den|der|zum|zur", "es": r"el|la|al|del"}[lang]
    return re.compile(rf"(?<!\w)(?:{listed})\s+(?:(?:{articles})\s+)?$")


def _values(match: re.Match[str], lang: str) -> dict[str, str]:
    known = words(lang).value
    return {
        slot: known.get((slot, found.lower()), found.lstrip("0"))
        for slot, found in match.groupdict().items()
        if found is not None
    }


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
class _Pattern:
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
def _patterns(lang: str) -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(row["pattern"], _checked(row["kind"], place), place, _needed(row["pattern"], lang, place))
        for place, row in read_lines(lang, "date_patterns", columns=PATTERN_COLUMNS)
    )


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
def _compiled(pattern: _Pattern, lang: str) -> re.Pattern[str]:
    return compiled(pattern.pattern, lang, pattern.place)


def _checked(kind: str, place: str) -> str:
    if kind != NONE and kind not in KINDS:
        raise LexiconError(f"{place}: the kind {kind!r} is none of {', '.join((*KINDS, NONE))}")
    return kind


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
        return f"(?:{_alternatives(tuple(piece.split('/')))})"
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
    return _alternatives(listed) + (r"|[1-9]\d?" if name == "count" else "")


def _alternatives(listed: tuple[str, ...]) -> str:
    """Any of the words, the longest first; one in small letters may begin a sentence."""
    return "|".join(map(_either_case, sorted(listed, key=len, reverse=True)))


def _either_case(word: str) -> str:
    first = word[:1]
    rest = r"\s+".join(map(re.escape, word[1:].split(" ")))
    return f"[{first.upper()}{first}]{rest}" if first.islower() else re.escape(first) + rest
