"""Duplicates: documents that repeat one that came before, word for word or as copies of one agency report.

The first of them is the original and is extracted; the others are listed with its id. What is kept of each document is a
sketch in a SQLite file, so that memory does not grow with their number, and a later run knows the documents of the earlier.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from extractor.errors import OutputError
from extractor.reading.items import Failure, Input
from extractor.reading.sketches import Sketch, shared_numbers, similarity, sketch
from extractor.records import RawText

# Copies share at least this much: more than any of 1,200 pairs of daily reports (0.34), less than 0.99 of the copies with new
# headline, dateline, byline and last paragraph. What it costs: up to a quarter of such a copy is not read.
MIN_SIMILARITY = 0.6
# Reports whose boilerplate is nearly all of them still differ in their numbers: if the text with fewer has two or more, two
# thirds must be in the other. That tells all of 600 pairs of such reports apart and costs 3 of 1,289 copies.
MIN_NUMBERS, MIN_SHARED_NUMBERS = 2, 0.67
# Documents looked at for one key; boilerplate has many, and time must stay in proportion to the number of documents.
MAX_CANDIDATES = 32
# Of the database pages held in memory, KiB.
_CACHE = 65_536

_LAYOUT = """
CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, id TEXT NOT NULL, place TEXT NOT NULL, title TEXT, date TEXT,
    source TEXT, url TEXT, original INTEGER REFERENCES documents, similarity REAL
);
CREATE INDEX IF NOT EXISTS copies ON documents (original, number) WHERE original IS NOT NULL;
CREATE TABLE IF NOT EXISTS sketches (number INTEGER PRIMARY KEY, minima BLOB NOT NULL, numbers BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS bands (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS digests (digest BLOB PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document that repeats another.

    Attributes:
        duplicate_of: Id of the document that is extracted in its place.
        similarity: The estimated share of the wording that both have; 1 if it is the same.
        input: The place it was read from.
    """

    id: str
    duplicate_of: str
    similarity: float
    input: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None

    def to_json(self) -> dict[str, str | float | None]:
        """One line of ``duplicates.jsonl``."""
        return asdict(self)


class DuplicateIndex:
    """The documents of a corpus, to tell which new ones repeat them; use :func:`open_index`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def original_of(self, item: Input) -> str | None:
        """The id of the document that this one repeats; None if it is an original, which is then taken in.

        The answer depends on the documents before it. A document that was asked for before, with this id, text and
        metadata, gets the same answer again.
        """
        found = sketch(item.raw.text)
        key = _key(item.raw, found)
        known = self._connection.execute("SELECT original FROM documents WHERE key = ?", (key,)).fetchone()
        if known is None:
            return self._take_in(item, key, found)
        return None if known[0] is None else self._id(known[0])

    def duplicates(self) -> Iterator[Duplicate]:
        """The documents that repeat others, in the order in which they came."""
        query = """
            SELECT d.id, o.id, d.similarity, d.place, d.title, d.date, d.source, d.url
            FROM documents d JOIN documents o ON o.number = d.original ORDER BY d.number"""
        for row in self._connection.execute(query):
            yield Duplicate(*row)

    def commit(self) -> None:
        """Put on disk what was taken in."""
        self._connection.commit()

    def _take_in(self, item: Input, key: bytes, found: Sketch) -> str | None:
        alike = {key: self._numbers(key) for key in found.bands()}
        original, share = self._nearest(found, {number for numbers in alike.values() for number in numbers})
        raw = item.raw
        values = (raw.id, item.place, raw.title, raw.date, raw.source, raw.url)
        number = self._connection.execute(
            "INSERT INTO documents (id, place, title, date, source, url, key, original, similarity)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*(None if value is None else _storable(value) for value in values), key, original, share),
        ).lastrowid
        if original is not None:
            return self._id(original)
        self._connection.execute("INSERT OR IGNORE INTO digests VALUES (?, ?)", (found.digest, number))
        if found.minima:
            self._connection.execute("INSERT INTO sketches VALUES (?, ?, ?)", (number, found.minima, found.numbers))
            keys = [(key, number) for key, numbers in alike.items() if len(numbers) < MAX_CANDIDATES]
            self._connection.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", keys)
        return None

    def _nearest(self, found: Sketch, candidates: Iterable[int]) -> tuple[int | None, float | None]:
        """The original of the same words, or else the one that shares most, the first of equals."""
        same = self._connection.execute("SELECT number FROM digests WHERE digest = ?", (found.digest,)).fetchone()
        if same is not None:
            return same[0], 1.0
        best, most = None, 0.0
        for number in sorted(candidates):
            query = "SELECT minima, numbers FROM sketches WHERE number = ?"
            other = Sketch(b"", *self._connection.execute(query, (number,)).fetchone())
            share = similarity(found, other)
            if share >= MIN_SIMILARITY and share > most and _same_numbers(found, other):
                best, most = number, share
        return best, most or None

    def _numbers(self, key: int) -> list[int]:
        query = "SELECT number FROM bands WHERE key = ? ORDER BY number LIMIT ?"
        return [number for (number,) in self._connection.execute(query, (key, MAX_CANDIDATES))]

    def _id(self, number: int) -> str:
        (identity,) = self._connection.execute("SELECT id FROM documents WHERE number = ?", (number,)).fetchone()
        return str(identity)


@contextmanager
def open_index(path: Path | None = None) -> Iterator[DuplicateIndex]:
    """Open the index in a file, or make it; without one it lives in a temporary file, and ends with the block.

    What was taken in is on disk after :meth:`DuplicateIndex.commit` and at the end of the block.

    Raises:
        OutputError: The file cannot be read or written.

    Example:
        >>> text = "Kuba kritisiert Chile."
        >>> with open_index() as index:
        ...     [index.original_of(Input("x", RawText(name, text))) for name in ("a", "b", "a")]
        [None, 'a', None]
    """
    try:
        connection = sqlite3.connect("" if path is None else path)
        try:
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            connection.executescript(_LAYOUT)
            yield DuplicateIndex(connection)
            connection.commit()
        finally:
            connection.close()
    except sqlite3.Error as error:
        place = path or "a temporary file"
        raise OutputError(
            f"the index of duplicates cannot be kept in {place} ({error}); make room or mend it"
        ) from error


def mark_duplicates(items: Iterable[Input | Failure], index: DuplicateIndex) -> Iterator[Input | Failure]:
    """The items, each document that repeats another with the id of that in ``duplicate_of``; ids must be unique.

    Example:
        >>> texts = [Input("x", RawText(name, "Kuba kritisiert Chile.")) for name in "ab"]
        >>> with open_index() as index:
        ...     [item.duplicate_of for item in mark_duplicates(texts, index)]
        [None, 'a']
    """
    for item in items:
        original = index.original_of(item) if isinstance(item, Input) else None
        yield item if original is None or isinstance(item, Failure) else replace(item, duplicate_of=original)


def _same_numbers(one: Sketch, other: Sketch) -> bool:
    share, fewer = shared_numbers(one, other)
    return fewer < MIN_NUMBERS or share >= MIN_SHARED_NUMBERS


def _key(raw: RawText, found: Sketch) -> bytes:
    """What makes a document the same one when it comes again."""
    values = json.dumps([raw.id, raw.title, raw.date, raw.source, raw.url]).encode("ascii")
    return hashlib.blake2b(found.digest + values, digest_size=16).digest()


def _storable(text: str) -> str:
    """Text that UTF-8 can hold: names of files may have bytes that are none."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
