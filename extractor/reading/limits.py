"""How much the readers take: named numbers, so that no input can use up memory or disk."""

from __future__ import annotations

# Bytes of one document: a file, a line, a row. A thousand times the longest of 350 news texts, twice the 50 MB dump that must be read.
MAX_DOCUMENT = 100_000_000
# Bytes of a web page; the tree of a page takes thirty times its size in memory.
MAX_PAGE = 20_000_000
# Code points of a part; see extractor.reading.parts.
MAX_PART = 100_000
# Unpacked bytes for each packed one. Text packs to a third or a fifth, ten thousand rows of one template to a fiftieth (deflate:
# to a thousandth at best); below the slack nothing is refused.
MAX_RATIO = 100
RATIO_SLACK = 10_000_000
# Unpacked bytes of one archive in all.
MAX_UNPACKED = 50_000_000_000
# Archives in each other: an archive in an archive is read, one in that is not.
MAX_NESTING = 2
# Rows of one file that are named one by one when they cannot be read; the others are counted.
MAX_FAULTS = 100
