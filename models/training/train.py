"""Train the network: ``python train.py CORPORA_DIR ENCODER_DIR OUTPUT_DIR``; run again, it goes on from its checkpoint.

With ``--recipe refine.toml --start DIR`` it goes on from the weights of an earlier training.

Two CPU cores are enough (mixed precision where the processor has it). The averaged weights of the last step are the result;
no score chooses a step. The scores it prints now and then are for watching.
"""

from __future__ import annotations

import argparse
import random
import time
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from examples import Example, Maker, batches, collate, collect_labels, windows
from network import Network, losses
from parts import heldout_parts, training_parts
from torch import Tensor, nn
from watch import scores

from extractor.components.pieces import UNKNOWN, Pieces
from extractor.components.weights import Labels

RECIPE = Path(__file__).parent / "recipe.toml"
REPORT_STEPS, SAVE_STEPS = 100, 300


def epoch_of(
    corpora: Mapping[str, list[list[Example]]], recipe: Mapping[str, Any], epoch: int
) -> list[list[list[Example]]]:
    """The batches of one epoch: every corpus as often as its weight says, the same for the same number."""
    rng = random.Random(recipe["training"]["seed"] * 1000 + epoch)  # noqa: S311  (an order, no secret)
    runs: list[list[Example]] = []
    for name, documents in corpora.items():
        weight = recipe["weights"].get(name, 0)
        whole, share = int(weight), weight - int(weight)
        for _ in range(whole):
            runs += windows(documents, rng)
        runs += windows(rng.sample(documents, int(share * len(documents))), rng)
    return batches(runs, pieces=recipe["training"]["pieces_a_batch"], rng=rng)


def groups(network: Network, settings: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Parameters with their rates: lower layers know the languages already and move less; the embeddings are frozen."""
    network.word.weight.requires_grad = False
    network.position.weight.requires_grad = False
    layers = len(network.layers)
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith(("layers.", "norm.")):
            number = int(name.split(".")[1]) if name.startswith("layers.") else 0
            rate = settings["rate"] * settings["layer_decay"] ** (layers - 1 - number)
        else:
            rate = settings["rate_heads"]
        yield {
            "params": [parameter], "lr": rate, "weight_decay": settings["weight_decay"] if parameter.dim() > 1 else 0.0
        }  # fmt: skip


def tensors(batch: Mapping[str, np.ndarray], hide: float) -> dict[str, Tensor]:
    """The batch for torch, some pieces hidden: names to come are unknown too."""
    result = {name: torch.from_numpy(values) for name, values in batch.items()}
    hidden = (torch.rand(result["ids"].shape) < hide) & (result["ids"] > UNKNOWN)
    return result | {"ids": result["ids"].masked_fill(hidden, UNKNOWN)}


class Training:
    """Network, optimiser, averaged weights and the step, kept in one checkpoint."""

    def __init__(self, network: Network, recipe: Mapping[str, Any], total: int, path: Path) -> None:
        self.network, self.recipe, self.total, self.path = network, recipe, total, path
        settings = recipe["training"]
        self.optimizer = torch.optim.AdamW(list(groups(network, settings)), betas=(0.9, 0.98), eps=1e-6)
        warmup = max(1, int(settings["warmup"] * total))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min((step + 1) / warmup, max(0.0, (total - step) / (total - warmup)))
        )
        self.average = torch.optim.swa_utils.AveragedModel(
            network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(settings["average"])
        )
        self.step = 0
        if path.exists():
            self.load()

    def learn(self, batch: Mapping[str, np.ndarray]) -> dict[str, float]:
        """One step; the losses."""
        self.network.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = losses(self.network, tensors(batch, self.recipe["training"]["hide"]))
        loss = sum((self.recipe["losses"][name] * value for name, value in found.items()), torch.zeros(()))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.average.update_parameters(self.network)
        self.step += 1
        return {name: float(value.detach()) for name, value in found.items()}

    def save(self) -> None:
        """Write the checkpoint under a temporary name first."""
        names = ("network", "optimizer", "schedule", "average")
        state = {name: getattr(self, name).state_dict() for name in names} | {"step": self.step}
        fresh = self.path.with_suffix(".tmp")
        torch.save(state, fresh)
        fresh.rename(self.path)

    def load(self) -> None:
        """Go on from the checkpoint."""
        state = torch.load(self.path)
        for name in ("network", "optimizer", "schedule", "average"):
            getattr(self, name).load_state_dict(state[name])
        self.step = state["step"]


def prepare(
    arguments: argparse.Namespace, recipe: Mapping[str, Any]
) -> tuple[Maker, Network, dict[str, list[list[Example]]]]:
    """The examples and the network with the pretrained weights."""
    parts = training_parts(arguments.corpora, silver=arguments.silver)
    start: Path | None = arguments.start
    labels = Labels.from_json((start / "labels.json").read_text(encoding="utf-8")) if start else collect_labels(parts)
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "labels.json").write_text(labels.to_json(), encoding="utf-8")
    maker = Maker(Pieces((arguments.encoder / "pieces.model").read_bytes()), labels)
    corpora = {part.name: list(maker.sentences(part)) for part in parts}
    network = Network(labels, words=len(maker.pieces), dropout=recipe["training"]["dropout"])
    if start:
        network.load_state_dict(torch.load(start / "network.pt"))
    else:
        network.load_encoder(dict(np.load(arguments.encoder / "encoder.npz")))
    return maker, network, corpora


def main() -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument("--start", type=Path, help="the output of an earlier training to go on from")
    parser.add_argument("--silver", type=Path, help="trees of silver.py for sentences that have none")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many (to measure the speed)")
    arguments = parser.parse_args()
    recipe = tomllib.loads(arguments.recipe.read_text(encoding="utf-8"))
    torch.manual_seed(recipe["training"]["seed"])
    maker, network, corpora = prepare(arguments, recipe)
    epochs = recipe["training"]["epochs"]
    total = sum(len(epoch_of(corpora, recipe, epoch)) for epoch in range(epochs))
    training = Training(network, recipe, total, arguments.output / "checkpoint.pt")
    heldout = {f"{part.lang}_{part.name}": list(maker.sentences(part)) for part in heldout_parts(arguments.corpora)}
    print(f"{total} steps, {sum(p.numel() for p in network.parameters()) / 1e6:.1f} M weights", flush=True)
    skip, started, words = training.step, time.perf_counter(), 0
    sums: dict[str, float] = {}
    for epoch in range(epochs):
        for batch in epoch_of(corpora, recipe, epoch):
            if skip:
                skip -= 1
                continue
            for name, value in training.learn(collate(batch)).items():
                sums[name] = sums.get(name, 0.0) + value
            words += sum(len(example.first) for run in batch for example in run)
            if training.step % REPORT_STEPS == 0:
                shown = " ".join(f"{name} {value / REPORT_STEPS:.3f}" for name, value in sums.items())
                print(f"{training.step} {words / (time.perf_counter() - started):.0f} w/s {shown}", flush=True)
                sums = {}
            if training.step % SAVE_STEPS == 0:
                training.save()
            if training.step == arguments.steps:
                return
        print(f"epoch {epoch}: {scores(training.average.module, maker, heldout)}", flush=True)
    training.save()
    torch.save(training.average.module.state_dict(), arguments.output / "network.pt")


if __name__ == "__main__":
    main()
