"""What actors have to do with each other about: actors and topics as two sides of a graph."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Unpack

from extractor.analysis.counting import Counting, counted, rule
from extractor.analysis.dyads import signed
from extractor.analysis.frames import names_of, tidy
from extractor.analysis.periods import SIGNED
from extractor.records import QUAD_CLASS

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

TOPIC_ACTORS = {
    "actor": "str",
    "name": "str",
    "topic": "str",
    "statements": "int64",
    "share": "float64",
    **SIGNED,
}


def topic_actors(relations: pd.DataFrame, **what: Unpack[Counting]) -> pd.DataFrame:
    """Which topics the relations of each actor are about; the strongest ties first.

    Columns: ``actor``, ``name``, ``topic``, ``statements`` (about the topic, with the actor as source or target, each once
    a document), their ``share`` of all statements of the actor; the quad classes, ``cooperation``, ``conflict``,
    ``balance`` and ``tone``. A statement may be about several topics, or none.

    Args:
        relations: Such as ``Corpus.relations``, or some rows of it.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: An option is none, the frame lacks a column, or pandas is not installed.

    Example:
        >>> from extractor.analysis.frames import tidy
        >>> columns = {"source": "str", "type": "str", "target": "str", "negated": "bool", "modality": "str", "topics": "object"}
        >>> told = tidy(columns, [("country:RU", "AID", "country:VE", False, "asserted", ("energy",))])
        >>> topic_actors(told)[["actor", "topic", "statements", "share"]].values.tolist()
        [['country:RU', 'energy', 1, 1.0], ['country:VE', 'energy', 1, 1.0]]
    """
    found = counted(relations, rule(**what), "topics")
    names = names_of(found)
    totals: Counter[str] = Counter()
    ties: dict[tuple[str, str], Counter[str]] = {}
    columns = (found[name] for name in ("source", "target", "type", "topics"))
    for source, target, kind, topics in zip(*columns, strict=True):
        for actor in (source, target):
            totals[actor] += 1
            for topic in topics:
                ties.setdefault((actor, topic), Counter()).update(("all", QUAD_CLASS.get(kind, "static")))
    rows: list[tuple[Any, ...]] = [
        (actor, names[actor], topic, counts["all"], counts["all"] / totals[actor], *signed(counts))
        for (actor, topic), counts in ties.items()
    ]
    return tidy(TOPIC_ACTORS, sorted(rows, key=lambda row: (-row[3], row[0], row[2])))


def topic_graph(relations: pd.DataFrame, **what: Unpack[Counting]) -> nx.Graph:
    """The same as a bipartite graph: actors (``bipartite`` 0) and ``topic:NAME`` (1), with ``weight`` and ``balance``.

    Args:
        relations: Such as ``Corpus.relations``, or some rows of it.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: As :func:`topic_actors`.

    Example:
        >>> from extractor.analysis.frames import tidy
        >>> columns = {"source": "str", "type": "str", "target": "str", "negated": "bool", "modality": "str", "topics": "object"}
        >>> told = tidy(columns, [("country:RU", "AID", "country:VE", False, "asserted", ("energy",))])
        >>> sorted(topic_graph(told))
        ['country:RU', 'country:VE', 'topic:energy']
    """
    import networkx as nx

    graph = nx.Graph()
    for row in topic_actors(relations, **what).itertuples():
        topic = f"topic:{row.topic}"
        graph.add_node(row.actor, label=row.name, entity_type=row.actor.partition(":")[0], bipartite=0)
        graph.add_node(topic, label=row.topic, entity_type="topic", bipartite=1)
        graph.add_edge(row.actor, topic, weight=row.statements, balance=row.balance)
    return graph
