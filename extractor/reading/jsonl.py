"""JSON lines: one object a line, its keys found by name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.reading.columns import pick, shown
from extractor.reading.items import Draft, Fault, Origin
from extractor.reading.lines import Line, read_lines
from extractor.reading.options import ReadingOptions


def read_jsonl(stream: BinaryIO, origin: Origin, options: ReadingOptions) -> Iterator[Draft | Fault]:
    r"""The documents of JSON lines; blank lines are passed over.

    Raises:
        InputError: The stream has no lines, or is no text.

    Example:
        >>> import io
        >>> found = list(read_jsonl(io.BytesIO(b'{"titel": "T", "body": "Ein Satz."}\nkein JSON'), Origin("a", "a"), ReadingOptions()))
        >>> found[0].values, found[1].error
        ({'title': 'T', 'text': 'Ein Satz.'}, 'it is no JSON object')
    """
    count = 0
    for line in read_lines(stream, name=origin.place, encoding=options.encoding):
        if line.text is not None and not line.text.strip():
            continue
        count += 1
        yield _read(line, origin, options)
    if not count:
        raise InputError(f"{origin.place} is empty: give one JSON object a line.")


def _read(line: Line, origin: Origin, options: ReadingOptions) -> Draft | Fault:
    where = f", line {line.number}"
    if line.text is None:
        return Fault(where, line.fault)
    try:
        value: Any = json.loads(line.text, strict=False)
    except (ValueError, RecursionError):
        whole = line.text.lstrip()[:1] in ("[", "{") and line.number == 1
        advice = "; if the file is one JSON value, write one object a line: jq -c '.[]' FILE" if whole else ""
        return Fault(where, f"it is no JSON object{advice}")
    if not isinstance(value, dict):
        return Fault(where, "it is no JSON object")
    found = pick(value, options)
    if "text" not in found:
        wanted = options.columns.get("text")
        what = f"no text in {wanted!r}" if wanted is not None else "no text"
        return Fault(where, f"it has {what}; its keys are {shown(list(value))}: name one with --text-column NAME")
    return Draft(found, f"{origin.id}-{line.number}", where, line.notices)
