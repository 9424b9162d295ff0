"""Finding and loading pipelines: whose path wins, and what the errors say."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from extractor.errors import PipelineError
from extractor.pipelines import find_pipelines, load, loading


@pytest.fixture
def blank_de(tmp_path: Path) -> Path:
    path = tmp_path / "blank_de"
    spacy.blank("de").to_disk(path)
    return path


def edit_meta(path: Path, **values: str) -> None:
    file = path / "meta.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | values), encoding="utf-8")


def test_import_loads_no_spacy() -> None:
    code = "import sys, extractor.pipelines; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_packaged_pipelines_come_before_those_of_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("wheel/de", "checkout/de", "checkout/es", "checkout/training"):
        (tmp_path / place).mkdir(parents=True)
    for place in ("wheel/de", "checkout/de", "checkout/es"):
        (tmp_path / place / "config.cfg").touch()
    monkeypatch.setattr(loading, "PACKAGED", tmp_path / "wheel")
    monkeypatch.setattr(loading, "CHECKOUT", tmp_path / "checkout")
    assert find_pipelines() == {"de": tmp_path / "wheel/de", "es": tmp_path / "checkout/es"}


def test_no_pipelines_are_found_where_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "PACKAGED", tmp_path / "a")
    monkeypatch.setattr(loading, "CHECKOUT", tmp_path / "b")
    assert find_pipelines() == {}
    with pytest.raises(PipelineError, match="no pipeline for the language 'de'"):
        load("de")


def test_a_users_path_wins(blank_de: Path) -> None:
    nlp = load("de", path=blank_de)
    assert nlp.path == blank_de
    assert nlp.pipe_names == ["sentencizer"]


def test_one_pipeline_a_process(blank_de: Path) -> None:
    assert load("de", path=blank_de) is load("de", path=str(blank_de))


def test_pipeline_with_sentences_gets_no_sentencizer(tmp_path: Path) -> None:
    nlp = spacy.blank("es")
    nlp.add_pipe("senter")
    nlp.initialize()
    nlp.to_disk(tmp_path / "es")
    assert load("es", path=tmp_path / "es").pipe_names == ["senter"]


def test_unpacked_wheel_is_entered(tmp_path: Path) -> None:
    inner = tmp_path / "de_some_news" / "de_some_news-1.0"
    inner.parent.mkdir()
    spacy.blank("de").to_disk(inner)
    assert load("de", path=tmp_path / "de_some_news").path == inner
    assert load("de", path=tmp_path).path == inner


def test_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"nowhere of the pipeline for 'de' does not exist; give a directory"):
        load("de", path=tmp_path / "nowhere")


def test_directory_without_pipeline(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"is no spaCy pipeline for 'de' \(it has no config\.cfg\)"):
        load("de", path=tmp_path)


def test_file_instead_of_directory(tmp_path: Path) -> None:
    file = tmp_path / "de.zip"
    file.touch()
    with pytest.raises(PipelineError, match="is no spaCy pipeline"):
        load("de", path=file)


def test_wrong_language(blank_de: Path) -> None:
    with pytest.raises(PipelineError, match=r"is for the language 'de', not 'es'; give one for 'es'"):
        load("es", path=blank_de)


def test_other_spacy_generation(blank_de: Path) -> None:
    edit_meta(blank_de, spacy_version=">=2.3.0,<2.4.0")
    with pytest.raises(PipelineError, match=r"was made for spaCy >=2\.3\.0,<2\.4\.0, this is 3\."):
        load("de", path=blank_de)


def test_other_minor_version_loads_with_a_message(blank_de: Path, caplog: pytest.LogCaptureFixture) -> None:
    edit_meta(blank_de, spacy_version=">=3.0.0,<3.1.0")
    with caplog.at_level(logging.WARNING):
        assert load("de", path=blank_de).lang == "de"
    assert "its results may be worse" in caplog.text


def test_version_of_this_spacy_is_silent(blank_de: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        load("de", path=blank_de)
    assert caplog.text == ""


def test_unknown_component_is_one_sentence(blank_de: Path) -> None:
    config = blank_de / "config.cfg"
    text = config.read_text(encoding="utf-8").replace("pipeline = []", 'pipeline = ["strange"]')
    config.write_text(text + '\n[components.strange]\nfactory = "strange_factory"\n', encoding="utf-8")
    with pytest.raises(PipelineError, match=r"needs 'strange_factory', which spaCy lacks; install") as caught:
        load("de", path=blank_de)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", ["", "[]", "{", b"\xff\xfe\x00".decode("latin-1")])
def test_damaged_meta(blank_de: Path, content: str) -> None:
    (blank_de / "meta.json").write_text(content, encoding="utf-8")
    with pytest.raises(PipelineError, match=r"is damaged \(its meta\.json"):
        load("de", path=blank_de)
