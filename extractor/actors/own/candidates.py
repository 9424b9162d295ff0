"""The user's actors among the other candidates of a document: they come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.actors.organisations.names import without_legal_form
from extractor.actors.own.catalogue import OwnActors
from extractor.actors.own.matching import find_own, named_by, settled
from extractor.actors.own.spelling import LANGUAGES, natural_order, sounds
from extractor.actors.people.clusters import read_person
from extractor.actors.people.names import PersonName, parse_name
from extractor.actors.sites import Candidate

if TYPE_CHECKING:
    from extractor.records import RawText, Segment

SOURCE = "own"


def own_candidates(raw: RawText, segments: Sequence[Segment], own: OwnActors | None) -> list[Candidate]:
    """Where the document names the user's actors, its captions and signatures included; ``form`` holds the name as listed."""
    if own is None:
        return []
    places = [segment for segment in segments if segment.kind != "quote" and segment.lang in LANGUAGES]
    found = [
        (segment, hit) for segment in places
        for hit in find_own(raw.text[segment.start : segment.end], own, lang=segment.lang)
    ]  # fmt: skip
    kept = {id(hit) for hit in settled(hit for _, hit in found)}
    return [
        Candidate(
            segment.start + hit.start, segment.start + hit.end, raw.text[segment.start + hit.start : segment.start + hit.end],
            hit.actor.type, hit.kind, segment.lang, segment.id, SOURCE, entity_id=hit.actor.id, form=hit.form.text,
        )
        for segment, hit in found if id(hit) in kept
    ]  # fmt: skip


def is_full(candidate: Candidate) -> bool:
    """Whether a candidate is a name of the user's of more than one word, which nothing guessed may change."""
    return candidate.source == SOURCE and (" " in candidate.form or candidate.kind == "handle")


def offsets(candidates: Iterable[Candidate]) -> set[int]:
    """The characters of the full names."""
    return {i for candidate in candidates if is_full(candidate) for i in range(candidate.start, candidate.end)}


def giving_way(others: Iterable[Candidate], own: Sequence[Candidate]) -> Iterator[Candidate]:
    """The other candidates without those that contradict a full name of the user's.

    A longer name of the lexicon stays: it is another actor ("Umweltprogramm der [Vereinten Nationen]").
    """
    taken = offsets(own)
    if not taken:
        yield from others
        return
    for other in others:
        inside = [i for i in range(other.start, other.end) if i in taken]
        longer = other.source == "lexicon" and 0 < len(inside) < other.end - other.start
        if not inside or longer:
            yield other


def adopted(candidates: Iterable[Candidate], own: OwnActors | None) -> Iterator[Candidate]:
    """The candidates; those that are the user's in another spelling get the id.

    An organisation or place but for its legal form ("Petronorte AG"), a person whose full name is transliterated in
    another way (Lawrow, Lavrov), where this is so of one actor only.
    """
    for candidate in candidates:
        if own is None or candidate.entity_id is not None or candidate.kind == "handle":
            yield candidate
        elif candidate.type == "person":
            yield _person_adopted(candidate, own)
        else:
            actor = named_by(without_legal_form(candidate.text), own, lang=candidate.lang)
            known = actor is not None and actor.type != "person"
            yield candidate.to(entity_id=actor.id, type=actor.type) if actor is not None and known else candidate


def _person_adopted(candidate: Candidate, own: OwnActors) -> Candidate:
    words = read_person(candidate).words
    bare = (*words[:-1], words[-1].removesuffix("s")) if words and candidate.lang == "de" else words
    for form in dict.fromkeys((words, bare)):
        ids = frozenset[str]().union(*(own.sounds.get(sound, ()) for sound in sounds(form, candidate.lang)))
        if len(ids) == 1:
            return candidate.to(entity_id=min(ids), source=SOURCE, form=" ".join(form))
    return candidate


def own_names(candidates: Iterable[Candidate], own: OwnActors | None) -> dict[str, PersonName]:
    """Id -> name of the user's people that a document names."""
    ids = {c.entity_id for c in candidates if c.source == SOURCE and c.type == "person" and c.entity_id}
    return {i: parse_name(natural_order(own.actors[i].name), lang="de") for i in sorted(ids)} if own is not None else {}


def signed(
    signatures: Iterable[Candidate], segments: Sequence[Segment], own_found: Sequence[Candidate], own: OwnActors | None
) -> Iterator[Candidate]:
    """The display names of posts' authors; one beside a handle that is the user's gets its id, one that is the user's goes."""
    named = {candidate.start for candidate in own_found}
    handles = {candidate.start: candidate for candidate in own_found if candidate.kind == "handle"}
    at = {segment.signature.start: segment.signature for segment in segments if segment.signature is not None}
    for candidate in signatures:
        if candidate.start in named:
            continue
        signature = at[candidate.start]
        handle = next(
            (h for start, h in handles.items() if signature.handle_start - 1 <= start < signature.handle_end), None
        )
        if handle is None or handle.entity_id is None or own is None:
            yield candidate
        else:
            name = own.actors[handle.entity_id].name
            yield candidate.to(entity_id=handle.entity_id, type=handle.type, source=SOURCE, form=name)
