"""Learn how far relations are to be trusted: ``python confidence.py GOLD.jsonl... [--texts FILE...] [--corpora DIR] [--write]``.

The shipped rules read annotated documents; whether each relation they give is annotated teaches a logistic regression over the
traits of :mod:`extractor.relations.confidence`. Prints how well it ranks and how well it is calibrated on documents that it has
not learnt from (ten parts, by document), beside the share of right ones of each rule; ``--write`` puts the weights into the package.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / ".ci"), str(HERE / "judge")]

from documents import Mistakes, read_all  # noqa: E402 - after the path is set
from score import SYMMETRIC, align  # noqa: E402

from extractor import Extractor, to_record  # noqa: E402
from extractor.reading import raw_text  # noqa: E402
from extractor.relations.confidence import BASE, traits_of  # noqa: E402

TABLE = ROOT / "extractor" / "lang" / "shared" / "confidence.tsv"
HEAD = """\
# source: learnt by models/training/confidence.py from annotated news (Wikinews CC BY 2.5, AnCora CC BY 4.0) and documents written for this
# licence: MIT (as the code)
# note: not for editing. Weights of a logistic regression: trait of a relation → what it adds to the log odds that the relation is right
trait	weight
"""
# Strength of the penalty, chosen by cross-validation among 0.03, 0.1, 0.3 and 1 (log loss 0.474, 0.464, 0.460, 0.461).
INVERSE_PENALTY = 0.3
FOLDS = 10
# A weight smaller than this changes no probability by a digit.
SMALLEST = 0.02


@dataclass(slots=True)
class Examples:
    """One row a relation that the rules gave."""

    traits: list[dict[str, int]]
    right: list[bool]
    document: list[int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="documents as judge/documents.py reads them")
    parser.add_argument("--corpora", type=Path, help="where the sentences of *.ann files are")
    parser.add_argument("--write", action="store_true", help="replace the weights in the package")
    options = parser.parse_args()
    gold = [json.loads(line) for path in options.gold for line in path.open(encoding="utf-8")]
    gold += read_all(options.texts, Mistakes(), options.corpora)
    found = examples(gold)
    report(found)
    if options.write:
        write(found)


def examples(gold: Sequence[Mapping[str, Any]]) -> Examples:
    """What the rules give in annotated documents, and whether it is annotated (as certain or as arguable)."""
    found = Examples([], [], [])
    raws = [raw_text(record["text"], id=record["id"], date=record.get("date")) for record in gold]
    for number, (truth, document) in enumerate(zip(gold, Extractor().extract_many(raws), strict=True)):
        record = to_record(document)
        names = align(truth["entities"], record["entities"])
        wanted = set(annotated(truth))
        for relation, traits in zip(document.relations, traits_of(document.relations, document.entities), strict=True):
            triple = (names.get(relation.source), relation.type, names.get(relation.target))
            found.traits.append(dict.fromkeys(traits, 1))
            found.right.append(triple in wanted or (relation.symmetric and triple[::-1] in wanted))
            found.document.append(number)
    return found


def annotated(truth: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The triples of a document, both ways round where they are symmetric."""
    for relation in truth["relations"]:
        yield relation["source"], relation["type"], relation["target"]
        if relation.get("symmetric") or relation["type"] in SYMMETRIC:
            yield relation["target"], relation["type"], relation["source"]


def fitted(traits: Sequence[Mapping[str, int]], right: np.ndarray) -> tuple[DictVectorizer, LogisticRegression]:
    vectors = DictVectorizer()
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=5_000)
    return vectors, model.fit(vectors.fit_transform(traits), right)


def report(found: Examples) -> None:
    """The table, on documents that were not learnt from."""
    right = np.array(found.right)
    before, after = np.zeros(len(right)), np.zeros(len(right))
    for learn, hold in GroupKFold(FOLDS).split(right, right, found.document):
        before[hold] = by_rule(found, learn, hold)
        vectors, model = fitted([found.traits[row] for row in learn], right[learn])
        after[hold] = model.predict_proba(vectors.transform([found.traits[row] for row in hold]))[:, 1]
    print(f"{len(right)} relations, {right.mean():.2f} right\n")
    print("| | share of right ones by rule | learnt |\n|---|---|---|")
    print(f"| area under the curve | {roc_auc_score(right, before):.3f} | {roc_auc_score(right, after):.3f} |")
    print(f"| log loss | {log_loss(right, before):.3f} | {log_loss(right, after):.3f} |")
    print("\n| learnt, at least | share kept | of these right |\n|---|---|---|")
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        kept = after >= least
        print(f"| {least} | {kept.mean():.2f} | {right[kept].mean():.2f} |")
    print("\n| learnt, between | relations | mean | right |\n|---|---|---|---|")
    for low in np.arange(0.3, 1.0, 0.1):
        kept = (after >= low) & (after < low + 0.1)
        if kept.any():
            print(f"| {low:.1f}–{low + 0.1:.1f} | {kept.sum()} | {after[kept].mean():.2f} | {right[kept].mean():.2f} |")


def by_rule(found: Examples, learn: Sequence[int], hold: Sequence[int]) -> list[float]:
    """The share of right ones that each rule has, smoothed by one right and one wrong."""
    tried, right = Counter[str](), Counter[str]()
    rules = [next(trait for trait in traits if trait.startswith("rule=")) for traits in found.traits]
    for row in learn:
        tried[rules[row]] += 1
        right[rules[row]] += found.right[row]
    return [(right[rules[row]] + 1) / (tried[rules[row]] + 2) for row in hold]


def write(found: Examples) -> None:
    vectors, model = fitted(found.traits, np.array(found.right))
    rows = {BASE: float(model.intercept_[0]), **dict(zip(vectors.feature_names_, model.coef_[0], strict=True))}
    kept = {trait: weight for trait, weight in rows.items() if abs(weight) >= SMALLEST}
    lines = (f"{trait}\t{weight:.2f}\n" for trait, weight in sorted(kept.items()))
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
