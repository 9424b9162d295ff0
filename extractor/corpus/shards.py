"""Shards: some hundred texts that are done together, on disk before and after."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from extractor.corpus.folder import RunFolder, write_whole
from extractor.errors import OutputError
from extractor.reading.items import Input
from extractor.records import RawText, content_id

# The first shards are small, so that the first results are soon on disk, and at the end of a run no worker is long the only
# one with something to do: a shard of 256 news texts takes one worker a quarter of a minute, and so much is lost when it is
# killed. Later ones are larger, as a run of many texts has many and merging opens each.
FIRST_SHARDS, FIRST_SIZE, SIZE = 64, 64, 256
MAX_CHARACTERS = 1_000_000
# Texts compress to a third at the fastest level; higher ones cost time and give a tenth.
_LEVEL = 1


@dataclass(frozen=True, slots=True)
class Shard:
    """Some texts of a run, by the name of their part.

    Attributes:
        name: Begins with the number, so that names sort as the shards were planned; made from content.
        folder: The output folder of the run.
        size: Number of texts.
    """

    name: str
    folder: Path
    size: int

    @property
    def texts(self) -> Path:
        """Where the texts lie until they are done."""
        return RunFolder(self.folder).tasks / f"{self.name}.jsonl.gz"

    @property
    def result(self) -> Path:
        """Where it is written what came of them, last of all."""
        return RunFolder(self.folder).tasks / f"{self.name}.json"

    @property
    def parts(self) -> Path:
        """The folder of the parts."""
        return RunFolder(self.folder).parts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a shard.

    Attributes:
        shard: Its name.
        failed: Why a text could not be done, by its position in the shard.
        counts: What the part holds.
        seconds: How long it took.
    """

    shard: str
    failed: Mapping[int, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def to_json(self) -> str:
        """For the file of the shard, and for what passes between machines."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str | bytes) -> Outcome:
        """What ``to_json`` gave.

        Raises:
            ValueError: It is something else.
        """
        try:
            found = json.loads(text)
            failed = {int(position): error for position, error in found["failed"].items()}
            return Outcome(found["shard"], failed, found["counts"], found["seconds"])
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"no outcome of a shard: {error}") from error


def capacity(number: int) -> int:
    """How many texts the shard of this number may hold; it depends on nothing else.

    Example:
        >>> capacity(0), capacity(64), capacity(128)
        (64, 128, 256)
    """
    if number < FIRST_SHARDS:
        return FIRST_SIZE
    return SIZE if number >= 2 * FIRST_SHARDS else min(2 * FIRST_SIZE, SIZE)


def shard_name(number: int, keys: Iterable[bytes]) -> str:
    """The name of a shard of these texts.

    Example:
        >>> shard_name(3, [b"a", b"b"])
        '0000003-29c459d3'
    """
    return f"{number:07d}-{content_id(*(key.hex() for key in keys))[:8]}"


def write_texts(shard: Shard, inputs: Sequence[Input]) -> None:
    """Put the texts of a shard on disk.

    Raises:
        OSError: They cannot be written.
    """
    buffer = io.BytesIO()
    # No time in the header: equal texts give equal files.
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=_LEVEL, mtime=0) as packed:
        for item in inputs:
            fields = {name: getattr(item.raw, name) for name in item.raw.__slots__}
            packed.write(json.dumps({"place": item.place, **fields}).encode("ascii") + b"\n")
    write_whole(shard.texts, buffer.getvalue())


def read_texts(shard: Shard) -> list[Input]:
    """The texts of a shard.

    Raises:
        OutputError: They are not there, or damaged.
    """
    try:
        with gzip.open(shard.texts, "rb") as packed:
            return [_input(json.loads(line)) for line in packed]
    except (OSError, EOFError, ValueError, TypeError, KeyError) as error:
        raise OutputError(
            f"the texts of a shard cannot be read from {shard.texts} ({type(error).__name__}); "
            "use --force to begin again, or another folder"
        ) from error


def write_outcome(shard: Shard, outcome: Outcome) -> None:
    """Write what came of a shard: from now on it is done.

    Raises:
        OSError: It cannot be written.
    """
    write_whole(shard.result, outcome.to_json().encode("ascii"))


def read_outcome(shard: Shard) -> Outcome | None:
    """What came of a shard; None if it is not done, or nothing readable is there."""
    try:
        return Outcome.from_json(shard.result.read_bytes())
    except (OSError, ValueError):
        return None


def _input(line: dict[str, Any]) -> Input:
    place, span = line.pop("place"), line.pop("title_span")
    return Input(place, RawText(**line, title_span=None if span is None else (span[0], span[1])))
