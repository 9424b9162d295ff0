"""Trees and names out of scores: the best ones that are well-formed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


def best_tree(scores: np.ndarray) -> np.ndarray:
    """The heads of the best tree with one root: the maximum spanning tree of Chu & Liu 1965 and Edmonds 1967.

    Args:
        scores: Log-probabilities, words × (root + words): ``scores[i, j]`` for word ``i`` on word ``j - 1``.

    Returns:
        For each word 0 for the root or 1 + its head.

    Example:
        >>> best_tree(np.log(np.array([[0.1, 0.0001, 0.9], [0.2, 0.8, 0.0001]])))
        array([2, 0])
    """
    size = len(scores)
    rows = np.arange(size)
    scores = scores.astype(np.float64)
    scores[rows, rows + 1] = -np.inf
    heads: np.ndarray = scores.argmax(1)
    if np.count_nonzero(heads == 0) == 1 and not _cycle(heads):
        return heads
    scores = _finite(scores)
    within = scores[:, 1:].max(1)
    # What a word as the root adds to the best heads of all, were there no cycles: no tree with this root is better.
    gains = scores[:, 0] - within
    root, second = np.argsort(-gains, kind="stable")[:2]
    masked = scores.copy()
    masked[:, 0] = masked[root] = -np.inf
    masked[root, 0] = 0.0
    tree = _spanning(masked)
    if scores[rows, tree].sum() >= within.sum() + gains[second]:
        return tree
    # A root that costs more than any other head can gain is taken once (Stanojević & Cohen 2021, "A Root of the Problem").
    real = scores[np.isfinite(scores)]
    scores[:, 0] -= 1 + size * (real.max() - real.min())
    return _spanning(scores)


def _finite(scores: np.ndarray) -> np.ndarray:
    """The scores with heads that cannot be at so low a score that they are taken only where nothing else is left."""
    real = np.isfinite(scores)
    lowest, highest = (scores[real].min(), scores[real].max()) if real.any() else (0.0, 0.0)
    result = np.where(real, scores, lowest - (len(scores) + 1) * (highest - lowest + 1))
    rows = np.arange(len(scores))
    result[rows, rows + 1] = -np.inf
    return result


def _cycle(heads: np.ndarray) -> list[int]:
    """The words (from 1) of one cycle; empty if there is none."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _spanning(scores: np.ndarray) -> np.ndarray:
    """The maximum spanning tree: cycles of the best heads become one node until there is none."""
    merged: list[_Merged] = []
    heads: np.ndarray = scores.argmax(1)
    while cycle := _cycle(heads):
        inside = np.array(cycle)
        outside = np.delete(np.arange(1, len(scores) + 1), inside - 1)
        # What it costs to enter the cycle at each of its words instead of keeping its head in the cycle.
        columns = np.concatenate([[0], outside])
        entering = scores[inside - 1][:, columns] - scores[inside - 1, heads[inside - 1]][:, None]
        leaving = scores[outside - 1][:, inside]
        small = np.full((len(outside) + 1, len(outside) + 2), -np.inf)
        small[:-1, : len(columns)] = scores[outside - 1][:, columns]
        small[:-1, -1] = leaving.max(1)
        small[-1, : len(columns)] = entering.max(0)
        merged.append(_Merged(heads, inside, columns, entering.argmax(0), leaving.argmax(1)))
        scores = small
        heads = scores.argmax(1)
    for level in reversed(merged):
        heads = level.opened(heads)
    return heads


@dataclass(frozen=True, slots=True)
class _Merged:
    """A cycle that became the last node of a smaller graph.

    Attributes:
        columns: The nodes outside the cycle, from the root on.
        entries: For each of them the position in the cycle where it enters best.
        exits: For each but the root its best head in the cycle.
    """

    heads: np.ndarray
    inside: np.ndarray
    columns: np.ndarray
    entries: np.ndarray
    exits: np.ndarray

    def opened(self, found: np.ndarray) -> np.ndarray:
        """The heads in the larger graph, from those in the smaller one."""
        result = self.heads.copy()
        onto = found[:-1] == len(self.columns)
        result[self.columns[1:] - 1] = np.where(
            onto, self.inside[self.exits], self.columns[np.where(onto, 0, found[:-1])]
        )
        result[self.inside[self.entries[found[-1]]] - 1] = self.columns[found[-1]]
        return result


def best_names(scores: np.ndarray, starts: np.ndarray, labels: Sequence[str]) -> np.ndarray:
    """The best BIO labels: an I follows a B or I of its kind in the same sentence (Viterbi).

    Args:
        scores: Log-probabilities, words × labels.
        starts: Whether a sentence begins at a word.
        labels: ``O``, and for each kind of name ``B-`` and ``I-``.

    Example:
        >>> labels = ["O", "B-PER", "I-PER"]
        >>> scores = np.log(np.array([[0.1, 0.2, 0.7], [0.1, 0.1, 0.8]]))
        >>> [labels[i] for i in best_names(scores, np.array([True, False]), labels)]
        ['B-PER', 'I-PER']
    """
    allowed = _transitions(labels)
    best: np.ndarray = scores.argmax(1)
    begin = labels.index("O")
    before = np.where(starts, begin, np.concatenate([[begin], best[:-1]]))
    wrong = np.flatnonzero(~allowed[before, best])
    bounds = np.flatnonzero(starts)
    # A set, and not numpy's own way: that imports its masked arrays, 50 ms for nothing.
    for first in sorted(set((np.searchsorted(bounds, wrong, side="right") - 1).tolist())):
        end = bounds[first + 1] if first + 1 < len(bounds) else len(scores)
        best[bounds[first] : end] = _viterbi(scores[bounds[first] : end], allowed, begin)
    return best


def _transitions(labels: Sequence[str]) -> np.ndarray:
    """Whether the column's label may follow the row's."""
    return np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in labels] for a in labels])


def _viterbi(scores: np.ndarray, allowed: np.ndarray, begin: int) -> np.ndarray:
    penalty = np.where(allowed, 0.0, -np.inf)
    total = scores[0] + penalty[begin]
    back = []
    for row in scores[1:]:
        ways = total[:, None] + penalty
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return np.array(path[::-1])
