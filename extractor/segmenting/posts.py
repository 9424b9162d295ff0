"""Posts (tweets) embedded in a text, as their own block or inside a running paragraph.

The signature tells where a post ends and who wrote it; :mod:`extractor.segmenting.starts`
finds where it starts. Where the author stands above the post (:mod:`extractor.segmenting.headed`), it ends with its block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.records import Signature
from extractor.segmenting.headed import HeadedPost, find_headed
from extractor.segmenting.language import MIN_VOTES, LanguageIdentifier, judge
from extractor.segmenting.sentences import sentences
from extractor.segmenting.signatures import LINK, SignatureMatch, find_signatures, post_url, status_of
from extractor.segmenting.spans import Span, gaps, trim
from extractor.segmenting.starts import MAX_POST, SHORT_POST, SIGN, post_start

_RETWEET = re.compile(rf"(?:{SIGN}|\s)*RT @\w{{1,15}}:\s*")


@dataclass(frozen=True, slots=True)
class Post:
    """An embedded post: its span, running text, language, and what its signature says."""

    start: int
    end: int
    prose: Span
    lang: str
    confidence: float
    signature: Signature
    date: str | None
    url: str | None


def find_posts(text: str, start: int, end: int, *, identify: LanguageIdentifier) -> list[Post]:
    """The posts of a span, in order; see the module text for where they start."""
    headed = list(find_headed(text, start, end))
    posts = [_make_headed(text, found, identify) for found in headed]
    for gap in gaps([(found.start, found.end) for found in headed], start, end):
        posts += _signed_posts(text, *gap, identify)
    return sorted(posts, key=lambda post: post.start)


def _signed_posts(text: str, start: int, end: int, identify: LanguageIdentifier) -> list[Post]:
    signatures = list(find_signatures(text, start, end))
    if not signatures:
        return []
    around = languages_around(text, start, end, signatures, identify)
    posts: list[Post] = []
    floor = start
    for signature in signatures:
        content = trim(text, floor, _content_end(text, floor, signature.start))
        if content is None:
            floor = signature.end
            continue
        begin = post_start(text, content, signature, around, identify)
        if begin is not None:
            posts.append(_make_post(text, begin, signature, around, identify))
            floor = signature.end
    return posts


def _content_end(text: str, start: int, end: int) -> int:
    """The end of the content, before the mark of a quoted line (``> — Name (@handle)``)."""
    while end > start and (text[end - 1].isspace() or text[end - 1] == ">"):
        end -= 1
    return end


def languages_around(
    text: str, start: int, end: int, signatures: Sequence[SignatureMatch], identify: LanguageIdentifier
) -> dict[str, int]:
    """How many characters of the text around the posts each language has, the most used first.

    The stretch before each signature, where its post stands, is left out.
    """
    weights: dict[str, int] = {}
    floor = start
    for stop, after in [*((signature.start - SHORT_POST, signature.end) for signature in signatures), (end, end)]:
        for left, right in _stretches(text, floor, stop):
            lang, confidence, votes = judge(text[left:right], identify)
            if lang is not None and (votes > MIN_VOTES or confidence > 0.9):
                weights[lang] = weights.get(lang, 0) + right - left
        floor = after
    return dict(sorted(weights.items(), key=lambda item: -item[1]))


def _stretches(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences; the many of a long text are judged in larger stretches."""
    if end - start > 20 * MAX_POST:
        yield from ((at, min(at + MAX_POST, end)) for at in range(start, end, MAX_POST))
    elif end > start:
        yield from sentences(text, start, end)


def _make_post(
    text: str, start: int, match: SignatureMatch, around: dict[str, int], identify: LanguageIdentifier
) -> Post:
    prose = _prose(text, start, match.start)
    lang, confidence, _ = judge(text[slice(*prose)], identify)
    if lang is None:
        lang, confidence = next(iter(around), "de"), 0.0
    url = match.url or post_url(text, start, match.start, handle=match.signature.handle)
    date = (status_of(url) if url else None) or match.date
    return Post(start, match.end, prose, lang, confidence, match.signature, date, url)


def _make_headed(text: str, found: HeadedPost, identify: LanguageIdentifier) -> Post:
    prose = _prose(text, *found.content)
    lang, confidence, _ = judge(text[slice(*prose)], identify)
    url = post_url(text, *found.content, handle=found.signature.handle)
    date = (status_of(url) if url else None) or found.date
    return Post(found.start, found.end, prose, lang or "de", confidence, found.signature, date, url)


def _prose(text: str, start: int, end: int) -> Span:
    """The content without ``RT @x:`` at its head and links at its tail."""
    while start < end and text[start] in "> ":  # the mark of a quoted line
        start += 1
    retweet = _RETWEET.match(text, start, end)
    if retweet:
        start = retweet.end()
    span = trim(text, start, max(start, _content_end(text, start, end))) or (start, start)
    links = list(LINK.finditer(text, *span))
    while links and links[-1].end() == span[1]:
        span = trim(text, span[0], links.pop().start()) or (span[0], span[0])
    return span
