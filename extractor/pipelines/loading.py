"""Where the pipelines lie and how they are loaded: once per process, with an error that says what to do."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from extractor.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)

_PACKAGE = Path(__file__).resolve().parent.parent
# In a wheel the pipelines lie inside the package, in a checkout beside it.
PACKAGED = _PACKAGE / "_pipelines"
CHECKOUT = _PACKAGE.parent / "models"
_CONFIG = "config.cfg"
_loading = Lock()


def find_pipelines() -> dict[str, Path]:
    """The pipelines that came with the package, by language; a wheel's own come before a checkout's.

    Example:
        >>> all((path / "config.cfg").is_file() for path in find_pipelines().values())
        True
    """
    found: dict[str, Path] = {}
    for folder in (PACKAGED, CHECKOUT):
        for config in sorted(folder.glob(f"*/{_CONFIG}")):
            found.setdefault(config.parent.name, config.parent)
    return found


def load(lang: str, *, path: str | Path | None = None) -> Language:
    """Load the pipeline of a language, from a user's path or else the one that came with the package.

    The pipeline is loaded once per process and shared; do not change its components.

    Args:
        lang: Language code, ``de`` or ``es`` for the pipelines of the package.
        path: A directory that ``spacy.load`` takes, or the folder an unpacked pipeline wheel holds.

    Raises:
        PipelineError: There is no such pipeline, it is of another language, or spaCy cannot load it.

    Example:
        >>> load("xx")
        Traceback (most recent call last):
        extractor.errors.PipelineError: there is no pipeline for the language 'xx'; give the path of one that spaCy can load
    """
    if path is None:
        place = find_pipelines().get(lang)
        if place is None:
            raise PipelineError(
                f"there is no pipeline for the language {lang!r}; give the path of one that spaCy can load"
            )
    else:
        place = pipeline_directory(Path(path), lang=lang)
    with _loading:
        return _load(lang, place.resolve())


def pipeline_directory(path: Path, *, lang: str) -> Path:
    """The directory with the configuration: ``path`` itself, or the only one below it (an unpacked wheel)."""
    if (path / _CONFIG).is_file():
        return path
    if not path.exists():
        raise PipelineError(
            f"the path {path} of the pipeline for {lang!r} does not exist; give a directory that spacy.load takes"
        )
    inner = sorted({config.parent for depth in ("*", "*/*") for config in path.glob(f"{depth}/{_CONFIG}")})
    if len(inner) != 1:
        raise PipelineError(
            f"{path} is no spaCy pipeline for {lang!r} (it has no {_CONFIG}); give a directory that spacy.load takes"
        )
    return inner[0]


@cache
def _load(lang: str, path: Path) -> Language:
    import spacy
    from spacy.about import __version__ as version

    meta = _read_meta(path)
    _check(meta, lang, path, version)
    try:
        with warnings.catch_warnings():
            # spaCy warns of every other minor version; _check has judged the versions already.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(path)
    except Exception as error:
        reason = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        made = f" (made with spaCy {meta['spacy_version']}, this is {version})" if "spacy_version" in meta else ""
        raise PipelineError(f"spaCy cannot load the pipeline at {path}{made}; give another one: {reason}") from error
    if not any({"doc.sents", "token.is_sent_start"} & set(nlp.get_pipe_meta(name).assigns) for name in nlp.pipe_names):
        # Every stage works sentence by sentence: a pipeline without any gets the ends at full stops.
        nlp.add_pipe("sentencizer")
    return nlp


def _read_meta(path: Path) -> Mapping[str, Any]:
    try:
        meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"the pipeline at {path} is damaged (its meta.json cannot be read); copy or install it again"
        ) from error
    if not isinstance(meta, dict):
        raise PipelineError(f"the pipeline at {path} is damaged (its meta.json is no object); copy or install it again")
    return meta


def _check(meta: Mapping[str, Any], lang: str, path: Path, version: str) -> None:
    """Refuse a pipeline of another language or spaCy generation; log one of another minor version."""
    from spacy.util import is_compatible_version

    if meta.get("lang") != lang:
        raise PipelineError(
            f"the pipeline at {path} is for the language {meta.get('lang')!r}, not {lang!r}; give one for {lang!r}"
        )
    wanted = str(meta.get("spacy_version") or "")
    if not wanted or is_compatible_version(version, wanted) is not False:
        return
    major = wanted.lstrip("<>=~! ").split(".", 1)[0]
    if major != version.split(".", 1)[0]:
        raise PipelineError(
            f"the pipeline at {path} was made for spaCy {wanted}, this is {version}; give one made for this version"
        )
    logger.warning(
        "the pipeline at %s was made for spaCy %s, this is %s; its results may be worse", path, wanted, version
    )
