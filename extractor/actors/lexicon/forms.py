"""Every surface form of the lexicon in one language, by its first word: what the gazetteer looks up.

The tables hold stems; their forms are made when a language is first used and not kept in a file. Both languages take a tenth
of a second (a test holds them to half of one), reading the made forms would take as long, and no file can fall behind the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from extractor.actors.lexicon import inflection
from extractor.actors.lexicon.entries import (
    COUNTRY_COLUMNS,
    COUNTRY_NAME_COLUMNS,
    LANGUAGES,
    ORGANISATION_COLUMNS,
    ORGANISATION_NAME_COLUMNS,
    PAYMENT_COLUMNS,
    load_lexicon,
)  # fmt: skip
from extractor.errors import LexiconError
from extractor.lang import read_table, values
from extractor.records import MentionKind

FormKind = Literal["noun", "adjective", "person", "prefix", "seat"]

# A word, or one other character. Names are compared word by word, so that "EE.UU." and "EE. UU." are one.
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ß": "ss", "‐": "-", "‑": "-", "ẞ": "SS"})


class Form(NamedTuple):
    """One surface form of an entry; a tuple, since 15,000 are made at each start, in half the time of a frozen dataclass.

    Attributes:
        words: The words as they stand in text.
        entity_id: The entry; empty for a phrase that is no actor and hides the names inside it.
        bare: A German adjective without ending, which counts only before a hyphen and an adjective.
        contexts: What the text must show besides, any of them (see the tables' notes); empty for a safe form.
    """

    words: tuple[str, ...]
    entity_id: str
    kind: MentionKind
    form: FormKind
    bare: bool = False
    contexts: tuple[str, ...] = ()


Forms = Mapping[str, tuple[tuple[tuple[str, ...], tuple[Form, ...]], ...]]

# The context of a country's unsafe forms: the text names it by a safe form and none of the form's other owners.
EVIDENCE = "evidence"
# The context of a country's three-letter code: evidence, and no headline in capitals around it.
CODE = "code"


def split_words(text: str) -> tuple[str, ...]:
    """The words of a form, apostrophes and sharp s made alike.

    Example:
        >>> split_words("EE. UU."), split_words("Groß-N’Djamena")
        (('EE', '.', 'UU', '.'), ('Gross', '-', 'N', "'", 'Djamena'))
    """
    return tuple(WORD.findall(text.translate(_PLAIN)))


@cache
def load_forms(lang: str) -> Forms:
    """First word (case folded) -> (all words folded, forms), the longest first; built once a process."""
    load_lexicon()
    by_key: dict[tuple[str, ...], dict[Form, None]] = {}
    for form in _all_forms(lang):
        if form.words:
            by_key.setdefault(tuple(map(str.casefold, form.words)), {})[form] = None
    for form in _codes():
        # A code that is another actor's name or acronym (PAN, PRI) is none.
        by_key.setdefault((form.words[0].casefold(),), {form: None})
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Form, ...]]]] = {}
    for key, forms in by_key.items():
        by_first.setdefault(key[0], []).append((key, tuple(forms)))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return MappingProxyType({first: tuple(entries) for first, entries in by_first.items()})


def _all_forms(lang: str) -> Iterator[Form]:
    yield from _neutral_forms(lang)
    if lang not in LANGUAGES:
        return
    yield from _german_countries() if lang == "de" else _spanish_countries()
    yield from _organisations(lang)
    for row in read_table(lang, "not_actors", columns=("phrases", "note")):
        for phrase in values(row["phrases"]):
            for form in inflection.starred(phrase):
                yield Form(split_words(form), "", "name", "noun")


def _codes() -> Iterator[Form]:
    """The three-letter codes of countries, as lists of results have them; those of two letters are words (ES, SO, IN)."""
    for row in read_table("shared", "countries", columns=COUNTRY_COLUMNS):
        yield Form((row["iso3"],), f"country:{row['code']}", "acronym", "noun", contexts=(CODE,))


def _named(name: str, entity_id: str, contexts: tuple[str, ...], forms: Iterable[str], *, lang: str) -> Iterator[Form]:
    """The forms of a name or acronym, with loose spellings of names."""
    kind: MentionKind = "acronym" if inflection.is_acronym(name) else "name"
    for form in forms:
        for spelling in inflection.spellings(form, lang=lang, loose=kind == "name"):
            yield Form(split_words(spelling), entity_id, kind, "noun", contexts=contexts)


def _weak(cell: str, contexts: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The values of a cell, each with the contexts it needs.

    Raises:
        LexiconError: A value asks for a context, and the row has none.
    """
    for value in values(cell):
        if not value.endswith("?"):
            yield value, ()
        elif contexts:
            yield value[:-1], contexts
        else:
            raise LexiconError(f"the form {value!r} of the lexicon needs a context; fill the context column of its row")


def _neutral_forms(lang: str) -> Iterator[Form]:
    organisations = read_table("shared", "organisations", columns=ORGANISATION_COLUMNS)
    payment_systems = read_table("shared", "payment_systems", columns=PAYMENT_COLUMNS)
    for row in (*organisations, *payment_systems):
        for name, contexts in _weak(row["forms"], values(row["context"])):
            forms = inflection.german_name(name) if lang == "de" else (name,)
            yield from _named(name, row["id"], contexts, forms, lang=lang)


def _organisations(lang: str) -> Iterator[Form]:
    for row in read_table(lang, "organisations", columns=ORGANISATION_NAME_COLUMNS):
        needed = values(row["context"])
        for name, contexts in _weak(f"{row['name']}|{row['alternates']}", needed):
            forms = inflection.german_phrase(name) if lang == "de" else (name,)
            yield from _named(name, row["id"], contexts, forms, lang=lang)
        for stem, contexts in _weak(row["adjective"], needed):
            inflect = inflection.german_adjective if lang == "de" else inflection.spanish_gentilicio
            yield from _common(inflect(stem), row["id"], "adjective", contexts, lang=lang)
        yield from _seats(row["seat"], row["id"], lang=lang)


def _common(
    forms: Iterable[str], entity_id: str, form: FormKind, contexts: tuple[str, ...], *, lang: str, loose: bool = False
) -> Iterator[Form]:
    """Adjectives and demonyms."""
    for word in forms:
        for spelling in inflection.spellings(word, lang=lang, loose=loose):
            yield Form(split_words(spelling), entity_id, "demonym", form, contexts=contexts)


def _seats(cell: str, entity_id: str, *, lang: str) -> Iterator[Form]:
    for seat, contexts in _weak(cell, (EVIDENCE,)):
        forms = inflection.german_phrase(seat) if lang == "de" else (seat,)
        for form in _named(seat, entity_id, contexts, forms, lang=lang):
            yield form._replace(kind="capital", form="seat")


def _capitals(cell: str, entity_id: str, *, lang: str) -> Iterator[Form]:
    for capital, contexts in _weak(cell, (EVIDENCE,)):
        forms = inflection.german_name(capital) if lang == "de" else (capital,)
        for form in _named(capital, entity_id, contexts, forms, lang=lang):
            yield form._replace(kind="capital")
        if lang == "de":
            for form in _named(capital, entity_id, contexts, inflection.german_place_adjective(capital), lang=lang):
                yield form._replace(kind="capital", form="adjective")


def _german_countries() -> Iterator[Form]:
    for row in read_table("de", "countries", columns=COUNTRY_NAME_COLUMNS["de"]):
        entity_id = f"country:{row['code']}"
        yield from _named(
            row["name"], entity_id, (), inflection.german_name(row["name"], article=row["article"]), lang="de"
        )
        for name, contexts in _weak(row["alternates"], (EVIDENCE,)):
            forms = inflection.german_phrase(name) if "*" in name else inflection.german_name(name)
            yield from _named(name, entity_id, contexts, forms, lang="de")
        for stem, contexts in _weak(row["adjective"], (EVIDENCE,)):
            yield from _common(inflection.german_adjective(stem), entity_id, "adjective", contexts, lang="de")
            if not inflection.is_indeclinable(stem):
                for form in _common((stem,), entity_id, "adjective", contexts, lang="de"):
                    yield form._replace(bare=True)
        for demonym, contexts in _weak(row["demonym"], (EVIDENCE,)):
            yield from _common(inflection.german_person(demonym), entity_id, "person", contexts, lang="de")
        yield from _capitals(row["capital"], entity_id, lang="de")
        yield from _seats(row["seat"], entity_id, lang="de")


def _spanish_countries() -> Iterator[Form]:
    for row in read_table("es", "countries", columns=COUNTRY_NAME_COLUMNS["es"]):
        entity_id = f"country:{row['code']}"
        for name, contexts in _weak(f"{row['name']}|{row['alternates']}", (EVIDENCE,)):
            yield from _named(name, entity_id, contexts, (name,), lang="es")
        for word, contexts in _weak(row["gentilicio"], (EVIDENCE,)):
            forms = inflection.spanish_gentilicio(word)
            yield from _common(forms, entity_id, "adjective", contexts, lang="es", loose=True)
        yield from _capitals(row["capital"], entity_id, lang="es")
        yield from _seats(row["seat"], entity_id, lang="es")
