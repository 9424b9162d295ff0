"""A user's folder of tables: opened, made as a start, and checked row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.errors import LexiconError, OutputError
from extractor.lang import shipped_table, values
from extractor.lexicon.tables import COLUMNS, LANGUAGES, REPLACING, Line, Tables, open_tables, read_own, shipped
from extractor.lexicon.thresholds import FILE, Thresholds, write_thresholds

if TYPE_CHECKING:
    from extractor.records import Document, RawText
    from extractor.relations.examples import Example


def open_lexicon(folder: str | PathLike[str]) -> Tables:
    """The tables of a user's folder, every row of them checked.

    Raises:
        LexiconError: Something is wrong; the text names file and line.
    """
    tables = open_tables(Path(folder))
    for fault in faults(tables):
        raise LexiconError(fault)
    return tables


def export_lexicon(folder: str | PathLike[str], *, force: bool = False) -> list[Path]:
    """Write the shipped tables into a folder, to start from; gives the files.

    Args:
        folder: It is made if it is not there.
        force: Replace files that are there.

    Raises:
        OutputError: A file is there, or writing fails.
    """
    folder = Path(folder)
    texts = {
        folder / lang / f"{name}{REPLACING}": shipped_table(lang, name).read_text(encoding="utf-8")
        for lang in LANGUAGES
        for name in COLUMNS
    }
    texts[folder / FILE] = write_thresholds(Thresholds())
    there = [path for path in texts if path.exists()]
    if there and not force:
        raise OutputError(f"{there[0]} is there already; use --force to replace it, or another folder")
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}") from error
    return list(texts)


# --- checking


def faults(tables: Tables) -> Iterator[str]:
    """What is wrong in a user's tables, one sentence each with file and line; nothing if all is well.

    Example:
        >>> from extractor.lexicon import SHIPPED
        >>> list(faults(SHIPPED))
        []
    """
    for lang, name, path in tables.files():
        try:
            lines = read_own(path, name)
        except LexiconError as error:
            yield str(error)
            continue
        for place, row in lines:
            try:
                _CHECKS[name](place, row, lang)
            except LexiconError as error:
                yield str(error)
        yield from _doubles(name, lines)
    yield from _unknown_hurdles(tables)


def _check_predicate(name: str) -> Callable[[str, Mapping[str, str], str], None]:
    def check(place: str, row: Mapping[str, str], _lang: str) -> None:
        from extractor.relations.examples import TABLES, examples_of
        from extractor.relations.frames import predicate_of

        word = row[TABLES[name]]
        if not word:
            raise LexiconError(f"{place}: the row has no {TABLES[name]}")
        if row["type"] != "-":
            predicate_of(word, dict(row), place)
            examples_of(dict(row), name, place, needed=False)

    return check


def _check_topic(place: str, row: Mapping[str, str], _lang: str) -> None:
    from extractor.topics.lexicon import term_of

    term_of(row, place)


def _check_cue(name: str) -> Callable[[str, Mapping[str, str], str], None]:
    def check(place: str, row: Mapping[str, str], lang: str) -> None:
        known = sorted({line["kind"] for _, line in shipped(lang, name)})
        if row["kind"] not in known:
            raise LexiconError(f"{place}: there is no kind of cue {row['kind']!r}; there are {', '.join(known)}")
        if not values(row["words"]):
            raise LexiconError(f"{place}: the row has no words")

    return check


_CHECKS: Mapping[str, Callable[[str, Mapping[str, str], str], None]] = MappingProxyType({
    "predicates": _check_predicate("predicates"),
    "event_nouns": _check_predicate("event_nouns"),
    "topics": _check_topic,
    "cues": _check_cue("cues"),
    "speech": _check_cue("speech"),
})  # fmt: skip


def _doubles(name: str, lines: Iterable[Line]) -> Iterator[str]:
    """An event noun has one reading."""
    if name == "event_nouns":
        seen: Counter[str] = Counter()
        for place, row in lines:
            seen[row["noun"].lower()] += 1
            if seen[row["noun"].lower()] == 2:
                yield f"{place}: the noun {row['noun']!r} is listed twice"


def _unknown_hurdles(tables: Tables) -> Iterator[str]:
    from extractor.topics.lexicon import topics_of

    try:
        known = topics_of(tables)
    except LexiconError:
        return  # told already
    for topic in tables.thresholds.topics.hurdles:
        if topic not in known and topic not in Thresholds().topics.hurdles:
            yield f"{FILE}: there is no topic {topic!r}; there are {', '.join(known)}"


# --- the sentences of a user's rows


@dataclass(frozen=True, slots=True)
class Trial:
    """The sentences of a user's own rows, run.

    Attributes:
        run: How many.
        failed: Those that give a relation they must not, or lack the one they must.
        skipped: Sentences of languages that there is no pipeline for.
    """

    run: int
    failed: tuple[Example, ...]
    skipped: int


def try_examples(
    tables: Tables, extract: Callable[[list[RawText]], Iterable[Document]], languages: Iterable[str] = LANGUAGES
) -> Trial:
    """Run the example and counter sentences of a user's rows; rows as they were shipped are left out.

    Args:
        tables: The user's tables.
        extract: Extracts texts with these tables, in order.
        languages: The languages that there are pipelines for.
    """
    from extractor.reading import raw_text
    from extractor.relations.examples import TABLES, behaves, examples_of

    wanted: list[Example] = []
    skipped = 0
    able = set(languages)
    for lang, name, path in tables.files():
        if name not in TABLES:
            continue
        known = {tuple(row.items()) for _, row in shipped(lang, name)}
        for place, row in read_own(path, name):
            if tuple(row.items()) not in known:
                found = examples_of(row, name, place, needed=False)
                if lang in able:
                    wanted += found
                else:
                    skipped += len(found)
    documents = extract([raw_text(item.text, id=item.place) for item in wanted])
    failed = tuple(item for item, document in zip(wanted, documents, strict=True) if not behaves(item, document))
    return Trial(len(wanted), failed, skipped)
