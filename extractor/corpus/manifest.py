"""The manifest: which shards and documents a run has, and what has become of each. A SQLite file in the output folder."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from extractor.corpus.shards import Outcome, Shard
from extractor.errors import OutputError
from extractor.reading.items import Failure, Input
from extractor.records import RawText, content_id

_LAYOUT = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS shards (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0,
    seconds REAL, counts TEXT, finished TEXT
);
CREATE TABLE IF NOT EXISTS documents (
    key BLOB PRIMARY KEY, id TEXT NOT NULL UNIQUE, shard INTEGER NOT NULL REFERENCES shards, position INTEGER NOT NULL,
    place TEXT NOT NULL, error TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS failed ON documents (shard, position) WHERE error IS NOT NULL;
CREATE INDEX IF NOT EXISTS placed ON documents (shard, position);
"""


class Manifest:
    """What is planned and what is done; each change is on disk before the call returns.

    Use it from one thread. Two runs never have it open at once (see :func:`~extractor.corpus.folder.locked`).

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, opened(Path(folder, "manifest.sqlite")) as manifest:
        ...     manifest.settings = {"version": "1"}
        ...     manifest.settings, manifest.totals()
        ({'version': '1'}, (0, 0))
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._connection, self._folder = connection, folder

    @property
    def settings(self) -> dict[str, str]:
        """What the run was made with and how far it is, by name."""
        return dict(self._connection.execute("SELECT name, value FROM settings ORDER BY name").fetchall())

    @settings.setter
    def settings(self, settings: Mapping[str, str]) -> None:
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?)", settings.items())

    def totals(self) -> tuple[int, int]:
        """Texts planned and texts done, failed ones among both."""
        query = "SELECT coalesce(sum(size), 0), coalesce(sum(size * done), 0) FROM shards"
        planned, done = self._connection.execute(query).fetchone()
        return planned, done

    def shards(self, *, done: bool) -> list[Shard]:
        """The shards that are done, or those that are not, in order."""
        query = "SELECT name, size FROM shards WHERE done = ? ORDER BY number"
        return [Shard(name, self._folder, size) for name, size in self._connection.execute(query, (done,))]

    def parts(self) -> list[str]:
        """The names of the parts there must be, in order."""
        query = "SELECT name FROM shards WHERE done AND counts <> '{}' ORDER BY number"
        return [name for (name,) in self._connection.execute(query)]

    def documents(self) -> int:
        """How many documents are done and have not failed."""
        query = "SELECT coalesce(sum(json_extract(counts, '$.documents')), 0) FROM shards WHERE done"
        return int(self._connection.execute(query).fetchone()[0])

    def next_number(self) -> int:
        """The number of the next shard to plan."""
        (number,) = self._connection.execute("SELECT coalesce(max(number) + 1, 0) FROM shards").fetchone()
        return int(number)

    def knows(self, key: bytes) -> bool:
        """Whether a text is planned or done."""
        return self._connection.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone() is not None

    def has_id(self, identity: str) -> bool:
        """Whether a document has this id."""
        query = "SELECT 1 FROM documents WHERE id = ?"
        return self._connection.execute(query, (_storable(identity),)).fetchone() is not None

    def plan(self, number: int, shard: Shard, texts: Sequence[tuple[bytes, Input]]) -> None:
        """Take a shard in, with the keys of its texts, which lie on disk already."""
        with self._connection:
            self._connection.execute(
                "INSERT INTO shards (number, name, size) VALUES (?, ?, ?)", (number, shard.name, shard.size)
            )
            rows = [
                (key, _storable(item.raw.id), number, position, _storable(item.place))
                for position, (key, item) in enumerate(texts)
            ]
            self._connection.executemany(
                "INSERT INTO documents (key, id, shard, position, place) VALUES (?, ?, ?, ?, ?)", rows
            )

    def finish(self, outcome: Outcome) -> None:
        """Mark a shard as done, and the texts of it that failed."""
        with self._connection:
            (number,) = self._connection.execute(
                "SELECT number FROM shards WHERE name = ?", (outcome.shard,)
            ).fetchone()
            now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            self._connection.execute(
                "UPDATE shards SET done = 1, seconds = ?, counts = ?, finished = ? WHERE number = ?",
                (outcome.seconds, json.dumps(dict(outcome.counts)), now, number),
            )
            self._connection.executemany(
                "UPDATE documents SET error = ? WHERE shard = ? AND position = ?",
                [(_storable(error), number, position) for position, error in sorted(outcome.failed.items())],
            )

    def failures(self) -> Iterator[Failure]:
        """The texts that could not be done, in order."""
        query = "SELECT place, id, error FROM documents WHERE error IS NOT NULL ORDER BY shard, position"
        for place, identity, error in self._connection.execute(query):
            yield Failure(place, identity, error)

    def forget_failures(self) -> int:
        """Forget the texts that could not be done, so that they are planned again; returns how many."""
        with self._connection:
            self._connection.execute(
                "UPDATE shards SET size = size - "
                "(SELECT count(*) FROM documents WHERE shard = number AND error IS NOT NULL)"
            )
            return self._connection.execute("DELETE FROM documents WHERE error IS NOT NULL").rowcount


@contextmanager
def opened(path: Path, *, write: bool = True) -> Iterator[Manifest]:
    """Open the manifest of a folder, or make it; without ``write`` it must be there and is only read.

    Raises:
        OutputError: It cannot be read or written.
    """
    try:
        connection = sqlite3.connect(path if write else f"{path.resolve().as_uri()}?mode=ro", uri=not write)
        try:
            if write:
                # Every commit survives a loss of power; the plain journal works on every file system.
                connection.execute("PRAGMA synchronous = FULL")
                connection.executescript(_LAYOUT)
            yield Manifest(connection, path.parent)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise _sentence(path, error) from error


def text_key(raw: RawText) -> bytes:
    """What makes two texts the same text of a run: all that the extractor sees.

    Example:
        >>> text_key(RawText("a", "Kuba.")) == text_key(RawText("b", "Kuba."))
        False
    """
    data = json.dumps([getattr(raw, name) for name in raw.__slots__]).encode("ascii")
    return hashlib.blake2b(data, digest_size=16).digest()


def free_id(raw: RawText, taken: Callable[[str], bool]) -> str:
    """The id of the text, or where that is taken one made from its content.

    Example:
        >>> free_id(RawText("a", "Chile."), {"a"}.__contains__)
        'a-d0b6b62d'
    """
    if not taken(raw.id):
        return raw.id
    base = wanted = f"{raw.id}-{content_id(raw.text)[:8]}"
    number = 1
    while taken(wanted):
        number += 1
        wanted = f"{base}-{number}"
    return wanted


def _storable(text: str) -> str:
    """Text that UTF-8 can hold: names of files may have bytes that are none."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _sentence(path: Path, error: sqlite3.Error) -> OutputError:
    reason = str(error)
    if "full" in reason:
        return OutputError(f"cannot write {path}: no space left; make room and give the same command again, it goes on")
    if "readonly" in reason or "unable to open" in reason:
        return OutputError(f"cannot write {path} ({reason}); name a folder that you can write to")
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        return OutputError(f"{path} is damaged ({reason}); use --force to begin again, or another folder")
    return OutputError(f"cannot write {path} ({reason}); give the same command again, or use another folder")
