"""Reading words as offices: ``US-Außenministerin``, ``Ex-Präsident``, ``jefe del Gobierno``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.lang import Row, read_table
from extractor.pipelines.words import once_a_doc, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

# The shortest first part of a compound: Ölminister.
MIN_MODIFIER = 2
_ENDINGS = {
    "strong": ("", "s", "es", "n", "en"),
    "weak": ("", "n", "en"),
    "plural_en": ("", "s", "en"),
    "adjective": ("", "r", "n", "m", "s"),
}


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a word of the text names it.

    Attributes:
        scope: country, organisation, either, member, peer or none.
        modifier: First part of a compound in lower case (``außen``); empty for a simple word.
        prefix: What stands before the hyphens (``US``, ``OMV``), without Ex- and Vize-.
        plural: True or False where the form says it, None where it does not.
    """

    noun: str
    scope: str
    sector: str
    office: str
    feminine: bool | None
    plural: bool | None
    modifier: str = ""
    prefix: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class OfficeHit:
    """An office at tokens ``start`` to ``end`` of a Doc."""

    start: int
    end: int
    office: Office


@cache
def former_words(lang: str, kind: str) -> frozenset[str]:
    """Words that say that an office is no longer held (kind ``adjective`` or ``prefix``)."""
    return frozenset(fold(r["word"]) for r in read_table(lang, "former", columns=("word", "kind")) if r["kind"] == kind)


def is_former(word: str, lang: str) -> bool:
    """Whether an adjective says that the office is no longer held.

    Example:
        >>> is_former("früheren", "de"), is_former("neuen", "de"), is_former("antiguo", "es")
        (True, False, True)
    """
    plain = fold(word)
    if lang == "de":
        return any(
            plain in {stem, *(stem + ending for ending in ("e", "er", "en", "es", "em"))}
            for stem in former_words("de", "adjective")
        )
    return plain in former_words("es", "adjective")


@cache
def _german_forms() -> dict[str, tuple[Row, bool | None, bool | None]]:
    """Folded form -> row, feminine, plural."""
    columns = ("noun", "feminine", "declension", "scope", "sector", "class", "match")
    forms: dict[str, tuple[Row, bool | None, bool | None]] = {}
    for row in read_table("de", "offices", columns=columns):
        noun, feminine, kind = row["noun"], row["feminine"], row["declension"]
        for ending in _ENDINGS[kind]:
            plural = None if ending in {"n", "en"} or kind == "adjective" else False
            if kind == "strong" and ending == "n" and noun.endswith(("er", "el")):
                plural = True
            forms.setdefault(fold(noun + ending), (row, None if kind == "adjective" else False, plural))
        if noun.endswith(("mann",)):
            forms.setdefault(fold(noun[:-4] + "männer"), (row, False, True))
        if feminine and feminine != noun:
            forms.setdefault(fold(feminine), (row, True, False))
            forms.setdefault(fold(feminine + ("nen" if feminine.endswith("in") else "en")), (row, True, True))
    return forms


@cache
def _read_german(word: str) -> Office | None:
    *front, last = word.split("-")
    former, prefix = False, []
    for part in front:
        if fold(part) in former_words("de", "prefix"):
            former = True
        elif fold(part) not in {"vize", "co", "noch", "interims", "ober"}:
            prefix.append(part)
    if not last[:1].isupper():
        return None
    plain = fold(last)
    for cut in range(len(plain) - 2):
        found = _german_forms().get(plain[cut:])
        if found is None or (cut and (cut < MIN_MODIFIER or found[0]["match"] != "head")):
            continue
        row, feminine, plural = found
        modifier = plain[:cut]
        if modifier in former_words("de", "prefix"):
            former, modifier = True, ""
        return Office(
            row["noun"], row["scope"], row["sector"], row["class"], feminine, plural, modifier, "-".join(prefix), former
        )
    return None


@cache
def _spanish_forms() -> dict[tuple[str, ...], tuple[Row, bool | None, bool | None]]:
    forms: dict[tuple[str, ...], tuple[Row, bool | None, bool | None]] = {}
    for row in read_table("es", "offices", columns=("noun", "feminine", "scope", "sector", "class")):
        both = row["noun"] == row["feminine"]
        for text, feminine in ((row["noun"], False), (row["feminine"], True)):
            if text:
                words = fold(text).split()
                gender = None if both else feminine
                forms.setdefault(tuple(words), (row, gender, False))
                forms.setdefault((_spanish_plural(words[0]), *words[1:]), (row, gender, True))
                if len(words) == 2 and words[0] not in {"jefe", "jefa"}:
                    forms.setdefault((_spanish_plural(words[0]), _spanish_plural(words[1])), (row, gender, True))
    return forms


def _spanish_plural(word: str) -> str:
    if word.endswith("primer"):
        return word + "os"
    if word.endswith("z"):
        return word[:-1] + "ces"
    return word + "s" if word[-1] in "aeiou" else word + "es"


def _read_spanish(words: Sequence[str]) -> tuple[int, Office] | None:
    """The longest office at the start of the words, with its length."""
    plain = [fold(word) for word in words]
    former = False
    if plain and plain[0].startswith("ex") and (plain[0].removeprefix("ex-").removeprefix("ex"),) in _spanish_forms():
        plain[0], former = plain[0].removeprefix("ex-").removeprefix("ex"), True
    for length in range(min(4, len(plain)), 0, -1):
        found = _spanish_forms().get(tuple(plain[:length]))
        if found is not None:
            row, feminine, plural = found
            return length, Office(
                row["noun"], row["scope"], row["sector"], row["class"], feminine, plural, former=former
            )
    return None


def read_office(text: str, lang: str) -> Office | None:
    """Read a word (German) or a run of words (Spanish) as an office.

    Example:
        >>> office = read_office("US-Außenministerin", "de")
        >>> office.office, office.feminine, office.prefix
        ('foreign_minister', True, 'US')
        >>> read_office("Ex-Präsidenten", "de").former, read_office("expresidenta", "es").former
        (True, True)
        >>> read_office("Lautsprecher", "de").scope, read_office("Moskau", "de")
        ('none', None)
    """
    if lang == "de":
        return _read_german(text)
    found = _read_spanish(text.split())
    return found[1] if found is not None and found[0] == len(text.split()) else None


@once_a_doc
def find_offices_in(doc: Doc, lang: str) -> tuple[OfficeHit, ...]:
    """All the offices of a Doc, in order, without overlap."""
    words = words_of(doc)
    hits: list[OfficeHit] = []
    index = 0
    while index < len(words):
        found: tuple[int, Office] | None = None
        if lang == "de":
            office = _read_german(words[index])
            found = (1, office) if office is not None else None
        elif lang == "es":
            found = _read_spanish(list(words[index : index + 4]))
            if found is not None and words[index + found[0] : index + found[0] + 2] == ("en", "funciones"):
                found = (found[0] + 2, found[1])
        if found is not None:
            hits.append(OfficeHit(index, index + found[0], found[1]))
            index += found[0]
        else:
            index += 1
    return tuple(hits)
