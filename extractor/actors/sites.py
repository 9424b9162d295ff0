"""What the actors stage hands on: sites, incumbencies, and the spans they are made from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.pipelines.words import starts_of, tokens_of, words_of
from extractor.records import Entity, EntityType, MentionKind, Modality, Sector, Segment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from spacy.tokens import Doc

    from extractor.pipelines import ParsedSegment


@dataclass(frozen=True, slots=True)
class Site:
    """One place of the text that names or refers to actors.

    Attributes:
        entity_ids: Several for groups ("die beiden Länder").
        acts: False for a capital that is only a place.
        confidence: Of a reference: the share of right ones of its reason on the training gold.
        reason: Of a reference: why it stands for these actors.
    """

    start: int
    end: int
    entity_ids: tuple[str, ...]
    kind: MentionKind
    acts: bool = True
    confidence: float = 1.0
    reason: str = ""


# Share of right triples on the training gold where the text itself names whose office it is (148 of 160).
NAMED_CONFIDENCE = 0.93


@dataclass(frozen=True, slots=True)
class Incumbency:
    """Who holds which office, where the text says it; ``target`` None when the text names none.

    Attributes:
        office: Class of the office (``minister``, ``president``), see ``lang/<xx>/offices.tsv``.
        role: The words of the text ("russischer Außenminister").
        member: Membership (MEMBER_OF) instead of an office.
        start: Offset of the words that show it.
        rule: Name of the rule that found it.
    """

    person: str
    target: str | None
    office: str
    role: str
    start: int
    end: int
    rule: str
    former: bool = False
    member: bool = False
    sector: Sector | None = None
    confidence: float = NAMED_CONFIDENCE
    modality: Modality = "asserted"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors of one document."""

    entities: tuple[Entity, ...]
    segments: tuple[Segment, ...]
    sites: tuple[Site, ...]
    incumbencies: tuple[Incumbency, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that names an actor, before it is known which one.

    Attributes:
        entity_id: Known already for names of the lexicon and of the user's own actors.
        source: The rule that proposed it (``own``, ``lexicon``, ``ner``, ``title``, ``caption``, ``handle``, …).
    """

    start: int
    end: int
    text: str
    type: EntityType
    kind: MentionKind
    lang: str
    segment: str
    source: str
    entity_id: str | None = None
    acts: bool = True
    form: str = "noun"

    def to(self, **changes: object) -> Candidate:
        """A copy with changes."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One parsed segment with its sites by token, for rules that walk along the tokens."""

    parsed: ParsedSegment
    at: tuple[Site | None, ...]

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.parsed.doc

    @property
    def lang(self) -> str:
        """Language of the segment."""
        return self.parsed.segment.lang

    def start(self, index: int) -> int:
        """Offset in the document at which a token starts."""
        return self.parsed.offset + starts_of(self.parsed.doc)[index]

    def end(self, index: int) -> int:
        """Offset in the document at which a token ends."""
        return self.start(index) + len(words_of(self.parsed.doc)[index])


def lay_out(parsed: ParsedSegment, sites: Iterable[Site]) -> Sheet:
    """Put the sites on the tokens of a segment: the largest wins, a site inside a token covers it."""
    at: list[Site | None] = [None] * len(parsed.doc)
    upper = text_end(parsed)
    here = [s for s in sites if s.start < upper and s.end > parsed.offset]
    for site in sorted(here, key=lambda s: s.end - s.start):
        first, last = token_span(parsed, site.start, site.end)
        at[max(first, 0) : max(last, 0)] = [site] * (last - first)
    return Sheet(parsed, tuple(at))


def text_end(parsed: ParsedSegment) -> int:
    """Offset at which the last token of a segment ends (``len(doc.text)`` would join all the tokens each time)."""
    words, starts = words_of(parsed.doc), starts_of(parsed.doc)
    return parsed.offset + starts[-1] + len(words[-1]) if words else parsed.offset


def token_span(parsed: ParsedSegment, start: int, end: int) -> tuple[int, int]:
    """The tokens that document offsets touch; ``(-1, -1)`` when they lie outside the segment.

    Tokens that only partly lie inside count ("US" in "US-Präsident").
    """
    words, starts = words_of(parsed.doc), starts_of(parsed.doc)
    start, end = start - parsed.offset, end - parsed.offset
    if end <= 0 or not words or start >= starts[-1] + len(words[-1]):
        return -1, -1
    first = max(bisect_right(starts, start) - 1, 0)
    if starts[first] + len(words[first]) <= start:
        first += 1
    last = bisect_left(starts, end)
    return (first, last) if first < last else (-1, -1)


def is_free(parsed: ParsedSegment, index: int, taken: Collection[int]) -> bool:
    """Whether a token begins outside the names found before; ``taken`` holds the offsets of their characters."""
    return parsed.offset + parsed.doc[index].idx not in taken


def holding(parsed: Sequence[ParsedSegment], start: int, end: int) -> ParsedSegment | None:
    """The parsed segment that holds the offsets."""
    for part in parsed:
        if part.offset <= start and end <= text_end(part):
            return part
    return None


def sites_by_token(parsed: ParsedSegment, actors: Actors) -> tuple[dict[int, Site], dict[int, tuple[Site, ...]]]:
    """Map token positions to the largest site that covers them, and to sites inside them."""
    whole: dict[int, Site] = {}
    inner: dict[int, tuple[Site, ...]] = {}
    start = parsed.offset
    last = parsed.doc[-1] if len(parsed.doc) else None
    end = start if last is None else start + last.idx + len(last.text_with_ws)
    first = bisect_left(actors.sites, start, key=lambda site: site.start)
    tokens = [token for token in tokens_of(parsed.doc) if not token.is_space]
    starts = [start + token.idx for token in tokens]
    for site in actors.sites[first:]:
        if site.start >= end:
            break
        position = max(bisect_left(starts, site.start + 1) - 1, 0)
        while position < len(tokens) and starts[position] < site.end:
            token, left = tokens[position], starts[position]
            right = left + len(token)
            if site.start <= left and right <= site.end:
                known = whole.get(token.i)
                if known is None or site.end - site.start > known.end - known.start:
                    whole[token.i] = site
            elif left <= site.start and site.end <= right:
                inner[token.i] = (*inner.get(token.i, ()), site)
            position += 1
    return whole, inner
