"""The JSON form of a document record, and its JSON Schema made from the dataclasses."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from extractor.errors import RecordError
from extractor.records import SCHEMA_ID, Document, Mention, Segment

# Working fields of a record that stay inside the process.
_INTERNAL: Mapping[type, frozenset[str]] = {Segment: frozenset({"prose", "signature"}), Mention: frozenset({"reason"})}


def to_record(document: Document) -> dict[str, Any]:
    """The JSON-ready record of a document.

    Example:
        >>> to_record(Document(id="a", title="Titel"))["title"]
        'Titel'
    """
    return {"schema": SCHEMA_ID, **_plain(document)}


def from_record(record: Mapping[str, Any]) -> Document:
    """Read a record back.

    Raises:
        RecordError: The record is not of this schema version or lacks a field.

    Example:
        >>> from_record(to_record(Document(id="a"))).id
        'a'
    """
    if not isinstance(record, Mapping) or record.get("schema") != SCHEMA_ID:
        found = record.get("schema") if isinstance(record, Mapping) else type(record).__name__
        raise RecordError(f"the record has the schema {found!r}; this version reads {SCHEMA_ID!r}")
    document = _build(Document, record, "document")
    assert isinstance(document, Document)
    return document


def dumps(document: Document, *, pretty: bool = False) -> str:
    """The record as JSON text: one line, or indented with ``pretty``.

    Lone surrogates, which UTF-8 cannot hold, are escaped so that nothing is lost.

    Example:
        >>> dumps(Document(id="ä"))[:46]
        '{"schema": "extractor/document@1", "id": "ä", '
    """
    text = json.dumps(to_record(document), ensure_ascii=False, indent=2 if pretty else None)
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the record, made from the dataclasses.

    Example:
        >>> json_schema()["properties"]["schema"]
        {'const': 'extractor/document@1'}
    """
    definitions: dict[str, Any] = {}
    top = _object_schema(Document, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Document record",
        "type": "object",
        "properties": {"schema": {"const": SCHEMA_ID}, **top["properties"]},
        "required": ["schema", *top["required"]],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


@cache
def _hints(record: type) -> Mapping[str, Any]:
    return get_type_hints(record)


@cache
def public_fields(record: type) -> tuple[Field[Any], ...]:
    """The fields of a dataclass that its JSON form has."""
    hidden = _INTERNAL.get(record, frozenset())
    return tuple(field for field in fields(record) if field.name not in hidden)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in public_fields(type(value))}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _build(kind: Any, value: Any, place: str) -> Any:
    """Build a value of type ``kind`` from its JSON form; ``place`` names it in errors."""
    if is_dataclass(kind):
        assert isinstance(kind, type)
        if not isinstance(value, Mapping):
            raise RecordError(f"{place} must be an object")
        hints = _hints(kind)
        arguments = {}
        for field in public_fields(kind):
            if field.name in value:
                arguments[field.name] = _build(hints[field.name], value[field.name], f"{place}.{field.name}")
            elif field.default is MISSING:
                raise RecordError(f"{place} lacks the field {field.name!r}")
        return kind(**arguments)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise RecordError(f"{place} must be a list")
        return tuple(_build(get_args(kind)[0], item, f"{place}[{index}]") for index, item in enumerate(value))
    if get_origin(kind) in (Union, types.UnionType):
        return None if value is None else _build(get_args(kind)[0], value, place)
    _check_scalar(kind, value, place)
    return value


def _check_scalar(kind: Any, value: Any, place: str) -> None:
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise RecordError(f"{place} is {value!r}; it must be one of {', '.join(map(str, get_args(kind)))}")
        return
    accepted = {str: (str,), bool: (bool,), int: (int,), float: (int, float)}[kind]
    if not isinstance(value, accepted) or (kind is not bool and isinstance(value, bool)):
        raise RecordError(f"{place} must be of type {kind.__name__}")


def _object_schema(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = _hints(record)
    names = [field.name for field in public_fields(record)]
    return {
        "type": "object",
        "properties": {name: _type_schema(hints[name], definitions) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _type_schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if is_dataclass(kind):
        assert isinstance(kind, type)
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _object_schema(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin = get_origin(kind)
    if origin is tuple:
        return {"type": "array", "items": _type_schema(get_args(kind)[0], definitions)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type_schema(get_args(kind)[0], definitions), {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    return {"type": {str: "string", bool: "boolean", int: "integer", float: "number"}[kind]}
