"""The topics a document is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from extractor.lexicon import SHIPPED, Tables
from extractor.records import RawText, Segment, TopicHit, TopicTerm
from extractor.topics.lexicon import WORD, topics_of
from extractor.topics.scoring import FACTORS, OPENING, OPENING_FACTOR, topic_scores
from extractor.topics.terms import Hit, find_hits, hints_of, keep_in_context

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment

Term = tuple[str, TopicTerm]
"""A word of the text with the topic it shows."""


def find_topics(
    raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment] = (), *, tables: Tables = SHIPPED
) -> tuple[TopicHit, ...]:
    """The topics the document is substantially about, strongest first, with the words that show them.

    The running text with its titles and teasers is one text, each post another; a topic of
    either is a topic of the document. Word classes and names of ``parsed`` are used where
    there are any. ``tables`` may hold a user's own topics.

    Example:
        >>> from extractor.reading import raw_text
        >>> from extractor.segmenting import segment
        >>> raw = raw_text("Die EU verschärft ihre Sanktionen: Ein Ölembargo soll folgen.", id="a")
        >>> [(hit.topic, [term.text for term in hit.evidence]) for hit in find_topics(raw, segment(raw))]
        [('sanctions', ['Sanktionen', 'Ölembargo']), ('energy', ['Ölembargo'])]
    """
    hits = segment_hits(raw, segments, parsed, tables)
    thresholds = tables.thresholds.topics
    scores: dict[str, float] = {}
    for number, text in enumerate(_texts(segments)):
        words = sum(min(factor, 1.0) * _word_count(raw.text, part) for part, factor in text)
        places = [(hit, _place(hit, factor, text)) for part, factor in text for hit in hits[part.id]]
        if number == 0:
            places += [(hit, FACTORS["title"]) for hit in _outside_title(raw, text, tables)]
        for topic, score in topic_scores(places, words, thresholds).items():
            scores[topic] = max(scores.get(topic, 0.0), score)
    found = [
        TopicHit(topic, round(score, 4), _evidence(raw, topic, hits.values()))
        for topic, score in scores.items()
        if score >= thresholds.threshold and any(hit.topic == topic for part in hits.values() for hit in part)
    ]
    order = topics_of(tables)
    return tuple(sorted(found, key=lambda hit: (-hit.score, order.index(hit.topic))))


def find_terms(raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment] = ()) -> tuple[Term, ...]:
    """All words that show a topic, of topics below the threshold too: for the topics of single relations."""
    hits = segment_hits(raw, segments, parsed)
    return tuple(
        (hit.topic, TopicTerm(raw.text[hit.start : hit.end], hit.start, hit.end))
        for part in segments
        for hit in hits.get(part.id, ())
        if hit.weight >= MIN_TERM_WEIGHT
    )


# Words of weight 1 ("Grenze", "Treffen") only support others.
MIN_TERM_WEIGHT = 2.0


def topics_in(start: int, end: int, topics: Iterable[TopicHit | Term]) -> tuple[str, ...]:
    """The topics whose words lie in a span, such as the sentence of a relation, in the order of the text.

    Args:
        start: Offset of the span.
        end: Its end.
        topics: Topics of the document, or terms from :func:`find_terms`.

    Example:
        >>> hit = TopicHit("energy", 0.9, (TopicTerm("Erdgas", 10, 16),))
        >>> topics_in(0, 20, [hit]), topics_in(12, 20, [hit])
        (('energy',), ())
    """
    found: dict[str, int] = {}
    for item in topics:
        name, terms = (item.topic, item.evidence) if isinstance(item, TopicHit) else (item[0], (item[1],))
        for term in terms:
            if start <= term.start and term.end <= end:
                found[name] = min(found.get(name, term.start), term.start)
    return tuple(sorted(found, key=lambda name: (found[name], name)))


def segment_hits(
    raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment] = (), tables: Tables = SHIPPED
) -> dict[str, list[Hit]]:
    """The topic words of each segment but quotations, whose words their parent segment has."""
    hints = hints_of(parsed)
    parts = [part for part in segments if part.kind != "quote"]
    found = {part.id: find_hits(raw.text, part, hints, tables) for part in parts}
    for text in _texts(segments):
        kept = set(keep_in_context(sorted((h for part, _ in text for h in found[part.id]), key=lambda h: h.start)))
        for part, _ in text:
            found[part.id] = [hit for hit in found[part.id] if hit in kept]
    return found


def _texts(segments: Sequence[Segment]) -> list[list[tuple[Segment, float]]]:
    """The running text with its parts weighted by kind, then each post."""
    running = [part for part in segments if part.kind not in ("quote", "post")]
    has_lead = any(part.kind == "lead" for part in running)
    weighted = [(part, FACTORS.get(part.kind, 1.0)) for part in running]
    if not has_lead:
        # marks the first body segment: its opening counts like a lead
        first = next((number for number, (part, _) in enumerate(weighted) if part.kind == "body"), None)
        if first is not None:
            weighted.insert(0, weighted.pop(first))
    texts = [weighted] if weighted else []
    return texts + [[(part, 1.0)] for part in segments if part.kind == "post"]


def _outside_title(raw: RawText, text: Sequence[tuple[Segment, float]], tables: Tables) -> list[Hit]:
    """The topic words of a title that was given beside the text: they count, but have no place in it."""
    if raw.title is None or raw.title_span is not None or not text:
        return []
    part = Segment("", "title", text[0][0].lang, 1.0, 0, len(raw.title))
    return keep_in_context(find_hits(raw.title, part, hints_of(()), tables))


def _place(hit: Hit, factor: float, text: Sequence[tuple[Segment, float]]) -> float:
    """The factor of a hit: that of its segment, or that of the opening of a text without a lead."""
    first = text[0][0]
    if first.kind == "body" and first.start <= hit.start < first.start + OPENING and hit.end <= first.end:
        return OPENING_FACTOR
    return factor


def _word_count(text: str, part: Segment) -> int:
    return sum(1 for _ in WORD.finditer(text, *part.prose_span))


def _evidence(raw: RawText, topic: str, hits: Iterable[Sequence[Hit]]) -> tuple[TopicTerm, ...]:
    spans = sorted({(hit.start, hit.end) for part in hits for hit in part if hit.topic == topic})
    return tuple(TopicTerm(raw.text[start:end], start, end) for start, end in spans)
