"""The files that a run leaves, by name, and the list of what could not be done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from extractor.corpus.folder import RunFolder
from extractor.corpus.inputs import Failure
from extractor.corpus.merging import GRAPH
from extractor.corpus.parts import RECORDS
from extractor.corpus.tables import ENTITIES, RELATIONS
from extractor.graph.export import exporter
from extractor.graph.files import staging

FAILED = "failed.jsonl"


def output_names(formats: Iterable[str]) -> tuple[str, ...]:
    """The files a successful run writes.

    Raises:
        OutputError: A format is unknown.

    Example:
        >>> output_names(["gexf"])
        ('documents.jsonl', 'entities.csv', 'relations.csv', 'graph.gexf')
    """
    graphs = [name for chosen in formats for name in exporter(chosen).names(GRAPH)]
    return (RECORDS, ENTITIES, RELATIONS, *graphs)


def write_failures(folder: RunFolder, failed: Sequence[Failure]) -> None:
    """List what could not be done, one JSON object a line; without any there is no list.

    Raises:
        OutputError: It cannot be written.
    """
    target = folder.path / FAILED
    if not failed:
        target.unlink(missing_ok=True)
        return
    lines = (
        json.dumps({"input": failure.input, "document": failure.document, "error": failure.error}) for failure in failed
    )
    with staging(folder.path) as area:
        area.path(FAILED).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        area.publish()
