"""Reading: inputs to :class:`~extractor.records.RawText`; the text itself is never altered.

Offsets of a record count the code points of its text: of a text file as decoded (see :mod:`extractor.reading.encoding`), of
a row the text in its cell, of a web page the text made from it (see :mod:`extractor.reading.html`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazily import lazily

if TYPE_CHECKING:
    from extractor.reading.duplicates import mark_duplicates, open_index
    from extractor.reading.header import Header, parse_header
    from extractor.reading.inputs import read_inputs
    from extractor.reading.items import Failure, Input
    from extractor.reading.options import ReadingOptions
    from extractor.reading.places import find_inputs
    from extractor.reading.texts import raw_text

__all__ = [
    "Failure",
    "Header",
    "Input",
    "ReadingOptions",
    "find_inputs",
    "mark_duplicates",
    "open_index",
    "parse_header",
    "raw_text",
    "read_inputs",
]

__getattr__, __dir__ = lazily(
    __name__,
    {
        "duplicates": ("mark_duplicates", "open_index"),
        "header": ("Header", "parse_header"),
        "inputs": ("read_inputs",),
        "items": ("Failure", "Input"),
        "options": ("ReadingOptions",),
        "places": ("find_inputs",),
        "texts": ("raw_text",),
    },
)
