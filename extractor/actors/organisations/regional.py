"""Governments of regions and towns in Spanish: ``el [Gobierno vasco]``, ``la consejera [andaluza]``, ``la alcaldesa de [Móstoles]``.

A town or region that has a mayor or governor acts as an organisation there; elsewhere in the text it stays a place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.offices.titles import OfficeHit, find_offices_in
from extractor.actors.organisations.classes import portfolio_end
from extractor.actors.people.names import is_given
from extractor.actors.sites import Candidate
from extractor.lang import read_table, values
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment
    from extractor.records import MentionKind

_COLUMNS = ("id", "name", "place", "adjective", "names")
_BODIES = frozenset("gobierno ejecutivo govern gabinete parlamento administracion".split())
_GOVERNMENTS = _BODIES - {"parlamento"}
_OF = frozenset("de del la las los el".split())
# Offices whose adjective or place names the region's government.
_REGIONAL = frozenset("presidente vicepresidente consejero viceconsejero conseller portavoz lehendakari".split())
# Classes and nouns of offices whose complement is a town or province.
_LOCAL_NOUNS = frozenset("alcalde gobernador concejal edil regidor intendente".split())
HOME, HOME_GOVERNMENT = "country:ES", "organisation:gobierno"
_POLITICAL = frozenset({"PTY", "LEG", "JUD", "GOV", "OPP", "REB"})
MAX_PLACE = 4  # words of a town's name: Las Palmas de Gran Canaria


@dataclass(frozen=True, slots=True)
class _Table:
    names: Mapping[tuple[str, ...], str]
    places: Mapping[tuple[str, ...], str]
    adjectives: Mapping[str, str]


@cache
def _table() -> _Table:
    names: dict[tuple[str, ...], str] = {}
    places: dict[tuple[str, ...], str] = {}
    adjectives: dict[str, str] = {}
    for row in read_table("es", "regional_bodies", columns=_COLUMNS):
        names |= {tuple(fold(name).split()): row["id"] for name in values(row["names"])}
        places |= {tuple(fold(name).split()): row["id"] for name in values(row["place"])}
        adjectives |= {fold(word): row["id"] for word in values(row["adjective"])}
    return _Table(MappingProxyType(names), MappingProxyType(places), MappingProxyType(adjectives))


def government_candidates(parsed: Sequence[ParsedSegment], named: Collection[str]) -> Iterator[Candidate]:
    """``el [Gobierno]`` of a Spanish text about Spain that says no more: the country where it is named, else a body of its own.

    ``named``: Ids of the lexicon's actors and governments of regions that the text names.
    """
    if not is_domestic(named) and any(identity.startswith("country:") for identity in named):
        return
    whose = HOME if HOME in named else HOME_GOVERNMENT
    for part in parsed:
        words = words_of(part.doc) if part.segment.lang == "es" else ()
        for index, word in enumerate(words):
            if (
                word not in {"Gobierno", "Ejecutivo"}
                or not index
                or words[index - 1].lower() not in {"el", "del", "al"}
            ):
                continue
            central = index + 1 < len(words) and words[index + 1] == "central"
            if central or _says_no_more(part, index + 1):
                yield _candidate(part, index, index + 1 + central, whose, "role" if whose == HOME else "name")


def _says_no_more(part: ParsedSegment, index: int) -> bool:
    doc = part.doc
    if index >= len(doc):
        return True
    return fold(doc[index].text) not in {"de", "del"} and doc[index].pos_ not in {"ADJ", "PROPN", "NOUN"}


def is_domestic(named: Collection[str]) -> bool:
    """Whether a text is about the politics of Spain: it names a party, a court or the government of a region there."""
    entries = load_lexicon().entries
    bodies = regional_bodies()
    return any(
        identity in bodies
        or ((entry := entries.get(identity)) is not None and entry.country == "ES" and entry.sector in _POLITICAL)
        for identity in named
    )


@cache
def regional_bodies() -> frozenset[str]:
    """The ids of the governments of regions."""
    return frozenset(row["id"] for row in read_table("es", "regional_bodies", columns=_COLUMNS))


def regional_candidates(parsed: Sequence[ParsedSegment]) -> Iterator[Candidate]:
    """The governments of regions and towns of all Spanish segments."""
    for part in parsed:
        if part.segment.lang == "es":
            yield from _bodies(part)
            for hit in find_offices_in(part.doc, "es"):
                yield from _of_office(part, hit)


def _bodies(part: ParsedSegment) -> Iterator[Candidate]:
    words, table = words_of(part.doc), _table()
    for index, word in enumerate(words):
        if not word[:1].isupper():
            continue
        named = _longest(words, index, table.names)
        if named:
            yield _candidate(part, index, named, table.names[_key(words, index, named)], "name")
        elif fold(word) in _BODIES and index + 1 < len(words):
            after = fold(words[index + 1])
            if after in table.adjectives:
                whose = table.adjectives[after] if fold(word) in _GOVERNMENTS else None
                yield _candidate(part, index, index + 2, whose, "name")
                continue
            start = _behind_of(words, index + 1)
            end = _longest(words, start, table.places) if start > index + 1 else 0
            if end:
                whose = table.places[_key(words, start, end)] if fold(word) in _GOVERNMENTS else None
                yield _candidate(part, index, end, whose, "name")


def _of_office(part: ParsedSegment, hit: OfficeHit) -> Iterator[Candidate]:
    """The region or town whose office stands here."""
    words, table = words_of(part.doc), _table()
    if hit.office.noun.split()[0] in _REGIONAL:
        for index in (hit.start - 1, hit.end, portfolio_end(words, hit.end)):
            if 0 < index < len(words) and fold(words[index]) in table.adjectives and words[index][:1].islower():
                yield _candidate(part, index, index + 1, table.adjectives[fold(words[index])], "demonym")
                return
        start = _behind_of(words, portfolio_end(words, hit.end))
        end = _longest(words, start, table.places) if start > hit.end else 0
        if end:
            yield _candidate(part, start, end, table.places[_key(words, start, end)], "name")
    elif hit.office.noun in _LOCAL_NOUNS and not hit.office.plural:
        start = _behind_of(words, portfolio_end(words, hit.end))
        if start > hit.end:
            yield from _town(part, start)


def _town(part: ParsedSegment, start: int) -> Iterator[Candidate]:
    doc, end = part.doc, start
    if (
        start < len(doc)
        and fold(doc[start - 1].text) in {"la", "las", "los", "el"}
        and doc[start - 1].text[:1].isupper()
    ):
        start -= 1
    while end < len(doc) and end - start < MAX_PLACE and _place_word(part, end, first=end == start):
        end += 1
        if end + 1 < len(doc) and fold(doc[end].text) in {"de", "del"} and doc[end + 1].ent_type_ == "LOC":
            end += 1
    if end > start and doc[start].ent_type_ in {"LOC", "ORG", ""} and not doc[start].text.isupper():
        yield _candidate(part, start, end, None, "name")


def _place_word(part: ParsedSegment, index: int, *, first: bool) -> bool:
    token = part.doc[index]
    if not token.text[:1].isupper() or not token.text.replace("-", "").isalpha() or token.ent_type_ == "PER":
        return False
    return first or (token.ent_type_ == part.doc[index - 1].ent_type_ and not is_given(token.text)) or index == 0


def _behind_of(words: Sequence[str], index: int) -> int:
    """The token behind "de (la)", ``index`` itself where none stands."""
    if index >= len(words) or fold(words[index]) not in {"de", "del"}:
        return index
    index += 1
    while index < len(words) and words[index] in {"la", "las", "los", "el"}:
        index += 1
    return index


def _key(words: Sequence[str], start: int, end: int) -> tuple[str, ...]:
    return tuple(fold(word) for word in words[start:end])


def _longest(words: Sequence[str], start: int, known: Mapping[tuple[str, ...], str]) -> int:
    """The end of the longest known name that begins at a token, 0 where none does."""
    for length in range(min(7, len(words) - start), 0, -1):
        if _key(words, start, start + length) in known:
            return start + length
    return 0


def _candidate(part: ParsedSegment, start: int, end: int, identity: str | None, kind: MentionKind) -> Candidate:
    span = part.doc[start:end]
    at = part.offset + span.start_char
    form = "adjective" if kind == "demonym" else "noun"
    country = identity == HOME
    return Candidate(
        at, at + len(span.text), span.text, "country" if country else "organisation", kind, part.segment.lang, part.segment.id, "regional",
        entity_id=identity, form=form,
    )  # fmt: skip
