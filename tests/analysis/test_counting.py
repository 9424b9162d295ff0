"""What counts, for every function alike."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from extractor import analysis
from extractor.analysis.counting import counted, directed, rule, undirected
from extractor.errors import ExtractorError
from extractor.graph import build_graph, cooccurrence_graph
from tests.analysis.made import graph, relations
from tests.graph.conftest import document, relation, two_that_differ

LINES = (
    "a AID b",
    "a ACCUSE b 2",
    "a ASSAULT b 4 not",
    "a SANCTION b 8 planned",
    "a HOLDS_OFFICE b 16",
    "a OWN_TYPE b 32",
    "a AID a 64",
)


@pytest.mark.parametrize(
    ("asked", "weight"),
    [
        ({}, 3),
        ({"negated": True}, 7),
        ({"modalities": ("asserted", "planned")}, 11),
        ({"modalities": "planned"}, 8),
        ({"modalities": "all", "negated": True}, 15),
        ({"static": True}, 51),
        ({"quads": "conflict"}, 2),
        ({"quads": "cooperation"}, 1),
        ({"quads": ("material_conflict",), "negated": True}, 4),
        ({"quads": "conflict", "static": True}, 50),
    ],
)
def test_what_counts(asked: dict[str, Any], weight: int) -> None:
    assert directed(graph(*LINES), rule(**asked)).size(weight="weight") == weight
    # In a frame each row is one; bits tell which rows there are.
    kept = counted(relations(*LINES), rule(**asked))
    assert len(kept) == weight.bit_count()
    assert set(kept["type"]) == {line.split()[1] for at, line in enumerate(LINES) if weight >> at & 1}


def test_what_is_symmetric_goes_both_ways_and_counts_once_between_two() -> None:
    made = graph("a CONSULT b 3 mutual", "a AID b", "b AID a 5")
    assert dict(directed(made, rule()).edges) == {("a", "b"): {"weight": 4}, ("b", "a"): {"weight": 8}}
    assert list(undirected(made, rule()).edges(data="weight")) == [("a", "b", 9)]


def test_actors_without_a_counted_edge_are_left_out() -> None:
    assert list(directed(graph("b AID c", "a AID b not"), rule())) == ["b", "c"]


def test_a_graph_without_relations_counts_whole() -> None:
    named_together = cooccurrence_graph(two_that_differ())
    assert undirected(named_together, rule()).size() == named_together.size() > 0
    assert directed(nx.Graph([("a", "b")]), rule()).size() == 2


def test_topics_and_documents_as_nodes_are_no_actors() -> None:
    made = [document("a", relation("country:CU AID country:CL", topics=("trade",)), topics=("trade",))]
    views = build_graph(made, topics=True, documents_as_nodes=True)
    assert list(directed(views, rule(static=True, modalities="all"))) == ["country:CL", "country:CU"]


def test_aggregated_graphs_are_refused() -> None:
    with pytest.raises(ExtractorError, match="make the graph without aggregate=True"):
        analysis.centralities(build_graph(two_that_differ(), aggregate=True))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"quads": "war"}, "'war' is no quad class; choose from: all, cooperation, conflict, verbal_cooperation"),
        ({"modalities": ("asserted", "sure")}, "'sure' is no modality; choose from: asserted, planned"),
    ],
)
def test_an_unknown_choice_is_one_sentence(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(ExtractorError, match=message):
        rule(**asked)


def test_a_frame_of_something_else_is_refused() -> None:
    frame = relations("a AID b")
    for name in ("type", "negated"):
        with pytest.raises(ExtractorError, match=f"lack the column '{name}'"):
            analysis.timeline(frame.drop(columns=name), "a", "b")
    with pytest.raises(ExtractorError, match="lack the column 'speaker'"):
        analysis.speakers(frame.drop(columns="speaker"))
    with pytest.raises(ExtractorError, match="lack the column 'topics'"):
        analysis.topic_actors(frame.drop(columns="topics"))
    with pytest.raises(ExtractorError, match="lack the column 'date'"):
        analysis.timeline(frame.drop(columns="date"))
    with pytest.raises(ExtractorError, match=r"give a frame such as Corpus\.relations"):
        analysis.topic_actors(graph("a AID b"))
