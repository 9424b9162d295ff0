"""Cut a text into segments: structure first, then the language of each.

Posts are cut out of the whole text, because they may span paragraphs. What is left is
read paragraph by paragraph: captions, teasers, and the running text, of which the first
paragraph after a title is the lead. Quotations then nest inside these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.records import RawText, Segment, SegmentKind
from extractor.segmenting.captions import inline_captions, is_caption
from extractor.segmenting.language import SURE_VOTES, LanguageIdentifier, default_identifier, judge
from extractor.segmenting.posts import Post, find_posts
from extractor.segmenting.quotes import quotes_over
from extractor.segmenting.sentences import boundaries
from extractor.segmenting.spans import Span, gaps, paragraphs, trim
from extractor.segmenting.teasers import find_teasers, is_headline, is_teaser_prefix

# Longer leads are the article itself.
MAX_LEAD = 1000
# A paragraph longer than this is cut at sentence ends: pipelines hold a whole segment in memory.
MAX_SEGMENT = 20_000
# The language of a text without words enough to tell.
DEFAULT_LANGUAGE = "de"
# Fewer votes than ``SURE_VOTES`` must be this sure to go against the language around.
SURE = 0.8
_RUNNING = frozenset({"lead", "body"})
_QUOTING = frozenset({"title", "lead", "body", "post", "teaser"})


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: SegmentKind
    start: int
    end: int
    post: Post | None = None


def segment(raw: RawText, *, identify: LanguageIdentifier | None = None) -> tuple[Segment, ...]:
    r"""Cut a text into segments, in text order; quotations follow the segment they nest in.

    Args:
        raw: The text, as :func:`extractor.reading.raw_text` gives it.
        identify: The language identifier; by default lingua with German, Spanish and English.

    Example:
        >>> from extractor.reading import raw_text
        >>> raw = raw_text("Gipfel in Madrid\n\nDie Minister trafen sich am Montag.\n\nFoto: dpa", id="a")
        >>> [(s.id, s.kind, raw.text[s.start : s.end]) for s in segment(raw)][1:]
        [('s1', 'body', 'Die Minister trafen sich am Montag.'), ('s2', 'caption', 'Foto: dpa')]
    """
    identifier = identify or default_identifier()
    pieces = _with_lead(raw, sorted(_pieces(raw, identifier), key=lambda piece: piece.start))
    segments = _with_languages(raw.text, pieces, identifier)
    segments += [quote for run in _runs(segments) for quote in _quotes(raw.text, run, identifier)]
    segments.sort(key=lambda s: (s.start, s.kind == "quote", -s.end))
    return tuple(replace(segment, id=f"s{number}") for number, segment in enumerate(segments))


def _pieces(raw: RawText, identifier: LanguageIdentifier) -> Iterator[_Piece]:
    text, end = raw.text, len(raw.text)
    if raw.title_span:
        yield _Piece("title", *raw.title_span)
    posts = find_posts(text, raw.body_start, end, identify=identifier)
    yield from (_Piece("post", post.start, post.end, post) for post in posts)
    for gap in gaps(((post.start, post.end) for post in posts), raw.body_start, end):
        yield from _paragraph_pieces(text, gap, identifier)


def _paragraph_pieces(text: str, gap: Span, identifier: LanguageIdentifier) -> Iterator[_Piece]:
    after_prefix = False
    for paragraph in paragraphs(text, *gap):
        line = text[slice(*paragraph)] if paragraph[1] - paragraph[0] <= MAX_LEAD else ""
        if is_caption(line):
            yield _Piece("caption", *paragraph)
        elif is_teaser_prefix(line) or (after_prefix and is_headline(line)):
            after_prefix = True
            yield _Piece("teaser", *paragraph)
            continue
        else:
            yield from _running_pieces(text, paragraph, identifier)
        after_prefix = False


def _running_pieces(text: str, paragraph: Span, identifier: LanguageIdentifier) -> Iterator[_Piece]:
    for part in _parts(text, *paragraph):
        lang = judge(text[slice(*part)], identifier)[0] or DEFAULT_LANGUAGE
        marked: list[_Piece] = [_Piece("caption", *span) for span in inline_captions(text, *part)]
        for gap in list(gaps([(piece.start, piece.end) for piece in marked], *part)):
            marked += [_Piece("teaser", *span) for span in find_teasers(text, *gap, lang=lang)]
        marked.sort(key=lambda piece: piece.start)
        yield from marked
        for gap in gaps([(piece.start, piece.end) for piece in marked], *part):
            span = trim(text, *gap)
            if span:
                yield _Piece("body", *span)


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """A paragraph, or the parts of a very long one."""
    if end - start <= MAX_SEGMENT:
        yield start, end
        return
    last = start
    for cut in boundaries(text, start, end):
        if cut.strong and cut.end - start > MAX_SEGMENT // 2:
            yield from _slices(text, start, cut.end)
            start = last = cut.start
    if last < end:
        yield from _slices(text, last, end)


def _slices(text: str, start: int, end: int) -> Iterator[Span]:
    """Parts without any sentence end: cut at white space, or anywhere if there is none."""
    while end - start > MAX_SEGMENT:
        stop = text.rfind(" ", start + 1, start + MAX_SEGMENT)
        stop = stop if stop > start else start + MAX_SEGMENT
        yield start, stop
        start = stop
    span = trim(text, start, end)
    if span:
        yield span


def _with_lead(raw: RawText, pieces: list[_Piece]) -> list[_Piece]:
    """The first running paragraph after the title is the lead when a longer body follows."""
    bodies = [number for number, piece in enumerate(pieces) if piece.kind == "body"]
    if raw.title_span is None or len(bodies) < 2:
        return pieces
    first = pieces[bodies[0]]
    length, rest = first.end - first.start, sum(pieces[number].end - pieces[number].start for number in bodies[1:])
    if length <= MAX_LEAD and rest > length:
        pieces[bodies[0]] = replace(first, kind="lead")
    return pieces


def _with_languages(text: str, pieces: list[_Piece], identifier: LanguageIdentifier) -> list[Segment]:
    """Give each piece its language; one with too few words inherits that of its neighbourhood."""
    judged = [_judge_piece(text, piece, identifier) for piece in pieces]
    main = _main_language(pieces, judged)
    segments: list[Segment] = []
    for piece, (lang, confidence, _) in zip(pieces, judged, strict=True):
        post = piece.post
        segments.append(
            Segment(
                id="",
                kind=piece.kind,
                lang=lang or main,
                lang_confidence=confidence if lang else 0.0,
                start=piece.start,
                end=piece.end,
                handle=post.signature.handle if post else None,
                date=post.date if post else None,
                url=post.url if post else None,
                prose=post.prose if post else None,
                signature=post.signature if post else None,
            )
        )
    return segments


def _judge_piece(text: str, piece: _Piece, identifier: LanguageIdentifier) -> tuple[str | None, float, int]:
    if piece.post is not None:
        return piece.post.lang, piece.post.confidence, 1
    return _sure(text[piece.start : piece.end], identifier)


def _sure(text: str, identifier: LanguageIdentifier) -> tuple[str | None, float, int]:
    """The judgement on a stretch, without its language where it is short and unsure: names only, say."""
    lang, confidence, votes = judge(text, identifier)
    return (None if votes < SURE_VOTES and confidence < SURE else lang), confidence, votes


def _main_language(pieces: list[_Piece], judged: list[tuple[str | None, float, int]]) -> str:
    """The language of most of the running text."""
    weight: dict[str, int] = {}
    for piece, (lang, _, _) in zip(pieces, judged, strict=True):
        if lang is not None and piece.post is None:
            weight[lang] = weight.get(lang, 0) + piece.end - piece.start
    return max(weight, key=lambda lang: weight[lang], default=DEFAULT_LANGUAGE)


def _runs(segments: list[Segment]) -> Iterator[list[Segment]]:
    """Segments that a quotation may go on over: the running text between others, any other segment by itself."""
    run: list[Segment] = []
    for parent in segments:
        if run and not (run[-1].kind in _RUNNING and parent.kind in _RUNNING):
            yield run
            run = []
        if parent.kind in _QUOTING:
            run.append(parent)
    if run:
        yield run


def _quotes(text: str, run: list[Segment], identifier: LanguageIdentifier) -> Iterator[Segment]:
    starts = [parent.start for parent in run]
    for start, end in quotes_over(text, [parent.prose_span for parent in run]):
        parent = run[bisect_right(starts, start) - 1]
        lang, confidence, _ = _sure(text[start:end], identifier)
        yield Segment("", "quote", lang or parent.lang, confidence if lang else 0.0, start, end)
