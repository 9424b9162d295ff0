"""What is done so far, on standard error, where somebody looks at it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from extractor.cli.messages import say

if TYPE_CHECKING:
    from extractor.corpus.progress import Progress


@contextmanager
def extracting() -> Iterator[Callable[[Progress], None]]:
    """Give a function to call with the progress of a run: a bar on a terminal, otherwise a line a minute."""
    with _bar() if sys.stderr.isatty() else nullcontext(Lines(say)) as show:
        yield show


class Lines:
    """Says how far a run is, at most once in ``every`` seconds; a short run says nothing.

    Example:
        >>> from extractor.corpus.progress import Progress
        >>> lines = Lines(print, every=0.0)
        >>> lines(Progress(done=0, planned=200, complete=True))
        0 of 200 documents (0 %)
    """

    def __init__(self, tell: Callable[[str], None], *, every: float = 60.0) -> None:
        self._tell, self._every = tell, every
        self._begun = self._told = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        """Say it if it is time."""
        now = time.monotonic()
        if now - self._told < self._every:
            return
        self._told = now
        self._tell(describe(progress, now - self._begun))


def describe(progress: Progress, seconds: float) -> str:
    """How far a run is after so many seconds.

    Example:
        >>> from extractor.corpus.progress import Progress
        >>> describe(Progress(done=1100, earlier=100, planned=4100, complete=True), 100.0)
        '1,100 of 4,100 documents (27 %), 10.0 a second, 5:00 left'
    """
    if progress.merging:
        return f"{progress.done:,} documents done, putting the results together"
    # Until all inputs are read, nobody knows how many there are.
    share = f"{progress.done / progress.planned:.0%}".replace("%", " %") if progress.planned else "0 %"
    text = f"{progress.done:,} of {progress.planned:,} documents "
    text += f"({share})" if progress.complete else "read so far"
    rate = (progress.done - progress.earlier) / seconds if seconds else 0.0
    if rate > 0:
        text += f", {rate:.1f} a second"
        if progress.complete:
            text += f", {_clock((progress.planned - progress.done) / rate)} left"
    return text


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    begun = time.monotonic()
    with Bar(
        BarColumn(), TextColumn("{task.description}", markup=False), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task("reading", total=None)

        def show(progress: Progress) -> None:
            whole = progress.planned if progress.complete and not progress.merging else None
            text = describe(progress, time.monotonic() - begun)
            bar.update(task, completed=progress.done, total=whole, description=text)

        yield show


@contextmanager
def downloading() -> Iterator[Callable[[int, int], None] | None]:
    """Give a function to call with the bytes downloaded and those expected; None if nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TransferSpeedColumn

    console = Console(stderr=True, markup=False)
    with Progress(BarColumn(), DownloadColumn(), TransferSpeedColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, expected: bar.update(task, completed=done, total=expected)
