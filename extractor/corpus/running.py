"""Run the extraction over a corpus and write everything that comes out of it; a stopped run goes on where it was."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO, Literal

from extractor.corpus.folder import RunFolder, locked, sync, writing
from extractor.corpus.manifest import opened
from extractor.corpus.pool import Engine, Here, Pool, default_workers
from extractor.corpus.progress import Progress, Tally
from extractor.corpus.recipe import DocumentExtractor, Recipe
from extractor.corpus.results import DUPLICATES, FAILED, output_names, write_list
from extractor.corpus.resuming import FINISHED, RESULTS, begin, forget, recover
from extractor.corpus.shards import Outcome, Shard
from extractor.corpus.summary import Findings, RunSummary
from extractor.errors import ExtractorError
from extractor.reading.places import find_inputs

if TYPE_CHECKING:
    from extractor.corpus.inputs import Failure, Input, ReadingOptions
    from extractor.corpus.planning import Planning

DEFAULT_FORMATS = ("gexf", "graphml", "json", "csv")
# Thirty times what the slowest news text takes on a slow machine.
MAX_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Execution:
    """How a run is done; the results do not depend on it.

    Attributes:
        engine: ``local`` for a pool of processes on this machine, ``ray`` for a Ray cluster.
        workers: How many processes extract at once; None for as many as cores and memory allow.
        max_seconds: How long a text may take before it is set aside; one of more than 100,000 characters in proportion.
        address: Of a Ray cluster that runs already; None to start one on this machine.
        retry_failed: Do the texts again that could not be done in an earlier run into the same folder.
        started: Called with the number of each worker process that is started on this machine.
    """

    engine: Literal["local", "ray"] = "local"
    workers: int | None = None
    max_seconds: float = MAX_SECONDS
    address: str | None = None
    retry_failed: bool = False
    started: Callable[[int], None] = lambda _: None


def run(  # noqa: PLR0913 - each is a word of the user
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    recipe: Recipe | DocumentExtractor | None = None,
    formats: Sequence[str] = DEFAULT_FORMATS,
    force: bool = False,
    execution: Execution | None = None,
    reading: ReadingOptions | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> RunSummary:
    """Extract all documents of the inputs and write records, tables and graph into a folder.

    A document that fails is listed in the summary and in ``failed.jsonl``; the others are done.
    However a run ends, the same call goes on where it was. More inputs are added to what is there, and a
    text that has been done is not done again.

    Args:
        inputs: Files, folders (searched for readable files) and ``-`` for standard input.
        out: The folder to write into; it is made if it is not there.
        recipe: What the extractor is made from, or one that exists, which is then used in this process.
        formats: Names in :data:`extractor.graph.EXPORTERS`.
        force: Replace the results of an earlier run that is finished, or was made with other settings.
        execution: Where and how the work is done.
        reading: What the user says about columns, formats and encodings of the inputs.
        stdin: The binary stream that ``-`` stands for.
        progress: Called as texts are done, from any thread.

    Raises:
        OutputError: A format is unknown, the folder holds results of other settings, or writing fails.
        InputError: There is nothing to read.
        PipelineError: A pipeline cannot be loaded.
    """
    folder, execution, recipe = RunFolder(Path(out)), execution or Execution(), recipe or Recipe()
    formats = tuple(dict.fromkeys(name.lower().removeprefix(".") for name in formats))
    folder.refuse_foreign((*output_names(formats), FAILED, DUPLICATES), force=force)
    places = find_inputs(inputs, exclude=folder.path)
    made = not folder.path.exists()
    tally = Tally(progress)
    engine = _engine(recipe, execution, tally)
    try:
        if not folder.manifest.exists():
            engine.prepare()  # there will be something to do; it starts while this process imports the rest
        from extractor.corpus.inputs import read_inputs
        from extractor.corpus.planning import Planning
        from extractor.reading.duplicates import open_index

        fingerprint = recipe.fingerprint() if isinstance(recipe, Recipe) else {"extractor": type(recipe).__qualname__}
        folder.make()
        with locked(folder):
            try:
                with writing(folder.path):
                    begin(folder, fingerprint, places, force=force)
                with writing(folder.path), opened(folder.manifest) as manifest, open_index(folder.index) as index:
                    recover(folder, manifest)
                    if execution.retry_failed:
                        manifest.forget_failures()
                    planning = Planning(folder, manifest, index)
                    found = read_inputs(places, options=reading, stdin=stdin)
                    new = _extract(planning, found, engine, tally)
                    tally.update(merging=True)
                    return _conclude(planning, formats, new)
            except ExtractorError:
                if made and not any(folder.parts.iterdir()):
                    folder.clear()
                raise
    finally:
        engine.close()


def _extract(planning: Planning, found: Iterable[Input | Failure], engine: Engine, tally: Tally) -> int:
    """Plan and do all shards; gives the number of new documents."""
    planned, done = planning.manifest.totals()
    tally.update(planned=planned, done=done, earlier=done)
    shards = chain(planning.manifest.shards(done=False), _counted(planning.shards(found), tally))
    first = list(islice(shards, 2))  # whether there is more than one decides how it is done
    new = 0
    for shard in chain(first, shards):
        engine.submit(shard, only=len(first) == 1)
        new += _keep(engine.finished(), planning)
    tally.update(complete=True)
    Thread(target=_import_for_results, daemon=True).start()  # while others work
    return new + _keep(engine.rest(), planning)


def _import_for_results() -> None:
    for module in ("duckdb", "extractor.corpus.merging"):
        import_module(module)


def _counted(shards: Iterator[Shard], tally: Tally) -> Iterator[Shard]:
    for shard in shards:
        tally.planned(shard.size)
        yield shard


def _keep(outcomes: Iterator[Outcome], planning: Planning) -> int:
    """Note what has been done; only then is what was needed for it removed."""
    new = 0
    for outcome in outcomes:
        planning.manifest.finish(outcome)
        forget(Shard(outcome.shard, planning.folder.path, 0))
        new += outcome.counts.get("documents", 0)
    return new


def _engine(recipe: Recipe | DocumentExtractor, execution: Execution, tally: Tally) -> Engine:
    if not isinstance(recipe, Recipe):
        return Here(recipe, report=tally.advance)
    if execution.engine == "ray":
        from extractor.corpus.cluster import Cluster

        return Cluster(
            recipe,
            workers=execution.workers,
            max_seconds=execution.max_seconds,
            address=execution.address,
            report=tally.advance,
        )
    from extractor.corpus.supervising import Supervisor
    from extractor.corpus.worker import Instructions

    instructions = Instructions(recipe, execution.max_seconds)

    def supervisor() -> Supervisor:
        return Supervisor(instructions, report=tally.advance, started=execution.started)

    return Pool(supervisor, workers=execution.workers or default_workers())


def _conclude(planning: Planning, formats: Sequence[str], new: int) -> RunSummary:
    """Put the results together, unless they are there already, and sum up."""
    from extractor.corpus.merging import merge_parts

    manifest, folder = planning.manifest, planning.folder
    failed = (*planning.unread, *manifest.failures())
    state = {"documents": manifest.documents(), "formats": list(formats)}
    known = json.loads(manifest.settings.get(RESULTS, "{}"))
    names = output_names(formats) if state["documents"] else ()
    if known.get("state") == state and all((folder.path / name).is_file() for name in names):
        findings = Findings.from_json(known["findings"])
    else:
        findings = merge_parts(folder.path, formats=formats)
    write_list(folder, FAILED, map(asdict, failed))
    duplicates = write_list(folder, DUPLICATES, (found.to_json() for found in planning.index.duplicates()))
    lists = ((FAILED, len(failed)), (DUPLICATES, duplicates))
    files = tuple(folder.path / name for name in (*names, *(name for name, count in lists if count)))
    for path in (*files, folder.path):
        sync(path)
    manifest.settings = {RESULTS: json.dumps({"state": state, "findings": findings.to_json()}), FINISHED: "1"}
    return RunSummary(
        findings, new=new, failed=failed, duplicates=duplicates, files=files, notices=tuple(planning.notices)
    )
