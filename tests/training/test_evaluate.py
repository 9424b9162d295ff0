"""The table, what is written beside the pipelines, and the cards made of it."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

TARGETS = {
    ("de", "trees", "las"): 0.85, ("de", "trees", "uas"): 0.90, ("de", "trees", "upos"): 0.95,
    ("de", "trees", "lemma"): 0.96, ("de", "trees", "Case"): 0.92, ("de", "trees", "Number"): 0.92,
    ("de", "trees", "Gender"): 0.92, ("es", "trees", "las"): 0.90, ("es", "trees", "lemma"): 0.96,
    ("de", "ner", "names"): 0.83, ("de", "ner_parliament", "names"): 0.75, ("de", "ner_posts", "names"): 0.55,
    ("es", "ner_posts", "names"): 0.60, ("de", "trees", "sentences"): 0.96, ("es", "sentences_posts", "sentences"): 0.93,
}  # fmt: skip


def test_targets(recipe: dict[str, ModuleType]) -> None:
    found = {(row.lang, row.part, row.score): row.target for row in recipe["evaluate"].ROWS if row.target is not None}
    assert found == TARGETS
    limits = {name: target for name, (_, target, _, _) in recipe["evaluate"].RESOURCES.items() if target is not None}
    assert limits == {"words_per_second": 6000, "ratio": 0.8, "megabytes": 60, "resident_megabytes": 700}


def test_reached_or_not(recipe: dict[str, ModuleType]) -> None:
    evaluate, score = recipe["evaluate"], recipe["measures"].Score
    [low, high] = evaluate.lines({"de": {"trees": {"las": score(0.8499, 0.84, 0.86), "uas": score(0.9, 0.89, 0.91)}}})
    assert low.endswith("| 0.850 | 0.84–0.86 | ≥ 0.85 | no |")
    assert high.endswith("| 0.900 | 0.89–0.91 | ≥ 0.9 | yes |")
    measured = dict.fromkeys(evaluate.RESOURCES, 0.0) | {"words_per_second": 7000.0, "ratio": 0.7, "megabytes": 61.0}
    ends = [line.rsplit("|", 3)[1:3] for line in evaluate.resource_lines(measured)]
    assert [[cell.strip() for cell in cells] for cells in ends] == [
        ["≥ 6,000", "yes"], ["≥ 0.8", "no"], ["", ""], ["≤ 60", "no"], ["≤ 700", "yes"], ["", ""], ["", ""],
    ]  # fmt: skip


def test_scores_of_a_pipeline_from_raw_text(recipe: dict[str, ModuleType], tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "LOC", "pattern": "Bonn"}])  # type: ignore[attr-defined]
    words = ["Ana", "wohnt", "in", "Bonn", ".", "Es", "regnet", "."]
    starts = [index in {0, 5} for index in range(len(words))]
    names = Doc(nlp.vocab, words=words, ents=["B-PER", "O", "O", "B-LOC", "O", "O", "O", "O"])
    ends = Doc(nlp.vocab, words=words, sent_starts=starts)  # type: ignore[arg-type]
    for part, doc in (("ner", names), ("sentences_layouts", ends)):
        DocBin(docs=[doc]).to_disk(tmp_path / f"{part}.spacy")
    found = recipe["evaluate"].evaluate(nlp, tmp_path)
    assert found["ner"]["names"].value == pytest.approx(2 / 3)
    assert found["ner"]["LOC"].value == 1
    assert found["sentences_layouts"]["sentences"].value == 1


@pytest.fixture
def models(recipe: dict[str, ModuleType], tmp_path: Path) -> Path:
    score = recipe["measures"].Score
    for lang in ("de", "es"):
        (tmp_path / lang).mkdir()
        meta: dict[str, Any] = recipe["card"].meta_of(lang, version="1.2.3")
        meta |= {"lang": lang, "spacy_version": ">=3.8", "components": ["x"]}
        (tmp_path / lang / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        scores = {
            "trees": {"las": score(0.87654, 0.861, 0.89), "upos": score(0.95)},
            "ner": {"names": score(0.8, 0.7, 0.9)},
        }
        recipe["evaluate"].write(tmp_path / lang, scores)
    return tmp_path


def test_scores_are_written_and_read(recipe: dict[str, ModuleType], models: Path) -> None:
    score = recipe["measures"].Score
    assert recipe["evaluate"].read(models / "de")["trees"] == {"las": score(0.8765, 0.861, 0.89), "upos": score(0.95)}
    meta = json.loads((models / "de" / "meta.json").read_text(encoding="utf-8"))
    assert meta["performance"] == {"dep_las": 0.8765, "pos_acc": 0.95, "ents_f": 0.8}


@pytest.mark.parametrize("lang", ["de", "es"])
def test_cards(recipe: dict[str, ModuleType], models: Path, lang: str) -> None:
    text = recipe["card"].card(models / lang)
    assert text.startswith(f"# {lang}_extractor_news 1.2.3\n")
    assert "LAS | 0.876 | 0.86–0.89" in text
    assert "python models/training/evaluate.py models models/training/scratch/heldout" in text
    other = {"de": "CESS: every tenth", "es": "STTS)"}[lang]
    assert other not in text.split("## Held-out")[1]
    meta = json.loads((models / lang / "meta.json").read_text(encoding="utf-8"))
    assert all({"name", "url", "license", "author"} == set(source) for source in meta["sources"])
    assert all(source["name"] in text and source["license"] in text for source in meta["sources"])
    licences = {source["license"] for source in meta["sources"]}
    assert not [licence for licence in licences if "nc" in licence.lower().replace("-", " ").split()]


def test_weights_of_both_languages_have_the_same_sources(recipe: dict[str, ModuleType]) -> None:
    german, spanish = (recipe["card"].meta_of(lang, version="1") for lang in ("de", "es"))
    assert german["sources"] == spanish["sources"]
    assert german["description"] != spanish["description"]
