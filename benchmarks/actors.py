"""Loading and finding a user's own actors: ``python actors.py [--number 50000] [--megabytes 1]``.

Names are made from syllables, half of them people, each with two aliases; every thousandth word of the text names one of
them. The table is written as CSV, read by the path a user takes, and searched for in one text. Memory is what Python
holds for the actors after reading (tracemalloc, in a run of its own, because it slows reading down). Seconds are seconds
of one processor.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
import time
import tracemalloc
from pathlib import Path

from extractor.actors.own.catalogue import load_actors
from extractor.actors.own.matching import find_own, settled

SYLLABLES = "ba be bo bra da de dor fa fi gan ga ko kro la lin lo ma mer mi na nor no pa pet ra re ro sa stei ta ti to va wa zu".split()
EVERY = 1000


def word(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4)))


def rows(number: int, rng: random.Random) -> list[tuple[str, str, str, str]]:
    """Id, name, aliases and type of each actor."""
    found = []
    for index in range(number):
        first, last = word(rng).capitalize(), word(rng).capitalize()
        if index % 2:
            found.append((f"P{index}", f"{first} {last}", f"{first[0]}. {last}|@{first}{last}{index}", "person"))
        else:
            found.append(
                (f"O{index}", f"{first}{index} Werke", f"{first} {last} AG|{first}{last}{index}", "organisation")
            )
    return found


def text(size: int, names: list[str], rng: random.Random) -> str:
    """Words without meaning, some of them names, in sentences of twelve."""
    vocabulary = [word(rng) for _ in range(20_000)]
    vocabulary = [w.capitalize() if at % 3 else w for at, w in enumerate(vocabulary)]
    parts, length = [], 0
    while length < size:
        part = rng.choice(names) if len(parts) % EVERY == 0 else rng.choice(vocabulary)
        parts.append(part + (". " if len(parts) % 12 == 11 else " "))
        length += len(parts[-1])
    return "".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=50_000)
    parser.add_argument("--megabytes", type=float, default=1.0)
    options = parser.parse_args()
    rng = random.Random(0)  # noqa: S311  (an order, no secret)
    table = rows(options.number, rng)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "actors.csv")
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(("id", "name", "aliases", "type"))
            writer.writerows(table)
        load_actors([{"name": "Erika Muster", "type": "person"}])  # tables of the package, read once a process
        begun = time.process_time()
        own = load_actors(path)
        loaded = time.process_time() - begun
        tracemalloc.start()
        held = load_actors(path)
        memory = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        del held
    begun = time.process_time()
    spelled = len(own.sounds)
    sounded = time.process_time() - begun
    content = text(int(options.megabytes * 1_000_000), [row[1] for row in table], rng)
    begun = time.process_time()
    hits = settled(find_own(content, own, lang="de"))
    matched = time.process_time() - begun
    print(
        f"{len(own.actors):,} actors, {len(own.forms):,} forms, {len(own.notices):,} notices: loaded in {loaded:.1f} s, {memory / 1e6:.0f} MB"
    )
    print(f"{spelled:,} sounds of full names, made once when a text first needs them: {sounded:.1f} s")
    print(
        f"{len(content) / 1e6:.1f} MB of text, {len(hits):,} hits: {matched:.1f} s, {len(content) / 1e6 / matched:.1f} MB a second"
    )


if __name__ == "__main__":
    main()
