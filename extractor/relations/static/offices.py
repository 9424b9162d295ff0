"""HOLDS_OFFICE: who holds or held an office of which country or organisation.

The titles are read by the actors stage, which needs them for coreference; here they
become relations with their evidence sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.actors.sites import lay_out, token_span
from extractor.pipelines.sentences import sentence_of
from extractor.records import Evidence, Relation, RelationType
from extractor.relations.static.leading import leading
from extractor.relations.static.transfers import transfers

if TYPE_CHECKING:
    from extractor.actors import Actors, Incumbency
    from extractor.actors.sites import Sheet
    from extractor.pipelines import ParsedSegment
    from extractor.records import RawText


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as offices and memberships are read in it.

    Attributes:
        sheets: Its segments with the sites that act: titles of persons stand for nobody beside their names.
        moved: Whom verbs of coming and leaving give an office or a membership.
    """

    raw: RawText
    parsed: Sequence[ParsedSegment]
    actors: Actors
    sheets: Sequence[Sheet]
    moved: Sequence[Incumbency]


def reading_of(raw: RawText, parsed: Sequence[ParsedSegment], actors: Actors) -> Reading:
    """Lay out a document once for both kinds of relations."""
    acting = [site for site in actors.sites if not (site.kind == "role" and site.entity_ids[0].startswith("person:"))]
    sheets = [lay_out(part, acting) for part in parsed]
    return Reading(raw, parsed, actors, sheets, [item for sheet in sheets for item in transfers(sheet)])


def find_offices(reading: Reading) -> tuple[Relation, ...]:
    """The offices of a document; one relation a person and target, a present office before a former one.

    Example:
        >>> from extractor.actors import Actors
        >>> from extractor.records import RawText
        >>> find_offices(reading_of(RawText("empty", ""), (), Actors((), (), ())))
        ()
    """
    held = [i for i in reading.actors.incumbencies if not i.member]
    held += [item for sheet in reading.sheets for item in leading(sheet)]
    held += [item for item in reading.moved if not item.member]
    return tuple(static_relations(reading, held, "HOLDS_OFFICE"))


def static_relations(
    reading: Reading, incumbencies: Iterable[Incumbency], relation_type: RelationType
) -> Iterator[Relation]:
    """Relations of incumbencies whose two ends are entities, the best evidence first."""
    known = {entity.id for entity in reading.actors.entities}
    best: dict[tuple[str, str], Relation] = {}
    for item in sorted(
        incumbencies, key=lambda i: (i.former, i.negated, i.modality != "asserted", -i.confidence, i.start)
    ):
        if item.target is None or item.person == item.target or not {item.person, item.target} <= known:
            continue
        evidence = sentence_evidence(reading.raw, reading.parsed, item.start, item.end)
        if evidence is None or (item.person, item.target) in best:
            continue
        best[item.person, item.target] = Relation(
            item.person,
            relation_type,
            item.target,
            (evidence,),
            item.rule,
            negated=item.negated,
            modality=item.modality,
            former=item.former,
            role=item.role or None,
            cues=(item.role,) if item.role else (),
            confidence=item.confidence,
        )
    yield from sorted(best.values(), key=lambda r: (r.evidence[0].start, r.source, r.target))


def sentence_evidence(raw: RawText, parsed: Sequence[ParsedSegment], start: int, end: int) -> Evidence | None:
    """The sentence that holds the offsets, without white space around it.

    Names that a parser puts in two sentences get both.
    """
    for part in parsed:
        low, high = token_span(part, start, end)
        if low < 0:
            continue
        doc = part.doc
        first, last = doc[low], doc[high - 1]
        has_sentences = doc.has_annotation("SENT_START")
        lower = sentence_of(first).start_char if has_sentences else 0
        upper = sentence_of(last).end_char if has_sentences else doc[-1].idx + len(doc[-1].text)
        lower, upper = lower + part.offset, upper + part.offset
        while lower < upper and raw.text[lower].isspace():
            lower += 1
        while upper > lower and raw.text[upper - 1].isspace():
            upper -= 1
        return Evidence(raw.text[lower:upper], lower, upper, part.segment.id)
    return None
