"""A worker: a process that does shards as it is told on its standard input, until that ends.

It is a program of its own that :mod:`extractor.corpus.supervising` starts, not a fork or spawn of the caller: a script
or notebook that starts a run needs no ``if __name__ == "__main__"``, and no lock or open file of the caller lives on in it.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import pickle
import sys
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO, TextIO

from extractor.corpus.extraction import Attempt, Began, do_shard
from extractor.corpus.memory import Zones
from extractor.corpus.recipe import Recipe
from extractor.errors import ExtractorError
from extractor.pipelines.importing import own_process
from extractor.pipelines.loading import set_threads

# Seconds that the caller has to end this process itself.
_MARGIN = 10.0


@dataclass(frozen=True, slots=True)
class Instructions:
    """What a worker is told first.

    Attributes:
        max_seconds: How long a text may take.
    """

    recipe: Recipe
    max_seconds: float


def main() -> None:
    """Do what is told; what goes wrong is told back, and the caller decides."""
    own_process()
    channel, source = _channel(), sys.stdin.buffer
    instructions: Instructions = pickle.load(source)  # noqa: S301  (from the process that started this one)
    inbox: SimpleQueue[Attempt] = SimpleQueue()
    Thread(target=_listen, args=(source, inbox), daemon=True).start()

    def tell(message: object) -> None:
        pickle.dump(message, channel)
        channel.flush()

    def begin(batch: Began) -> None:
        _end_later(batch, instructions.max_seconds, nowhere)
        tell(batch)

    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for as long as the process lives
    try:
        extractor, zones = instructions.recipe.make(), Zones()
        if prepare := getattr(extractor, "prepare", None):
            prepare()  # while the caller reads the inputs
        tell(None)
        while True:
            attempt = inbox.get()
            set_threads(attempt.threads)
            tell(do_shard(attempt, extractor, zones=zones, report=begin))
    except BrokenPipeError:
        os._exit(1)  # the caller is gone
    except ExtractorError as error:
        tell(error)
    except Exception as error:
        logging.getLogger(__name__).debug("the worker failed", exc_info=True)
        tell(ExtractorError(f"a worker failed ({type(error).__name__}: {error}); please report it"))


def _channel() -> BinaryIO:
    """Standard output for messages alone: what libraries print goes to standard error."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return channel


def _listen(source: BinaryIO, inbox: SimpleQueue[Attempt]) -> None:
    """Take in shards; when the caller is gone, however it ended, so is this process at once."""
    try:
        while True:
            inbox.put(pickle.load(source))  # noqa: S301  (from the process that started this one)
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(1)


def _end_later(batch: Began, max_seconds: float, nowhere: TextIO) -> None:
    """End this process if a batch takes far too long, whatever code it hangs in.

    The caller does so in time; where that is gone, and a loop in C lets no thread see it, this still does.
    """
    faulthandler.cancel_dump_traceback_later()
    if batch.positions:
        faulthandler.dump_traceback_later(2 * batch.limit(max_seconds) + _MARGIN, exit=True, file=nowhere)
