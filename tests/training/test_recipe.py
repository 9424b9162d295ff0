"""The training recipe: corpora become Docs with sane trees, and a layer that a corpus lacks stays missing."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import spacy
from spacy.training import Example

CONTRACTED = """\
# sent_id = 1
1	Sie	sie	PRON	PPER	Case=Nom	2	nsubj	_	_
2	reist	reisen	VERB	VVFIN	Number=Sing	0	root	_	_
3-4	zum	_	_	_	_	_	_	_	_
3	zu	zu	ADP	APPR	_	5	case	_	_
4	dem	der	DET	ART	Case=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art	5	det	_	_
5	Hafen	Hafen	NOUN	NN	Case=Dat	2	obl	_	SpaceAfter=No
6	.	.	PUNCT	$.	_	2	punct	_	_
"""
CLITIC = """\
1	Quiere	querer	VERB	_	_	0	root	_	_
2-4	decírselo	_	_	_	_	_	_	_	SpaceAfter=No
2	decir	decir	VERB	_	VerbForm=Inf	1	xcomp	_	_
3	se	él	PRON	_	_	2	iobj	_	_
4	lo	él	PRON	_	_	2	obj	_	_
5	.	.	PUNCT	_	_	1	punct	_	_
"""
NO_SYNTAX = """\
1	Die	der	DET	_	Case=Nom	_	_	_	_
2	Stadt	Stadt	NOUN	_	Case=Nom	_	_	_	_
3	wächst	wachsen	VERB	_	Number=Sing	_	_	_	_
"""
PASSIVE = """\
1	Ana	Ana	PROPN	_	_	3	nsubj	_	_
2	fue	ser	AUX	_	_	3	aux	_	_
3	elegida	elegir	VERB	_	VerbForm=Part	0	root	_	_
4	por	por	ADP	_	_	6	case	_	_
5	el	el	DET	_	_	6	det	_	_
6	pueblo	pueblo	NOUN	_	_	3	obl	_	_
"""


def read(recipe: dict[str, ModuleType], tmp_path: Path, text: str) -> Any:
    path = tmp_path / "x.conllu"
    path.write_text(text + "\n", encoding="utf-8")
    [sentence] = recipe["corpora"].read_conllu(path)
    return sentence


def test_contracted_form_is_one_token(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    sentence = read(recipe, tmp_path, CONTRACTED)
    assert sentence.words == ["Sie", "reist", "zum", "Hafen", "."]
    assert sentence.spaces == [True, True, True, False, True]
    assert sentence.heads == [1, 1, 3, 1, 1]
    assert sentence.deps == ["nsubj", "ROOT", "case", "obl", "punct"]
    assert (sentence.pos[2], sentence.tags[2], sentence.lemmas[2]) == ("ADP", "APPRART", "zu")
    assert sentence.morphs[2] == "Case=Dat|Definite=Def|Gender=Masc|Number=Sing|PronType=Art"
    assert recipe["harmonise"].german_labels(sentence).morphs[2] == "Case=Dat|Gender=Masc|Number=Sing"


def test_verb_with_clitics_is_the_verb(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    sentence = read(recipe, tmp_path, CLITIC)
    assert sentence.words == ["Quiere", "decírselo", "."]
    assert sentence.heads == [0, 0, 0]
    assert sentence.deps == ["ROOT", "xcomp", "punct"]
    assert (sentence.pos[1], sentence.lemmas[1], sentence.morphs[1]) == ("VERB", "decir", "VerbForm=Inf")


def test_missing_heads_teach_no_roots(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    sentence = read(recipe, tmp_path, NO_SYNTAX)
    assert sentence.heads is None
    nlp = spacy.blank("de")
    tree = recipe["convert"].make_doc(nlp.vocab, [read(recipe, tmp_path, CONTRACTED)])
    flat = recipe["convert"].make_doc(nlp.vocab, [sentence])
    assert not flat.has_annotation("DEP")
    assert flat.has_annotation("MORPH", require_complete=True)
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("ner")
    nlp.get_pipe("ner").add_label("PER")  # type: ignore[attr-defined]
    nlp.initialize(lambda: [Example(nlp.make_doc(tree.text), tree)])
    assert nlp.update([Example(nlp.make_doc(flat.text), flat)])["parser"] == 0
    losses = nlp.update([Example(nlp.make_doc(tree.text), tree)])
    assert losses["parser"] > 0
    # The treebank says nothing of entities: it must not teach that there are none.
    assert losses["ner"] == 0


def test_entities_without_other_layers(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("Ana\tPERSON\nFrei\tPERSON\nin\tO\nBonn\tB-LOC\n\n", encoding="utf-8")
    [sentence] = recipe["corpora"].read_columns(path, column=1)
    doc = recipe["convert"].make_doc(spacy.blank("de").vocab, [sentence])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ana Frei", "PER"), ("Bonn", "LOC")]
    assert not any(doc.has_annotation(layer) for layer in ("DEP", "POS", "TAG", "LEMMA", "MORPH"))


def test_older_german_features_become_todays(recipe: dict[str, ModuleType]) -> None:
    make = recipe["corpora"].Sentence
    gold = make(["der"], [True], pos=["DET"], morphs=["Case=Nom|Definite=Def|PronType=Art"])
    seen = make(["Hafen"], [True], pos=["NOUN"], lemmas=["Hafen"], morphs=["Case=Nom|Gender=Masc|Number=Sing"])
    old = make(
        ["im", "großen", "Hafen", "liegt", "der"],
        [True] * 5,
        pos=["ADP", "ADJ", "NOUN", "VERB", "DET"],
        lemmas=["in", "groß", "Hafen", "liegen", "der"],
        morphs=[
            "Case=Dat|Gender=Masc,Neut|Number=Sing",
            "Case=Dat|Gender=Masc,Neut|Number=Sing",
            "Case=Dat|Gender=Masc,Neut|Number=Sing",
            "Number=Sing|VerbForm=Fin",
            "Case=Nom|Definite=Def|Gender=Masc|Number=Sing",
        ],
    )
    _, new = recipe["harmonise"].german_features([seen, old], [gold])
    assert new.morphs == [
        "Case=Dat|Gender=Masc|Number=Sing",
        "Case=Dat|Degree=Pos|Gender=Masc|Number=Sing",
        "Case=Dat|Gender=Masc|Number=Sing",
        "",
        "Case=Nom|Definite=Def|Gender=Masc|Number=Sing|PronType=Art",
    ]
    # A finite verb without mood teaches nothing: neither its features nor that it has none.
    doc = recipe["convert"].make_doc(spacy.blank("de").vocab, [new])
    assert [token.text for token in doc if token.pos == 0 or not token.has_morph()] == ["liegt"]
    assert doc[3].pos == 0


def test_spanish_passive_gets_its_subtypes(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    sentence = recipe["harmonise"].agent_and_passive(read(recipe, tmp_path, PASSIVE))
    assert sentence.deps == ["nsubj:pass", "aux:pass", "ROOT", "case", "det", "obl:agent"]
    active = PASSIVE.replace("ser\tAUX", "haber\tAUX")
    assert "obl:agent" not in recipe["harmonise"].agent_and_passive(read(recipe, tmp_path, active)).deps


@pytest.mark.parametrize("number", range(40))
def test_layout_keeps_the_trees(recipe: dict[str, ModuleType], tmp_path: Path, number: int) -> None:
    sentences = [read(recipe, tmp_path, CONTRACTED)] * 3
    laid_out = recipe["layout"].laid_out(sentences, number, lang="de")
    doc = recipe["convert"].make_doc(spacy.blank("de").vocab, laid_out)
    assert len(list(doc.sents)) == 3
    # Some documents are in small letters or in capitals.
    assert [token.head.lower_ for token in doc if token.lower_ == "hafen"] == ["reist"] * 3
    assert [token.lemma_ for token in doc if token.dep_ == "ROOT"] == ["reisen"] * 3
    assert all(token.dep_ == "dep" and token.pos_ == "SPACE" for token in doc if token.is_space)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("„Wir“, sagte er", "„|Wir|“|,|sagte|er"),
        ("»Nein« und ‚ja‘", "»|Nein|«|und|‚|ja|‘"),
        ("Moskau–Kiew im Jahr 2023.", "Moskau|–|Kiew|im|Jahr|2023|."),
        ("am 3. Oktober", "am|3.|Oktober"),
        ("Kund:innen, Leser:in", "Kund:innen|,|Leser:in"),
        ("Fazit:Ende", "Fazit|:|Ende"),
        ("Bürger*innen", "Bürger*innen"),
        ("US-Präsident", "US-Präsident"),
        ("🇩🇪🇪🇸 Hallo", "🇩🇪|🇪🇸|Hallo"),
    ],
)
def test_news_tokens(recipe: dict[str, ModuleType], text: str, tokens: str) -> None:
    nlp = spacy.blank("de")
    recipe["tokens"].news_tokens(nlp)
    assert [token.text for token in nlp.make_doc(text)] == tokens.split("|")


def test_silver_trees_go_where_there_is_none(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    parts, sentence = recipe["parts"], recipe["corpora"].Sentence
    blank = sentence(["Nein", "."], [False, True])
    gold = sentence(["Ja", "."], [False, True], heads=[0, 0], deps=["ROOT", "punct"])
    path = tmp_path / "silver.jsonl"
    rows = [(0, 0, [0, -1]), (0, 1, [1, 1]), (1, 0, [1, 1])]
    path.write_text(
        "".join(
            json.dumps({"part": "news", "document": d, "sentence": s, "heads": heads, "deps": ["ROOT", "dep"]}) + "\n"
            for d, s, heads in rows
        ),
        encoding="utf-8",
    )
    (found,) = parts.with_silver([parts.Part("news", "de", [[blank, gold], [gold]])], path)
    assert [[s.heads for s in document] for document in found.documents] == [[[0, -1], [0, 0]], [[0, 0]]]
    (other,) = parts.with_silver([parts.Part("other", "de", [[blank]])], path)
    assert other.documents[0][0].heads is None
