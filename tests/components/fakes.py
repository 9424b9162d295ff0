"""A network that needs no training: a small vocabulary of pieces, and scores that are a fixed function of the pieces."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import layers, lemmatizer  # noqa: F401 (they register the components)
from extractor.components import weights as weighing
from extractor.components.edits import edit_of
from extractor.components.pieces import END, PARAGRAPH, START, Pieces
from extractor.components.weights import FILES, Labels, Weights
from extractor.components.windows import LIMIT

KINDS = ["PER", "LOC", "ORG", "MISC"]
LAYERS = ("tagger", "morphologizer", "lemmatizer", "parser", "ner")
OUTPUTS = ("pos", "tags", "features", "edits", "starts", "ner", "arcs", "label_dep", "label_head")
WIDTH = 4
LABELS: dict[str, Any] = {
    "pos": ["ADJ", "ADP", "NOUN", "PROPN", "PUNCT", "VERB", "X"],
    "tags": ["$.", "ADJA", "APPR", "NE", "NN", "VVFIN"],
    "features": {"Case": ["", "Nom", "Gen", "Dat"], "Number": ["", "Sing", "Plur"]},
    "edits": [edit_of(*pair) for pair in (("Haus", "Haus"), ("Häusern", "Haus"), ("Regierungen", "Regierung"))],
    "deps": ["ROOT", "nsubj", "obj", "obl", "punct", "flat"],
    "ner": ["O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI")],
    "by_lang": {
        "pos": {"de": ["ADJ", "ADP", "NOUN", "PROPN", "PUNCT", "VERB"], "es": []},
        "tags": {"de": ["$.", "NE", "NN"], "es": []},
        "deps": {"de": ["ROOT", "nsubj", "obj", "punct"], "es": ["ROOT", "nsubj", "obj", "obl", "punct", "flat"]},
    },
}
_TEXTS = (
    "Die Regierung in Wien beschloss neue Sanktionen gegen Russland . Der Kanzler lobt Kuba und Olaf schweigt",
    "El presidente llegó a Caracas . La reunión duró dos horas y nadie dijo nada . ▁ñandú ▁Straße ▁über",
)


@cache
def pieces_model() -> bytes:
    """A unigram model of a few dozen pieces, with the numbers of the special ones as the encoder has them."""
    from sentencepiece import SentencePieceTrainer

    model = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter(_TEXTS * 3), model_writer=model, vocab_size=90, hard_vocab_limit=False, bos_id=0,
        pad_id=1, eos_id=2, unk_id=3, add_dummy_prefix=False, remove_extra_whitespaces=False, character_coverage=1.0, minloglevel=2, num_threads=1,
    )  # fmt: skip
    return model.getvalue()


class Session:
    """Stands for the session of a trained network.

    A sentence begins after a full stop and after a blank line; everything else is noise that a word's pieces and, with
    ``context``, its neighbours in the window fix.
    """

    def __init__(self, *, context: float = 0.0, limit: int = LIMIT) -> None:
        self.context, self.limit, self.seen = context, limit, 0
        self.full_stop = Pieces(pieces_model()).of_words(["."], [0])[0][-1]

    def run(self, names: None, given: Mapping[str, np.ndarray]) -> list[np.ndarray]:
        ids, gaps, first, last = (given[name] for name in ("ids", "gaps", "first", "last"))
        assert names is None
        assert len(ids) == len(gaps) <= self.limit + 2, "the encoder has no positions for so many pieces"
        assert (ids[0], ids[-1]) == (START, END)
        assert all(array.dtype == np.int64 for array in (ids, gaps, first, last))
        assert first[0] == 1
        assert last[-1] == len(ids) - 2
        assert (first[1:] == last[:-1] + 1).all()
        self.seen += 1
        total = np.concatenate([[0], np.cumsum(ids)])
        own = (total[last + 1] - total[first]) * 0.7 + ids[first] * 0.31 + ids[last] * 0.17
        words = own + self.context * (np.roll(own, 1) + 2 * np.roll(own, -1))
        ends = np.concatenate([[False], ids[last[:-1]] == self.full_stop])
        positions = np.arange(len(words))
        far = np.abs(positions[:, None] - positions[None, :])
        arcs = 3 * np.sin(words[:, None] * 1.3 + words[None, :] * 0.6) - 0.2 * far
        outputs = {
            "pos": _noise(words, len(LABELS["pos"]), 1.1),
            "tags": _noise(words, len(LABELS["tags"]), 1.7),
            "features": _noise(words, sum(map(len, LABELS["features"].values())), 2.3),
            "edits": (words.astype(np.int64)[:, None] + np.arange(3)) % len(LABELS["edits"]),
            "starts": np.where(ends | (gaps[first] == PARAGRAPH), 1.0, -1.0).astype(np.float32),
            "ner": _noise(words, len(LABELS["ner"]), 3.1),
            "arcs": np.concatenate([np.sin(words)[:, None], arcs], axis=1).astype(np.float32),
            "label_dep": _noise(words, WIDTH, 4.3),
            "label_head": _noise(np.concatenate([[0.0], words]), WIDTH, 5.9),
        }
        return [outputs[name] for name in OUTPUTS]


def _noise(words: np.ndarray, width: int, seed: float) -> np.ndarray:
    noise: np.ndarray = 4 * np.sin(words[:, None] * seed + np.arange(width) * 2.1)
    return noise.astype(np.float32)


def make_weights(session: Session | None = None) -> Weights:
    """Weights around a session."""
    rng = np.random.default_rng(0)
    deps = len(LABELS["deps"])
    matrix = (rng.normal(size=(deps, 3 * WIDTH)).astype(np.float32), rng.normal(size=deps).astype(np.float32))
    return Weights(session or Session(), Pieces(pieces_model()), Labels(**LABELS), matrix, OUTPUTS)


def make_files(*, context: float = 0.5) -> dict[str, bytes]:
    """Files that ``fake_network`` makes weights of."""
    settings = json.dumps({"context": context}).encode()
    return dict.fromkeys(FILES, b"-") | {"network.onnx": settings, "pieces.model": pieces_model()}


@pytest.fixture
def fake_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Loading files gives this module's network; what was loaded is forgotten afterwards."""
    monkeypatch.setattr(weighing, "_make", lambda files: make_weights(Session(**json.loads(files["network.onnx"]))))
    monkeypatch.setattr(weighing, "_known", {})
    weighing._read.clear()
    yield
    weighing._read.clear()


def make_pipeline(lang: str = "de", *, threads: int = 1, without: Sequence[str] = (), context: float = 0.5) -> Language:
    """A pipeline of all components; needs ``fake_network``."""
    import srsly

    nlp = spacy.blank(lang)
    nlp.add_pipe("extractor_encoder", name="encoder", config={"threads": threads})
    for name in LAYERS:
        if name not in without:
            nlp.add_pipe(f"extractor_{name}", name=name, config={"labels": KINDS} if name == "ner" else {})
    nlp.get_pipe("encoder").from_bytes(srsly.msgpack_dumps(make_files(context=context)))
    return nlp


def layers_of(doc: Doc) -> list[tuple[Any, ...]]:
    """Everything that the components set, to be compared."""
    tokens = [
        (t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.head.i, t.dep_, t.is_sent_start, t._.arc_confidence)
        for t in doc
    ]
    return [*tokens, *((e.start, e.end, e.label_, e._.confidence) for e in doc.ents)]


def assert_well_formed(doc: Doc) -> None:
    """Sentences cover the document; each has one root and no cycle; names are words inside one of them."""
    heads = [token.head.i for token in doc]
    sentences = [(sentence.start, sentence.end) for sentence in doc.sents]
    assert [index for start, end in sentences for index in range(start, end)] == list(range(len(doc)))
    for start, end in sentences:
        roots = [index for index in range(start, end) if heads[index] == index]
        assert len(roots) == 1
        assert all(start <= heads[index] < end for index in range(start, end))
        assert all(_top(index, heads) == roots[0] for index in range(start, end))
        assert [index for index in range(start, end) if doc[index].dep_ == "ROOT"] == roots
    for token in doc:
        assert token.dep_
        assert (token.pos_ == "SPACE") == token.is_space
        assert token.lemma_
        assert 0 <= token._.arc_confidence <= 1
    for name in doc.ents:
        assert not name[0].is_space
        assert not name[-1].is_space
        assert name.label_ in KINDS
        assert any(start <= name.start < name.end <= end for start, end in sentences)
        assert 0 <= name._.confidence <= 1


def _top(index: int, heads: list[int]) -> int:
    steps = 0
    while heads[index] != index:
        index, steps = heads[index], steps + 1
        assert steps <= len(heads), "a cycle"
    return index
