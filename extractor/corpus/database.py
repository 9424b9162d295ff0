"""DuckDB as this package uses it: in memory, offline, within a folder, with errors of our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from extractor.errors import OutputError

if TYPE_CHECKING:
    import duckdb

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
    try:
        with duckdb.connect(":memory:", config=config) as con:
            yield con
    except duckdb.OutOfMemoryException as error:
        raise OutputError(f"the memory of the database is used up; give it more than {memory_limit}") from error
    except duckdb.Error as error:
        first = str(error).partition("\n")[0]
        raise OutputError(f"the tables cannot be read or written: {first}") from error


def read_tables(con: duckdb.DuckDBPyConnection, view: str, files: Iterable[Path]) -> None:
    """Make Parquet files one view; names are taken as they are, never as patterns."""
    # A folder called "day=1" must not add a column.
    names = [str(path.resolve()) for path in files]
    con.read_parquet(names, hive_partitioning=False, union_by_name=True).create_view(view)


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
