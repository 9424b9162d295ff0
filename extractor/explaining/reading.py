"""The documents to explain: records made earlier as they stand, anything else extracted now."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import RecordError
from extractor.records import SCHEMA_ID, Document
from extractor.serialise import from_record

if TYPE_CHECKING:
    from extractor.corpus.recipe import DocumentExtractor
    from extractor.reading import Failure, Input, ReadingOptions

_FAMILY = SCHEMA_ID.partition("@")[0]
STDIN = "-"


def read_documents(
    place: str,
    *,
    stdin: BinaryIO | None = None,
    extractor: Callable[[], DocumentExtractor],
    options: ReadingOptions | None = None,
    through: Callable[[Iterator[Input | Failure]], Iterator[Input | Failure]] = iter,
) -> Iterator[Document | Failure]:
    """The documents of a file, or of standard input for ``-``; what cannot be read is given as a failure.

    Args:
        place: A file of records (``documents.jsonl``), or one that can be extracted.
        stdin: What ``-`` stands for.
        extractor: Makes what extracts texts; called only if there are texts.
        options: How texts are to be read.
        through: What the texts pass through before they are extracted, such as one that tells their notices.
    """
    from extractor.corpus.extraction import extract_inputs
    from extractor.corpus.inputs import read_inputs

    stream = io.BytesIO(stdin.read()) if place == STDIN and stdin is not None else None
    head = _first_line(place, stream)
    if _is_record(head):
        yield from _records(place, stream)
        return
    yield from extract_inputs(through(read_inputs([place], options=options, stdin=stream)), extractor())


def _first_line(place: str, stream: io.BytesIO | None) -> bytes:
    """The first line with something in it."""
    if stream is not None:
        head = next((line for line in stream if line.strip()), b"")
        stream.seek(0)
        return head
    path = Path(place)
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return next((line for line in file if line.strip()), b"")


def _is_record(line: bytes) -> bool:
    """Whether a line is a record of this program, of whatever version."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and str(value.get("schema", "")).startswith(f"{_FAMILY}@")


def _records(place: str, stream: io.BytesIO | None) -> Iterator[Document | Failure]:
    from extractor.corpus.inputs import Failure

    name = "standard input" if stream is not None else place
    with stream or Path(place).open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                yield from_record(json.loads(line))
            except (ValueError, RecursionError):
                yield Failure(name, None, f"{name}, line {number}: not a record (one JSON object a line)")
            except RecordError as error:
                yield Failure(name, None, f"{name}, line {number}: {error}")
