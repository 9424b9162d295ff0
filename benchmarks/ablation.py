"""What each part adds to the relations: ``python benchmarks/ablation.py [GOLD...]``.

Annotated documents (by default all ``dev_*.gold.jsonl`` in the folder that EXTRACTOR_GOLD names) are extracted as a user
extracts them, and then again with one part switched off at a time; what the parts before it gave is kept, so that all of it
takes a few minutes. The output is Markdown: F1 of relations with the right type (``typed``), of offices and memberships among them
(``static``), of events (``event``) and of pairs of related actors (``pair``), and how each changes. A part that lowers a number by
being off adds so much. Rules are dropped before statements of the same triple are put together, so that a
triple which another rule finds too is no loss.

    --page docs/ablation.md    write the page of the documentation instead of printing the tables
    --parts NAME...            only parts with one of these words in their name, no rules and no baselines
    --least 0.005              parts and rules that change no number by so much are only named
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from extractor import Document, Extractor, to_record
from extractor.pipelines import ParsedSegment
from extractor.reading import raw_text
from extractor.records import RawText, Relation
from extractor.relations.cast import RELATIONAL

sys.path.append(str(Path(__file__).resolve().parents[1] / ".ci"))
from score import Score, score
from switches import PARTS, Kept, Part

ROWS = {"typed": "relation", "static": "relation static", "event": "relation event", "pair": "relation pair"}
SHARES = ("negated", "modality", "speaker")
QUALIFYING = ("speech", "negation and modality")  # parts that say how a relation is meant, and hardly which there are
NAMING = frozenset({"name", "acronym", "handle", "flag", "demonym", "capital"})


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Annotated documents and their texts."""

    name: str
    documents: tuple[dict[str, Any], ...]
    raws: tuple[RawText, ...]

    def extracted(self) -> list[Document]:
        """What the extractor finds as it stands now."""
        return list(Extractor().extract_many(self.raws))

    def scored(self, documents: Iterable[Document]) -> Score:
        """The score of extracted documents."""
        return score(self.documents, map(to_record, documents))


def gold_sets(paths: Sequence[Path]) -> list[GoldSet]:
    """The sets that annotate relations."""
    if not paths:
        folder = os.environ.get("EXTRACTOR_GOLD")
        if not folder:
            raise SystemExit("name files of annotated documents, or their folder with EXTRACTOR_GOLD")
        paths = sorted(Path(folder).glob("dev_*.gold.jsonl"))
    found = []
    for path in paths:
        documents = tuple(json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
        if any(document["relations"] for document in documents):
            raws = tuple(raw_text(document["text"], id=document["id"]) for document in documents)
            found.append(GoldSet(path.name.removesuffix(".gold.jsonl"), documents, raws))
    return found


# --- baselines


def together(document: Document, parsed: Iterable[ParsedSegment], kinds: frozenset[str] | None) -> Document:
    """A document whose relations are the pairs of actors that one sentence names.

    Args:
        document: An extracted document.
        parsed: Its parsed segments, for the sentences.
        kinds: The kinds of mentions that count; None for all.
    """
    actors = [entity for entity in document.entities if entity.type in RELATIONAL]
    places = sorted(
        (mention.start, entity.id)
        for entity in actors
        for mention in entity.mentions
        if kinds is None or mention.kind in kinds
    )
    pairs: dict[tuple[str, str], Relation] = {}
    for part in parsed:
        for sentence in part.doc.sents:
            start, end = part.offset + sentence.start_char, part.offset + sentence.end_char
            present = sorted({identity for at, identity in places if start <= at < end})
            for left, right in combinations(present, 2):
                pairs[left, right] = Relation(left, "CONSULT", right, (), "named together")
    return replace(document, relations=tuple(pairs.values()))


# --- tables


def number(value: float) -> str:
    """A share without its nought."""
    return f"{value:.2f}".removeprefix("0")


def changed(value: float, whole: float) -> str:
    """A share, and by how much it differs from that of the whole."""
    difference = round(value, 2) - round(whole, 2)
    return (
        number(value)
        if abs(difference) < 0.005
        else f"{number(value)} ({'+' if difference > 0 else '−'}{number(abs(difference))})"
    )


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a Markdown table."""
    yield f"| {' | '.join(heading)} |"
    yield f"|{'|'.join(['---', *('--:' for _ in heading[1:])])}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


Numbers = Mapping[str, float]  # by column
Run = Mapping[str, Numbers]  # by set


def numbers(found: Score) -> Numbers:
    """F1 by column."""
    return {name: found[row].f1 for name, row in ROWS.items()}


def mean(run: Run) -> Numbers:
    """The mean of the sets, each counting the same."""
    return {name: sum(of_set[name] for of_set in run.values()) / len(run) for name in ROWS}


def largest(run: Run, whole: Run) -> float:
    """The largest change of a number of any set."""
    return max(abs(run[name][column] - whole[name][column]) for name in whole for column in ROWS)


def section(whole: Run, runs: Mapping[str, Run], *, least: float) -> Iterator[str]:
    """A table of means and one for each set; what changes nothing is named below."""
    shown = {name: run for name, run in runs.items() if largest(run, whole) >= least}
    views: list[tuple[str, Callable[[Run], Numbers]]] = [("Mean of the sets", mean)]
    views += [(name, lambda run, name=name: run[name]) for name in whole]  # type: ignore[misc]
    for name, view in views:
        yield f"\n**{name}**\n"
        base = view(whole)
        rows = [["everything", *(number(base[column]) for column in ROWS)]]
        rows += [[f"without {part}", *(changed(view(run)[c], base[c]) for c in ROWS)] for part, run in shown.items()]
        yield from table(["", *ROWS], rows)
    rest = [name for name in runs if name not in shown]
    if rest:
        yield f"\nNo number of any set changes by {least:g} without: {'; '.join(rest)}."


def shares(runs: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    """What is right on the relations found, over all sets: whether denied, whether done or only planned, who says so."""
    yield "\n**How relations are meant: share right on those found, all sets together; speakers where the annotation has one**\n"
    rows = []
    for part, of_set in runs.items():
        counts = [
            (sum(found.right[s] for found in of_set.values()), sum(found.asked[s] for found in of_set.values()))
            for s in SHARES
        ]
        rows.append([part, *(f"{number(right / asked)} (of {asked})" if asked else "–" for right, asked in counts)])
    yield from table(["", *SHARES], rows)


def baselines(sets: Sequence[GoldSet], kept: Kept, documents: Mapping[str, list[Document]]) -> Iterator[str]:
    """Pairs of related actors beside pairs that one sentence names."""
    yield "\n## Beside co-occurrence\n\nPairs of related actors: precision / recall / F1.\n"
    ways: dict[str, Callable[[Document, RawText], Document]] = {
        "this program": lambda document, _: document,
        "all pairs named in one sentence": lambda document, raw: together(document, kept.parsed(raw), NAMING),
        "all pairs named or referred to in one sentence": lambda document, raw: together(
            document, kept.parsed(raw), None
        ),
    }
    rows = []
    for way, make in ways.items():
        cells = []
        for gold in sets:
            made = [make(document, raw) for document, raw in zip(documents[gold.name], gold.raws, strict=True)]
            count = gold.scored(made)["relation pair"]
            cells.append(" / ".join(map(number, (count.precision, count.recall, count.f1))))
        rows.append([way, *cells])
    yield from table(["", *(gold.name for gold in sets)], rows)


def family(relation: Relation) -> str:
    """The family of the rule that states a relation: what stands before the word."""
    return relation.rule.partition(":")[0]


HEAD = """\
# What each part adds

<!-- Written by benchmarks/ablation.py. -->

`EXTRACTOR_GOLD=FOLDER python benchmarks/ablation.py --page docs/ablation.md` writes this page: annotated documents are extracted as they are by
default, and then again with one part switched off at a time, or with the statements of one rule left out. The numbers are F1 of relations with the right
type (`typed`), of offices and memberships among them (`static`), of events (`event`), and of pairs of related actors without type and
direction (`pair`). In brackets stands the change; −.05 means that the part adds .05.

How to read them: parts depend on each other, so that what they add does not sum up. The sets are small: one decision moves F1 of events by up
to .02, and smaller changes are chance. A part may add nothing here and still be right, because these texts hardly need it; and rules
were chosen on these sets, so that they look a little better here than on others.
"""

RULES = """
## Rules

`verb` and `noun` are all events that verbs and event nouns tell of, `joint` those whose parties are the subjects of the noun's verb; the others are rules of
offices and memberships, named as `extractor explain` names them. Behind a name stands the number of relations that the rule states in all sets."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--page", type=Path)
    parser.add_argument("--parts", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--least", type=float, default=0.005)
    arguments = parser.parse_args()
    lines = list(report(gold_sets(arguments.gold), arguments.parts, least=arguments.least))
    text = "\n".join(lines).strip("\n") + "\n"
    if arguments.page is None:
        print(text, end="")
    else:
        arguments.page.write_text(f"{HEAD}\n{text}", encoding="utf-8", newline="\n")


def report(sets: Sequence[GoldSet], words: Sequence[str], *, least: float) -> Iterator[str]:
    """All tables."""
    kept = Kept()
    with kept.ruling():
        documents = {gold.name: gold.extracted() for gold in sets}
    scores = {gold.name: gold.scored(documents[gold.name]) for gold in sets}
    whole = {name: numbers(found) for name, found in scores.items()}
    parts = [part for part in PARTS if not words or any(word in part.name for word in words)]
    by_part = {part.name: without(part, sets, kept) for part in parts}
    yield "## Parts"
    yield from section(
        whole, {name: {s: numbers(found) for s, found in run.items()} for name, run in by_part.items()}, least=least
    )
    yield from shares({"everything": scores, **{f"without {n}": run for n, run in by_part.items() if n in QUALIFYING}})
    if words:
        return
    yield RULES
    yield from section(whole, families(sets, kept, documents), least=least)
    yield from baselines(sets, kept, documents)


def without(part: Part, sets: Sequence[GoldSet], kept: Kept) -> dict[str, Score]:
    """The scores without a part."""
    print(f"without {part.name}", file=sys.stderr)
    with kept.instead(part):
        return {gold.name: gold.scored(gold.extracted()) for gold in sets}


def families(sets: Sequence[GoldSet], kept: Kept, documents: Mapping[str, list[Document]]) -> dict[str, Run]:
    """The runs without each family of rules, the most frequent first."""
    counts = Counter(family(item) for found in documents.values() for document in found for item in document.relations)
    runs: dict[str, Run] = {}
    for name, count in counts.most_common():
        with kept.ruling(lambda item, name=name: family(item) != name):  # type: ignore[misc]
            runs[f"{name} ({count})"] = {gold.name: numbers(gold.scored(gold.extracted())) for gold in sets}
    return runs


if __name__ == "__main__":
    main()
