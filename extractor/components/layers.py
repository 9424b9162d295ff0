"""spaCy components that write the network's judgement on a document: tags, features, trees, entities.

Each sets one layer, so that a pipeline can do without it. How sure the network is stays with the document:
``token._.arc_confidence`` and ``span._.confidence`` (0 to 1, ``None`` where nothing was judged).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS, SENT_START, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline.dep_parser import parser_score  # type: ignore[import-not-found]
from spacy.pipeline.morphologizer import morphologizer_score  # type: ignore[import-not-found]
from spacy.pipeline.ner import ner_score  # type: ignore[import-not-found]
from spacy.pipeline.tagger import tagger_score  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span, Token
from spacy.training import Example

from extractor.components.encoder import KEY

Write = Callable[[Doc, dict[str, np.ndarray], "tuple[str, ...]"], None]
Score = Callable[..., dict[str, Any]]
# The entity kinds in the order of the network's labels.
KINDS = ("PER", "LOC", "ORG", "MISC")


class Layer:
    """A component that writes one layer of what ``extractor_encoder`` found.

    Args:
        write: Writes the layer of one document.
        score: spaCy's own scorer of this layer.
        labels: What the layer may contain, for who asks the pipeline; the entity kinds in the encoder's order.
    """

    def __init__(self, write: Write, score: Score, labels: list[str]) -> None:
        self._write, self._score, self.labels = write, score, tuple(labels)

    def __call__(self, doc: Doc) -> Doc:
        values = doc.user_data.get(KEY)
        if values is not None:
            self._write(doc, values, self.labels)
        return doc

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """The layer's scores, as ``nlp.evaluate`` asks for them."""
        return self._score(examples, **kwargs)


def _write_tags(doc: Doc, values: dict[str, np.ndarray], labels: tuple[str, ...]) -> None:
    doc.from_array(TAG, values["tag"])  # type: ignore[arg-type]


def _write_morphs(doc: Doc, values: dict[str, np.ndarray], labels: tuple[str, ...]) -> None:
    doc.from_array([POS, MORPH], np.stack([values["pos"], values["morph"]], axis=1))  # type: ignore[arg-type]


def _write_trees(doc: Doc, values: dict[str, np.ndarray], labels: tuple[str, ...]) -> None:
    doc.from_array([HEAD, DEP], np.stack([values["head"].astype(np.uint64), values["dep"]], axis=1))  # type: ignore[arg-type]
    # spaCy takes the sentences from the trees, and gets lost in deep ones that are not projective.
    doc.from_array(SENT_START, values["starts"].astype(np.uint64))  # type: ignore[arg-type]


def _write_names(doc: Doc, values: dict[str, np.ndarray], labels: tuple[str, ...]) -> None:
    spans = [
        Span(doc, int(first), int(last) + 1, label=labels[(int(kind) - 1) // 2])
        for kind, first, last, _ in values["names"]
    ]
    doc.set_ents(spans)


def _arc_confidence(token: Token) -> float | None:
    values = token.doc.user_data.get(KEY)
    # Nor is anything known of tokens that were split or merged since.
    return None if values is None or len(values["arc"]) != len(token.doc) else float(values["arc"][token.i])


def _name_confidence(span: Span) -> float | None:
    values = span.doc.user_data.get(KEY)
    if values is None:
        return None
    names = values["names"]
    index = int(names[:, 1].searchsorted(span.start))
    if index == len(names) or (names[index, 1], names[index, 2]) != (span.start, span.end - 1):
        return None
    return float(names[index, 3])


def _register(
    name: str, assigns: list[str], write: Write, score: Score, labels: Sequence[str] = ()
) -> Callable[..., Layer]:
    def make(nlp: Language, name: str, labels: list[str]) -> Layer:
        return Layer(write, score, labels)

    Language.factory(name, assigns=assigns, default_config={"labels": list(labels)}, func=make)
    return make


# Entry points name these; the registration happens when spaCy imports the module for the first of them.
make_tagger = _register("extractor_tagger", ["token.tag"], _write_tags, tagger_score)
make_morphologizer = _register(
    "extractor_morphologizer", ["token.pos", "token.morph"], _write_morphs, morphologizer_score
)
make_parser = _register(
    "extractor_parser", ["token.dep", "token.head", "token.is_sent_start", "doc.sents"], _write_trees, parser_score
)
make_recogniser = _register(
    "extractor_ner", ["doc.ents", "token.ent_iob", "token.ent_type"], _write_names, ner_score, KINDS
)

Token.set_extension("arc_confidence", getter=_arc_confidence, force=True)
Span.set_extension("confidence", getter=_name_confidence, force=True)
