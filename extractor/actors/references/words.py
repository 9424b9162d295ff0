"""Words that stand for an actor named elsewhere: pronouns, common nouns, the determiners before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractor.actors.folding import fold
from extractor.lang import read_table, values

LANGUAGES = ("de", "es")
_NOUN_COLUMNS = ("noun", "forms", "plural", "gender", "type", "sector", "evidence", "regions")
# Endings of German adjectives; Spanish ones change the last vowel.
_ENDINGS = ("e", "er", "en", "es", "em")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """One reading of a pronoun; ``genders`` is empty where it says none."""

    kind: str
    genders: frozenset[str]
    plural: bool


@dataclass(frozen=True, slots=True)
class ReferenceNoun:
    """A common noun that stands for an actor.

    Attributes:
        type: ``country``, ``government``, ``organisation``, ``body`` (an organisation of which a country has many, so
            that the name itself must show it), ``person`` or ``side`` (of anything that has two).
        can_be_plural: The form can be the plural ("Unternehmen").
        sectors: Sectors of the organisations that are called so.
        evidence: Ends of words in or before a name that show an organisation which is called so.
        regions: Regions in which a country that is called so lies; empty for any.
    """

    noun: str
    genders: frozenset[str]
    plural: bool
    type: str
    sectors: frozenset[str]
    evidence: tuple[str, ...]
    regions: frozenset[str]
    can_be_plural: bool = True


@cache
def _pronouns(lang: str) -> Mapping[str, tuple[Pronoun, ...]]:
    found: dict[str, tuple[Pronoun, ...]] = {}
    for row in read_table(lang, "pronouns", columns=("form", "kind", "gender", "number")):
        reading = Pronoun(row["kind"], frozenset(values(row["gender"])), row["number"] == "p")
        found[row["form"]] = (*found.get(row["form"], ()), reading)
    return found


def pronouns(word: str, lang: str) -> tuple[Pronoun, ...]:
    """The readings of a word as pronoun.

    Example:
        >>> [(reading.kind, reading.plural) for reading in pronouns("Sie", "de")]
        [('personal', False), ('personal', True)]
        >>> pronouns("el", "es")
        ()
    """
    return _pronouns(lang).get(word.lower(), ()) if lang in LANGUAGES else ()


def forms_of(kind: str, lang: str) -> frozenset[str]:
    """The pronouns that have a reading of a kind, in small letters.

    Example:
        >>> "seine" in forms_of("possessive", "de"), "er" in forms_of("possessive", "de")
        (True, False)
    """
    return frozenset(form for form, readings in _pronouns(lang).items() if any(r.kind == kind for r in readings))


@cache
def _nouns(lang: str) -> Mapping[str, ReferenceNoun]:
    found: dict[str, ReferenceNoun] = {}
    for row in read_table(lang, "reference_nouns", columns=_NOUN_COLUMNS):
        plurals = values(row["plural"])
        for plural, forms in ((False, (row["noun"], *values(row["forms"]))), (True, plurals)):
            for form in forms:
                noun = ReferenceNoun(
                    row["noun"],
                    frozenset(values(row["gender"])),
                    plural,
                    row["type"],
                    frozenset(values(row["sector"])),
                    tuple(fold(word) for word in values(row["evidence"])),
                    frozenset(values(row["regions"])),
                    form in plurals,
                )
                found.setdefault(fold(form), noun)
    return found


def reference_noun(word: str, lang: str) -> ReferenceNoun | None:
    """The common noun that stands for an actor; ``-jährige`` matches any number before it.

    Example:
        >>> reference_noun("Landes", "de").type, reference_noun("44-Jährige", "de").type
        ('country', 'person')
        >>> reference_noun("Haus", "de")
    """
    if lang not in LANGUAGES or (lang == "de" and not (word[:1].isupper() or word[:1].isdigit())):
        return None
    plain = fold(word)
    _, hyphen, last = plain.rpartition("-")
    return _nouns(lang).get(plain) or (_nouns(lang).get(hyphen + last) if plain[:1].isdigit() else None)


@cache
def called_so(words: frozenset[str]) -> frozenset[str]:
    """The common nouns that the words in and before a name show.

    Example:
        >>> "Gewerkschaft" in called_so(frozenset({"gewerkschaft"})), called_so(frozenset({"petronorte"}))
        (True, frozenset())
    """
    nouns = {noun for lang in LANGUAGES for noun in _nouns(lang).values() if noun.evidence}
    return frozenset(noun.noun for noun in nouns if any(word.endswith(noun.evidence) for word in words))


@cache
def _determiners(lang: str) -> Mapping[str, str]:
    return {row["form"]: row["kind"] for row in read_table(lang, "determiners", columns=("form", "kind"))}


def determiner(word: str, lang: str) -> str:
    """What a word before a noun says; an empty string where it says nothing.

    The kinds are ``definite``, ``near``, ``both``, ``two``, ``contraction``, ``plain`` and ``new``.

    Example:
        >>> determiner("Dieses", "de"), determiner("ambos", "es"), determiner("ein", "de")
        ('near', 'both', 'new')
    """
    return _determiners(lang).get(word.lower(), "") if lang in LANGUAGES else ""


@cache
def _region_forms(lang: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_table(lang, "region_adjectives", columns=("adjective", "regions")):
        stem = row["adjective"]
        forms = [stem + ending for ending in _ENDINGS] if lang == "de" else [stem, stem[:-1] + "a", stem]
        for form in forms:
            found[fold(form)] = frozenset(values(row["regions"]))
    return found


def region(word: str, lang: str) -> frozenset[str]:
    """The regions an adjective names.

    Example:
        >>> sorted(region("südamerikanische", "de")), sorted(region("caribeña", "es")), sorted(region("große", "de"))
        (['south_america'], ['caribbean'], [])
    """
    return _region_forms(lang).get(fold(word), frozenset()) if lang in LANGUAGES else frozenset()


@cache
def _name_genders() -> Mapping[str, str]:
    listed = {
        fold(row["name"]): "m" for lang in LANGUAGES for row in read_table(lang, "given_names", columns=("name",))
    }
    rows = read_table("shared", "name_genders", columns=("name", "gender"))
    return {**listed, **{fold(row["name"]): "" if row["gender"] == "both" else row["gender"] for row in rows}}


def name_gender(given: str) -> str | None:
    """The gender that a given name shows: m, f, empty where both bear it, None where it is not listed.

    Example:
        >>> name_gender("Hugo"), name_gender("Ana"), name_gender("Sascha"), name_gender("Moskau")
        ('m', 'f', '', None)
    """
    first = fold(given).split("-")[0]
    return _name_genders().get(fold(given), _name_genders().get(first))
