"""The spaCy component, added by name as a user adds it."""

from __future__ import annotations

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import spacy

CASES = [
    ("de", "Die russische Führung lobte Kuba.", {("russische", "country:RU"), ("Kuba", "country:CU")}),
    ("de", "US-Regierung und Uno beraten.", {("US-Regierung", "country:US"), ("Uno", "organisation:un")}),
    ("es", "La ONU y los rusos hablan.", {("ONU", "organisation:un"), ("rusos", "country:RU")}),
    ("de", "Das Wetter bleibt schön.", set()),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_names_are_marked_with_their_entity(lang: str, text: str, expected: set[tuple[str, str]]) -> None:
    nlp = spacy.blank(lang)
    nlp.add_pipe("extractor_gazetteer", config={"spans_key": "here"})
    doc = nlp(text)
    assert {(span.text, span.id_) for span in doc.spans["here"]} == expected


def test_the_component_survives_saving(tmp_path) -> None:  # type: ignore[no-untyped-def]
    nlp = spacy.blank("es")
    nlp.add_pipe("extractor_gazetteer")
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    doc = again("Rusia")
    assert [span.id_ for span in doc.spans["actors"]] == ["country:RU"]


def test_every_declared_entry_point_loads() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project["entry-points"]["spacy_factories"]
    assert "extractor_gazetteer" in declared
    for name, target in declared.items():
        assert callable(EntryPoint(name, target, "spacy_factories").load())
        assert spacy.blank("de").create_pipe(name)
