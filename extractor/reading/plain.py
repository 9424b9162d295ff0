"""Plain text: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from extractor.errors import InputError
from extractor.reading.encoding import decode_leniently
from extractor.reading.items import Draft, Fault, Origin
from extractor.reading.limits import MAX_DOCUMENT
from extractor.reading.options import ReadingOptions

_BLOCK = 1 << 20


def read_plain(stream: BinaryIO, origin: Origin, options: ReadingOptions) -> Iterator[Draft | Fault]:
    """The text of a stream.

    Raises:
        InputError: It is empty, too long, or no text.

    Example:
        >>> import io
        >>> [draft.values["text"] for draft in read_plain(io.BytesIO(b"Ein Satz."), Origin("a.txt", "a"), ReadingOptions())]
        ['Ein Satz.']
    """
    data = read_whole(stream, origin, limit=MAX_DOCUMENT)
    decoded = decode_leniently(data, name=origin.place, encoding=options.encoding)
    yield Draft({"text": decoded.text}, origin.id, notices=decoded.faults)


def read_whole(stream: BinaryIO, origin: Origin, *, limit: int) -> bytes:
    """All bytes of a stream.

    Raises:
        InputError: There are none, or more than ``limit``.
    """
    # In blocks: a stream asked for all at once makes room for the limit.
    data = bytearray()
    while block := stream.read(min(_BLOCK, limit + 1 - len(data))):
        data += block
        if len(data) > limit:
            raise InputError(f"{origin.place} is larger than {limit // 1_000_000} MB: cut it into several documents.")
    if not data:
        raise InputError(f"{origin.place} is empty: give a file with text in it.")
    return bytes(data)
