"""Readers of actor files: one function a suffix, each giving the rows of a file one by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extractor.actors.own.rows import Fault, Row
from extractor.errors import InputError
from extractor.reading.cells import read_cells
from extractor.reading.encoding import decode

Reader = Callable[[bytes, str], Iterator[Row | Fault]]
"""Takes the bytes and the name for messages."""

# Column, in lower case without blanks and underscores -> what it holds.
COLUMNS: Mapping[str, str] = MappingProxyType({
    "id": "id", "name": "name", "alias": "aliases", "aliases": "aliases", "type": "type", "schema": "type",
    "country": "country", "qid": "qid", "wikidata": "qid", "wikidataid": "qid",
})  # fmt: skip


def read_actor_file(path: Path) -> Iterator[Row | Fault]:
    """The rows of a file, by its suffix.

    Raises:
        InputError: The file is missing, of an unknown kind, not UTF-8, or its columns cannot be read.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path} has no suffix of a file of actors; use one of {', '.join(READERS)}")
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist; check the name") from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}); check that it is a file and its permissions"
        ) from error
    yield from reader(data, str(path))


def read_actor_objects(items: Iterable[Any]) -> Iterator[Row | Fault]:
    """The rows of Python mappings, in the form of the JSON lines.

    Example:
        >>> [row.names for row in read_actor_objects([{"name": "Lena Falk", "aliases": ["Falk"], "type": "person"}])]
        [('Lena Falk', 'Falk')]
    """
    for number, item in enumerate(items, start=1):
        yield read_object(item, f"actors, item {number}")


def _read_table(data: bytes, name: str, *, delimiter: str | None = None) -> Iterator[Row | Fault]:
    rows = read_cells(decode(data, name=name), name, delimiter=delimiter)
    _, header = next(rows, (0, []))
    columns = _columns(header, name)
    unknown = [title.strip() for title, column in zip(header, columns, strict=True) if column is None and title.strip()]
    if unknown:
        yield Fault(name, f"the columns {', '.join(unknown)} are not read; those read are {_READ}")
    for line, cells in rows:
        place = f"{name}, line {line}"
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            yield Fault(place, f"{len(cells)} cells for {len(header)} columns; the row is left out")
            continue
        given = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column}
        names = (given.get("name", ""), *given.get("aliases", "").split("|"))
        yield Row(
            place, given.get("id", ""), names, type=given.get("type", ""),
            countries=tuple(filter(None, [given.get("country", "")])), qid=given.get("qid", ""),
        )  # fmt: skip


_READ = "id, name, aliases, type, country, QID"


def _columns(header: list[str], name: str) -> list[str | None]:
    columns = [COLUMNS.get(title.strip().casefold().replace(" ", "").replace("_", "")) for title in header]
    found = [column for column in columns if column]
    if "name" not in found:
        raise InputError(f"{name}, line 1: there is no column name; the columns of a table of actors are {_READ}")
    twice = {column for column in found if found.count(column) > 1}
    if twice:
        raise InputError(f"{name}, line 1: there are two columns for {', '.join(sorted(twice))}; keep one")
    return columns


def _read_jsonl(data: bytes, name: str) -> Iterator[Row | Fault]:
    lines = decode(data, name=name).lstrip("\ufeff").split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield Fault(place, "no JSON object; the line is left out")
            continue
        yield read_object(value, place)


def read_object(value: Any, place: str) -> Row | Fault:
    """One actor from a mapping: the columns as keys, or an entity of FollowTheMoney.

    Example:
        >>> read_object({"id": "NK-1", "schema": "Person", "properties": {"name": ["Lena Falk"]}}, "line 1").type
        'Person'
    """
    if not isinstance(value, Mapping):
        return Fault(place, "no object with a name; it is left out")
    if isinstance(value.get("properties"), Mapping):
        return _follow_the_money(value, place)
    given = {COLUMNS.get(str(key).casefold().replace("_", ""), ""): item for key, item in value.items()}
    try:
        names = (_text(given.get("name")), *_texts(given.get("aliases")))
        return Row(
            place, _text(given.get("id")), names, type=_text(given.get("type")), countries=_texts(given.get("country")),
            qid=_text(given.get("qid")),
        )  # fmt: skip
    except TypeError as error:
        return Fault(place, f"{error}; the row is left out")


def _follow_the_money(value: Mapping[str, Any], place: str) -> Row | Fault:
    has = value["properties"]
    try:
        names = _texts(has.get("name"))
        caption = value.get("caption")
        if caption in names:
            names = (caption, *(name for name in names if name != caption))
        qids = _texts(has.get("wikidataId"))
        return Row(
            place, _text(value.get("id")), (*names, *_texts(has.get("alias"))), _texts(has.get("weakAlias")),
            _text(value.get("schema")), tuple(dict.fromkeys(_texts(has.get("country")))), qids[0] if len(qids) == 1 else "",
            foreign=True,
        )  # fmt: skip
    except TypeError as error:
        return Fault(place, f"{error}; the entity is left out")


def _text(value: Any) -> str:
    """A text; numbers are ids that somebody forgot to quote."""
    if value is None or isinstance(value, str):
        return (value or "").strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"{str(value)[:40]!r} is no text")


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(_text(item) for item in value)
    return tuple(_text(value).split("|"))


# Suffix -> reader; a new format is one more entry.
READERS: Mapping[str, Reader] = MappingProxyType({
    ".csv": _read_table,
    ".tsv": partial(_read_table, delimiter="\t"),
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".ijson": _read_jsonl,
    ".json": _read_jsonl,  # FollowTheMoney writes its lines so: entities.ftm.json
})  # fmt: skip
