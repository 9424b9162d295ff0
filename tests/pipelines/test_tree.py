"""Which trees are read, when, and by whom."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import extractor
from extractor.pipelines import parse
from extractor.pipelines.clauses import clauses
from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import Role
from extractor.pipelines.schemes import mark, scheme_in
from extractor.pipelines.sentences import top
from extractor.pipelines.tree import dependents, head, is_parsed, reach, role
from extractor.records import RawText, Segment

VOCAB = spacy.blank("de").vocab
PACKAGE = Path(extractor.__file__).parent
# What spaCy tells of a tree. Only the modules of the schemes may ask; components write trees, they do not read them.
TREE_ATTRIBUTES = frozenset(
    "dep dep_ head children lefts rights n_lefts n_rights subtree ancestors left_edge right_edge conjuncts root noun_chunks".split()
)
READERS = {"universal.py", "tiger.py", "schemes.py"}
STAGES = ("actors", "topics", "relations", "segmenting", "pipelines")


def doc_of(*labels: str) -> Doc:
    words = ["Rom", "bittet", "Wien", "sehr"][: len(labels)]
    pos = ["PROPN", "VERB", "PROPN", "ADV"][: len(labels)]
    return Doc(VOCAB, words=words, pos=pos, heads=[1] * len(words), deps=list(labels))


def asked(path: Path) -> set[str]:
    """Attributes of a tree that a module reads; a method of the same name that it calls is another matter."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    called = {id(node.func) for node in ast.walk(module) if isinstance(node, ast.Call)}
    found = {
        node.attr
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and id(node) not in called
    }
    own = {
        item.target.id
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
        for item in node.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    }
    constants = {node.value for node in ast.walk(module) if isinstance(node, ast.Constant) and node.value == "DEP"}
    return (found & TREE_ATTRIBUTES) - own | constants


def test_only_the_schemes_read_trees_of_spacy() -> None:
    paths = [path for stage in STAGES for path in sorted((PACKAGE / stage).rglob("*.py"))]
    readers = {path.name: names for path in paths if (names := asked(path))}
    assert set(readers) == READERS, readers


@pytest.mark.parametrize(
    ("labels", "scheme"),
    [
        (("nsubj", "ROOT", "obj"), "ud"),
        (("nsubj:pass", "ROOT", "obl:agent", "advmod:emph"), "ud"),
        (("sb", "ROOT", "oa"), "tiger"),
        (("sb", "ROOT", "obj"), "none"),
        (("nsubj", "ROOT", "dobj"), "none"),
        (("dep", "ROOT"), "ud"),
    ],
)
def test_scheme_of_a_tree_without_its_pipeline(labels: tuple[str, ...], scheme: str) -> None:
    assert scheme_in(doc_of(*labels)) == scheme


def test_tree_of_neither_scheme_says_nothing() -> None:
    doc = doc_of("nsubj", "ROOT", "dobj")
    assert not is_parsed(doc)
    assert clauses(doc) == ()
    assert (role(doc[0]), head(doc[0]).i, dependents(doc[1]), top(doc[:]).i) == (Role.OTHER, 0, [], 0)
    assert [token.i for token in reach(doc[1])] == [1, 1]


def test_the_parsers_labels_count_more_than_those_of_the_doc() -> None:
    doc = doc_of("nsubj", "ROOT")
    mark(doc, "none")
    assert clauses(doc) == ()
    stored = Doc(VOCAB).from_bytes(doc.to_bytes())
    assert scheme_in(stored) == "none"


@pytest.mark.parametrize(
    ("second", "together"),
    [(0, "Minister Borg"), (1, "Minister Borg")],
    ids=["under the title", "under the name"],
)
def test_title_and_name_share_their_conjuncts(second: int, together: str) -> None:
    doc = Doc(
        VOCAB,
        words=["Minister", "Ahlgren", "und", "Borg"],
        pos=["NOUN", "PROPN", "CCONJ", "PROPN"],
        heads=[0, 0, 3, second],
        deps=["ROOT", "appos", "cc", "conj"],
    )
    assert " ".join(token.text for token in conjuncts(doc[0])) == together


def test_apposition_behind_a_comma_coordinates_for_itself() -> None:
    # "die Stadt, Sitz von Rat und Bank": what is coordinated in the apposition is no second city.
    doc = Doc(
        VOCAB,
        words=["Stadt", ",", "Sitz", "und", "Hafen"],
        pos=["NOUN", "PUNCT", "NOUN", "CCONJ", "NOUN"],
        heads=[0, 2, 0, 4, 2],
        deps=["ROOT", "punct", "appos", "cc", "conj"],
    )
    assert [token.text for token in conjuncts(doc[0])] == ["Stadt"]


def test_what_hangs_together_may_have_gaps() -> None:
    doc = Doc(VOCAB, words=["a", "b", "c", "d"], heads=[2, 1, 1, 2], deps=["obj", "ROOT", "ccomp", "obj"])
    assert [token.text for token in reach(doc[2])] == ["a", "d"]


class Trees:
    """A parser that tells its labels and calls every word a root."""

    labels = ("sb", "oa", "mo")

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            token.dep_ = "ROOT"
        return doc


@Language.factory("test_tiger_trees", assigns=["token.dep", "token.head", "doc.sents"])
def make_trees(nlp: Language, name: str) -> Any:  # noqa: ARG001
    return Trees()


def test_parsing_marks_the_scheme_of_the_pipeline(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("test_tiger_trees")
    nlp.to_disk(tmp_path / "de")
    text = "Rom schweigt."
    [[parsed]] = parse(
        [(RawText("x", text), [Segment("s0", "body", "de", 1.0, 0, len(text))])], paths={"de": tmp_path / "de"}
    )
    assert scheme_in(parsed.doc) == "tiger"
    assert scheme_in(Doc(VOCAB, words=["Rom"], deps=["ROOT"])) == "ud"
