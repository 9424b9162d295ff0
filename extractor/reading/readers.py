"""Readers of inputs: one function a suffix, each giving the texts of a file one by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.reading.datelines import dateline_date
from extractor.reading.encoding import decode
from extractor.reading.header import find_title, parse_header, skip_blank
from extractor.records import RawText

Reader = Callable[[bytes, str, str], Iterator[RawText]]
"""Takes the bytes, the default id and the name for messages."""


def raw_text(
    text: str, *, id: str, title: str | None = None, date: str | None = None, source: str | None = None
) -> RawText:
    r"""Make a :class:`RawText`; title and date are read from the head of the text where not given (the date from a dateline, too).

    Raises:
        InputError: The text is blank or holds half characters (lone surrogates).

    Example:
        >>> raw = raw_text("date: 2021-05-03 Kanzlerin in Madrid\n\nDie Kanzlerin …", id="a")
        >>> raw.title, raw.date, raw.text[raw.body_start :]
        ('Kanzlerin in Madrid', '2021-05-03', 'Die Kanzlerin …')
    """
    if skip_blank(text, 0) == len(text):
        raise InputError(f"{id} is empty: give a text with words in it.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"{id} holds half a character at position {error.start}: repair its encoding.") from error
    header = parse_header(text)
    span, body_start = header.title_span, header.body_start
    if title is not None and header.date is None:  # no header line: only the given title itself counts as title
        span = find_title(text, title, 0)
        body_start = skip_blank(text, span[1]) if span else skip_blank(text, 0)
    return RawText(
        id=id,
        text=text,
        title=title if title is not None else header.title,
        date=date or header.date or dateline_date(text),
        source=source,
        title_span=span,
        body_start=body_start,
    )


def read_path(path: Path) -> Iterator[RawText]:
    """Read the texts of a file; the id is its name without suffix unless the input gives one.

    Raises:
        InputError: The file is missing, a directory, of an unknown kind, empty, binary or not UTF-8.
    """
    path = Path(path)
    if path.is_dir():
        raise InputError(f"{path} is a directory: name the files in it.")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise InputError(f"{path} has no suffix that can be read: use one of {known}.")
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path} does not exist: check the name.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check its permissions.") from error
    yield from reader(data, path.stem, str(path))


def read_stream(stream: BinaryIO, *, id: str = "text") -> Iterator[RawText]:
    """Read one plain text from a binary stream such as standard input.

    Example:
        >>> import io
        >>> [raw.id for raw in read_stream(io.BytesIO(b"Ein Satz."), id="stdin")]
        ['stdin']
    """
    yield from _read_txt(stream.read(), id, id)


def _read_txt(data: bytes, id: str, name: str) -> Iterator[RawText]:
    text = decode(data, name=name)
    if skip_blank(text, 0) == len(text):
        raise InputError(f"{name} is empty: give a file with text in it.")
    yield raw_text(text, id=id)


def _read_jsonl(data: bytes, id: str, name: str) -> Iterator[RawText]:
    """One object a line with ``text`` and perhaps ``id title date source``; bad lines are named at the end."""
    faults: list[str] = []
    count = 0
    for number, line in enumerate(decode(data, name=name).lstrip("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        count += 1
        try:
            yield _json_text(line, f"{id}-{number}")
        except InputError as error:
            faults.append(f"line {number}: {str(error).rstrip('.')}")
    if not count:
        raise InputError(f"{name} is empty: give one JSON object a line.")
    if faults:
        more = f" (and {len(faults) - 1} more lines)" if len(faults) > 1 else ""
        raise InputError(f"{name}, {faults[0]}{more}.")


def _json_text(line: str, default_id: str) -> RawText:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("not a JSON object") from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise InputError('not an object with a "text" of type string')
    given = {key: value.get(key) for key in ("title", "date", "source")}
    wrong = [key for key, item in given.items() if item is not None and not isinstance(item, str)]
    if wrong:
        raise InputError(f'"{wrong[0]}" is not a string')
    fields = {key: item for key, item in given.items() if item}
    own_id = value.get("id")
    return raw_text(value["text"], id=default_id if own_id in (None, "") else str(own_id), **fields)


READERS: Mapping[str, Reader] = MappingProxyType({".txt": _read_txt, ".jsonl": _read_jsonl})
