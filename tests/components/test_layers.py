"""The components that write: each its own layer, any of them can be left out; how sure the network is."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

from extractor.components.encoder import KEY
from extractor.components.layers import make_parser
from tests.components.fakes import KINDS, LAYERS, assert_well_formed, fake_network, layers_of, make_pipeline  # noqa: F401

pytestmark = pytest.mark.usefixtures("fake_network")

TEXT = "Die Regierung in Wien lobt Kuba.\n\nOlaf Scholz schweigt über neue Sanktionen gegen Russland. Der Kanzler lobt Wien."
ANNOTATION = {
    "tagger": ["TAG"],
    "morphologizer": ["POS", "MORPH"],
    "lemmatizer": ["LEMMA"],
    "parser": ["DEP", "SENT_START"],
    "ner": ["ENT_IOB"],
}


def written(doc: Doc) -> set[str]:
    return {name for names in ANNOTATION.values() for name in names if doc.has_annotation(name)}


def test_all_layers_are_written() -> None:
    doc = make_pipeline()(TEXT)
    assert written(doc) == {name for names in ANNOTATION.values() for name in names}
    assert_well_formed(doc)
    assert len(list(doc.sents)) == 3
    assert {token.tag_ for token in doc if not token.is_space} <= {"$.", "NE", "NN"}
    assert any(token.morph.get("Number") for token in doc)
    assert doc.ents


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_that_is_left_out_leaves_the_rest(name: str) -> None:
    whole = make_pipeline()(TEXT)
    switched = make_pipeline()
    with switched.select_pipes(disable=[name]):
        off = switched(TEXT)
    for doc in (make_pipeline(without=[name])(TEXT), off):
        assert written(doc) == written(whole) - set(ANNOTATION[name])
        if name != "parser":
            assert [(token.head.i, token.dep_) for token in doc] == [(token.head.i, token.dep_) for token in whole]
        if name != "lemmatizer":
            assert [token.lemma_ for token in doc] == [token.lemma_ for token in whole]
        if name != "ner":
            assert [(ent.text, ent.label_) for ent in doc.ents] == [(ent.text, ent.label_) for ent in whole.ents]
        assert [token._.arc_confidence for token in doc] == [token._.arc_confidence for token in whole]


def test_order_of_the_layers_does_not_matter() -> None:
    nlp = make_pipeline(without=LAYERS)
    for name in reversed(LAYERS):
        nlp.add_pipe(f"extractor_{name}", name=name, config={"labels": KINDS} if name == "ner" else {})
    assert layers_of(nlp(TEXT)) == layers_of(make_pipeline()(TEXT))


def test_without_the_encoder_nothing_is_written() -> None:
    nlp = make_pipeline()
    with nlp.select_pipes(disable=["encoder"]):
        doc = nlp(TEXT)
    assert not written(doc)
    assert doc[0]._.arc_confidence is None
    assert doc[0:2]._.confidence is None


def test_names_replace_those_of_other_components() -> None:
    nlp = make_pipeline()
    doc = nlp.make_doc(TEXT)
    doc.set_ents([Span(doc, 0, 2, label="OTHER")])
    assert "OTHER" not in {name.label_ for name in nlp(doc).ents}


def test_confidence() -> None:
    doc = make_pipeline()(TEXT)
    assert len({token._.arc_confidence for token in doc}) > 5
    assert all(0 < name._.confidence <= 1 for name in doc.ents)
    # Only a name has one.
    name = next(name for name in doc.ents if name.end < len(doc))
    assert doc[name.start : name.end]._.confidence == name._.confidence
    assert doc[name.start : name.end + 1]._.confidence is None


def test_confidence_of_tokens_that_others_changed_is_unknown() -> None:
    doc = make_pipeline()(TEXT)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert doc[0]._.arc_confidence is None
    doc = make_pipeline()(TEXT)
    with doc.retokenize() as retokenizer:
        retokenizer.split(doc[1], ["Regie", "rung"], heads=[(doc[1], 1), doc[2]])
    assert doc[len(doc) - 1]._.arc_confidence is None


def test_sentences_of_trees_that_spacy_gets_lost_in() -> None:
    """Words in turn from both ends of the sentence, each on the one before: spaCy gives up looking for its edges."""
    size = 60
    order = [place for pair in zip(range(size // 2), reversed(range(size // 2, size)), strict=True) for place in pair]
    order.reverse()
    heads = np.zeros(size, np.int64)
    heads[order[0]] = order[0]
    heads[order[1:]] = order[:-1]
    nlp = spacy.blank("de")
    doc = Doc(nlp.vocab, words=["Wien"] * 2 * size)
    own = np.arange(2 * size)
    starts = np.where(own % size, -1, 1)
    dep = np.full(2 * size, nlp.vocab.strings.add("dep"), np.uint64)
    doc.user_data[KEY] = {"head": np.concatenate([heads, heads + size]) - own, "dep": dep, "starts": starts}
    doc = make_parser(nlp, "parser", [])(doc)
    assert [sentence.start for sentence in doc.sents] == [0, size]
    assert [token.head.i for token in doc[size:]] == (heads + size).tolist()


def test_labels_tell_what_a_pipeline_may_write() -> None:
    nlp = make_pipeline()
    assert nlp.pipe_labels["ner"] == KINDS
    assert {"doc.sents", "token.dep"} <= set(nlp.get_pipe_meta("parser").assigns)
    assert not nlp.analyze_pipes()["problems"]["ner"]


def test_a_pipeline_agrees_with_itself() -> None:
    nlp = make_pipeline()
    # spaCy counts white space in the expected document alone.
    text = TEXT.replace("\n\n", " ")
    scores = nlp.evaluate([Example(nlp.make_doc(text), nlp(text))])
    assert {name: scores[name] for name in ("tag_acc", "pos_acc", "lemma_acc", "dep_las", "ents_f", "sents_f")} == {
        "tag_acc": 1.0, "pos_acc": 1.0, "lemma_acc": 1.0, "dep_las": 1.0, "ents_f": 1.0, "sents_f": 1.0,
    }  # fmt: skip
