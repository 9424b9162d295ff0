"""Rows to actors: what is missing is filled in, what cannot be is named and left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from extractor.actors.folding import slug
from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.own.rows import Fault, Row
from extractor.actors.own.spelling import clean_name, natural_order
from extractor.actors.people.names import parse_name
from extractor.lang import read_table
from extractor.records import EntityType

_QID = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d{0,11})")
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f]|[\ud800-\udfff]")
MAX_ID = 200


@dataclass(frozen=True, slots=True)
class OwnActor:
    """One actor of the user.

    Attributes:
        name: What to show.
        names: Everything it is called, the name first.
        weak: Names that count only beside others.
        place: File and line it comes from.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    place: str
    weak: tuple[str, ...] = ()
    country: str | None = None
    qid: str | None = None


def check(row: Row) -> tuple[OwnActor | None, list[Fault]]:
    """The actor of a row, or None, and what is wrong with it.

    Example:
        >>> actor, _ = check(Row("line 2", "", ("Lena Falk",), type="person", countries=("de",)))
        >>> actor.id, actor.country
        ('person:falk-lena', 'DE')
        >>> check(Row("line 3", "x", ("Lena Falk",), type="planet"))[1][0].text
        "'planet' is no type of actor; use person, country, organisation, place or payment_system; the row is left out"
    """
    faults: list[Fault] = []
    try:
        return _actor(row, faults), faults
    except ValueError as error:
        return None, [Fault(row.place, f"{error}; the row is left out")]


def _actor(row: Row, faults: list[Fault]) -> OwnActor:
    given = _clean_id(row.id)
    country = _country(row, faults)
    kind = _type(row.type, given)
    built_in = load_lexicon().entries.get(given)
    name = _named(row.names[0] if row.names else "", "the name")
    if not name and built_in is not None:
        name = built_in.names["de"]
    if not name:
        raise ValueError("there is no name")
    identity = _identity(given, kind, name, country)
    if kind == "country":
        country = identity.removeprefix("country:")
    qid = _QID.fullmatch(row.qid.strip())
    if row.qid.strip() and qid is None:
        raise ValueError(f"{_shown(row.qid)} is no item of Wikidata such as Q42")
    return OwnActor(
        identity, kind, name, _names((name, *row.names[1:]), row.place, faults), row.place,
        _names(row.weak, row.place, faults), country, qid.group(1) if qid else None,
    )  # fmt: skip


def _names(names: Iterable[str], place: str, faults: list[Fault]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in names:
        try:
            clean = _named(name, "the alias")
        except ValueError as error:
            faults.append(Fault(place, f"{error}; it is left out"))
            continue
        if clean:
            found.setdefault(clean)
    return tuple(found)


def _named(name: str, what: str) -> str:
    try:
        return clean_name(name)
    except ValueError as error:
        raise ValueError(f"{what} {_shown(name)} {error}") from error


def _clean_id(text: str) -> str:
    clean = text.strip()
    if len(clean) > MAX_ID or _UNFIT.search(clean):
        raise ValueError(
            f"the id {_shown(text)} has blanks or control characters or is longer than {MAX_ID} characters"
        )
    return clean


def _type(word: str, given: str) -> EntityType:
    """The type that the row says; without one, that of the id."""
    prefix = given.partition(":")[0]
    said = _types().get(word.strip().casefold())
    own = cast(EntityType, prefix) if ":" in given and prefix in get_args(EntityType) else None
    if word.strip() and said is None:
        raise ValueError(f"{_shown(word)} is no type of actor; use {_KNOWN}")
    if said is not None and own is not None and said != own:
        raise ValueError(f"the id {_shown(given)} says {own} and the type {said}")
    if said is None and own is None:
        raise ValueError(f"there is no type; use {_KNOWN}")
    return cast(EntityType, said or own)


_KNOWN = "person, country, organisation, place or payment_system"


@cache
def _types() -> dict[str, EntityType]:
    rows = read_table("shared", "actor_types", columns=("word", "type"))
    return {row["word"]: cast(EntityType, row["type"]) for row in rows}


def is_actor_schema(word: str) -> bool:
    """Whether a schema of FollowTheMoney is one of actors (Vessel and Address are none)."""
    return word.strip().casefold() in _types()


@cache
def _countries() -> frozenset[str]:
    return frozenset(e.country for e in load_lexicon().entries.values() if e.type == "country" and e.country)


def _country(row: Row, faults: list[Fault]) -> str | None:
    codes = [code.strip().upper() for code in row.countries if code.strip()]
    known = [code for code in codes if code in _countries()]
    if len(codes) > len(known):
        unknown = next(code for code in codes if code not in _countries())
        if not row.foreign:
            raise ValueError(f"{_shown(unknown)} is no country code of two letters (ISO 3166-1)")
        # Its own list has codes that ISO lacks (eu, suhh); the actor is good without.
        faults.append(Fault(row.place, f"{_shown(unknown)} is no country code of ISO 3166-1; it is left out"))
    return known[0] if len(codes) == 1 and known else None


def _identity(given: str, kind: EntityType, name: str, country: str | None) -> str:
    """The id in the graph: the user's with the type before it, else the one that a text with this name would give.

    Countries are those of the lexicon.
    """
    if kind == "country":
        code = given.removeprefix("country:").upper()
        code = code if code in _countries() else country or ""
        if not code:
            raise ValueError("a country needs its code of two letters (ISO 3166-1) as id or in the column country")
        return f"country:{code}"
    if given:
        return given if given.startswith(f"{kind}:") else f"{kind}:{given}"
    made = parse_name(natural_order(name), lang="de").id if kind == "person" else f"{kind}:{slug(name)}"
    if made == f"{kind}:":
        raise ValueError(f"no id can be made from {_shown(name)}; give one")
    return made


def _shown(text: str) -> str:
    """A value in a message, short and without anything a terminal would obey."""
    plain = text.strip()
    return ascii(plain[:40] + "…") if not plain.isprintable() else repr(plain if len(plain) <= 40 else plain[:40] + "…")
