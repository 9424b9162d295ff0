"""Relations: who does what to whom, said by whom, with the sentence that shows it.

Event types follow PLOVER (Halterman et al. 2023, "PLOVER and POLECAT").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.lexicon import SHIPPED
from extractor.relations import answers, denounced, nominal, spoken, together, verbal
from extractor.relations.cast import Cast
from extractor.relations.confidence import with_confidence
from extractor.relations.dates import calendar_of, date_of
from extractor.relations.lexicon import load
from extractor.relations.merging import merge, relation_of
from extractor.relations.spanish import demander
from extractor.relations.speech import Attribution, attribute
from extractor.relations.static.memberships import find_memberships
from extractor.relations.static.offices import find_offices, reading_of

if TYPE_CHECKING:
    from extractor.actors.sites import Actors
    from extractor.lexicon import Tables
    from extractor.pipelines.parsing import ParsedSegment
    from extractor.records import RawText, Relation, Segment, TopicHit
    from extractor.relations.candidates import Candidate
    from extractor.relations.dates import Calendar

__all__ = ["Found", "find_relations"]


@dataclass(frozen=True, slots=True)
class Found:
    """The relations of a document, and its segments with the speakers of quotations filled in."""

    relations: tuple[Relation, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """What the rules find in a document.

    Attributes:
        casts: Its parsed segments with their actors.
        attribution: Who says what.
        relations: Not yet merged.
    """

    casts: list[Cast]
    attribution: Attribution
    relations: list[Relation]


def find_relations(
    raw: RawText,
    parsed: Sequence[ParsedSegment],
    actors: Actors,
    topics: Sequence[TopicHit] = (),
    *,
    min_confidence: float = 0.0,
    tables: Tables = SHIPPED,
) -> Found:
    """Find the relations of one document.

    Args:
        raw: The document, its text unaltered.
        parsed: Its parsed segments.
        actors: Its actors, from :func:`extractor.actors.find_actors`.
        topics: Its topics; those with a term in the evidence sentence hang on the relation.
        min_confidence: Keep relations at least so likely (0 to 1).
        tables: The tables in force, a user's own among them.
    """
    stated = ruled(raw, parsed, actors, tables=tables)
    segments = tuple(
        replace(segment, author=stated.attribution.quotes.get(segment.id, segment.author))
        if segment.kind == "quote"
        else segment
        for segment in actors.segments
    )
    found = with_confidence(merge(stated.relations, document=raw.id, topics=topics), actors.entities)
    return Found(tuple(item for item in found if item.confidence >= min_confidence), segments)


def ruled(raw: RawText, parsed: Sequence[ParsedSegment], actors: Actors, *, tables: Tables = SHIPPED) -> Stated:
    """What the rules find in a document."""
    casts = [Cast(item, actors, lexicon=load(item.segment.lang, tables)) for item in parsed]
    attribution = attribute(casts, actors)
    for cast in casts:
        cast.speaker_at = attribution.speaker_at
        cast.speakers_at = attribution.speakers_at
    calendar = calendar_of(raw, actors.segments)
    posts = frozenset(segment.id for segment in actors.segments if segment.kind == "post")
    reading = reading_of(raw, parsed, actors)
    static = [
        _said_in_post(relation, posts, attribution) for relation in (*find_offices(reading), *find_memberships(reading))
    ]
    found = [candidate for cast in casts for candidate in _candidates(cast)]
    found += [*answers.find(casts, found), *denounced.unaimed(casts)]
    found = denounced.of_others(found, static)
    by = {id(cast.parsed): cast for cast in casts}
    events = [
        _event(candidate, by[id(candidate.parsed)], raw=raw, attribution=attribution, calendar=calendar)
        for candidate in found
    ]
    return Stated(casts, attribution, [*static, *events, *denounced.find(events, static)])


def _event(candidate: Candidate, cast: Cast, *, raw: RawText, attribution: Attribution, calendar: Calendar) -> Relation:
    """The relation a candidate states, with its date, and with who demands it where nobody else says it."""
    relation = relation_of(candidate, raw=raw, attribution=attribution)
    speaker = relation.speaker
    if speaker is None and relation.modality == "demanded":
        speaker = demander(candidate.trigger, cast)
    return replace(relation, date=date_of(candidate, calendar, cast.cues), speaker=speaker)


def _said_in_post(relation: Relation, posts: frozenset[str], attribution: Attribution) -> Relation:
    """An office or membership stated in a post is the word of who speaks there."""
    evidence = relation.evidence[0]
    return replace(relation, speaker=attribution.speaker_at(evidence.start)) if evidence.segment in posts else relation


def _candidates(cast: Cast) -> list[Candidate]:
    told = list(verbal.find(cast, cast.lexicon))
    found = [*told, *nominal.find(cast, cast.lexicon, told), *spoken.find(cast)]
    found += together.find(cast, frozenset(candidate.trigger.i for candidate in told))
    return [*found, *answers.refusals(cast, found)]
