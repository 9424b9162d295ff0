"""CSV files that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from extractor.graph.values import cell, clean_value

# A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection), the full-width forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_cell(value: Any) -> str | int | float:
    """A value as a cell; text that looks like a formula gets an apostrophe in front.

    Example:
        >>> csv_cell("=1+1"), csv_cell(-3), csv_cell(("a", "b")), csv_cell(None)
        ("'=1+1", -3, 'a|b', '')
    """
    clean = clean_value(value)
    if clean is None:
        return ""
    if isinstance(clean, int | float) and not isinstance(clean, bool):
        return clean
    text = cell(clean)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class Table:
    r"""A CSV file written row by row: UTF-8, commas, lines that end with LF.

    Example:
        >>> import io
        >>> out = io.StringIO()
        >>> Table(out, ("id", "note")).row({"id": "a", "note": "@x"})
        >>> out.getvalue()
        "id,note\na,'@x\n"
    """

    def __init__(self, stream: Any, columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        self._writer = csv.writer(stream, lineterminator="\n")
        self._writer.writerow([csv_cell(column) for column in self.columns])

    def row(self, values: dict[str, Any]) -> None:
        """Write one row; a missing value is an empty cell."""
        self._writer.writerow([csv_cell(values.get(column)) for column in self.columns])


def write_table(path: Path, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> None:
    """Write all rows to a file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = Table(stream, columns)
        for row in rows:
            table.row(row)
