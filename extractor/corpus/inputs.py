"""The inputs of a run, read in :mod:`extractor.reading`; each document with an id of its own."""

from __future__ import annotations

from dataclasses import replace

from extractor.reading.inputs import read_inputs
from extractor.reading.items import Failure, Input
from extractor.reading.options import ReadingOptions
from extractor.reading.places import STDIN, find_inputs
from extractor.records import RawText, content_id

__all__ = ["STDIN", "Failure", "Input", "ReadingOptions", "UniqueIds", "find_inputs", "read_inputs"]


class UniqueIds:
    """Gives a second document of one id an id of its own, made from its content.

    Example:
        >>> ids = UniqueIds()
        >>> [ids.claim(RawText("a", text)).id for text in ("Kuba.", "Chile.")]
        ['a', 'a-d0b6b62d']
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, raw: RawText) -> RawText:
        """The text itself, or a copy with a new id if the id is taken."""
        wanted, number = raw.id, 1
        if wanted in self._taken:
            wanted = f"{raw.id}-{content_id(raw.text)[:8]}"
        base = wanted
        while wanted in self._taken:  # the same text once more
            number += 1
            wanted = f"{base}-{number}"
        self._taken.add(wanted)
        return raw if wanted == raw.id else replace(raw, id=wanted)
