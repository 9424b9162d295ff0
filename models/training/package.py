"""The spaCy pipelines around the shared weights: tokenizer rules, component settings and ``meta.json``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import spacy
import tokens
from card import meta_of
from spacy.language import Language

from extractor.components.weights import Labels

SPACY_VERSION = ">=3.8.0,<4.0.0"
# Component → factory; a language without gold tags has no tagger.
COMPONENTS = {
    "encoder": "extractor_encoder", "tagger": "extractor_tagger", "morphologizer": "extractor_morphologizer",
    "lemmatizer": "extractor_lemmatizer", "parser": "extractor_parser", "ner": "extractor_ner",
}  # fmt: skip


def package(lang: str, labels: Labels, lemmas: Mapping[tuple[str, str], str], output: Path, *, version: str) -> None:
    """Write the pipeline of a language with its known lemmas; its encoder finds the weights beside it."""
    nlp = spacy.blank(lang)
    tokens.news_tokens(nlp)
    for name, factory in COMPONENTS.items():
        if name != "tagger" or labels.by_lang["tags"][lang]:
            nlp.add_pipe(factory, name=name, config=settings(name, lang, labels))
    nlp.get_pipe("lemmatizer").table = dict(lemmas)  # type: ignore[attr-defined]
    nlp.meta.update(meta_of(lang, version=version))
    for old in output.glob("*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    nlp.to_disk(output, exclude=["encoder"])
    (output / "vocab/strings.json").write_text(json.dumps(sorted(own_strings(nlp)), ensure_ascii=False), "utf-8")
    meta = json.loads((output / "meta.json").read_text(encoding="utf-8")) | {"spacy_version": SPACY_VERSION}
    (output / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def settings(name: str, lang: str, labels: Labels) -> dict[str, Any]:
    """What a component may set, for who asks the pipeline."""
    layer = {"tagger": "tags", "morphologizer": "pos", "parser": "deps"}.get(name)
    return {"labels": labels.by_lang[layer][lang]} if layer else {}


def own_strings(nlp: Language) -> set[str]:
    """The strings of the tokenizer's rules and the labels; words come and go with the documents."""
    return set(type(nlp)().vocab.strings) | {label for values in nlp.pipe_labels.values() for label in map(str, values)}
