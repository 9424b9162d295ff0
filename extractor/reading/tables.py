"""CSV and TSV: one document a row, its columns found by the names in the first row."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from extractor.errors import InputError
from extractor.reading.columns import blank, find_columns
from extractor.reading.items import Draft, Fault, Origin
from extractor.reading.limits import MAX_DOCUMENT
from extractor.reading.lines import Line, read_lines
from extractor.reading.options import ReadingOptions

DELIMITERS = ",;\t|"
# Excel says so in a line before the header.
_SAID = re.compile(r"\"?sep=(?P<delimiter>[^\w\s\"]|\t)\"?\s*")
# Physical lines: spreadsheets of old Macs end them with \r alone.
_BREAK = re.compile(r"[\r\n]")
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, the number of the line it begins on, and what was put right."""

    number: int
    cells: list[str]
    notices: tuple[str, ...] = ()


def read_table(
    stream: BinaryIO, origin: Origin, options: ReadingOptions, *, delimiter: str | None = None
) -> Iterator[Draft | Fault]:
    r"""The documents of a table.

    Args:
        stream: The bytes.
        origin: Where they come from.
        options: What the user says about columns and encoding.
        delimiter: Between cells; None for the one of comma, semicolon, tab and bar that the header has most of.

    Raises:
        InputError: There is no row, or no column for the text.

    Example:
        >>> import io
        >>> data = io.BytesIO('Titel;Inhalt\r\nT;"Zwei\nZeilen"'.encode())
        >>> [(draft.values, draft.id) for draft in read_table(data, Origin("a.csv", "a"), ReadingOptions())]
        [({'title': 'T', 'text': 'Zwei\nZeilen'}, 'a-2')]
    """
    rows = _Rows(read_lines(stream, name=origin.place, encoding=options.encoding), delimiter)
    header = rows.header(origin.place)
    places = find_columns(header, options, origin.place)
    for row in rows:
        if isinstance(row, Fault):
            yield row
            continue
        where = f", line {row.number}"
        if any(cell.strip() for cell in row.cells[len(header) :]):
            yield Fault(where, f"it has {len(row.cells)} cells for {len(header)} columns: put texts in quotation marks")
            continue
        found = {}
        for field, positions in places.items():
            cells = (row.cells[at] for at in positions if at < len(row.cells))
            value = next((cell for cell in cells if not blank(cell)), None)
            if value is not None:
                found[field] = value
        if "text" not in found:
            yield Fault(where, f"the column {header[places['text'][0]]!r} is empty")
            continue
        yield Draft(found, f"{origin.id}-{row.number}", where, row.notices)


read_tsv = partial(read_table, delimiter="\t")


class _Rows:
    """The rows of a table. One with wrong quotation marks costs its first line, and reading goes on with the next."""

    def __init__(self, lines: Iterator[Line], delimiter: str | None) -> None:
        self._lines = (part for line in lines for part in _physical(line))
        self._again: deque[Line] = deque()
        self._taken: list[Line] = []
        self._fault: Fault | None = None
        self._delimiter = delimiter
        self._width = 0
        # Of the whole process, and never lowered: a generator cannot give it back.
        csv.field_size_limit(max(csv.field_size_limit(), MAX_DOCUMENT))

    def header(self, name: str) -> list[str]:
        """The cells of the first row.

        Raises:
            InputError: There is none.
        """
        first = next((line for line in self._lines if line.text is None or line.text.strip()), None)
        if first is not None and first.text is not None and (said := _SAID.fullmatch(first.text)):
            self._delimiter = self._delimiter or said["delimiter"]
            first = next((line for line in self._lines if line.text is None or line.text.strip()), None)
        if first is None:
            raise InputError(f"{name} is empty: give a table with the names of its columns in the first row.")
        if first.text is None:
            raise InputError(f"{name}, line {first.number}: {first.fault}.")
        self._delimiter = self._delimiter or _delimiter_of(first.text)
        self._again.append(first)
        row = next(iter(self), None)
        if not isinstance(row, Row):
            raise InputError(f"{name}: the first row cannot be read: give the names of the columns there.")
        self._width = len(row.cells)
        return [cell.strip() for cell in row.cells]

    def __iter__(self) -> Iterator[Row | Fault]:
        reader = self._reader()
        while True:
            self._taken.clear()
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield self._mended(error)
                reader = self._reader()
                continue
            if self._fault is not None:
                yield self._fault
                self._fault, reader = None, self._reader()
            elif cells is None:
                return
            elif any(cell.strip() for cell in cells):
                notices = tuple(notice for line in self._taken for notice in line.notices)
                yield Row(self._taken[0].number, cells, notices)

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._feed(), delimiter=self._delimiter or ",", strict=True)

    def _feed(self) -> Iterator[str]:
        """Lines for the reader of cells; it stops at a line that cannot be read."""
        while True:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            if line.text is None:
                if self._taken:  # in the middle of a row, which is then told first
                    self._again.appendleft(line)
                else:
                    self._fault = Fault(f", line {line.number}", line.fault)
                return
            self._taken.append(line)
            yield line.text

    def _mended(self, error: csv.Error) -> Row | Fault:
        """The row of the first line taken, if its marks are wrong but its cells clear; the other lines are read again."""
        first, *others = self._taken
        self._again.extendleft(reversed(others))
        text = first.text or ""
        if "unexpected end" not in str(_error_of(text, self._delimiter or ",")):
            cells = next(csv.reader([text], delimiter=self._delimiter or ","), [])
            if len(cells) == self._width:
                return Row(first.number, cells, (*first.notices, "quotation marks inside a cell were not doubled"))
        return Fault(
            f", line {first.number}",
            f"its quotation marks do not match ({error}): a mark in a cell is written twice, and the cell stands in marks",
        )


def _error_of(line: str, delimiter: str) -> csv.Error | None:
    try:
        list(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return error
    return None


def _physical(line: Line) -> Iterator[Line]:
    # In some encodings a line of the file holds more than one.
    if line.text is None or not _BREAK.search(line.text.removesuffix("\n").removesuffix("\r")):
        yield line
        return
    for number, match in enumerate(_LINES.finditer(line.text), start=line.number):
        yield Line(number, match[0], line.notices)


def _delimiter_of(header: str) -> str:
    """The delimiter that gives the header most cells; a quoted name may hold others."""

    def cells(delimiter: str) -> int:
        return len(next(csv.reader([header], delimiter=delimiter), []))

    return max(DELIMITERS, key=cells)
