"""Closed word lists that rules ask: negators, light verbs, nouns that stand for their owner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_INFLECTION = "ens"  # the letters of the endings of German nouns, but for the umlaut and "-er"
_SUFFIX_MIN = 3  # a shorter word is the head of no compound


@dataclass(frozen=True, slots=True)
class Cues:
    """Closed word lists of one language, by kind (see ``lang/<xx>/cues.tsv`` and ``speech.tsv``)."""

    words: Mapping[str, frozenset[str]]

    def has(self, kind: str, *forms: str) -> bool:
        """Whether one of the forms is listed under the kind (any capitalisation)."""
        listed = self.words.get(kind, frozenset())
        for form in forms:  # noqa: SIM110 - asked so often that a generator shows
            if form.lower() in listed:
                return True
        return False

    def head(self, kind: str, form: str) -> bool:
        """Whether the form is a listed noun or a compound with one as its head.

        Behind a hyphen the endings do not count: lemmatisers leave them on or take too much (``US-Soldaten``, ``us-behörd``).
        """
        low, words = form.lower(), self.words.get(kind, frozenset())
        if low in words or low.endswith(_heads(words)):
            return True
        return "-" in low and low.rpartition("-")[2].rstrip(_INFLECTION) in _stems(words)


@cache
def _heads(words: frozenset[str]) -> tuple[str, ...]:
    """The words that compounds may end in."""
    return tuple(word for word in words if len(word) > _SUFFIX_MIN)


@cache
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.rstrip(_INFLECTION) for word in words)
