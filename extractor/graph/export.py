"""Graph files: one registry of formats, one function that writes any of them whole or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import OutputError
from extractor.graph.files import staging
from extractor.graph.formats.ftm import FtmWriter
from extractor.graph.formats.gexf import DynamicGexfWriter, GexfWriter
from extractor.graph.formats.graphml import GraphmlWriter
from extractor.graph.formats.neo4j import Neo4jWriter
from extractor.graph.formats.nodelink import CytoscapeWriter, NodeLinkWriter
from extractor.graph.formats.tables import CsvWriter, ParquetWriter
from extractor.graph.formats.writer import MakeWriter, write_rows
from extractor.graph.plain import PlainGraph
from extractor.graph.sanitise import sanitise

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format of graph files.

    Attributes:
        writer: Called with the graph and one path a file; see :class:`extractor.graph.formats.writer.Writer`.
        endings: What follows the stem in the name of each file.
    """

    writer: MakeWriter
    endings: tuple[str, ...]

    def names(self, stem: str) -> tuple[str, ...]:
        """The names of the files.

        Example:
            >>> EXPORTERS["csv"].names("graph")
            ('graph_nodes.csv', 'graph_edges.csv')
        """
        return tuple(f"{stem}{ending}" for ending in self.endings)


# Name of the format → exporter; a new format is one more entry.
EXPORTERS: dict[str, Exporter] = {
    "gexf": Exporter(GexfWriter, (".gexf",)),
    "gexf-dynamic": Exporter(DynamicGexfWriter, ("_dynamic.gexf",)),
    "graphml": Exporter(GraphmlWriter, (".graphml",)),
    "json": Exporter(NodeLinkWriter, (".json",)),
    "cyjs": Exporter(CytoscapeWriter, (".cyjs",)),
    "csv": Exporter(CsvWriter, ("_nodes.csv", "_edges.csv")),
    "parquet": Exporter(ParquetWriter, ("_nodes.parquet", "_edges.parquet")),
    "neo4j": Exporter(Neo4jWriter, ("_neo4j_nodes.csv", "_neo4j_edges.csv", "_neo4j.cypher")),
    "ftm": Exporter(FtmWriter, (".ftm.json",)),
}


def exporter(name: str) -> Exporter:
    """The exporter of a format.

    Raises:
        OutputError: No such format; the text lists the known ones.

    Example:
        >>> exporter("GEXF") is exporter(".gexf")
        True
    """
    try:
        return EXPORTERS[name.lower().removeprefix(".")]
    except KeyError:
        known = ", ".join(EXPORTERS)
        raise OutputError(f"unknown graph format {name!r}; choose one of: {known}") from None


def format_of(name: str) -> str:
    """The format that the name of a file says.

    Raises:
        OutputError: It says none.

    Example:
        >>> format_of("a.gexf"), format_of("a.ftm.json"), format_of("a.csv")
        ('gexf', 'ftm', 'csv')
    """
    for chosen, found in EXPORTERS.items():
        if found.endings[0].count(".") > 1 and name.lower().endswith(found.endings[0]):
            return chosen
    suffix = Path(name).suffix
    if not suffix:
        raise OutputError(f"{name} has no suffix that names a format; give one of: {', '.join(EXPORTERS)}")
    exporter(suffix)
    return suffix.lower().removeprefix(".")


def write_graph(
    graph: nx.Graph | PlainGraph, path: str | os.PathLike[str], *, format: str | None = None
) -> tuple[Path, ...]:
    """Write a graph to a file, or to several where the format has more (``csv``: ``name_nodes.csv``, ``name_edges.csv``).

    Args:
        graph: Any networkx graph, which is not changed, or one that has been sanitised.
        path: The file; a file that is there is replaced once the new one is complete.
        format: A name in ``EXPORTERS``; by default the suffix of the path says it.

    Returns:
        The paths written.

    Raises:
        OutputError: The format is unknown or the file cannot be written.

    Example:
        >>> import networkx as nx, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [file.name for file in write_graph(nx.path_graph(2), f"{folder}/graph.gexf")]
        ['graph.gexf']
    """
    target = Path(path)
    chosen = exporter(format or format_of(target.name))
    names = (target.name,) if len(chosen.endings) == 1 else chosen.names(target.stem)
    for name in names:
        if target.with_name(name).is_dir():
            raise OutputError(f"{target.with_name(name)} is a folder; name a file to write the graph to")
    plain = graph if isinstance(graph, PlainGraph) else sanitise(graph)
    with staging(target.parent) as area:
        write_rows(plain, [(chosen.writer, tuple(area.path(name) for name in names))])
        area.publish()
    return tuple(target.with_name(name) for name in names)
