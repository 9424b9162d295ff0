"""Small pipelines as wheels, sdists and folders, made in the test."""

from __future__ import annotations

import io
import json
import stat
import tarfile
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import spacy

from extractor.pipelines.releases import Release

Files = dict[str, bytes]


def pipeline_files(lang: str = "de", *, meta: Mapping[str, object] | None = None, config: str = "") -> Files:
    """The data directory of a blank pipeline; ``meta`` changes what it says of itself, ``config`` is added to it."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        spacy.blank(lang, meta={"name": "core_news_md", "version": "3.8.0", "license": "MIT"}).to_disk(folder)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()
        }
    said = json.loads(files["meta.json"]) | dict(meta or {})
    return files | {"meta.json": json.dumps(said).encode(), "config.cfg": files["config.cfg"] + config.encode()}


def wheel_files(name: str, data: Files, *, version: str = "3.8.0") -> Files:
    """The members of a pipeline's wheel, with code that must never run."""
    return {
        f"{name}/__init__.py": b"raise SystemExit('this code was run')",
        f"{name}/meta.json": data.get("meta.json", b"{}"),
        **{f"{name}/{name}-{version}/{path}": content for path, content in data.items()},
        f"{name}-{version}.dist-info/METADATA": b"Name: some-pipeline\n",
    }


def write_wheel(path: Path, members: Files, *, links: Mapping[str, str] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        for name, target in (links or {}).items():
            info = zipfile.ZipInfo(name)
            info.create_system = 3
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, target)
    return path


def write_sdist(path: Path, members: Files, *, extra: tarfile.TarInfo | None = None) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(f"some_pipeline-1.0/{name}")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        if extra is not None:
            archive.addfile(extra)
    return path


def release_of(wheel: Path, *, name: str = "de_core_news_md", sdist: str = "0" * 64) -> Release:
    """A release that this wheel is."""
    digest = sha256(wheel.read_bytes()).hexdigest()
    return Release(name, "3.8.0", name[:2], 1, "MIT", digest, sdist)
