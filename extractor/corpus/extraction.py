"""Texts to documents in batches: one that fails costs only itself."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from itertools import islice

from extractor.corpus.folder import writing
from extractor.corpus.memory import Zones
from extractor.corpus.recipe import DocumentExtractor
from extractor.corpus.shards import Outcome, Shard, read_texts, write_outcome
from extractor.errors import ExtractorError, PipelineError
from extractor.reading.items import Failure, Input
from extractor.records import Document

logger = logging.getLogger(__name__)

# Documents handed to the pipelines at once: spaCy gains little beyond, and memory stays small.
BATCH_SIZE = 32
BATCH_CHARACTERS = 200_000
# A text may take so many times the limit as it has this many characters (a worker reads 10,000 in a second).
LONG_TEXT = 100_000
# A batch is taken apart when it is this slow, and slower than the limit for one text. No machine that is of use is.
SLOW_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Began:
    """A batch is begun: the positions of its texts in the shard, and their characters."""

    positions: tuple[int, ...]
    characters: int

    def limit(self, max_seconds: float) -> float:
        """How many seconds the batch may take if one text may take ``max_seconds``.

        Example:
            >>> Began((0,), 3_000).limit(10.0), Began((0,), 200_000).limit(10.0), Began((0, 1), 50_000).limit(10.0)
            (10.0, 20.0, 100.0)
        """
        if len(self.positions) == 1:
            return max_seconds * max(1.0, self.characters / LONG_TEXT)
        return max(max_seconds, self.characters / SLOW_CHARACTERS)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A shard to do, and what earlier attempts at it have shown.

    Attributes:
        alone: Positions to do one by one, before the others: a process ended while it did one of them.
        failed: Positions to leave out, with the reason.
        threads: Of the network that reads texts; 0 for as many as there are processor cores, and one is best for a
            process that shares the cores with others.
    """

    shard: Shard
    alone: tuple[int, ...] = ()
    failed: Mapping[int, str] | None = None
    threads: int = 1


def do_shard(
    attempt: Attempt, extractor: DocumentExtractor, *, zones: Zones | None = None, report: Callable[[Began], None]
) -> Outcome:
    """Do a shard from disk to disk: read its texts, write its part, and last of all what came of it.

    Whatever ends the process, the shard is either done or as before. The part depends on the texts and
    the extractor alone: not on attempts before, nor on what else the process has done.

    Args:
        attempt: The shard.
        extractor: What turns texts into documents.
        zones: Memory zones, in a process that does nothing else with the pipelines.
        report: Called with each batch before it is begun, and at the end with an empty one.

    Raises:
        OutputError: The results cannot be written.
        PipelineError: A pipeline cannot be loaded.
    """
    from extractor.corpus.parts import write_part

    begun = time.monotonic()
    texts = read_texts(attempt.shard)
    failed = dict(attempt.failed or {})
    done: dict[int, Document] = {}
    for positions in _batches(texts, attempt.alone, failed):
        report(Began(positions, sum(len(texts[position].raw.text) for position in positions)))
        with zones.batch() if zones else nullcontext():
            results = extract_batch([texts[position] for position in positions], extractor)
        for position, result in zip(positions, results, strict=True):
            if isinstance(result, Failure):
                failed[position] = result.error
            else:
                done[position] = result
        if zones:
            zones.count(result for result in results if isinstance(result, Document))
    report(Began((), 0))
    documents = [done[position] for position in sorted(done)]
    with writing(attempt.shard.folder):
        counts = asdict(write_part(attempt.shard.parts, attempt.shard.name, documents)) if documents else {}
        outcome = Outcome(attempt.shard.name, failed, counts, round(time.monotonic() - begun, 3))
        write_outcome(attempt.shard, outcome)
    return outcome


def extract_inputs(found: Iterable[Input | Failure], extractor: DocumentExtractor) -> Iterator[Document | Failure]:
    """Extract in batches, in the order of the inputs; failures pass through."""
    waiting = iter(found)
    while batch := list(islice(waiting, BATCH_SIZE)):
        documents = iter(extract_batch([item for item in batch if isinstance(item, Input)], extractor))
        for item in batch:
            yield item if isinstance(item, Failure) else next(documents)


def extract_batch(texts: Sequence[Input], extractor: DocumentExtractor) -> list[Document | Failure]:
    """A document or a failure for each text.

    Raises:
        PipelineError: A pipeline cannot be loaded, which would fail every text alike.
    """
    if not texts:
        return []
    try:
        done = list(extractor.extract_many([item.raw for item in texts]))
        if len(done) == len(texts):
            return list(done)
    except PipelineError:
        raise
    except Exception as error:  # one bad document must not stop the others
        if len(texts) == 1:
            logger.debug("%s failed", texts[0].place, exc_info=True)
            return [Failure(texts[0].place, texts[0].raw.id, f"{texts[0].place}: {_sentence(error)}")]
    else:
        if len(texts) == 1:
            return [Failure(texts[0].place, texts[0].raw.id, f"{texts[0].place}: no document came out of it")]
    # Something in the batch failed: one by one, the others are still done.
    return [document for item in texts for document in extract_batch([item], extractor)]


def _batches(texts: Sequence[Input], alone: Sequence[int], failed: Mapping[int, str]) -> list[tuple[int, ...]]:
    """Positions in batches: those alone first, then the others in order; each batch of a bounded size."""
    batches: list[tuple[int, ...]] = [(position,) for position in alone if position not in failed]
    batch: list[int] = []
    characters = 0
    for position, item in enumerate(texts):
        if position in failed or position in alone:
            continue
        size = len(item.raw.text)
        if batch and (len(batch) == BATCH_SIZE or characters + size > BATCH_CHARACTERS):
            batches.append(tuple(batch))
            batch, characters = [], 0
        batch.append(position)
        characters += size
    return [*batches, tuple(batch)] if batch else batches


def _sentence(error: Exception) -> str:
    if isinstance(error, ExtractorError):
        return str(error)
    return f"the extraction failed ({type(error).__name__}: {error}); please report it with the text"
