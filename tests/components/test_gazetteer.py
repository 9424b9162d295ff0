"""The spaCy component, added by name as a user adds it."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy

from extractor.components.gazetteer import Gazetteer

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


def test_every_entry_point_loads() -> None:
    declared = [entry for entry in entry_points(group="spacy_factories") if entry.value.startswith("extractor.")]
    assert not declared or {entry.name for entry in declared} == {"extractor_gazetteer"}
    for entry in declared:
        assert entry.load()(spacy.blank("de"), entry.name, "actors").spans_key == "actors"
    assert Gazetteer("de").spans_key == "actors"
