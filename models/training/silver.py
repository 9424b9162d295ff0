"""Trees of a trained network for sentences that have none: ``python silver.py NETWORK_DIR ENCODER_DIR CORPORA_DIR OUTPUT``.

Self-training: the next network learns from the trees of the last one where it was sure. Writes one JSON line a sentence with
its part, document and number, heads and labels; the head of a word is -1 where the network was not sure.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from examples import Example, Maker, collate
from network import Network
from parts import Part, plain_parts

from extractor.components.pieces import Pieces
from extractor.components.trees import best_tree
from extractor.components.weights import Labels

# News and encyclopedia in the languages of the product; parts that have trees are no business of this file.
PARTS = ("de_gsd_features", "de_gsd_tags", "de_germeval", "es_cess")
# An arc counts from this probability on.
SURE = 0.6
SENTENCES_A_BATCH = 64
UNKNOWN_HEAD = -1


def silver_trees(network: Network, maker: Maker, part: Part, labels: Labels) -> Iterator[dict[str, object]]:
    """A tree for every sentence of the part."""
    found = []
    for document, sentences in enumerate(part.documents):
        for number, sentence in enumerate(sentences):
            example, _ = maker.example(replace(sentence, heads=None, deps=None), 0, part.name)
            found.append((len(example.ids), document, number, example))
    allowed = torch.tensor([label in set(labels.by_lang["deps"][part.lang]) for label in labels.deps])
    found.sort(key=lambda item: item[:3])
    for start in range(0, len(found), SENTENCES_A_BATCH):
        batch = found[start : start + SENTENCES_A_BATCH]
        for (_, document, number, _), (heads, deps) in zip(
            batch, trees(network, [item[3] for item in batch], labels, allowed), strict=True
        ):
            yield {"part": part.name, "document": document, "sentence": number, "heads": heads, "deps": deps}


def trees(
    network: Network, examples: list[Example], labels: Labels, allowed: torch.Tensor
) -> Iterator[tuple[list[int], list[str]]]:
    """Heads and labels of each example, a sentence alone in its window."""
    batch = collate([[example] for example in examples])
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        out = network(*(torch.from_numpy(batch[name]) for name in ("ids", "gaps", "first", "last")))
        for row, example in enumerate(examples):
            size = len(example.first)
            scores = torch.log_softmax(out["arcs"][row, :size, : size + 1].float(), -1).numpy()
            heads = best_tree(scores)
            ends = out["label_head"][row, torch.from_numpy(heads)]
            logits = network.labels_of(out["label_dep"][row, :size], ends).float().masked_fill(~allowed, -1e4)
            deps = [labels.deps[int(number)] for number in logits.argmax(-1)]
            sure = np.exp(scores[np.arange(size), heads]) >= SURE
            places = np.where(heads == 0, np.arange(size), heads - 1)
            yield (
                [int(place) if known else UNKNOWN_HEAD for place, known in zip(places, sure, strict=True)],
                ["ROOT" if head == 0 else dep for head, dep in zip(heads, deps, strict=True)],
            )


def main() -> None:
    """Write the trees."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("network", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    labels = Labels.from_json((arguments.network / "labels.json").read_text(encoding="utf-8"))
    state = torch.load(arguments.network / "network.pt")
    network = Network(labels, words=len(state["word.weight"])).eval()
    network.load_state_dict(state)
    maker = Maker(Pieces((arguments.encoder / "pieces.model").read_bytes()), labels)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arcs = sure = 0
    with arguments.output.open("w", encoding="utf-8") as stream:
        for part in (part for part in plain_parts(arguments.corpora) if part.name in PARTS):
            for row in silver_trees(network, maker, part, labels):
                heads = row["heads"]
                assert isinstance(heads, list)
                arcs, sure = arcs + len(heads), sure + len(heads) - heads.count(UNKNOWN_HEAD)
                stream.write(json.dumps(row) + "\n")
    print(f"{arcs} arcs, {sure / max(1, arcs):.1%} sure")


if __name__ == "__main__":
    main()
