"""Dates of news, which may be a day, a month or a year, as stretches of days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL)


@lru_cache(maxsize=20_000)
def span(date: str) -> tuple[str, str] | None:
    """First and last day of a date; None for what is no date of the years 1 to 9999.

    Example:
        >>> span("2024-02"), span("2023-11-16T20:15:00Z"), span("gestern"), span("2023-02-30")
        (('2024-02-01', '2024-02-29'), ('2023-11-16', '2023-11-16'), None, None)
    """
    found = _ISO.fullmatch(date)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year:
        return None
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year, month)[1]):
        return None
    if day is None:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{monthrange(year, month)[1]}"
    return (f"{year:04}-{month:02}-{day:02}",) * 2


def spans(dates: Iterable[str]) -> list[tuple[str, str]]:
    """The stretches of several dates, sorted, those that overlap as one.

    Example:
        >>> spans(["2023-11-30", "2023-11", "2023-12-01", "?"])
        [('2023-11-01', '2023-11-30'), ('2023-12-01', '2023-12-01')]
    """
    joined: list[tuple[str, str]] = []
    for first, last in sorted(found for found in map(span, dates) if found):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
