"""From the network's numbers to spaCy's values, white space included."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.parts_of_speech import IDS as POS_IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.components.edits import apply_edit
from extractor.components.judging import Judgement
from extractor.components.weights import Labels

Values = dict[str, np.ndarray]


class Writer:
    """Turns judgements into values of a vocabulary."""

    def __init__(self, vocab: Vocab, labels: Labels) -> None:
        add = vocab.strings.add
        self.vocab, self.labels = vocab, labels
        self.pos = np.array([POS_IDS[name] for name in labels.pos], np.uint64)
        self.tags = np.array([add(name) for name in labels.tags], np.uint64)
        self.deps = np.array([add(name) for name in labels.deps], np.uint64)
        self.values = [[f"{name}={value}" if value else "" for value in vs] for name, vs in labels.features.items()]
        self.morphs: dict[bytes, int] = {}
        self.space = (POS_IDS["SPACE"], add("_SP"), add("dep"), vocab.morphology.add(""))

    def values_of(self, doc: Doc, words: Sequence[str], judged: Judgement) -> Values:
        """One value a token: ``pos tag morph lemma head dep starts arc`` and ``names`` (kind number, first, last, sure).

        Heads are relative, as spaCy's arrays have them. White space hangs on the token before it.
        """
        space = np.array([token.text.isspace() for token in doc])
        real = np.flatnonzero(~space)
        pos, tag, dep, morph = (np.full(len(doc), value, np.uint64) for value in self.space)
        lemma = np.array([token.orth for token in doc], np.uint64)
        pos[real], tag[real], dep[real] = self.pos[judged.pos], self.tags[judged.tags], self.deps[judged.deps]
        morph[real] = self._morphs(judged.features)
        lemma[real] = self._lemmas(words, judged.edits)
        own = np.arange(len(doc))
        head = np.maximum(own - 1, 0)
        head[: real[0]] = real[0]
        head[real] = np.where(judged.heads < 0, real, real[judged.heads])
        starts = np.full(len(doc), -1, np.int64)
        starts[real[judged.starts]] = 1
        starts[0], starts[real[0]] = 1, 1 if real[0] == 0 else -1
        arc = np.zeros(len(doc), np.float32)
        arc[real] = judged.arc_confidence
        return {
            "pos": pos, "tag": tag, "morph": morph, "lemma": lemma, "head": head - own, "dep": dep, "starts": starts,
            "arc": arc, "names": self._names(judged, real),
        }  # fmt: skip

    def spaces_of(self, doc: Doc) -> Values:
        """The values of a document of white space alone: one sentence."""
        pos, tag, dep, morph = (np.full(len(doc), value, np.uint64) for value in self.space)
        dep[0] = self.vocab.strings.add("ROOT")
        starts = np.full(len(doc), -1, np.int64)
        starts[0] = 1
        return {
            "pos": pos, "tag": tag, "morph": morph, "lemma": np.array([token.orth for token in doc], np.uint64),
            "head": -(np.arange(len(doc)) > 0).astype(np.int64), "dep": dep, "starts": starts,
            "arc": np.zeros(len(doc), np.float32), "names": np.zeros((0, 4)),
        }  # fmt: skip

    def _morphs(self, features: np.ndarray) -> list[int]:
        """The keys of the feature sets; most words share one with many."""
        result = []
        for row in features.astype(np.int8):
            key = row.tobytes()
            if key not in self.morphs:
                parts = [values[number] for values, number in zip(self.values, row, strict=True) if number]
                self.morphs[key] = self.vocab.morphology.add("|".join(parts))
            result.append(self.morphs[key])
        return result

    def _lemmas(self, words: Sequence[str], edits: np.ndarray) -> list[int]:
        """The keys of the lemmas: the first edit that fits, else the form."""
        names, add = self.labels.edits, self.vocab.strings.add
        result = []
        for word, numbers in zip(words, edits, strict=True):
            lemma = next((found for number in numbers if (found := apply_edit(names[number], word))), word)
            result.append(add(lemma))
        return result

    def _names(self, judged: Judgement, real: np.ndarray) -> np.ndarray:
        """Rows of label number (of its B), first token, last token and confidence: the least sure word's."""
        labels = self.labels.ner
        rows: list[tuple[float, ...]] = []
        for index in np.flatnonzero(judged.ner):
            sure = float(judged.name_confidence[index])
            name = labels[judged.ner[index]]
            if name.startswith("B-"):
                rows.append((float(judged.ner[index]), float(real[index]), float(real[index]), sure))
            else:
                kind, first, _, least = rows[-1]
                rows[-1] = (kind, first, float(real[index]), min(least, sure))
        return np.array(rows, np.float64).reshape(-1, 4)
