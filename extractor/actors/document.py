"""The actors of one document, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.actors.bodies import employing
from extractor.actors.collect import Collection, collect
from extractor.actors.entities import group_entity, person_entity, read_named, with_references
from extractor.actors.offices.described import name_the_described
from extractor.actors.offices.holders import find_holders, holders_by_reference
from extractor.actors.offices.namesakes import find_governments, find_parties
from extractor.actors.offices.owners import with_owners
from extractor.actors.offices.spanish_owners import complete_by_owners
from extractor.actors.organisations.expansions import expansion_pairs
from extractor.actors.organisations.groups import Group, group_id, resolve_groups
from extractor.actors.people.clusters import Person, resolve_people
from extractor.actors.people.handles import handle_names
from extractor.actors.people.regnal import with_born_names
from extractor.actors.references.coreference import find_references
from extractor.actors.references.descriptions import complete_by_descriptions, find_descriptions
from extractor.actors.references.profiles import read_profiles
from extractor.actors.references.relatives import find_relatives
from extractor.actors.references.untitled import describe_untitled
from extractor.actors.sectors import with_sectors
from extractor.actors.sites import Actors, Candidate, Site, holding, lay_out, token_span

if TYPE_CHECKING:
    from extractor.actors.own.catalogue import OwnActors
    from extractor.pipelines import ParsedSegment
    from extractor.records import Entity, RawText, Segment


def read_actors(
    raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment], own: OwnActors | None = None
) -> Actors:
    """See :func:`extractor.actors.find_actors`."""
    found = collect(raw, segments, parsed, own)
    listed = own.actors if own is not None else {}
    people, groups = _resolve(raw, segments, parsed, found)
    sites = [*_sites((p.id, p.mentions) for p in people), *_sites((group_id(g), g.mentions) for g in groups)]
    names = sheets = [lay_out(part, sites) for part in parsed]
    named = read_named(found.candidates, groups)
    holders, titles, mere = find_holders(sheets, named)
    holders = complete_by_owners(sheets, sites, holders, named)
    holders, groups, sites = employing(raw, holders, groups, sites)
    holders += tuple(i for sheet in sheets for i in find_parties(sheet, named))
    holders += tuple(
        i
        for sheet in sheets
        for i in find_governments(sheet, named)
        if sheet.lang != "de" or all(i.person != h.person or h.member for h in holders)
    )
    sheets = [lay_out(part, [*sites, *titles]) for part in parsed]
    holders = name_the_described(sheets, sites, complete_by_descriptions(sheets, holders), named)
    descriptions = list(find_descriptions(sheets, holders))
    sheets = [lay_out(part, [*sites, *titles, *descriptions]) for part in parsed]
    lang = _main_language(segments)
    entities = _unique(
        [*(person_entity(p, holders, listed) for p in people), *(group_entity(g, lang, listed) for g in groups)]
    )
    entities = list(with_sectors(entities, parsed, ()))
    profiles = read_profiles(entities, names, holders)
    relatives = list(find_relatives(sheets, profiles))
    untitled = list(describe_untitled(sheets, [*sites, *titles, *descriptions], holders, profiles))
    holders += tuple(held for _, held in untitled)
    descriptions += [site for site, _ in untitled]
    named_sites = [*sites, *titles, *descriptions, *relatives]
    sheets = [lay_out(part, named_sites) for part in parsed]
    references = [*titles, *descriptions, *relatives, *find_references(sheets, named_sites, profiles)]
    holders += holders_by_reference([lay_out(part, [*named_sites, *references]) for part in parsed])
    holders = with_owners(sheets, named_sites, holders, profiles)
    return Actors(
        with_references(with_sectors(entities, parsed, (*holders, *mere)), references, raw, segments),
        tuple(_with_authors(segments, people, groups)),
        tuple(sorted(dict.fromkeys((*sites, *references)), key=lambda s: (s.start, -s.end, s.entity_ids))),
        holders,
    )


def _resolve(
    raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment], found: Collection
) -> tuple[list[Person], list[Group]]:
    mentions = [(c, _before_noun(parsed, c)) for c in found.candidates if c.type == "person"]
    people = with_born_names(raw.text, _merged(resolve_people(mentions, found.own)))
    pairs = expansion_pairs(raw.text, found.expansions, found.candidates)
    groups = resolve_groups([c for c in found.candidates if c.type != "person"], pairs)
    known = {(c.start, c.end) for c in found.candidates}
    for handle in found.handles:
        if (handle.start, handle.end) in known:
            continue
        signer = _signer(handle, segments, people, groups)
        bearer = signer or next((p for p in people if any(handle_names(handle.text, n) for n in p.names)), None)
        if bearer is not None:
            bearer.mentions.append(handle.to(type=bearer.mentions[0].type))
        elif handle.type == "organisation":
            groups.append(Group("organisation", [handle]))
    return people, groups


def _before_noun(parsed: Sequence[ParsedSegment], candidate: Candidate) -> bool:
    """Whether a noun or adjective follows straight behind (a name with -s is a genitive then)."""
    part = holding(parsed, candidate.start, candidate.end)
    if part is None:
        return False
    _, end = token_span(part, candidate.start, candidate.end)
    return 0 < end < len(part.doc) and part.doc[end].pos_ in {"NOUN", "ADJ"} and part.doc[end].text[:1].isalpha()


def _signer(
    handle: Candidate, segments: Sequence[Segment], people: Sequence[Person], groups: Sequence[Group]
) -> Person | Group | None:
    """The author whose display name stands before the handle in a post's signature."""
    for segment in segments:
        signature = segment.signature
        if (
            signature is not None
            and signature.handle_start <= handle.start + 1
            and handle.end <= signature.handle_end + 1
            and handle.end > signature.handle_start
        ):
            return _at(signature.start, people, groups)
    return None


def _at(start: int, people: Sequence[Person], groups: Sequence[Group]) -> Person | Group | None:
    both: list[Person | Group] = [*people, *groups]
    return next((item for item in both if any(m.start == start for m in item.mentions)), None)


def _with_authors(segments: Sequence[Segment], people: Sequence[Person], groups: Sequence[Group]) -> Iterable[Segment]:
    for segment in segments:
        author = _at(segment.signature.start, people, groups) if segment.kind == "post" and segment.signature else None
        if author is None and segment.kind == "post" and segment.handle:
            handle = segment.handle.casefold()
            author = next(
                (p for p in people if any(m.kind == "handle" and m.text.casefold() == handle for m in p.mentions)), None
            )
        if author is None:
            yield segment
        else:
            yield replace(segment, author=author.id if isinstance(author, Person) else group_id(author))


def _sites(items: Iterable[tuple[str, Sequence[Candidate]]]) -> Iterable[Site]:
    for identity, mentions in items:
        for m in mentions:
            yield Site(m.start, m.end, (identity,), m.kind, m.acts)


def _merged(people: Iterable[Person]) -> list[Person]:
    """People whose fullest names give the same id are one."""
    by_id: dict[str, Person] = {}
    for person in people:
        other = by_id.setdefault(person.id, person)
        if other is not person:
            other.names.extend(person.names)
            other.mentions.extend(person.mentions)
    return list(by_id.values())


def _unique(entities: Iterable[Entity]) -> list[Entity]:
    """One record an id, sorted by first mention."""
    by_id: dict[str, Entity] = {}
    for entity in entities:
        other = by_id.setdefault(entity.id, entity)
        if other is not entity:
            by_id[entity.id] = replace(
                other,
                aliases=tuple(dict.fromkeys((*other.aliases, *entity.aliases))),
                mentions=tuple(
                    sorted(dict.fromkeys((*other.mentions, *entity.mentions)), key=lambda m: (m.start, m.end))
                ),
            )
    return sorted(by_id.values(), key=lambda e: (e.mentions[0].start if e.mentions else -1, e.id))


def _main_language(segments: Sequence[Segment]) -> str:
    """The language most of the text is in."""
    sizes: Counter[str] = Counter()
    for segment in segments:
        if segment.kind != "quote":
            sizes[segment.lang] += segment.end - segment.start
    return max(sizes, key=lambda lang: (sizes[lang], lang), default="de")
