"""What right, wrong and missed means for each layer, counted document by document, so that intervals can be drawn.

Documents are read from their raw text: a token, span or sentence that the tokenizer cuts otherwise than the corpus is
wrong. Attachments and entities are counted as spaCy's own scorer does; tags, lemmas and features are its scores.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.pipeline.morphologizer import morphologizer_score  # type: ignore[import-not-found]
from spacy.pipeline.tagger import tagger_score  # type: ignore[import-not-found]
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

# As spaCy leaves them out; most other tools count them.
PUNCTUATION = frozenset({"punct", "p"})
NAMES = ("PER", "LOC", "ORG")
FEATURES = ("Case", "Number", "Gender")
RESAMPLES, SEED, COVERED = 1000, 0, (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Score:
    """An F1 or accuracy and, where it was drawn, its 95 % interval."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(slots=True)
class Counts:
    """Right, wrong and missed of one document."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @staticmethod
    def of(found: Collection[Any], wanted: Collection[Any]) -> Counts:
        """The counts of two sets."""
        right = len(set(found) & set(wanted))
        return Counts(right, len(found) - right, len(wanted) - right)


def f1(counts: Iterable[Counts]) -> Score | None:
    """F1 over all documents with the interval of a bootstrap by document (Efron 1979); ``None`` if there is nothing.

    Example:
        >>> f1([Counts(1, 1, 1)] * 3)
        Score(value=0.5, low=0.5, high=0.5)
    """
    array = np.array([(one.right, one.wrong, one.missed) for one in counts], dtype=np.int64).reshape(-1, 3)
    if not array.sum():
        return None
    chosen = np.random.default_rng(SEED).integers(len(array), size=(RESAMPLES, len(array)))
    low, high = np.percentile(_ratio(array[chosen].sum(1)), COVERED)
    return Score(float(_ratio(array.sum(0))), float(low), float(high))


def _ratio(counts: np.ndarray) -> np.ndarray:
    result: np.ndarray = 2 * counts[..., 0] / np.maximum(2 * counts[..., 0] + counts[..., 1] + counts[..., 2], 1)
    return result


def attachments(example: Example, *, labelled: bool, ignored: Collection[str] = PUNCTUATION) -> Counts:
    """Words with the right head, and the right label if that is asked for."""
    wanted = {
        (token.i, token.head.i, token.dep_ if labelled else "")
        for token in example.reference
        if token.dep_ and token.dep_ not in ignored and not token.is_space
    }
    found, lost = set(), 0
    for token in example.predicted:
        if token.is_space or token.dep_ in ignored:
            continue
        place, head = _aligned(example, token), _aligned(example, token.head)
        if place is not None and not example.reference[place].dep_:
            continue
        if place is None or head is None:
            lost += 1
        else:
            found.add((place, head, token.dep_ if labelled else ""))
    counts = Counts.of(found, wanted)
    return Counts(counts.right, counts.wrong + lost, counts.missed)


def _aligned(example: Example, token: Token) -> int | None:
    """The number of the corpus's token that is this token; ``None`` if it is cut otherwise."""
    table = example.alignment.x2y
    return int(table[token.i][0]) if table.lengths[token.i] == 1 else None


def entities(example: Example, kinds: Collection[str] = NAMES) -> Counts:
    """Entities of these kinds with exactly the right ends and kind; others count for neither side."""
    wanted = {(ent.label_, ent.start, ent.end) for ent in example.reference.ents if ent.label_ in kinds}
    found = Counts()
    table, seen = example.alignment.x2y, set()
    for ent in example.predicted.ents:
        places = table[ent.start : ent.end]
        if ent.label_ not in kinds or not len(places):
            continue
        span = example.reference[int(places[0]) : int(places[-1]) + 1]
        if any(not token.ent_iob_ for token in span):
            continue  # the corpus does not tell
        key = (ent.label_, span.start, span.end)
        if key in wanted and key not in seen:
            seen.add(key)
        else:
            found.wrong += 1
    return Counts(len(seen), found.wrong, len(wanted) - len(seen))


def sentences(example: Example) -> Counts:
    """Sentences with the right first and last word; where the corpus does not tell (an unset start), either is right."""
    gold, end = example.reference, len(example.reference.text)
    wanted = {_beginning(gold, token.i) for token in gold if token.is_sent_start}
    found = {_beginning(example.predicted, sentence.start) for sentence in example.predicted.sents}
    offsets = [token.idx for token in gold]
    unclear = {offset for offset in found if gold[bisect_right(offsets, offset) - 1].is_sent_start is None}
    return Counts.of(_stretches(found - unclear, end), _stretches(wanted, end))


def _beginning(doc: Doc, place: int) -> int:
    """The offset of the first word from here: to which sentence white space belongs matters to nobody."""
    return next((token.idx for token in doc[place:] if not token.is_space), len(doc.text))


def _stretches(starts: Iterable[int], end: int) -> list[tuple[int, int]]:
    return list(pairwise([*sorted(starts), end]))


def tree_scores(examples: Sequence[Example]) -> dict[str, Score]:
    """All scores of a part that has every syntactic layer."""
    counted: dict[str, Callable[[Example], Counts]] = {
        "las": lambda example: attachments(example, labelled=True),
        "uas": lambda example: attachments(example, labelled=False),
        "las_with_punct": lambda example: attachments(example, labelled=True, ignored=()),
        "uas_with_punct": lambda example: attachments(example, labelled=False, ignored=()),
        "sentences": sentences,
    }
    scored = {name: f1(count(example) for example in examples) for name, count in counted.items()}
    words = morphologizer_score(examples) | tagger_score(examples) | lemmatizer_score(examples)
    plain = {name: words.get(f"{layer}_acc") for name, layer in LAYERS.items()}
    plain |= {name: (words.get("morph_per_feat") or {}).get(name, {}).get("f") for name in FEATURES}
    plain["tokens"] = Scorer.score_tokenization(examples)["token_f"]
    scored |= {name: None if value is None else Score(value) for name, value in plain.items()}
    return {name: score for name, score in scored.items() if score is not None}


LAYERS = {"upos": "pos", "xpos": "tag", "lemma": "lemma", "feats": "morph"}


def entity_scores(examples: Sequence[Example]) -> dict[str, Score]:
    """Micro-F1 over PER, LOC and ORG together, then by kind."""
    scored = {"names": f1(entities(example) for example in examples)}
    for kind in (*NAMES, "MISC"):
        scored[kind] = f1(entities(example, (kind,)) for example in examples)
    return {name: score for name, score in scored.items() if score is not None}


def sentence_scores(examples: Sequence[Example]) -> dict[str, Score]:
    """Whole sentences only."""
    score = f1(sentences(example) for example in examples)
    return {} if score is None else {"sentences": score}
