"""The sector of actors (PLOVER): what kind of actor the text shows an organisation or a person to be.

An organisation shows it by its name (``Landgericht Düsseldorf``) or by a noun beside it (``der Energiekonzern RWE``), a person by
the office held now, by the organisation that it is an office of, or by membership.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from extractor.actors.folding import fold
from extractor.actors.sites import Incumbency, token_span
from extractor.lang import read_table
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, head, role
from extractor.records import Entity, Sector

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines import ParsedSegment
    from extractor.records import Mention, Relation

_LANGUAGES = ("de", "es")
_NAMING = frozenset({"name", "acronym"})
_OPENING = frozenset("„\"“»«‚‘'")
# Offices that say nothing of the sector by themselves: it is that of the organisation they belong to.
_OF_BODY = frozenset(
    "head leader spokesperson envoy president vice_president secretary_general executive founder official adviser "
    "member expert candidate coach player politician ambassador deputy".split()
)
# Of several offices the one of most weight counts: a minister who leads a party acts as minister.
_WEIGHT = {"LEG": 1, "PTY": 2, "CVL": 3}
_THEN = ("damalig", "entonces")  # an office of the time that is told of is none of former times


def with_sectors(
    entities: Iterable[Entity], parsed: Sequence[ParsedSegment], incumbencies: Sequence[Incumbency]
) -> tuple[Entity, ...]:
    """Fill in the sectors that the text shows; what the lexicon says of an organisation stays.

    Example:
        >>> [entity.sector for entity in with_sectors([Entity("organisation:x", "organisation", "Landgericht Köln")], (), ())]
        ['JUD']
    """
    found = [
        replace(entity, sector=_organisation(entity, parsed))
        if entity.type == "organisation" and entity.sector is None
        else entity
        for entity in entities
    ]
    known = {entity.id: entity.sector for entity in found}
    held: defaultdict[str, list[Incumbency]] = defaultdict(list)
    for item in incumbencies:
        held[item.person].append(item)
    return tuple(
        replace(entity, sector=_person(held[entity.id], known)) if entity.type == "person" else entity
        for entity in found
    )


def with_members(entities: Sequence[Entity], relations: Iterable[Relation]) -> tuple[Entity, ...]:
    """Give persons without a sector that of the organisation they are a member of (``Eva Muster (SPD)``).

    Example:
        >>> with_members([], [])
        ()
    """
    known = {entity.id: entity.sector for entity in entities}
    joined: dict[str, Sector] = {}
    for relation in relations:
        sector = known.get(relation.target)
        if relation.type == "MEMBER_OF" and not (relation.former or relation.negated) and sector is not None:
            joined.setdefault(relation.source, sector)
    return tuple(
        replace(entity, sector=joined[entity.id])
        if entity.type == "person" and entity.sector is None and entity.id in joined
        else entity
        for entity in entities
    )


# --- persons


def _person(held: Sequence[Incumbency], known: Mapping[str, Sector | None]) -> Sector | None:
    """By the offices held at the time of the text, else by memberships."""
    now = [item for item in held if not item.former or item.role.lower().startswith(_THEN)]
    for members in (False, True):
        sectors = [sector for item in now if item.member == members and (sector := _office(item, known))]
        if sectors:
            return min(sectors, key=lambda sector: _WEIGHT.get(sector, 0))
    return None


def _office(item: Incumbency, known: Mapping[str, Sector | None]) -> Sector | None:
    if item.target is None or not (item.member or item.office in _OF_BODY):
        return item.sector
    if item.target.startswith("country:"):
        return item.sector or (None if item.member else "GOV")
    body = known.get(item.target)
    if body is None and item.office in ("president", "vice_president"):
        return None  # "Präsident" of a club or a company
    return body or item.sector


# --- organisations


def _organisation(entity: Entity, parsed: Sequence[ParsedSegment]) -> Sector | None:
    """By the noun beside a name, else by the words of the names."""
    beside = (sector for noun in _nouns_beside(entity, parsed) if (sector := sector_of_noun(noun.text, noun.lang_)))
    by_name = (sector for name in (entity.name, *entity.aliases) if (sector := sector_of_name(name)))
    return next(beside, None) or next(by_name, None)


def _nouns_beside(entity: Entity, parsed: Sequence[ParsedSegment]) -> Iterator[Token]:
    """``der Konzern [RWE]``, ``[RWE], ein Konzern``, ``[RWE]-Konzern``."""
    for mention in entity.mentions:
        if mention.kind in _NAMING:
            yield from _beside(mention, parsed)


def _beside(mention: Mention, parsed: Sequence[ParsedSegment]) -> Iterator[Token]:
    for part in parsed:
        first, last = token_span(part, mention.start, mention.end)
        if first < 0:
            continue
        doc = part.doc
        if first and doc[first].text in _OPENING:
            first += 1
        before = first - 1
        while before >= 0 and doc[before].text in _OPENING:
            before -= 1
        if before >= 0 and doc[before].pos_ == "NOUN":
            yield doc[before]
        for token in doc[first:last]:
            if part.offset + token.idx + len(token) > mention.end:
                yield token  # a compound that the name begins
            if role(token) == Role.APPOSITION and head(token).pos_ == "NOUN":
                yield head(token)
            yield from (noun for noun in dependents(token, Role.APPOSITION) if noun.pos_ == "NOUN")


def sector_of_noun(noun: str, lang: str) -> Sector | None:
    """The sector of organisations that a common noun announces, by the longest listed end of it.

    Example:
        >>> sector_of_noun("Energiekonzern", "de"), sector_of_noun("Ratingagentur", "de"), sector_of_noun("diario", "es")
        ('BUS', 'BUS', 'MED')
    """
    word = fold(noun.rpartition("-")[2])
    prefix = fold(noun.partition("-")[0]) if "-" in noun else ""
    if prefix in _words("prefix"):
        return _words("prefix")[prefix]
    heads = _heads(lang)
    starts = range(len(word)) if lang == "de" else range(1)
    return next((heads[word[at:]] for at in starts if word[at:] in heads), None)


@cache
def _heads(lang: str) -> Mapping[str, Sector | None]:
    """Nouns that announce an organisation, with what the ends of names say of German ones."""
    if lang not in _LANGUAGES:
        return {}
    rows = read_table(lang, "organisation_heads", columns=("noun", "sector"))
    found = {fold(row["noun"]): cast("Sector | None", row["sector"] or None) for row in rows}
    return {**_words("end"), **found} if lang == "de" else {**_words("word"), **found}


def sector_of_name(name: str) -> Sector | None:
    """The sector that the words of a name show: a legal form first, then the first word that shows one.

    Example:
        >>> [sector_of_name(name) for name in ("Landgericht Köln", "Petronorte S.A.", "Noticias Hoy", "Rapido")]
        ['JUD', 'BUS', 'MED', None]
        >>> sector_of_name("Internationale Walfangkommission"), sector_of_name("UN-Friedensmission im Südsudan")
        ('IGO', 'IGO')
    """
    parts = [fold(word).strip(".,;:()\"'„“") for word in name.split()]
    legal = next((_words("legal")[part] for part in parts[1:] if part in _words("legal")), None)
    if legal is not None:
        return legal
    level = any(part in _words("level") for part in parts)
    shown = [sector for part in parts if (sector := _of_part(part, level=level))]
    if shown and shown[0] == "MIL" and "REB" in shown:
        return "REB"  # Ejército de Liberación
    return shown[0] if shown else None


def _of_part(part: str, *, level: bool) -> Sector | None:
    first, hyphen, _ = part.partition("-")
    last = part.rpartition("-")[2]
    prefixed = _words("prefix").get(first) if hyphen else None
    body = _longest_end(last, _words("body")) if level else None
    return prefixed or body or _words("word").get(last) or _longest_end(last, _words("end"))


def _longest_end(word: str, listed: Mapping[str, Sector]) -> Sector | None:
    return next((listed[word[at:]] for at in range(len(word)) if word[at:] in listed), None)


@cache
def _words(kind: str) -> Mapping[str, Sector]:
    rows = read_table("shared", "sector_words", columns=("word", "sector", "kind"))
    return {fold(row["word"]): cast("Sector", row["sector"]) for row in rows if row["kind"] == kind}
