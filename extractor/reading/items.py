"""What passes between the readers: what they are given, and what they find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.records import RawText


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a document of it, that could not be done.

    Attributes:
        input: The file, or ``-`` for standard input; a member of an archive follows after ``!``.
        document: Id of the document, if it got far enough to have one.
        error: One sentence.
    """

    input: str
    document: str | None
    error: str


@dataclass(frozen=True, slots=True)
class Input:
    """A raw text with the place it came from.

    Attributes:
        place: The file, or ``-``; a member of an archive follows after ``!``.
        notices: What was put right in reading it, one sentence each.
        duplicate_of: Id of the document that this one repeats (see :mod:`extractor.reading.duplicates`).
    """

    place: str
    raw: RawText
    notices: tuple[str, ...] = ()
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What a reader knows of its stream.

    Attributes:
        place: Its name in messages and records.
        id: The id of its document, if that has none of its own, and the beginning of those of its rows.
        path: The file on disk, if the stream is one.
    """

    place: str
    id: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as a reader finds it; :func:`extractor.reading.drafts.finished` makes a text of it.

    Attributes:
        values: Field → value, as it stands in the input.
        id: Its id if ``values`` has none.
        where: What follows the place in messages, such as ``, line 3``.
    """

    values: Mapping[str, Any]
    id: str
    where: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be read: where, and a sentence without the place."""

    where: str
    error: str
