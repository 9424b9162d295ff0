"""The words that tell a government from a town: the tables ``lang/<xx>/metonym_cues.tsv`` and the tests on them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from extractor.actors.lexicon.entries import folds_into_country
from extractor.actors.lexicon.forms import load_forms
from extractor.lang import read_table, values

if TYPE_CHECKING:
    from spacy.tokens import Token

Key = tuple[str, ...]

# What verbs of German put before the stem: auf-ge-fordert, an-zu-drohen.
_SEPARABLE = (
    "zurück",
    "auf",
    "aus",
    "ein",
    "vor",
    "bei",
    "nach",
    "mit",
    "weg",
    "ab",
    "an",
    "zu",
    "um",
    "über",
    "durch",
    "",
)
_NOUN_ENDINGS = ("", "s", "es", "n", "en", "e", "nen")


@cache
def cues(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Kind of cue -> its words."""
    rows = read_table(lang, "metonym_cues", columns=("kind", "words"))
    return MappingProxyType({row["kind"]: values(row["words"]) for row in rows})


@cache
def capitals(lang: str) -> frozenset[Key]:
    """The capitals, as words in lower case."""
    return frozenset(_named(lang)["noun"])


def country_of_capital(lang: str) -> Mapping[Key, str]:
    """Whose capital a name is.

    Example:
        >>> country_of_capital("de")[("kinshasa",)]
        'country:CD'
    """
    return _named(lang)["noun"]


@cache
def seats(lang: str) -> frozenset[Key]:
    """The seats of government (Kreml, Weißes Haus)."""
    return frozenset(_named(lang)["seat"])


@cache
def actor_names(lang: str) -> frozenset[Key]:
    """Names of countries with their capitals and seats, and of organisations."""
    return frozenset(_named(lang)["actor"])


@cache
def place_adjectives(lang: str) -> frozenset[Key]:
    """The German adjectives of capitals (Moskauer)."""
    return frozenset(_named(lang)["adjective"])


@cache
def _named(lang: str) -> Mapping[str, Mapping[Key, str]]:
    """The forms of capitals, as ``noun``, ``seat`` and ``adjective``, and those of actors, with the ids of whom they name."""
    found: dict[str, dict[Key, str]] = {"noun": {}, "seat": {}, "adjective": {}, "actor": {}}
    for key, forms in (entry for group in load_forms(lang).values() for entry in group):
        for form in forms:
            if form.kind == "capital":
                found[form.form][key] = form.entity_id
            if form.entity_id and form.form in ("noun", "seat"):
                found["actor"][key] = form.entity_id
    return MappingProxyType({name: MappingProxyType(keys) for name, keys in found.items()})


def is_joining_noun(word: str, lang: str) -> bool:
    """Whether a noun joins governments or is theirs, also as the end of a German compound.

    Example:
        >>> [is_joining_noun(word, "de") for word in ("Gasstreit", "Vorwürfen", "Direktflug", "Straßen")]
        [True, True, False, False]
        >>> is_joining_noun("disputa", "es"), is_joining_noun("vuelo", "es")
        (True, False)
    """
    if folds_into_country(word, lang):
        return True
    folded = word.casefold()
    nouns = _joining_nouns(lang)
    if lang == "es":
        return folded in nouns
    return any(folded.removesuffix(ending).endswith(nouns) for ending in _NOUN_ENDINGS)


@cache
def _joining_nouns(lang: str) -> tuple[str, ...]:
    return tuple(noun.casefold() for noun in cues(lang)["noun"])


def is_acting_verb(token: Token, kind: Literal["verb", "directed"], lang: str) -> bool:
    """Whether a token is a form of a verb of saying or deciding, or of one aimed at governments.

    By the beginnings of its forms, since lemmas of small pipelines err; participles may be tagged as adjectives.
    """
    if token.pos_ == "ADJ" or not token.pos_:
        if not token.text[:1].islower():
            return False
    elif token.pos_ not in {"VERB", "AUX", "X"}:
        return False
    stems = cues(lang)[kind]
    form = token.text.casefold()
    if lang == "es":
        return form.startswith(stems)
    rests = [form[len(prefix) :] for prefix in _SEPARABLE if form.startswith(prefix)]
    return any(
        rest.startswith(stems) or (rest.startswith(("ge", "zu")) and rest[2:].startswith(stems)) for rest in rests
    )


def is_participle(word: str, lang: str) -> bool:
    """Whether a German word looks like a participle with ge-."""
    return lang == "de" and word.startswith("ge") and word.endswith(("t", "en"))
