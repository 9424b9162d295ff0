"""The texts the speed is measured on, and what is added up on disk."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType


def test_few_texts_become_pieces_that_differ(benchmark: ModuleType) -> None:
    texts, source = benchmark.texts_of(None, 200)
    assert len(set(texts)) == len(texts) == 200
    lengths = [len(text.split(" ")) for text in texts]
    assert min(lengths) >= benchmark.SHORTEST
    assert max(lengths) <= benchmark.LONGEST
    assert "pieces" in source


def test_enough_texts_stay_whole(benchmark: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    records = [{"text": f"Nachricht {number}."} for number in range(5)] + [{"text": "Noticia.", "lang": "es"}]
    path.write_text("\n".join(map(json.dumps, records)) + "\n", encoding="utf-8")
    texts, source = benchmark.texts_of(path, 4)
    assert texts == [f"Nachricht {number}." for number in range(4)]
    assert source == "the first 4 texts of news.jsonl"
    assert len(benchmark.texts_of(path, 6)[0]) == 6
    assert not any("Noticia" in text for text in benchmark.texts_of(path, 6)[0])


def test_recipe_does_not_count_as_shipped(benchmark: ModuleType, tmp_path: Path) -> None:
    for name, size in (("de/model", 1000), ("encoder/network", 5000), ("training/scratch/big", 100_000)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    assert benchmark.megabytes(tmp_path) == 0.006


def test_small_cnn_has_every_layer(benchmark: ModuleType) -> None:
    from spacy.util import load_config, load_model_from_config

    nlp = load_model_from_config(load_config(benchmark.CONFIG), auto_fill=True)
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"]
