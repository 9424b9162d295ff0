"""What a spaCy pipeline can do: the stages ask this instead of trusting a pipeline's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.schemes import Scheme, scheme_of

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a pipeline sets on a Doc.

    Attributes:
        path: Where the pipeline was loaded from, if from disk.
        scheme: The label scheme of its parser; ``none`` without a parser or with labels of neither scheme.
        sentences: Whether any component ends sentences (parser, senter or sentencizer).
        missing: What a stage may ask for and the pipeline lacks, in words.
    """

    lang: str
    name: str
    version: str
    path: Path | None
    scheme: Scheme
    tagger: bool
    morph: bool
    lemma: bool
    parser: bool
    ner: bool
    sentences: bool
    ner_labels: tuple[str, ...]
    dep_labels: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the layers that the pipeline does not set."""
        layers = ("tagger", "morph", "lemma", "parser", "ner")
        return tuple(layer for layer in layers if not getattr(self, layer))


def capabilities(nlp: Language) -> Capabilities:
    """Ask a pipeline what it sets; disabled components do not count.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("de")
        >>> capabilities(nlp).missing
        ('tagger', 'morph', 'lemma', 'parser', 'ner')
        >>> parser = nlp.add_pipe("parser")
        >>> [parser.add_label(label) for label in ("nsubj", "obj", "obl")]
        [1, 1, 1]
        >>> capabilities(nlp).scheme
        'ud'
    """
    assigned: dict[str, list[str]] = {}
    for name in nlp.pipe_names:
        for value in nlp.get_pipe_meta(name).assigns:
            assigned.setdefault(value, []).append(name)
    parsers, recognisers = assigned.get("token.dep", []), assigned.get("doc.ents", [])
    dep_labels = {label for name in parsers for label in nlp.pipe_labels.get(name, ())}
    return Capabilities(
        lang=nlp.lang or "",
        name=str(nlp.meta.get("name") or ""),
        version=str(nlp.meta.get("version") or ""),
        path=nlp.path or None,
        scheme=scheme_of(dep_labels),
        tagger="token.tag" in assigned,
        morph="token.morph" in assigned,
        lemma="token.lemma" in assigned,
        parser=bool(parsers),
        ner=bool(recognisers),
        sentences="doc.sents" in assigned or "token.is_sent_start" in assigned,
        ner_labels=tuple(sorted({label for name in recognisers for label in nlp.pipe_labels.get(name, ())})),
        dep_labels=tuple(sorted(dep_labels)),
    )
