"""The example sentences of the predicate tables: those that must fire and those that must not.

A cell holds sentences separated by `` || ``; in each, ``{…}`` marks the source and ``<…>`` the target.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from extractor.errors import LexiconError
from extractor.lang import Row
from extractor.lexicon.tables import shipped
from extractor.records import Document

# The tables with predicates, and the column of the word.
TABLES: Mapping[str, str] = MappingProxyType({"predicates": "lemma", "event_nouns": "noun"})
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
    """All sentences of a shipped table (``predicates`` or ``event_nouns``); rows without a type have none.

    Raises:
        LexiconError: A row lacks a sentence, or a sentence lacks its marks.

    Example:
        >>> found = read_examples("de", "predicates")[0]
        >>> found.word, found.text[slice(*found.source)] != found.text[slice(*found.target)]
        ('vereinbaren', True)
    """
    return tuple(example for place, row in shipped(lang, table) for example in examples_of(row, table, place))


def examples_of(row: Row, table: str, place: str, *, needed: bool = True) -> tuple[Example, ...]:
    """The sentences of a row.

    Args:
        row: The row.
        table: The name of its table.
        place: File and line, for the text of an error.
        needed: A row must have both sentences; those of a user need none.

    Raises:
        LexiconError: A sentence is missing, or lacks its marks.
    """
    if row["type"] == "-":
        return ()
    return tuple(
        _example(place, row[TABLES[table]], row["type"], sentence, fires=fires)
        for cell, fires in (("example", True), ("counter", False))
        if needed or row[cell]
        for sentence in _sentences(row[cell], cell, place)
    )


def behaves(example: Example, document: Document) -> bool:
    """Whether the relation stands between the marked names exactly if it must; a counter-example looks in both directions."""
    source, target = _named(example.source, document), _named(example.target, document)
    found = any(
        relation.type == example.type
        and (
            (relation.source in source and relation.target in target)
            or ((relation.symmetric or not example.fires) and relation.source in target and relation.target in source)
        )
        for relation in document.relations
    )
    return found == example.fires


def _named(span: tuple[int, int], document: Document) -> set[str]:
    """The actors that the words of a span name."""
    start, end = span
    return {
        entity.id
        for entity in document.entities
        if any(mention.start < end and start < mention.end for mention in entity.mentions)
    }


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
