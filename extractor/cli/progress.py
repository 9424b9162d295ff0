"""What is done so far, on standard error, where somebody looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def counting() -> Iterator[Callable[[str], None] | None]:
    """Give a function to call with the id of each document; None if nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    done = 0
    with Console(stderr=True, markup=False).status("reading") as status:

        def advance(_: str) -> None:
            nonlocal done
            done += 1
            status.update(f"{done} documents")

        yield advance


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
