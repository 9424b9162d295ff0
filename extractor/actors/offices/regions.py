"""Parts of countries with offices of their own: ``der [bayerische] Ministerpräsident``, ``[Hessens] Regierung``, ``der [Kölner] Bürgermeister``.

A region or city is a mere place; where somebody holds an office of it, it is a body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.actors.folding import fold, slug
from extractor.actors.offices.titles import find_offices_in
from extractor.actors.organisations.names import town_of
from extractor.actors.people.names import is_given
from extractor.actors.sites import Candidate
from extractor.lang import Row, read_table, values
from extractor.pipelines.words import words_of
from extractor.records import MentionKind

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment

# Scopes of offices that a region or city can have.
SCOPES = frozenset({"region", "country", "either"})
# The shortest city of which an adjective in -er is read: Ulmer.
MIN_CITY = 3
# Capitals that are states of their country as well; the lexicon names them.
_CITY_STATES = frozenset({"place:berlin", "place:wien"})
_ENDINGS = ("", "e", "er", "en", "es", "em")
# Nouns that may stand before the name of a region: Ministerpräsident des [Landes] Hessen, Bürgermeister der [Stadt] Ulm.
_REGION_NOUNS = frozenset(
    "land landes bundesland bundeslandes bundesstaat bundesstaates bundesstaats freistaat freistaates freistaats kanton kantons "
    "provinz region stadt landeshauptstadt hauptstadt hansestadt gemeinde insel bezirk bezirks kreis kreises landkreis "
    "landkreises departement departements teilstaat teilstaates ortschaft".split()
)  # fmt: skip


def _rows() -> tuple[Row, ...]:
    return read_table("de", "regions", columns=("adjective", "name", "ministers"))


@cache
def _adjectives() -> Mapping[str, str]:
    """Form of an adjective -> name of its region."""
    found = {}
    for row in _rows():
        for stem in values(row["adjective"]):
            for ending in ("",) if stem[:1].isupper() else _ENDINGS:
                found[stem + ending] = row["name"]
    return MappingProxyType(found)


@cache
def _names() -> Mapping[str, str]:
    """Name of a region and its genitive -> id."""
    names = {row["name"] for row in _rows()}
    return MappingProxyType({form: f"place:{slug(name)}" for name in names for form in (name, name + "s")})


def region_id(text: str) -> str | None:
    """The id of a region of the table that a name names.

    Example:
        >>> region_id("Hessens"), region_id("Rheinland-Pfalz"), region_id("Hessin")
        ('place:hessen', 'place:rheinland-pfalz', None)
    """
    return _names().get(text)


def is_regional(word: str) -> bool:
    """Whether a German adjective names a part of a country.

    Example:
        >>> is_regional("bayerischen"), is_regional("russischen")
        (True, False)
    """
    return word in _adjectives()


def is_region_noun(word: str) -> bool:
    """Whether a noun announces a part of a country.

    Example:
        >>> is_region_noun("Landes"), is_region_noun("Feuerwehr")
        (True, False)
    """
    return fold(word) in _REGION_NOUNS


def leading_region(places: Sequence[tuple[int, str]], *, cities: bool = False) -> str | None:
    """The region of the table that a text names most often, if one does; ``cities`` admits capitals that are states.

    Example:
        >>> leading_region([(0, "place:hessen"), (9, "place:ulm"), (20, "place:ulm")])
        'place:hessen'
    """
    known = {*_names().values(), *(_CITY_STATES if cities else ())}
    return leading_place([item for item in places if item[1] in known])


def leading_place(places: Sequence[tuple[int, str]]) -> str | None:
    """The place that a text names most often; None where two are named as often.

    Example:
        >>> leading_place([(0, "place:ulm"), (9, "place:bonn"), (20, "place:ulm")]), leading_place([])
        ('place:ulm', None)
    """
    counts = Counter(identity for _, identity in places).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def region_candidates(parsed: Sequence[ParsedSegment], *, taken: Collection[int]) -> Iterator[Candidate]:
    """Regions by name and adjective, and cities by their adjective before an office."""
    for part in parsed:
        if part.segment.lang != "de":
            continue
        words = words_of(part.doc)
        for index, word in enumerate(words):
            named, adjective = _names().get(word), _adjectives().get(word)
            if named is not None:
                yield _candidate(part, index, named, "name")
            elif adjective is not None and index + 1 < len(words) and words[index + 1][:1].isalpha():
                yield _candidate(part, index, f"place:{slug(adjective)}", "demonym")
        for hit in find_offices_in(part.doc, "de"):
            if hit.start and hit.office.scope == "region" and _is_city(part, hit.start - 1, taken):
                town = town_of(part.doc[hit.start - 1].text)
                yield _candidate(part, hit.start - 1, f"place:{slug(town)}", "demonym")


@cache
def _with_ministers() -> frozenset[str]:
    return frozenset(f"place:{slug(row['name'])}" for row in _rows() if row["ministers"])


def only_region(places: Sequence[tuple[int, str]]) -> str | None:
    """The only region of the table that a text names, if it has ministers of its own.

    Example:
        >>> only_region([(0, "place:hessen"), (9, "place:ulm")]), only_region([(0, "place:hessen"), (9, "place:bayern")])
        ('place:hessen', None)
        >>> only_region([(0, "place:tirol")])
    """
    found = {identity for _, identity in places} & set(_names().values())
    return found.pop() if len(found) == 1 and found <= _with_ministers() else None


def _is_city(part: ParsedSegment, index: int, taken: Collection[int]) -> bool:
    """``der [Offenbacher] Oberbürgermeister``: any capitalised word in -er inside a sentence."""
    token = part.doc[index]
    return (
        token.text[:1].isupper()
        and token.text.endswith("er")
        and len(token.text) >= MIN_CITY + 2
        and not token.is_sent_start
        and part.offset + token.idx not in taken
        and not is_given(token.text)
    )


def _candidate(part: ParsedSegment, index: int, identity: str | None, kind: MentionKind) -> Candidate:
    token = part.doc[index]
    at = part.offset + token.idx
    return Candidate(
        at, at + len(token.text), token.text, "place", kind, "de", part.segment.id,
        "region", entity_id=identity, form="adjective" if kind == "demonym" else "noun",
    )  # fmt: skip
