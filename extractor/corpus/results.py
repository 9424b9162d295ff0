"""The files that a run leaves, by name, and the list of what could not be done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from extractor.corpus.folder import RunFolder
from extractor.corpus.merging import GRAPH
from extractor.corpus.parts import RECORDS
from extractor.corpus.tables import ENTITIES, RELATIONS
from extractor.graph.export import exporter
from extractor.graph.files import staging

FAILED, DUPLICATES = "failed.jsonl", "duplicates.jsonl"


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


def write_list(folder: RunFolder, name: str, items: Iterable[Mapping[str, Any]]) -> int:
    """Write a list, one JSON object a line; without any items there is no file. Gives how many there are.

    Raises:
        OutputError: It cannot be written.
    """
    count = 0
    with staging(folder.path) as area:
        with area.path(name).open("w", encoding="ascii", newline="\n") as lines:
            for item in items:
                lines.write(f"{json.dumps(item)}\n")
                count += 1
        if count:
            area.publish()
        else:
            (folder.path / name).unlink(missing_ok=True)
    return count
