"""Columns and keys to fields: by the names the user gives, or by names that are usual in German, Spanish and English."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from extractor.errors import InputError
from extractor.lang import read_table, values
from extractor.reading.options import FIELDS, ReadingOptions

# So many names of columns stand in a message, each cut to this length.
MAX_SHOWN, MAX_SHOWN_LENGTH = 20, 40


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """Field → the folded names of its columns, the preferred first."""
    rows = read_table("shared", "columns", columns=("field", "names"))
    return MappingProxyType({row["field"]: values(row["names"]) for row in rows})


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name without what does not count in it.

    Example:
        >>> folded("Published_At"), folded("Veröffentlicht am")
        ('publishedat', 'veroffentlichtam')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if char.isalnum())


def find_columns(header: Sequence[str], options: ReadingOptions, name: str) -> dict[str, tuple[int, ...]]:
    """Field → the positions of its columns, the preferred first.

    Raises:
        InputError: A column that the user names is not there, or there is none for the text.

    Example:
        >>> find_columns(["Überschrift", "Inhalt"], ReadingOptions(), "a.csv")
        {'title': (0,), 'text': (1,)}
    """
    found: dict[str, tuple[int, ...]] = {}
    for field in FIELDS:
        wanted = options.columns.get(field)
        positions = _named(header, wanted) if wanted is not None else _known(header, field)
        if not positions and (wanted is not None or field == "text"):
            what = f"the column {wanted!r}" if wanted is not None else "a column for the text"
            option = "--text-column NAME" if field == "text" else f"--field {field}=NAME"
            raise InputError(f"{name} does not have {what}; its columns are {shown(header)}: name one with {option}.")
        if positions:
            found[field] = positions
    return found


def pick(row: Mapping[str, Any], options: ReadingOptions) -> dict[str, Any]:
    """Field → value of an object; a field without a value is not there.

    Example:
        >>> pick({"Titel": "T", "body": "B", "meta": {"day": "2021"}}, ReadingOptions(fields={"date": "meta.day"}))
        {'title': 'T', 'date': '2021', 'text': 'B'}
    """
    keys: dict[str, str] = {}
    for key in row:
        keys.setdefault(folded(key), key)
    found = {}
    for field in FIELDS:
        wanted = options.columns.get(field)
        candidates = (
            [_inside(row, wanted)]
            if wanted is not None
            else [row[keys[name]] for name in known_names()[field] if name in keys]
        )
        value = next((item for item in candidates if not blank(item)), None)
        if value is not None:
            found[field] = value
    return found


def blank(value: Any) -> bool:
    """Whether a value says nothing.

    Example:
        >>> blank(None), blank(" "), blank(0)
        (True, True, False)
    """
    return value is None or (isinstance(value, str) and not value.strip())


def shown(names: Sequence[str]) -> str:
    """Names of columns for a message, not too many and none too long."""
    listed = [repr(name[:MAX_SHOWN_LENGTH] + ("…" if len(name) > MAX_SHOWN_LENGTH else "")) for name in names]
    more = f" and {len(listed) - MAX_SHOWN} more" if len(listed) > MAX_SHOWN else ""
    return ", ".join(listed[:MAX_SHOWN]) + more if listed else "none"


def _named(header: Sequence[str], wanted: str) -> tuple[int, ...]:
    """The column of exactly this name, or else of one that differs in what does not count."""
    exact = [at for at, name in enumerate(header) if name.strip() == wanted.strip()]
    alike = [at for at, name in enumerate(header) if folded(wanted) and folded(name) == folded(wanted)]
    return tuple((exact or alike)[:1])


def _known(header: Sequence[str], field: str) -> tuple[int, ...]:
    places: dict[str, int] = {}
    for at, name in enumerate(header):
        places.setdefault(folded(name), at)
    return tuple(places[name] for name in known_names()[field] if name in places)


def _inside(row: Mapping[str, Any], wanted: str) -> Any:
    """The value of a key; ``meta.date`` looks into the object ``meta`` where no key has that name."""
    if wanted in row:
        return row[wanted]
    value: Any = row
    for key in wanted.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
