"""Which language a stretch of text is in.

Structure decides the cuts, never the identifier: it only answers for a stretch that
was cut before. Names, numbers, handles, hashtags, links and flags get no vote, and a
stretch with too few voting words inherits the language of its block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from threading import Lock
from typing import Protocol

from extractor.lang import read_table, values

LANGUAGES = ("de", "es", "en")
# Fewer voting words than this say little: on stretches of news sentences in the three languages lingua is right in 0.87 of those
# with one word in small letters, 0.97 with two, 0.994 with three.
MIN_VOTES = 3
# Fewer votes, and all of them capitals, are names ("Quelle: AP © ANA RUIZ") and say nothing.
SURE_VOTES = 6
# Enough to be certain of a language; longer stretches are sampled at three places.
SAMPLE = 1500
# How many words there may be to each function word that shows a language, and where only one does. Of 13,000 stretches of news
# that have so many lingua said the same of all but three, in which German words stood beside English names.
MAX_WORDS_EACH = 6
MAX_WORDS_OF_ONE = 3
CERTAIN = 1.0
_NO_VOTE = re.compile(r"https?://\S+|www\.\S+|pic\.twitter\.com/\S+|t\.co/\S+|[@#]\w+|[^\W_]*\d\w*|[^\w\s'’.,;:!?¿¡-]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class LanguageIdentifier(Protocol):
    """Tells the language of a text and how sure it is (0..1)."""

    def identify(self, text: str) -> tuple[str, float]:
        """The language code and the confidence."""
        ...


@lru_cache(maxsize=16)  # a stretch is judged before it is cut and again if it stays whole
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


@cache
def _function_words() -> Mapping[str, str]:
    """The language of each word of ``lang/shared/function_words.tsv``."""
    rows = read_table("shared", "function_words", columns=("lang", "words"))
    return {word: row["lang"] for row in rows for word in values(row["words"])}


def by_function_words(text: str) -> str | None:
    """The language of a text that holds function words of one language only, and enough of them.

    Most stretches of news do; it takes a twentieth of the time that letters take.

    Example:
        >>> by_function_words("der Minister hat sich nicht mit der Sache befasst")
        'de'
        >>> by_function_words("der Minister sagte: nos reunimos con el ministro") is None
        True
    """
    known, words = _function_words(), text.split()
    found = [known[word] for word in words if word in known]
    enough = len(found) * (MAX_WORDS_EACH if len(found) > 1 else MAX_WORDS_OF_ONE) >= len(words)
    return found[0] if found and enough and len(set(found)) == 1 else None


class Lingua:
    """The default identifier: function words, else lingua with exactly the three languages, loaded when it is first needed."""

    def __init__(self) -> None:
        self._ask: Callable[[str], tuple[str, float]] | None = None
        self._loading = Lock()

    def identify(self, text: str) -> tuple[str, float]:
        """Language and confidence among German, Spanish and English."""
        if (lang := by_function_words(text)) is not None:
            return lang, CERTAIN
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
    names = len(words) < SURE_VOTES and not any(word[0].islower() for word in words)  # "Quelle Sputnik Max Muster"
    if len(words) < MIN_VOTES or names:
        return None, 0.0, len(words)
    lang, confidence = identify.identify(" ".join(words))
    return lang, confidence, len(words)


def sample(text: str) -> str:
    """The text, or three places of a long one."""
    if len(text) <= SAMPLE:
        return text
    part, middle = SAMPLE // 3, len(text) // 2
    return " ".join((text[:part], text[middle : middle + part], text[-part:]))
