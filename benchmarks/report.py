"""How long ``extractor report`` takes, how large its file is, and how soon the page can be used, by number of edges.

    python benchmarks/report.py [EDGES ...]

Runs with the made documents of ``tests/report/many.py`` and Debian's chromium without a window. "Usable" is when everything
has been drawn and a click on an edge has shown its sentence; "filter" is the time until a filter has been applied and drawn.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from extractor.corpus.parts import write_part
from extractor.report import write_report
from tests.report.browser import chromium, why_not
from tests.report.many import many_edges

ROUNDS = 5

# After the second frame what has been asked for is on the screen.
DRAWN = "const done = arguments[arguments.length - 1]; {} requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));"
CLICK = "const begun = 0; report.select('edge', 0); if (!document.querySelector('.panel blockquote')) throw Error('nothing');"
FILTER = "const begun = performance.now(); report.filters.types.add('ACCUSE'); report.refresh();"


def measure(edges: int, folder: Path) -> None:
    """Print one row."""
    write_part(folder / "parts", "a", many_edges(edges))
    begun = time.process_time()
    done = write_report(folder, folder / "report.html")
    seconds = time.process_time() - begun
    size = done.path.stat().st_size / 1e6
    usable, ready, filtered = [], [], []
    with chromium(folder / "profile") as driver:
        for _ in range(ROUNDS):
            driver.get("about:blank")
            driver.get(done.path.as_uri())
            usable.append(driver.execute_async_script(DRAWN.format(CLICK)))
            ready.append(driver.execute_script("return report.ready"))
            filtered.append(driver.execute_async_script(DRAWN.format(FILTER)))
    best: Any = min
    print(
        f"{done.edges:>6} {done.actors:>7} {seconds:>10.1f} {size:>8.1f} {best(ready):>9.0f} {best(usable):>10.0f} {best(filtered):>10.0f}"
    )


def main() -> None:
    """Print a table."""
    if reason := why_not():
        sys.exit(reason)
    print(f"{'edges':>6} {'actors':>7} {'CPU s':>10} {'MB':>8} {'ready ms':>9} {'usable ms':>10} {'filter ms':>10}")
    for edges in [int(word) for word in sys.argv[1:]] or [20, 300, 1000, 3000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(edges, Path(folder))


if __name__ == "__main__":
    main()
