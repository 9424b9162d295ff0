"""The example sentences of the predicate tables: those that must fire and those that must not.

A cell holds sentences separated by `` || ``; in each, ``{…}`` marks the source and ``<…>`` the target.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.errors import LexiconError
from extractor.lang import read_lines

# The tables with predicates, and their columns; the first is the word.
TABLES = {
    "predicates": ("lemma", "type", "frame", "with", "example", "counter"),
    "event_nouns": ("noun", "type", "frame", "example", "counter"),
}
_SEPARATOR = "||"
_SOURCE = re.compile(r"\{([^{}<>]+)\}")
_TARGET = re.compile(r"<([^{}<>]+)>")
_MARKS = re.compile(r"[{}<>]")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a predicate table.

    Attributes:
        place: File and line of the row.
        text: The sentence without its marks.
        source: Offsets of the marked source in the text.
        target: Offsets of the marked target.
        fires: Whether the relation must be found; otherwise it must not.
    """

    place: str
    word: str
    type: str
    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    fires: bool


def read_examples(lang: str, table: str) -> tuple[Example, ...]:
    """All sentences of a table (``predicates`` or ``event_nouns``); rows without a type have none.

    Raises:
        LexiconError: A row lacks a sentence, or a sentence lacks its marks.

    Example:
        >>> found = read_examples("de", "predicates")[0]
        >>> found.word, found.text[slice(*found.source)] != found.text[slice(*found.target)]
        ('vereinbaren', True)
    """
    columns = TABLES[table]
    return tuple(
        _example(place, row[columns[0]], row["type"], sentence, fires=fires)
        for place, row in read_lines(lang, table, columns=columns)
        if row["type"] != "-"
        for cell, fires in (("example", True), ("counter", False))
        for sentence in _sentences(row[cell], cell, place)
    )


def _sentences(text: str, cell: str, place: str) -> list[str]:
    found = [sentence.strip() for sentence in text.split(_SEPARATOR) if sentence.strip()]
    if not found:
        raise LexiconError(f"{place}: the row has no {cell}")
    return found


def _example(place: str, word: str, kind: str, sentence: str, *, fires: bool) -> Example:
    sources, targets = _SOURCE.findall(sentence), _TARGET.findall(sentence)
    if len(sources) != 1 or len(targets) != 1 or len(_MARKS.findall(sentence)) != 4:
        raise LexiconError(f"{place}: mark one {{source}} and one <target> in the sentence {sentence!r}")
    return Example(
        place=place,
        word=word,
        type=kind,
        text=_MARKS.sub("", sentence),
        source=_span(_SOURCE, sentence),
        target=_span(_TARGET, sentence),
        fires=fires,
    )


def _span(mark: re.Pattern[str], sentence: str) -> tuple[int, int]:
    """Offsets of a marked name in the sentence without marks."""
    match = mark.search(sentence)
    if match is None:
        return (0, 0)
    start = match.start() - len(_MARKS.findall(sentence[: match.start()]))
    return (start, start + len(match[1]))
