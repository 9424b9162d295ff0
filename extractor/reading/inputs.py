"""Reading inputs: files, archives and standard input, to raw texts and failures, one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from extractor.errors import InputError
from extractor.reading.archives import Member, members
from extractor.reading.drafts import finished
from extractor.reading.items import Failure, Fault, Input, Origin
from extractor.reading.kinds import READERS, formats_of, readable, stem_of
from extractor.reading.limits import MAX_FAULTS
from extractor.reading.options import ReadingOptions
from extractor.reading.places import STDIN


def read_inputs(
    places: Iterable[str | os.PathLike[str]], *, options: ReadingOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Input | Failure]:
    """Read the inputs in turn; what cannot be read is given as a failure, and reading goes on.

    The order depends on the inputs alone. No more than one document is held in memory.

    Args:
        places: Files, and ``-`` for standard input (see :func:`~extractor.reading.places.find_inputs`).
        options: What the user says about columns, formats and encodings.
        stdin: The binary stream that ``-`` stands for.

    Example:
        >>> import io
        >>> options = ReadingOptions(format="jsonl", fields={"title": "headline"})
        >>> stdin = io.BytesIO(b'{"text": "Ein Satz.", "headline": "Titel", "date": "gestern"}')
        >>> for item in read_inputs(["-"], options=options, stdin=stdin):
        ...     print(item.raw.id, item.raw.title, *item.notices)
        stdin-1 Titel -, line 1: the date 'gestern' is none and was left out
    """
    options = options or ReadingOptions()
    for place in (os.fspath(place) for place in places):
        try:
            if place == STDIN:
                formats = formats_of(f".{options.format or 'txt'}")
                yield from _read(stdin or sys.stdin.buffer, formats, Origin(STDIN, "stdin"), options)
            else:
                formats = _formats(place, options)
                with Path(place).open("rb") as stream:
                    yield from _read(stream, formats, Origin(place, stem_of(place), Path(place)), options)
        except InputError as error:
            yield Failure(place, None, str(error))
        except FileNotFoundError:
            yield Failure(place, None, f"{place} does not exist: check the name.")
        except (OSError, ValueError) as error:  # a NUL in a name is a ValueError
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield Failure(place, None, f"{place} cannot be read ({reason}): check its name and permissions.")


def _formats(place: str, options: ReadingOptions) -> tuple[str, ...]:
    """The formats of a file by its name, or else what the user says.

    Raises:
        InputError: It is a folder, or neither says anything.
    """
    if Path(place).is_dir():
        with os.scandir(place):  # a folder that cannot be opened says so
            raise InputError(f"{place} is a folder: name the files in it.")
    formats = formats_of(place) or formats_of(f".{options.format or ''}")
    if not formats:
        raise InputError(f"{place} has no ending that can be read: say --input-format with one of {readable()}.")
    return formats


def _read(
    stream: BinaryIO, formats: tuple[str, ...], origin: Origin, options: ReadingOptions
) -> Iterator[Input | Failure]:
    for member in members(stream, formats, origin):
        if isinstance(member, Failure):
            yield member
            continue
        try:
            yield from _read_member(member, options)
        except InputError as error:
            yield Failure(member.origin.place, None, str(error))


def _read_member(member: Member, options: ReadingOptions) -> Iterator[Input | Failure]:
    """The documents of a file. Many bad rows are named one by one up to a number, and then counted."""
    place = member.origin.place
    faults, last = 0, ""
    for item in READERS[member.format].read(member.stream, member.origin, options):
        if not isinstance(item, Fault):
            yield from finished(item, place)
            continue
        faults, last = faults + 1, item.where
        if faults <= MAX_FAULTS:
            yield Failure(place, None, f"{place}{item.where}: {item.error}.")
    if faults > MAX_FAULTS:
        yield Failure(place, None, f"{place}: {faults - MAX_FAULTS} more rows cannot be read, the last{last}.")
