"""What a spaCy pipeline can do: the stages ask this instead of trusting a pipeline's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

Scheme = Literal["ud", "tiger", "none"]

# Labels that only one of the schemes has; all of them must be there. A treebank without a subject label is none.
_UD_LABELS = frozenset({"nsubj", "obj", "obl"})
_TIGER_LABELS = frozenset({"sb", "oa", "mo"})


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
    scheme = scheme_of(label for name in parsers for label in nlp.pipe_labels.get(name, ()))
    return Capabilities(
        lang=nlp.lang or "",
        name=str(nlp.meta.get("name") or ""),
        version=str(nlp.meta.get("version") or ""),
        path=nlp.path or None,
        scheme=scheme,
        tagger="token.tag" in assigned,
        morph="token.morph" in assigned,
        lemma="token.lemma" in assigned,
        parser=bool(parsers),
        ner=bool(recognisers),
        sentences="doc.sents" in assigned or "token.is_sent_start" in assigned,
        ner_labels=tuple(sorted({label for name in recognisers for label in nlp.pipe_labels.get(name, ())})),
    )


def scheme_of(labels: Iterable[str]) -> Scheme:
    """The scheme of a parser's labels.

    Example:
        >>> scheme_of(["nsubj", "obj", "obl", "ROOT"]), scheme_of(["sb", "oa", "mo", "nk"]), scheme_of(["nsubj", "dobj"])
        ('ud', 'tiger', 'none')
    """
    known = frozenset(labels)
    if known >= _UD_LABELS:
        return "ud"
    return "tiger" if known >= _TIGER_LABELS else "none"
