"""Plain forms of names for comparison and for ids.

Three forms, from strict to loose: :func:`fold` (case and accents), :func:`slug` (for
ids) and :func:`sound_key` (one key for the German, Spanish and English spelling of a
foreign name, by the rules of ``lang/<xx>/transliteration.tsv``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extractor.lang import read_table, values
from extractor.pipelines.words import once_a_doc, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Letters that Unicode does not decompose, and the German umlauts as German ids write them.
_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "ı": "i",
    "ğ": "g", "Ğ": "G", "þ": "th", "ð": "d", "ə": "e",
})  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_FILES = {"de": "de", "es": "es"}


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Lower case without accents, apostrophes as spaces never removed.

    Example:
        >>> fold("Yván"), fold("Großbritannien")
        ('yvan', 'grossbritannien')
    """
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@once_a_doc
def folded_of(doc: Doc) -> tuple[str, ...]:
    """The folded text of each token."""
    return tuple([fold(word) for word in words_of(doc)])


def slug(text: str) -> str:
    """The part of an id that is made from a name.

    Example:
        >>> slug("Wolfgang Schäuble"), slug("Yván")
        ('wolfgang-schaeuble', 'yvan')
    """
    plain = re.sub(r"(?<=[gG])ü(?=[eéií])", "u", unicodedata.normalize("NFC", text)).translate(_UMLAUTS)
    return re.sub(r"[^a-z0-9]+", "-", fold(plain)).strip("-")


@cache
def _rules(lang: str) -> tuple[tuple[str, re.Pattern[str] | None, tuple[str, ...]], ...]:
    """Spellings with their sounds, and the pattern of those that are more than letters."""
    rows = read_table(lang, "transliteration", columns=("pattern", "key"))
    return tuple(
        (row["pattern"], None if row["pattern"].isalpha() else re.compile(row["pattern"]), values(row["key"]) or ("",))
        for row in rows
    )


def sound_key(word: str, lang: str) -> str:
    """One key for the spellings of a foreign name, read by the rules of ``lang``.

    Example:
        >>> sound_key("Lawrow", "de") == sound_key("Lavrov", "es")
        True
        >>> sound_key("Scholz", "de") == sound_key("Schulz", "de")
        False
    """
    return _keys(word, lang)[0]


@cache
def _keys(word: str, lang: str) -> tuple[str, ...]:
    """All keys of a word, since a spelling may stand for two sounds (German sch for Russian sh and zh)."""
    keys = [re.sub(r"[^a-z]", "", fold(word))]
    for letters, pattern, sounds in _rules(_FILES.get(lang, "es")):
        if pattern is not None:
            keys = [pattern.sub(sound, key) for key in keys for sound in sounds]
        elif letters in " ".join(keys):
            keys = [key.replace(letters, sound) for key in keys for sound in sounds]
    return tuple(dict.fromkeys(keys))


@cache
def sound_keys(word: str, lang: str) -> frozenset[str]:
    """The keys of a word in its own language and, as papers also use English spellings, in English ones.

    Example:
        >>> bool(sound_keys("Lavrov", "de") & sound_keys("Lawrow", "de"))
        True
        >>> bool(sound_keys("Breschnew", "de") & sound_keys("Brézhnev", "es"))
        True
    """
    return frozenset({*_keys(word, lang), *_keys(word, "es")})
