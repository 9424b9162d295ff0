"""The folder of a run: what lies where, who may write into it, and files that survive a loss of power."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import OutputError

PARTS, MANIFEST, STATE = "parts", "manifest.sqlite", ".run"
# What a killed run may leave beside the finished files (see extractor.graph.files).
_STAGING = ".extractor-*"


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Places in the output folder of a run.

    ``parts/`` holds what each shard left, ``manifest.sqlite`` what has been done, and the hidden
    ``.run/`` what is still to do and the lock. All is worked out from the path, so that a worker
    in another process, or on another machine that sees the same folder, needs nothing else.
    """

    path: Path

    @property
    def parts(self) -> Path:
        """One folder a shard that is done."""
        return self.path / PARTS

    @property
    def manifest(self) -> Path:
        """The database of shards and documents."""
        return self.path / MANIFEST

    @property
    def state(self) -> Path:
        """What only runs themselves need."""
        return self.path / STATE

    @property
    def tasks(self) -> Path:
        """The texts of shards to do, and what came of those just done."""
        return self.state / "shards"

    @property
    def index(self) -> Path:
        """What is known of all texts, to tell which repeat others."""
        return self.state / "index.sqlite"

    def make(self) -> None:
        """Make the folders that are not there.

        Raises:
            OutputError: The folder is a file, or cannot be written to.
        """
        if self.path.exists() and not self.path.is_dir():
            raise OutputError(f"{self.path} is a file; name a folder to write into")
        with writing(self.path):
            self.tasks.mkdir(parents=True, exist_ok=True)
            self.parts.mkdir(exist_ok=True)

    def refuse_foreign(self, names: Iterable[str], *, force: bool) -> None:
        """Let nobody's files be overwritten that no run with a manifest has made.

        Raises:
            OutputError: The folder has files of these names and no manifest, and ``force`` is off.
        """
        there = [name for name in names if (self.path / name).exists()]
        if there and not force and not self.manifest.exists():
            more = f" and {len(there) - 1} more" if len(there) > 1 else ""
            raise OutputError(f"{self.path} already has {there[0]}{more}; use --force to replace it, or another folder")

    def wipe(self) -> None:
        """Forget an earlier run: its manifest first, so that a half wiped folder is none of a run."""
        with writing(self.path):
            for database in (self.manifest, self.index):
                for suffix in ("", "-journal", "-wal", "-shm"):
                    database.with_name(database.name + suffix).unlink(missing_ok=True)
            for folder in (self.parts, self.tasks):
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)

    def tidy(self, *, done: Collection[str], planned: Collection[str]) -> None:
        """Remove what belongs to no shard, as a killed run leaves it: the manifest says which there are."""
        for path in self.parts.iterdir() if self.parts.is_dir() else ():
            if path.name not in done:
                _remove(path)
        for path in self.tasks.iterdir() if self.tasks.is_dir() else ():
            if path.name.partition(".")[0] not in planned or path.name.endswith(".tmp"):
                _remove(path)
        for path in self.path.glob(_STAGING):
            _remove(path)

    def clear(self) -> None:
        """Remove all that a run makes but its results, and the folder if nothing else is in it."""
        self.wipe()
        for folder in (self.parts, self.tasks):
            folder.rmdir()
        shutil.rmtree(self.state, ignore_errors=True)
        if not any(self.path.iterdir()):
            self.path.rmdir()


@contextmanager
def locked(folder: RunFolder) -> Iterator[None]:
    """Keep other runs out of the folder; the lock ends with this process, however it ends.

    Raises:
        OutputError: Another run is writing into the folder.
    """
    from filelock import FileLock, Timeout

    holder = folder.state / "holder.json"
    lock = FileLock(folder.state / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OutputError(
            f"another run{_named(holder)} is writing into {folder.path}; wait for its end or name another folder"
        ) from error
    except OSError as error:
        raise cannot_write(folder.path, error) from error
    try:
        with writing(folder.path):
            about = {"process": os.getpid(), "host": _host(), "since": time.strftime("%Y-%m-%d %H:%M")}
            holder.write_text(json.dumps(about), encoding="utf-8")
        yield
    finally:
        lock.release()


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn an error of the system while writing into a sentence that says what to do.

    Raises:
        OutputError: What the system said, with the folder.
    """
    try:
        yield
    except OSError as error:
        raise cannot_write(folder, error) from error
    except OutputError as error:
        if isinstance(error.__cause__, OSError):
            raise cannot_write(folder, error.__cause__) from error
        raise


def cannot_write(folder: Path, error: OSError) -> OutputError:
    """The sentence for an error of the system.

    Example:
        >>> import errno
        >>> print(cannot_write(Path("out"), OSError(errno.ENOSPC, "No space left on device")))
        cannot write into the folder out: No space left on device; make room and give the same command again, it goes on
    """
    import errno

    known = {
        "ENOSPC": "make room and give the same command again, it goes on",
        "EDQUOT": "make room and give the same command again, it goes on",
        "EROFS": "name a folder on another disk",
        "EACCES": "name a folder that is yours, or ask for the right to write",
        "EPERM": "name a folder that is yours, or ask for the right to write",
    }
    name = errno.errorcode.get(error.errno or 0, "")
    advice = known.get(name, "name another folder, or mend this one and give the same command again")
    return OutputError(f"cannot write into the folder {folder}: {error.strerror or error}; {advice}")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all, also after a loss of power.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_whole(Path(folder, "a.txt"), b"done")
        ...     Path(folder, "a.txt").read_bytes()
        b'done'
    """
    work = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with work.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)
    sync(path.parent)


def sync(path: Path) -> None:
    """See to it that a file, or the names in a folder, are on the disk."""
    if os.name == "nt":
        return  # Windows opens no folders, and no files for reading to this end
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _named(holder: Path) -> str:
    try:
        about = json.loads(holder.read_text(encoding="utf-8"))
        return f" (process {about['process']} on {about['host']}, since {about['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""  # it has only just begun


def _host() -> str:
    import platform

    return platform.node() or "this machine"
