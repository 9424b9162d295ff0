"""Expressions of time in running text: what they say, before it is known which day that is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractor.relations.date_patterns import LANGUAGES, NONE, alternatives, patterns, regex, words


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
        for pattern in patterns(lang)
        if pattern.may_be_in(lower, there)
        for match in regex(pattern, lang).finditer(text)
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
    listed = alternatives(words(lang).kinds.get(kind, ("(?!)",)))
    articles = {"de": r"dem|den|der|zum|zur", "es": r"el|la|al|del"}[lang]
    return re.compile(rf"(?<!\w)(?:{listed})\s+(?:(?:{articles})\s+)?$")


def _values(match: re.Match[str], lang: str) -> dict[str, str]:
    known = words(lang).value
    return {
        slot: known.get((slot, found.lower()), found.lstrip("0"))
        for slot, found in match.groupdict().items()
        if found is not None
    }
