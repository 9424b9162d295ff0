"""Write the card of a packaged pipeline: ``python card.py PIPELINE_DIR`` (reads meta.json and scores.json)."""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

from evaluate import table
from package import CARDS

CARD = """# {title} {version}

{description}

Language `{lang}`, spaCy {spacy_version}, components: {components}. Weights: {license} (the licence of the data asks for it).

## Trained on
| corpus | licence | by |
|---|---|---|
{sources}

## Held-out scores
{heldout}
Printed by `python models/training/evaluate.py models/{lang} HELDOUT_DIR`, where `weasel run convert` in `models/training` makes
`HELDOUT_DIR` (`models/training/scratch/corpus/{lang}/heldout`) from the corpora. {speed}

{table}

## Limits
{limits}
"""


def card(directory: Path) -> str:
    """The text of the card."""
    meta = json.loads((directory / "meta.json").read_text(encoding="utf-8"))
    scores: dict[str, dict[str, Any]] = json.loads((directory / "scores.json").read_text(encoding="utf-8"))
    texts = tomllib.loads((CARDS / f"{meta['lang']}.toml").read_text(encoding="utf-8"))
    rows = [f"| [{one['name']}]({one['url']}) | {one['license']} | {one['author']} |" for one in meta["sources"]]
    speeds = [values["words_per_second"] for values in scores.values()]
    quality = {part: {k: v for k, v in values.items() if k != "words_per_second"} for part, values in scores.items()}
    return CARD.format(
        title=f"{meta['lang']}_{meta['name']}",
        version=meta["version"],
        description=meta["description"],
        lang=meta["lang"],
        spacy_version=meta["spacy_version"],
        components=", ".join(f"`{name}`" for name in meta["components"]),
        license=meta["license"],
        sources="\n".join(rows),
        heldout=texts["heldout"].strip() + "\n",
        speed=f"Speed on one CPU core: {min(speeds):,.0f} to {max(speeds):,.0f} words a second, scoring included.",
        table=table(quality),
        limits=texts["limits"].strip(),
    )


def main() -> None:
    """Write README.md beside the pipeline."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pipeline", type=Path)
    directory = parser.parse_args().pipeline
    (directory / "README.md").write_text(card(directory), encoding="utf-8")


if __name__ == "__main__":
    main()
