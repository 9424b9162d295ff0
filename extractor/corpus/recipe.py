"""What the results of a run depend on beside its texts: how an extractor is made, and what tells one recipe from another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from extractor.errors import InputError
from extractor.records import SCHEMA_ID, Document, RawText

EXTRACTOR = "extractor.api:Extractor"


@runtime_checkable
class DocumentExtractor(Protocol):
    """What turns texts into documents; :class:`extractor.Extractor` does."""

    def extract_many(self, raws: Iterable[RawText]) -> Iterator[Document]:
        """One document a text, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make the extractor of a run, in this process or another.

    Attributes:
        pipelines: Language to the path or name of a spaCy pipeline to use instead of the shipped one.
        actors: The user's own actors: a file, or mappings (see :class:`extractor.Extractor`).
        reviewed: The reviewed merges, a file.
        lexicon: A folder with the user's own words (see ``extractor lexicon export``).
        min_confidence: Keep relations at least so likely.
        factory: ``module:name`` of what makes the extractor from these.
    """

    pipelines: Mapping[str, str] = field(default_factory=dict)
    actors: str | tuple[Mapping[str, Any], ...] | None = None
    reviewed: str | None = None
    lexicon: str | None = None
    min_confidence: float = 0.0
    factory: str = EXTRACTOR

    def make(self) -> DocumentExtractor:
        """The extractor; what is left out of the user's actors is not told again (see :meth:`notices`)."""
        import warnings

        from extractor.errors import ExtractorWarning

        module, _, name = self.factory.partition(":")
        factory = getattr(import_module(module), name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExtractorWarning)
            made: DocumentExtractor = factory(
                pipelines=dict(self.pipelines) or None, actors=self.actors, reviewed=self.reviewed, **self._further()
            )
        return made

    def _further(self) -> dict[str, Any]:
        given = {"lexicon": self.lexicon, "min_confidence": self.min_confidence}
        return {name: value for name, value in given.items() if value}

    def notices(self) -> tuple[str, ...]:
        """What is left out of the user's actors, one sentence each.

        Raises:
            InputError: The actors cannot be read.
        """
        if self.actors is None:
            return ()
        from extractor.actors.own.catalogue import load_actors

        return load_actors(self.actors).notices

    def fingerprint(self) -> dict[str, str]:
        """A digest of everything the results depend on beside the texts, by what a user calls it.

        Raises:
            PipelineError: A pipeline that is named is not there.
            InputError: A file that is named is not there.

        Example:
            >>> sorted(Recipe(actors=({"name": "Lena Falk"},)).fingerprint())
            ['--actors', '--lexicon', '--min-confidence', '--pipeline de', '--pipeline es', '--reviewed', 'extractor', 'version', 'word lists']
        """
        from extractor import __version__
        from extractor.pipelines.loading import find_pipelines
        from extractor.pipelines.places import resolve

        own = {lang: resolve(place, lang=lang) for lang, place in self.pipelines.items()}
        pipelines = {**find_pipelines(), **own}
        return {
            "version": f"{__version__} {SCHEMA_ID}",
            "extractor": self.factory,
            "word lists": _folder_digest(Path(__file__).resolve().parent.parent / "lang"),
            "--actors": _rows_digest(self.actors),
            "--reviewed": _rows_digest(self.reviewed),
            "--lexicon": _folder_digest(Path(self.lexicon)) if self.lexicon else "",
            "--min-confidence": str(self.min_confidence),
            **{f"--pipeline {lang}": _pipeline_digest(pipelines[lang]) for lang in sorted(pipelines)},
        }


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """The names of what is not the same in two fingerprints.

    Example:
        >>> differences({"--actors": "1", "version": "2"}, {"--actors": "2", "version": "2"})
        ['--actors']
    """
    return [name for name in {**new, **old} if old.get(name) != new.get(name)]


def _pipeline_digest(folder: Path) -> str:
    """Of all files of a pipeline, and of the weights that it may share with others beside it."""
    from extractor.pipelines.places import SHARED

    folder = folder.resolve()
    beside = folder.parent / SHARED
    return _folder_digest(folder) + (_folder_digest(beside) if beside.is_dir() else "")


@cache  # pipelines of several languages share weights, and those loaded in a process do not change
def _folder_digest(folder: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(str(path.relative_to(folder)).encode("utf-8", "surrogatepass"))
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def _rows_digest(given: str | tuple[Mapping[str, Any], ...] | None) -> str:
    if given is None:
        return ""
    if isinstance(given, str):
        try:
            data = Path(given).read_bytes()
        except OSError as error:
            raise InputError(f"{given} cannot be read ({error.strerror}); check the name") from error
    else:
        data = json.dumps(given, sort_keys=True, default=str).encode("utf-8")
    return hashlib.blake2b(data, digest_size=16).hexdigest()
