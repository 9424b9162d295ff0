"""DuckDB as this package uses it: in memory, offline, within a folder, with errors of our own."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from extractor.errors import OutputError

if TYPE_CHECKING:
    import duckdb

# Rows handed over and taken at once.
BLOCK = 2_000
# What the database that turns rows into a file may take before it writes to disk.
TABLE_MEMORY = "512MB"

_SCALARS: Mapping[type, str] = {str: "VARCHAR", bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE"}


@contextmanager
def database(
    scratch: Path, *, threads: int = 1, memory_limit: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that spills into a folder; nothing is fetched and no extension loaded.

    Raises:
        OutputError: The database ran out of memory or disk, or met a file that it cannot read.

    Example:
        >>> with database(Path()) as con:
        ...     con.execute("SELECT 1").fetchone()
        (1,)
    """
    import duckdb

    config: dict[str, Any] = {
        "threads": threads,
        "temp_directory": str(scratch),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if memory_limit:
        config["memory_limit"] = memory_limit
    with errors_of_ours(), duckdb.connect(":memory:", config=config) as con:
        yield con


@contextmanager
def errors_of_ours() -> Iterator[None]:
    """Errors of the database as errors of this package."""
    import duckdb

    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise OutputError(
            "the memory set for merging is used up; allow more, such as EXTRACTOR_MEMORY=8GB in the environment"
        ) from error
    except duckdb.Error as error:
        first = str(error).partition("\n")[0]
        raise OutputError(f"the tables cannot be read or written: {first}") from error


def quoted(name: str) -> str:
    """A name for SQL, whatever is in it.

    Example:
        >>> quoted('a"b')
        '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'


def rows_of(con: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query as they are asked for; several queries may be read at once.

    Example:
        >>> with database(Path()) as con:
        ...     sum(number for (number,) in rows_of(con, "SELECT range FROM range(5000)"))
        12497500
    """
    with con.cursor() as cursor:
        found = cursor.execute(query)
        while rows := found.fetchmany(BLOCK):
            yield from rows


def read_tables(con: duckdb.DuckDBPyConnection, view: str, files: Iterable[Path], *, filename: bool = False) -> None:
    """Make Parquet files one view; names are taken as they are, never as patterns.

    ``filename`` adds a column that tells the file of a row.
    """
    # A folder called "day=1" must not add a column.
    names = [str(path.resolve()) for path in files]
    con.read_parquet(names, hive_partitioning=False, filename=filename).create_view(view)


def column_type(kind: Any) -> str:
    """The SQL type of a field of a record.

    Example:
        >>> from extractor.records import TopicTerm
        >>> column_type(tuple[TopicTerm, ...])
        'STRUCT("text" VARCHAR, "start" BIGINT, "end" BIGINT)[]'
    """
    from extractor.serialise import public_fields

    if is_dataclass(kind):
        assert isinstance(kind, type)
        hints = get_type_hints(kind)
        columns = (f'"{field.name}" {column_type(hints[field.name])}' for field in public_fields(kind))
        return f"STRUCT({', '.join(columns)})"
    if get_origin(kind) is tuple:
        return f"{column_type(get_args(kind)[0])}[]"
    if get_origin(kind) is Union or type(kind).__name__ == "UnionType":
        return column_type(get_args(kind)[0])
    return _SCALARS.get(kind, "VARCHAR")


def literal(text: str) -> str:
    """A text in SQL, whatever is in it.

    Example:
        >>> literal("it's")
        "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def literals(texts: Iterable[str]) -> str:
    """Texts as a list in SQL.

    Example:
        >>> literals(["a", "b"])
        "['a', 'b']"
    """
    return f"[{', '.join(map(literal, texts))}]"


class TableFile:
    """A Parquet file to which rows are added one by one.

    Rows go through a database of their own in blocks, so that memory is bounded.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     table = TableFile(Path(folder, "a.parquet"), {"id": "VARCHAR", "names": "VARCHAR[]"})
        ...     table.row(("a", ["b", "c"]))
        ...     table.finish()
        ...     table.close()
        ...     [path.name for path in Path(folder).iterdir()]
        ['a.parquet']
    """

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        self._path = path
        self._rows: list[tuple[Any, ...]] = []
        self._stack = ExitStack()
        # Two databases must not spill into one folder.
        scratch = path.with_name(f".{path.name}.spill")
        self._stack.callback(shutil.rmtree, scratch, ignore_errors=True)
        self._con = self._stack.enter_context(database(scratch, memory_limit=TABLE_MEMORY))
        listed = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns.items())
        self._con.execute(f"CREATE TABLE found ({listed})").fetchall()

    def row(self, values: tuple[Any, ...]) -> None:
        """Add a row with a value, or None, for each column."""
        self._rows.append(values)
        if len(self._rows) >= BLOCK:
            self._flush()

    def finish(self) -> None:
        """Write the file."""
        with errors_of_ours():
            self._flush()
            self._con.table("found").write_parquet(str(self._path.resolve()), compression="zstd")

    def close(self) -> None:
        """Give the memory back."""
        self._stack.close()

    def _flush(self) -> None:
        if not self._rows:
            return
        import numpy as np

        # The last value keeps numpy from taking a column of lists for a matrix.
        arrays = (np.array((*column, None), dtype=object)[:-1] for column in zip(*self._rows, strict=True))
        block = {f"c{number}": array for number, array in enumerate(arrays)}
        self._con.register("block", block)
        self._con.execute("INSERT INTO found SELECT * FROM block").fetchall()
        self._con.unregister("block")
        self._rows.clear()
