#!/usr/bin/env python3
"""The quality gate: measure the extractor on gold annotation and compare with the floors.

    gate.py                        measure; exit 1 below a floor or on another gold file
    gate.py --pin                  raise the floors to today's scores
    gate.py --pin --allow-regression   also lower them, which the commit must justify

The seed is always measured. The development sets are measured where the environment variable
EXTRACTOR_GOLD names their folder; elsewhere they are left out, and the gate says so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# The scorer stands beside this script; the extractor is the installed one, or else the source tree.
sys.path[:0] = [str(HERE)]
sys.path.append(str(ROOT))

from score import Record, score  # noqa: E402 - after the path is set

FLOORS = HERE / "floors.json"
SEED = ROOT / "tests" / "gold" / "seed.gold.jsonl"
DEVELOPMENT = "dev_*.gold.jsonl"

# Floating point differs a little between processors and may turn a decision near a threshold. One
# decision moves F1 by up to 0.02 on a development set (48 to 183 required relations) and by up to 0.06 on the seed (13).
TOLERANCE = 0.02
TOLERANCE_SMALL = 0.06
SMALL = 5  # documents; a set with fewer is small
# Shares among the relations found, not F1: they move when more relations are found, and have no floor.
SHARES = frozenset({"modality", "negated", "speaker"})


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A gold file, its documents and its hash."""

    name: str
    documents: tuple[Record, ...]
    sha256: str


@dataclass(slots=True)
class Verdict:
    """What the gate found on one set."""

    name: str
    lines: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="write today's scores as floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --pin lower a floor")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--seed", type=Path, default=SEED)
    options = parser.parse_args(arguments)
    floors = read_floors(options.floors)
    folder = os.environ.get("EXTRACTOR_GOLD")
    sets = list(gold_sets(options.seed, Path(folder) if folder else None))
    if not folder:
        print("gate: EXTRACTOR_GOLD names no folder; only the seed is measured")
    scores = {gold.name: score(gold.documents, extract(gold)) for gold in sets}
    measured = {name: found.rows() for name, found in scores.items()}
    if options.pin:
        pinned, refused = pin(floors, sets, measured, allow_regression=options.allow_regression)
        options.floors.write_text(json.dumps(pinned, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        for line in refused:
            print(f"gate: kept {line}; --allow-regression lowers it")
        return 1 if refused else 0
    failures = []
    for gold in sets:
        verdict = judge(gold, measured[gold.name], floors, scores[gold.name].details())
        print("\n".join(verdict.lines))
        failures += verdict.failures
    for failure in failures:
        print(f"gate: FAILED {failure}")
    if not failures:
        print(f"gate: passed on {', '.join(gold.name for gold in sets)}")
    return 1 if failures else 0


def gold_sets(seed: Path, folder: Path | None) -> Iterator[GoldSet]:
    """The seed, and the development sets of a folder."""
    yield read_gold(seed)
    if folder is not None:
        found = sorted(folder.glob(DEVELOPMENT))
        if not found:
            raise SystemExit(f"gate: EXTRACTOR_GOLD is {folder}, which has no {DEVELOPMENT}")
        yield from map(read_gold, found)


def read_gold(path: Path) -> GoldSet:
    data = path.read_bytes()
    documents = tuple(json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip())
    return GoldSet(path.name.removesuffix(".gold.jsonl"), documents, hashlib.sha256(data).hexdigest())


def extract(gold: GoldSet) -> Iterator[dict[str, Any]]:
    """Records of the documents, as a user gets them: from the text alone."""
    from extractor import Extractor, to_record
    from extractor.reading import raw_text

    raws = [raw_text(document["text"], id=document["id"]) for document in gold.documents]
    return map(to_record, Extractor().extract_many(raws))


def read_floors(path: Path) -> dict[str, Any]:
    floors: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floors


def judge(
    gold: GoldSet,
    rows: Mapping[str, float],
    floors: Mapping[str, Any],
    details: Mapping[str, str] = MappingProxyType({}),
) -> Verdict:
    """Compare a set's scores with its floors; ``details`` are printed beside them."""
    verdict = Verdict(gold.name, [f"{gold.name} ({len(gold.documents)} documents)"])
    known = floors.get(gold.name)
    if known is None:
        verdict.failures.append(f"{gold.name}: it has no floors; run gate.py --pin")
        known = {"sha256": gold.sha256, "floors": {}}
    if known["sha256"] != gold.sha256:
        verdict.failures.append(f"{gold.name}: the gold file is not the one of the floors; run gate.py --pin")
    tolerance = TOLERANCE if len(gold.documents) >= SMALL else TOLERANCE_SMALL
    for row in sorted({*rows, *known["floors"]}):
        floor, value = known["floors"].get(row), rows.get(row)
        shown = "-" if value is None else f"{value:.4f}"
        verdict.lines.append(
            f"  {row:22} {shown:>7}"
            + ("              " if floor is None else f"   floor {floor:.3f}")
            + f"   {details.get(row, '')}".rstrip()
        )
        if floor is not None and (value is None or value < floor - tolerance):
            verdict.failures.append(f"{gold.name}: {row} is {shown}, the floor is {floor:.3f}")
    return verdict


def pin(
    floors: Mapping[str, Any],
    sets: Iterable[GoldSet],
    measured: Mapping[str, Mapping[str, float]],
    *,
    allow_regression: bool,
) -> tuple[dict[str, Any], list[str]]:
    """New floors, and those that would have been lowered.

    A set that was not measured keeps its floors; so does, without ``allow_regression``, a row
    that scored lower than its floor.
    """
    pinned = dict(floors)
    refused = []
    for gold in sets:
        old = dict(floors.get(gold.name, {}).get("floors", {}))
        rows = measured[gold.name].items()
        new = {row: math.floor(value * 1000) / 1000 for row, value in rows if row not in SHARES}
        for row, floor in old.items():
            if not allow_regression and new.get(row, -1.0) < floor:
                refused.append(f"{gold.name}: {row} at {floor:.3f}")
                new[row] = floor
        pinned[gold.name] = {"sha256": gold.sha256, "floors": new}
    return pinned, refused


if __name__ == "__main__":
    sys.exit(main())
