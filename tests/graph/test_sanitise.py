"""The sanitiser: what no format holds becomes what every format holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from extractor.graph.sanitise import RESERVED, sanitise
from extractor.graph.values import clean_text, clean_value


class Colour(Enum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        ([], None),
        ({}, None),
        (float("nan"), None),
        (float("inf"), None),
        (True, True),
        (0, 0),
        (2**70, str(2**70)),
        ("a\x00b\x0bc", "a\ufffdb\ufffdc"),
        ("a\ud800", "a\ufffd"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("🇻🇪🇷🇺", "🇻🇪🇷🇺"),
        (["b", "a", None, 1], ("b", "a", "1")),
        ({"b", "a"}, ("a", "b")),
        (("x",), ("x",)),
        (date(2020, 2, 3), "2020-02-03"),
        (datetime(2020, 2, 3, 4, 5, tzinfo=UTC), "2020-02-03T04:05:00+00:00"),
        ({"z": 1, "a": {"b"}}, '{"a": ["b"], "z": 1}'),
        (np.int64(3), 3),
        (np.float32(0.5), 0.5),
        (np.bool_(True), True),
        (np.str_("x"), "x"),
        (np.array(["a", "b"]), ("a", "b")),
        (Colour.RED, "red"),
        (b"abc", "abc"),
        (Path("a/b"), "a/b"),
    ],
)
def test_value(value: Any, expected: Any) -> None:
    cleaned = clean_value(value)
    assert cleaned == expected
    assert type(cleaned) is type(expected)


def test_clean_text_keeps_offsets_of_forbidden_characters() -> None:
    assert len(clean_text("a\x00b\x85c")) == 5


def test_reserved_names_are_renamed_and_nothing_is_lost() -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", 7)
    graph.nodes["a"].update(dict.fromkeys(RESERVED - {"label"}, "x"))
    graph.edges["a", "b", 7].update(dict.fromkeys(RESERVED - {"label"}, "y"))
    plain = sanitise(graph)
    expected = {f"attr_{name}" for name in RESERVED - {"label"}}
    assert set(plain.nodes[0].attributes) == set(plain.edges[0].attributes) == expected
    assert set(plain.edges[0].attributes.values()) == {"y"}
    assert plain.edges[0].weight == 1


def test_numeric_weight_is_the_weight() -> None:
    graph = nx.DiGraph()
    graph.add_edge("a", "b", weight=np.float64(2.5))
    graph.add_node("a", weight=3)
    plain = sanitise(graph)
    assert plain.edges[0].weight == 2.5
    assert plain.edge_columns == {}
    assert plain.nodes[0].attributes == {"attr_weight": 3}


def test_names_that_differ_only_in_case_stay_two_columns() -> None:
    graph = nx.Graph()
    graph.add_node("a", Topic="x", topic="y")
    assert sanitise(graph).nodes[0].attributes == {"Topic": "x", "topic_2": "y"}


@pytest.mark.parametrize(
    ("values", "column", "expected"),
    [
        ((1, 2.5), "double", (1.0, 2.5)),
        ((1, "x"), "string", ("1", "x")),
        ((True, "x"), "string", ("true", "x")),
        ((True, 2), "string", ("true", "2")),
        (("x", ["y", "z"]), "liststring", (("x",), ("y", "z"))),
        ((1, 2**40), "long", (1, 2**40)),
    ],
)
def test_mixed_types_of_one_attribute_become_one(
    values: tuple[Any, Any], column: str, expected: tuple[Any, Any]
) -> None:
    graph = nx.Graph()
    graph.add_node("a", seen=values[0])
    graph.add_node("b", seen=values[1])
    plain = sanitise(graph)
    assert plain.node_columns == {"seen": column}
    assert tuple(node.attributes["seen"] for node in plain.nodes) == expected


def test_nodes_that_look_alike_stay_two() -> None:
    graph = nx.DiGraph([(1, "1"), ("a\x00", "a\x01")])
    plain = sanitise(graph)
    assert len({node.id for node in plain.nodes}) == 4
    assert {(edge.source, edge.target) for edge in plain.edges} == {("1_2", "1"), ("a\ufffd", "a\ufffd_2")}


def test_repeated_edge_keys_become_unique_ids() -> None:
    graph = nx.MultiDiGraph([("a", "b"), ("b", "c"), ("b", "c")])  # networkx counts keys from 0 for every pair
    ids = [edge.id for edge in sanitise(graph).edges]
    assert len(set(ids)) == 3
    assert ids == [edge.id for edge in sanitise(graph).edges]


def test_kinds_keep_parallel_edges_apart() -> None:
    graph = nx.MultiGraph()
    for source, target in (("a", "b"), ("b", "a"), ("b", "c")):
        graph.add_edge(source, target, label="AGREE")
    assert sorted(edge.kind for edge in sanitise(graph).edges) == ["AGREE", "AGREE", "AGREE_2"]


def test_result_is_sorted_whatever_the_order() -> None:
    left, right = nx.MultiDiGraph(), nx.MultiDiGraph()
    rows = [("b", "a", "k2"), ("a", "b", "k1"), ("a", "a", "k3")]
    left.add_edges_from((*row, {"x": 1}) for row in rows)
    right.add_edges_from((*row, {"x": 1}) for row in rows[::-1])
    assert sanitise(left) == sanitise(right)
