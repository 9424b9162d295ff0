"""Pipelines into the user's data folder and out of it: by digest, without pip, and whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from extractor.errors import PipelineError
from extractor.pipelines.archives import unpack
from extractor.pipelines.downloading import download
from extractor.pipelines.loading import open_pipeline
from extractor.pipelines.places import CONFIG, LANGUAGES, check_language, data_directory, find_installed, read_meta
from extractor.pipelines.releases import Release, known_releases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractor.pipelines.downloading import Progress

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}(?<!\.)")
# Where an archive's digest is kept, beside the pipeline's own files; spaCy does not look at it.
_RECEIPT = "extractor-install.json"
# Half-done work has names that start like this: nothing looks for pipelines there.
_STAGING = ".adding-"
_STALE_SECONDS = 24 * 3600
_MEGABYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Installed:
    """A pipeline in the user's folder.

    Attributes:
        name: What it is called at ``--pipeline``.
        new: Whether it was not there before.
    """

    name: str
    lang: str
    version: str
    licence: str
    path: Path
    new: bool


def add(
    name: str,
    *,
    source: str | Path | None = None,
    into: str | Path | None = None,
    progress: Progress | None = None,
) -> Installed:
    """Install a pipeline under a name; nothing that it contains is run.

    Args:
        name: A known release, or any name for a pipeline from a file.
        source: A wheel, sdist or folder; without it the release is downloaded. An archive of the name of a known
            release must be that very release.
        into: The folder to make it in, in place of the user's data folder.
        progress: Called with the bytes downloaded and those expected.

    Raises:
        PipelineError: The name or the source will not do, the download fails, the digest is another, or it is no
            German or Spanish spaCy pipeline that can be loaded. Nothing is left behind then.
    """
    check_request(name, source)
    folder = Path(into).expanduser().absolute() if into is not None else data_directory()
    release = known_releases().get(name)
    file = Path(source).expanduser() if source is not None else None
    try:
        if (folder / name).exists():
            return _present(folder / name, release, file)
        with _staging(folder) as staging:
            return _add(name, release, file, folder, staging, progress)
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        raise PipelineError(
            f"cannot install {name} in {folder} ({error.strerror or error}{place}); give another folder with --into DIR"
        ) from error


def remove(name: str) -> Path:
    """Delete a pipeline from the user's folder; returns where it was.

    Raises:
        PipelineError: There is none of this name, or it cannot be deleted.
    """
    path = find_installed().get(name)
    if path is None:
        known = ", ".join(find_installed()) or "none"
        raise PipelineError(f"no pipeline {name!r} is installed in {data_directory()}; there are: {known}")
    try:
        if path.is_symlink():
            path.unlink()
        else:
            # Renamed first: what is half deleted is not found any more.
            with TemporaryDirectory(prefix=_STAGING, dir=path.parent) as staging:
                path.rename(Path(staging) / name)
    except OSError as error:
        raise PipelineError(f"cannot remove {path} ({error.strerror or error}); delete it by hand") from error
    return path


def check_request(name: str, source: str | Path | None) -> None:
    """Refuse what cannot be meant, before anything is done.

    Raises:
        PipelineError: The name is malformed or of no known release, or the source does not exist.

    Example:
        >>> check_request("de_core_news_md", None)
        >>> check_request("../de", None)
        Traceback (most recent call last):
        extractor.errors.PipelineError: '../de' is no name for a pipeline; use letters, digits, _, - and . only
    """
    if not _NAME.fullmatch(name):
        raise PipelineError(f"{name!r} is no name for a pipeline; use letters, digits, _, - and . only")
    release = known_releases().get(name)
    if source is None:
        if release is None:
            raise PipelineError(
                f"{name!r} is not among the known releases ({', '.join(known_releases())}); "
                "download its wheel yourself and give it with --from FILE"
            )
        return
    file = Path(source).expanduser()
    if not file.exists():
        raise PipelineError(f"{source} does not exist; give a wheel, sdist or folder with --from")
    if release is not None and file.is_dir():
        raise PipelineError(
            f"the folder {source} has no digest to tell that it is {name} {release.version}; give the wheel, or "
            f"another name than {name}"
        )


def _add(
    name: str, release: Release | None, file: Path | None, folder: Path, staging: Path, progress: Progress | None
) -> Installed:
    origin, archive = str(file and file.absolute()), file
    if archive is None:
        assert release is not None  # check_request has seen to it
        origin, archive = release.url, staging / release.url.rsplit("/", 1)[-1]
        download(origin, archive, limit=(release.megabytes + 1) * _MEGABYTE, progress=progress)
    digest = _digest(archive)
    if release is not None:
        _check_digest(digest, release, file)
    unpacked = staging / "pipeline"
    unpack(archive, unpacked)
    shown = f"the pipeline in {origin}"
    meta = read_meta(unpacked, shown=shown)
    lang = _language(meta, name, shown)
    open_pipeline(lang, unpacked, shown=shown)
    receipt = {"name": name, "sha256": digest, "source": origin}
    (unpacked / _RECEIPT).write_text(json.dumps(receipt, indent=2) + "\n", encoding="utf-8")
    return _installed(unpacked.rename(folder / name), meta, new=True)


def _language(meta: Mapping[str, Any], name: str, shown: str) -> str:
    """The language of a pipeline: one that texts are read in, and the one in its name, if there is one."""
    lang = meta.get("lang")
    if lang not in LANGUAGES:
        raise PipelineError(f"{shown} is for the language {lang!r}; texts are read in {' and '.join(LANGUAGES)}")
    named = name.split("_", 1)[0]
    if named in LANGUAGES:
        check_language(meta, named, shown)
    return str(lang)


def _present(path: Path, release: Release | None, file: Path | None) -> Installed:
    """What is there already, if it is the same."""
    if not (path / CONFIG).is_file():
        raise PipelineError(f"{path} is in the way and no pipeline; move it or use another name")
    wanted = {_digest(file)} if file is not None else release.digests if release is not None else set()
    if _receipt(path) not in wanted - {""}:
        raise PipelineError(
            f"another pipeline is installed as {path.name}; use another name, or first: extractor models remove {path.name}"
        )
    return _installed(path, read_meta(path), new=False)


def _receipt(path: Path) -> str:
    """The digest of the archive an installed pipeline came from; empty if there was none."""
    try:
        receipt = json.loads((path / _RECEIPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(receipt.get("sha256") or "") if isinstance(receipt, dict) else ""


def _installed(path: Path, meta: Mapping[str, Any], *, new: bool) -> Installed:
    version, licence = str(meta.get("version") or ""), str(meta.get("license") or "")
    return Installed(path.name, str(meta.get("lang") or ""), version, licence, path, new)


def _digest(file: Path) -> str:
    """SHA-256 of an archive; a folder has none."""
    if file.is_dir():
        return ""
    with file.open("rb") as data:
        return file_digest(data, "sha256").hexdigest()


def _check_digest(digest: str, release: Release, file: Path | None) -> None:
    if digest in release.digests:
        return
    if file is None:
        raise PipelineError(
            f"{release.url} is not what was released (its SHA-256 is {digest}, not {release.wheel}); do not use it"
        )
    raise PipelineError(
        f"{file} is not {release.name} {release.version} (its SHA-256 is {digest}); get it from {release.url}, or "
        "install it under another name if you trust it"
    )


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A folder beside the pipelines that vanishes, with the folders that were made for it if nothing came of it."""
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{_STAGING}*"):
        # Left by a program that was killed.
        if old.stat().st_mtime < time.time() - _STALE_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
    try:
        with TemporaryDirectory(prefix=_STAGING, dir=folder, ignore_cleanup_errors=True) as staging:
            yield Path(staging)
    finally:
        for place in made:
            with suppress(OSError):
                place.rmdir()
