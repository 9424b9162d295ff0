"""The judge's network: a small layer over the encoder's states, and the scores of pairs of actors.

A branch of four of the encoder's own layers, trained on, told events no better than this (see the README).
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

import torch
from examples import LAYERS, Example
from features import PAIR, TYPES, WORD
from torch import Tensor, nn
from torch.nn import functional

# Embedded distances end here: so many sentences or more.
FARTHEST = 4
# The width of the states of all layers that are read.
STATES = 384 * len(LAYERS)
WIDTH, HIDDEN, HEADS, HEAD_WIDTH, PRODUCT = 256, 256, 4, 64, 64
# Modalities, and the flags negated, former, reported.
EXTRA = 7
# Lengths are rounded up to a multiple: new shapes cost more than padding.
STEP = 64
# What a rule's own type counts from the start, here and elsewhere in the document: rules are right nine times of ten.
RULE, ELSEWHERE, SELDOM = 5.0, 1.0, -4.0


class Reader(nn.Module):
    """A layer over states, and a classifier of pairs."""

    def __init__(self, *, dropout: float = 0.3) -> None:
        super().__init__()
        # States of this encoder have a large common part and small differences: they are standardised.
        self.register_buffer("mu", torch.zeros(STATES))
        self.register_buffer("sd", torch.ones(STATES))
        self.inp = nn.Linear(STATES + WORD.width, WIDTH)
        self.ln = nn.LayerNorm(WIDTH)
        layer = nn.TransformerEncoderLayer(
            WIDTH, HEADS, 2 * WIDTH, dropout=0.1, activation="gelu", batch_first=True, norm_first=True
        )
        self.tr = nn.ModuleList([layer])
        self.far = nn.Embedding(FARTHEST + 1, WIDTH)
        nn.init.normal_(self.far.weight, std=0.1)
        attention = HEADS * HEAD_WIDTH
        self.q = nn.Linear(2 * WIDTH + PAIR.width, attention)
        self.kk, self.v = nn.Linear(WIDTH, attention), nn.Linear(WIDTH, attention)
        self.a, self.b, self.c = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN), nn.Linear(attention, HIDDEN)
        self.f, self.h2 = nn.Linear(PAIR.width, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.pa, self.pb, self.pp = nn.Linear(WIDTH, PRODUCT), nn.Linear(WIDTH, PRODUCT), nn.Linear(PRODUCT, HIDDEN)
        self.out, self.skip = nn.Linear(HIDDEN, len(TYPES)), nn.Linear(PAIR.width, len(TYPES))
        self.aux = nn.Linear(HIDDEN, EXTRA)
        self.drop = nn.Dropout(dropout)
        nn.init.zeros_(self.skip.weight)
        nn.init.constant_(self.skip.bias, SELDOM)
        at = PAIR.offsets()
        with torch.no_grad():
            for number in range(len(TYPES)):
                self.skip.weight[number, at["rule"] + number] = RULE
                self.skip.weight[number, at["rule_elsewhere"] + number] = ELSEWHERE

    def calibrate(self, documents: Sequence[dict[str, Tensor]]) -> None:
        """Set the standardisation from some documents."""
        states = torch.cat([document["states"] for document in documents])
        self.mu.copy_(states.mean(0))
        self.sd.copy_(states.std(0))

    def encode(self, states: Tensor, words: Tensor, padding: Tensor | None = None) -> Tensor:
        """The words as the classifier sees them."""
        x = self.ln(self.inp(torch.cat([(states - self.mu) / self.sd, words], -1)))
        for layer in self.tr:
            x = layer(x, src_key_padding_mask=padding)
        return x

    def judge(
        self, source: Tensor, target: Tensor, features: Tensor, sentence: Tensor, words: Tensor, sentences: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of types and qualifiers of each pair, and its attention over the words of its sentence."""
        shape = (-1, HEADS, HEAD_WIDTH)
        query = self.q(torch.cat([source, target, features], -1)).view(shape)
        key, value = self.kk(words).view(shape), self.v(words).view(shape)
        score = torch.einsum("phd,whd->phw", query, key) / math.sqrt(HEAD_WIDTH)
        share = score.masked_fill((sentence[:, None] != sentences[None])[:, None], -1e4).softmax(-1)
        context = torch.einsum("phw,whd->phd", share, value).flatten(1)
        product = self.pp(self.pa(source) * self.pb(target))
        x = functional.gelu(self.a(source) + self.b(target) + self.c(context) + self.f(features) + product)
        x = self.drop(functional.gelu(self.h2(self.drop(x))))
        return self.out(x) + self.skip(features), self.aux(x), share

    def forward(self, batch: Sequence[dict[str, Tensor]]) -> list[tuple[Tensor, Tensor, Tensor]]:
        """What :meth:`judge` gives for each document."""
        length = -(-max(len(document["sentences"]) for document in batch) // STEP) * STEP
        states, words = torch.zeros(len(batch), length, STATES), torch.zeros(len(batch), length, WORD.width)
        padding = torch.ones(len(batch), length, dtype=torch.bool)
        for number, document in enumerate(batch):
            size = len(document["sentences"])
            states[number, :size], words[number, :size] = document["states"], document["words"]
            padding[number, :size] = False
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.encode(states, words, padding)
        return [self._document(x[number].float(), document) for number, document in enumerate(batch)]

    def _document(self, x: Tensor, document: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        words = x[: len(document["sentences"])]
        views = self.drop(document["views"] @ words + self.far(document["far"]))
        source, target, sentence = document["index"].unbind(1)
        return self.judge(views[source], views[target], document["pairs"], sentence, words, document["sentences"])


def tensors(example: Example) -> dict[str, Tensor]:
    """An example for torch."""
    views = torch.zeros(len(example.far), len(example.sentences))
    for first, last, number in example.views:
        views[number, first:last] = 1
    views /= views.sum(1, keepdim=True).clamp(min=1)
    return {
        "states": torch.from_numpy(example.states).float(), "words": torch.from_numpy(example.words).float(),
        "pairs": torch.from_numpy(example.pairs).float(), "views": views, "far": torch.from_numpy(example.far).clamp(max=FARTHEST),
        "index": torch.from_numpy(example.index), "sentences": torch.from_numpy(example.sentences),
        "targets": torch.from_numpy(example.targets), "weights": torch.from_numpy(example.weights),
        "qualifiers": torch.from_numpy(example.qualifiers),
    }  # fmt: skip


def loss_of(found: tuple[Tensor, Tensor, Tensor], document: dict[str, Tensor]) -> Tensor:
    """Cross entropy of all types of all pairs, and of the qualifiers of what is told."""
    logits, extra, _ = found
    loss = functional.binary_cross_entropy_with_logits(
        logits, document["targets"], document["weights"], reduction="sum"
    )
    if len(document["qualifiers"]):
        row, negated, modality, former, reported = document["qualifiers"].unbind(1)
        rows = extra[row]
        flags = torch.stack([negated, former, reported], 1).float()
        loss = loss + 0.3 * functional.cross_entropy(rows[:, :4], modality, reduction="sum")
        loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(rows[:, 4:], flags, reduction="sum")
    return loss


def batches(documents: Sequence[dict[str, Tensor]], size: int, rng: random.Random) -> Iterator[list[dict[str, Tensor]]]:
    """Documents of about one length together, in random order."""
    order = sorted(documents, key=lambda document: len(document["sentences"]) + rng.random() * STEP)
    found = [list(order[start : start + size]) for start in range(0, len(order), size)]
    rng.shuffle(found)
    yield from found
