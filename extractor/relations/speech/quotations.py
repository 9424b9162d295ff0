"""Which frame a quotation belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import head, role
from extractor.pipelines.words import text_of
from extractor.relations.speech.frames import Frame
from extractor.relations.speech.verbs import Stretch
from extractor.relations.speech.voices import PERSON, Voice, voice_of
from extractor.segmenting.quotes import quote_pairs
from extractor.segmenting.spans import trim

if TYPE_CHECKING:
    from extractor.records import Segment
    from extractor.relations.cast import Cast
    from extractor.relations.speech.sentences import Sentence

_NEST = 6  # how many quotations back the one around another is looked for
_MARKS = " \t\n\r\xa0„“”\"»«›‹'‚‘’"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; ``id`` is that of their segment, None for a few words."""

    start: int
    end: int
    id: str | None = None


def quotations_of(casts: Sequence[Cast], segments: Sequence[Segment]) -> list[Quotation]:
    """The quotations of a document in text order, the outer one of two first; also those too short for a segment."""
    found = {(s.start, s.end): Quotation(s.start, s.end, s.id) for s in segments if s.kind == "quote"}
    for cast in casts:
        text, offset = text_of(cast.parsed.doc), cast.parsed.offset
        for pair in quote_pairs(text, 0, len(text)):
            span = trim(text, *pair)
            if span is not None:
                start, end = offset + span[0], offset + span[1]
                found.setdefault((start, end), Quotation(start, end))
    return sorted(found.values(), key=lambda quote: (quote.start, -quote.end))


def around(quotes: Sequence[Quotation], index: int) -> Quotation | None:
    """The quotation in which another one nests."""
    inner = quotes[index]
    return next((q for q in reversed(quotes[max(0, index - _NEST) : index]) if q.end >= inner.end), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation among the sentences of its document.

    Attributes:
        outer: The quotation in which it nests; only frames inside that one count.
        first: Number of the sentence in which it begins.
        last: Number of the sentence in which it ends.
    """

    quote: Quotation
    outer: Quotation | None
    sentences: Sequence[Sentence]
    first: int
    last: int

    def framed(self) -> Voice | None:
        """Who speaks by the frames beside the quotation, the surest first; None where there is none."""
        for rule in _RULES if self.quote.id is not None else _SHORT:
            voice = rule(self)
            if voice is not None:
                return voice
        return None

    def frames(self, sentence: Sentence) -> Iterator[Frame]:
        """The frames of a sentence that may tell the speaker of the quotation."""
        for frame in sentence.frames:
            inside = self.quote.start <= frame.cue[0] < self.quote.end
            outside = self.outer is not None and not self.outer.start <= frame.cue[0] < self.outer.end
            apart = frame.apart is not None and frame.apart[0] <= self.quote.start and self.quote.end <= frame.apart[1]
            if not (inside or outside or apart):
                yield frame

    def leading(self) -> tuple[Sentence, str]:
        """The words right before the quotation, its marks left out, and their sentence: its own or the one before."""
        sentence = self.sentences[self.first]
        text = sentence.span.text[: max(0, self.quote.start - sentence.start)].rstrip(_MARKS)
        if text or not self.first:
            return sentence, text
        sentence = self.sentences[self.first - 1]
        return sentence, sentence.span.text.rstrip(_MARKS)


def _colon(place: Place) -> Voice | None:
    """``X sagte der Zeitung: „…“``, ``X zeigte sich erfreut: „…“``, ``X: „…“``."""
    sentence, text = place.leading()
    if not text.endswith(":"):
        return None
    frames = [frame for frame in place.frames(sentence) if frame.main and frame.cue[1] <= place.quote.start]
    if frames:
        return frames[-1].voice
    voice = sentence.subject()
    inside = voice.named is not None and voice.named[0] >= place.quote.start
    return None if inside or (voice.speaker is None and sentence.frames) else voice


def _covered(place: Place) -> Voice | None:
    """A frame gives the words around the quotation to its speaker."""
    start, end = place.quote.start + 1, place.quote.end - 1
    frames = place.frames(place.sentences[place.first])
    return _innermost(
        (scope, frame) for frame in frames for scope in frame.scopes if scope[0] <= start <= end <= scope[1]
    )


def _in_clause(place: Place) -> Voice | None:
    """``X nannte den Vorschlag „unannehmbar“``: the quotation stands in the clause of a verb of saying."""
    start, end = place.quote.start, place.quote.end
    frames = place.frames(place.sentences[place.first])
    return _innermost(
        (frame.reach, frame)
        for frame in frames
        if frame.reach is not None and frame.reach[0] <= start < end <= frame.reach[1]
    )


def _innermost(found: Iterable[tuple[Stretch, Frame]]) -> Voice | None:
    best = min(found, key=lambda item: item[0][1] - item[0][0], default=None)
    return None if best is None else best[1].voice


def _nearest(place: Place) -> Voice | None:
    """Any frame of the sentence, or of that in which the quotation ends: the nearest before it, else the first."""
    frames = list(place.frames(place.sentences[place.first]))
    before = [frame for frame in frames if frame.cue[1] <= place.quote.start]
    found = before[-1:] or frames[:1] or list(place.frames(place.sentences[place.last]))[:1]
    return found[0].voice if found else None


def _for(place: Place) -> Voice | None:
    """``Für X ist das „unannehmbar“``, ``Para X, "…"``: an opinion at the head of the sentence."""
    sentence = place.sentences[place.first]
    word = sentence.span[0]
    if (
        word.lower_ not in ("für", "para")
        or role(word) != Role.CASE
        or sentence.offset(head(word)) >= place.quote.start
    ):
        return None
    voice = voice_of(sentence.cast, [head(word)])
    return voice if voice.speaker is not None and voice.speaker.startswith(PERSON) else None


Rule = Callable[[Place], Voice | None]
_SHORT: tuple[Rule, ...] = (_covered, _in_clause, _for)
_RULES: tuple[Rule, ...] = (_colon, _covered, _in_clause, _nearest, _for)
