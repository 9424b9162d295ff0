"""The date of a document as the input gives it, to ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Any

# News is not older, and what is dated later is a mistake or a placeholder.
FIRST_YEAR, LAST_YEAR = 1800, 2100
# Longer strings are no dates.
_MAX_LENGTH = 100
_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ].*)?)?)?", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?:\D.*)?", re.DOTALL)
_MONTH_FIRST = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})(?:\D.*)?", re.DOTALL)
_WEEKDAY = re.compile(r"[^\W\d]+\.?,\s+(?:(?:den|el|the)\s+)?(?=\S)")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")


def iso_date_of(value: Any) -> str | None:
    """The ISO form (a day, a month or a year) of a date; None if it is none.

    The day is that of the place where the date was written: a time and its zone are left out. Seconds since 1970 are UTC.

    Example:
        >>> [iso_date_of(date) for date in ("2023-11", "16.11.2023", "16 de noviembre de 2023, 18:05", "2023-11-16T23:30:00-04:00")]
        ['2023-11', '2023-11-16', '2023-11-16', '2023-11-16']
        >>> [iso_date_of(date) for date in ("gestern", "0000-00-00", "2023-02-30", 1700131200)]
        [None, None, None, '2023-11-16']
    """
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return value.isoformat() if FIRST_YEAR <= value.year <= LAST_YEAR else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if not text or len(text) > _MAX_LENGTH or not text.isprintable():
        return None
    return _by_numbers(text) or _by_names(text)


def _by_numbers(text: str) -> str | None:
    if _SECONDS.fullmatch(text):
        return _moment(float(text))
    if _MILLISECONDS.fullmatch(text):
        return _moment(int(text) / 1000)
    for pattern in (_ISO, _COMPACT, _YEAR_FIRST):
        if match := pattern.fullmatch(text):
            return _checked(*match.groups()[:3])
    if (match := _MONTH_FIRST.fullmatch(text)) and int(match[2]) > 12:
        return _checked(match[3], match[1], match[2])  # 11/16/2023 can only be American
    return None


def _by_names(text: str) -> str | None:
    """Dates with the names of months, and those of mail and RSS."""
    from extractor.segmenting.dates import date_pattern, iso_date

    weekday = _WEEKDAY.match(text)
    match = date_pattern().match(text, weekday.end() if weekday else 0)
    if match and not text[match.end() : match.end() + 1].isalnum() and (found := iso_date(match)):
        return _checked(*found.split("-"))
    try:
        day = parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _checked(str(day.year), str(day.month), str(day.day))


def _moment(seconds: float) -> str | None:
    try:
        return iso_date_of(dt.datetime.fromtimestamp(seconds, tz=dt.UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    return "-".join((year, *(f"{int(part):02d}" for part in (month, day) if part)))
