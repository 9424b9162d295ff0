"""Places of the actors in the picture, worked out beforehand so that a page is there at once; equal graphs look equal.

Groups of actors that hang together are laid out one by one: what has several neighbours by ForceAtlas2 (Jacomy and
others, 2014), in the form of networkx that needs neither SciPy nor a browser, and actors with a single
neighbour in rings around it. Then the groups are put side by side, the largest first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

# Pixels at the scale of 1.
NODE, LARGEST_NODE = 22.0, 64.0
RING, ALONG_RING = 85.0, 78.0
GAP = 60.0
# Steps of ForceAtlas2. The time of a step grows with the square of the number of actors, so that many get fewer: 40 at 1,000.
STEPS, LEAST_STEPS, PAIRS = 300, 40, 40_000_000
PUSHES = 150
# Width to height of the picture.
ASPECT = 2.6
# Few actors get room for the words on their edges; of many as much as possible is to be seen at once.
FEW, SOME, ROOMY, CLOSE = 25, 100, 1.4, 0.75

Point = tuple[float, float]


def node_size(degree: int) -> float:
    """The diameter of an actor: its area grows with the number of its edges.

    Example:
        >>> node_size(1), node_size(1000)
        (22.0, 64.0)
    """
    return min(LARGEST_NODE, NODE * math.pow(max(degree, 1), 0.35))


def positions(actors: Iterable[str], edges: Iterable[tuple[str, str, float]]) -> dict[str, Point]:
    """A place for each actor.

    Args:
        actors: Their ids.
        edges: Source, target and weight; parallel ones add up.

    Example:
        >>> sorted(positions(["a", "b"], [("a", "b", 1.0)]))
        ['a', 'b']
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(actors))
    for source, target, weight in sorted(edges):
        if source != target:
            before = graph.edges[source, target]["weight"] if graph.has_edge(source, target) else 0.0
            graph.add_edge(source, target, weight=before + weight)
    groups = sorted(map(sorted, nx.connected_components(graph)), key=lambda group: (-len(group), group))
    scale = ROOMY if len(graph) <= FEW else 1.0 if len(graph) <= SOME else CLOSE
    found = packed([_lying(_group(graph.subgraph(group))) for group in groups])
    return {node: (round(x * scale, 1), round(y * scale, 1)) for node, (x, y) in found.items()}


def _group(graph: nx.Graph) -> dict[str, Point]:
    """Places in one group, around its middle."""
    leaves: dict[str, list[str]] = {}
    for node in sorted(graph):
        if graph.degree(node) == 1:
            (hub,) = graph[node]
            if graph.degree(hub) > 1 or hub < node:  # of two that have only each other one is the middle
                leaves.setdefault(hub, []).append(node)
    core = graph.subgraph(sorted(set(graph) - {leaf for found in leaves.values() for leaf in found}))
    radius = {node: _radius(graph.degree(node), len(leaves.get(node, ()))) for node in sorted(core)}
    found = _core(core, radius)
    middle = _mean(found.values())
    for hub, around in leaves.items():
        found |= _rings(found[hub], around, away_from=middle, size=node_size(graph.degree(hub)))
    return found


def _core(graph: nx.Graph, radius: Mapping[str, float]) -> dict[str, Point]:
    """Those with several neighbours, so far apart that what is around each has room."""
    import networkx as nx

    nodes = sorted(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    plain = nx.Graph()  # networkx takes the order of nodes from the graph, and a view has none
    plain.add_nodes_from(nodes)
    plain.add_weighted_edges_from((s, t, 1 + math.log(w)) for s, t, w in sorted(graph.edges(data="weight")))
    steps = max(LEAST_STEPS, min(STEPS, PAIRS // len(nodes) ** 2))
    mass = {
        node: 1 + math.sqrt(graph.degree(node)) for node in nodes
    }  # with all of its degree a hub is driven outwards
    found = nx.forceatlas2_layout(
        plain, max_iter=steps, node_mass=mass, scaling_ratio=2.0, gravity=8.0, weight="weight", seed=7
    )
    return _spread(plain, {node: (float(found[node][0]), float(found[node][1])) for node in nodes}, radius)


def _spread(graph: nx.Graph, points: Mapping[str, Point], radius: Mapping[str, float]) -> dict[str, Point]:
    """Scale so that neighbours are as far apart as they need on the whole, and push apart what still overlaps."""
    import numpy as np

    nodes = list(points)
    at = np.array([points[node] for node in nodes])
    size = np.array([radius[node] for node in nodes])
    number = {node: position for position, node in enumerate(nodes)}
    ends = np.array([(number[source], number[target]) for source, target in graph.edges])
    lengths = np.linalg.norm(at[ends[:, 0]] - at[ends[:, 1]], axis=-1)
    needed = size[ends[:, 0]] + size[ends[:, 1]] + GAP / 2
    at = (at - at.mean(axis=0)) / max(float(np.median(lengths / needed)), 1e-9)
    x, y = at.astype(np.float32).T.copy()
    reach = (size[:, None] + size[None]).astype(np.float32)
    for _ in range(PUSHES):
        across, down = x[:, None] - x, y[:, None] - y
        distance = np.sqrt(across * across + down * down)
        np.fill_diagonal(distance, np.inf)
        overlap = np.maximum(reach - distance, 0)
        if overlap.max() < 1:
            break
        push = 0.3 * overlap / np.maximum(distance, 1e-6)
        x, y = x + (across * push).sum(axis=1), y + (down * push).sum(axis=1)
    at = np.column_stack((x, y))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, at, strict=True)}


def _lying(points: dict[str, Point]) -> dict[str, Point]:
    """A group turned so that it is wider than high, as screens are; names stand below, so a few stay upright."""
    import numpy as np

    if len(points) < 4:
        return points
    at = np.array(list(points.values()))
    at -= at.mean(axis=0)
    _, _, axes = np.linalg.svd(at, full_matrices=False)
    axes *= np.where(axes[np.arange(2), np.abs(axes).argmax(axis=1)] < 0, -1, 1)[:, None]  # the same on every machine
    return {node: (float(x), float(y)) for node, (x, y) in zip(points, at @ axes.T, strict=True)}


def _radius(degree: int, leaves: int) -> float:
    """What an actor takes up with those around it and with its name."""
    return node_size(degree) / 2 + (RING * _ring_count(leaves) + 35 if leaves else 40)


def _ring_count(leaves: int) -> int:
    rings = 0
    while leaves > 0:
        rings += 1
        leaves -= _capacity(rings)
    return rings


def _capacity(ring: int) -> int:
    return int(2 * math.pi * RING * ring / ALONG_RING)


def _rings(hub: Point, leaves: Sequence[str], *, away_from: Point, size: float) -> dict[str, Point]:
    """Places around an actor; the first ring begins on the side where there is most room."""
    outward = math.atan2(hub[1] - away_from[1], hub[0] - away_from[0]) if hub != away_from else math.pi / 2
    found: dict[str, Point] = {}
    ring, waiting = 1, list(leaves)
    while waiting:
        now, waiting = waiting[: _capacity(ring)], waiting[_capacity(ring) :]
        distance = RING * ring + size / 2
        # A few stand close together, on the outer side; a full ring goes all around.
        step = min(2 * math.pi / len(now), 2 * math.pi / 5) if len(now) > 1 else 0.0
        for number, leaf in enumerate(now):
            angle = outward + step * (number - (len(now) - 1) / 2) + (ring - 1) * 0.3
            found[leaf] = (hub[0] + distance * math.cos(angle), hub[1] + distance * math.sin(angle))
        ring += 1
    return found


def packed(groups: Sequence[Mapping[str, Point]]) -> dict[str, Point]:
    """Groups side by side in rows, those that are low on top of each other; the first of a row says how high it is.

    Example:
        >>> packed([{"a": (0.0, 0.0), "b": (100.0, 0.0)}, {"c": (5.0, 5.0)}])["c"]
        (30.0, 120.0)
    """
    boxes = [_box(group) for group in groups]
    area = sum(width * height for _, _, width, height in boxes)
    across = max([math.sqrt(area * ASPECT), *(width for _, _, width, _ in boxes)], default=0.0)
    found: dict[str, Point] = {}
    row = height_of_row = column = width_of_column = used = 0.0
    for group, (left, top, width, height) in zip(groups, boxes, strict=True):
        if used + height > height_of_row:  # no room below: another column, or another row
            column, width_of_column, used = column + width_of_column, 0.0, 0.0
            if column + width > across or height > height_of_row:
                row, height_of_row, column = row + height_of_row, height, 0.0
        for node, (x, y) in group.items():
            found[node] = (x - left + column, y - top + row + used)
        width_of_column, used = max(width_of_column, width), used + height
    return found


def _box(group: Mapping[Any, Point]) -> tuple[float, float, float, float]:
    """Left, top, width and height, with the gap around."""
    xs, ys = [x for x, _ in group.values()], [y for _, y in group.values()]
    left, top = min(xs) - GAP / 2, min(ys) - GAP / 2
    return left, top, max(xs) - left + GAP / 2 + 30, max(ys) - top + GAP / 2 + 30


def _mean(points: Iterable[Point]) -> Point:
    listed = list(points)
    return sum(x for x, _ in listed) / len(listed), sum(y for _, y in listed) / len(listed)
