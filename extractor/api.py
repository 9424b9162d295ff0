"""The extractor: text in, document records out."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from os import PathLike
from threading import Thread
from typing import TYPE_CHECKING, Any

from extractor.actors import find_actors
from extractor.actors.own.catalogue import OwnActors, load_actors
from extractor.actors.sectors import with_members
from extractor.errors import ExtractorError, ExtractorWarning, PipelineError
from extractor.lexicon import SHIPPED, Tables
from extractor.lexicon.folder import open_lexicon
from extractor.pipelines import find_pipelines, load, parse
from extractor.pipelines.loading import load_weights
from extractor.pipelines.places import LANGUAGES, resolve
from extractor.pipelines.words import forget
from extractor.reading import raw_text
from extractor.reading.parts import in_whole
from extractor.records import Document, RawText, Segment
from extractor.relations import find_relations
from extractor.review.answers import Answers, read_answers
from extractor.review.merging import merge_actors
from extractor.segmenting import segment
from extractor.topics import find_topics

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment

# Warnings given at once; a broken column would give one a row.
MAX_WARNINGS = 20
# Documents parsed together: enough for full batches in the pipelines, few enough to stay small in memory.
BATCH = 32

Failed = Callable[[RawText, ExtractorError], None]


class Extractor:
    """Reads German news, with Spanish posts inside it, into document records.

    Args:
        pipelines: Language code (``de``, ``es``) → the spaCy pipeline to use instead of the shipped one: a path, or the
            name of an installed one such as ``de_core_news_md``.
        actors: Your own actors, which come before all others: a CSV, TSV or JSONL file, entities of FollowTheMoney among
            them, or mappings with ``id``, ``name``, ``aliases``, ``type``, ``country`` and ``qid``. What cannot be used is
            left out and told in a warning.
        reviewed: The CSV file of :mod:`extractor.review` with ``yes`` or ``no`` in the column ``same``.
        min_confidence: Keep relations that are at least so likely to be right (0 to 1; see
            :mod:`extractor.relations.confidence`).
        lexicon: A folder with your own predicates, event nouns, topics, cues or thresholds, which replace the shipped ones
            or are added to them (see ``extractor lexicon export``).

    Attributes:
        notices: What was left out of the user's actors, one sentence each.

    Raises:
        PipelineError: Another language is named, or there is no such pipeline of that language.
        InputError: The actors or the reviewed merges cannot be read.
        LexiconError: The lexicon has a mistake; the text names file and line.

    Example (prints the actors of a sentence; needs the shipped pipelines)::

        doc = Extractor().extract("Lawrow traf Gil in Moskau.")
        print([entity.id for entity in doc.entities])
    """

    def __init__(
        self,
        *,
        pipelines: Mapping[str, str | PathLike[str]] | None = None,
        actors: str | PathLike[str] | Iterable[Mapping[str, Any]] | OwnActors | None = None,
        reviewed: str | PathLike[str] | Answers | None = None,
        min_confidence: float = 0.0,
        lexicon: str | PathLike[str] | Tables | None = None,
    ) -> None:
        if not 0 <= min_confidence <= 1:
            raise ExtractorError(f"min_confidence is a probability from 0 to 1, not {min_confidence}")
        self._min_confidence = min_confidence
        own = dict(pipelines or {})
        for lang in own:
            if lang not in LANGUAGES:
                raise PipelineError(f"texts are read in {' and '.join(LANGUAGES)}; there is no language {lang!r}")
        self._paths = {lang: resolve(pipeline, lang=lang) for lang, pipeline in own.items()}
        self._tables = _tables(lexicon)
        self._actors = None if actors is None else load_actors(actors)
        self._answers = (
            None
            if reviewed is None
            else read_answers(reviewed, preferred=frozenset(self._actors.actors if self._actors else ()))
        )
        self.notices = self._actors.notices if self._actors is not None else ()
        if not isinstance(actors, OwnActors):
            _warn(self.notices)

    def prepare(self) -> None:
        """Load the pipelines now, so that the first text does not wait for them.

        Raises:
            PipelineError: One cannot be loaded.
        """
        # Of it little needs the interpreter: it loads beside the import of spaCy.
        self.begin()
        for lang in sorted({*self._paths, *find_pipelines()}):
            load(lang, path=self._paths.get(lang))

    def begin(self) -> None:
        """Begin to load, in another thread, what the first text needs in any case; this returns at once."""
        if self._uses_shipped():
            Thread(target=_load_weights).start()

    def _uses_shipped(self) -> bool:
        return bool(set(find_pipelines()) - set(self._paths))

    def extract(
        self,
        text: str,
        *,
        id: str = "text",
        title: str | None = None,
        date: str | None = None,
        source: str | None = None,
        url: str | None = None,
    ) -> Document:
        """Extract one text.

        Args:
            text: The article; offsets in the result count its code points.
            id: Id of the document.
            title: Title, if it is not in the text.
            date: Date of publication (ISO 8601, may end after year or month).
            source: Name or address of the medium.
            url: Address of the article on the web.

        Raises:
            ExtractorError: The text is empty, or a pipeline is missing.
        """
        return self.extract_raw(raw_text(text, id=id, title=title, date=date, source=source, url=url))

    def extract_raw(self, raw: RawText) -> Document:
        """Extract one text that has been read."""
        return next(self.extract_many([raw]))

    def extract_many(self, raws: Iterable[RawText], *, on_failure: Failed | None = None) -> Iterator[Document]:
        """Extract many texts in order, parsed in batches.

        Args:
            raws: The texts, read lazily.
            on_failure: Called with a text that failed and the reason; the text is then left
                out of the results. Without it the first failure is raised.
        """
        stream = iter(raws)
        while batch := list(islice(stream, BATCH)):
            yield from self._batch(batch, on_failure)

    def _batch(self, raws: Sequence[RawText], on_failure: Failed | None) -> Iterator[Document]:
        try:
            segmented = [(raw, segment(raw)) for raw in raws]
            parsed = parse(segmented, paths=self._paths)
            documents = [
                self._document(raw, segments, parts) for (raw, segments), parts in zip(segmented, parsed, strict=True)
            ]
        except ExtractorError as error:
            if len(raws) > 1:
                # One bad text must not cost the others: take the batch apart.
                for raw in raws:
                    yield from self._batch([raw], on_failure)
                return
            if on_failure is None:
                raise
            on_failure(raws[0], error)
            return
        yield from documents

    def _document(self, raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment]) -> Document:
        """The stages after parsing, for one text; of its Docs nothing is kept."""
        try:
            return self._read(raw, segments, parsed)
        finally:
            forget()

    def _read(self, raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment]) -> Document:
        actors = find_actors(raw, segments, parsed, self._actors)
        topics = find_topics(raw, segments, parsed, tables=self._tables)
        found = find_relations(raw, parsed, actors, topics, tables=self._tables, min_confidence=self._min_confidence)
        document = Document(
            id=raw.id,
            title=raw.title,
            date=raw.date,
            source=raw.source,
            url=raw.url,
            part_of=raw.part_of,
            languages=tuple(dict.fromkeys(item.lang for item in segments)),
            segments=found.segments,
            entities=with_members(actors.entities, found.relations),
            relations=found.relations,
            topics=topics,
        )
        merged = document if self._answers is None else merge_actors(document, self._answers)
        return in_whole(merged, raw.offset)


def _tables(lexicon: str | PathLike[str] | Tables | None) -> Tables:
    if lexicon is None or isinstance(lexicon, Tables):
        return lexicon or SHIPPED
    return open_lexicon(lexicon)


def _load_weights() -> None:
    with suppress(Exception):
        load_weights()


def _warn(notices: Sequence[str]) -> None:
    """One warning a notice; of many the first, and where the others are."""
    for notice in notices[:MAX_WARNINGS]:
        warnings.warn(notice, ExtractorWarning, stacklevel=3)
    if len(notices) > MAX_WARNINGS:
        more = f"{len(notices) - MAX_WARNINGS} more are in the attribute notices of the Extractor"
        warnings.warn(more, ExtractorWarning, stacklevel=3)
