"""What a format has to do: take the nodes, then the edges, one at a time."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TextIO, TypeAlias

from extractor.graph.plain import PlainEdge, PlainGraph, PlainNode


class Writer:
    """Writes one graph in one format; a format overrides what it needs.

    The calls come in this order: the constructor, :meth:`node` for each node, :meth:`turn`,
    :meth:`edge` for each edge, :meth:`finish` unless something failed, and :meth:`close` always.

    Attributes:
        graph: The graph, for its columns and counts; its rows are handed to the writer.
    """

    def __init__(self, graph: PlainGraph, *paths: Path) -> None:
        self.graph = graph
        self.paths = paths
        self._files = ExitStack()

    def open(self, path: Path, *, newline: str = "\n") -> TextIO:
        """A text file in UTF-8 that is closed with the writer."""
        return self._files.enter_context(path.open("w", encoding="utf-8", newline=newline))

    def node(self, node: PlainNode) -> None:
        """Write a node."""

    def turn(self) -> None:
        """Write what stands between nodes and edges."""

    def edge(self, edge: PlainEdge) -> None:
        """Write an edge."""

    def finish(self) -> None:
        """Write what stands after the edges."""

    def close(self) -> None:
        """Close the files, also those of a graph that was not finished."""
        self._files.close()


MakeWriter: TypeAlias = Callable[..., Writer]


def write_rows(graph: PlainGraph, targets: Iterable[tuple[MakeWriter, tuple[Path, ...]]]) -> None:
    """Write a graph in several formats at once, reading its rows one time."""
    with ExitStack() as stack:
        stack.enter_context(_collecting_later())
        writers = [stack.enter_context(closing(make(graph, *paths))) for make, paths in targets]
        for node in graph.nodes:
            for writer in writers:
                writer.node(node)
        for writer in writers:
            writer.turn()
        for edge in graph.edges:
            for writer in writers:
                writer.edge(edge)
        for writer in writers:
            writer.finish()


@contextmanager
def _collecting_later() -> Iterator[None]:
    """No search for cycles of objects: rows make none, and looking for them takes a tenth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
