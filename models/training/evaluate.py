"""Score a pipeline on the held-out parts: ``python evaluate.py PIPELINE_DIR HELDOUT_DIR [--write]``.

With ``--write`` the scores go to ``scores.json`` beside the pipeline and to ``performance`` in its ``meta.json``.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

TREE_SCORES = ("dep_las", "dep_uas", "pos_acc", "tag_acc", "lemma_acc", "morph_acc", "sents_f")
FEATURES = ("Case", "Number", "Gender")
ENTITY_SCORES = ("ents_f", "ents_p", "ents_r")


def evaluate(nlp: Language, heldout: Path) -> dict[str, dict[str, Any]]:
    """The scores of each held-out file."""
    result: dict[str, dict[str, Any]] = {}
    for path in sorted(heldout.glob("*.spacy")):
        docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
        started = time.perf_counter()
        scores = nlp.evaluate(examples, batch_size=64)
        seconds = time.perf_counter() - started
        picked = tree_scores(scores) if path.stem.startswith("trees") else entity_scores(scores)
        words = sum(map(len, docs))
        result[path.stem] = picked | {"words": words, "words_per_second": round(words / seconds, -2)}
    return result


def tree_scores(scores: dict[str, Any]) -> dict[str, Any]:
    """Attachment, tags, lemmas, sentences, and F1 of the features that the stages use."""
    result = {name: round(scores[name], 4) for name in TREE_SCORES if scores.get(name) is not None}
    features = scores.get("morph_per_feat") or {}
    return result | {f"morph_{name}_f": round(features[name]["f"], 4) for name in FEATURES if name in features}


def entity_scores(scores: dict[str, Any]) -> dict[str, Any]:
    """Exact spans, over all and by type."""
    result: dict[str, Any] = {name: round(scores[name], 4) for name in ENTITY_SCORES}
    types = scores.get("ents_per_type") or {}
    result["ents_per_type"] = {name: {k: round(v, 4) for k, v in types[name].items()} for name in sorted(types)}
    without = [name for name in types if name != "MISC"]
    result["per_loc_org_mean_f"] = round(sum(types[name]["f"] for name in without) / max(len(without), 1), 4)
    return result


def table(scores: dict[str, dict[str, Any]]) -> str:
    """The scores as lines of a Markdown table.

    Example:
        >>> print(table({"ner": {"ents_f": 0.5}}))
        | part | score | value |
        |---|---|---|
        | ner | ents_f | 0.500 |
    """
    lines = ["| part | score | value |", "|---|---|---|"]
    for part, values in scores.items():
        for name, value in values.items():
            if name == "ents_per_type":
                lines += [f"| {part} | F1 {kind} | {numbers['f']:.3f} |" for kind, numbers in value.items()]
            elif isinstance(value, float) and value <= 1:
                lines.append(f"| {part} | {name} | {value:.3f} |")
            else:
                lines.append(f"| {part} | {name} | {value:.0f} |")
    return "\n".join(lines)


def write(directory: Path, scores: dict[str, dict[str, Any]]) -> None:
    """Record the scores; the speed of this machine stays out of ``meta.json``."""
    (directory / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    path = directory / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    both = scores.get("trees", {}) | scores.get("ner", {})
    meta["performance"] = {name: value for name, value in both.items() if not name.startswith("words")}
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Print the table of one pipeline."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("heldout", type=Path)
    parser.add_argument("--write", action="store_true", help="write scores.json and meta.json")
    arguments = parser.parse_args()
    scores = evaluate(spacy.load(arguments.pipeline), arguments.heldout)
    print(table(scores))
    if arguments.write:
        write(arguments.pipeline, scores)


if __name__ == "__main__":
    main()
