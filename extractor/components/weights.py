"""The network's weights: loaded once a process and shared by the pipelines of all languages."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from extractor.components.pieces import Pieces
from extractor.errors import PipelineError

if TYPE_CHECKING:
    import onnxruntime  # type: ignore[import-untyped]

FILES = ("network.onnx", "pieces.model", "labels.json", "labels.npz")
INPUTS = ("ids", "gaps", "first", "last")
_reading, _loading = Lock(), Lock()
_read: dict[Path, Weights] = {}
_known: dict[bytes, Weights] = {}


@dataclass(frozen=True, slots=True)
class Labels:
    """What the heads choose from; the first value of a feature is "the word has none".

    Attributes:
        by_lang: Layer → language → labels that its treebanks have; a pipeline of the language chooses among these.
    """

    pos: list[str]
    tags: list[str]
    features: dict[str, list[str]]
    edits: list[str]
    deps: list[str]
    ner: list[str]
    by_lang: dict[str, dict[str, list[str]]]

    @staticmethod
    def from_json(text: str | bytes) -> Labels:
        """Read what ``to_json`` wrote."""
        return Labels(**json.loads(text))

    def to_json(self) -> str:
        """All lists as JSON."""
        return json.dumps({name: getattr(self, name) for name in self.__slots__}, ensure_ascii=False, indent=0)

    def allowed(self, layer: str, lang: str) -> np.ndarray:
        """Zero for the labels that a language has and minus infinity for others, to be added to scores."""
        names = set(self.by_lang[layer].get(lang, ()))
        return np.array([0.0 if not names or name in names else -np.inf for name in getattr(self, layer)], np.float32)


@dataclass(frozen=True, slots=True)
class Weights:
    """One set of weights, ready to run.

    Attributes:
        matrix: Weights and bias of the relation labels, over (product, dependent, head) of two ends.
    """

    session: onnxruntime.InferenceSession
    pieces: Pieces
    labels: Labels
    matrix: tuple[np.ndarray, np.ndarray]
    outputs: tuple[str, ...]

    def run(self, arrays: Sequence[np.ndarray]) -> dict[str, np.ndarray]:
        """The outputs for one window: numbers of pieces, gaps, first and last piece of each word."""
        found = self.session.run(None, dict(zip(INPUTS, arrays, strict=True)))
        return dict(zip(self.outputs, found, strict=True))


def read_files(directory: Path) -> dict[str, bytes]:
    """The files of a set of weights.

    Raises:
        PipelineError: One cannot be read.
    """
    try:
        return {name: (directory / name).read_bytes() for name in FILES}
    except OSError as error:
        raise PipelineError(
            f"the weights in {directory} are not complete ({error.strerror}); install them again"
        ) from error


def load_directory(directory: Path) -> Weights:
    """The weights in a directory; a thread that asks while another reads them waits for those."""
    with _reading:
        if directory not in _read:
            _read[directory] = load_files(read_files(directory), shown=f"the weights in {directory}")
        return _read[directory]


def load_files(files: Mapping[str, bytes], *, shown: str = "the weights of the pipeline") -> Weights:
    """The weights of these files; the same files give the same object, wherever they were read.

    Args:
        files: The content of each of ``FILES``.
        shown: What an error calls them.

    Raises:
        PipelineError: They are no weights of this product.
    """
    digest = hashlib.blake2b(digest_size=16)
    for name in FILES:
        if not files.get(name):
            raise PipelineError(f"{shown} are not complete ({name} is missing); install them again")
        digest.update(files[name])
    with _loading:
        if digest.digest() not in _known:
            try:
                _known[digest.digest()] = _make(files)
            except ImportError as error:
                raise PipelineError(f"{shown} need a library that cannot be imported: {error}") from error
            except Exception as error:
                raise PipelineError(f"{shown} are damaged ({type(error).__name__}); install them again") from error
        return _known[digest.digest()]


def _make(files: Mapping[str, bytes]) -> Weights:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread a window, several windows at once: no time is lost in waiting for the slowest part of a matrix.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(files["network.onnx"], options, providers=["CPUExecutionProvider"])
    with np.load(io.BytesIO(files["labels.npz"]), allow_pickle=False) as arrays:
        matrix = (arrays["weight"], arrays["bias"])
    widths = {output.name: output.shape[-1] for output in session.get_outputs()}
    labels = Labels.from_json(files["labels.json"])
    if any(widths[layer] != len(getattr(labels, layer)) for layer in ("pos", "tags", "ner")):
        raise ValueError("network and labels are of different trainings")
    return Weights(session, Pieces(files["pieces.model"]), labels, matrix, tuple(widths))
