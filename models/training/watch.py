"""Scores of a network in training, on gold tokens and sentences: for watching, ``evaluate.py`` measures the pipelines."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from examples import MISSING, Example, Maker, batches, collate
from network import Network

SENTENCES = 4


def scores(network: Network, maker: Maker, heldout: Mapping[str, list[list[Example]]]) -> str:
    """One line: attachment, tags and edits of the trees, entity F1, start F1."""
    network.eval()
    result = []
    for name, documents in heldout.items():
        counts: dict[str, list[int]] = {}
        runs = [document[i : i + SENTENCES] for document in documents for i in range(0, len(document), SENTENCES)]
        for batch in batches(runs, pieces=6000, rng=random.Random(0)):  # noqa: S311
            count(network, maker, collate(batch), counts)
        shown = []
        for key, (right, found, wanted) in counts.items():
            if wanted:
                shown.append(f"{key} {2 * right / (found + wanted):.3f}")
        result.append(f"{name}: {' '.join(shown)}")
    return "; ".join(result)


def count(network: Network, maker: Maker, batch: Mapping[str, np.ndarray], counts: dict[str, list[int]]) -> None:
    """Add (right, found, wanted) of one batch."""
    names = ("ids", "gaps", "first", "last")
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        out = {name: value.float() for name, value in network(*(torch.from_numpy(batch[n]) for n in names)).items()}
        same = torch.from_numpy(batch["sentences"][:, :, None] == batch["sentences"][:, None, :])
        allowed = torch.nn.functional.pad(same, (1, 0), value=True)
        heads = out["arcs"].masked_fill(~allowed, -1e4).argmax(-1)
        ends = out["label_head"].gather(1, heads[..., None].expand(-1, -1, out["label_head"].shape[-1]))
        deps = network.labels_of(out["label_dep"], ends).float().argmax(-1).numpy()
    heads_found = heads.numpy()
    punct = maker.numbers["pos"]["PUNCT"]
    scored = (batch["heads"] != MISSING) & (batch["pos"] != punct)
    attached = heads_found == batch["heads"]
    add(counts, "UAS", attached & scored, scored)
    add(counts, "LAS", attached & (deps == batch["deps"]) & scored, scored)
    for name in ("pos", "tags", "edits"):
        known = batch[name] != MISSING
        add(counts, name, (out[name].argmax(-1).numpy() == batch[name]) & known, known)
    known, begins = batch["starts"] != MISSING, out["starts"].numpy() > 0
    if known.any():
        extend(
            counts,
            "starts",
            ((batch["starts"] == 1) & begins & known).sum(),
            (begins & known).sum(),
            (batch["starts"] == 1).sum(),
        )
    ner = out["ner"].argmax(-1).numpy()
    for row in range(len(ner)):
        size = int((batch["sentences"][row] >= 0).sum())
        if (batch["ner"][row, :size] != MISSING).all():
            gold, mine = spans(batch["ner"][row, :size]), spans(ner[row, :size])
            extend(counts, "ner", len(gold & mine), len(mine), len(gold))


def add(counts: dict[str, list[int]], name: str, right: np.ndarray, scored: np.ndarray) -> None:
    extend(counts, name, right.sum(), scored.sum(), scored.sum())


def extend(counts: dict[str, list[int]], name: str, *values: int) -> None:
    for index, value in enumerate(values):
        counts.setdefault(name, [0, 0, 0])[index] += int(value)


def spans(tags: Sequence[int]) -> set[tuple[int, int, int]]:
    """Entities (kind, start, end) of PER, LOC and ORG in a row of BIO numbers."""
    result, start, kind = set(), -1, 0
    for index, tag in enumerate([*tags, 0]):
        here = (int(tag) + 1) // 2
        if start >= 0 and (here != kind or tag % 2 == 1):
            if kind < 4:
                result.add((kind, start, index))
            start = -1
        if start < 0 and tag:
            start, kind = index, here
    return result
