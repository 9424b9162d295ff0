"""What a pipeline can do is judged from its components and labels, never from its name."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language

from extractor.pipelines import capabilities
from extractor.pipelines.capabilities import scheme_of

UD = ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "case", "det", "conj", "ROOT"]
TIGER = ["sb", "oa", "da", "op", "og", "oc", "mo", "nk", "svp", "sbp", "cj", "cd", "ROOT"]
CLEAR = ["nsubj", "nsubjpass", "dobj", "pobj", "prep", "ROOT"]


def with_labels(labels: list[str], *, component: str = "parser", name: str | None = None) -> Language:
    nlp = spacy.blank("de")
    pipe: Any = nlp.add_pipe(component, name=name or component)
    for label in labels:
        pipe.add_label(label)
    return nlp


@pytest.mark.parametrize(("labels", "scheme"), [(UD, "ud"), (TIGER, "tiger"), (CLEAR, "none"), (["dep"], "none")])
def test_scheme_is_read_from_the_parsers_labels(labels: list[str], scheme: str) -> None:
    found = capabilities(with_labels(labels))
    assert found.parser
    assert found.scheme == scheme


def test_scheme_needs_every_core_label() -> None:
    assert scheme_of(["nsubj", "obj"]) == "none"
    assert scheme_of(["sb", "oa"]) == "none"
    assert scheme_of([]) == "none"


def test_parser_is_found_under_any_name() -> None:
    assert capabilities(with_labels(UD, name="my_trees")).scheme == "ud"


def test_disabled_components_do_not_count() -> None:
    nlp = with_labels(UD)
    nlp.disable_pipe("parser")
    found = capabilities(nlp)
    assert not found.parser
    assert found.scheme == "none"
    assert not found.sentences


def test_blank_pipeline_can_nothing() -> None:
    found = capabilities(spacy.blank("es"))
    assert found.lang == "es"
    assert found.missing == ("tagger", "morph", "lemma", "parser", "ner")
    assert not found.sentences
    assert found.ner_labels == ()
    assert found.path is None


@pytest.mark.parametrize(
    ("component", "layer"),
    [("tagger", "tagger"), ("morphologizer", "morph"), ("trainable_lemmatizer", "lemma"), ("ner", "ner")],
)
def test_each_component_brings_its_layer(component: str, layer: str) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe(component)
    assert layer not in capabilities(nlp).missing
    assert len(capabilities(nlp).missing) == 4


def test_entity_labels_are_sorted_and_come_from_rulers_too() -> None:
    nlp = spacy.blank("de")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "HANDLE", "pattern": "@x"}])
    recogniser: Any = nlp.add_pipe("ner")
    for label in ("PER", "LOC"):
        recogniser.add_label(label)
    assert capabilities(nlp).ner_labels == ("HANDLE", "LOC", "PER")


def test_sentencizer_ends_sentences_without_a_parser() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    found = capabilities(nlp)
    assert found.sentences
    assert not found.parser
