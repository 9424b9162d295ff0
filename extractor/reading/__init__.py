"""Reading: inputs to :class:`~extractor.records.RawText`; the text itself is never altered.

Offsets of a record count the code points of its text: of a text file as decoded (see :mod:`extractor.reading.encoding`), of
a row the text in its cell, of a web page the text made from it (see :mod:`extractor.reading.html`).
"""

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
