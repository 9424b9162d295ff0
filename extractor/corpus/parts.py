"""Parts: what one shard of a run leaves on disk, a folder of records and tables that is whole or not there.

``parts/NAME/`` holds ``documents.jsonl`` (the records) and one Parquet table for each entry of
:data:`TABLES`, with the columns given there. ``document`` is the id of a document, unique in a run,
and ``entity``, ``source``, ``target``, ``speaker`` and ``author`` are ids of actors. All offsets are
those of the records. A table of all parts is read with, for example,
``SELECT * FROM 'out/parts/*/relations.parquet'``.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, get_type_hints

from extractor.database import column_type, database
from extractor.errors import OutputError
from extractor.records import Document
from extractor.serialise import dumps, public_fields

if TYPE_CHECKING:
    import duckdb

RECORDS = "documents.jsonl"

# Table → its query over the records, which are read in order into the table ``records``.
TABLES: Mapping[str, str] = MappingProxyType(
    {
        "documents": """
            SELECT id AS document, title, date, source, url, part_of, languages FROM records""",
        "segments": """
            SELECT document, s.id AS segment, s.kind, s.lang, s.lang_confidence, s.start, s."end",
                   s.author, s.handle, s.date, s.url
            FROM (SELECT id AS document, unnest(segments) AS s FROM records)""",
        "entities": """
            SELECT document, e.id AS entity, e.type, e.name, e.country, e.sector, e.qid, e.aliases,
                   len(e.mentions) AS mentions, nullif(dated, '') AS date
            FROM (SELECT id AS document, date AS dated, unnest(entities) AS e FROM records)""",
        "mentions": """
            SELECT document, entity, m.text, m.start, m."end", m.lang, m.segment, m.kind
            FROM (SELECT document, e.id AS entity, unnest(e.mentions) AS m
                  FROM (SELECT id AS document, unnest(entities) AS e FROM records))""",
        # ``date`` is that of the relation, else of the post it stands in, else of its document.
        "relations": """
            SELECT document, r.id AS relation, r.source, r.type, r.target, r.quad, r.symmetric, r.negated,
                   r.modality, r.speaker, r.former, r.role,
                   coalesce(nullif(r.date, ''), nullif(left(list_filter(
                       places, lambda s: s.id = r.evidence[1].segment AND s.kind = 'post')[1].date, 10), ''),
                       nullif(dated, '')) AS date,
                   r.topics, r.evidence, r.rule, r.cues, r.confidence
            FROM (SELECT id AS document, date AS dated, segments AS places, unnest(relations) AS r FROM records)""",
        "topics": """
            SELECT document, t.topic, t.score, t.evidence
            FROM (SELECT id AS document, unnest(topics) AS t FROM records)""",
    }
)

_NAME = re.compile(r"\w[\w.-]{0,99}")
# Escapes in a line of JSON as ``dumps`` writes it; group 1 is a lone surrogate, which a table cannot hold.
_ESCAPE = re.compile(r"\\(?:u(d[89a-f][0-9a-f]{2})|.)")


@dataclass(frozen=True, slots=True)
class PartCounts:
    """What a part holds.

    Attributes:
        entities: Actors, counted once in each document that mentions them.
        records_bytes: Size of the records.
    """

    documents: int = 0
    segments: int = 0
    entities: int = 0
    mentions: int = 0
    relations: int = 0
    topics: int = 0
    records_bytes: int = 0


def write_part(folder: Path, name: str, documents: Iterable[Document]) -> PartCounts:
    """Write the part ``folder/name``; others see all of it or nothing, and it survives a loss of power.

    Equal documents in the same order give the same bytes. A part of this name that is there
    already is replaced. Several processes may write different parts of one folder at once.

    Args:
        folder: The folder of the parts of a run; it is made if it is not there.
        name: Letters, digits, ``_``, ``-`` and dots; the name of the part's folder.
        documents: Extracted documents; a generator is read once and not held in memory.

    Raises:
        OutputError: The name is no plain name, or the folder cannot be written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     counts = write_part(Path(folder), "part-00000", [Document(id="a")])
        ...     print(counts.documents, len(list(Path(folder, "part-00000").iterdir())))
        1 7
    """
    if not _NAME.fullmatch(name):
        raise OutputError(f"{name!r} cannot be the name of a part; use letters, digits, _ and -")
    work = folder / f".{name}.{os.getpid()}.tmp"
    try:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        counts = _write_files(work, documents)
        for path in (*work.iterdir(), work):
            _sync(path)
        _replace(work, folder / name)
        _sync(folder)
    except OSError as error:
        raise OutputError(f"cannot write into the folder {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return counts


def part_folders(folder: Path) -> tuple[Path, ...]:
    """The parts of a folder, sorted by name; what a killed process left unfinished is none.

    Example:
        >>> part_folders(Path("no such folder"))
        ()
    """
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name) and (path / RECORDS).is_file()))


def _write_files(work: Path, documents: Iterable[Document]) -> PartCounts:
    plain = work / "plain.jsonl"  # the records where they differ in a surrogate, for the tables
    longest = altered = size = 0
    with (work / RECORDS).open("wb") as records, plain.open("wb") as tables:
        for document in documents:
            line = dumps(document)
            data = f"{line}\n".encode()
            size += records.write(data)
            if "\\ud" in line:
                clean = f"{_without_surrogates(line)}\n".encode()
                altered += clean != data
                data = clean
            tables.write(data)
            longest = max(longest, len(data))
    with database(work) as con:
        _load(con, plain if altered else work / RECORDS, longest)
        counts = {table: _write_table(con, work / f"{table}.parquet", query) for table, query in TABLES.items()}
    plain.unlink()
    return PartCounts(**counts, records_bytes=size)


def _load(con: duckdb.DuckDBPyConnection, path: Path, longest: int) -> None:
    hints = get_type_hints(Document)
    columns = {field.name: column_type(hints[field.name]) for field in public_fields(Document)}
    con.read_json(
        str(path.resolve()), format="newline_delimited", columns=columns, maximum_object_size=longest + 1024
    ).create("records")


def _write_table(con: duckdb.DuckDBPyConnection, path: Path, query: str) -> int:
    found = con.sql(query)
    found.write_parquet(str(path.resolve()), compression="zstd")
    return int(found.count("*").fetchall()[0][0])


def _without_surrogates(line: str) -> str:
    r"""A line of JSON in which lone surrogates are U+FFFD; other escapes stay.

    Example:
        >>> _without_surrogates(r'"\ud800 \\ud800 \n"')
        '"\\ufffd \\\\ud800 \\n"'
    """
    return _ESCAPE.sub(lambda found: r"\ufffd" if found[1] else found[0], line)


def _replace(work: Path, target: Path) -> None:
    if target.exists():
        # A folder cannot be put in the place of a full one; the old one goes first, under a name that is no part.
        old = work.with_suffix(".old")
        target.rename(old)
        work.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    else:
        work.rename(target)


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
