"""Where a user's own pipelines lie, by path or by name: folders, installed ones, Python packages."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extractor.errors import PipelineError
from extractor.pipelines.releases import known_releases

LANGUAGES = ("de", "es")
CONFIG = "config.cfg"
# A folder with the weights that the pipelines of several languages share lies beside them.
SHARED = "encoder"
# The folder to use in place of the platform's one.
HOME_VARIABLE = "EXTRACTOR_HOME"


def data_directory() -> Path:
    """The folder for pipelines that the user installs; it need not exist.

    ``EXTRACTOR_HOME`` names another place than the platform's own for the data of a user's programs.

    Raises:
        PipelineError: The system does not say where the user's home is.
    """
    if home := os.environ.get(HOME_VARIABLE):
        return Path(home).expanduser().absolute() / "pipelines"
    try:
        return _user_data() / "extractor" / "pipelines"
    except RuntimeError as error:
        raise PipelineError(f"your home folder is not known; set {HOME_VARIABLE} to a folder for pipelines") from error


def _user_data() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    # The XDG rules: a relative value is to be ignored.
    data = Path(os.environ.get("XDG_DATA_HOME") or "")
    return data if data.is_absolute() else Path.home() / ".local" / "share"


def find_installed() -> dict[str, Path]:
    """The pipelines that the user has installed, by name.

    Example:
        >>> all((path / "config.cfg").is_file() for path in find_installed().values())
        True
    """
    found = sorted(data_directory().glob(f"*/{CONFIG}"))
    # A name with a dot in front is an install or removal that is not done.
    return {config.parent.name: config.parent for config in found if not config.parent.name.startswith(".")}


def is_path(pipeline: str | os.PathLike[str]) -> bool:
    """Whether this can only be a path and no name.

    Example:
        >>> [is_path(text) for text in ("my/pipeline", "./pipeline", "~", "de_core_news_md")]
        [True, True, True, False]
    """
    text = os.fspath(pipeline)
    return text.startswith((".", "~")) or any(separator in text for separator in {os.sep, os.altsep or os.sep, "/"})


def resolve(pipeline: str | os.PathLike[str], *, lang: str | None = None) -> Path:
    """The directory of a pipeline that is given by path or by name.

    A name is looked up among the folders here, then the installed pipelines, then the Python packages; no code of
    these is run.

    Args:
        pipeline: A directory that ``spacy.load`` takes, the folder an unpacked wheel holds, or a name.
        lang: The language the pipeline must have.

    Raises:
        PipelineError: There is no such pipeline, or it is of another language.

    Example:
        >>> resolve("de_core_news_xx", lang="de")
        Traceback (most recent call last):
        extractor.errors.PipelineError: there is no folder, installed pipeline or Python package of the name \
'de_core_news_xx'; give the path of a pipeline that spaCy can load
    """
    place = _place(pipeline, lang)
    if lang is not None:
        check_language(read_meta(place), lang, f"the pipeline at {place}")
    return place


def _place(pipeline: str | os.PathLike[str], lang: str | None) -> Path:
    name = os.fspath(pipeline)
    try:
        folder = Path(name).expanduser()
    except RuntimeError as error:
        raise PipelineError(f"there is no home folder for the path {name}; write the whole path") from error
    if is_path(pipeline) or folder.exists():
        return pipeline_directory(folder, lang=lang)
    if installed := find_installed().get(name):
        return installed
    if package := _package(name):
        try:
            return pipeline_directory(package, lang=lang)
        except PipelineError as error:
            raise PipelineError(f"the Python package {name} is no spaCy pipeline; {_advice(name)}") from error
    raise PipelineError(
        f"there is no folder, installed pipeline or Python package of the name {name!r}; {_advice(name)}"
    )


def _advice(name: str) -> str:
    if name in known_releases():
        return f"install the pipeline with: extractor models add {name}"
    return "give the path of a pipeline that spaCy can load"


def _package(name: str) -> Path | None:
    """The folder of a Python package that is installed; nothing of it is imported."""
    if not name.isidentifier():
        return None
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    folders = list(spec.submodule_search_locations or ()) if spec else []
    return Path(folders[0]) if folders else None


def pipeline_directory(path: Path, *, lang: str | None = None) -> Path:
    """The directory with the configuration: ``path`` itself, or the only one below it (an unpacked wheel)."""
    if (path / CONFIG).is_file():
        return path
    wanted = f" for {lang!r}" if lang else ""
    if not path.exists():
        raise PipelineError(
            f"the path {path} of the pipeline{wanted} does not exist; give a directory that spacy.load takes"
        )
    inner = sorted({config.parent for depth in ("*", "*/*") for config in path.glob(f"{depth}/{CONFIG}")})
    if len(inner) != 1:
        raise PipelineError(
            f"{path} is no spaCy pipeline{wanted} (it has no {CONFIG}); give a directory that spacy.load takes"
        )
    return inner[0]


def read_meta(path: Path, *, shown: str | None = None) -> Mapping[str, Any]:
    """What a pipeline says of itself; ``shown`` is what an error calls it.

    Raises:
        PipelineError: There is no such file, or it is damaged.
    """
    shown = shown or f"the pipeline at {path}"
    try:
        meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise PipelineError(f"{shown} is damaged (its meta.json cannot be read); copy or install it again") from error
    if not isinstance(meta, dict):
        raise PipelineError(f"{shown} is damaged (its meta.json is no object); copy or install it again")
    return meta


def check_language(meta: Mapping[str, Any], lang: str, shown: str) -> None:
    """Refuse a pipeline of another language."""
    if meta.get("lang") != lang:
        raise PipelineError(f"{shown} is for the language {meta.get('lang')!r}, not {lang!r}; give one for {lang!r}")
