"""Language data a linguist can edit: tab-separated tables, one folder a language.

A table is UTF-8, one row a line. Lines that start with ``#`` are comments (source,
licence, note); the first other line names the columns. A cell that holds several
values separates them with ``|``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Row = dict[str, str]


def read_table(lang: str, name: str, *, columns: Sequence[str]) -> tuple[Row, ...]:
    """Read ``lang/<lang>/<name>.tsv``.

    Args:
        lang: Folder name, a language code or ``shared``.
        name: File name without suffix.
        columns: The columns the table must have; others are refused.

    Raises:
        LexiconError: The file is missing or a line is malformed (named by file and line).

    Example:
        >>> read_table("de", "teasers", columns=("pattern",))[0]["pattern"]
        'Mehr zum Thema'
    """
    return _packaged(lang, name, tuple(columns))


def read_lines(lang: str, name: str, *, columns: Sequence[str]) -> tuple[tuple[str, Row], ...]:
    """The rows of :func:`read_table`, each with its place for an error text (``de/predicates.tsv:12``).

    Example:
        >>> read_lines("de", "teasers", columns=("pattern",))[0][0].partition(":")[0]
        'de/teasers.tsv'
    """
    return tuple(
        (f"{lang}/{name}.tsv:{number}", row) for number, row in parse_lines(shipped_table(lang, name), columns)
    )


@cache
def _packaged(lang: str, name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    return parse_table(shipped_table(lang, name), columns)


def shipped_table(lang: str, name: str) -> Traversable:
    """The packaged file of a table."""
    return files(__package__).joinpath(lang, f"{name}.tsv")


def parse_table(path: Traversable | Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """Parse one table; see the module text for its form."""
    return tuple(row for _, row in parse_lines(path, columns))


def parse_lines(path: Traversable | Path, columns: Sequence[str]) -> tuple[tuple[int, Row], ...]:
    """The rows of one table with their line numbers."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"cannot read the language table {path}: {error}") from error
    rows: list[tuple[int, Row]] = []
    header: list[str] | None = None
    for number, line in enumerate(lines, start=1):
        if line.startswith("#") or not line.strip():
            continue
        cells = list(map(str.strip, line.split("\t")))
        if header is None:
            header = cells
            if set(header) != set(columns):
                raise LexiconError(
                    f"{path}:{number}: expected the columns {', '.join(columns)}; found {', '.join(cells)}"
                )
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{path}:{number}: {len(cells)} cells for {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        rows.append((number, dict(zip(header, cells, strict=True))))
    if not rows:
        raise LexiconError(f"{path}: the table has no rows")
    return tuple(rows)


def values(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values.

    Example:
        >>> values("USA|Vereinigte Staaten")
        ('USA', 'Vereinigte Staaten')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())
