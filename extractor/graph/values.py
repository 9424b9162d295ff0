"""Attribute values that every graph format can hold: text, numbers, truth values, lists of text."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import Enum
from typing import Any, Literal, cast

Value = str | bool | int | float | tuple[str, ...]
ColumnType = Literal["string", "boolean", "integer", "long", "double", "liststring"]

# What XML 1.0 forbids or a terminal obeys; lone surrogates, which UTF-8 cannot hold.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_INT32, _INT64 = 2**31, 2**63


def clean_text(text: str) -> str:
    r"""Text that every writer takes: line ends as ``\n``, forbidden characters as U+FFFD.

    Example:
        >>> clean_text("a\r\nb\x00")
        'a\nb\ufffd'
    """
    return _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_value(value: Any) -> Value | None:
    """One attribute value as plain Python; None where there is nothing to write.

    Empty text and empty lists count as nothing: no format tells them from a missing value.

    Example:
        >>> clean_value({"b", "a"}), clean_value(float("nan")), clean_value({"k": 1})
        (('a', 'b'), None, '{"k": 1}')
    """
    kind = type(value)
    if kind is str:  # most values are, and most of these need no cleaning
        return (value if value.isprintable() else clean_text(value)) or None
    if value is None or kind is bool:
        return cast("bool | None", value)
    if kind is int:
        return value if -_INT64 <= value < _INT64 else str(value)
    if kind is float:
        return value if math.isfinite(value) else None
    if kind is tuple or kind is list:
        clean = all(type(item) is str and item and item.isprintable() for item in value)
        return tuple(value if clean else _texts(value)) or None
    return _clean_other(value)


def _clean_other(value: Any) -> Value | None:
    plain = _unwrap(value)
    if plain is not value:
        return clean_value(plain)
    if isinstance(value, str | bytes | date | time):
        return clean_text(_text(value)) or None
    # Subclasses of the plain types, such as an IntEnum's value or a named tuple.
    for base in (int, float):
        if isinstance(value, base):
            return clean_value(base(value))
    if isinstance(value, list | tuple):
        return clean_value(list(value))
    if isinstance(value, set | frozenset):
        return tuple(sorted(_texts(value))) or None
    if isinstance(value, Mapping):
        value = json.dumps(_json(value), ensure_ascii=False, sort_keys=True) if value else ""
    return clean_text(_text(value)) or None


def column_type(values: Iterable[Value]) -> ColumnType:
    """The narrowest type that holds all values of an attribute.

    Example:
        >>> column_type([1, 2.5]), column_type([1, "a"]), column_type(["a", ("b",)])
        ('double', 'string', 'liststring')
    """
    kinds: set[ColumnType] = {_kind(value) for value in values}
    if "liststring" in kinds:
        return "liststring"
    if len(kinds) == 1:
        return kinds.pop()
    if kinds == {"integer", "long"}:
        return "long"
    return "double" if kinds and kinds <= {"integer", "long", "double"} else "string"


def coerce(value: Value, to: ColumnType) -> Value:
    """The value in the type of its column.

    Example:
        >>> coerce(True, "string"), coerce(1, "double"), coerce("a", "liststring")
        ('true', 1.0, ('a',))
    """
    if to == "liststring":
        return value if isinstance(value, tuple) else (cell(value),)
    if to == "double" and not isinstance(value, str | tuple):
        return float(value)
    return cell(value) if to == "string" else value


def cell(value: Value) -> str:
    """The value as one text: lists joined with ``|``, truth values as ``true`` and ``false``.

    Example:
        >>> cell(("a|b", "c")), cell(False)
        ('a/b|c', 'false')
    """
    if isinstance(value, tuple):
        return "|".join(item.replace("|", "/") for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kind(value: Value) -> ColumnType:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer" if -_INT32 <= value < _INT32 else "long"
    if isinstance(value, float):
        return "double"
    return "liststring" if isinstance(value, tuple) else "string"


def _unwrap(value: Any) -> Any:
    if isinstance(value, Enum):
        return _unwrap(value.value)
    # numpy scalars and arrays, told by their module so that numpy need not be imported.
    if type(value).__module__.partition(".")[0] == "numpy" and hasattr(value, "tolist"):
        return value.tolist()
    return value


def _text(value: Any) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)


def _texts(values: Iterable[Any]) -> list[str]:
    cleaned = (clean_value(value) for value in values)
    return [cell(value) for value in cleaned if value is not None]


def _json(value: Any) -> Any:
    """A value that ``json.dumps`` takes, keys as text."""
    value = _unwrap(value)
    if isinstance(value, Mapping):
        return {str(key): _json(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_json(item) for item in value), key=str)
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return _text(value)
