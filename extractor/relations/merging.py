"""From candidates to relations: one per triple, the strongest statement first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.pipelines.sentences import statement
from extractor.records import QUAD_CLASS, SYMMETRIC_TYPES, Evidence, Relation, content_id

if TYPE_CHECKING:
    from extractor.pipelines.parsing import ParsedSegment
    from extractor.records import RawText, TopicHit
    from extractor.relations.candidates import Candidate
    from extractor.relations.speech import Attribution

# Share of right triples on the training gold (40 of 58 told by verbs, 17 of 20 by nouns; of what is said or answers 6 of 10
# and 16 of 25): which of several statements of one triple is kept. What is kept gets its probability from ``confidence.py``.
_CONFIDENCE = {
    "verb": 0.7,
    "noun": 0.85,
    "joint": 0.5,
    "standing sanctions": 0.7,
    "spoken": 0.5,
    "answer": 0.6,
    "together": 0.7,
    "together with": 0.8,
    "loss": 0.8,
}
Term = tuple[int, int, str]  # start and end of a word that shows a topic, and the topic
_MARKS = "\"“”«»'’"
_STRENGTH = {"asserted": 0, "planned": 1, "possible": 2, "demanded": 3}


def relation_of(candidate: Candidate, *, raw: RawText, attribution: Attribution) -> Relation:
    """The relation a candidate states, with its sentence as evidence."""
    sentence = statement(candidate.trigger)
    offset = candidate.parsed.offset
    return Relation(
        source=candidate.source,
        type=candidate.type,
        target=candidate.target,
        evidence=(evidence_of(raw, candidate.parsed, offset + sentence.start_char, offset + sentence.end_char),),
        rule=candidate.rule,
        symmetric=candidate.symmetric,
        negated=candidate.qualifiers.negated,
        modality=candidate.qualifiers.modality,
        speaker=_speaker(candidate, attribution),
        cues=(candidate.trigger.text, *candidate.qualifiers.cues),
        confidence=_CONFIDENCE[candidate.rule.partition(":")[0]],
    )


def _speaker(candidate: Candidate, attribution: Attribution) -> str | None:
    """Who reports an event.

    What somebody does by speaking is reported by nobody else, and what a speaker only takes for granted by whoever
    quotes him; a post always has its author's word.
    """
    offset = candidate.parsed.offset + candidate.trigger.idx
    granted = candidate.rule == "standing sanctions"
    if (candidate.uttered or granted) and candidate.parsed.segment.kind != "post":
        return None
    if granted:
        return next((span.speaker for span in reversed(attribution.around(offset))), None)
    return attribution.speaker_at(offset, acting=candidate.source)


def evidence_of(raw: RawText, parsed: ParsedSegment, start: int, end: int) -> Evidence:
    """The evidence between two offsets of the document, what does not belong to the sentence cut off."""
    start, end = _trimmed(raw.text, start, end)
    return Evidence(raw.text[start:end], start, end, parsed.segment.id)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without white space and without a quotation mark left over from the sentence before."""
    while start < end and (text[start].isspace() or (text[start] in _MARKS and _is_leftover(text, start, end))):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_leftover(text: str, start: int, end: int) -> bool:
    return start + 1 < end and text[start + 1].isspace()


def merge(relations: Iterable[Relation], *, document: str, topics: Sequence[TopicHit]) -> tuple[Relation, ...]:
    """One relation per triple and polarity, evidence joined, in text order.

    The statement kept is the most certain one: asserted before planned, unattributed
    before attributed, then the more confident, then the earlier.
    """
    groups: dict[tuple[str, str, str, bool], list[Relation]] = {}
    for relation in relations:
        item = _canonical(relation)
        groups.setdefault((item.source, item.type, item.target, item.negated), []).append(item)
    terms = sorted((term.start, term.end, hit.topic) for hit in topics for term in hit.evidence)
    merged = [_join(group, document=document, terms=terms) for group in groups.values()]
    return tuple(sorted(merged, key=lambda item: (item.evidence[0].start, item.type, item.source, item.target)))


def _canonical(relation: Relation) -> Relation:
    """Symmetric relations have one direction, so that A–B and B–A meet."""
    symmetric = relation.symmetric or relation.type in SYMMETRIC_TYPES
    if symmetric and relation.source > relation.target:
        return replace(relation, source=relation.target, target=relation.source, symmetric=True)
    return replace(relation, symmetric=symmetric)


def _join(group: Sequence[Relation], *, document: str, terms: Sequence[Term]) -> Relation:
    ranked = sorted(group, key=_rank)
    best = ranked[0]
    evidence = tuple({(item.start, item.end): item for relation in ranked for item in relation.evidence}.values())
    return replace(
        best,
        id=content_id(document, best.source, best.type, best.target, best.negated, best.modality),
        quad=QUAD_CLASS.get(best.type),
        evidence=evidence,
        role=next((relation.role for relation in ranked if relation.role), None),
        topics=_topics(evidence, terms),
        cues=tuple(dict.fromkeys(cue for relation in ranked for cue in relation.cues)),
        confidence=max(relation.confidence for relation in group),
    )


def _rank(relation: Relation) -> tuple[int, bool, float, int]:
    return (
        _STRENGTH[relation.modality],
        relation.speaker is not None,
        -relation.confidence,
        relation.evidence[0].start,
    )


def _topics(evidence: Sequence[Evidence], terms: Sequence[Term]) -> tuple[str, ...]:
    """Topics with a term inside one of the evidence sentences, the first named first."""
    found: dict[str, None] = {}
    for item in evidence:
        for start, end, topic in terms[bisect_left(terms, item.start, key=_start) :]:
            if start >= item.end:
                break
            if end <= item.end:
                found.setdefault(topic)
    return tuple(found)


def _start(term: Term) -> int:
    return term[0]
