"""What the tests of readers share."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.reading.inputs import read_inputs
from extractor.reading.items import Failure, Input
from extractor.reading.options import ReadingOptions
from extractor.records import RawText


@dataclass
class Found:
    """What came of reading."""

    items: Sequence[Input | Failure]

    @property
    def raws(self) -> list[RawText]:
        return [item.raw for item in self.items if isinstance(item, Input)]

    @property
    def texts(self) -> list[str]:
        return [raw.text for raw in self.raws]

    @property
    def errors(self) -> list[str]:
        return [item.error for item in self.items if isinstance(item, Failure)]

    @property
    def notices(self) -> list[str]:
        return [notice for item in self.items if isinstance(item, Input) for notice in item.notices]


def read(path: Path, data: bytes | str | None = None, **options: Any) -> Found:
    """Write a file, if there are data for it, and read it."""
    if data is not None:
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return checked(list(read_inputs([path], options=ReadingOptions(**options))))


def read_stdin(data: bytes, **options: Any) -> Found:
    """Read standard input."""
    return checked(list(read_inputs(["-"], options=ReadingOptions(**options), stdin=io.BytesIO(data))))


def checked(items: Sequence[Input | Failure]) -> Found:
    """What every reader owes: sentences on one line, and texts that UTF-8 can hold."""
    for item in items:
        if isinstance(item, Failure):
            assert "\n" not in item.error
            assert item.error.endswith((".", ")"))
            assert len(item.error) < 2000
            continue
        raw = item.raw
        raw.text.encode("utf-8")
        assert raw.text.strip("\ufeff\u200b \t\r\n")
        assert 0 <= raw.body_start <= len(raw.text)
        assert 0 < len(raw.id) <= 250
        assert "\n" not in raw.id
        if raw.title_span:
            assert raw.text[slice(*raw.title_span)].strip()
        assert all("\n" not in notice for notice in item.notices)
    return Found(items)
