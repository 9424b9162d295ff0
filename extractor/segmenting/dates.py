"""Dates as posts carry them: English, German or Spanish, with or without the time of day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from extractor.lang import read_table, values

# A status id holds its time: milliseconds since this instant stand in its upper bits (since November 2010).
_EPOCH_MS = 1288834974657
_FIRST_SNOWFLAKE = 29_700_859_247


@cache
def months() -> Mapping[str, int]:
    """Month numbers by name, in lower case, of all the languages."""
    found: dict[str, int] = {}
    for lang in ("shared", "de", "es"):
        for row in read_table(lang, "months", columns=("month", "names")):
            found.update(dict.fromkeys(values(row["names"]), int(row["month"])))
    return found


@cache
def date_pattern() -> re.Pattern[str]:
    """The pattern of one date; :func:`iso_date` reads its match."""
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    day, year = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:19|20)\d\d"
    hour = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[\s\u202f]?(?:[ap]\.?[\s\u202f]?m\b\.?|Uhr\b|h\b))?"
    dot = r"(?:\s*[·•|,]\s*|\s+)"
    return re.compile(
        rf"(?:{hour}{dot})?(?:"
        rf"(?P<y1>{year})-(?P<m1>\d\d)-(?P<d1>\d\d)\b(?:T[\d:.]+Z?)?"
        rf"|(?P<d2>{day})[./](?P<m2>0?[1-9]|1[0-2])[./](?P<y2>{year})\b"
        rf"|(?P<n3>{month})\b\.?\s+(?P<d3>{day})(?:st|nd|rd|th)?\s*,?\s+(?:de\s+|del\s+)?(?P<y3>{year})\b"
        rf"|(?P<d4>{day})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+)?(?P<n4>{month})\b\.?,?\s+(?:de\s+|del\s+)?(?P<y4>{year})\b"
        rf")(?:{dot}{hour})?",
        re.IGNORECASE,
    )


def iso_date(match: re.Match[str]) -> str | None:
    """The ISO form of a match of :func:`date_pattern`; None for a day that is not in the calendar.

    Example:
        >>> [iso_date(date_pattern().match(t)) for t in ("March 8, 2022", "8. März 2022", "8 de marzo de 2022")]
        ['2022-03-08', '2022-03-08', '2022-03-08']
    """
    found = match.groupdict()
    for form in "1234":
        if found.get(f"y{form}"):
            name = found.get(f"n{form}")
            month = months()[name.casefold()] if name else int(found[f"m{form}"])
            try:
                return dt.date(int(found[f"y{form}"]), month, int(found[f"d{form}"])).isoformat()
            except ValueError:
                return None
    return None


def status_time(status: str) -> str | None:
    """The exact time (UTC, ISO) that a status id of X/Twitter holds; None for ids from before the scheme.

    Example:
        >>> status_time("1501234567890123776")
        '2022-03-08T16:33:07Z'
    """
    number = int(status)
    if number < _FIRST_SNOWFLAKE or number >= 1 << 63:
        return None
    moment = dt.datetime.fromtimestamp(((number >> 22) + _EPOCH_MS) // 1000, tz=dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
