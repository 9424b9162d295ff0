"""The entity records: name, aliases, mentions, country and sector of each actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from extractor.actors.lexicon.entries import LANGUAGES, load_lexicon
from extractor.actors.offices.inheritance import Named
from extractor.actors.organisations.groups import Group, group_id, group_name
from extractor.actors.organisations.national import national_body
from extractor.actors.organisations.regional import HOME, HOME_GOVERNMENT, is_domestic
from extractor.actors.people.clusters import Person
from extractor.actors.sites import Candidate, Incumbency, Site
from extractor.records import Entity, Mention, Sector

if TYPE_CHECKING:
    from extractor.actors.own.checking import OwnActor
    from extractor.records import RawText, Segment

_SAYS_COUNTRY = frozenset({"GOV", "MIL", "LEG", "JUD", "OPP"})


def person_entity(person: Person, incumbencies: Sequence[Incumbency], own: Mapping[str, OwnActor]) -> Entity:
    """The record of a person: country by the office the text gives; name and country of the user's own."""
    held = [i for i in incumbencies if i.person == person.id and not i.member]
    country = next(
        (i.target.removeprefix("country:") for i in held if i.target and i.target.startswith("country:")), None
    )
    entity = Entity(
        person.id, "person", person.name.text, country, None, _aliases(person.mentions), _mentions(person.mentions)
    )
    return _listed(entity, own)


def _listed(entity: Entity, own: Mapping[str, OwnActor]) -> Entity:
    """What the user says of an actor wins over what the text and the lexicon say."""
    actor = own.get(entity.id)
    if actor is None:
        return entity
    return replace(entity, name=actor.name, country=actor.country or entity.country, qid=actor.qid)


def group_entity(group: Group, lang: str, own: Mapping[str, OwnActor]) -> Entity:
    """The record of a country, organisation, payment system or place."""
    return _listed(_group_entity(group, lang), own)


def _group_entity(group: Group, lang: str) -> Entity:
    identity = group_id(group)
    entry = load_lexicon().entries.get(identity) if group.entity_id is not None else None
    body = national_body(identity) if entry is None else None
    if body is not None:
        return Entity(
            identity, "organisation", body.name(lang if lang in LANGUAGES else "de"), body.country, cast("Sector", body.sector),
            _aliases(group.mentions), _mentions(group.mentions),
        )  # fmt: skip
    if entry is None:
        return Entity(
            identity, group.mentions[0].type, group_name(group), None, None, _aliases(group.mentions), _mentions(group.mentions)
        )  # fmt: skip
    name = load_lexicon().display_name(identity, lang)
    sector = cast("Sector | None", entry.sector or None)
    return Entity(
        identity, group.mentions[0].type, name, entry.country or None, sector,
        _aliases(group.mentions), _mentions(group.mentions),
    )  # fmt: skip


def _aliases(mentions: Iterable[Candidate]) -> tuple[str, ...]:
    """Surface forms by name, in text order."""
    return tuple(
        dict.fromkeys(" ".join(m.text.split()) for m in sorted(mentions, key=lambda m: m.start) if m.kind != "role")
    )


def _mentions(mentions: Iterable[Candidate]) -> tuple[Mention, ...]:
    """One mention a place, in text order; an acronym that is a handle ("@PSOE") is a handle."""
    at = {(m.start, m.end): m for m in sorted(mentions, key=lambda m: m.kind == "handle")}
    return tuple(
        Mention(m.text, m.start, m.end, m.lang, m.segment, m.kind)
        for _, m in sorted(at.items(), key=lambda item: item[0])
    )


def with_references(
    entities: Iterable[Entity], sites: Iterable[Site], raw: RawText, segments: Sequence[Segment]
) -> tuple[Entity, ...]:
    """Add the places that refer without naming (roles, pronouns) to the mentions."""
    added: dict[str, list[Mention]] = {}
    for site in sites:
        segment = next((s for s in segments if s.kind != "quote" and s.start <= site.start < s.end), None)
        if segment is not None:
            for identity in site.entity_ids:
                mention = Mention(
                    raw.text[site.start : site.end],
                    site.start,
                    site.end,
                    segment.lang,
                    segment.id,
                    site.kind,
                    site.reason,
                )
                added.setdefault(identity, []).append(mention)
    return tuple(_with(entity, added.get(entity.id, ())) for entity in entities)


def _with(entity: Entity, mentions: Iterable[Mention]) -> Entity:
    known = {(m.start, m.end) for m in entity.mentions}
    new = [m for m in dict.fromkeys(mentions) if (m.start, m.end) not in known]
    if not new:
        return entity
    ordered = tuple(sorted((*entity.mentions, *new), key=lambda m: (m.start, m.end)))
    return replace(entity, mentions=ordered)


def read_named(candidates: Sequence[Candidate], groups: Iterable[Group] = ()) -> Named:
    """What the text names, seats of government that are only places included; ``groups`` for the places."""
    countries: list[tuple[int, str]] = []
    nouns: set[int] = set()
    sectors: dict[str, str] = {}
    entries = load_lexicon().entries
    for candidate in candidates:
        identity = candidate.form if candidate.type == "place" and not candidate.acts else candidate.entity_id
        if identity is not None and identity.startswith("country:"):
            # A Spanish adjective often tells where a stranger comes from (el delantero uruguayo).
            if candidate.lang == "de" or candidate.form == "noun":
                countries.append((candidate.start, identity))
            if candidate.form not in {"adjective", "prefix"}:
                nouns.add(candidate.start)
        elif identity is not None and identity in entries and candidate.kind != "handle":
            # An account that posts is no party to what the text tells.
            sectors[identity] = entries[identity].sector or ""
    places = [(m.start, group_id(group)) for group in groups if group.type == "place" for m in group.mentions]
    return Named(tuple(countries), tuple(sorted(places)), sectors, frozenset(nouns), _home(candidates))


def _home(candidates: Iterable[Candidate]) -> str | None:
    """Spain or its government in a text that is about its politics, in Spanish."""
    named = {c.entity_id for c in candidates if c.entity_id and c.lang == "es"}
    if not is_domestic(named):
        return None
    return next((identity for identity in (HOME, HOME_GOVERNMENT) if identity in named), None)
