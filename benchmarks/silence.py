"""How often a relation is reported where there is none: ``python benchmarks/silence.py GOLD... [--number 500]``.

From annotated documents come sentences that name two actors whom the annotation relates nowhere in the document, not even
arguably; of each such sentence its first pair of actors counts, and of all sentences a fixed sample. The share is that of sentences
for which the extractor reports a relation between the two with this sentence as evidence.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from extractor import Document, Extractor
from extractor.reading import raw_text
from extractor.records import RawText

sys.path.append(str(Path(__file__).resolve().parents[1] / ".ci"))
from score import align

TYPES = ("person", "country", "organisation")
SEED = 0


def silent(document: Document, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Sentences with two actors whom the annotation does not relate, and whether a relation of the two is reported there."""
    theirs = align(gold["entities"], [_entity(item) for item in document.entities])
    related = {frozenset((relation["source"], relation["target"])) for relation in gold["relations"]}
    reported = [
        (frozenset((relation.source, relation.target)), evidence.start, evidence.end)
        for relation in document.relations
        for evidence in relation.evidence
    ]
    text = gold["text"]
    for start, end in _sentences(text):
        present = sorted(
            {item.id for item in document.entities if item.type in TYPES and item.id in theirs
             for mention in item.mentions if mention.kind not in {"role", "pronoun"} and start <= mention.start < end}
        )  # fmt: skip
        pairs = [pair for pair in combinations(present, 2) if frozenset(map(theirs.get, pair)) not in related]
        if pairs:
            pair = frozenset(pairs[0])
            yield text[start:end], any(ends == pair and low < end and start < high for ends, low, high in reported)


def _entity(item: Any) -> dict[str, Any]:
    mentions = [{"text": mention.text, "kind": mention.kind} for mention in item.mentions]
    return {"id": item.id, "type": item.type, "name": item.name, "aliases": list(item.aliases), "mentions": mentions}


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Full stops before a space and a capital: near enough for a sample."""
    start = 0
    for index in range(len(text) - 2):
        if text[index] in ".!?\n" and text[index + 1].isspace() and (text[index + 2].isupper() or text[index] == "\n"):
            yield start, index + 1
            start = index + 1
    yield start, len(text)


def raws(golds: list[dict[str, Any]]) -> Iterator[RawText]:
    """The texts of annotated documents."""
    for gold in golds:
        yield raw_text(gold["text"], id=gold["id"])


def main() -> None:
    """Print the share, with some of the false alarms."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--number", type=int, default=500)
    parser.add_argument("--errors", type=int, default=0, help="print so many sentences with a false alarm")
    arguments = parser.parse_args()
    lines = [line for path in arguments.gold for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    golds = [json.loads(line) for line in lines]
    found = [
        case
        for document, gold in zip(Extractor().extract_many(raws(golds)), golds, strict=True)
        for case in silent(document, gold)
    ]
    cases = random.Random(SEED).sample(found, min(arguments.number, len(found)))  # noqa: S311  (a sample, no secret)
    alarms = [sentence for sentence, alarm in cases if alarm]
    print(
        f"{len(cases)} sentences of {len(found)} with two actors and no relation: {len(alarms)} fire ({len(alarms) / len(cases):.1%})"
    )
    for sentence in alarms[: arguments.errors]:
        print(f"  {sentence.strip()}")


if __name__ == "__main__":
    main()
