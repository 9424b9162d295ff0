"""The best tree and the best names, compared with all there are; well-formed whatever the scores."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.components.trees import best_names, best_tree

NAMES = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def is_tree(heads: np.ndarray) -> bool:
    """Every word reaches the root, by one word alone."""
    for word in range(1, len(heads) + 1):
        node, steps = word, 0
        while node and steps <= len(heads):
            node, steps = int(heads[node - 1]), steps + 1
        if node:
            return False
    return int((heads == 0).sum()) == 1


def value(scores: np.ndarray, heads: np.ndarray) -> tuple[int, float]:
    """How many heads are possible at all, and the sum of those."""
    chosen = scores[np.arange(len(heads)), heads]
    possible = np.isfinite(chosen)
    return int(possible.sum()), float(chosen[possible].sum())


@cache
def all_trees(size: int) -> list[np.ndarray]:
    return [np.array(heads) for heads in product(range(size + 1), repeat=size) if is_tree(np.array(heads))]


def best_of_all(scores: np.ndarray) -> tuple[int, float]:
    return max(value(scores, heads) for heads in all_trees(len(scores)))


@st.composite
def matrices(draw: st.DrawFn, *, largest: int) -> np.ndarray:
    """Scores with ties, impossible heads, and of very different ranges."""
    size = draw(st.integers(1, largest))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    scores = rng.normal(size=(size, size + 1)) * draw(st.sampled_from([1e-6, 1.0, 50.0]))
    if draw(st.booleans()):
        scores = np.round(scores)
    scores[rng.random(scores.shape) < draw(st.sampled_from([0.0, 0.3, 0.9, 1.0]))] = -np.inf
    # Some words like to be the root, or none does.
    scores[:, 0] += draw(st.sampled_from([0.0, 5.0, -5.0]))
    return scores


@given(matrices(largest=5))
# Two words want to be the root, and a third is the better one.
@example(np.array([[-0.1, 0, -9, -9], [-0.1, -9, 0, -9], [-0.2, -0.3, -0.3, 0]]))
# None does: the likeliest root alone makes the rest worse.
@example(np.array([[-5.0, 0, -1, -9], [-6.0, -0.1, 0, -9], [-5.5, -0.1, -0.1, 0]]))
def test_no_tree_is_better(scores: np.ndarray) -> None:
    found = best_tree(scores)
    assert is_tree(found)
    possible, total = value(scores, found)
    assert (possible, pytest.approx(total, abs=1e-4)) == best_of_all(scores)


@given(matrices(largest=40))
def test_heads_are_a_tree(scores: np.ndarray) -> None:
    found = best_tree(scores)
    assert found.shape == (len(scores),)
    assert is_tree(found)
    assert is_tree(best_tree(scores.astype(np.float32)))


@given(matrices(largest=12), st.integers(0, 2**32 - 1))
def test_a_tree_that_scores_best_word_by_word_is_kept(scores: np.ndarray, seed: int) -> None:
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(scores))
    tree = np.zeros(len(scores), dtype=np.int64)
    for place in range(1, len(order)):
        tree[order[place]] = order[rng.integers(place)] + 1
    scores = np.where(np.isfinite(scores), scores, -1e3)
    scores[np.arange(len(scores)), tree] = scores.max() + 1
    assert best_tree(scores).tolist() == tree.tolist()


def test_the_scores_are_left_as_they_were() -> None:
    scores = np.zeros((4, 5))
    best_tree(scores)
    assert not scores.any()


def test_equal_scores_and_impossible_ones() -> None:
    for scores in (np.zeros((30, 31)), np.full((30, 31), -np.inf)):
        assert is_tree(best_tree(scores))


def test_cycles_in_cycles_as_deep_as_a_window_is_long() -> None:
    size = 510
    scores = np.full((size, size + 1), -500.0)
    scores[:, 0] = -60.0
    scores[0, 2] = 0.0
    for word in range(1, size):
        scores[word, word] = -0.1 * word
    found = best_tree(scores)
    assert is_tree(found)
    # Every word on the one before, but the first on the second, which is the root.
    assert found.tolist() == [2, 0, *range(2, size)]


# --- names


def is_allowed(labels: tuple[int, ...] | np.ndarray, starts: np.ndarray) -> bool:
    before = "O"
    for number, start in zip(labels, starts, strict=True):
        label = NAMES[number]
        if label[0] == "I" and (start or before[2:] != label[2:]):
            return False
        before = label
    return True


@st.composite
def sentences(draw: st.DrawFn, *, longest: int) -> tuple[np.ndarray, np.ndarray]:
    size = draw(st.integers(1, longest))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    scores = rng.normal(size=(size, len(NAMES))) * 3
    scores[:, [2, 4]] += draw(st.sampled_from([0.0, 3.0]))
    starts = rng.random(size) < draw(st.sampled_from([0.0, 0.2, 0.5]))
    starts[0] = True
    return np.round(scores) if draw(st.booleans()) else scores, starts


@given(sentences(longest=4))
def test_no_names_are_better(given_: tuple[np.ndarray, np.ndarray]) -> None:
    scores, starts = given_
    found = best_names(scores, starts, NAMES)
    rows = np.arange(len(scores))
    best = max(
        scores[rows, list(labels)].sum()
        for labels in product(range(len(NAMES)), repeat=len(scores))
        if is_allowed(labels, starts)
    )
    assert is_allowed(found, starts)
    assert scores[rows, found].sum() == pytest.approx(best)


@given(sentences(longest=80))
def test_names_begin_with_their_beginning(given_: tuple[np.ndarray, np.ndarray]) -> None:
    scores, starts = given_
    assert is_allowed(best_names(scores, starts, NAMES), starts)


@given(sentences(longest=30), sentences(longest=30))
def test_a_sentence_does_not_depend_on_the_next(
    one: tuple[np.ndarray, np.ndarray], two: tuple[np.ndarray, np.ndarray]
) -> None:
    both = best_names(np.concatenate([one[0], two[0]]), np.concatenate([one[1], two[1]]), NAMES)
    assert both.tolist() == [*best_names(*one, NAMES), *best_names(*two, NAMES)]


def test_a_name_is_no_longer_than_its_sentence() -> None:
    scores = np.log(np.array([[0.1, 0.7, 0.1, 0.05, 0.05], [0.1, 0.1, 0.7, 0.05, 0.05]]))
    one, two = np.array([True, False]), np.array([True, True])
    assert [NAMES[i] for i in best_names(scores, one, NAMES)] == ["B-PER", "I-PER"]
    assert [NAMES[i] for i in best_names(scores, two, NAMES)][1] != "I-PER"
