"""Where the package's pipelines lie and how any is loaded: once per process, with an error that says what to do."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from extractor.errors import PipelineError
from extractor.pipelines.importing import import_spacy
from extractor.pipelines.places import CONFIG, SHARED, check_language, read_meta, resolve

if TYPE_CHECKING:
    from os import PathLike

    from spacy.language import Language

logger = logging.getLogger(__name__)

_PACKAGE = Path(__file__).resolve().parent.parent
# In a wheel the pipelines lie inside the package, in a checkout beside it.
PACKAGED = _PACKAGE / "_pipelines"
CHECKOUT = _PACKAGE.parent / "models"
_loading = Lock()
_loaded: list[tuple[str, Language]] = []
# Windows that the network of a pipeline reads at once; None for what the pipeline itself says.
_threads: int | None = None
# spaCy's errors for a component (E002) or function (E893) that no installed package brings: the pipeline needs Python
# code of its own, and that of a pipeline is never run.
_UNKNOWN_PART = re.compile(r"\[E002\] Can't find factory for '([^']+)'|\[E893\] Could not find function '([^']+)'")


def find_pipelines() -> dict[str, Path]:
    """The pipelines that came with the package, by language; a wheel's own come before a checkout's.

    Example:
        >>> all((path / "config.cfg").is_file() for path in find_pipelines().values())
        True
    """
    found: dict[str, Path] = {}
    for folder in (PACKAGED, CHECKOUT):
        for config in sorted(folder.glob(f"*/{CONFIG}")):
            found.setdefault(config.parent.name, config.parent)
    return found


def load(lang: str, *, path: str | PathLike[str] | None = None) -> Language:
    """Load the pipeline of a language: the one that a user names, or else the one that came with the package.

    The pipeline is loaded once per process and shared; do not change its components.

    Args:
        lang: Language code, ``de`` or ``es`` for the pipelines of the package.
        path: A directory that ``spacy.load`` takes, the folder an unpacked pipeline wheel holds, or the name of a
            pipeline that is installed (``extractor models add NAME``) or a Python package.

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
        place = resolve(path, lang=lang)
    with _loading:
        return _load(lang, place.resolve())


@cache
def _load(lang: str, path: Path) -> Language:
    nlp = open_pipeline(lang, path)
    _loaded.append((lang, nlp))
    if _threads is not None:
        set_threads(_threads)
    return nlp


def set_threads(threads: int) -> None:
    """Say how many threads the pipelines of :func:`load` may use from now on; 0 for one a processor core.

    One of several processes that share the cores is best off with one.
    """
    global _threads  # noqa: PLW0603 - of the process, as the pipelines are
    _threads = threads
    if not _loaded:
        return
    from extractor.components.encoder import Encoder

    for _, nlp in _loaded:
        for _, part in nlp.pipeline:
            if isinstance(part, Encoder):
                part.threads = threads


def load_weights() -> None:
    """Load the network that the shipped pipelines share, which needs no spaCy.

    Raises:
        PipelineError: It is damaged.
    """
    from extractor.components.weights import load_directory

    for folder in {path.resolve().parent / SHARED for path in find_pipelines().values()}:
        if folder.is_dir():
            load_directory(folder)


def loaded() -> tuple[tuple[str, Language], ...]:
    """The pipelines that :func:`load` has loaded so far in this process, with their languages.

    Example:
        >>> all(nlp.lang == lang for lang, nlp in loaded())
        True
    """
    return tuple(_loaded)


def open_pipeline(lang: str, path: Path, *, shown: str | None = None) -> Language:
    """Load a pipeline afresh from its directory; ``shown`` is what an error calls it.

    Raises:
        PipelineError: It is damaged, of another language, or spaCy cannot load it.
    """
    import_spacy()
    import spacy
    from spacy.about import __version__ as version

    # Registers the components of the package: in a checkout that is not installed, spaCy does not find them itself.
    from extractor.components import encoder, layers, lemmatizer  # noqa: F401

    shown = shown or f"the pipeline at {path}"
    meta = read_meta(path, shown=shown)
    check_language(meta, lang, shown)
    _check_version(meta, shown, version)
    try:
        with warnings.catch_warnings():
            # spaCy warns of every other minor version; _check_version has judged the versions already.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = _load_shipped(path) if path in map(Path.resolve, find_pipelines().values()) else spacy.load(path)
    except Exception as error:
        raise PipelineError(_failure(error, meta, shown, version)) from error
    if not any({"doc.sents", "token.is_sent_start"} & set(nlp.get_pipe_meta(name).assigns) for name in nlp.pipe_names):
        # Every stage works sentence by sentence: a pipeline without any gets the ends at full stops.
        nlp.add_pipe("sentencizer")
    return nlp


def _load_shipped(path: Path) -> Language:
    """Load a pipeline with a tokenizer of its own; the default one of the language would be made for nothing."""
    import spacy

    from extractor.components.tokenizer import DEFAULT, SAVED

    nlp = spacy.load(path, config={"nlp": {"tokenizer": {"@tokenizers": SAVED}}})
    config = nlp.config
    config["nlp"]["tokenizer"] = {"@tokenizers": DEFAULT}  # where it is written again, spaCy alone reads it
    nlp.config = config
    return nlp


def _failure(error: Exception, meta: Mapping[str, Any], shown: str, version: str) -> str:
    if isinstance(error, PipelineError):
        return f"{shown} cannot be loaded: {error}"
    if part := _UNKNOWN_PART.search(str(error)):
        name = part.group(1) or part.group(2)
        return (
            f"{shown} needs {name!r}, which spaCy lacks; install the Python package that brings it or give another one"
        )
    reason = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    made = f" (made with spaCy {meta['spacy_version']}, this is {version})" if "spacy_version" in meta else ""
    return f"spaCy cannot load {shown}{made}; give another one: {reason}"


def _check_version(meta: Mapping[str, Any], shown: str, version: str) -> None:
    """Refuse a pipeline of another spaCy generation; log one of another minor version."""
    from spacy.util import is_compatible_version

    wanted = str(meta.get("spacy_version") or "")
    if not wanted or is_compatible_version(version, wanted) is not False:
        return
    major = wanted.lstrip("<>=~! ").split(".", 1)[0]
    if major != version.split(".", 1)[0]:
        raise PipelineError(f"{shown} was made for spaCy {wanted}, this is {version}; give one made for this version")
    logger.warning("%s was made for spaCy %s, this is %s; its results may be worse", shown, wanted, version)
