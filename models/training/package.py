"""Make the pipeline that ships from a trained one: ``python package.py TRAINED_DIR OUTPUT_DIR --version 0.1.0``.

Puts in the tokenizer rules as they are now, takes out what only training needs (paths, callbacks, the words of the
corpora in the string store) and fills ``meta.json`` from ``cards/<lang>.toml``.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
import tokens  # registers the callback that the configuration names
from spacy.language import Language
from spacy.pipeline import EditTreeLemmatizer

CARDS = Path(__file__).parent / "cards"
SPACY_VERSION = ">=3.8.0,<4.0.0"


def package(trained: Path, output: Path, *, version: str) -> Language:
    """Write the cleaned pipeline to ``output``, which keeps no file of an earlier one but its card."""
    nlp = spacy.load(trained)
    tokens.news_tokens(nlp)
    card = tomllib.loads((CARDS / f"{nlp.lang}.toml").read_text(encoding="utf-8"))
    nlp.meta.update(meta_of(card, version=version))
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["before_init"] = None
    kept = sorted(needed_strings(nlp))
    for old in output.glob("*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    nlp.to_disk(output)
    (output / "vocab/strings.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    meta = json.loads((output / "meta.json").read_text(encoding="utf-8")) | {"spacy_version": SPACY_VERSION}
    (output / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return nlp


def meta_of(card: dict[str, Any], *, version: str) -> dict[str, Any]:
    """The entries of ``meta.json`` that the card gives."""
    names = ("name", "description", "license", "author", "url", "email", "sources")
    return {name: card[name] for name in names if name in card} | {"version": version, "performance": {}}


def needed_strings(nlp: Language) -> set[str]:
    """The strings that the components look up by hash: labels, features, pieces of edit trees, tokenizer forms."""
    needed = set(type(nlp)().vocab.strings)
    for labels in nlp.pipe_labels.values():
        for label in map(str, labels):
            needed.add(label)
            needed.update(part for part in re.split(r"[|=,]|\|\||-", label) if part)
            needed.update(part for part in label.split("|") if part)
            needed.update(label.split("||"))
    hashes = set(edit_hashes(nlp))
    return needed | {string for string in nlp.vocab.strings if nlp.vocab.strings[string] in hashes}


def edit_hashes(nlp: Language) -> Iterator[int]:
    """The hashes of the endings that the lemmatizers replace."""
    for _, component in nlp.pipeline:
        if isinstance(component, EditTreeLemmatizer):
            for tree in srsly.msgpack_loads(component.trees.to_bytes())["trees"]:
                if "orig" in tree:
                    yield from (tree["orig"], tree["subst"])


def same(first: Language, second: Language, texts: list[str]) -> bool:
    """Whether two pipelines annotate alike."""
    for one, two in zip(first.pipe(texts), second.pipe(texts), strict=True):
        if [describe(token) for token in one] != [describe(token) for token in two]:
            return False
    return True


def describe(token: spacy.tokens.Token) -> tuple[object, ...]:
    """All that a pipeline sets on a token."""
    return (
        token.text, token.pos_, token.tag_, token.lemma_, str(token.morph), token.dep_, token.head.i,
        token.ent_iob_, token.ent_type_, token.is_sent_start,
    )  # fmt: skip


def main() -> None:
    """Package one pipeline and check that it still does what the trained one did."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("trained", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--check", type=Path, help="a .spacy file: the result must annotate it as the trained one does")
    arguments = parser.parse_args()
    nlp = package(arguments.trained, arguments.output, version=arguments.version)
    if arguments.check:
        from spacy.tokens import DocBin

        texts = [doc.text for doc in DocBin().from_disk(arguments.check).get_docs(nlp.vocab)]
        if not same(nlp, spacy.load(arguments.output), texts):
            raise SystemExit("the packaged pipeline annotates otherwise than the trained one: a string is missing")
    size = sum(file.stat().st_size for file in arguments.output.rglob("*") if file.is_file())
    print(f"{arguments.output}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
