"""Annotated documents as arrays: ``python examples.py OUTPUT.npz GOLD... [--texts FILE...] [--corpora DIR]``.

Every document goes through the product's own stages, so that the judge learns from the actors that it will be given. A
triple teaches at the sentence of its evidence; at other sentences with the same pair it teaches nothing, since they may
tell it too. Triples of actors that were not found are left out.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
import onnx
import onnxruntime
from documents import Mistakes, read_all
from features import TYPES, pair_features, word_features
from pairs import Reading, read_pairs
from scene import Scene, lay_out
from spacy.tokens import Doc

from extractor.actors import find_actors
from extractor.components.encoder import SHARED, words_of
from extractor.components.judging import prepare
from extractor.components.weights import load_directory
from extractor.pipelines import find_pipelines, parse
from extractor.reading import raw_text
from extractor.records import SYMMETRIC_TYPES, Modality
from extractor.relations import ruled
from extractor.segmenting import segment

sys.path.append(str(Path(__file__).resolve().parents[3] / ".ci"))
from score import align

BATCH = 64
# Layers of the encoder whose states are read side by side, and what the exported graph calls them.
LAYERS = (6, 8, 10)
_NAMES = [f"/oln_{number - 1}/LayerNormalization_output_0" for number in LAYERS]
_WIDTH = 384
# What an arguable triple counts beside one that every careful reader lists.
ARGUABLE = 0.5
# So much of a sentence lies within the evidence.
WITHIN = 0.5
_MODALITIES = get_args(Modality)


@dataclass(frozen=True, slots=True)
class Example:
    """One document.

    Attributes:
        states: Words × width, of the encoder's middle layer.
        words: Features of the words.
        pairs: Features of the pairs.
        views: Words of each view, as first, last (exclusive) and number of the view.
        far: Sentences back to each view.
        index: Source, target (numbers of views) and sentence of each pair.
        sentences: Sentence of each word.
        ends: Ids of source and target of each pair.
        targets: Pairs × types.
        weights: What each of these counts.
        qualifiers: Pair, negated, modality, former, reported of each triple that teaches.
        names: The gold's id of each actor.
        gold: The annotated document.
    """

    id: str
    states: np.ndarray
    words: np.ndarray
    pairs: np.ndarray
    views: np.ndarray
    far: np.ndarray
    index: np.ndarray
    sentences: np.ndarray
    ends: list[tuple[str, str]]
    targets: np.ndarray
    weights: np.ndarray
    qualifiers: np.ndarray
    names: dict[str, str]
    gold: dict[str, Any]


class States:
    """Runs the encoder for the states of its middle layers, which the shipped graph keeps to itself."""

    def __init__(self) -> None:
        folder = find_pipelines()["de"].parent / SHARED
        model = onnx.load(folder / "network.onnx")
        for name in _NAMES:
            model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["n", _WIDTH]))
        self.session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
        self.weights = load_directory(folder)

    def of(self, doc: Doc) -> np.ndarray:
        """Words × width of all layers: the mean over the pieces of each word, white space left out."""
        words, gaps = words_of(doc)
        if not words:
            return np.zeros((0, _WIDTH * len(LAYERS)), np.float16)
        given = prepare(self.weights, words, gaps)
        rows = []
        for window in given.windows:
            ids, marks, first, last = given.arrays(window)
            outputs = self.session.run(_NAMES, {"ids": ids, "gaps": marks, "first": first, "last": last})
            # Word after word, each piece belongs to one: the mark of the start stands before the first.
            sums = np.add.reduceat(np.concatenate(outputs, 1)[1 : last[-1] + 1], first - 1, axis=0)
            core = slice(window.core_start - window.start, window.core_end - window.start)
            rows.append((sums / (last - first + 1)[:, None])[core])
        return np.concatenate(rows).astype(np.float16)


def examples(documents: Iterable[dict[str, Any]]) -> Iterator[Example]:
    """One example a document, parsed in batches."""
    waiting, states = list(documents), States()
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        raws = [raw_text(document["text"], id=document["id"]) for document in batch]
        segmented = [(raw, segment(raw)) for raw in raws]
        for (raw, segments), parsed, gold in zip(segmented, parse(segmented), batch, strict=True):
            actors = find_actors(raw, segments, parsed)
            stated = ruled(raw, parsed, actors)
            scene = lay_out(parsed, actors)
            reading = read_pairs(scene, stated.attribution.speaker_at)
            quotes = [item for item in actors.segments if item.kind == "quote"]
            yield _example(
                gold, raw.text, scene, reading,
                np.concatenate([states.of(part.doc) for part in parsed]),
                word_features(scene, stated.casts, quotes),
                pair_features(scene, reading, stated.relations, stated.attribution.speaker_at),
            )  # fmt: skip


def _example(
    gold: dict[str, Any],
    text: str,
    scene: Scene,
    reading: Reading,
    states: np.ndarray,
    words: np.ndarray,
    pairs: np.ndarray,
) -> Example:
    found = [
        {"id": actor.id, "type": actor.type, "name": actor.name, "aliases": list(actor.aliases),
         "mentions": [{"text": mention.text, "kind": mention.kind} for mention in actor.mentions]}
        for actor in scene.actors
    ]  # fmt: skip
    names = align(gold["entities"], found)
    ends = [
        (scene.actors[reading.views[pair.source].actor].id, scene.actors[reading.views[pair.target].actor].id)
        for pair in reading.pairs
    ]
    targets, weights, qualifiers = _targets(
        gold, text, scene, reading, ends, {theirs: ours for ours, theirs in names.items()}
    )
    return Example(
        id=gold["id"], states=states, words=words.astype(np.uint8), pairs=pairs.astype(np.uint8),
        views=np.array([
            (mention.first, mention.last, number) for number, view in enumerate(reading.views) for mention in view.mentions
        ], np.int64).reshape(-1, 3),
        far=np.array([view.distance for view in reading.views], np.int64),
        index=np.array([(pair.source, pair.target, pair.sentence) for pair in reading.pairs], np.int64).reshape(-1, 3),
        sentences=np.array(scene.sentence_of, np.int64), ends=ends, targets=targets, weights=weights, qualifiers=qualifiers,
        names=names, gold=gold,
    )  # fmt: skip


def _targets(
    gold: dict[str, Any], text: str, scene: Scene, reading: Reading, ends: list[tuple[str, str]], ours: dict[str, str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    targets, weights = np.zeros((len(ends), len(TYPES)), np.float32), np.ones((len(ends), len(TYPES)), np.float32)
    qualifiers = []
    for relation in gold["relations"]:
        kind = TYPES.index(relation["type"])
        pair = ours.get(relation["source"]), ours.get(relation["target"])
        symmetric = relation.get("symmetric") or relation["type"] in SYMMETRIC_TYPES
        shown = _shown(text, relation["evidence"], scene)
        for row, end in enumerate(ends):
            if end != pair and not (symmetric and end == pair[::-1]):
                continue
            if reading.pairs[row].sentence in shown:
                weights[row, kind] = max(
                    1.0 if relation.get("required", True) else ARGUABLE, weights[row, kind] * targets[row, kind]
                )
                targets[row, kind] = 1
                qualifiers.append((
                    row, bool(relation.get("negated")), _MODALITIES.index(relation.get("modality") or "asserted"),
                    bool(relation.get("former")), relation.get("speaker") is not None,
                ))  # fmt: skip
            elif not targets[row, kind]:
                weights[row, kind] = 0
    return targets, weights, np.array(qualifiers, np.int64).reshape(-1, 5)


def _shown(text: str, evidence: str, scene: Scene) -> set[int]:
    """The sentences that lie within the evidence."""
    start = text.find(evidence)
    if start < 0:
        return set()
    end = start + len(evidence)
    found = set()
    for number, (first, last) in enumerate(scene.sentences):
        low, high = scene.words[first].start, scene.words[last - 1].end
        if min(high, end) - max(low, start) > WITHIN * (high - low):
            found.add(number)
    return found


def main() -> None:
    """Write the examples of gold files and training texts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--corpora", type=Path)
    arguments = parser.parse_args()
    lines = (line for path in arguments.gold for line in path.read_text(encoding="utf-8").split("\n"))
    documents = [json.loads(line) for line in lines if line.strip()]
    mistakes = Mistakes()
    documents += read_all(arguments.texts, mistakes, arguments.corpora)
    print("\n".join(mistakes))
    with arguments.output.open("wb") as file:
        for example in examples(documents):
            # Run as a program this module has another name than for who reads them.
            pickle.dump({name: getattr(example, name) for name in example.__slots__}, file)
    print(f"{len(documents)} documents")


if __name__ == "__main__":
    main()
