"""How far a run is, counted in texts by whichever thread does some."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        done: Texts done, failed ones among them, those of earlier runs too.
        earlier: How many of these were done before this run.
        planned: Texts planned so far.
        complete: Whether all inputs have been read, so that ``planned`` is the whole.
        merging: Whether all texts are done and the results are being put together.
    """

    done: int = 0
    earlier: int = 0
    planned: int = 0
    complete: bool = False
    merging: bool = False


class Tally:
    """Counts, and shows each new count to who wants to see it.

    Example:
        >>> tally = Tally(lambda progress: print(progress.done, progress.planned))
        >>> tally.update(planned=2)
        0 2
        >>> tally.advance(1)
        1 2
    """

    def __init__(self, show: Callable[[Progress], None] | None = None) -> None:
        self._show, self._lock = show, Lock()
        self._progress = Progress()

    def update(self, **changes: Any) -> None:
        """Set fields of the progress."""
        with self._lock:
            self._progress = replace(self._progress, **changes)
            if self._show:
                self._show(self._progress)

    def planned(self, count: int) -> None:
        """So many more texts are planned."""
        with self._lock:
            self._progress = replace(self._progress, planned=self._progress.planned + count)
            if self._show:
                self._show(self._progress)

    def advance(self, count: int) -> None:
        """So many more texts are done; negative if they have to be done again."""
        if not count:
            return
        with self._lock:
            self._progress = replace(self._progress, done=self._progress.done + count)
            if self._show:
                self._show(self._progress)
