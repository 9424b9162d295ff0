"""Archives: zip, and gzip of one file. Members are streamed; their names name documents and are never a path.

A bomb is refused by how much it unpacks to: for one member and for the archive in all no more than
:data:`~extractor.reading.limits.MAX_RATIO` bytes for each packed one.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from extractor.errors import InputError
from extractor.reading.items import Failure, Origin
from extractor.reading.kinds import ARCHIVES, formats_of, stem_of
from extractor.reading.limits import MAX_NESTING, MAX_RATIO, MAX_UNPACKED, RATIO_SLACK

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_MAX_NAME = 300
# What the libraries raise when an archive is damaged, encrypted or packed in a way that they do not know.
_DAMAGE = (
    zipfile.BadZipFile,
    gzip.BadGzipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)


@dataclass(slots=True)
class Budget:
    """How much may come out of an archive; shared by all that is in it."""

    packed: Callable[[], int]
    unpacked: int = 0
    over: bool = False

    def spend(self, size: int, name: str) -> None:
        """Count unpacked bytes.

        Raises:
            InputError: There are too many.
        """
        self.unpacked += size
        self.over = True
        if self.unpacked > max(RATIO_SLACK, MAX_RATIO * self.packed()):
            raise InputError(
                f"{name} unpacks to more than {MAX_RATIO} times its size, as a zip bomb does: it is left out."
            )
        if self.unpacked > MAX_UNPACKED:
            raise InputError(f"{name} unpacks to more than {MAX_UNPACKED // 10**9} GB: split it.")
        self.over = False


@dataclass(frozen=True, slots=True)
class Member:
    """A file to read, in an archive or not: its stream, format and origin."""

    stream: BinaryIO
    format: str
    origin: Origin


def members(stream: BinaryIO, formats: tuple[str, ...], origin: Origin) -> Iterator[Member | Failure]:
    """The files of a stream: itself, or what its archives hold; each is to be read before the next is asked for.

    Raises:
        InputError: The archive cannot be opened or read on.

    Example:
        >>> packed = io.BytesIO(gzip.compress(b"Ein Satz."))
        >>> [(member.format, member.stream.read()) for member in members(packed, ("gz", "txt"), Origin("a.txt.gz", "a"))]
        [('txt', b'Ein Satz.')]
    """
    if formats[0] not in ARCHIVES:
        yield Member(stream, formats[0], origin)
        return
    counted = _Counted(stream)
    budget = Budget(lambda: counted.size)
    yield from _unpacked(io.BufferedReader(counted), formats, origin, (budget,), 1)


def _unpacked(
    stream: BinaryIO, formats: tuple[str, ...], origin: Origin, budgets: tuple[Budget, ...], depth: int
) -> Iterator[Member | Failure]:
    if formats[0] not in ARCHIVES:
        yield Member(stream, formats[0], Origin(origin.place, origin.id))
    elif depth > MAX_NESTING:
        yield Failure(
            origin.place, None, f"{origin.place} is an archive {MAX_NESTING} deep in others: unpack the outer ones."
        )
    elif formats[0] == "gz":
        counted = _Counted(stream)
        guarded = _Guarded(
            gzip.GzipFile(fileobj=io.BufferedReader(counted)), origin.place, (*budgets, Budget(lambda: counted.size))
        )
        yield from _unpacked(io.BufferedReader(guarded), formats[1:], origin, budgets, depth + 1)
    else:
        yield from _zip(stream, origin, budgets, depth)


def _zip(stream: BinaryIO, origin: Origin, budgets: tuple[Budget, ...], depth: int) -> Iterator[Member | Failure]:
    count = 0
    with tempfile.TemporaryFile(prefix="extractor-") as spool:
        shutil.copyfileobj(stream, spool)
        spool.seek(0)
        try:
            archive = zipfile.ZipFile(spool)
        except _DAMAGE as error:
            raise InputError(f"{origin.place} is no ZIP archive, or is damaged ({error}): pack it anew.") from error
        with closing(archive):
            for info in archive.infolist():
                formats = formats_of(info.filename)
                if info.is_dir() or _hidden(info.filename) or not formats:
                    continue
                count += 1
                if any(budget.over for budget in budgets):
                    raise InputError(
                        f"{origin.place} unpacks to too much: its files from the {count}th on are left out."
                    )
                inner = Origin(f"{origin.place}!{_shown(info.filename)}", stem_of(_shown(info.filename)))
                yield from _member(archive, info, formats, inner, budgets, depth)
    if not count:
        raise InputError(f"{origin.place} has no files that can be read.")


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    formats: tuple[str, ...],
    origin: Origin,
    budgets: tuple[Budget, ...],
    depth: int,
) -> Iterator[Member | Failure]:
    if stat.S_ISLNK(info.external_attr >> 16):
        yield Failure(origin.place, None, f"{origin.place} is a link, which is not followed: pack the file itself.")
        return
    try:
        opened = archive.open(info)
    except _DAMAGE as error:
        yield Failure(
            origin.place, None, f"{origin.place} cannot be unpacked ({error}): pack it anew, without a password."
        )
        return
    with opened:
        guarded = _Guarded(opened, origin.place, (*budgets, Budget(lambda: info.compress_size)))
        try:
            yield from _unpacked(io.BufferedReader(guarded), formats, origin, budgets, depth + 1)
        except InputError as error:  # of an archive in the archive; the members after it are read
            yield Failure(origin.place, None, str(error))


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self.size += len(data)
        return len(data)


class _Guarded(io.RawIOBase):
    """An unpacked stream that ends in an InputError where it is damaged or comes to too much."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, name: str, budgets: tuple[Budget, ...]) -> None:
        self._stream = stream
        self._name = name
        self._budgets = budgets

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = self._stream.read(len(view))
        except _DAMAGE as error:
            raise InputError(f"{self._name} is damaged ({error}): pack it anew.") from error
        for budget in self._budgets:
            budget.spend(len(data), self._name)
        view[: len(data)] = data
        return len(data)


def _hidden(name: str) -> bool:
    """Files that systems hide, and those that a Mac adds to archives."""
    return any(
        (part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in PurePosixPath(name).parts
    )


def _shown(name: str) -> str:
    name = _CONTROL.sub("?", name)
    return name if len(name) <= _MAX_NAME else f"…{name[-_MAX_NAME:]}"
