"""Files that appear whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import OutputError


class Staging:
    """A hidden folder beside the files to come, in which they are written first."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder = folder
        self.work = work

    def path(self, name: str) -> Path:
        """Where to write the file that is to be ``folder/name``."""
        return self.work / name

    def publish(self) -> tuple[Path, ...]:
        """Move all files to their place, but for hidden ones; the only step that others can see."""
        moved = []
        for path in sorted(path for path in self.work.iterdir() if not path.name.startswith(".")):
            target = self.folder / path.name
            path.replace(target)
            moved.append(target)
        return tuple(moved)


@contextmanager
def staging(folder: Path) -> Iterator[Staging]:
    """A staging area for files of a folder, which is made if it is not there.

    What has not been published when the block ends is thrown away.

    Raises:
        OutputError: The folder cannot be made or written to.

    Example:
        >>> with tempfile.TemporaryDirectory() as folder, staging(Path(folder)) as area:
        ...     _ = area.path("a.txt").write_text("done")
        ...     [path.name for path in area.publish()]
        ['a.txt']
    """
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".extractor-", dir=folder))
    except OSError as error:
        raise OutputError(f"cannot write into the folder {folder}: {error.strerror or error}") from error
    try:
        yield Staging(folder, work)
    except OSError as error:
        raise OutputError(f"cannot write into the folder {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
        # A failed run leaves no empty folder behind.
        if made and not any(folder.iterdir()):
            folder.rmdir()
