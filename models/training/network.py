"""The network: a BERT encoder and one head for every layer of annotation.

Encoder: Devlin et al. 2019. Arcs: biaffine attention (Dozat & Manning 2017); labels: a low-rank bilinear form of the two
ends. Each group of heads reads its own mixture of the encoder's layers (Kondratyuk & Straka 2019, UDify).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from examples import MISSING
from torch import Tensor, nn
from torch.nn import functional

from extractor.components.pieces import PADDING
from extractor.components.weights import Labels

ARC_WIDTH, LABEL_WIDTH, NER_WIDTH = 256, 256, 256
# The encoder as it was pretrained: layers, width, heads, inner width, positions, epsilon of the normalisation.
SHAPE = (12, 384, 12, 1536, 512, 1e-12)
GROUPS = ("words", "tree", "ner")


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, epsilon), nn.LayerNorm(width, epsilon)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (f(x).view(batch, length, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        # Written out: on a processor this is faster in half precision than the fused attention of torch.
        shape = (batch * self.heads, length, width // self.heads)
        scores = (q / shape[-1] ** 0.5).reshape(shape) @ k.reshape(shape).transpose(1, 2)
        share = torch.softmax(scores.view(batch, self.heads, length, length) + mask.to(scores.dtype), -1)
        y = (share.view(-1, length, length) @ v.reshape(shape)).view(batch, self.heads, length, -1)
        x = self.aln(x + self.ao(y.transpose(1, 2).reshape(batch, length, width)))
        return self.oln(x + self.dropout(self.fo(functional.gelu(self.fi(x)))))


class Dropout(nn.Module):
    """Dropout that cuts its masks out of one pool of random numbers: on a processor new ones cost a tenth of a step."""

    POOL = 1 << 23

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share, self.pool = share, torch.zeros(0)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        if not len(self.pool):
            self.pool = ((torch.rand(self.POOL) >= self.share) / (1 - self.share)).bfloat16()
        if x.numel() >= self.POOL:
            return functional.dropout(x, self.share)
        start = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape)


class Network(nn.Module):
    """Encoder and heads; ``forward`` gives the outputs that the components read."""

    def __init__(self, labels: Labels, *, words: int, dropout: float = 0.1) -> None:
        super().__init__()
        layers, width, heads, inner, positions, epsilon = SHAPE
        self.word, self.position = nn.Embedding(words, width), nn.Embedding(positions, width)
        self.gap = nn.Embedding(4, width)
        self.norm = nn.LayerNorm(width, epsilon)
        self.layers = nn.ModuleList(Layer(width, heads, inner, epsilon, dropout) for _ in range(layers))
        self.mix = nn.ParameterDict({group: nn.Parameter(torch.zeros(layers + 1)) for group in GROUPS})
        self.dropout, self.strong = Dropout(dropout), Dropout(0.33)
        both = 2 * width
        self.pos, self.tags = nn.Linear(both, len(labels.pos)), nn.Linear(both, len(labels.tags))
        self.sizes = [len(values) for values in labels.features.values()]
        self.features = nn.Linear(both, sum(self.sizes))
        self.edit_in, self.edits = nn.Linear(both, width), nn.Linear(width, len(labels.edits))
        self.starts = nn.Linear(both, 1)
        self.arc_dep, self.arc_head = nn.Linear(both, ARC_WIDTH), nn.Linear(both, ARC_WIDTH)
        self.arc, self.arc_bias = nn.Linear(ARC_WIDTH, ARC_WIDTH), nn.Linear(ARC_WIDTH, 1)
        self.label_dep, self.label_head = nn.Linear(both, LABEL_WIDTH), nn.Linear(both, LABEL_WIDTH)
        self.label = nn.Linear(3 * LABEL_WIDTH, len(labels.deps))
        self.ner_in, self.ner = nn.Linear(both, NER_WIDTH), nn.Linear(NER_WIDTH, len(labels.ner))
        nn.init.zeros_(self.gap.weight)

    def load_encoder(self, tensors: Mapping[str, np.ndarray]) -> None:
        """Start from the pretrained weights; the one token type is added to the positions."""
        with torch.no_grad():
            self.word.weight.copy_(torch.from_numpy(tensors["emb.word"][: len(self.word.weight)]))
            self.position.weight.copy_(torch.from_numpy(tensors["emb.pos"] + tensors["emb.type"][0]))
            self.norm.weight.copy_(torch.from_numpy(tensors["emb.ln.w"]))
            self.norm.bias.copy_(torch.from_numpy(tensors["emb.ln.b"]))
            for number, layer in enumerate(self.layers):
                for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                    module = getattr(layer, name)
                    module.weight.copy_(torch.from_numpy(tensors[f"l{number}.{name}.w"]))
                    module.bias.copy_(torch.from_numpy(tensors[f"l{number}.{name}.b"]))

    def encode(self, ids: Tensor, gaps: Tensor) -> list[Tensor]:
        """All layers' states of the pieces, the embeddings first."""
        length = ids.shape[1]
        x = self.word(ids) + self.position(torch.arange(length)) + self.gap(gaps)
        x = self.dropout(self.norm(x))
        mask = torch.zeros(ids.shape, dtype=x.dtype).masked_fill(ids == PADDING, -1e4)[:, None, None, :]
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states

    def words_of(self, states: list[Tensor], group: str, first: Tensor, last: Tensor) -> Tensor:
        """A word is its first and its last piece, each a mixture of the layers."""
        weights = torch.softmax(self.mix[group], 0)
        mixed = sum(weight * state for weight, state in zip(weights, states, strict=True))
        assert isinstance(mixed, Tensor)
        rows = torch.arange(len(first))[:, None]
        return torch.cat([mixed[rows, first], mixed[rows, last]], dim=-1)

    def forward(self, ids: Tensor, gaps: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        """Logits; ``arcs`` is dependents × heads with the root as head 0."""
        states = self.encode(ids, gaps)
        x = self.dropout(self.words_of(states, "words", first, last))
        result = {
            "pos": self.pos(x), "tags": self.tags(x), "features": self.features(x), "starts": self.starts(x)[..., 0],
            "edits": self.edits(self.dropout(functional.gelu(self.edit_in(x)))),
        }  # fmt: skip
        x = self.dropout(self.words_of(states, "ner", first, last))
        result["ner"] = self.ner(self.dropout(functional.gelu(self.ner_in(x))))
        x = self.dropout(self.words_of(states, "tree", functional.pad(first, (1, 0)), functional.pad(last, (1, 0))))
        dependents, heads = (self.strong(functional.gelu(f(x))) for f in (self.arc_dep, self.arc_head))
        result["arcs"] = (self.arc(dependents[:, 1:]) @ heads.transpose(1, 2)) / ARC_WIDTH**0.5 + self.arc_bias(
            heads
        ).transpose(1, 2)
        result["label_dep"] = self.strong(functional.gelu(self.label_dep(x)))[:, 1:]
        result["label_head"] = self.strong(functional.gelu(self.label_head(x)))
        return result

    def labels_of(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Label logits of pairs of ends."""
        return self.label(torch.cat([dependents * heads, dependents, heads], dim=-1))


def losses(network: Network, batch: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The mean loss of every layer over the words that have it."""
    out = network(batch["ids"], batch["gaps"], batch["first"], batch["last"])
    result = {name: cross_entropy(out[name], batch[name]) for name in ("pos", "tags", "edits")}
    parts = out["features"].split(network.sizes, dim=-1)
    result["features"] = sum(
        (cross_entropy(part, batch["features"][..., i]) for i, part in enumerate(parts)), torch.zeros(())
    )
    known = batch["starts"] != MISSING
    result["starts"] = functional.binary_cross_entropy_with_logits(
        out["starts"][known].float(), batch["starts"][known].float()
    )
    result["ner"] = ner_loss(out["ner"], batch["ner"], batch["misc"])
    # Heads are sought in the sentence only: its ends are known before the tree is.
    same = batch["sentences"][:, :, None] == batch["sentences"][:, None, :]
    allowed = functional.pad(same, (1, 0), value=True)
    result["arcs"] = cross_entropy(out["arcs"].float().masked_fill(~allowed, -1e4), batch["heads"])
    where = (batch["heads"] >= 0).nonzero(as_tuple=True)
    ends = out["label_dep"][where], out["label_head"][where[0], batch["heads"][where]]
    result["deps"] = cross_entropy(network.labels_of(*ends), batch["deps"][where]) if len(where[0]) else torch.zeros(())
    return result


def cross_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    """The mean over the words that have a target; zero if none has."""
    flat = targets.reshape(-1)
    if not (flat != MISSING).any():
        return torch.zeros(())
    return functional.cross_entropy(logits.reshape(len(flat), -1).float(), flat, ignore_index=MISSING)


def ner_loss(logits: Tensor, targets: Tensor, misc: Tensor) -> Tensor:
    """Cross entropy; where the corpus has no MISC, its O stands for "O or MISC"."""
    known = targets != MISSING
    if not known.any():
        return torch.zeros(())
    scores = torch.log_softmax(logits[known].float(), -1)
    target = targets[known]
    chosen = scores.gather(1, target[:, None])[:, 0]
    either = torch.logsumexp(scores[:, [0, -2, -1]], 1)
    return -torch.where((misc[known] == 1) & (target == 0), either, chosen).mean()
