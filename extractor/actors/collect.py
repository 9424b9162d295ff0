"""All candidates of a document: lexicon, recogniser, rules; overlaps settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.lexicon.gazetteer import LexiconHit, find_hits
from extractor.actors.lexicon.mentions import lexicon_candidates
from extractor.actors.offices.regions import region_candidates, region_id
from extractor.actors.organisations.acronyms import Expansion
from extractor.actors.organisations.bodies import body_candidates
from extractor.actors.organisations.complements import complement_candidates
from extractor.actors.organisations.expansions import expansion_candidates, written_out
from extractor.actors.organisations.forms import class_candidates, token_candidates
from extractor.actors.organisations.local import local_candidates
from extractor.actors.organisations.mentions import credit_candidates, organisation_candidates
from extractor.actors.organisations.national import national_candidates
from extractor.actors.organisations.prefixes import prefix_candidates
from extractor.actors.organisations.regional import government_candidates, regional_candidates
from extractor.actors.overlaps import named_apart, settle
from extractor.actors.own.candidates import adopted, giving_way, offsets, own_candidates, own_names, signed
from extractor.actors.people.accounts import handle_candidates, is_account, signature_candidates
from extractor.actors.people.clusters import read_person
from extractor.actors.people.mentions import (
    apart,
    caption_candidates,
    given_candidates,
    person_candidates,
    surname_candidates,
)
from extractor.actors.people.partisans import partisan_candidates
from extractor.actors.sites import Candidate

if TYPE_CHECKING:
    from extractor.actors.own.catalogue import OwnActors
    from extractor.actors.people.names import PersonName
    from extractor.pipelines import ParsedSegment
    from extractor.records import RawText, Segment


@dataclass(frozen=True, slots=True)
class Collection:
    """The candidates of a document and what they were read beside."""

    candidates: tuple[Candidate, ...]
    expansions: tuple[Expansion, ...]
    handles: tuple[Candidate, ...]
    own: Mapping[str, PersonName]


def collect(
    raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment], own: OwnActors | None = None
) -> Collection:
    """The candidates of a document, in text order, without contradictions."""
    listed = own_candidates(raw, segments, own)
    found, expansions = _in_sentences(raw, segments, parsed, listed, own)
    handles = tuple(handle_candidates(raw, segments))
    mine = [candidate for candidate in found if candidate.source == "own"]
    named = {candidate.start for candidate in mine}
    found += signed(signature_candidates(segments), segments, mine, own)
    found += [handle for handle in handles if handle.start not in named and is_account(handle)]
    return Collection(tuple(sorted(found, key=lambda c: (c.start, -c.end))), expansions, handles, own_names(found, own))


def _in_sentences(
    raw: RawText,
    segments: Sequence[Segment],
    parsed: Sequence[ParsedSegment],
    listed: Sequence[Candidate],
    own: OwnActors | None,
) -> tuple[list[Candidate], tuple[Expansion, ...]]:
    """Candidates without handles and signatures, and the acronyms beside them; overlaps settled, ``listed`` first."""
    hits = [find_hits(part, lang=part.segment.lang) for part in parsed]
    lexicon = list(giving_way(lexicon_candidates(parsed, hits), listed))
    taken = {i for candidate in lexicon for i in range(candidate.start, candidate.end)} | offsets(listed)
    found = [*lexicon, *_bodies(parsed, hits, lexicon)]
    found += caption_candidates(raw, segments, taken=taken)
    found += credit_candidates(raw, segments, taken=taken)
    people = list(person_candidates(parsed, taken=taken))
    people = list(apart([*people, *given_candidates(parsed, people, taken=taken)]))
    surnames = _surnames([*people, *_credited(found, segments)], own_names(listed, own).values())
    organisations = _organisations(parsed, people, taken)
    found += people
    found += surname_candidates(parsed, surnames, taken=taken)
    found += organisations
    found += region_candidates(parsed, taken=taken)
    known = {fold(c.text) for c in organisations if c.type == "organisation"}
    found += prefix_candidates(parsed, taken=taken, known=known, names=surnames)
    found += partisan_candidates(parsed, people, {c.entity_id for c in lexicon if c.entity_id})
    settled = list(adopted(named_apart(settle([*giving_way(found, listed), *listed]), raw.text), own))
    expansions = written_out(raw.text, segments, settled)
    return settle([*settled, *expansion_candidates(raw.text, parsed, settled, expansions)]), expansions


def _bodies(
    parsed: Sequence[ParsedSegment], hits: Sequence[Sequence[LexiconHit]], lexicon: Sequence[Candidate]
) -> list[Candidate]:
    """Bodies of countries, regions and towns."""
    found = [*body_candidates(parsed, hits), *national_candidates(parsed, hits)]
    found += [*regional_candidates(parsed), *local_candidates(parsed)]
    if any(part.segment.lang == "es" for part in parsed):
        found += government_candidates(parsed, {c.entity_id for c in (*lexicon, *found) if c.entity_id})
    return found


def _organisations(parsed: Sequence[ParsedSegment], people: Sequence[Candidate], taken: set[int]) -> list[Candidate]:
    """Organisations and places by the recogniser, by a common noun, by their own form and by the offices of ``people``."""
    found = [
        candidate.to(entity_id=region_id(candidate.text)) if candidate.type == "place" else candidate
        for candidate in organisation_candidates(parsed, taken=taken)
    ]
    found += class_candidates(parsed, taken=taken)
    found += token_candidates(parsed, taken=taken)
    found += complement_candidates(parsed, people, taken=taken)
    return found


def _credited(found: Iterable[Candidate], segments: Sequence[Segment]) -> Iterator[Candidate]:
    """The people of captions and signatures."""
    for candidate in (*found, *signature_candidates(segments)):
        if candidate.source in {"caption", "signature"} and candidate.type == "person":
            yield candidate


def _surnames(people: Sequence[Candidate], listed: Iterable[PersonName]) -> set[str]:
    """The folded surnames that may stand alone elsewhere: of full names, and of those behind a title."""
    full = [*map(read_person, people), *listed]
    last = {fold(name.words[-1]) for name in full if name.given}
    double = {fold(name.surname[0]) for name in full if len(name.surname) > 1}
    return last | double | {fold(c.text) for c in people if c.source == "title" and " " not in c.text}
