"""Dates that a page can count and compare."""

from __future__ import annotations

from extractor.graph.formats.dates import span


def known_date(date: str | None) -> str | None:
    """A date as far as it is known: a year, a month or a day; None for what is no date.

    Example:
        >>> known_date("2023-11"), known_date("2023-11-16T20:15:00Z"), known_date("gestern")
        ('2023-11', '2023-11-16', None)
    """
    return date[:10] if date and span(date) else None
