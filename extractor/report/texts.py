"""The texts of documents, read again from the inputs of their run: records hold sentences, not texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.corpus.inputs import STDIN, Failure, find_inputs, read_inputs
from extractor.corpus.manifest import free_id, places_of
from extractor.reading.options import ReadingOptions
from extractor.records import RawText

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands in a document at some place; offsets count in the whole document."""

    start: int
    end: int
    text: str


def noted_inputs(manifest: Path, ids: Iterable[str]) -> list[str]:
    """The files from which a run has read these documents, as far as it says so and they are still there."""
    found: dict[str, None] = {}
    for place in places_of(manifest, ids).values():
        # The name of a member follows that of its archive.
        names = [place, *(place[: mark.start()] for mark in re.finditer("!", place))]
        if place != STDIN and (file := next((name for name in names if _is_file(name)), None)):
            found[file] = None
    return list(found)


def find_texts(
    wanted: Mapping[str, Iterable[Quotation]],
    inputs: Iterable[str],
    *,
    exclude: Path | None = None,
    options: ReadingOptions | None = None,
) -> dict[str, RawText]:
    """The texts of documents, as far as the inputs still have them; no others are held in memory.

    A text is taken only if everything that is quoted from it stands in it where it did.

    Args:
        wanted: Document → what is quoted from it.
        inputs: Files, folders and patterns.
        exclude: A folder to pass over in folders, the output of the run.
        options: How the inputs are to be read.

    Raises:
        InputError: None of the inputs exists.
    """
    found: dict[str, RawText] = {}
    places = find_inputs(inputs, exclude=exclude)
    for item in read_inputs(places, options=options):
        if isinstance(item, Failure):
            continue
        for identity in _ids(item.raw):
            if identity in wanted and identity not in found:
                raw = replace(item.raw, text=_SURROGATE.sub("\ufffd", item.raw.text))
                if fits(raw, wanted[identity]):
                    found[identity] = raw
                    break
        if len(found) == len(wanted):
            break
    return found


def fits(raw: RawText, quotations: Iterable[Quotation]) -> bool:
    """Whether a text has everything where it is quoted from.

    Example:
        >>> fits(RawText("a", "Kuba lobt."), [Quotation(0, 4, "Kuba")]), fits(RawText("a", "Cuba"), [Quotation(0, 4, "Kuba")])
        (True, False)
    """
    for quotation in quotations:
        start = quotation.start - raw.offset
        if start < 0 or raw.text[start : quotation.end - raw.offset] != quotation.text:
            return False
    return True


def _ids(raw: RawText) -> Iterator[str]:
    """The ids that a run may have given a text: another one if its own was taken."""
    yield free_id(raw, {raw.id}.__contains__)
    yield raw.id


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long, or with a NUL
        return False
