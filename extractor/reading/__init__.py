"""Reading: inputs to :class:`~extractor.records.RawText`; the text itself is never altered."""

from extractor.reading.header import Header, parse_header
from extractor.reading.readers import READERS, raw_text, read_path, read_stream

__all__ = ["READERS", "Header", "parse_header", "raw_text", "read_path", "read_stream"]
