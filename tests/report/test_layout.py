"""Places in the picture: reproducible, apart from each other, together in one picture."""

from __future__ import annotations

import itertools
import math
import random

import pytest

from extractor.report.layout import node_size, positions

Edges = list[tuple[str, str, float]]


def star(size: int) -> Edges:
    return [("hub", f"leaf{number}", 1.0) for number in range(size)]


def many(size: int) -> Edges:
    choose = random.Random(3)
    return [
        (f"n{int(choose.random() ** 2 * size / 2)}", f"n{choose.randrange(size)}", 1.0 + choose.randrange(9))
        for _ in range(size)
    ]


GRAPHS = {
    "pair": [("a", "b", 1.0)],
    "both ways": [("a", "b", 1.0), ("b", "a", 4.0)],
    "triangle": [("a", "b", 1.0), ("b", "c", 1.0), ("c", "a", 1.0)],
    "star": star(40),
    "with itself": [("a", "a", 1.0), ("a", "b", 1.0)],
    "pairs": [(f"a{n}", f"b{n}", 1.0) for n in range(30)],
    "many": many(150),
}


@pytest.mark.parametrize("edges", GRAPHS.values(), ids=GRAPHS)
def test_each_actor_has_a_place_of_its_own(edges: Edges) -> None:
    degree: dict[str, int] = {}
    for source, target, _ in edges:
        for end in (source, target):
            degree[end] = degree.get(end, 0) + 1
    found = positions(degree, edges)
    assert found.keys() == degree.keys()
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in found.values())
    close = [
        (a, b)
        for a, b in itertools.combinations(sorted(found), 2)
        if math.dist(found[a], found[b]) < 0.6 * (node_size(degree[a]) + node_size(degree[b])) / 2
    ]
    assert len(close) <= len(found) * 0.03, close


def test_equal_graphs_look_equal() -> None:
    edges = many(60)
    ends = {end for source, target, _ in edges for end in (source, target)}
    shuffled = random.Random(1).sample(edges, len(edges))
    assert positions(sorted(ends), edges) == positions(sorted(ends, reverse=True), shuffled)


def test_nothing() -> None:
    assert positions([], []) == {}


def test_neighbours_are_nearer_than_others() -> None:
    edges = GRAPHS["many"]
    found = positions({end for s, t, _ in edges for end in (s, t)}, edges)
    near = [math.dist(found[s], found[t]) for s, t, _ in edges if s != t]
    apart = [math.dist(found[a], found[b]) for a, b in itertools.combinations(found, 2)]
    assert sum(near) / len(near) < 0.6 * sum(apart) / len(apart)
