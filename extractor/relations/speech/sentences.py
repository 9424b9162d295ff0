"""The sentences of a document with their frames."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.roles import SUBJECTS
from extractor.pipelines.sentences import top
from extractor.pipelines.tree import dependents, finite_parts
from extractor.pipelines.words import has
from extractor.relations.speech.frames import Frame, find_frames
from extractor.relations.speech.voices import Voice, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extractor.pipelines.clauses import Clause
    from extractor.records import Segment
    from extractor.relations.cast import Cast


_THEREFORE = frozenset({"demnach", "demzufolge"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its clauses and frames; offsets are those of the document."""

    span: Span
    cast: Cast
    start: int
    end: int
    clauses: tuple[Clause, ...]
    frames: tuple[Frame, ...]

    @property
    def segment(self) -> Segment:
        """The segment the sentence stands in."""
        return self.cast.parsed.segment

    def offset(self, token: Token) -> int:
        """Where a word of the sentence begins in the document."""
        return self.cast.parsed.offset + token.idx

    def mood(self) -> str:
        """Tense of the subjunctive that the main verb stands in: ``Pres`` (Konjunktiv I) or ``Past``, else nothing."""
        root = top(self.span)
        if root.lang_ != "de":
            return ""
        finite = [token for token in finite_parts(root) if has(token, "Mood", "Sub")]
        return next((tense for token in finite for tense in ("Pres", "Past") if has(token, "Tense", tense)), "")

    def follows(self) -> bool:
        """Whether a word says that this is what was said before: ``Demnach …``."""
        return any(token.lower_ in _THEREFORE for token in self.span)

    def is_reported(self) -> bool:
        """Whether the main verb stands in the reportive subjunctive and no frame of the sentence says by whom."""
        start = self.offset(top(self.span))
        scopes = (scope for frame in self.frames for scope in frame.scopes)
        return self.mood() == "Pres" and not any(left <= start < right for left, right in scopes)

    def subject(self) -> Voice:
        """Who the main clause is about; of words without a verb ("Ein Sprecher der Polizei:") their main noun."""
        root = top(self.span)
        clause = next((clause for clause in self.clauses if clause.verb == root), None)
        heads = clause.subjects if clause else dependents(root, *SUBJECTS)
        if not heads and root.pos_ in ("NOUN", "PROPN"):
            heads = [root]
        return voice_of(self.cast, heads)


def sentences_of(casts: Sequence[Cast]) -> Iterator[Sentence]:
    """The sentences of a document in text order; none where there is no parse."""
    for cast in casts:
        doc, offset = cast.parsed.doc, cast.parsed.offset
        if not doc.has_annotation("SENT_START"):
            continue
        clauses = sorted(cast.clauses, key=lambda clause: clause.verb.i)
        verbs = [clause.verb.i for clause in clauses]
        for span in doc.sents:
            inside = tuple(clauses[bisect_left(verbs, span.start) : bisect_left(verbs, span.end)])
            frames = tuple(find_frames(span, inside, cast))
            yield Sentence(span, cast, offset + span.start_char, offset + span.end_char, inside, frames)
