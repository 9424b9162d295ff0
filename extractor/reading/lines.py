"""The lines of a stream, decoded one by one and bounded in length."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from extractor.errors import InputError
from extractor.reading.encoding import decode_leniently, is_wide, marked, refuse_binary
from extractor.reading.limits import MAX_DOCUMENT

_HEAD = 4096
_BOM = codecs.BOM_UTF8


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its break; ``text`` is None if it cannot be read, and ``fault`` then says why.

    Attributes:
        number: Of the line in the input, from 1.
        notices: What was put right, parts of a sentence.
    """

    number: int
    text: str | None
    notices: tuple[str, ...] = ()
    fault: str = ""


def read_lines(stream: BinaryIO, *, name: str, encoding: str | None = None) -> Iterator[Line]:
    r"""The lines of a stream, ended by ``\n``; a byte order mark is left out.

    A line that is no UTF-8 is Windows-1252 as long as no line before it held a UTF-8 letter; after that it is broken UTF-8.

    Raises:
        InputError: The stream is no text, or cannot be read on.

    Example:
        >>> [line.text for line in read_lines(io.BytesIO("Köln\nÖl".encode()), name="x")]
        ['Köln\n', 'Öl']
    """
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    head = buffered.peek(_HEAD)[:_HEAD]
    refuse_binary(head, name=name)
    known = marked(head) or encoding
    if known is not None and is_wide(known):
        yield from _wide(buffered, known)
        return
    utf8 = False
    for number, data in _raw(buffered):
        if data is None:
            yield Line(number, None, fault=_too_long())
            continue
        try:
            decoded = decode_leniently(
                data.removeprefix(_BOM) if number == 1 else data, name=name, encoding=known, utf8=utf8
            )
        except InputError:
            yield Line(number, None, fault="it is no text (it holds NUL bytes)")
            continue
        utf8 = utf8 or not (decoded.faults or data.isascii())
        yield Line(number, decoded.text, decoded.faults)


def _raw(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while data := stream.readline(MAX_DOCUMENT + 1):
        number += 1
        if len(data) <= MAX_DOCUMENT:
            yield number, data
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(MAX_DOCUMENT)
        yield number, None


def _wide(stream: BinaryIO, encoding: str) -> Iterator[Line]:
    """Lines of UTF-16 and UTF-32, in which a line break is no single byte."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
    number = 0
    try:
        while line := text.readline(MAX_DOCUMENT + 1):
            number += 1
            if len(line) > MAX_DOCUMENT:
                while line and not line.endswith("\n"):
                    line = text.readline(MAX_DOCUMENT)
                yield Line(number, None, fault=_too_long())
                continue
            line = line.removeprefix("\ufeff") if number == 1 else line
            lost = line.count("\ufffd")
            yield Line(number, line, (f"{lost} broken characters were read as U+FFFD",) if lost else ())
    finally:
        text.detach()


def _too_long() -> str:
    return f"it is longer than {MAX_DOCUMENT // 1_000_000} MB: cut it into several documents"
