"""Everything known about why a relation was found, from the record of a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from extractor.graph.merge import date_of
from extractor.records import Document, Entity, Evidence, Relation, Segment

Part = Literal["source", "target", "speaker", "cue"]

# How rules are called in a record, and what they say; those of offices and memberships say it by their names.
_REASONS: Mapping[str, str] = MappingProxyType({
    "verb": "the verb {word}: the actors fill its slots",
    "noun": "the event noun {word}: the actors are its parties",
    "joint": "the event noun {word}: the subjects are its parties",
    "together": "the subjects do it together, whatever the verb says",
    "together with": "whom the subject does it together with, whatever the verb says",
    "loss": "the event noun {word}: whoever is killed or hurt in it is its target",
    "answer": "the verb {word}: it answers what somebody said, asked or did before",
    "spoken": "{word}",
    "standing sanctions": "sanctions whose lifting is asked for, planned or denied are in force",
})  # fmt: skip

# What somebody says of somebody else, by the second part of the rule.
_SPOKEN: Mapping[str, str] = MappingProxyType({
    "demand": "the speaker says that the target must or should do something",
    "judgement": "the speaker judges the target, or what it does, by a word of blame or praise",
    "thanks": "the speaker thanks or welcomes the target",
    "deed": "the speaker tells of an attack by the target",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence that is an argument or a cue; offsets count from the start of the sentence.

    Attributes:
        kind: How an actor is named there (``name``, ``role``, ``pronoun``, …); None for a cue.
        reason: Why a role or pronoun stands for the actor, where that is known.
    """

    start: int
    end: int
    part: Part
    text: str
    kind: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence that shows the relation, with its place in the document."""

    text: str
    start: int
    end: int
    segment: str
    segment_kind: str | None
    lang: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One relation with all that speaks for it.

    Attributes:
        said: How the relation comes to be the word of its speaker; None where nobody reports it.
        date: What the text says of when it took place.
        published: The day of the post or document it stands in.
        rule: Name of the rule or model, as in the record.
        reason: What the rule says.
        sentences: The best first.
    """

    document: str
    id: str
    source: str
    source_name: str
    type: str
    target: str
    target_name: str
    quad: str | None
    symmetric: bool
    negated: bool
    modality: str
    former: bool
    role: str | None
    speaker: str | None
    speaker_name: str | None
    said: str | None
    date: str | None
    published: str | None
    topics: tuple[str, ...]
    confidence: float
    rule: str
    reason: str
    cues: tuple[str, ...]
    sentences: tuple[Shown, ...]


def explain(
    document: Document, *, types: Collection[str] = (), actors: Collection[str] = (), min_confidence: float = 0.0
) -> Iterator[Explanation]:
    """Explain the relations of a document, in the order of its record.

    Args:
        document: A document just extracted, or one read back from its record.
        types: Only relations of these types.
        actors: Only relations that one of these takes part in or reports: ids, names or aliases, any capitalisation.
        min_confidence: Only relations at least so sure.

    Example:
        >>> said = Evidence("Kuba lobte Chile.", 0, 17, "s0")
        >>> relation = Relation("country:CU", "SUPPORT", "country:CL", (said,), rule="verb:loben", cues=("lobte",))
        >>> (found,) = explain(Document(id="a", relations=(relation,)))
        >>> found.reason, [(mark.part, mark.text) for mark in found.sentences[0].marks]
        ('the verb loben: the actors fill its slots', [('cue', 'lobte')])
    """
    entities = {entity.id: entity for entity in document.entities}
    wanted = _wanted(entities, actors)
    for relation in document.relations:
        ends = {relation.source, relation.target, relation.speaker}
        if (
            (not types or relation.type in types)
            and (wanted is None or ends & wanted)
            and relation.confidence >= min_confidence
        ):
            yield _explanation(relation, document, entities)


def _wanted(entities: Mapping[str, Entity], actors: Collection[str]) -> set[str | None] | None:
    """The ids that actors are asked for by; None for all."""
    if not actors:
        return None
    asked = {actor.casefold() for actor in actors}
    return {
        entity.id
        for entity in entities.values()
        if asked & {name.casefold() for name in (entity.id, entity.name, *entity.aliases)}
    }


def _explanation(relation: Relation, document: Document, entities: Mapping[str, Entity]) -> Explanation:
    segments = {segment.id: segment for segment in document.segments}
    names = {identity: entity.name for identity, entity in entities.items()}
    shown = tuple(_shown(evidence, relation, segments, entities) for evidence in relation.evidence)
    return Explanation(
        document=document.id,
        id=relation.id,
        source=relation.source,
        source_name=names.get(relation.source, relation.source),
        type=relation.type,
        target=relation.target,
        target_name=names.get(relation.target, relation.target),
        quad=relation.quad,
        symmetric=relation.symmetric,
        negated=relation.negated,
        modality=relation.modality,
        former=relation.former,
        role=relation.role,
        speaker=relation.speaker,
        speaker_name=names.get(relation.speaker, relation.speaker) if relation.speaker else None,
        said=_said(relation, shown[0], document.segments) if relation.speaker and shown else None,
        date=relation.date,
        published=date_of(replace(relation, date=None), document),
        topics=relation.topics,
        confidence=relation.confidence,
        rule=relation.rule,
        reason=reason_of(relation.rule),
        cues=relation.cues,
        sentences=shown,
    )


def reason_of(rule: str) -> str:
    """What a rule says.

    Example:
        >>> reason_of("noun:Treffen"), reason_of("party in brackets")
        ('the event noun Treffen: the actors are its parties', 'party in brackets')
    """
    name, _, word = rule.partition(":")
    return _REASONS[name].format(word=_SPOKEN.get(word, word)) if name in _REASONS else rule


def _said(relation: Relation, shown: Shown, segments: Collection[Segment]) -> str:
    """How the speaker comes in: by a post, a quotation, a verb of saying beside it, or from a sentence before."""
    if shown.segment_kind == "post" and any(
        segment.id == shown.segment and segment.author == relation.speaker for segment in segments
    ):
        return "author of the post"
    quotes = [segment for segment in segments if segment.kind == "quote" and segment.author == relation.speaker]
    if any(quote.start < shown.end and shown.start < quote.end for quote in quotes):
        return "speaker of the quotation"
    if any(mark.part == "speaker" for mark in shown.marks):
        return "named in the sentence as its source"
    return "speech that goes on from before"


# --- the marks of a sentence


def _shown(
    evidence: Evidence, relation: Relation, segments: Mapping[str, Segment], entities: Mapping[str, Entity]
) -> Shown:
    parts: list[tuple[Part, str | None]] = [
        ("source", relation.source),
        ("target", relation.target),
        ("speaker", relation.speaker),
    ]
    marks = [
        mark
        for part, identity in parts
        if identity is not None
        and identity in entities
        and (part != "speaker" or identity not in (relation.source, relation.target))
        for mark in _named(entities[identity], evidence, part)
    ]
    marks += [mark for cue in relation.cues if (mark := _cue(cue, evidence.text))]
    segment = segments.get(evidence.segment)
    return Shown(
        evidence.text,
        evidence.start,
        evidence.end,
        evidence.segment,
        segment.kind if segment else None,
        segment.lang if segment else None,
        tuple(sorted(set(marks), key=lambda mark: (mark.start, -mark.end, mark.part))),
    )


def _named(entity: Entity, evidence: Evidence, part: Part) -> Iterator[Mark]:
    """Where the sentence names an actor; a mention that does not fit the sentence is left out."""
    for mention in entity.mentions:
        start, end = mention.start - evidence.start, mention.end - evidence.start
        if 0 <= start < end <= len(evidence.text) and evidence.text[start:end] == mention.text:
            yield Mark(start, end, part, mention.text, mention.kind, mention.reason or None)


def _cue(cue: str, sentence: str) -> Mark | None:
    """The first place of a cue as a whole word; cues of other sentences of the relation have none."""
    match = re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", sentence) if cue else None
    return Mark(match.start(), match.end(), "cue", match[0]) if match else None
