"""Run the extraction over a corpus and write everything that comes out of it."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from extractor.corpus.inputs import Failure, Input, UniqueIds, find_inputs, read_inputs
from extractor.corpus.summary import RunSummary, summarise
from extractor.corpus.tables import ENTITY_COLUMNS, RELATION_COLUMNS, entity_rows, relation_rows
from extractor.errors import ExtractorError, OutputError, PipelineError
from extractor.graph.build import graph_of
from extractor.graph.cells import Table, write_table
from extractor.graph.export import exporter
from extractor.graph.files import Staging, staging
from extractor.graph.formats.writer import write_rows
from extractor.graph.merge import Merge
from extractor.graph.sanitise import sanitise
from extractor.records import Document, RawText
from extractor.serialise import dumps

logger = logging.getLogger(__name__)

DEFAULT_FORMATS = ("gexf", "graphml", "json", "csv")
DOCUMENTS, ENTITIES, RELATIONS, FAILED = "documents.jsonl", "entities.csv", "relations.csv", "failed.jsonl"
GRAPH = "graph"

# Documents handed to the pipelines at once: spaCy gains little beyond, and memory stays small.
BATCH_SIZE = 64


class DocumentExtractor(Protocol):
    """What turns texts into documents; :class:`extractor.Extractor` does."""

    def extract_many(self, raws: Iterable[RawText]) -> Iterator[Document]:
        """One document a text, in order."""
        ...


def run(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    formats: Sequence[str] = DEFAULT_FORMATS,
    force: bool = False,
    pipelines: Mapping[str, str] | None = None,
    extractor: DocumentExtractor | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[str], None] | None = None,
) -> RunSummary:
    """Extract all documents of the inputs and write records, tables and graph into a folder.

    A document that fails is listed in the summary and in ``failed.jsonl``; the others are
    done. Files appear when all are complete; if no document could be done only
    ``failed.jsonl`` does.

    Args:
        inputs: Files, folders (searched for readable files) and ``-`` for standard input.
        out: The folder to write into; it is made if it is not there.
        formats: Names in :data:`extractor.graph.EXPORTERS`.
        force: Replace the output of an earlier run.
        pipelines: Language to the path of a spaCy pipeline to use instead of the shipped one.
        extractor: What turns texts into documents, instead of a new ``Extractor``.
        stdin: The binary stream that ``-`` stands for.
        progress: Called with the id of each document done.

    Raises:
        OutputError: A format is unknown, output exists and ``force`` is off, or writing fails.
        InputError: There is nothing to read.
        PipelineError: A pipeline cannot be loaded.
    """
    folder = Path(out)
    formats = tuple(dict.fromkeys(name.lower().removeprefix(".") for name in formats))
    names = output_names(formats)
    _check_output(folder, names, force=force)
    found = read_inputs(find_inputs(inputs, exclude=folder), stdin=stdin)
    failed: list[Failure] = []
    notices: list[str] = []
    merge = Merge()
    with staging(folder) as area:
        with ExitStack() as stack:
            records = stack.enter_context(area.path(DOCUMENTS).open("w", encoding="utf-8", newline="\n"))
            cells = stack.enter_context(area.path(RELATIONS).open("w", encoding="utf-8", newline=""))
            relations = Table(cells, RELATION_COLUMNS)
            results = extract_inputs(_unique(found, notices), pipelines=pipelines, extractor=extractor)
            for result in results:
                if isinstance(result, Failure):
                    failed.append(result)
                    continue
                records.write(dumps(result) + "\n")
                for row in relation_rows(result):
                    relations.row(row)
                merge.add(result)
                if progress:
                    progress(result.id)
        if merge.document_count:
            write_table(area.path(ENTITIES), ENTITY_COLUMNS, entity_rows(merge))
            _write_graphs(area, merge, formats)
        else:
            for path in area.work.iterdir():
                path.unlink()
        if failed:
            _write_failures(area.path(FAILED), failed)
        files = area.publish()
        if not failed:
            (folder / FAILED).unlink(missing_ok=True)
    order = (*names, FAILED)
    written = tuple(sorted(files, key=lambda path: order.index(path.name)))
    return summarise(merge, failed=tuple(failed), files=written, notices=tuple(notices))


def output_names(formats: Iterable[str]) -> tuple[str, ...]:
    """The files a successful run writes.

    Raises:
        OutputError: A format is unknown.

    Example:
        >>> output_names(["gexf"])
        ('documents.jsonl', 'entities.csv', 'relations.csv', 'graph.gexf')
    """
    graphs = [name for chosen in formats for name in exporter(chosen).names(GRAPH)]
    return (DOCUMENTS, ENTITIES, RELATIONS, *graphs)


def _check_output(folder: Path, names: Sequence[str], *, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file; name a folder to write into")
    there = [name for name in (*names, FAILED) if (folder / name).exists()]
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise OutputError(f"{folder} already has {there[0]}{more}; use --force to replace it, or another folder")


def _unique(found: Iterable[Input | Failure], notices: list[str]) -> Iterator[Input | Failure]:
    ids = UniqueIds()
    for item in found:
        if isinstance(item, Failure):
            yield item
            continue
        raw = ids.claim(item.raw)
        if raw is not item.raw:
            notices.append(f"{item.place}: the document id {item.raw.id!r} is taken, so this one is {raw.id!r}")
        yield Input(item.place, raw)


def extract_inputs(
    found: Iterable[Input | Failure],
    *,
    pipelines: Mapping[str, str] | None = None,
    extractor: DocumentExtractor | None = None,
) -> Iterator[Document | Failure]:
    """Extract in batches, in the order of the inputs; failures pass through."""
    if extractor is None:
        from extractor.api import Extractor

        extractor = Extractor(pipelines=dict(pipelines) if pipelines else None)
    waiting = iter(found)
    while batch := list(islice(waiting, BATCH_SIZE)):
        texts = [item for item in batch if isinstance(item, Input)]
        documents = iter(_batch(texts, extractor))
        for item in batch:
            yield item if isinstance(item, Failure) else next(documents)


def _batch(texts: Sequence[Input], extractor: DocumentExtractor) -> list[Document | Failure]:
    if not texts:
        return []
    try:
        done = list(extractor.extract_many([item.raw for item in texts]))
        if len(done) == len(texts):
            return list(done)
    except PipelineError:
        raise  # it would fail every document alike
    except Exception as error:  # one bad document must not stop the others
        if len(texts) == 1:
            logger.debug("%s failed", texts[0].place, exc_info=True)
            return [Failure(texts[0].place, texts[0].raw.id, f"{texts[0].place}: {_sentence(error)}")]
    else:
        if len(texts) == 1:
            return [Failure(texts[0].place, texts[0].raw.id, f"{texts[0].place}: no document came out of it")]
    # Something in the batch failed: one by one, the others are still done.
    return [document for item in texts for document in _batch([item], extractor)]


def _sentence(error: Exception) -> str:
    if isinstance(error, ExtractorError):
        return str(error)
    return f"the extraction failed ({type(error).__name__}: {error}); please report it with the text"


def _write_graphs(area: Staging, merge: Merge, formats: Iterable[str]) -> None:
    graph = sanitise(graph_of(merge))  # once for all formats
    write_rows(graph, [(exporter(name).writer, tuple(map(area.path, exporter(name).names(GRAPH)))) for name in formats])


def _write_failures(path: Path, failed: Iterable[Failure]) -> None:
    lines = [json.dumps(asdict(failure), ensure_ascii=True) for failure in failed]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
