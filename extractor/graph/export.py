"""Graph files: one registry of formats, one function that writes any of them whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import OutputError
from extractor.graph.files import staging
from extractor.graph.formats import write_csv_pair, write_graphml, write_node_link
from extractor.graph.gexf import write_gexf
from extractor.graph.sanitise import PlainGraph, sanitise

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format of graph files.

    Attributes:
        write: Called with the sanitised graph and one path a part.
        parts: What each file has between stem and suffix.
    """

    write: Callable[..., None]
    parts: tuple[str, ...] = ("",)

    def names(self, stem: str, suffix: str) -> tuple[str, ...]:
        """The names of the files.

        Example:
            >>> EXPORTERS["csv"].names("graph", ".csv")
            ('graph_nodes.csv', 'graph_edges.csv')
        """
        return tuple(f"{stem}{part}{suffix}" for part in self.parts)


# Format name (and suffix) → exporter; a new format is one more entry.
EXPORTERS: dict[str, Exporter] = {
    "gexf": Exporter(write_gexf),
    "graphml": Exporter(write_graphml),
    "json": Exporter(write_node_link),
    "csv": Exporter(write_csv_pair, ("_nodes", "_edges")),
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


def write_graph(
    graph: nx.Graph | PlainGraph, path: str | os.PathLike[str], *, format: str | None = None
) -> tuple[Path, ...]:
    """Write a graph to a file (``csv``: to ``name_nodes.csv`` and ``name_edges.csv``).

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
    if format is None and not target.suffix:
        raise OutputError(f"{target} has no suffix that names a format; give one of: {', '.join(EXPORTERS)}")
    chosen = exporter(format or target.suffix)
    names = chosen.names(target.stem, target.suffix) if target.suffix else chosen.names(target.name, "")
    for name in names:
        if target.with_name(name).is_dir():
            raise OutputError(f"{target.with_name(name)} is a folder; name a file to write the graph to")
    plain = graph if isinstance(graph, PlainGraph) else sanitise(graph)
    with staging(target.parent) as area:
        chosen.write(plain, *(area.path(name) for name in names))
        area.publish()
    return tuple(target.with_name(name) for name in names)
