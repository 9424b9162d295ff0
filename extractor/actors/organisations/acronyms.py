"""Acronym and full name in the text: ``Allied Democratic Forces (ADF)``, ``HRW (Human Rights Watch)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.actors.folding import fold

_ACRONYM = re.compile(r"\(([A-ZÄÖÜ][\w.&ÄÖÜ-]{1,9})\)")
_LONG_IN_BRACKETS = re.compile(r"\b([A-ZÄÖÜ]{2,8})\s+\(([^()\n]{6,80})\)")
_TWO_IN_BRACKETS = re.compile(r"\(([^()\n]{6,80}?),\s*([A-ZÄÖÜ]{2,8})\)")
MAX_WORDS = 9


@dataclass(frozen=True, slots=True)
class Expansion:
    """Offsets of a full name and of the acronym beside it."""

    long_start: int
    long_end: int
    acronym_start: int
    acronym_end: int


def is_acronym(word: str) -> bool:
    """Whether a word looks like an acronym: two capitals, no blank.

    Example:
        >>> is_acronym("ADF"), is_acronym("UNHCR"), is_acronym("Wien")
        (True, True, False)
    """
    return sum(ch.isupper() for ch in word) >= 2 and len(word) <= 10 and " " not in word


def spells(acronym: str, words: list[str]) -> bool:
    """Whether the words spell the acronym: the first letters agree and the rest follow in order.

    Every capital of the acronym is the first letter of a word or, as in German compounds, of a part of one.

    Example:
        >>> spells("HRW", ["Human", "Rights", "Watch"]), spells("BVerwG", ["Bundesverwaltungsgericht"])
        (True, True)
        >>> spells("ADF", ["Armee", "Kongos"])
        False
    """
    letters = [fold(ch) for ch in acronym if ch.isalpha()]
    if not words or not letters or not fold(words[0]).startswith(letters[0]):
        return False
    initials = [fold(word)[:1] for word in words if word[:1].isupper() or len(word) > 3]
    if len(words) > 1 and letters == initials[: len(letters)] and len(initials) - len(letters) <= 1:
        return True
    text, at = "".join(fold(word) for word in words), 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if at == 0:
            return False
    # Letters inside words prove little: the last word must hold one of them at its start or be the only one.
    return len(words) == 1 or letters[-1] in initials[-2:]


def find_expansions(text: str) -> Iterator[Expansion]:
    """Full names with their acronym in brackets, by the letters alone.

    Example:
        >>> text = "Das berichtet Human Rights Watch (HRW) aus Kabul."
        >>> [(text[e.long_start:e.long_end], text[e.acronym_start:e.acronym_end]) for e in find_expansions(text)]
        [('Human Rights Watch', 'HRW')]
    """
    for match in _ACRONYM.finditer(text):
        if not is_acronym(match.group(1)):
            continue
        span = _long_before(text, match.start(), match.group(1))
        if span is not None:
            yield Expansion(*span, match.start(1), match.end(1))
    for match in _LONG_IN_BRACKETS.finditer(text):
        if spells(match.group(1), match.group(2).split()):
            yield Expansion(match.start(2), match.end(2), match.start(1), match.end(1))
    for match in _TWO_IN_BRACKETS.finditer(text):
        if spells(match.group(2), match.group(1).split()):
            yield Expansion(match.start(1), match.end(1), match.start(2), match.end(2))


def _long_before(text: str, end: int, acronym: str) -> tuple[int, int] | None:
    """The shortest run of words before a bracket that starts with a capital and spells the acronym."""
    line = text[max(0, end - 160) : end]
    line = re.split(r"[.;:!?(),\n„“\"»«]", line.rstrip())[-1] if line.rstrip() else ""
    words = list(re.finditer(r"\S+", line))
    base = end - len(text[max(0, end - 160) : end]) + len(text[max(0, end - 160) : end].rstrip()) - len(line)
    for count in range(1, min(MAX_WORDS, len(words)) + 1):
        piece = words[-count:]
        if piece[0].group()[:1].isupper() and spells(acronym, [m.group() for m in piece]):
            return base + piece[0].start(), base + piece[-1].end()
    return None
