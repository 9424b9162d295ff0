"""MEMBER_OF: who belongs to which party, group or union.

``Ulrike Meier (SPD)``, ``der SPD-Politiker``, ``Hans Huber von der Notenbank``, ``EU-Mitglied Ungarn``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.actors.folding import fold, folded_of
from extractor.actors.offices.incumbents import people_in
from extractor.actors.organisations.classes import is_class_noun
from extractor.actors.people.partisans import MAX_BETWEEN
from extractor.actors.sites import Incumbency, Sheet, Site, lay_out, token_span
from extractor.pipelines.tree import finite_parts
from extractor.pipelines.words import has, words_of
from extractor.relations.lexicon import load
from extractor.relations.static.affiliations import affiliations
from extractor.relations.static.belonging import belonging, mates
from extractor.relations.static.ends import OF, QUOTES, membership, organisation_of, words
from extractor.relations.static.offices import Reading, static_relations
from extractor.relations.static.spanish import spanish_memberships
from extractor.relations.static.subsidiaries import subsidiaries
from extractor.relations.static.unions import members, states
from extractor.relations.surface import completed

if TYPE_CHECKING:
    from extractor.pipelines.clauses import Clause
    from extractor.records import Relation
    from extractor.relations.frames import Predicate

_NAMES = frozenset({"name", "acronym"})
# Organs by which a body itself acts; texts that name them in full do not tell of a membership (2 right, 4 wrong).
_ORGANS = frozenset({"organisation:un-sicherheitsrat", "organisation:un-generalversammlung"})


def find_memberships(reading: Reading) -> tuple[Relation, ...]:
    """The memberships of a document, one relation a pair.

    Example:
        >>> from extractor.actors import Actors
        >>> from extractor.records import RawText
        >>> from extractor.relations.static.offices import reading_of
        >>> find_memberships(reading_of(RawText("empty", ""), (), Actors((), (), ())))
        ()
    """
    actors = reading.actors
    found = [i for i in actors.incumbencies if i.member]
    sectors = {entity.id: entity.sector for entity in actors.entities}
    named = [site for site in actors.sites if site.kind not in {"role", "pronoun"}]
    for part in reading.parsed:
        sheet = lay_out(part, named)
        found += _beside_names(sheet)
        found += members(sheet)
        found += _belonging(sheet)
        found += spanish_memberships(sheet)
    for full in reading.sheets:
        found += affiliations(full, sectors)
        found += states(full)
        found += belonging(full, sectors)
        found += subsidiaries(full)
    found += [item for item in reading.moved if item.member]
    found += _parts(actors.sites)
    found += _mates(reading.sheets, [*found, *actors.incumbencies], sectors)
    held = {(i.person, i.target) for i in actors.incumbencies if not i.member}
    return tuple(static_relations(reading, [i for i in found if (i.person, i.target) not in held], "MEMBER_OF"))


def _mates(
    sheets: Sequence[Sheet],
    known: Sequence[Incumbency],
    sectors: Mapping[str, str | None],
) -> Iterator[Incumbency]:
    """The parties of those whose party friend has one."""
    parties: dict[str, list[str]] = {}
    for item in known:
        if item.target is not None and sectors.get(item.target) in {"PTY", "OPP"}:
            parties.setdefault(item.person, [])
            parties[item.person] += [item.target] if item.target not in parties[item.person] else []
    for sheet in sheets:
        yield from mates(sheet, parties)


def _parts(sites: Sequence[Site]) -> Iterator[Incumbency]:
    """A body and the one its name ends in: ``Kinderhilfswerk der [Vereinten Nationen]``."""
    for outer, inner in pairwise(sites):
        if outer.start < inner.start and inner.end == outer.end and outer.kind in _NAMES and inner.kind in _NAMES:
            part, whole = organisation_of(outer), organisation_of(inner)
            if part is not None and whole is not None and part not in {whole, *_ORGANS}:
                yield membership(part, whole, outer.start, outer.end, "part of a body")


def _beside_names(sheet: Sheet) -> Iterator[Incumbency]:
    """A party in brackets or an employer behind a name."""
    agents = _agents(sheet)
    for first, last, site in people_in(sheet):
        before = sheet.at[first - 1] if first else None
        if before is not None and before.kind == "demonym" and organisation_of(before) is not None:
            yield membership(
                site.entity_ids[0], before.entity_ids[0], before.start, site.end, "party member before name"
            )
        party = next((sheet.at[i] for i in range(first - 2, max(-1, first - 3 - MAX_BETWEEN), -1) if sheet.at[i]), None)
        if (
            party is not None
            and party.kind == "demonym"
            and organisation_of(party) is not None
            and _is_adjective(sheet, party)
        ):
            yield membership(
                site.entity_ids[0], party.entity_ids[0], party.start, site.end, "party adjective before name"
            )
        target, end, rule = _bracketed(sheet, last) or _employer(sheet, last) or (None, 0, "")
        if target is not None and agents.isdisjoint(range(last, end)):
            yield membership(site.entity_ids[0], target, site.start, sheet.end(end - 1), rule)


def _agents(sheet: Sheet) -> frozenset[int]:
    """Words behind "von" that take part in what a German verb tells: ``Gestern wurde X von der [CSU] kritisiert``."""
    found = set()
    for clause in completed(sheet.doc) if sheet.lang == "de" else ():
        nouns = [item.noun.i for item in clause.obliques if item.preposition == "von"]
        if len(nouns) == 1 and any(_takes_von(one, clause) for one in load("de").verbs.get(clause.lemma, ())):
            # What stands before the finite verb of a main clause is one phrase: "X von der CSU wurde kritisiert".
            finite = next((token for token in finite_parts(clause.verb) if has(token, "VerbForm", "Fin")), clause.verb)
            if nouns[0] > finite.i or finite.i > clause.verb.i:
                found.add(nouns[0])
    return frozenset(found)


def _takes_von(predicate: Predicate, clause: Clause) -> bool:
    """Whether "von" stands before one of its ends: before the agent of a passive, or as its frame says."""
    agent = clause.passive and not (predicate.phrases or predicate.objects or predicate.prepositions)
    return agent or any("von" in (frame.source, frame.target) for frame in predicate.frames)


def _is_adjective(sheet: Sheet, site: Site) -> bool:
    """``der [republikanische] Senator X``: in lower case."""
    first, _ = token_span(sheet.parsed, site.start, site.end)
    return sheet.doc[first].text[:1].islower()


def _bracketed(sheet: Sheet, last: int) -> tuple[str, int, str] | None:
    """``Meier ([SPD])``, ``Meier ([SPD]/Berlin)``, ``Sanz (UPN)``."""
    doc = sheet.doc
    if last + 2 < len(doc) and doc[last].text == "(":
        target = organisation_of(sheet.at[last + 1])
        if target is not None:
            stop = next((i for i in range(last + 1, min(len(doc), last + 8)) if doc[i].text == ")"), None)
            if stop is not None:
                return target, stop + 1, "party in brackets"
    return None


def _employer(sheet: Sheet, last: int) -> tuple[str, int, str] | None:
    """``Eugen Huber von der [Notenbank]``: the preposition stands straight behind the name."""
    doc = sheet.doc
    at = last
    while at < len(doc) and (doc[at].text == "," or doc[at].is_space):
        at += 1
    if at >= len(doc) or fold(doc[at].text) not in ({"von", "vom", "bei"} if sheet.lang == "de" else {"de", "del"}):
        return None
    if sheet.lang == "es" and at == last:
        return None
    for index in range(at + 1, min(len(doc), at + 4)):
        if doc[index].is_space or doc[index].text in QUOTES:
            continue
        target = organisation_of(sheet.at[index])
        if target is not None:
            end = index
            while end < len(doc) and sheet.at[end] is sheet.at[index]:
                end += 1
            return target, end, "employer behind name"
        word = doc[index].text
        kind = _is_kind(word) if sheet.lang == "de" else word.islower() and is_class_noun(word, "es")
        if fold(word) not in OF and doc[index].pos_ != "ADJ" and not kind:
            return None
    return None


def _is_kind(word: str) -> bool:
    """A common noun before the name: ``von der [Firma] Nordstahl``, ``vom [Team] CSC``."""
    return is_class_noun(word, "de") or word in {"Team", "Teams"}


def _belonging(sheet: Sheet) -> Iterator[Incumbency]:
    """``[X], der der [Partei] angehört``, ``[X] gehört der [Partei] an``: the person named last before it."""
    doc, finite = sheet.doc, words("de", "belongs")
    for index, word in enumerate(folded_of(doc)):
        if word.startswith("angehor"):
            span = range(index - 1, max(-1, index - 5), -1)
        elif word in finite and "an" in words_of(doc)[index : index + 14]:
            span = range(index + 1, min(len(doc), index + 6))
        else:
            continue
        target = next((t for i in span if (t := organisation_of(sheet.at[i])) is not None), None)
        if target is None:
            continue
        if word.startswith("angehorend"):
            near = [site for first, _, site in people_in(sheet) if index < first <= index + 4]
        else:
            near = [site for _, last, site in people_in(sheet) if index - 12 <= last <= index][-1:]
        for site in near[:1]:
            start, end = min(site.start, sheet.start(index)), max(site.end, sheet.end(index))
            yield membership(site.entity_ids[0], target, start, end, "belongs to", former=word == "gehorte")
