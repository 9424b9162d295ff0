"""How a name of a user's actor is looked for: its words, its inflected forms, and how much it says alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from extractor.actors.folding import fold, sound_key
from extractor.actors.lexicon.forms import load_forms, split_words
from extractor.actors.lexicon.inflection import is_acronym, spellings, starred, unique, without_accents
from extractor.actors.organisations.classes import is_no_name
from extractor.actors.people.names import MIN_SOUND_LETTERS, is_given, is_honorific
from extractor.lang import read_table, values
from extractor.records import EntityType

Strength = Literal["strong", "weak", "none"]

LANGUAGES = ("de", "es")
# Names of news are shorter by far; what is longer is a broken file.
MAX_NAME = 200
# A single word of so few letters that is no acronym (Gil, Li) is a part of other names and of words.
MAX_SHORT = 3
# Endings that show an adjective before the noun of a name: Deutsche Bank, Rotes Kreuz.
_ADJECTIVES = ("e", "er", "es")
# Behind these a noun has its capital anyway: "Der Wolf heult" (Spanish writes el lobo small).
_ARTICLES = frozenset({"der", "die", "das"})
_UMLAUTS = frozenset("äöüÄÖÜ")


def clean_name(text: str) -> str:
    r"""A name without marks that nobody sees, its blanks made single.

    Raises:
        ValueError: It has control characters, line breaks or half characters, or is too long; the text says which.

    Example:
        >>> clean_name("\u200fLena   Falk\u200f")
        'Lena Falk'
        >>> clean_name("Lena\x07")
        Traceback (most recent call last):
        ValueError: has a control character
    """
    if len(text) > MAX_NAME:
        raise ValueError(f"is {len(text)} characters long; at most {MAX_NAME} are read")
    if text.isprintable():  # nearly all names are
        return " ".join(unicodedata.normalize("NFC", text).split())
    kinds = {unicodedata.category(char) for char in text if not char.isspace()}
    if "\n" in text.strip() or "\r" in text.strip():
        raise ValueError("goes over several lines; is there a quotation mark too many?")
    if "Cc" in kinds:
        raise ValueError("has a control character")
    if "Cs" in kinds:
        raise ValueError("holds half a character")
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split())


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, without signs at both ends.

    Example:
        >>> name_words('"Falk & Söhne Inc."'), name_words("@lenafalk")
        (('Falk', '&', 'Söhne', 'Inc'), ('@', 'lenafalk'))
    """
    words = list(split_words(name))
    while words and not words[-1].isalnum():
        words.pop()
    while words and not (words[0].isalnum() or (words[0] == "@" and len(words) > 1)):
        words.pop(0)
    return tuple(words)


def key(words: Iterable[str]) -> str:
    """What names are compared by: lower case, no accents.

    Example:
        >>> key(("Nicolás", "MADURO"))
        'nicolas maduro'
    """
    return " ".join(without_accents(word).casefold() for word in words)


def judge(words: tuple[str, ...], entity_type: EntityType) -> tuple[Strength, str]:
    """How much a name says, and why it says little.

    ``strong`` names count wherever they stand, ``weak`` ones only in a text that names the actor by a strong one,
    others never.

    Example:
        >>> [judge((word,), "organisation")[0] for word in ("Petronorte", "EU", "Bank", "März", "Die", "X")]
        ['strong', 'strong', 'weak', 'none', 'none', 'none']
    """
    letters = sum(char.isalpha() for word in words for char in word)
    if words and words[0] == "@":
        return ("strong", "") if letters >= MAX_SHORT else ("none", "is too short for a handle")
    if letters < 2:
        return "none", "is one letter" if letters else "has no letters"
    if len(words) == 1:
        return ("strong", "") if is_acronym(words[0]) else _judge_word(words[0], entity_type)
    if len(words) == 2 and words[0].casefold() in _ARTICLES:
        return "weak", "begins as many sentences do"
    return ("weak", "has common words only") if all(map(_is_function_word, words)) else ("strong", "")


def _judge_word(word: str, entity_type: EntityType) -> tuple[Strength, str]:
    if _is_function_word(word) or fold(word) in _calendar() or any(is_no_name(word, lang) for lang in LANGUAGES):
        return "none", "is a common word"
    if word.islower():
        return "weak", "is written like a common word"
    if len(word) <= MAX_SHORT:
        return "weak", "is short"
    if fold(word) in _class_nouns():
        return "weak", "is a common noun"
    if entity_type == "person" and is_given(word):
        return "weak", "is a given name"
    return ("weak", "means other things too") if _needs_context(word.casefold()) else ("strong", "")


def _is_function_word(word: str) -> bool:
    return not (word.isupper() and len(word) > 1) and word.casefold() in _function_words()


@cache
def _function_words() -> frozenset[str]:
    from spacy.lang.de.stop_words import STOP_WORDS as GERMAN
    from spacy.lang.es.stop_words import STOP_WORDS as SPANISH

    return frozenset(GERMAN | SPANISH)


@cache
def _calendar() -> frozenset[str]:
    rows = [row for lang in LANGUAGES for row in read_table(lang, "months", columns=("month", "names"))]
    return frozenset(fold(name) for row in rows for name in values(row["names"]))


@cache
def _class_nouns() -> frozenset[str]:
    """Nouns that stand before the name of an organisation."""
    rows = [row for lang in LANGUAGES for row in read_table(lang, "organisation_heads", columns=("noun", "sector"))]
    return frozenset(fold(row["noun"]) for row in rows)


def _needs_context(word: str) -> bool:
    """Whether the lexicon has the word and trusts it only in a context: Spiegel, Linke."""
    forms = [
        form
        for lang in LANGUAGES
        for found, forms in load_forms(lang).get(word, ())
        if len(found) == 1
        for form in forms
    ]
    return bool(forms) and all(form.contexts or not form.entity_id for form in forms)


def variants(name: str, entity_type: EntityType) -> tuple[tuple[str, ...], ...]:
    """The spellings to look for, each in words: without title, in natural order, with umlauts as two letters, inflected.

    The genitive -s needs none: the matcher takes it off the text.

    Example:
        >>> variants("Dr. Falk, Lena", "person")
        (('Dr', '.', 'Falk', ',', 'Lena'), ('Lena', 'Falk'))
        >>> [" ".join(words) for words in variants("Deutsche Bank", "organisation")][1:3]
        ['Deutschen Bank', 'Deutscher Bank']
    """
    forms = [name]
    if entity_type == "person":
        forms.append(natural_order(name))
    else:
        forms += _inflected(name)
    spelled = unique(variant for form in forms for variant in spellings(form, lang="de", loose=False))
    return tuple(dict.fromkeys(words for words in map(name_words, spelled) if words))


def natural_order(name: str) -> str:
    """A person's name without titles, the given name first.

    Example:
        >>> natural_order("FALK, Lena"), natural_order("Dr. Lena Falk")
        ('Lena FALK', 'Lena Falk')
    """
    plain = " ".join(word for word in name.split() if not is_honorific(word)) or name
    surname, comma, given = plain.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma and given.strip() and "," not in given else plain


def _inflected(name: str) -> list[str]:
    """The cases of a name with adjectives before its noun: ``Deutschen Bank``, ``Roten Kreuz``."""
    words = name.split()
    count = 0
    while count < len(words) - 1 and len(words[count]) > MAX_SHORT and words[count].endswith(_ADJECTIVES):
        count += 1
    if not count or not words[0][:1].isupper():
        return []
    stems = [word[:-1] if word.endswith("e") else word[:-2] for word in words[:count]]
    phrase = " ".join([*(f"{stem}*" for stem in stems), *words[count:]])
    return [form for form in starred(phrase) if form[:1].isupper()]


def sounds(words: Sequence[str], lang: str) -> frozenset[str]:
    """What a full name sounds like in a language and in English; nothing for a single word or a short one.

    Example:
        >>> bool(sounds(["Sergej", "Lawrow"], "de") & sounds(["Serguéi", "Lavrov"], "es"))
        True
    """
    if len(words) < 2 or any(len(word) < MIN_SOUND_LETTERS for word in words):
        return frozenset()
    return frozenset(
        {" ".join(sound_key(word, lang) for word in words), " ".join(sound_key(word, "es") for word in words)}
    )


def same_writing(written: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether words of a text are written as a name: exactly up to accents, or in capitals.

    A single word keeps its umlauts (Bär is not Bar); a name of several words in capitals (lists of sanctions have them)
    is also found as names are written.

    Example:
        >>> same_writing(("Nicolas", "Maduro"), ("Nicolás", "Maduro")), same_writing(("bank",), ("Bank",))
        (True, False)
        >>> same_writing(("LENA", "FALK"), ("Lena", "Falk")), same_writing(("Lena", "Falk"), ("LENA", "FALK"))
        (True, True)
        >>> same_writing(("ISLAM",), ("Islam",)), same_writing(("Mir",), ("MIR",))
        (True, False)
    """
    if form[0] == "@":
        return True
    if len(form) == 1 and _UMLAUTS.isdisjoint(written[0]) != _UMLAUTS.isdisjoint(form[0]):
        return False
    text, own = tuple(map(without_accents, written)), tuple(map(without_accents, form))
    if text == own:
        return True
    joined, name = "".join(text), "".join(own)
    if joined.isupper() and len(name) > MAX_SHORT and not is_acronym(name):
        return True
    several = len([word for word in own if len(word) > 1]) > 1
    titled = all(word[:1].isupper() or not word.isalpha() for word in (text[0], text[-1]))
    if several and titled and all(a == b or b.isupper() for a, b in zip(text, own, strict=True)):
        return True
    # A name that begins with a small letter takes a capital at the start of a sentence.
    return several and own[0][:1].islower() and (text[0][1:], *text[1:]) == (own[0][1:], *own[1:])
