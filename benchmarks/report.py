"""How long ``extractor report`` takes, how large its file is, and how soon the page can be used, by number of edges.

    python benchmarks/report.py [EDGES ...]

Runs with the made documents of ``tests/report/many.py`` and Debian's chromium without a window. "Usable" is when everything
has been drawn and a click on an edge has shown its sentence; "filter" is the time until a filter has been applied and drawn.
"busy" is what the page's main thread has worked until it was usable: on a machine that does nothing else the two are close.
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

ROUNDS = 3

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
    rows = []
    with chromium(folder / "profile") as driver:
        driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        for _ in range(ROUNDS):
            driver.get("about:blank")
            before = busy(driver)
            driver.get(done.path.as_uri())
            usable = driver.execute_async_script(DRAWN.format(CLICK))
            worked = busy(driver) - before
            ready = driver.execute_script("return report.ready")
            filtered = driver.execute_async_script(DRAWN.format(FILTER))
            rows.append((ready, usable, worked, filtered))
    best = "".join(f"{min(column):>11.0f}" for column in zip(*rows, strict=True))
    print(f"{done.edges:>6} {done.actors:>7} {seconds:>6.1f} {size:>5.1f}{best}")


def busy(driver: Any) -> float:
    """Milliseconds that the main thread of the page has worked."""
    found = {one["name"]: one["value"] for one in driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]}
    return float(found["TaskDuration"]) * 1000


def main() -> None:
    """Print a table."""
    if reason := why_not():
        sys.exit(reason)
    print(" edges  actors  CPU s    MB   ready ms  usable ms    busy ms  filter ms")
    for edges in [int(word) for word in sys.argv[1:]] or [20, 300, 1000, 3000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(edges, Path(folder))


if __name__ == "__main__":
    main()
