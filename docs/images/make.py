"""Make the pictures of the documentation from the real thing: ``python docs/images/make.py``.

It needs Debian's chromium and chromium-driver, and the extra ``test``. The pictures are those of the run of the tutorial.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from extractor import corpus  # noqa: E402 - after the path is set
from extractor.plots import draw  # noqa: E402
from extractor.report import write_report  # noqa: E402
from tests.report.browser import chromium  # noqa: E402

DOCS, IMAGES = ROOT / "docs", ROOT / "docs" / "images"
SIZE = (1280, 900)
LARGEST = 300_000  # bytes
CLAIM = """
    const { actors, edges } = report.data;
    const edge = edges.find((edge) => actors[edge.source].label === "Chile" && actors[edge.target].label === "Bolivien" && !edge.negated);
    report.select("edge", edge.number, { focus: false });
"""


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as folder:
        out = run_of_the_tutorial(Path(folder))
        report = Path(folder, "report.html")
        write_report(out, report, title="Lithium", lang="en")
        with chromium(Path(folder, "profile"), size=SIZE) as driver:
            driver.get(report.as_uri())
            shot(driver, "report-graph")
            driver.execute_script(CLAIM)
            shot(driver, "report-edge")
            driver.execute_script(
                "report.select(null, null); report.read(report.data.documents.findIndex((d) => d.id === '2031-03-12'))"
            )
            shot(driver, "report-document")
        opened = corpus.Corpus.open(out)
        pair = ("Norwegen", "Bolivien")
        checked(draw(opened, "timeline", IMAGES / "plot-timeline.png", actors=pair, freq="month"))
        checked(draw(opened, "network", IMAGES / "plot-network.png"))


def run_of_the_tutorial(folder: Path) -> Path:
    """The folder of the run that the tutorial makes, with the actors it lists."""
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    listed = re.search(r"<!-- file: actors.csv -->\n+```csv\n(.*?)```", text, re.DOTALL)
    assert listed is not None
    actors, out = folder / "actors.csv", folder / "out"
    actors.write_text(listed[1], encoding="utf-8")
    corpus.run([DOCS / "articles"], out, recipe=corpus.Recipe(actors=str(actors)))
    return out


def shot(driver: Any, name: str) -> None:
    """What the browser shows, as a picture."""
    time.sleep(1.0)  # for what moves
    path = IMAGES / f"{name}.png"
    driver.save_screenshot(str(path))
    checked(path)


def checked(path: Path) -> None:
    """Say how large a picture is; one that is too large is an error."""
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {size:,} bytes")
    assert size <= LARGEST, f"{path.name} is larger than {LARGEST:,} bytes"


if __name__ == "__main__":
    main()
