"""The formats that can be read, by name; a new one is one more entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO

from extractor.reading.html import read_html
from extractor.reading.items import Draft, Fault, Origin
from extractor.reading.jsonl import read_jsonl
from extractor.reading.options import ReadingOptions
from extractor.reading.parquet import read_parquet
from extractor.reading.plain import read_plain
from extractor.reading.tables import read_table, read_tsv

Reader = Callable[[BinaryIO, Origin, ReadingOptions], Iterator[Draft | Fault]]
"""Gives what a stream holds, one by one; raises InputError where it cannot be read on."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: the endings of its files, and what reads it."""

    suffixes: tuple[str, ...]
    read: Reader


READERS: Mapping[str, Kind] = MappingProxyType({
    "txt": Kind((".txt", ".text"), read_plain),
    "html": Kind((".html", ".htm", ".xhtml"), read_html),
    "jsonl": Kind((".jsonl", ".ndjson"), read_jsonl),
    "csv": Kind((".csv",), read_table),
    "tsv": Kind((".tsv", ".tab"), read_tsv),
    "parquet": Kind((".parquet", ".pq"), read_parquet),
})  # fmt: skip

# What holds files of these formats; see extractor.reading.archives.
ARCHIVES: Mapping[str, tuple[str, ...]] = MappingProxyType({"zip": (".zip",), "gz": (".gz", ".gzip")})

_BY_SUFFIX: Mapping[str, str] = MappingProxyType({
    **{suffix: name for name, kind in READERS.items() for suffix in kind.suffixes},
    **{suffix: name for name, suffixes in ARCHIVES.items() for suffix in suffixes},
})  # fmt: skip


def formats_of(name: str) -> tuple[str, ...]:
    """The formats of a file by its name, the outermost first; nothing if it cannot be read.

    Example:
        >>> formats_of("a.CSV.gz"), formats_of("a.zip"), formats_of("a.gz"), formats_of("a.doc")
        (('gz', 'csv'), ('zip',), (), ())
    """
    name = PurePath(name.lower()).name
    found = []
    while (suffix := _suffix(name)) is not None:
        found.append(_BY_SUFFIX[suffix])
        name = name.removesuffix(suffix)
        if found[-1] != "gz":
            return tuple(found)
    return ()


def stem_of(name: str) -> str:
    """The name of a file without the endings of its formats.

    Example:
        >>> stem_of("news/a.2021.csv.gz"), stem_of("b.doc")
        ('a.2021', 'b')
    """
    name = PurePath(name).name
    if not formats_of(name):
        return PurePath(name).stem
    while (suffix := _suffix(name.lower())) is not None:
        name = name[: -len(suffix)]
        if _BY_SUFFIX[suffix] != "gz":
            break
    return name


def readable() -> str:
    """The formats, for a message."""
    return f"{', '.join([*READERS, *ARCHIVES])}"


def _suffix(name: str) -> str | None:
    suffix = PurePath(name).suffix or (name if name.startswith(".") else "")
    return suffix if suffix in _BY_SUFFIX else None
