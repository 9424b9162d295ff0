"""Handles and hashtags: ``@NicolasMaduro`` names a person, ``@CancilleriaVE`` an institution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.actors.folding import fold
from extractor.actors.lexicon.gazetteer import find_in_text
from extractor.actors.people.names import PersonName, is_given
from extractor.lang import read_table

HANDLE = re.compile(r"(?<![\w@])@([A-Za-z0-9_]{1,15})\b")
# "#NicolasMaduro": words run together behind the sign.
HASHTAG = re.compile(r"(?<![\w#])#([^\W\d_]+)\b")
_ACRONYM_MAX = 6  # letters; longer accounts that begin alike are words (UNICEF still fits)
_CAMEL = re.compile(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])|\d+")


@cache
def organisation_words() -> frozenset[str]:
    """Folded words that show that an account belongs to an organisation."""
    return frozenset(fold(row["word"]) for row in read_table("shared", "organisation_words", columns=("word",)))


def split_handle(handle: str) -> tuple[str, ...]:
    """The words of a CamelCase handle.

    Example:
        >>> split_handle("@NicolasMaduro"), split_handle("yvangil"), split_handle("CancilleriaVE")
        (('Nicolas', 'Maduro'), ('yvangil',), ('Cancilleria', 'VE'))
    """
    return tuple(word for part in handle.lstrip("@#").split("_") for word in _CAMEL.findall(part))


def find_handles(text: str) -> Iterator[re.Match[str]]:
    """The handles of a text, in order.

    Example:
        >>> [match.group() for match in find_handles("gracias a @NicolasMaduro, mail@example.org")]
        ['@NicolasMaduro']
    """
    return HANDLE.finditer(text)


def find_hashtags(text: str) -> Iterator[re.Match[str]]:
    """The hashtags of two words or more, which may spell a name; the others are read as the word they are.

    Example:
        >>> [match.group() for match in find_hashtags("#NicolasMaduro habla de #Cuba y #paz")]
        ['#NicolasMaduro']
    """
    return (match for match in HASHTAG.finditer(text) if len(split_handle(match.group())) > 1)


def handle_names(handle: str, name: PersonName) -> bool:
    """Whether a handle spells a person's name: given and surname, or an initial and the surname.

    Example:
        >>> from extractor.actors.people.names import parse_name
        >>> handle_names("@yvangil", parse_name("Yván Gil", lang="es"))
        True
        >>> handle_names("@gilberto", parse_name("Yván Gil", lang="es"))
        False
    """
    letters = re.sub(r"[^a-z]", "", fold(handle))
    if not name.given:
        return letters == re.sub(r"[^a-z]", "", fold(name.text)) and len(letters) > 3
    given = ["".join(fold(w) for w in name.given), fold(name.given[0]), fold(name.given[0])[:1]]
    surnames = ["".join(fold(w) for w in name.surname), fold(name.surname[0]), fold(name.surname[-1])]
    spelled = {re.sub(r"[^a-z]", "", g + s) for g in given for s in surnames}
    spelled |= {re.sub(r"[^a-z]", "", s + g) for g in given[:2] for s in surnames}
    return letters in spelled or any(
        len(s) > 6 and letters.startswith(s) and len(letters) - len(s) <= 2 for s in spelled
    )


def acronym_handle(handle: str, lang: str) -> str | None:
    """The organisation of the lexicon whose acronym a handle begins with.

    Example:
        >>> acronym_handle("@onu_es", "es"), acronym_handle("@NATO", "de"), acronym_handle("@eusebio", "es")
        ('organisation:un', 'organisation:nato', None)
    """
    first = handle.lstrip("@").partition("_")[0]
    words = split_handle(first)
    if len(words) != 1 or len(first) > _ACRONYM_MAX:
        return None
    hits = find_in_text(first.upper(), lang=lang)
    exact = [hit for hit in hits if hit.kind == "acronym" and hit.end - hit.start == len(first)]
    return exact[0].entity_id if exact and exact[0].entity_id.startswith("organisation:") else None


def is_person_handle(handle: str) -> bool:
    """Whether a handle that joins nobody known still spells a person: a known given name and a surname.

    Example:
        >>> is_person_handle("@NicolasMaduro"), is_person_handle("@DiarioSur"), is_person_handle("@yvangil")
        (True, False, False)
    """
    words = split_handle(handle)
    plain = [fold(word) for word in words]
    if not 2 <= len(words) <= 3 or any(word in organisation_words() for word in plain):
        return False
    return is_given(words[0]) and all(word[:1].isupper() and len(word) > 2 for word in words)


def is_organisation_name(name: str) -> bool:
    """Whether a display name shows an organisation: one of its words, or a function word in lower case.

    Example:
        >>> is_organisation_name("Diario del Centro"), is_organisation_name("Yvan Gil"), is_organisation_name("Lena von Ast")
        (True, False, False)
    """
    words = name.split()
    if any(fold(re.sub(r"\W", "", word)) in organisation_words() for word in words):
        return True
    return any(ch.isdigit() for ch in name) or (len(words) == 1 and name.isupper() and len(name) > 2)
