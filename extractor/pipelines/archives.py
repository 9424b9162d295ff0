"""The data of a pipeline out of a wheel, an sdist or a folder: plain files only, all inside the target, none of it run."""

from __future__ import annotations

import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from stat import S_IFMT, S_ISREG
from typing import IO

from extractor.errors import PipelineError
from extractor.pipelines.places import CONFIG, pipeline_directory

# The largest official pipelines unpack to 0.6 GB in some 30 files.
MAX_UNPACKED = 2 * 1024**3
MAX_MEMBERS = 10_000
_BLOCK = 1024**2
_DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    UnicodeDecodeError,
    NotImplementedError,  # a compression that zipfile does not know
    RuntimeError,  # an encrypted member
    FileExistsError,  # two members of one name, or a file where another member needs a folder
    NotADirectoryError,
)
# What a path on some system reads as a drive, a stream or a separator.
_FORBIDDEN = frozenset('\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class _Member:
    path: PurePosixPath
    open: Callable[[], IO[bytes]]


def unpack(source: Path, target: Path) -> None:
    """Write the data directory of the pipeline in a wheel, an sdist or a folder to ``target``, which must not exist.

    An archive with a member that is no plain file, or that would land elsewhere, is refused as a whole.

    Raises:
        PipelineError: The source is of another kind, unsafe, damaged, too large or no pipeline.
        OSError: The files cannot be written.
    """
    try:
        with _opened(source) as members:
            root = _root([member.path for member in members], source)
            target.mkdir()
            for member in members:
                if root in member.path.parents:
                    _write(member, target / member.path.relative_to(root))
    except OSError as error:
        # gzip's own errors are OSErrors without a number.
        if error.errno is None or isinstance(error, _DAMAGE):
            raise PipelineError(_damaged(source, error)) from error
        raise
    except _DAMAGE as error:
        raise PipelineError(_damaged(source, error)) from error


def _damaged(source: Path, error: Exception) -> str:
    reason = " ".join(str(error).split()) or type(error).__name__
    return f"{source} is damaged ({reason}); download it again"


def _write(member: _Member, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with member.open() as data, path.open("xb") as file:
        shutil.copyfileobj(data, file, _BLOCK)


def _opened(source: Path) -> AbstractContextManager[Sequence[_Member]]:
    if source.is_dir():
        return _folder(source)
    if source.name.endswith(".whl"):
        return _wheel(source)
    if source.name.endswith((".tar.gz", ".tgz")):
        return _sdist(source)
    raise PipelineError(f"{source} is no wheel (.whl), sdist (.tar.gz) or folder; give one of a spaCy pipeline")


@contextmanager
def _wheel(source: Path) -> Iterator[Sequence[_Member]]:
    with zipfile.ZipFile(source) as archive:
        members, size = [], 0
        for info in archive.infolist():
            path = _inside(info.filename, source)
            if info.is_dir():
                continue
            # Archives made elsewhere than on Unix leave the kind of file open: then it is a plain one.
            kind = S_IFMT(info.external_attr >> 16)
            _check_plain(not kind or S_ISREG(kind), info.filename, source)
            size += info.file_size
            members.append(_Member(path, partial(archive.open, info)))
            _check_size(size, len(members), source)
        yield members


@contextmanager
def _sdist(source: Path) -> Iterator[Sequence[_Member]]:
    with tarfile.open(source, "r:gz") as archive:
        members, size = [], 0
        # One by one: a size is judged before the archive is read over it.
        for info in archive:
            path = _inside(info.name, source)
            if info.isdir():
                continue
            _check_plain(info.isreg(), info.name, source)
            size += info.size
            members.append(_Member(path, partial(_extracted, archive, info)))
            _check_size(size, len(members), source)
        yield members
        # The checksum of the whole stands at its end, behind the last member.
        while archive.fileobj is not None and (block := archive.fileobj.read(_BLOCK)):
            size += len(block)
            _check_size(size, len(members), source)


def _extracted(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    data = archive.extractfile(info)
    if data is None:
        raise tarfile.ReadError(f"no data for {info.name}")
    return data


@contextmanager
def _folder(source: Path) -> Iterator[Sequence[_Member]]:
    root = pipeline_directory(source)
    members, size = [], 0
    for path in root.rglob("*"):
        if path.is_dir():
            continue
        relative = path.relative_to(root)
        # A folder is the user's own, so links to files are followed; a pipe would never end.
        _check_plain(path.is_file(), str(relative), source)
        size += path.stat().st_size
        members.append(_Member(PurePosixPath(relative.as_posix()), partial(_plain, path)))
        _check_size(size, len(members), source)
    yield members


def _plain(path: Path) -> IO[bytes]:
    return path.open("rb")


def _inside(name: str, source: Path) -> PurePosixPath:
    """The path of a member; one that may lead out of the target on any system is refused."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or _FORBIDDEN & set(name) or not name.isprintable():
        raise PipelineError(f"{source} is refused: its member {name!r} would be written outside the pipeline's folder")
    return path


def _check_plain(plain: bool, name: str, source: Path) -> None:
    if not plain:
        raise PipelineError(f"{source} is refused: its member {name!r} is a link or device and no plain file")


def _check_size(size: int, count: int, source: Path) -> None:
    if size > MAX_UNPACKED or count > MAX_MEMBERS:
        raise PipelineError(
            f"{source} is refused: it holds more than {MAX_MEMBERS} files or {MAX_UNPACKED // 1024**2} MB"
        )


def _root(paths: Sequence[PurePosixPath], source: Path) -> PurePosixPath:
    """The folder of the pipeline's data: the outermost one with a configuration."""
    folders = sorted(
        {path.parent for path in paths if path.name == CONFIG}, key=lambda folder: (len(folder.parts), folder)
    )
    if not folders:
        raise PipelineError(f"{source} is no spaCy pipeline (there is no {CONFIG} in it); nothing of it is installed")
    if len(folders) > 1 and len(folders[0].parts) == len(folders[1].parts):
        raise PipelineError(
            f"{source} holds several pipelines ({folders[0]}, {folders[1]}); give one with a single one"
        )
    return folders[0]
