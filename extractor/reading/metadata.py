"""What an input says of a document beside its text, made clean: id, title, date, source, address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from extractor.reading.dates import iso_date_of
from extractor.records import content_id

# Longer ids are cut, and end in a digest of the whole. Addresses serve as ids, and few have more characters.
MAX_ID = 200
MAX_TITLE, MAX_SOURCE, MAX_URL = 1000, 200, 2000
# So much of a bad value stands in a message.
_SHOWN = 40
_SCHEME = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text."""

    id: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None


def clean_metadata(values: Mapping[str, Any], *, default_id: str) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata of a document, and what could not be used of it, parts of a sentence.

    Without a source the host of the address is the source.

    Example:
        >>> clean_metadata({"id": 7, "date": "gestern", "url": "https://www.blatt.example/a"}, default_id="a-1")
        (Metadata(id='7', title=None, date=None, source='blatt.example', url='https://www.blatt.example/a'), ("the date 'gestern' is none and was left out",))
    """
    notices: list[str] = []

    def take(field: str, longest: int) -> str | None:
        value = values.get(field)
        text = _line(value)
        if text is None and value is not None:
            notices.append(f"the {field} is no text and was left out")
        if text and len(text) > longest:
            notices.append(f"the {field} has {len(text):,} characters and was shortened")
            return _shortened(text, longest) if field == "id" else text[:longest]
        return text or None

    identity = take("id", MAX_ID) or _shortened(_line(default_id) or "text", MAX_ID)
    title, source, url = take("title", MAX_TITLE), take("source", MAX_SOURCE), take("url", MAX_URL)
    if url and not _SCHEME.fullmatch(url):
        notices.append(f"the address {_show(url)} is none of the web and was left out")
        url = None
    date = iso_date_of(values.get("date"))
    if date is None and values.get("date") is not None:
        notices.append(f"the date {_show(str(values['date']))} is none and was left out")
    return Metadata(identity, title, date, source or host(url), url), tuple(notices)


def host(url: str | None) -> str | None:
    """The host of an address, without ``www``.

    Example:
        >>> host("https://www.blatt.example:443/politik/1.html")
        'blatt.example'
    """
    if url is None:
        return None
    try:
        name = urlsplit(url).hostname
    except ValueError:  # brackets that are no address
        return None
    return name.removeprefix("www.")[:MAX_SOURCE] or None if name else None


def _line(value: Any) -> str | None:
    """A value as one line of text; None if it is nothing that can be."""
    if isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(_CONTROL.sub(" ", str(value)).split())


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 13]}-{content_id(text)}"


def _show(value: str) -> str:
    return repr(value[:_SHOWN] + ("…" if len(value) > _SHOWN else ""))
