"""What readers find, to raw texts: metadata cleaned, the text checked, long ones cut into parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.errors import InputError
from extractor.reading.encoding import decode_leniently
from extractor.reading.header import skip_blank
from extractor.reading.items import Draft, Failure, Input
from extractor.reading.limits import MAX_DOCUMENT
from extractor.reading.metadata import clean_metadata
from extractor.reading.parts import parts_of
from extractor.reading.texts import raw_text

_HALF = re.compile("[\ud800-\udfff]")


def finished(draft: Draft, place: str) -> Iterator[Input | Failure]:
    """The text of a draft, or its parts, or why there is none.

    Example:
        >>> [item.raw.text for item in finished(Draft({"text": "Ein Satz."}, id="a"), "a.txt")]
        ['Ein Satz.']
        >>> [item.error for item in finished(Draft({"text": " "}, id="a"), "a.txt")]
        ['a.txt is empty: give a text with words in it.']
    """
    name = f"{place}{draft.where}"
    metadata, faults = clean_metadata(draft.values, default_id=draft.id)
    try:
        text, more = _text(draft.values.get("text"), name)
        raw = raw_text(
            text, id=metadata.id, title=metadata.title, date=metadata.date, source=metadata.source, url=metadata.url
        )
    except InputError as error:
        yield Failure(place, metadata.id, str(error))
        return
    notices = tuple(f"{name}: {fault}" for fault in (*draft.notices, *more, *faults))
    for part in parts_of(raw):
        if part is not raw and not part.offset:
            notices = (*notices, f"{name}: the text has {len(text):,} characters and is read in parts ({part.id}, …)")
        yield Input(place, part, notices)
        notices = ()


def _text(value: object, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a document as it can be read, and what was put right in it."""
    faults: list[str] = []
    if isinstance(value, bytes):
        decoded = decode_leniently(value, name=name)
        value, faults = decoded.text, [*decoded.faults]
    if value is None:
        raise InputError(f"{name} has no text: give one, or name its column with --text-column NAME.")
    if not isinstance(value, str):
        raise InputError(f"{name}: the text is of the type {type(value).__name__}: give a string.")
    if len(value) > MAX_DOCUMENT:
        raise InputError(f"{name} is longer than {MAX_DOCUMENT // 1_000_000} MB: cut it into several documents.")
    text, halves = _HALF.subn("\ufffd", value)
    if halves:
        faults.append(f"{halves} half characters were read as U+FFFD")
    nuls = text.count("\0")
    if nuls:
        text = text.replace("\0", " ")
        faults.append(f"{nuls} NUL characters were read as blanks")
    if skip_blank(text, 0) == len(text):
        raise InputError(f"{name} is empty: give a text with words in it.")
    return text, tuple(faults)
