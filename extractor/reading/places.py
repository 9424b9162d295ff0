"""Where inputs are: files, folders, patterns and standard input, to a list of files."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from extractor.errors import InputError

STDIN = "-"


def find_inputs(inputs: Iterable[str | os.PathLike[str]], *, exclude: Path | None = None) -> list[str]:
    """Expand folders and patterns to the readable files, sorted; each file once.

    Files that are named are kept even if they are missing or of another kind: reading them gives the error, and so
    are folders that cannot be opened. Hidden files and folders, and what lies in ``exclude`` (the output), are passed
    over. Links to folders are followed, each folder once.

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
        for place in _expanded(item):
            if not Path(place).exists():
                missing.append(place)
            for file in _files(place, exclude) if Path(place).is_dir() else [place]:
                found.setdefault(_real(file), file)
    if not found:
        raise InputError("there is no input; name a file, a folder, a pattern or - for standard input")
    if len(missing) == len(found):
        raise InputError(f"{', '.join(missing)}: no such file or folder; check the name")
    return list(found.values())


def _expanded(item: str) -> list[str]:
    """The files and folders of a pattern, if it is one and not the name of a file."""
    if os.path.lexists(item) or not glob.has_magic(item):
        return [item]
    return sorted(glob.glob(item, recursive=True)) or [item]  # noqa: PTH207 - the pattern may be absolute


def _files(folder: str, exclude: Path | None) -> list[str]:
    from extractor.reading.kinds import readable

    output = None if exclude is None else os.path.realpath(exclude)
    files = list(_walk(folder, {output} if output else set()))
    if not files:
        raise InputError(f"{folder} has no readable files; readable are: {readable()}")
    return files


def _walk(folder: str, seen: set[str]) -> Iterator[str]:
    """The readable files below a folder; ``seen`` holds the real paths of folders not to enter again."""
    from extractor.reading.kinds import formats_of

    waiting = [folder]
    while waiting:
        here = waiting.pop()
        real = os.path.realpath(here)
        if real in seen:
            continue
        seen.add(real)
        try:
            with os.scandir(here) as entries:
                listed = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda e: e.name)
        except OSError:
            yield here  # reading it gives the error
            continue
        yield from (entry.path for entry in listed if formats_of(entry.name) and not _is_folder(entry))
        waiting += [entry.path for entry in reversed(listed) if _is_folder(entry)]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _real(file: str) -> str:
    """What a file is, whatever it is called: the folder resolved, and the file too if it is a link."""
    path = Path(file)
    if path.is_symlink():
        return os.path.realpath(path)
    return f"{_real_folder(str(path.parent))}{os.sep}{path.name}"


@lru_cache(maxsize=64)
def _real_folder(folder: str) -> str:
    return os.path.realpath(folder)
