"""Graphs as rows that any format can hold: what every writer takes, whatever they come from.

Nodes and edges may be tuples in memory or rows read from a database as they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from extractor.graph.values import ColumnType, Value

Row_co = TypeVar("Row_co", covariant=True)


class Rows(Protocol[Row_co]):
    """Rows of known number that can be gone through more than once; a tuple is such."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Row_co]: ...


@dataclass(frozen=True, slots=True)
class PlainNode:
    """A node with text id and clean attributes."""

    id: str
    label: str
    attributes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PlainEdge:
    """An edge; ``id`` is unique in the graph, ``kind`` among the edges of its two nodes."""

    id: str
    source: str
    target: str
    label: str
    kind: str
    weight: int | float
    attributes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PlainArticle:
    """A document that edges name in ``documents``, where the graph knows more of it than the id."""

    id: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainGraph:
    """A graph that any format can hold; nodes and edges are sorted, every attribute has one type.

    Attributes:
        nodes: Sorted by id.
        edges: Sorted by source, target and id.
        node_columns: The attributes that any node has, sorted by name, with their types.
        attributes: Of the graph as a whole.
        articles: The documents, where they are known.
    """

    directed: bool
    nodes: Rows[PlainNode]
    edges: Rows[PlainEdge]
    node_columns: Mapping[str, ColumnType]
    edge_columns: Mapping[str, ColumnType]
    attributes: Mapping[str, Value]
    articles: Rows[PlainArticle] = field(default=())


def unique(wanted: str, taken: set[str], *, case: bool = False) -> str:
    """The wanted name, or the first of ``name_2``, ``name_3``, … that is free; it is taken then.

    Names that differ only in case count as one unless ``case`` is set.

    Example:
        >>> taken = {"a"}
        >>> unique("A", taken), unique("A", taken)
        ('A_2', 'A_3')
    """
    name, number = wanted, 1
    while (key := name if case else name.casefold()) in taken:
        number += 1
        name = f"{wanted}_{number}"
    taken.add(key)
    return name


class Kinds:
    """Gives each edge a kind that no other edge of its two nodes has; these must come one after the other.

    Example:
        >>> kinds = Kinds()
        >>> [kinds.of(*edge) for edge in [("a", "b", "AGREE"), ("a", "b", "agree"), ("b", "a", "AGREE")]]
        ['AGREE', 'agree_2', 'AGREE']
    """

    def __init__(self) -> None:
        self._ends: tuple[str, str] | None = None
        self._taken: set[str] = set()

    def of(self, source: str, target: str, label: str) -> str:
        """The kind of the next edge."""
        if self._ends != (source, target):
            self._ends = (source, target)
            self._taken = set()
        return unique(label or "edge", self._taken)
