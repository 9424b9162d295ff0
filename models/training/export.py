"""Make what ships from a trained network: ``python export.py NETWORK_DIR ENCODER_DIR CORPORA_DIR MODELS_DIR``.

Writes ``encoder/`` (one set of weights for both languages: ``network.onnx``, ``labels.npz``, ``labels.json``,
``pieces.model``) and the pipelines ``de/`` and ``es/`` that use it. Matrices become int8 with a scale a column and are
multiplied in integers; the small heads stay in floats.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from lemmas import table
from network import ARC_WIDTH, GROUPS, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from package import package
from parts import plain_parts
from torch import Tensor, nn
from torch.nn import functional

from extractor.components.weights import Labels

TOP_EDITS = 3
# The matrices of a layer, as the network names them.
LAYER_MATRICES = frozenset({"q", "k", "v", "ao", "fi", "fo"})
OUTPUTS = ("pos", "tags", "features", "edits", "starts", "ner", "arcs", "label_dep", "label_head")


class Window(nn.Module):
    """The network on one window: no padding, no dropout, the table of pieces in int8."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        weight = network.word.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        for group in GROUPS:
            self.register_buffer(f"mix_{group}", torch.softmax(network.mix[group].detach(), 0))

    def layer(self, layer: nn.Module, x: Tensor) -> Tensor:
        """One layer of the encoder."""
        length, width = x.shape
        q, k, v = (f(x).view(length, layer.heads, -1).transpose(0, 1) for f in (layer.q, layer.k, layer.v))
        share = torch.softmax(q @ k.transpose(1, 2) * (width // layer.heads) ** -0.5, -1)
        x = layer.aln(x + layer.ao((share @ v).transpose(0, 1).reshape(length, width)))
        inner = functional.gelu(layer.fi(x))
        # Activations become integers with one scale a window, but some words (marks, full stops) have inner activations
        # many times those of the others, which would then have no digits left. Each word is divided by its own largest.
        span = inner.abs().amax(-1, keepdim=True)
        outer = (layer.fo(inner / span) - layer.fo.bias) * span + layer.fo.bias
        result: Tensor = layer.oln(x + outer)
        return result

    def forward(self, ids: Tensor, gaps: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """The outputs in the order of ``OUTPUTS``; of the edits the numbers of the best ones."""
        net = self.network
        x = self.table[ids].float() * self.scale[ids] + net.position.weight[: ids.shape[0]] + net.gap(gaps)
        x = net.norm(x)
        mixed = [weights[0] * x for weights in (self.mix_words, self.mix_tree, self.mix_ner)]
        for number, layer in enumerate(net.layers, start=1):
            x = self.layer(layer, x)
            mixed = [
                sum_ + weights[number] * x
                for sum_, weights in zip(mixed, (self.mix_words, self.mix_tree, self.mix_ner), strict=True)
            ]
        words, tree, ner = mixed
        w = torch.cat([words[first], words[last]], -1)
        edits = net.edits(functional.gelu(net.edit_in(w))).topk(TOP_EDITS, -1).indices
        n = net.ner(functional.gelu(net.ner_in(torch.cat([ner[first], ner[last]], -1))))
        root = torch.zeros(1, dtype=first.dtype)
        first, last = torch.cat([root, first]), torch.cat([root, last])
        t = torch.cat([tree[first], tree[last]], -1)
        dependents, heads = functional.gelu(net.arc_dep(t)), functional.gelu(net.arc_head(t))
        arcs = net.arc(dependents[1:]) @ heads.T / ARC_WIDTH**0.5 + net.arc_bias(heads).T
        label_dep, label_head = functional.gelu(net.label_dep(t))[1:], functional.gelu(net.label_head(t))
        return net.pos(w), net.tags(w), net.features(w), edits, net.starts(w)[:, 0], n, arcs, label_dep, label_head


def export(network: Network, path: Path) -> None:
    """Write the network in floats."""
    ids = torch.arange(4, 20)
    words = torch.arange(1, 14)
    names = ["ids", "gaps", "first", "last"]
    pieces, tokens = {0: "pieces"}, {0: "words"}
    torch.onnx.export(
        Window(network).eval(), (ids, torch.zeros_like(ids), words, words + 1), str(path), input_names=names,
        output_names=list(OUTPUTS), opset_version=17, dynamo=False,
        dynamic_axes=dict(zip(names, (pieces, pieces, tokens, tokens), strict=True)),
    )  # fmt: skip


def quantise(floats: Path, path: Path) -> None:
    """Int8 matrices in the encoder's layers; attention, which has no weights, and the heads are left in floats."""
    model = onnx.load(floats)
    matrices = [node.name for node in model.graph.node if node.op_type in ("Gemm", "MatMul")]
    kept = [name for name in matrices if name.split("/")[1].split("_")[0] not in LAYER_MATRICES]
    # The quantiser renames a Gemm while it splits it into product and sum, and asks for the new name.
    kept += [f"{name}_MatMul" for name in kept]
    quantize_dynamic(
        floats, path, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept,
        op_types_to_quantize=["MatMul", "Gemm"],
    )  # fmt: skip


def heads_of(network: Network, path: Path) -> None:
    """The relation labels: applied to the chosen pairs only, so they are no part of the graph."""
    np.savez(path, weight=network.label.weight.detach().numpy(), bias=network.label.bias.detach().numpy())


def main() -> None:
    """Export the weights and write both pipelines."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("network", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--version", default="0.2.0")
    arguments = parser.parse_args()
    labels = Labels.from_json((arguments.network / "labels.json").read_text(encoding="utf-8"))
    state = torch.load(arguments.network / "network.pt")
    network = Network(labels, words=len(state["word.weight"]))
    network.load_state_dict(state)
    shared = arguments.models / "encoder"
    shared.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        export(network, Path(folder) / "floats.onnx")
        quantise(Path(folder) / "floats.onnx", shared / "network.onnx")
    heads_of(network, shared / "labels.npz")
    (shared / "labels.json").write_text(labels.to_json(), encoding="utf-8")
    shutil.copy(arguments.encoder / "pieces.model", shared / "pieces.model")
    parts = plain_parts(arguments.corpora)
    for lang in ("de", "es"):
        package(lang, labels, table(parts, lang), arguments.models / lang, version=arguments.version)


if __name__ == "__main__":
    main()
