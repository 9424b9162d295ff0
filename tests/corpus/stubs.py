"""Extractors that workers can make by name: quick, the same every time, and with all the faults of real ones."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator

from extractor.errors import PipelineError
from extractor.records import Document, RawText
from tests.corpus.conftest import StubExtractor

SECONDS = "EXTRACTOR_TEST_SECONDS"


class Stub(StubExtractor):
    """Takes options as the real one does; what a text says happens."""

    def __init__(self, **_: object) -> None:
        super().__init__()
        self.seconds = float(os.environ.get(SECONDS, "0"))

    def extract_many(self, raws: Iterable[RawText]) -> Iterator[Document]:
        for raw in raws:
            time.sleep(self.seconds)
            if "SCHLEIFE" in raw.text:
                re.match(r"(a+)+$", "a" * 60 + "b")  # for ever, in C, and no other thread of the process runs
            if "STIRBT" in raw.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "EINMAL" in raw.text:
                self.die_once(raw)
            yield from super().extract_many([raw])

    def die_once(self, raw: RawText) -> None:
        mark = raw.text.split()[-1]
        if not os.path.exists(mark):  # noqa: PTH110
            with open(mark, "w"):  # noqa: PTH123
                os.kill(os.getpid(), signal.SIGKILL)


class Other(Stub):
    """Another recipe."""


def no_pipeline(**_: object) -> Stub:
    raise PipelineError("there is no pipeline for de; install it")


def leaves(**_: object) -> Stub:
    os._exit(3)
