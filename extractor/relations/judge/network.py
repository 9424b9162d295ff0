"""The judge's network: layers over the encoder's states, and the scores of pairs of actors.

The layers go on from a middle layer of the encoder that the pipelines run anyway, so that reading relations costs a
part of a second reading. Pairs are scored from both actors' words, the words of the sentence that matter for the pair,
and :mod:`extractor.relations.judge.features`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from extractor.errors import PipelineError

if TYPE_CHECKING:
    import onnxruntime  # type: ignore[import-untyped]

    from extractor.relations.judge.pairs import Reading
    from extractor.relations.judge.scene import Scene

FILES = ("layers.onnx", "pairs.onnx", "judge.json")
# Words that the layers see at once; the texts it was trained on are rarely longer.
ROOM = 384
# Words of context on either side of a cut.
CONTEXT = 64
# Pairs scored at once: each takes a row over the words of its sentences.
PAIRS = 256
# Embedded distances end here: so many sentences or more.
FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the network says of each pair.

    Attributes:
        types: Pairs × relation types, probability that the sentence tells it.
        modality: Pairs × modalities.
        flags: Pairs × (negated, former, reported by somebody).
        trigger: The word that says most of the pair.
    """

    types: np.ndarray
    modality: np.ndarray
    flags: np.ndarray
    trigger: np.ndarray


@dataclass(frozen=True, slots=True)
class Judge:
    """The network, ready to run.

    Attributes:
        settings: ``thresholds`` by type, ``encoder`` (digest of the weights whose states it reads), ``version``.
    """

    layers: onnxruntime.InferenceSession
    pairs: onnxruntime.InferenceSession
    settings: Mapping[str, Any]

    def read(
        self, scene: Scene, reading: Reading, states: np.ndarray, words: np.ndarray, pairs: np.ndarray
    ) -> Verdicts:
        """Judge the pairs of a scene.

        Args:
            scene: The document.
            reading: Its views and pairs.
            states: The encoder's states, a row a word.
            words: Features of the words.
            pairs: Features of the pairs.
        """
        found = np.concatenate([
            self.layers.run(None, {"states": states[start:end], "words": words[start:end]})[0][first - start : last - start]
            for start, end, first, last in windows(len(states))
        ])  # fmt: skip
        views = np.stack([
            np.concatenate([found[mention.first : mention.last] for mention in view.mentions]).mean(0)
            for view in reading.views
        ])  # fmt: skip
        far = np.minimum([view.distance for view in reading.views], FARTHEST).astype(np.int64)
        index = np.array([(pair.source, pair.target, pair.sentence) for pair in reading.pairs], np.int64)
        sentences = np.array(scene.sentence_of, np.int64)
        parts = []
        for start in range(0, len(index), PAIRS):
            source, target, sentence = index[start : start + PAIRS].T
            first, last = scene.sentences[sentence.min()][0], scene.sentences[sentence.max()][1]
            types, extra, trigger = self.pairs.run(None, {
                "source": views[source], "target": views[target], "source_far": far[source], "target_far": far[target],
                "features": pairs[start : start + PAIRS], "sentence": sentence, "words": found[first:last],
                "sentences": sentences[first:last],
            })  # fmt: skip
            parts.append((types, extra[:, :4], extra[:, 4:], trigger + first))
        return Verdicts(*(np.concatenate(rows) for rows in zip(*parts, strict=True)))


def windows(words: int) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of a long document: what is seen (start, end) and what is taken from it (first, last).

    Example:
        >>> list(windows(100))
        [(0, 100, 0, 100)]
        >>> list(windows(500))
        [(0, 384, 0, 320), (256, 500, 320, 500)]
    """
    first = 0
    while first < words:
        start = max(0, first - CONTEXT)
        end = min(words, start + ROOM)
        last = end if end == words else end - CONTEXT
        yield start, end, first, last
        first = last


def find_judge() -> Path | None:
    """The folder of the judge that the package ships."""
    package = Path(__file__).parents[2]
    places = (package / "_pipelines" / "judge", package.parent / "models" / "judge")
    return next((place for place in places if (place / FILES[0]).is_file()), None)


@cache
def load(directory: Path) -> Judge:
    """The judge in a directory, loaded once a process.

    Raises:
        PipelineError: A file is missing or damaged.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        sessions = [
            onnxruntime.InferenceSession((directory / name).read_bytes(), options, providers=["CPUExecutionProvider"])
            for name in FILES[:2]
        ]
        settings = json.loads((directory / FILES[2]).read_text(encoding="utf-8"))
    except Exception as error:
        raise PipelineError(
            f"the judge in {directory} cannot be loaded ({error}); install the package again"
        ) from error
    return Judge(sessions[0], sessions[1], settings)


def digest(content: bytes) -> str:
    """What a judge knows the encoder's weights by.

    Example:
        >>> digest(b"")
        'e4a6a0577479b2b4'
    """
    return hashlib.blake2b(content, digest_size=8).hexdigest()
