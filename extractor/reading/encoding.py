"""Bytes to text: UTF-8 or marked UTF-16/32; anything else is refused with a sentence that says what to do."""

from __future__ import annotations

import codecs

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
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"PAR1": "a Parquet table",
}


def decode(data: bytes, *, name: str) -> str:
    """Decode the bytes of an input; ``name`` stands in the message if they cannot be read.

    A UTF-8 byte order mark stays in the text as its first character, so that offsets
    agree with the file read as plain UTF-8; line breaks stay as they are.

    Raises:
        InputError: The input is empty, binary, or not UTF-8.

    Example:
        >>> decode("Köln".encode("utf-16"), name="x.txt")
        'Köln'
        >>> decode("Köln".encode("latin-1"), name="x.txt")
        Traceback (most recent call last):
        extractor.errors.InputError: x.txt is not UTF-8 text (byte 0xF6 at position 1): save it as UTF-8 and try again.
    """
    if not data:
        raise InputError(f"{name} is empty: give a file with text in it.")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"{name} is {what}, not text: save its text as UTF-8 and try again.")
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        raise InputError(f"{name} is a binary file (it holds NUL bytes): give plain text saved as UTF-8.")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        position = f"byte 0x{data[error.start]:02X} at position {error.start}"
        raise InputError(
            f"{name} is not {encoding.upper()} text ({position}): save it as UTF-8 and try again."
        ) from error
