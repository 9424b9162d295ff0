"""Parquet: one document a row, read in blocks by DuckDB."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import InputError
from extractor.reading.columns import blank, find_columns
from extractor.reading.items import Draft, Fault, Origin
from extractor.reading.options import ReadingOptions

if TYPE_CHECKING:
    import duckdb

# Rows handed over at once.
_BLOCK = 64
# Pages of a column are unpacked whole; more than a row group of a hundred thousand news texts needs.
_MEMORY = "2GB"
# Types whose Python values the reader of metadata knows; others come as the database writes them.
_PLAIN = ("VARCHAR", "BLOB", "VARCHAR[]")


def read_parquet(stream: BinaryIO, origin: Origin, options: ReadingOptions) -> Iterator[Draft | Fault]:
    """The documents of a Parquet table.

    Raises:
        InputError: It is no Parquet table, is damaged, or has no column for the text.
    """
    import duckdb

    with _on_disk(stream, origin) as path:
        try:
            yield from _read(path, origin, options)
        except duckdb.Error as error:
            reason = str(error).partition("\n")[0][:200].replace(str(path), origin.place)
            raise InputError(f"{origin.place} cannot be read as a Parquet table ({reason}): write it anew.") from error


def _read(path: Path, origin: Origin, options: ReadingOptions) -> Iterator[Draft | Fault]:
    with _database(path.parent) as con:
        table = con.read_parquet(str(path), hive_partitioning=False)
        places = find_columns(table.columns, options, origin.place)
        kinds = [str(kind) for kind in table.types]
        wanted = [(field, at) for field, positions in places.items() for at in positions]
        columns = ", ".join(_column(table.columns[at], kinds[at]) for _, at in wanted)
        # The path is one that was made here; columns are quoted.
        con.execute(f"SELECT {columns} FROM read_parquet(?, hive_partitioning = false)", [str(path)])  # noqa: S608
        numbers = count(1)
        while rows := con.fetchmany(_BLOCK):
            for row, number in zip(rows, numbers, strict=False):
                where = f", row {number}"
                found: dict[str, object] = {}
                for (field, _), value in zip(wanted, row, strict=True):
                    if not blank(value):
                        found.setdefault(field, value)
                if "text" in found:
                    yield Draft(found, f"{origin.id}-{number}", where)
                else:
                    yield Fault(where, f"the column {table.columns[places['text'][0]]!r} is empty")
        if next(numbers) == 1:
            raise InputError(f"{origin.place} is empty: give a table with rows.")


def _column(name: str, kind: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    return quoted if kind in _PLAIN else f"CAST({quoted} AS VARCHAR)"


@contextmanager
def _database(scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,
        "memory_limit": _MEMORY,
        "temp_directory": str(scratch),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=config) as con:
        yield con


@contextmanager
def _on_disk(stream: BinaryIO, origin: Origin) -> Iterator[Path]:
    """The table under a name that is none of the user's: in a name of theirs the database would see patterns."""
    with tempfile.TemporaryDirectory(prefix="extractor-") as folder:
        path = Path(folder, "table.parquet")
        if origin.path is not None and _linked(path, origin.path):
            yield path
            return
        with path.open("wb") as copy:
            shutil.copyfileobj(stream, copy)
        yield path


def _linked(path: Path, target: Path) -> bool:
    try:
        path.symlink_to(target.resolve())
    except OSError:  # Windows lets few users link
        return False
    return True
