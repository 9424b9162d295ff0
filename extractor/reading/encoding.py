"""Bytes to text. The texts of documents are read leniently, the tables of a user strictly.

Lenient: a byte order mark decides; otherwise it is UTF-8. Bytes that are no UTF-8 are taken for Windows-1252, the usual
encoding of old German and Spanish files, if nothing in the input is a UTF-8 letter, and are else broken: each run of them
becomes one U+FFFD, as with ``bytes.decode("utf-8", errors="replace")``. Offsets count the code points of the decoded text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extractor.errors import InputError

# UTF-32 first: its little-endian mark begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Formats whose first bytes may pass for text; NUL bytes give the others away.
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"PAR1": "a Parquet table",
    b"SQLite format 3\0": "an SQLite database",
}
_GUESS = "cp1252"
# A text may have some NUL bytes and other control characters by accident; with larger shares of them it is none.
_MAX_NULS = 0.01
_MAX_CONTROLS, _FEW = 0.05, 10
_CONTROLS = bytes(number for number in (*range(1, 32), 127) if number not in b"\t\n\x0b\x0c\r\x1b")
# A letter in UTF-8. In Windows-1252 such pairs are "Ã¤" and the like, which no one writes.
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what was put right in decoding it: parts of a sentence."""

    text: str
    faults: tuple[str, ...] = ()


def decode(data: bytes, *, name: str) -> str:
    """Decode the bytes of a table strictly; ``name`` stands in the message if they cannot be read.

    A UTF-8 byte order mark stays in the text as its first character, so that offsets
    agree with the file read as plain UTF-8; line breaks stay as they are.

    Raises:
        InputError: The input is empty, binary, or not UTF-8.

    Example:
        >>> decode("Köln".encode("utf-16"), name="x.csv")
        'Köln'
        >>> decode("Köln".encode("latin-1"), name="x.csv")
        Traceback (most recent call last):
        extractor.errors.InputError: x.csv is not UTF-8 text (byte 0xF6 at position 1): save it as UTF-8 and try again.
    """
    if not data:
        raise InputError(f"{name} is empty: give a file with text in it.")
    refuse_binary(data, name=name)
    encoding = marked(data) or "utf-8"
    if encoding == "utf-8" and b"\0" in data:
        raise InputError(f"{name} is a binary file (it holds NUL bytes): give plain text saved as UTF-8.")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        position = f"byte 0x{data[error.start]:02X} at position {error.start}"
        raise InputError(
            f"{name} is not {encoding.upper()} text ({position}): save it as UTF-8 and try again."
        ) from error


def decode_leniently(data: bytes, *, name: str, encoding: str | None = None, utf8: bool = False) -> Decoded:
    r"""Decode the bytes of a text, whatever they are; see the module text.

    Args:
        data: All bytes, or those of one line.
        name: Stands in the message.
        encoding: What the user or the document says; a byte order mark goes before it.
        utf8: Whether the input is known to be UTF-8, from what came before.

    Raises:
        InputError: The bytes are no text.

    Example:
        >>> decode_leniently("Köln".encode("cp1252"), name="x.txt")
        Decoded(text='Köln', faults=('it is no UTF-8 and was read as Windows-1252',))
        >>> decode_leniently("Köln, ".encode() + b"K\xf6ln", name="x.txt").text
        'Köln, K�ln'
    """
    refuse_binary(data, name=name)
    known = marked(data) or encoding or _guessed(data, utf8=utf8)
    if not is_wide(known):
        _refuse_controls(data, name)
    text = data.decode(known, errors="replace")
    if known == _GUESS and encoding is None:
        return Decoded(text, ("it is no UTF-8 and was read as Windows-1252",))
    lost = text.count("\ufffd") - (data.count("\ufffd".encode()) if known == "utf-8" else 0)
    return Decoded(text, (f"{lost} broken characters were read as U+FFFD",) if lost > 0 else ())


def _guessed(data: bytes, *, utf8: bool) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if utf8 or _UTF8_LETTER.search(data) else _GUESS
    return "utf-8"


def marked(data: bytes) -> str | None:
    """The encoding that a byte order mark names; UTF-8 needs none.

    Example:
        >>> marked("a".encode("utf-16")), marked(b"a")
        ('utf-16', None)
    """
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def is_wide(encoding: str) -> bool:
    """Whether a line break takes several bytes in an encoding.

    Example:
        >>> is_wide("utf-16-be"), is_wide("utf-8-sig")
        (True, False)
    """
    return len("\n".encode(encoding).removeprefix(codecs.BOM_UTF8)) > 1


def refuse_binary(data: bytes, *, name: str) -> None:
    """Refuse the bytes of pictures, archives and the like by how they begin.

    Raises:
        InputError: The bytes are no text.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"{name} is {what}, not text: save its text as UTF-8 and try again.")


def _refuse_controls(data: bytes, name: str) -> None:
    """Refuse bytes of which many are control characters; in UTF-16, where every other is, the user or a mark says so."""
    nuls = data.count(0)
    if nuls > _MAX_NULS * len(data):
        half = nuls > 0.2 * len(data)
        advice = "if it is UTF-16, say --encoding utf-16-le" if half else "give plain text saved as UTF-8"
        raise InputError(f"{name} is a binary file (it holds NUL bytes): {advice}.")
    if len(data) - len(data.translate(None, _CONTROLS)) > max(_FEW, _MAX_CONTROLS * len(data)):
        raise InputError(f"{name} is a binary file (it holds control characters): give plain text saved as UTF-8.")
