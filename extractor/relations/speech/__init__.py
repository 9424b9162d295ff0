"""Who says what: stretches of the text whose content is somebody's speech.

A frame (``frames``) is what says who speaks: a verb of saying with its subject, ``so X``, ``laut X``, ``nach Angaben von X``,
``según X``, a noun with its owner. It gives the clauses that hang on it, or the rest of the sentence, to its speaker.
Quotations find their frame beside them (``quotations``). Reported speech goes on in the reportive subjunctive
(Konjunktiv I), and quotations without a frame are the last speaker's (``document``). Posts are their author's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.relations.speech.document import Walk
from extractor.relations.speech.quotations import quotations_of
from extractor.relations.speech.sentences import sentences_of
from extractor.relations.speech.spans import Attribution, SpeechSpan

if TYPE_CHECKING:
    from extractor.actors.sites import Actors
    from extractor.records import Segment
    from extractor.relations.cast import Cast

__all__ = ["Attribution", "SpeechSpan", "attribute"]


def attribute(casts: Sequence[Cast], actors: Actors) -> Attribution:
    """Find the speech of a document.

    Args:
        casts: The casts of its parsed segments, in text order.
        actors: The actors, with the segments (quotes among them).
    """
    walk = Walk(list(sentences_of(casts)), quotations_of(casts, actors.segments))
    walk.go()
    spans = list(walk.spans)
    # The parsed segments are older than the actors: authors are known only in the latter's segments.
    for segment in actors.segments:
        speaker = _retweeted(segment, actors) or segment.author
        if segment.kind == "post" and speaker:
            spans.append(SpeechSpan(segment.start, segment.end, speaker))
    spans.sort(key=lambda span: span.start)
    by_quote = {quote.id: voice.speaker for quote, voice in walk.voices.items() if quote.id and voice.speaker}
    return Attribution(tuple(spans), by_quote, max((span.end - span.start for span in spans), default=0))


def _retweeted(segment: Segment, actors: Actors) -> str | None:
    """The account whose post is passed on (``RT @account: …``): its handle stands before the prose."""
    if segment.kind != "post":
        return None
    before = (segment.start, segment.prose_span[0])
    named = [site for site in actors.sites if site.kind == "handle" and before[0] <= site.start < site.end <= before[1]]
    return named[0].entity_ids[0] if named else None
