"""Segments in, spaCy Docs out: batched by language across documents, every offset known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import PipelineError
from extractor.pipelines.capabilities import capabilities
from extractor.pipelines.loading import find_pipelines, load
from extractor.pipelines.schemes import mark

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from extractor.records import RawText, Segment

# Longer texts are parsed in pieces. Parser and recogniser need about 1 GB for 100,000 characters (spaCy's own figure),
# and no newspaper paragraph comes near this length: only damaged input is cut inside a paragraph.
MAX_PIECE = 20_000
# The later half of a piece is searched for the best place to cut: blank line, line end, sentence end, space.
_CUTS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"[.!?…]+[\"'»«“”’)\]]*\s+"),
    re.compile(r"\s+"),
)
# A run without any space is cut here: spaCy's tokenizer takes quadratic time in it (20,000 exclamation marks: 50 s, cut
# like this: 1 s). The longest web addresses stay whole.
_RUN = re.compile(r"\S{500}")
_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class ParsedSegment:
    """A segment with the Doc over its prose: ``text[offset : offset + len(doc.text)] == doc.text``.

    A segment longer than ``MAX_PIECE`` has several, one after the other.
    """

    segment: Segment
    doc: Doc
    offset: int


def parse(
    documents: Sequence[tuple[RawText, Sequence[Segment]]],
    *,
    paths: Mapping[str, str | Path] | None = None,
    batch_size: int = 64,
) -> list[list[ParsedSegment]]:
    """Parse the segments of documents, one batch a language; the result has one list a document, in text order.

    Quotes nest in other segments and get none of their own; so do segments of languages without a pipeline and
    empty ones. A parse does not depend on what else is in the batch.

    Args:
        documents: Each text with its segments.
        paths: A user's own pipelines by language; they come before those of the package.
        batch_size: Segments that are processed together.

    Raises:
        PipelineError: There is no pipeline at all, or one that is asked for cannot be loaded.

    Example:
        >>> parse([])
        []
    """
    own = dict(paths or {})
    known = {*own, *find_pipelines()}
    if not known:
        raise PipelineError(
            "no pipeline is installed; install the package again or give the path of one that spaCy can load"
        )
    places: dict[str, list[tuple[int, int, int, Segment]]] = {}
    for number, (raw, segments) in enumerate(documents):
        for segment in segments:
            if segment.kind == "quote" or segment.lang not in known:
                continue
            for start, end in pieces(raw.text, *segment.prose_span):
                places.setdefault(segment.lang, []).append((number, start, end, segment))
    result: list[list[ParsedSegment]] = [[] for _ in documents]
    for lang in sorted(places):
        nlp = load(lang, path=own.get(lang))
        texts = (documents[number][0].text[start:end] for number, start, end, _ in places[lang])
        docs = nlp.pipe((_prepared(nlp, text) for text in texts), batch_size=batch_size)
        able = capabilities(nlp)
        for (number, start, _, segment), doc in zip(places[lang], docs, strict=True):
            # A parser that does not tell its labels is judged by those on each Doc.
            if able.dep_labels:
                mark(doc, able.scheme)
            result[number].append(ParsedSegment(segment, doc, start))
    return [sorted(parsed, key=lambda one: one.offset) for parsed in result]


def pieces(text: str, start: int, end: int, *, limit: int = MAX_PIECE) -> Iterator[tuple[int, int]]:
    """Cut ``text[start:end]`` into spans of at most ``limit`` characters, without white space around them.

    Example:
        >>> list(pieces("  Rom ruft. Paris hört. ", 0, 24, limit=100))
        [(2, 23)]
        >>> list(pieces("Rom ruft. Paris hört.", 0, 21, limit=12))
        [(0, 9), (10, 21)]
    """
    while True:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            return
        run = _RUN.search(text, start, min(start + limit, end))
        if run is None and end - start <= limit:
            yield start, end
            return
        cut = run.end() if run else _cut(text, start, start + limit)
        stop = cut
        while text[stop - 1].isspace():
            stop -= 1
        yield start, stop
        start = cut


def _cut(text: str, start: int, stop: int) -> int:
    """The best place to cut before ``stop``; ``stop`` itself where there is not even a space."""
    for pattern in _CUTS:
        found = [match.end() for match in pattern.finditer(text, (start + stop) // 2, stop)]
        if found:
            return found[-1]
    return stop


def _prepared(nlp: Language, text: str) -> Doc:
    """The tokens of a text; a blank line always ends a sentence and no white space starts one (parsers respect that)."""
    doc = nlp.make_doc(text)
    for token in doc[1:-1]:
        if token.is_space:
            token.is_sent_start = False
            if _BLANK_LINE.search(token.text):
                doc[token.i + 1].is_sent_start = True
    return doc
