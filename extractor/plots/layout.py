"""Places for boxes with names, so that none lies on another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

Point = tuple[float, float]
SEED = 0
ROUNDS = 400
# Distances between boxes that are tried one after the other, as multiples of the least: lines need room to be seen.
GAPS = (5.0, 3.5, 2.0, 1.0)
# So much of the way each box goes from its place in the layout to an even spread: tight groups come apart.
EVEN = 0.5


def places(ties: nx.Graph, sizes: dict[str, Point], *, width: float, height: float, gap: float) -> dict[str, Point]:
    """The middle of a box for each actor, in an area that begins at 0, 0.

    Those tied to each other are near (ForceAtlas2, Jacomy et al. 2014, *PLoS ONE* 9); boxes that overlap are then pushed
    apart.

    Args:
        ties: A graph with ``weight``.
        sizes: Width and height of the box of each actor.
        width: Of the area.
        height: Of the area.
        gap: To be left between boxes.

    Example:
        >>> import networkx as nx
        >>> found = places(nx.Graph([("a", "b")]), {"a": (4, 2), "b": (4, 2)}, width=20, height=10, gap=1)
        >>> all(2 <= x <= 18 and 1 <= y <= 9 for x, y in found.values())
        True
    """
    import networkx as nx
    import numpy as np

    nodes = sorted(ties)
    even = nx.Graph()
    even.add_nodes_from(nodes)
    even.add_edges_from(sorted(tuple(sorted(edge)) for edge in ties.edges))
    start = nx.circular_layout(even)
    found = nx.forceatlas2_layout(even, pos=start, seed=SEED, max_iter=300, strong_gravity=False, gravity=2.0)
    points = np.array([found[node] for node in nodes], dtype=float)
    boxes = np.array([sizes[node] for node in nodes], dtype=float)
    area = np.array([width, height])
    low, high = boxes / 2, area - boxes / 2
    span = points.max(axis=0) - points.min(axis=0)
    shares = (points - points.min(axis=0)) / np.where(span > 0, span, 1)
    ranks = points.argsort(axis=0, kind="stable").argsort(axis=0) / max(len(nodes) - 1, 1)
    points = (shares * (1 - EVEN) + ranks * EVEN) * (high - low) + low
    for factor in GAPS:
        points, free = _apart(points, boxes + gap * factor, low, high)
        if free:
            break
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _apart(points: Any, boxes: Any, low: Any, high: Any) -> tuple[Any, bool]:
    """Push boxes apart along the side where they overlap less, and back into the area; whether none overlaps then."""
    import numpy as np

    reach = (boxes[:, None] + boxes[None]) / 2
    turn = np.arange(len(points))
    order = np.where(turn[:, None] > turn[None], 1.0, -1.0)  # which of two on one spot goes where
    for _ in range(ROUNDS):
        apart = points[:, None] - points[None]
        over = reach - np.abs(apart)
        np.einsum("iik->ik", over)[:] = -1
        meet = (over > 0).all(axis=2)
        if not meet.any():
            return points, True
        side = np.where(over[..., 0] < over[..., 1], 0, 1)
        towards = np.where(np.abs(apart) > 1e-9, np.sign(apart), order[..., None])
        push = np.zeros_like(apart)
        for axis in (0, 1):
            push[..., axis] = np.where(meet & (side == axis), over[..., axis] * towards[..., axis] / 2, 0)
        points = np.clip(points + push.sum(axis=1) * 0.6, low, high)
    return points, False


def clipped(start: Point, end: Point, size: Point, *, gap: float = 0.0) -> Point:
    """Where a line from ``start`` to ``end`` enters the box of a size around its end.

    Example:
        >>> clipped((0, 0), (10, 0), (4, 2))
        (8.0, 0.0)
    """
    across, up = start[0] - end[0], start[1] - end[1]
    shares = [(half / 2 + gap) / abs(way) for half, way in zip(size, (across, up), strict=True) if way]
    share = min([1.0, *shares])
    return end[0] + across * share, end[1] + up * share
