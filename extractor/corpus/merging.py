"""Put the parts of a run together, out of core: tables and graph files, of all of it or of a selection."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.corpus.parts import RECORDS, part_folders
from extractor.corpus.selection import Selection
from extractor.corpus.stored import stored_graph
from extractor.corpus.summary import Findings
from extractor.corpus.tables import ENTITIES, RELATIONS, write_entities, write_relations
from extractor.corpus.tallies import count_findings, put_together
from extractor.database import database
from extractor.errors import InputError, OutputError
from extractor.graph.export import Exporter, exporter, format_of
from extractor.graph.files import staging
from extractor.graph.formats.writer import write_rows

if TYPE_CHECKING:
    import duckdb

    from extractor.graph.plain import PlainGraph

PARTS, GRAPH, SELECTED = "parts", "graph", "selected"
# In the folder of the files that are being written; hidden, so that it is not taken for one.
SCRATCH = ".spill"
# What the database may take before it writes to disk; the environment variable EXTRACTOR_MEMORY says otherwise.
MEMORY_LIMIT = "2GB"


def merge_parts(out: Path, *, formats: Sequence[str], memory_limit: str | None = None, tables: bool = True) -> Findings:
    """Put all parts in ``out/parts`` together into ``out``: records, tables, and the graph in each format.

    Nothing is held in memory but the database, up to its limit; what does not fit it writes to disk. The
    files appear when all are complete, and none if there are no parts. The graph is the one
    that ``build_graph`` gives for the same documents.

    Args:
        out: The folder of a run.
        formats: Names in :data:`extractor.graph.EXPORTERS`.
        memory_limit: What the database may take, as ``4GB``.
        tables: Write the records and tables too, beside the graph.

    Raises:
        OutputError: A format is unknown, or the files cannot be written.

    Example:
        >>> from extractor.corpus.parts import write_part
        >>> from extractor.records import Document
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = write_part(Path(folder, "parts"), "a", [Document(id="a")])
        ...     merge_parts(Path(folder), formats=["gexf"]).documents, len(list(Path(folder).glob("*.*")))
        (1, 4)
    """
    exporters = [exporter(name) for name in dict.fromkeys(formats)]
    parts = part_folders(out / PARTS)
    if not parts:
        return Findings()
    with staging(out) as area, merged(parts, Selection(), area.path(SCRATCH), memory_limit) as con:
        graph = stored_graph(con)
        write_rows(graph, [(found.writer, tuple(map(area.path, found.names(GRAPH)))) for found in exporters])
        if tables:
            write_entities(con, area.path(ENTITIES))
            write_relations(con, area.path(RELATIONS))
            _join_records(parts, area.path(RECORDS))
        area.publish()
        return count_findings(con)


@contextmanager
def run_graph(
    run: Path, selection: Selection | None = None, *, scratch: Path | None = None, memory_limit: str | None = None
) -> Iterator[PlainGraph]:
    """The graph of a run, or of a selection of it, for ``write_graph``; it can be read while the block lasts.

    Args:
        run: The folder of the run, which is only read.
        selection: What to keep.
        scratch: Where the database may write what does not fit its memory; by default a temporary folder.
        memory_limit: What the database may take, as ``4GB``.

    Raises:
        InputError: The folder holds no parts, or what is selected is not there.
    """
    parts = part_folders(run / PARTS)
    if not parts:
        raise InputError(f"{run} holds no finished parts of a run; give the folder that extractor run has written")
    selection = selection or Selection()
    with (
        tempfile.TemporaryDirectory(prefix="extractor-") as folder,
        merged(parts, selection, scratch or Path(folder), memory_limit) as con,
    ):
        yield stored_graph(con, aggregate=selection.aggregate)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export has written."""

    actors: int
    edges: int
    files: tuple[Path, ...]


def export_graph(
    run: Path,
    out: Path | None = None,
    *,
    formats: Sequence[str] = (),
    selection: Selection | None = None,
    force: bool = False,
    memory_limit: str | None = None,
) -> Exported:
    """Write the graph of a run, or of a selection of it, in one or more formats, without extracting again.

    Args:
        run: The folder of the run.
        out: A file, whose suffix may name the format, or a folder; by default ``graph`` in the folder of the
            run, or ``selected`` where something is left out, with the endings of the formats.
        formats: Names in :data:`extractor.graph.EXPORTERS`.
        selection: What to keep.
        force: Replace files that are there.
        memory_limit: What the database may take, as ``4GB``.

    Raises:
        InputError: There is no run, or what is selected is not there.
        OutputError: A format is unknown, a file is there already or cannot be written.
    """
    selection = selection or Selection()
    stem = GRAPH if selection == Selection() else SELECTED
    if out is None or out.is_dir():
        out = (out or run) / stem
    elif not formats:
        formats = [format_of(out.name)]
    exporters = [exporter(name) for name in dict.fromkeys(formats or ["gexf"])]
    targets = [_names(found, out, single=len(exporters) == 1) for found in exporters]
    there = [out.with_name(name) for names in targets for name in names if out.with_name(name).exists()]
    if there and not force:
        raise OutputError(f"{there[0]} is there already; use --force to replace it, or --out to name another file")
    with (
        staging(out.parent) as area,
        run_graph(run, selection, scratch=area.path(SCRATCH), memory_limit=memory_limit) as graph,
    ):
        write_rows(
            graph,
            [(found.writer, tuple(map(area.path, names))) for found, names in zip(exporters, targets, strict=True)],
        )
        area.publish()
        files = tuple(out.with_name(name) for names in targets for name in names)
        return Exported(len(graph.nodes), len(graph.edges), files)


def _names(found: Exporter, out: Path, *, single: bool) -> tuple[str, ...]:
    """The names of the files of a format: that of ``out`` itself if it is for one file of this kind."""
    if single and len(found.endings) == 1 and out.suffix:
        return (out.name,)
    return found.names(out.stem if out.suffix else out.name)


@contextmanager
def merged(
    parts: Sequence[Path], selection: Selection, scratch: Path, memory_limit: str | None = None, *, clean: bool = True
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables of :func:`~extractor.corpus.tallies.put_together`, while the block lasts."""
    limit = memory_limit or os.environ.get("EXTRACTOR_MEMORY") or MEMORY_LIMIT
    if not re.fullmatch(r"\d+(\.\d+)? ?[KMGT]i?B", limit):
        raise InputError(f"{limit!r} is no amount of memory; write it as 500MB or 4GB (EXTRACTOR_MEMORY)")
    with database(scratch, threads=os.cpu_count() or 1, memory_limit=limit) as con:
        put_together(con, parts, selection, clean=clean)
        yield con


def _join_records(parts: Iterable[Path], target: Path) -> None:
    with target.open("wb") as joined:
        for part in parts:
            with (part / RECORDS).open("rb") as records:
                shutil.copyfileobj(records, joined, 1 << 20)
