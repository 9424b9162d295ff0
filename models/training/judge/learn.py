"""Train the judge: ``python learn.py OUTPUT.pt EXAMPLES...`` with files of ``examples.py``; two cores take ten minutes."""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from examples import Example
from reader import Reader, batches, loss_of, tensors
from torch import nn

SEED, EPOCHS, BATCH, RATE, DECAY, WARMUP = 0, 9, 4, 1e-3, 0.01, 0.1
# Gradients of sums over all pairs of a document are brought near one.
SCALE = 8
# Every so many documents one for the standardisation.
SAMPLE = 20


def read_examples(paths: list[Path]) -> Iterator[Example]:
    """The examples of files that ``examples.py`` wrote."""
    for path in paths:
        with path.open("rb") as file:
            while True:
                try:
                    yield Example(**pickle.load(file))  # noqa: S301  (our own file)
                except EOFError:
                    break


def train(reader: Reader, examples: list[Example], *, epochs: int = EPOCHS) -> None:
    """Teach a reader."""
    rng = random.Random(SEED)  # noqa: S311  (an order, no secret)
    documents = [tensors(example) for example in examples if len(example.index)]
    reader.calibrate(documents[::SAMPLE])
    direct = [parameter for name, parameter in reader.named_parameters() if name.startswith("skip")]
    others = [parameter for name, parameter in reader.named_parameters() if not name.startswith("skip")]
    groups = [{"params": others, "lr": RATE}, {"params": direct, "lr": 3 * RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY, betas=(0.9, 0.98))
    total = epochs * -(-len(documents) // BATCH)
    warmup = max(1, int(total * WARMUP))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warmup, max(0.0, (total - step) / max(1, total - warmup)))
    )
    for epoch in range(epochs):
        reader.train()
        summed = 0.0
        for batch in batches(documents, BATCH, rng):
            losses = [loss_of(found, document) for found, document in zip(reader(batch), batch, strict=True)]
            loss = torch.stack(losses).mean() / SCALE
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            summed += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {summed * BATCH / len(documents):.3f}", flush=True)


def main() -> None:
    """Train on all examples and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("examples", type=Path, nargs="+")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    reader = Reader()
    train(reader, list(read_examples(arguments.examples)))
    torch.save(reader.state_dict(), arguments.output)


if __name__ == "__main__":
    main()
