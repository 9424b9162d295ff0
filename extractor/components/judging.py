"""What the network says of one document: windows run, joined, and made into decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from extractor.components.pieces import END, NOTHING, START
from extractor.components.trees import best_names, best_tree
from extractor.components.weights import Labels, Weights
from extractor.components.windows import LIMIT, Window, best_cut, cut

# Rows of a product: OpenBLAS starts its own threads for larger ones (above 2^18 multiplications), and these wait actively,
# which takes half of two cores away from the network (measured: 5,800 words a second then, 8,700 without).
_ROWS = 4
# Layers that are judged word by word and joined from the cores of the windows.
_WORD_LAYERS = ("pos", "tags", "features", "edits", "starts", "ner")


@dataclass(frozen=True, slots=True)
class Input:
    """The words of a document without white space, as the network takes them."""

    words: list[str]
    gaps: list[int]
    ids: list[list[int]]
    windows: list[Window]

    def arrays(self, window: Window) -> tuple[np.ndarray, ...]:
        """Pieces, gaps, first and last piece of each word of a window, between the marks of start and end."""
        span = range(window.start, window.end)
        sizes = np.array([len(self.ids[word]) for word in span], dtype=np.int64)
        last = sizes.cumsum()
        first = last - sizes + 1
        ids = [START]
        for word in span:
            ids += self.ids[word]
        gaps = np.full(len(ids) + 1, NOTHING, dtype=np.int64)
        gaps[first] = self.gaps[window.start : window.end]
        return np.array([*ids, END], dtype=np.int64), gaps, first, last


@dataclass(frozen=True, slots=True)
class Masks:
    """Added to scores: minus infinity for the labels that a language does not have."""

    pos: np.ndarray
    tags: np.ndarray
    deps: np.ndarray

    @staticmethod
    def of(labels: Labels, lang: str) -> Masks:
        """The masks of a language."""
        return Masks(*(labels.allowed(layer, lang) for layer in ("pos", "tags", "deps")))


@dataclass(frozen=True, slots=True)
class Judgement:
    """Numbers of labels for each word, and how sure the network is (0 to 1).

    Attributes:
        heads: Position of the head among the words, -1 for a root.
        features: Words × features.
        edits: Words × the best edits.
        arc_confidence: Probability of head and relation.
        name_confidence: Probability of the entity label.
    """

    pos: np.ndarray
    tags: np.ndarray
    features: np.ndarray
    edits: np.ndarray
    starts: np.ndarray
    heads: np.ndarray
    deps: np.ndarray
    ner: np.ndarray
    arc_confidence: np.ndarray
    name_confidence: np.ndarray


def prepare(weights: Weights, words: list[str], gaps: list[int]) -> Input:
    """Pieces and windows of a document."""
    ids = weights.pieces.of_words(words, gaps)
    return Input(words, gaps, ids, cut(words, gaps, [len(one) for one in ids]))


def judge(weights: Weights, given: Input, found: Sequence[dict[str, np.ndarray]], masks: Masks) -> Judgement:
    """Decisions from the outputs of a document's windows.

    Args:
        weights: What a sentence is run with that fits in no window.
        given: The document.
        found: One output for each of ``given.windows``.
        masks: Of the pipeline's language.
    """
    cores = [(window.core_start - window.start, window.core_end - window.start) for window in given.windows]
    joined = {
        name: np.concatenate([output[name][start:end] for output, (start, end) in zip(found, cores, strict=True)])
        for name in _WORD_LAYERS
    }
    starts = sentence_starts(given, joined["starts"] > 0)
    heads, deps, arc_confidence = _arcs(weights, given, found, starts, masks)
    ner = _log_softmax(joined["ner"])
    names = best_names(ner, starts, weights.labels.ner)
    rows = np.arange(len(given.words))
    return Judgement(
        pos=(joined["pos"] + masks.pos).argmax(1),
        tags=(joined["tags"] + masks.tags).argmax(1),
        features=_features(joined["features"], weights.labels),
        edits=joined["edits"],
        starts=starts,
        heads=heads,
        deps=deps,
        ner=names,
        arc_confidence=arc_confidence,
        name_confidence=np.exp(ner[rows, names]).astype(np.float32),
    )


def sentence_starts(given: Input, likely: np.ndarray) -> np.ndarray:
    """Where sentences begin: at the first word, where the network says, and in sentences too long for a window."""
    starts = likely.copy()
    starts[0] = True
    total = [0, *accumulate(map(len, given.ids))]
    bounds = [*map(int, np.flatnonzero(starts)), len(starts)]
    for first, end in pairwise(bounds):
        start = first
        while total[end] - total[start] > LIMIT:
            start = best_cut(given.words, given.gaps, total, start, LIMIT)
            starts[start] = True
    return starts


def _arcs(
    weights: Weights, given: Input, found: Sequence[dict[str, np.ndarray]], starts: np.ndarray, masks: Masks
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Heads, relations and their confidence, sentence by sentence."""
    heads = np.full(len(starts), -1, dtype=np.int64)
    confidence = np.zeros(len(starts), dtype=np.float32)
    found_labels: list[np.ndarray] = []
    weight, bias = weights.matrix
    for start, end, offset, output in _sentences(weights, given, found, starts):
        span = slice(start - offset, end - offset)
        columns = np.concatenate([[0], np.arange(start - offset + 1, end - offset + 1)])
        scores = _log_softmax(output["arcs"][span][:, columns])
        tree = best_tree(scores)
        heads[start:end] = np.where(tree > 0, tree + start - 1, -1)
        confidence[start:end] = np.exp(scores[np.arange(len(tree)), tree])
        dependents, governors = output["label_dep"][span], output["label_head"][columns[tree]]
        ends = np.concatenate([dependents * governors, dependents, governors], axis=1)
        found_labels += [ends[row : row + _ROWS] @ weight.T + bias for row in range(0, len(ends), _ROWS)]
    labels = np.concatenate(found_labels) + masks.deps
    # The label of the root goes with the root.
    root = weights.labels.deps.index("ROOT")
    labels[:, root] = np.where(heads < 0, np.inf, -np.inf)
    deps: np.ndarray = labels.argmax(1)
    labels[:, root] = np.where(heads < 0, 0.0, -np.inf)
    certain = np.where(heads < 0, 1.0, np.exp(_log_softmax(labels)[np.arange(len(deps)), deps]))
    return heads, deps, confidence * certain.astype(np.float32)


def _sentences(
    weights: Weights, given: Input, found: Sequence[dict[str, np.ndarray]], starts: np.ndarray
) -> Iterator[tuple[int, int, int, dict[str, np.ndarray]]]:
    """Each sentence with the window that shows it whole: its start, end, the window's first word and outputs."""
    bounds = [*map(int, np.flatnonzero(starts)), len(starts)]
    number = 0
    for start, end in pairwise(bounds):
        while given.windows[number].core_end <= start:
            number += 1
        for window, output in zip(given.windows[number : number + 2], found[number : number + 2], strict=True):
            if window.start <= start and end <= window.end:
                yield start, end, window.start, output
                break
        else:
            alone = Window(start, end, start, end)
            yield start, end, start, weights.run(given.arrays(alone))


def _features(scores: np.ndarray, labels: Labels) -> np.ndarray:
    """The best value of each feature."""
    sizes = [len(values) for values in labels.features.values()]
    parts = np.split(scores, np.cumsum(sizes)[:-1], axis=1)
    return np.stack([part.argmax(1) for part in parts], axis=1)


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        shifted = scores - scores.max(axis=1, keepdims=True)
        result: np.ndarray = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result
