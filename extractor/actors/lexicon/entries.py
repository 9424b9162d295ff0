"""The lexicon of countries, organisations and payment systems: one entry an actor, names in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from extractor.errors import LexiconError
from extractor.lang import read_table

LexiconType = Literal["country", "organisation", "payment_system"]

# The languages with tables of their own; others find the forms that serve in every language.
LANGUAGES = ("de", "es")

COUNTRY_COLUMNS = ("code", "iso3", "status", "region")
COUNTRY_NAME_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "de": ("code", "name", "alternates", "article", "adjective", "demonym", "capital", "seat", "note"),
    "es": ("code", "name", "alternates", "gentilicio", "capital", "seat", "note"),
})  # fmt: skip
ORGANISATION_COLUMNS = ("id", "sector", "country", "name", "forms", "context", "note")
ORGANISATION_NAME_COLUMNS = ("id", "name", "alternates", "adjective", "seat", "context", "note")
PAYMENT_COLUMNS = ("id", "country", "name", "forms", "context", "note")


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """One actor of the lexicon.

    Attributes:
        country: ISO 3166-1 alpha-2 code: its own, or the home of an organisation; None where it has none or several.
        sector: PLOVER sector; None for a country, which stands for all of its sectors.
        names: Display name per language.
        iso3: ISO 3166-1 alpha-3 code of a country.
        status: ``country``, ``territory`` or ``former`` for countries.
        region: Part of the world of a country (``south_america``).
    """

    id: str
    type: LexiconType
    country: str | None
    sector: str | None
    names: Mapping[str, str]
    iso3: str | None = None
    status: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by id."""

    entries: Mapping[str, LexiconEntry] = field(default_factory=dict)

    def display_name(self, entity_id: str, lang: str) -> str:
        """The name to show in a language; German where that language has none.

        Raises:
            LexiconError: No entry has this id.

        Example:
            >>> lexicon = load_lexicon()
            >>> lexicon.display_name("country:RU", "es"), lexicon.display_name("organisation:un", "de")
            ('Rusia', 'Vereinte Nationen')
        """
        entry = self.entries.get(entity_id)
        if entry is None:
            raise LexiconError(
                f"the lexicon has no entry {entity_id!r}; its ids look like country:RU and organisation:eu"
            )
        return entry.names.get(lang) or entry.names["de"]


@cache
def load_lexicon() -> Lexicon:
    """Read the packaged lexicon once a process.

    Raises:
        LexiconError: A table names an unknown country or organisation, or an id twice.

    Example:
        >>> entry = load_lexicon().entries["country:VE"]
        >>> entry.names["de"], entry.iso3, entry.region
        ('Venezuela', 'VEN', 'south_america')
    """
    entries: dict[str, LexiconEntry] = {}
    for entry in (*_countries(), *_organisations(), *_payment_systems()):
        if entry.id in entries:
            raise LexiconError(f"the lexicon has two entries {entry.id!r}; give one of them another id")
        entries[entry.id] = entry
    homes = {e.country for e in entries.values() if e.country} - {i.removeprefix("country:") for i in entries}
    if homes:
        raise LexiconError(f"the lexicon's organisations name unknown countries: {', '.join(sorted(homes))}")
    return Lexicon(MappingProxyType(entries))


def _countries() -> list[LexiconEntry]:
    names: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        for row in read_table(lang, "countries", columns=COUNTRY_NAME_COLUMNS[lang]):
            names.setdefault(row["code"], {})[lang] = row["name"].removesuffix("?")
    rows = read_table("shared", "countries", columns=COUNTRY_COLUMNS)
    unknown = set(names) - {row["code"] for row in rows}
    if unknown:
        raise LexiconError(f"countries.tsv names codes that shared/countries.tsv lacks: {', '.join(sorted(unknown))}")
    return [
        LexiconEntry(
            f"country:{row['code']}", "country", row["code"], None, MappingProxyType(names[row["code"]]),
            row["iso3"], row["status"], row["region"],
        )
        for row in rows
    ]  # fmt: skip


def _organisations() -> list[LexiconEntry]:
    names: dict[str, dict[str, str]] = {}
    for lang in LANGUAGES:
        for row in read_table(lang, "organisations", columns=ORGANISATION_NAME_COLUMNS):
            names.setdefault(row["id"], {})[lang] = row["name"].removesuffix("?")
    rows = read_table("shared", "organisations", columns=ORGANISATION_COLUMNS)
    unknown = set(names) - {row["id"] for row in rows}
    if unknown:
        raise LexiconError(
            f"organisations.tsv names ids that shared/organisations.tsv lacks: {', '.join(sorted(unknown))}"
        )
    return [
        LexiconEntry(
            row["id"], "organisation", row["country"] or None, row["sector"] or None,
            MappingProxyType(dict.fromkeys(LANGUAGES, row["name"]) | names.get(row["id"], {})),
        )
        for row in rows
    ]  # fmt: skip


def _payment_systems() -> list[LexiconEntry]:
    rows = read_table("shared", "payment_systems", columns=PAYMENT_COLUMNS)
    return [
        LexiconEntry(
            row["id"], "payment_system", row["country"] or None, "BUS", MappingProxyType(dict.fromkeys(LANGUAGES, row["name"]))
        )
        for row in rows
    ]  # fmt: skip


# What German nouns lose on the way to the nominative singular.
_NOUN_ENDINGS = ("", "s", "es", "n", "en")


@cache
def government_nouns(lang: str) -> Mapping[str, str]:
    """Noun in lower case -> kind (government, ministry, army, authority); ``*noun`` for word endings."""
    if lang not in LANGUAGES:
        return MappingProxyType({})
    rows = read_table(lang, "government_nouns", columns=("noun", "kind"))
    return MappingProxyType({row["noun"].casefold(): row["kind"] for row in rows})


@lru_cache(maxsize=50_000)
def folds_into_country(noun: str, lang: str) -> bool:
    """Whether a noun, together with a country, stands for that country (guidelines: ministries and armies fold).

    Args:
        noun: Lemma or inflected form; of a hyphen compound the last part counts.
        lang: ``de`` or ``es``.

    Example:
        >>> [folds_into_country(n, "de") for n in ("Außenministeriums", "US-Armee", "Landesregierung", "Parlament")]
        [True, True, False, False]
        >>> folds_into_country("gobierno", "es"), folds_into_country("partido", "es")
        (True, False)
    """
    nouns, parts = government_nouns(lang), _last_parts(lang)
    word = noun.rpartition("-")[2].casefold()
    endings = _NOUN_ENDINGS if lang == "de" else ("", "s", "es")
    for stem in (word.removesuffix(ending) if ending else word for ending in endings):
        if stem in nouns or (stem.endswith(parts) and not stem.startswith(_LOCAL)):
            return True
    return False


@cache
def _last_parts(lang: str) -> tuple[str, ...]:
    return tuple(noun[1:] for noun in government_nouns(lang) if noun.startswith("*"))


# Bodies of states, towns and districts: no country stands behind a Landesministerium.
_LOCAL = ("landes", "stadt", "bezirks", "kreis", "gemeinde", "regional", "provinz", "kommunal")
