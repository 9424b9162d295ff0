"""The results of a run: what all its parts hold, put together into the files that users open."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from extractor.corpus.folder import RunFolder
from extractor.corpus.parts import RECORDS, part_folders
from extractor.corpus.summary import Findings, summarise
from extractor.corpus.tables import ENTITY_COLUMNS, RELATION_COLUMNS, entity_rows, relation_rows
from extractor.graph.build import graph_of
from extractor.graph.cells import Table, write_table
from extractor.graph.export import exporter, write_graph
from extractor.graph.files import Staging, staging
from extractor.graph.merge import Merge
from extractor.graph.sanitise import sanitise
from extractor.records import Document
from extractor.serialise import from_record

DOCUMENTS, ENTITIES, RELATIONS, FAILED = "documents.jsonl", "entities.csv", "relations.csv", "failed.jsonl"
DUPLICATES = "duplicates.jsonl"
GRAPH = "graph"


def output_names(formats: Iterable[str]) -> tuple[str, ...]:
    """The files a successful run writes.

    Raises:
        OutputError: A format is unknown.

    Example:
        >>> output_names(["gexf"])
        ('documents.jsonl', 'entities.csv', 'relations.csv', 'graph.gexf')
    """
    graphs = [name for chosen in formats for name in exporter(chosen).names(GRAPH, f".{chosen}")]
    return (DOCUMENTS, ENTITIES, RELATIONS, *graphs)


def write_results(folder: RunFolder, formats: Sequence[str]) -> Findings:
    """Put the parts together; the files appear when all are complete, and none if there are no documents.

    Raises:
        OutputError: They cannot be written.
    """
    merge = Merge()
    with staging(folder.path) as area:
        with (
            area.path(DOCUMENTS).open("wb") as records,
            area.path(RELATIONS).open("w", encoding="utf-8", newline="") as cells,
        ):
            relations = Table(cells, RELATION_COLUMNS)
            for line, document in _documents(folder):
                records.write(line)
                for row in relation_rows(document):
                    relations.row(row)
                merge.add(document)
        if not merge.document_count:
            return Findings()
        write_table(area.path(ENTITIES), ENTITY_COLUMNS, entity_rows(merge))
        _write_graphs(area, merge, formats)
        area.publish()
    return summarise(merge)


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


def _documents(folder: RunFolder) -> Iterator[tuple[bytes, Document]]:
    for part in part_folders(folder.parts):
        with (part / RECORDS).open("rb") as lines:
            for line in lines:
                yield line, from_record(json.loads(line))


def _write_graphs(area: Staging, merge: Merge, formats: Iterable[str]) -> None:
    graph = sanitise(graph_of(merge))  # once for all formats
    for name in formats:
        write_graph(graph, area.path(f"{GRAPH}.{name}"), format=name)
