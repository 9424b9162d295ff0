"""The speech of a document: a walk through its sentences that remembers who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractor.relations.speech.quotations import Place, Quotation, around
from extractor.relations.speech.sentences import Sentence
from extractor.relations.speech.spans import SpeechSpan
from extractor.relations.speech.voices import PERSON, Voice


class Walk:
    """Goes through the sentences of a document in order.

    Attributes:
        spans: The speech found, in the order in which it is found.
        voices: Who speaks the quotations.
    """

    def __init__(self, sentences: Sequence[Sentence], quotes: Sequence[Quotation]) -> None:
        self.spans: list[SpeechSpan] = []
        self.voices: dict[Quotation, Voice] = {}
        self._sentences = sentences
        self._quotes = quotes
        self._last: Voice | None = None
        self._until = 0  # end of the quotation that goes on

    def go(self) -> None:
        """Find the speech of all sentences."""
        starts = [quote.start for quote in self._quotes]
        done = 0
        for number, sentence in enumerate(self._sentences):
            if self._before(number) is None:
                self._last = None
            upto = max(done, bisect_left(starts, sentence.end))
            for index in range(done, upto):
                self._quotation(index, number)
            self._sentence(number, self._quotes[done:upto])
            done = upto

    def _quotation(self, index: int, number: int) -> None:
        quote = self._quotes[index]
        last = number
        while last + 1 < len(self._sentences) and self._sentences[last + 1].start < quote.end:
            last += 1
        outer = around(self._quotes, index)
        voice = Place(quote, outer, self._sentences, number, last).framed()
        if voice is None and quote.id is not None and outer is None:
            voice = self._last
        if voice is not None:
            voice = self._closed(voice)
            self.voices[quote] = voice
            self._note(quote.start, quote.end, voice)

    def _sentence(self, number: int, quotes: Sequence[Quotation]) -> None:
        """Note the speech of a sentence; ``quotes`` begin in it and have been dealt with."""
        sentence = self._sentences[number]
        heard: list[tuple[int, Voice]] = [(quote.start, self.voices[quote]) for quote in quotes if quote in self.voices]
        until = max([self._until, *(quote.end for quote in quotes if quote in self.voices)])
        for frame in sentence.frames:
            voice = self._closed(frame.voice)
            for start, end in frame.scopes:
                self._note(start, end, voice, frame.cue)
            before = self._before(number) if frame.back else None
            if before is not None:
                self._note(before.start, before.end, voice)
            if (frame.scopes or frame.back) and not self._is_quoted(frame.cue[0], quotes):
                heard.append((frame.cue[0], voice))
        if sentence.end > self._until:
            self._remember(number, heard)
        self._until = until

    def _remember(self, number: int, heard: Sequence[tuple[int, Voice]]) -> None:
        """Who speaks at the end of a sentence; with reported speech that goes on the sentence is speech itself."""
        sentence = self._sentences[number]
        goes_on = None if heard and not (self._last is not None and sentence.is_reported()) else self._goes_on(number)
        if goes_on is not None:
            self._note(sentence.start, sentence.end, goes_on)
            self._last = goes_on
            return
        # A verb of saying without content does not report, but what follows it may go on with its subject.
        found = heard or [(frame.cue[0], self._closed(frame.voice)) for frame in sentence.frames]
        if found:
            self._last = max(found, key=lambda item: item[0])[1]
        elif sentence.start >= self._until:
            self._last = None

    def _is_quoted(self, offset: int, quotes: Sequence[Quotation]) -> bool:
        return any(quote.start <= offset < quote.end for quote in quotes if quote in self.voices)

    def _before(self, number: int) -> Sentence | None:
        """The sentence before, where speech may go on from it."""
        before = self._sentences[number - 1] if number else None
        return before if before is not None and _same_text(before, self._sentences[number]) else None

    def _goes_on(self, number: int) -> Voice | None:
        """Whose reported speech a sentence without a frame of its own goes on with."""
        sentence = self._sentences[number]
        mood = sentence.mood()
        if self._last is not None:
            return self._last if mood or sentence.follows() else None
        before = self._before(number)
        if mood != "Pres" or before is None or before.segment.id != sentence.segment.id:
            return None
        # "Der Minister wies das zurück. Es gebe keinen Anlass."
        voice = before.subject()
        return voice if voice.speaker is not None and voice.speaker.startswith(PERSON) else None

    def _closed(self, voice: Voice) -> Voice:
        """A voice that the sentence leaves open is that of whoever spoke last."""
        if not voice.open or self._last is None or self._last.speaker is None:
            return voice
        return replace(self._last, named=voice.named or self._last.named)

    def _note(self, start: int, end: int, voice: Voice, cue: tuple[int, int] | None = None) -> None:
        self.spans.append(SpeechSpan(start, end, voice.speaker, cue, voice.named, voice.together))


def _same_text(one: Sentence, other: Sentence) -> bool:
    """Whether speech may go on from one sentence to the other: not into a post or out of one."""
    if one.segment.id == other.segment.id:
        return True
    return {one.segment.kind, other.segment.kind} <= _RUNNING


_RUNNING = frozenset({"lead", "body"})
