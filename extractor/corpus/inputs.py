"""The inputs of a run: files, folders and standard input, to raw texts and failures."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from extractor.errors import InputError
from extractor.records import RawText, content_id

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a document of it, that could not be done.

    Attributes:
        input: The file, or ``-`` for standard input.
        document: Id of the document, if it got far enough to have one.
        error: One sentence.
    """

    input: str
    document: str | None
    error: str


@dataclass(frozen=True, slots=True)
class Input:
    """A raw text with the place it came from."""

    place: str
    raw: RawText


def find_inputs(inputs: Iterable[str | os.PathLike[str]], *, exclude: Path | None = None) -> list[str]:
    """Expand folders to the readable files below them, sorted; each file once.

    Files that are named are kept even if they are missing: reading them gives the error.
    Hidden files and folders, and what lies in ``exclude`` (the output), are passed over.

    Raises:
        InputError: There is no input, none of them exists, or a folder has no readable file.

    Example:
        >>> find_inputs(["-"])
        ['-']
    """
    found: dict[str, str] = {}
    missing = []
    for item in [os.fspath(item) for item in inputs]:
        if item == STDIN:
            found.setdefault(STDIN, STDIN)
            continue
        path = Path(item)
        if not path.exists():
            missing.append(item)
        for file in _files(path, exclude) if path.is_dir() else [path]:
            found.setdefault(str(file.resolve()), str(file))
    if not found:
        raise InputError("there is no input; name a file, a folder or - for standard input")
    if len(missing) == len(found):
        raise InputError(f"{', '.join(missing)}: no such file or folder; check the name")
    return list(found.values())


def read_inputs(places: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Input | Failure]:
    """Read the inputs in turn; what cannot be read is given as a failure, and reading goes on."""
    from extractor.reading import read_path, read_stream

    for place in places:
        try:
            from_stdin = place == STDIN
            texts = read_stream(stdin or sys.stdin.buffer, id="stdin") if from_stdin else read_path(Path(place))
            for raw in texts:
                yield Input(place, raw)
        except InputError as error:
            yield Failure(place, None, str(error))
        except OSError as error:
            yield Failure(place, None, f"{place} cannot be read: {error.strerror or error}")


class UniqueIds:
    """Gives a second document of one id an id of its own, made from its content.

    Example:
        >>> ids = UniqueIds()
        >>> [ids.claim(RawText("a", text)).id for text in ("Kuba.", "Chile.")]
        ['a', 'a-d0b6b62d']
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, raw: RawText) -> RawText:
        """The text itself, or a copy with a new id if the id is taken."""
        wanted, number = raw.id, 1
        if wanted in self._taken:
            wanted = f"{raw.id}-{content_id(raw.text)[:8]}"
        base = wanted
        while wanted in self._taken:  # the same text once more
            number += 1
            wanted = f"{base}-{number}"
        self._taken.add(wanted)
        return raw if wanted == raw.id else replace(raw, id=wanted)


def _files(folder: Path, exclude: Path | None) -> list[Path]:
    from extractor.reading import READERS

    output = exclude.resolve() if exclude else None
    files = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if output and Path(root).resolve() == output:
            folders.clear()
            continue
        files += [Path(root, name) for name in sorted(names) if _is_readable(name, READERS)]
    if not files:
        raise InputError(f"{folder} has no readable files; readable are: {', '.join(sorted(READERS))}")
    return files


def _is_readable(name: str, suffixes: Iterable[str]) -> bool:
    return not name.startswith(".") and name.lower().endswith(tuple(suffixes))
