"""Tables of a user: CSV as spreadsheets write it, with the line each row begins on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from extractor.errors import InputError
from extractor.graph.cells import FORMULA_STARTS


def read_cells(text: str, name: str, *, delimiter: str | None) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with the number of the line each begins on; the first is the header.

    ``delimiter``: None for the one of comma, semicolon and tab that the header has most of.

    Raises:
        InputError: Quotation marks are not balanced, or a cell is too long; the text names the line.
    """
    text = text.removeprefix("\ufeff")
    header = text.lstrip("\r\n").partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or max(",;\t", key=header.count), strict=True)
    begin = 1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise InputError(
                f"{name}, line {begin}: the row cannot be read ({error}); a quotation mark in a cell is written twice, "
                'and the cell stands in quotation marks: "the ""good"" one"'
            ) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield begin, [unprotected(cell) for cell in cells]
        begin = rows.line_num + 1


def unprotected(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it.

    Example:
        >>> unprotected("'@falk"), unprotected("'t Hooft")
        ('@falk', "'t Hooft")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
