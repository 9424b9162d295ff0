"""Which language a stretch of text is in.

Structure decides the cuts, never the identifier: it only answers for a stretch that
was cut before. Names, numbers, handles, hashtags, links and flags get no vote, and a
stretch with too few voting words inherits the language of its block.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Protocol

LANGUAGES = ("de", "es", "en")
# Fewer voting words than this say little: on stretches of news sentences in the three languages lingua is right in 0.87 of those
# with one word in small letters, 0.97 with two, 0.994 with three.
MIN_VOTES = 3
# Enough to be certain of a language; longer stretches are sampled at three places.
SAMPLE = 1500
_NO_VOTE = re.compile(r"https?://\S+|www\.\S+|pic\.twitter\.com/\S+|t\.co/\S+|[@#]\w+|[^\W_]*\d\w*|[^\w\s'’.,;:!?¿¡-]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class LanguageIdentifier(Protocol):
    """Tells the language of a text and how sure it is (0..1)."""

    def identify(self, text: str) -> tuple[str, float]:
        """The language code and the confidence."""
        ...


def voting_words(text: str) -> tuple[str, ...]:
    """The words of a text that say something about its language.

    Names start with a capital, and so do German nouns and first words; where enough
    other words are there, only those vote.

    Example:
        >>> voting_words("🇻🇪 Gil (@yvangil) llegó ayer a Moscú para hablar https://t.co/x")
        ('llegó', 'ayer', 'a', 'para', 'hablar')
    """
    words = [match[0] for match in _WORD.finditer(_NO_VOTE.sub(" ", text))]
    lower = tuple(word for word in words if word[0].islower())
    if len(lower) >= MIN_VOTES:
        return lower
    return tuple(word for word in words if not word.isupper() or len(word) > 6)


class Lingua:
    """The default identifier: lingua with exactly the three languages, loaded at the first question."""

    def __init__(self) -> None:
        self._ask: Callable[[str], tuple[str, float]] | None = None
        self._loading = Lock()

    def identify(self, text: str) -> tuple[str, float]:
        """Language and confidence among German, Spanish and English."""
        with self._loading:  # another thread may be at it
            if self._ask is None:
                self._ask = _load_lingua()
        return self._ask(text)


def _load_lingua() -> Callable[[str], tuple[str, float]]:
    from lingua import Language, LanguageDetectorBuilder

    codes = {Language.GERMAN: "de", Language.SPANISH: "es", Language.ENGLISH: "en"}
    # All at once on several cores, half a second; at the first question that needs each they take longer together.
    detector = LanguageDetectorBuilder.from_languages(*codes).with_preloaded_language_models().build()

    def ask(text: str) -> tuple[str, float]:
        best = detector.compute_language_confidence_values(text)[0]
        return codes[best.language], round(best.value, 4)

    return ask


@cache
def default_identifier() -> LanguageIdentifier:
    """The shared default identifier; its models load once a process."""
    return Lingua()


def lower_words(text: str) -> int:
    """The number of words in small letters, at least: the surest votes."""
    return sum(1 for word in voting_words(sample(text)) if word[0].islower())


def judge(text: str, identify: LanguageIdentifier) -> tuple[str | None, float, int]:
    """Language (None without votes enough), confidence, and number of votes of a stretch."""
    words = voting_words(sample(text))
    if len(words) < MIN_VOTES:
        return None, 0.0, len(words)
    lang, confidence = identify.identify(" ".join(words))
    return lang, confidence, len(words)


def sample(text: str) -> str:
    """The text, or three places of a long one."""
    if len(text) <= SAMPLE:
        return text
    part, middle = SAMPLE // 3, len(text) // 2
    return " ".join((text[:part], text[middle : middle + part], text[-part:]))
