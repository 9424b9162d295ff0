"""Weights: shared by all who read the same files, and a sentence that helps where they are damaged."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from extractor.components import weights as weighing
from extractor.components.weights import FILES, load_directory, load_files, read_files
from extractor.errors import PipelineError
from extractor.pipelines import find_pipelines, load
from tests.components.fakes import fake_network, make_files, make_pipeline, make_weights  # noqa: F401


def write(directory: Path, files: dict[str, bytes]) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (directory / name).write_bytes(content)
    return directory


def save_without_weights(path: Path) -> None:
    """Write a pipeline in such a way that loading takes the real path afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weighing, "_make", lambda _: make_weights())
        patch.setattr(weighing, "_known", {})
        make_pipeline("de").to_disk(path, exclude=["encoder"])


def shipped() -> Path:
    return find_pipelines()["de"].parent / "encoder"


# --- sharing


@pytest.mark.usefixtures("fake_network")
def test_the_same_files_are_the_same_weights(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", make_files()), write(tmp_path / "two", make_files())
    assert load_directory(one) is load_directory(two) is load_files(make_files())


@pytest.mark.usefixtures("fake_network")
def test_other_files_are_other_weights() -> None:
    assert load_files(make_files(context=0.5)) is not load_files(make_files(context=0.25))


@pytest.mark.usefixtures("fake_network")
def test_pipelines_share_the_weights_beside_them(tmp_path: Path) -> None:
    import spacy

    write(tmp_path / "encoder", make_files())
    for lang in ("de", "es"):
        make_pipeline(lang).to_disk(tmp_path / lang, exclude=["encoder"])
    one, two = (spacy.load(tmp_path / lang).get_pipe("encoder").weights for lang in ("de", "es"))
    assert one is two


# --- damage


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [None, b"", b"noise"])
def test_files_that_are_missing_empty_or_something_else(tmp_path: Path, name: str, content: bytes | None) -> None:
    directory = write(tmp_path / "encoder", make_files())
    (directory / name).unlink() if content is None else (directory / name).write_bytes(content)
    with pytest.raises(PipelineError) as caught:
        load_directory(directory)
    assert str(caught.value).startswith(f"the weights in {directory} are ")
    assert str(caught.value).endswith("; install them again")
    assert "\n" not in str(caught.value)


def test_a_directory_that_is_none(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", write(tmp_path, {"file": b""}) / "file"):
        with pytest.raises(PipelineError, match="are not complete"):
            read_files(path)


def test_files_by_other_names() -> None:
    with pytest.raises(PipelineError, match=r"not complete \(network\.onnx is missing\); install"):
        load_files({"model": b"x"})


def test_damage_is_found_again_and_mended_weights_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    directory = write(tmp_path / "encoder", make_files())
    for _ in range(2):
        with pytest.raises(PipelineError, match="damaged"):
            load_directory(directory)
    good = make_weights()
    monkeypatch.setattr(weighing, "_known", {})
    monkeypatch.setattr(weighing, "_make", lambda _: good)
    assert load_directory(directory) is good


@pytest.mark.usefixtures("fake_network")
def test_loading_a_pipeline_without_weights_is_one_sentence(tmp_path: Path) -> None:
    make_pipeline("de").to_disk(tmp_path / "de", exclude=["encoder"])
    with pytest.raises(
        PipelineError, match=r"the pipeline at \S+ cannot be loaded: the weights in \S+encoder are"
    ) as caught:
        load("de", path=tmp_path / "de")
    assert str(caught.value).endswith("; install them again")
    assert "\n" not in str(caught.value)


def test_loading_a_pipeline_with_damaged_weights_is_one_sentence(tmp_path: Path) -> None:
    save_without_weights(tmp_path / "de")
    write(tmp_path / "encoder", make_files())
    with pytest.raises(
        PipelineError, match=r"cannot be loaded: the weights in \S+encoder are damaged \(\w+\); install"
    ):
        load("de", path=tmp_path / "de")


def test_a_checkout_that_is_not_installed_finds_its_components(tmp_path: Path) -> None:
    """Without entry points spaCy knows none of them; what is then wrong with this pipeline is that it has no weights."""
    save_without_weights(tmp_path / "de")
    code = f"""
from importlib import metadata
metadata.entry_points = lambda **_: metadata.EntryPoints(())
from extractor.errors import PipelineError
from extractor.pipelines import load
try:
    load("de", path={str(tmp_path / "de")!r})
except PipelineError as error:
    print(error)
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=root, capture_output=True, text=True)
    assert "the weights in" in done.stdout


# --- labels


def test_labels_of_a_language() -> None:
    labels = make_weights().labels
    for layer in ("pos", "tags", "deps"):
        for lang in ("de", "es", "xx"):
            allowed = [
                name
                for name, value in zip(getattr(labels, layer), labels.allowed(layer, lang), strict=True)
                if value == 0
            ]
            # A language without labels of its own may have all.
            assert allowed == (labels.by_lang[layer].get(lang) or getattr(labels, layer))


def test_run_names_inputs_and_outputs() -> None:
    weights = make_weights()
    ids = np.array([0, 5, 6, 7, 2], dtype=np.int64)
    found = weights.run((ids, np.array([0, 3, 0, 1, 0]), np.array([1, 3]), np.array([2, 3])))
    assert found["pos"].shape == (2, len(weights.labels.pos))
    assert found["arcs"].shape == (2, 3)
    assert found["label_head"].shape[0] == 3


# --- the shipped weights


@pytest.mark.model
@pytest.mark.parametrize("name", FILES)
def test_shipped_weights_that_were_cut_off(tmp_path: Path, name: str) -> None:
    files = read_files(shipped())
    write(tmp_path, files | {name: files[name][: len(files[name]) // 2]})
    with pytest.raises(PipelineError, match=r"are damaged \(\w+\); install them again$"):
        load_directory(tmp_path)


@pytest.mark.model
def test_a_network_with_the_labels_of_another_training() -> None:
    files = read_files(shipped())
    labels = json.loads(files["labels.json"])
    labels["pos"].pop()
    with pytest.raises(PipelineError, match="damaged"):
        load_files(files | {"labels.json": json.dumps(labels).encode()})


@pytest.mark.model
def test_a_copy_of_the_shipped_weights_is_not_loaded_twice(tmp_path: Path) -> None:
    shutil.copytree(shipped(), tmp_path / "encoder")
    assert load_directory(tmp_path / "encoder") is load("de").get_pipe("encoder").weights
