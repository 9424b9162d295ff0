"""Write the cards of both pipelines: ``python card.py MODELS_DIR`` (reads each one's meta.json and scores.json).

What a card and ``meta.json`` say of the data stands in ``cards/``: ``shared.toml`` for both languages, and one file each.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

from evaluate import lines, read, table

CARDS = Path(__file__).parent / "cards"
# What only the card says; all else stands in ``meta.json`` too.
TEXTS = ("heldout", "limits")

CARD = """# {title} {version}

{description}

Language `{lang}`, spaCy {spacy_version}, components: {components}. The weights are shared by both languages and licensed
{license}, as the licence of some of the data asks for.

## Trained on
| corpus | licence | by |
|---|---|---|
{sources}

## Held-out scores
{heldout}

`python models/training/evaluate.py models models/training/scratch/heldout` prints this table for both languages, with speed,
size and memory; `weasel run convert` in `models/training` makes the held-out files from the corpora. The intervals (95 %)
are drawn by a bootstrap over documents.

{table}

## Limits
{limits}
"""


def texts(lang: str) -> dict[str, Any]:
    """What ``cards/`` says of a language: its own text, then what holds for both."""
    shared, own = (tomllib.loads((CARDS / f"{name}.toml").read_text(encoding="utf-8")) for name in ("shared", lang))
    gaps = {"heldout": "\n\n", "limits": "\n"}
    both = {name: own[name].strip() + gap + shared[name].strip() for name, gap in gaps.items()}
    return shared | own | both


def meta_of(lang: str, *, version: str) -> dict[str, Any]:
    """The entries of ``meta.json`` that the cards give."""
    found = texts(lang)
    return {name: value for name, value in found.items() if name not in TEXTS} | {"version": version, "performance": {}}


def card(directory: Path) -> str:
    """The text of the card."""
    meta = json.loads((directory / "meta.json").read_text(encoding="utf-8"))
    lang = meta["lang"]
    found = texts(lang)
    rows = [f"| [{one['name']}]({one['url']}) | {one['license']} | {one['author']} |" for one in found["sources"]]
    return CARD.format(
        title=f"{lang}_{meta['name']}",
        version=meta["version"],
        description=meta["description"],
        lang=lang,
        spacy_version=meta["spacy_version"],
        components=", ".join(f"`{name}`" for name in meta["components"]),
        license=meta["license"],
        sources="\n".join(rows),
        heldout=found["heldout"],
        table=table(lines({lang: read(directory)})),
        limits=found["limits"],
    )


def main() -> None:
    """Write README.md beside each pipeline."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path)
    models = parser.parse_args().models
    for lang in ("de", "es"):
        (models / lang / "README.md").write_text(card(models / lang), encoding="utf-8")


if __name__ == "__main__":
    main()
