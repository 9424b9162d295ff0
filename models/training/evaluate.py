"""Score both pipelines on the held-out parts: ``python evaluate.py MODELS_DIR HELDOUT_DIR [--write] [--texts FILE]``.

Prints one table: every measure, its 95 % interval (bootstrap by document), the target and whether it is reached. Speed and
memory come from ``benchmarks/pipelines.py``, run as a program of its own. With ``--write`` the scores go to ``scores.json``
beside each pipeline and to ``performance`` in its ``meta.json``; what depends on the machine is only printed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import spacy
from measures import Score, entity_scores, sentence_scores, tree_scores
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "pipelines.py"
Scores = dict[str, dict[str, Score]]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a score of a part, and the target it has."""

    title: str
    lang: str
    part: str
    score: str
    target: float | None = None


def rows_of(lang: str, part: str, title: str, *scores: tuple[str, str, float | None]) -> list[Row]:
    """Rows of one part: title, score and target of each."""
    return [Row(f"{title}: {what}", lang, part, score, target) for what, score, target in scores]


WORDS = (
    ("UPOS", "upos", None),
    ("lemma", "lemma", None),
    ("all features", "feats", None),
    ("tokens F1", "tokens", None),
)
ATTACHMENTS = (("LAS", "las", None), ("UAS", "uas", None))
WITH_PUNCTUATION = (
    ("LAS, punctuation counted", "las_with_punct", None),
    ("UAS, punctuation counted", "uas_with_punct", None),
)
KINDS = (("PER", "PER", None), ("LOC", "LOC", None), ("ORG", "ORG", None))
MISC = ("MISC (not in the micro-F1)", "MISC", None)
MICRO = "micro-F1 PER/LOC/ORG"

ROWS = [
    *rows_of(
        "de", "trees", "German, half of GSD dev",
        ("LAS", "las", 0.85), ("UAS", "uas", 0.90), *WITH_PUNCTUATION, ("UPOS", "upos", 0.95), ("XPOS", "xpos", None),
        ("lemma", "lemma", 0.96), ("Case F1", "Case", 0.92), ("Number F1", "Number", 0.92), ("Gender F1", "Gender", 0.92),
        *WORDS[2:], ("sentences F1, running text", "sentences", 0.96),
    ),
    *rows_of("de", "sentences_layouts", "The same in paragraphs, lines, wrapped lines", ("sentences F1", "sentences", None)),
    *rows_of("de", "ner", "German names, GermEval", (MICRO, "names", 0.83), *KINDS, MISC),
    *rows_of("de", "ner_parliament", "German names, parliament (Padó)", (MICRO, "names", 0.75), *KINDS),
    *rows_of("de", "ner_posts", "German names, tweets (xLiMe)", (MICRO, "names", 0.55), *KINDS),
    *rows_of(
        "es", "trees", "Spanish, part of AnCora test",
        ("LAS", "las", 0.90), ATTACHMENTS[1], *WITH_PUNCTUATION, WORDS[0], ("lemma", "lemma", 0.96), *WORDS[2:],
        ("sentences F1, running text", "sentences", None),
    ),
    *rows_of(
        "es", "trees_gsd", "Spanish, part of GSD test",
        *ATTACHMENTS, *WORDS, ("sentences F1, running text", "sentences", None),
    ),
    *rows_of("es", "sentences_posts", "Spanish tweets, own marks", ("sentences F1", "sentences", 0.93)),
    *rows_of("es", "ner", "Spanish names, news (CESS)", (MICRO, "names", None), *KINDS, MISC),
    *rows_of("es", "ner_posts", "Spanish names, tweets (xLiMe)", (MICRO, "names", 0.60), *KINDS),
]  # fmt: skip

# What the benchmark reports: title, target, whether more is better, how it is written.
RESOURCES = {
    "words_per_second": ("Words a second, both cores, all layers", 6000.0, True, "{:,.0f}"),
    "ratio": ("… in proportion to a small CNN built as spaCy's own", 0.8, True, "{:.2f}"),
    "ratio_shared": ("… and to one with a single encoder", None, True, "{:.2f}"),
    "megabytes": ("Size on disk, both languages (MB)", 60.0, False, "{:.1f}"),
    "resident_megabytes": ("Resident memory, both languages loaded (MB)", 700.0, False, "{:,.0f}"),
    "peak_megabytes": ("… at its highest (MB)", None, False, "{:,.0f}"),
    "load_seconds": ("Seconds to load both", None, False, "{:.1f}"),
}
# spaCy's names of what ``meta.json`` reports.
PERFORMANCE = {
    "trees": {
        "las": "dep_las", "uas": "dep_uas", "upos": "pos_acc", "xpos": "tag_acc", "lemma": "lemma_acc", "feats": "morph_acc",
        "Case": "morph_Case_f", "Number": "morph_Number_f", "Gender": "morph_Gender_f", "sentences": "sents_f",
    },
    "ner": {"names": "ents_f"},
}  # fmt: skip


def evaluate(nlp: Language, heldout: Path) -> Scores:
    """The scores of each held-out file, read from its raw text."""
    result: Scores = {}
    for path in sorted(heldout.glob("*.spacy")):
        gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        found = nlp.pipe(doc.text for doc in gold)
        examples = [Example(one, doc) for one, doc in zip(found, gold, strict=True)]
        kind = path.stem.partition("_")[0]
        result[path.stem] = {"trees": tree_scores, "ner": entity_scores, "sentences": sentence_scores}[kind](examples)
    return result


def lines(scores: Mapping[str, Scores]) -> list[str]:
    """The scores of the languages given as lines of a Markdown table.

    Example:
        >>> print(*lines({"es": {"ner_posts": {"names": Score(0.61, 0.584, 0.63)}}}), sep="\\n")
        | Spanish names, tweets (xLiMe): micro-F1 PER/LOC/ORG | 0.610 | 0.58–0.63 | ≥ 0.6 | yes |
    """
    result = []
    for row in ROWS:
        score = scores.get(row.lang, {}).get(row.part, {}).get(row.score)
        if score is None:
            continue
        interval = "" if score.low is None or score.high is None else f"{score.low:.2f}–{score.high:.2f}"
        result.append(
            line(row.title, f"{score.value:.3f}", interval, row.target, reached=score.value >= (row.target or 0))
        )
    return result


def resource_lines(measured: Mapping[str, float]) -> list[str]:
    """Speed, size and memory as lines of the table."""
    result = []
    for name, (title, target, more, form) in RESOURCES.items():
        value = measured[name]
        reached = target is not None and (value >= target if more else value <= target)
        result.append(line(title, form.format(value), "", target, reached=reached, more=more))
    return result


def line(title: str, value: str, interval: str, target: float | None, *, reached: bool, more: bool = True) -> str:
    """One line; without a target the last cells stay empty."""
    wanted = "" if target is None else f"{'≥' if more else '≤'} {target:,g}"
    return f"| {title} | {value} | {interval} | {wanted} | {'' if target is None else 'yes' if reached else 'no'} |"


def table(body: Iterable[str]) -> str:
    """The whole table."""
    return "\n".join(["| what | value | 95 % interval | target | reached |", "|---|---|---|---|---|", *body])


def benchmark(models: Path, texts: str) -> dict[str, float]:
    """What the benchmark measures, in a process of its own."""
    command = [sys.executable, str(BENCHMARK), str(models), "--json", *(["--texts", texts] if texts else [])]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return result


def write(directory: Path, scores: Scores) -> None:
    """Record the scores of one pipeline."""
    record = {part: {name: shortened(score) for name, score in values.items()} for part, values in scores.items()}
    (directory / "scores.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    path = directory / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = {
        known: record[part][name]["value"]
        for part, names in PERFORMANCE.items()
        for name, known in names.items()
        if name in record.get(part, {})
    }
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def shortened(score: Score) -> dict[str, Any]:
    """A score for JSON."""
    return {name: round(value, 4) for name, value in asdict(score).items() if value is not None}


def read(directory: Path) -> Scores:
    """What ``write`` recorded."""
    record = json.loads((directory / "scores.json").read_text(encoding="utf-8"))
    return {part: {name: Score(**score) for name, score in values.items()} for part, values in record.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path, help="the folder with de/ and es/")
    parser.add_argument("heldout", type=Path, help="what convert.py wrote")
    parser.add_argument("--write", action="store_true", help="write scores.json and meta.json of both pipelines")
    parser.add_argument("--texts", default="", help="a JSONL of German news to measure the speed on (field text)")
    parser.add_argument("--no-speed", action="store_true", help="leave out speed and memory")
    arguments = parser.parse_args()
    found = {lang: evaluate(spacy.load(arguments.models / lang), arguments.heldout / lang) for lang in ("de", "es")}
    body = lines(found)
    if not arguments.no_speed:
        body += resource_lines(benchmark(arguments.models, arguments.texts))
    print(table(body))
    if arguments.write:
        for lang, scores in found.items():
            write(arguments.models / lang, scores)


if __name__ == "__main__":
    main()
