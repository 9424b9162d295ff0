"""Who says what: stretches of the text whose content is somebody's speech.

Direct quotations, complements of verbs of saying, ``laut X`` / ``nach Angaben von X`` /
``según X``, the reportive subjunctive (Konjunktiv I) that goes on after such a
sentence, and posts, whose author speaks throughout.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, finite_parts, genitives, has, head, reach, role, top

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extractor.actors.sites import Actors
    from extractor.pipelines.clauses import Clause
    from extractor.pipelines.parsing import ParsedSegment
    from extractor.records import Segment
    from extractor.relations.cast import Cast

_GAP = 4  # characters (white space, colon, dash) that may stand between a quotation and its frame


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """Document offsets of somebody's words; ``frame`` is the verb of saying itself."""

    start: int
    end: int
    speaker: str
    frame: tuple[int, int] | None = None

    def frames(self, offset: int) -> bool:
        """Whether the verb of saying stands at the offset."""
        return self.frame is not None and self.frame[0] <= offset < self.frame[1]


@dataclass(frozen=True, slots=True)
class Attribution:
    """All speech of a document in text order, and the speakers of its quotations by segment id.

    Attributes:
        longest: Length of the longest span, so that a look-up knows how far back to go.
    """

    spans: tuple[SpeechSpan, ...]
    quotes: Mapping[str, str]
    longest: int

    def speaker_at(self, offset: int) -> str | None:
        """The speaker of the innermost speech around an offset; the verb of saying is not part of it."""
        first = bisect_left(self.spans, offset - self.longest, key=_start)
        last = bisect_right(self.spans, offset, key=_start)
        around = [span for span in self.spans[first:last] if offset < span.end and not span.frames(offset)]
        return min(around, key=lambda span: span.end - span.start).speaker if around else None


def _start(span: SpeechSpan) -> int:
    return span.start


def attribute(casts: Sequence[Cast], actors: Actors) -> Attribution:
    """Find the speech of a document.

    Args:
        casts: The casts of its parsed segments, in text order.
        actors: The actors, with the segments (quotes among them).
    """
    spans: list[SpeechSpan] = []
    quotes = [segment for segment in actors.segments if segment.kind == "quote"]
    by_quote: dict[str, str] = {}
    # The parsed segments are older than the actors: authors are known only in the latter's segments.
    segments = {segment.id: segment for segment in actors.segments}
    for cast in casts:
        segment = segments.get(cast.parsed.segment.id, cast.parsed.segment)
        speaker = _retweeted(segment, actors) or segment.author
        if segment.kind == "post" and speaker:
            spans.append(SpeechSpan(segment.start, segment.end, speaker))
        inside = [quote for quote in quotes if segment.start <= quote.start and quote.end <= segment.end]
        found = _segment_speech(cast, inside, by_quote)
        spans.extend(found)
    spans.sort(key=_start)
    return Attribution(tuple(spans), by_quote, max((span.end - span.start for span in spans), default=0))


def _retweeted(segment: Segment, actors: Actors) -> str | None:
    """The account whose post is passed on (``RT @account: …``): its handle stands before the prose."""
    if segment.kind != "post":
        return None
    before = (segment.start, segment.prose_span[0])
    named = [site for site in actors.sites if site.kind == "handle" and before[0] <= site.start < site.end <= before[1]]
    return named[0].entity_ids[0] if named else None


def _segment_speech(cast: Cast, quotes: Sequence[Segment], by_quote: dict[str, str]) -> list[SpeechSpan]:
    spans: list[SpeechSpan] = []
    frames = [clause for clause in cast.clauses if cast.cues.has("speech_verb", clause.lemma)]
    last: str | None = None
    for sentence in cast.parsed.doc.sents if cast.parsed.doc.has_annotation("SENT_START") else ():
        found = _sentence_speech(sentence, frames, cast)
        start, end = _offsets(sentence, cast.parsed)
        speaker = next((span.speaker for span in found), None) or _framed_speaker(sentence, frames, cast)
        touching = [quote for quote in quotes if quote.start < end + _GAP and quote.end > start - _GAP]
        if speaker is None and last is not None and (_reportive(sentence) or _inside(start, end, touching)):
            # Reported speech goes on: "Gil lobte … Dies trage dazu bei …", or a quotation follows on it.
            speaker = last
            found = [SpeechSpan(start, end, speaker)]
        for quote in touching:
            if speaker is not None and quote.id not in by_quote:
                by_quote[quote.id] = speaker
                spans.append(SpeechSpan(quote.start, quote.end, speaker))
        spans.extend(found)
        last = speaker
    return spans


def _inside(start: int, end: int, quotes: Sequence[Segment]) -> bool:
    """Whether the sentence lies wholly within one quotation (marks aside)."""
    return any(quote.start - _GAP <= start and end <= quote.end + _GAP for quote in quotes)


def _sentence_speech(sentence: Span, frames: Sequence[Clause], cast: Cast) -> list[SpeechSpan]:
    start, end = _offsets(sentence, cast.parsed)
    found = []
    for clause in frames:
        if not sentence.start <= clause.verb.i < sentence.end:
            continue
        speaker = _single(cast, clause.subjects)
        if speaker is None:
            continue
        frame = (cast.parsed.offset + clause.verb.idx, cast.parsed.offset + clause.verb.idx + len(clause.verb))
        if role(clause.verb) == Role.PARATAXIS:
            found.append(SpeechSpan(start, end, speaker, frame))
        for child in dependents(clause.verb, Role.CONTENT, Role.PARATAXIS, Role.INFINITIVE):
            # Content clauses; "Dies trage dazu bei, erklärte X" comes out as complement or as parataxis.
            if role(child) != Role.INFINITIVE or child.pos_ == "VERB":
                left, right = reach(child)
                found.append(
                    SpeechSpan(
                        cast.parsed.offset + left.idx, cast.parsed.offset + right.idx + len(right), speaker, frame
                    )
                )
    source = _source_phrase(sentence, cast)
    if source is not None:
        found.append(SpeechSpan(start, end, source))
    return found


def _framed_speaker(sentence: Span, frames: Sequence[Clause], cast: Cast) -> str | None:
    """Subject of the sentence's verb of saying, for a quotation beside it."""
    for clause in frames:
        if sentence.start <= clause.verb.i < sentence.end:
            speaker = _single(cast, clause.subjects)
            if speaker is not None:
                return speaker
    return None


def _source_phrase(sentence: Span, cast: Cast) -> str | None:
    """``laut X``, ``X zufolge``, ``nach Angaben von X``, ``según X``."""
    for token in sentence:
        if role(token) == Role.CASE and cast.cues.has("source_preposition", token.lower_):
            return _single(cast, [head(token)], owned=True)
        if _is_source_noun(token, cast):
            owners = cast.owners(token) or cast.fillers(genitives(token, of=cast.of), owned=True)
            if len(owners) == 1:
                return owners[0]
    return None


def _is_source_noun(token: Token, cast: Cast) -> bool:
    """``nach Angaben``, ``según fuentes``."""
    if token.pos_ != "NOUN" or not cast.cues.has("source_noun", token.lemma_, token.lower_.rstrip("n")):
        return False
    return any(child.lower_ in ("nach", "según") for child in dependents(token, Role.CASE))


def _single(cast: Cast, heads: Sequence[Token], *, owned: bool = False) -> str | None:
    """The one actor of a slot; nothing when there are several."""
    found = cast.fillers(heads, owned=owned)
    return found[0] if len(found) == 1 else None


def _reportive(sentence: Span) -> bool:
    """Whether the main verb stands in the present subjunctive (Konjunktiv I)."""
    root = top(sentence)
    return root.lang_ == "de" and any(
        has(token, "Mood", "Sub") and has(token, "Tense", "Pres") for token in finite_parts(root)
    )


def _offsets(sentence: Span, parsed: ParsedSegment) -> tuple[int, int]:
    return parsed.offset + sentence.start_char, parsed.offset + sentence.end_char
