"""The judge's network: a branch of the encoder's upper layers, and the scores of pairs of actors."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

import torch
from examples import Example
from network import SHAPE, Layer
from torch import Tensor, nn
from torch.nn import functional

from extractor.relations.judge.features import PAIR, TYPES, WORD
from extractor.relations.judge.network import FARTHEST

# The encoder's layer whose states are read; the branch has those above it.
MIDDLE = 8
HIDDEN, HEADS, HEAD_WIDTH, PRODUCT = 256, 4, 64, 64
# Modalities, and the flags negated, former, reported.
EXTRA = 7
# Lengths are rounded up to a multiple: new shapes cost more than padding.
STEP = 64
# What a rule's own type counts from the start, here and elsewhere in the document: rules are right nine times of ten.
RULE, ELSEWHERE, SELDOM = 5.0, 1.0, -4.0


class Reader(nn.Module):
    """Layers over states, and a classifier of pairs."""

    def __init__(self, *, dropout: float = 0.1, strong: float = 0.2) -> None:
        super().__init__()
        layers, width, heads, inner, _, epsilon = SHAPE
        self.layers = nn.ModuleList(Layer(width, heads, inner, epsilon, dropout) for _ in range(layers - MIDDLE))
        self.word = nn.Linear(WORD.width, width)
        self.rest = nn.Linear(width, width)
        # States of this encoder have a large common part and small differences: both ends are standardised.
        for name in ("low", "high"):
            self.register_buffer(f"{name}_mean", torch.zeros(width))
            self.register_buffer(f"{name}_scale", torch.ones(width))
        self.far = nn.Embedding(FARTHEST + 1, width)
        self.query = nn.Linear(2 * width + PAIR.width, HEADS * HEAD_WIDTH)
        self.key, self.value = nn.Linear(width, HEADS * HEAD_WIDTH), nn.Linear(width, HEADS * HEAD_WIDTH)
        self.source, self.target = nn.Linear(width, HIDDEN), nn.Linear(width, HIDDEN)
        self.source_part, self.target_part = nn.Linear(width, PRODUCT), nn.Linear(width, PRODUCT)
        self.product, self.context = nn.Linear(PRODUCT, HIDDEN), nn.Linear(HEADS * HEAD_WIDTH, HIDDEN)
        self.features, self.hidden = nn.Linear(PAIR.width, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.types, self.direct = nn.Linear(HIDDEN, len(TYPES)), nn.Linear(PAIR.width, len(TYPES))
        self.extra = nn.Linear(HIDDEN, EXTRA)
        self.dropout = nn.Dropout(strong)
        for module in (self.word, self.far):
            nn.init.normal_(module.weight, std=0.02)
        nn.init.zeros_(self.word.bias)
        nn.init.zeros_(self.direct.weight)
        nn.init.constant_(self.direct.bias, SELDOM)
        at = PAIR.offsets()
        with torch.no_grad():
            for number in range(len(TYPES)):
                self.direct.weight[number, at["rule"] + number] = RULE
                self.direct.weight[number, at["rule_elsewhere"] + number] = ELSEWHERE

    def branch(self, states: Tensor, words: Tensor, mask: Tensor) -> Tensor:
        """The words as the classifier sees them, standardised."""
        x = states + self.word(words)
        for layer in self.layers:
            x = layer(x, mask)
        rest = self.rest((states - self.low_mean) / self.low_scale)
        return (x.float() - self.high_mean) / self.high_scale + 0.5 * rest.float()

    def calibrate(self, documents: Sequence[dict[str, Tensor]]) -> None:
        """Set the standardisation from some documents."""
        self.eval()
        with torch.no_grad():
            low = torch.cat([document["states"] for document in documents])
            self.low_mean.copy_(low.mean(0))
            self.low_scale.copy_(low.std(0))
            rows = []
            for document in documents:
                x = document["states"][None] + self.word(document["words"][None])
                for layer in self.layers:
                    x = layer(x, torch.zeros(1, 1, 1, 1))
                rows.append(x[0])
            high = torch.cat(rows)
            self.high_mean.copy_(high.mean(0))
            self.high_scale.copy_(high.std(0))

    def judge(
        self, source: Tensor, target: Tensor, features: Tensor, sentence: Tensor, words: Tensor, sentences: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of types and qualifiers of each pair, and its attention over the words of its sentence."""
        shape = (-1, HEADS, HEAD_WIDTH)
        query = self.query(torch.cat([source, target, features], -1)).view(shape)
        key, value = self.key(words).view(shape), self.value(words).view(shape)
        score = torch.einsum("phd,whd->phw", query, key) / math.sqrt(HEAD_WIDTH)
        share = score.masked_fill((sentence[:, None] != sentences[None])[:, None], -1e4).softmax(-1)
        context = torch.einsum("phw,whd->phd", share, value).reshape(len(query), -1)
        product = self.product(self.source_part(source) * self.target_part(target))
        x = self.source(source) + self.target(target) + self.context(context) + self.features(features) + product
        x = self.dropout(functional.gelu(self.hidden(self.dropout(functional.gelu(x)))))
        return self.types(x) + self.direct(features), self.extra(x), share

    def forward(self, batch: Sequence[dict[str, Tensor]]) -> list[tuple[Tensor, Tensor, Tensor]]:
        """What :meth:`judge` gives for each document."""
        length = -(-max(len(document["sentences"]) for document in batch) // STEP) * STEP
        states, words = torch.zeros(len(batch), length, SHAPE[1]), torch.zeros(len(batch), length, WORD.width)
        mask = torch.full((len(batch), 1, 1, length), -1e4)
        for number, document in enumerate(batch):
            size = len(document["sentences"])
            states[number, :size], words[number, :size], mask[number, ..., :size] = (
                document["states"], document["words"], 0,
            )  # fmt: skip
        x = self.branch(states, words, mask)
        with torch.autocast("cpu", enabled=False):
            return [self._document(x[number], document) for number, document in enumerate(batch)]

    def _document(self, x: Tensor, document: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        words = x[: len(document["sentences"])].float()
        views = self.dropout(document["views"] @ words + self.far(document["far"]))
        source, target, sentence = document["index"].unbind(1)
        return self.judge(views[source], views[target], document["pairs"], sentence, words, document["sentences"])


def tensors(example: Example) -> dict[str, Tensor]:
    """An example for torch."""
    views = torch.zeros(len(example.far), len(example.sentences))
    # A view is the mean over the words of all its mentions, as at run time.
    for first, last, number in example.views:
        views[number, first:last] += 1
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
    loss = functional.binary_cross_entropy_with_logits(logits, document["targets"], document["weights"], reduction="sum")
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
