"""Of which countries somebody is known to have led one: ``Präsident [Maduro]`` is Venezuela's.

A reader knows it and a text leaves it out; what is known only chooses among the countries that the text names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from extractor.actors.folding import slug, sound_keys
from extractor.actors.people.names import is_particle
from extractor.lang import read_table, values

# Ids of leaders of states are by ISO code, of regions by name.
_CODE = re.compile(r"[A-Z]{2}$")
_ARTICLES = frozenset({"al", "el"})
_ORDINAL = re.compile(r"[ivx]+$")

# The initials of the given name in several spellings (none for a ruler without surname), and the country or region.
Leader = tuple[frozenset[str], str]


@cache
def _leaders() -> Mapping[str, tuple[Leader, ...]]:
    """Leaders by the sound of their surname."""
    found: dict[str, list[Leader]] = {}
    for row in read_table("shared", "leaders", columns=("land", "names")):
        land = f"country:{row['land']}" if _CODE.match(row["land"]) else f"place:{row['land']}"
        for name in values(row["names"]):
            surname, _, given = (part.strip() for part in name.partition(","))
            for key in sound_keys(slug(surname), "de"):
                found.setdefault(key, []).append((_initials(given), land))
    return {key: tuple(leaders) for key, leaders in found.items()}


def _initials(given: str) -> frozenset[str]:
    return frozenset(key[:1] for key in sound_keys(given, "de") if key)


@lru_cache(maxsize=10_000)
def lands_of(person: str) -> frozenset[str]:
    """The countries and regions that the bearer of an id is known to have led or served as a minister.

    Example:
        >>> lands_of("person:putin-vladimir"), lands_of("person:al-assad-baschar")
        (frozenset({'country:RU'}), frozenset({'country:SY'}))
        >>> lands_of("person:johnson-david"), lands_of("person:bauer-anna")
        (frozenset(), frozenset())
    """
    parts = person.partition(":")[2].split("-")
    if is_particle(parts[-1]):
        # "drian-jean-yves-le"
        parts = [parts[-1], *parts[:-1]]
    if parts[0] in _ARTICLES:
        parts = parts[1:]
    found = set()
    for length in range(1, len(parts) + 1):
        rest = [part for part in parts[length:] if not _ORDINAL.match(part)]
        for key in sound_keys("".join(parts[:length]), "de"):
            for given, land in _leaders().get(key, ()):
                if not rest or given & _initials(rest[0]):
                    found.add(land)
    return frozenset(found)
