"""Which rows the stages read: those of the program, replaced by a user's files or added to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from extractor.errors import LexiconError
from extractor.lang import Row, parse_lines, read_lines
from extractor.lexicon.thresholds import FILE, Thresholds, read_thresholds

LANGUAGES = ("de", "es")
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "predicates": ("lemma", "type", "frame", "with", "example", "counter"),
    "event_nouns": ("noun", "type", "frame", "example", "counter"),
    "topics": ("topic", "pattern", "kind", "weight", "note"),
    "cues": ("kind", "words"),
    "speech": ("kind", "words"),
})  # fmt: skip
REPLACING, ADDING = ".tsv", ".add.tsv"
Line = tuple[str, Row]
"""A row with its place (file and line) for the text of an error."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The tables in force; two are equal only if they are one, so that what is made from them can be cached.

    Attributes:
        replaced: A user's files in place of shipped ones, by language and name.
        added: A user's files whose rows come before the shipped ones.
        thresholds: The numbers that decide.
    """

    replaced: Mapping[tuple[str, str], Path] = field(default_factory=dict)
    added: Mapping[tuple[str, str], Path] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)

    def lines(self, lang: str, name: str) -> tuple[Line, ...]:
        """The rows of a table, a user's own first.

        Raises:
            LexiconError: A file cannot be read, or a line is malformed.

        Example:
            >>> SHIPPED.lines("de", "cues")[0][1]["kind"]
            'negator'
        """
        return (*self.own(lang, name), *(() if (lang, name) in self.replaced else shipped(lang, name)))

    def own(self, lang: str, name: str) -> tuple[Line, ...]:
        """The rows of a user's own files alone."""
        paths = [files[lang, name] for files in (self.added, self.replaced) if (lang, name) in files]
        return tuple(line for path in paths for line in read_own(path, name))

    def files(self) -> Iterator[tuple[str, str, Path]]:
        """A user's own tables: language, name, file."""
        for files in (self.added, self.replaced):
            for (lang, name), path in files.items():
                yield lang, name, path


def read_own(path: Path, name: str) -> tuple[Line, ...]:
    """The rows of a user's file for a table."""
    return tuple((f"{path}:{number}", row) for number, row in parse_lines(path, COLUMNS[name]))


@cache  # topics are asked for by language and for all languages
def shipped(lang: str, name: str) -> tuple[Line, ...]:
    """The rows of the program's own table."""
    return read_lines(lang, name, columns=COLUMNS[name])


SHIPPED = Tables()


def open_tables(folder: Path) -> Tables:
    """The tables of a user's folder; their rows are read when they are first needed.

    Raises:
        LexiconError: There is no such folder, it is empty, or it has a file that is none of the known ones.
    """
    if not folder.is_dir():
        raise LexiconError(f"{folder} is no folder; make one with: extractor lexicon export DIR")
    replaced: dict[tuple[str, str], Path] = {}
    added: dict[tuple[str, str], Path] = {}
    thresholds = None
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path, folder)):
        place = path.relative_to(folder).as_posix()
        if place == FILE:
            thresholds = read_thresholds(path)
            continue
        files, key = (added, _key(place, ADDING)) if place.endswith(ADDING) else (replaced, _key(place, REPLACING))
        if key is None:
            raise LexiconError(f"{path} is no table of a lexicon; there are {', '.join(known_names())}")
        files[key] = path
    if not (replaced or added or thresholds):
        raise LexiconError(f"{folder} has no table in it; there may be {', '.join(known_names())}")
    return Tables(replaced, added, thresholds or Thresholds())


def known_names() -> list[str]:
    """The files that a lexicon may have.

    Example:
        >>> known_names()[0], known_names()[-1]
        ('de/predicates.tsv', 'thresholds.toml')
    """
    return [*(f"{lang}/{name}{end}" for lang in LANGUAGES for name in COLUMNS for end in (REPLACING, ADDING)), FILE]


def _key(place: str, end: str) -> tuple[str, str] | None:
    lang, _, name = place.removesuffix(end).partition("/")
    return (lang, name) if place.endswith(end) and lang in LANGUAGES and name in COLUMNS else None


def _is_hidden(path: Path, folder: Path) -> bool:
    """Files of an editor or of the system (``.DS_Store``, ``predicates.tsv~``) are no tables."""
    return path.name.endswith("~") or any(part.startswith(".") for part in path.relative_to(folder).parts)
