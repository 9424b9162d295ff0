"""The floats of released weights, to train on from them without a checkpoint: ``python restore.py MODELS_DIR NETWORK_DIR``.

A matrix in int8 is its integers times the scale of their column: within half a scale of what was trained.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from network import GROUPS, SHAPE, Network
from onnx import numpy_helper

from extractor.components.weights import Labels

PREFIX, TURNED = "network.", "_Transposed"


def restored(model: onnx.ModelProto, heads: Mapping[str, np.ndarray], labels: Labels) -> Network:
    """The network of an exported graph.

    Raises:
        KeyError: The graph has not the weights of this network.
    """
    found = {item.name: numpy_helper.to_array(item) for item in model.graph.initializer}
    words, positions = found["table"].astype(np.float32) * found["scale"], found[f"{PREFIX}position.weight"]
    network = Network(labels, words=len(words))
    state = {"word.weight": words, "position.weight": positions, "label.weight": heads["weight"]}
    state |= {"label.bias": heads["bias"]} | mixtures(model, found)
    for name in network.state_dict().keys() - state.keys():
        state[name] = weight(found, PREFIX + name)
    network.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in state.items()})
    return network


def weight(found: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """A tensor in floats, its rows the outputs."""
    if name in found:
        return found[name]
    if name + TURNED in found:
        return found[name + TURNED].T
    return (found[f"{name}{TURNED}_quantized"].astype(np.float32) * found[f"{name}{TURNED}_scale"]).T


def mixtures(model: onnx.ModelProto, found: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The mixture of layers of each group: the graph multiplies by the shares in this order."""
    single = [item.name for item in model.graph.initializer if not item.dims and item.name.startswith("onnx::Mul")]
    shares = np.array([found[name] for name in single]).reshape(SHAPE[0] + 1, len(GROUPS))
    return {f"mix.{group}": np.log(shares[:, number]) for number, group in enumerate(GROUPS)}


def main() -> None:
    """Write what ``train.py --start`` reads."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    shared = arguments.models / "encoder"
    text = (shared / "labels.json").read_text(encoding="utf-8")
    network = restored(onnx.load(shared / "network.onnx"), np.load(shared / "labels.npz"), Labels.from_json(text))
    arguments.output.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), arguments.output / "network.pt")
    (arguments.output / "labels.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
