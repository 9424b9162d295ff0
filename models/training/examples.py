"""Sentences to arrays: what the network sees of a window of text, and what it is to say about it.

A target of ``MISSING`` is left out of the loss: the corpus does not tell.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from corpora import Sentence
from harmonise import split
from parts import Part

from extractor.components.edits import edit_of
from extractor.components.layers import KINDS
from extractor.components.pieces import END, LINE, NOTHING, PADDING, PARAGRAPH, SPACE, START, Pieces, gap_of
from extractor.components.weights import Labels
from extractor.components.windows import ROOM

MISSING = -100
NER = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
# MobIE has no MISC: there an O only says that a word is no PER, LOC or ORG.
WITHOUT_MISC = frozenset({"de_mobie"})
# A post is one unit in its corpus but may have several sentences: where one could begin in it is not known.
UNSPLIT = frozenset({"de_xlime", "es_xlime"})
# Behind these a sentence of a post may begin; elsewhere on a line none does.
MAY_END = frozenset(".!?…:;)\"”»“’'")
MIN_EDITS = 2


@dataclass(slots=True)
class Example:
    """One sentence; word lists are as long as ``first``, piece lists as long as ``ids``; head -1 is the root."""

    ids: list[int] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    pos: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    features: list[list[int]] = field(default_factory=list)
    edits: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[int] = field(default_factory=list)
    ner: list[int] = field(default_factory=list)
    misc: list[int] = field(default_factory=list)


@cache
def edit(form: str, lemma: str) -> str:
    """``edit_of``, remembered."""
    return edit_of(form, lemma)


def collect_labels(parts: Iterable[Part]) -> Labels:
    """The labels of the training parts; those of the auxiliary treebanks that no German or Spanish tree has stay out
    of ``by_lang``, which says what a pipeline of a language may choose."""
    counts: dict[str, Counter[str]] = {}

    def count(kind: str, values: Iterable[str], lang: str) -> None:
        found = [value for value in values if value]
        for name in (kind, f"{kind}.{lang}"):
            counts.setdefault(name, Counter()).update(found)

    for part in parts:
        for sentence in (sentence for document in part.documents for sentence in document):
            real = [index for index, word in enumerate(sentence.words) if not word.isspace()]
            count("pos", (sentence.pos[i] for i in real) if sentence.pos else (), part.lang)
            count("tags", (sentence.tags[i] for i in real) if sentence.tags else (), part.lang)
            count("deps", (sentence.deps[i] for i in real) if sentence.deps else (), part.lang)
            for index in real if sentence.morphs else ():
                for name, value in split(sentence.morphs[index]).items():
                    count(f"features.{name}", [value], part.lang)
            if sentence.lemmas:
                count(
                    "edits",
                    (edit(sentence.words[i], sentence.lemmas[i]) for i in real if sentence.lemmas[i]),
                    part.lang,
                )
    names = sorted(name.split(".")[1] for name in counts if name.startswith("features.") and name.count(".") == 1)
    return Labels(
        pos=sorted(counts["pos"]),
        tags=sorted(counts["tags"]),
        features={name: ["", *sorted(counts[f"features.{name}"])] for name in names},
        edits=[value for value, number in counts["edits"].most_common() if number >= MIN_EDITS],
        deps=sorted(counts["deps"]),
        ner=list(NER),
        by_lang={
            kind: {lang: sorted(counts.get(f"{kind}.{lang}", ())) for lang in ("de", "es")}
            for kind in ("pos", "tags", "deps")
        },
    )


class Maker:
    """Turns documents into examples with the numbers of the labels."""

    def __init__(self, pieces: Pieces, labels: Labels) -> None:
        self.pieces = pieces
        self.numbers = {
            name: {value: number for number, value in enumerate(getattr(labels, name))}
            for name in ("pos", "tags", "edits", "deps", "ner")
        }
        self.features = {name: {v: n for n, v in enumerate(values)} for name, values in labels.features.items()}

    def sentences(self, part: Part) -> Iterator[list[Example]]:
        """The documents of a corpus, one example a sentence."""
        for document in part.documents:
            gap, result = PARAGRAPH, []
            for sentence in document:
                example, gap = self.example(sentence, gap, part.name)
                if example.first and len(example.ids) <= 2 * ROOM:
                    result.append(example)
            yield result

    def example(self, sentence: Sentence, gap: int, corpus: str) -> tuple[Example, int]:
        """One sentence, and the gap behind it."""
        real, gaps = [], []
        for index, word in enumerate(sentence.words):
            if word.isspace():
                gap = max(gap, gap_of(word))
                continue
            real.append(index)
            gaps.append(gap)
            gap = SPACE if sentence.spaces[index] or index == len(sentence.words) - 1 else NOTHING
        words = [sentence.words[index] for index in real]
        result = Example(starts=[int(number == 0) for number in range(len(real))])
        if corpus in UNSPLIT:
            may = (gap >= LINE or before[-1:] in MAY_END for before, gap in zip(words, gaps[1:], strict=False))
            result.starts[1:] = [MISSING if here else 0 for here in may]
        for ids, before in zip(self.pieces.of_words(words, gaps), gaps, strict=True):
            result.first.append(len(result.ids))
            result.ids += ids
            result.gaps += [before, *[NOTHING] * (len(ids) - 1)]
            result.last.append(len(result.ids) - 1)
        self.targets(result, sentence, real, corpus)
        return result, gap

    def targets(self, result: Example, sentence: Sentence, real: list[int], corpus: str) -> None:
        """Fill in what the corpus tells."""
        position = {index: number for number, index in enumerate(real)}
        for index in real:
            result.pos.append(self.number("pos", sentence.pos, index))
            result.tags.append(self.number("tags", sentence.tags, index))
            result.ner.append(self.number("ner", sentence.ents, index))
            result.misc.append(int(corpus in WITHOUT_MISC))
            lemma = sentence.lemmas[index] if sentence.lemmas else ""
            result.edits.append(
                self.numbers["edits"].get(edit(sentence.words[index], lemma), MISSING) if lemma else MISSING
            )
            known = bool(sentence.morphs and sentence.morphs[index])
            given = split(sentence.morphs[index]) if sentence.morphs else {}
            result.features.append(
                [numbers[given.get(name, "")] if known else MISSING for name, numbers in self.features.items()]
            )
            if sentence.heads is None or sentence.deps is None:
                result.heads.append(MISSING)
                result.deps.append(MISSING)
            else:
                head = sentence.heads[index]
                result.heads.append(MISSING if head < 0 else -1 if head == index else position[head])
                result.deps.append(self.numbers["deps"][sentence.deps[index]])

    def number(self, name: str, layer: list[str] | None, index: int) -> int:
        """The number of a label; ``MISSING`` if the layer or the label is not there."""
        return self.numbers[name].get(layer[index], MISSING) if layer else MISSING


def windows(documents: Iterable[list[Example]], rng: random.Random) -> Iterator[list[Example]]:
    """Runs of whole sentences; where a document is cut differs from epoch to epoch."""
    for document in documents:
        window: list[Example] = []
        room = size = 0
        for example in document:
            if window and size + len(example.ids) > room:
                yield window
                window, size = [], 0
            if not window:
                # Short windows too: posts and headlines come without a neighbour.
                room = rng.randrange(8, ROOM)
            window.append(example)
            size += len(example.ids)
        if window:
            yield window


def batches(runs: Sequence[list[Example]], *, pieces: int, rng: random.Random) -> list[list[list[Example]]]:
    """Windows of like length together, so that little is padding; the batches in random order."""
    order = sorted(runs, key=lambda run: sum(len(example.ids) for example in run) + rng.random() * 8)
    result: list[list[list[Example]]] = []
    longest = 0
    for run in order:
        size = sum(len(example.ids) for example in run) + 2
        if not result or max(longest, size) * (len(result[-1]) + 1) > pieces:
            result.append([])
            longest = 0
        result[-1].append(run)
        longest = max(longest, size)
    rng.shuffle(result)
    return result


def collate(runs: Sequence[list[Example]]) -> dict[str, np.ndarray]:
    """Arrays of a batch. Pieces: ``ids gaps``; words: the rest. Piece 0 is the start mark, head 0 is the root."""
    pieces = max(sum(len(e.ids) for e in run) for run in runs) + 2
    words = max(sum(len(e.first) for e in run) for run in runs)
    features = len(runs[0][0].features[0])
    result = {name: np.full((len(runs), pieces), value) for name, value in (("ids", PADDING), ("gaps", NOTHING))}
    for name in ("pos", "tags", "edits", "starts", "heads", "deps", "ner"):
        result[name] = np.full((len(runs), words), MISSING)
    result |= {name: np.zeros((len(runs), words), dtype=np.int64) for name in ("first", "last", "misc")}
    result["sentences"] = np.full((len(runs), words), -1)
    result["features"] = np.full((len(runs), words, features), MISSING)
    for row, run in enumerate(runs):
        piece, word = 1, 0
        result["ids"][row, 0] = START
        for number, example in enumerate(run):
            ids, here = slice(piece, piece + len(example.ids)), slice(word, word + len(example.first))
            result["ids"][row, ids], result["gaps"][row, ids] = example.ids, example.gaps
            for name in ("first", "last"):
                result[name][row, here] = np.asarray(getattr(example, name)) + piece
            for name in ("pos", "tags", "edits", "starts", "deps", "ner", "misc", "features"):
                result[name][row, here] = getattr(example, name)
            heads = np.asarray(example.heads)
            result["heads"][row, here] = np.where(heads >= 0, heads + word + 1, np.where(heads == -1, 0, MISSING))
            result["sentences"][row, here] = number
            piece, word = ids.stop, here.stop
        result["ids"][row, piece] = END
    return result
