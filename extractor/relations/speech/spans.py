"""The speech of a document, and who speaks at a place of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """Document offsets of somebody's words.

    Attributes:
        speaker: Entity id; None for somebody who is no actor of the document ("ein Augenzeuge").
        frame: The verb of saying itself, which is not part of the words.
        named: Offsets of the word that says who speaks.
        together: Entity ids of several who speak as one.
    """

    start: int
    end: int
    speaker: str | None
    frame: tuple[int, int] | None = None
    named: tuple[int, int] | None = None
    together: tuple[str, ...] = ()

    def holds(self, offset: int) -> bool:
        """Whether the words at the offset are the speaker's; the verb of saying is not part of them."""
        if self.frame is not None and self.frame[0] <= offset < self.frame[1]:
            return False
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Attribution:
    """All speech of a document in text order, and the speakers of its quotations by segment id.

    Attributes:
        longest: Length of the longest span, so that a look-up knows how far back to go.
    """

    spans: tuple[SpeechSpan, ...]
    quotes: Mapping[str, str]
    longest: int

    def speaker_at(self, offset: int, *, acting: str | None = None) -> str | None:
        """The speaker of the innermost speech around an offset that a known actor utters.

        Args:
            offset: Offset in the document.
            acting: Entity id of who does what is told there: of several who speak together it is the one that answers
                for its own deeds ("A und B sagten, sie würden …"); else several are no speaker.

        Example:
            >>> spans = (SpeechSpan(0, 9, None, together=("country:US", "country:IL")),)
            >>> speech = Attribution(spans, {}, 9)
            >>> speech.speaker_at(3), speech.speaker_at(3, acting="country:IL")
            (None, 'country:IL')
        """
        for span in self.around(offset):
            if span.speaker is not None or acting in span.together:
                return span.speaker or acting
            if span.together:
                return None
        return None

    def speakers_at(self, offset: int) -> tuple[str, ...]:
        """Whose words the innermost speech around an offset is: one actor's, or those of several who speak as one.

        Example:
            >>> Attribution((SpeechSpan(0, 9, None, together=("country:US", "country:IL")),), {}, 9).speakers_at(3)
            ('country:US', 'country:IL')
        """
        for span in self.around(offset):
            if span.speaker is not None or span.together:
                return span.together if span.speaker is None else (span.speaker,)
        return ()

    def around(self, offset: int) -> list[SpeechSpan]:
        """The speech around an offset, the innermost first."""
        first = bisect_left(self.spans, offset - self.longest, key=_start)
        last = bisect_right(self.spans, offset, key=_start)
        around = [span for span in self.spans[first:last] if span.holds(offset)]
        return sorted(around, key=lambda span: span.end - span.start)

    def speakers_within(self, start: int, end: int) -> tuple[str, ...]:
        """Everybody whose words the stretch holds at least a part of, in text order.

        Example:
            >>> spans = (SpeechSpan(0, 9, "person:a"), SpeechSpan(12, 20, "person:b"))
            >>> Attribution(spans, {}, 9).speakers_within(5, 15)
            ('person:a', 'person:b')
        """
        touching = self._touching(start, end)
        return tuple(
            dict.fromkeys(who for span in touching for who in (span.speaker, *span.together) if who is not None)
        )

    def _touching(self, start: int, end: int) -> Iterator[SpeechSpan]:
        first = bisect_left(self.spans, start - self.longest, key=_start)
        last = bisect_left(self.spans, end, key=_start)
        return (span for span in self.spans[first:last] if span.end > start)


def _start(span: SpeechSpan) -> int:
    return span.start
