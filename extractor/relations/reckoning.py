"""From an expression of time to a date: reckoned from the day of publication.

A date that the text and its day of publication do not make sure is none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from itertools import takewhile
from types import MappingProxyType

# Which way an expression without a year points: what happened lies before the publication, what is planned behind it.
PAST, FUTURE = -1, 1
# Nobody writes "am 5. März" of a day that is nearly a year away, so such a reading is a misunderstanding.
FARTHEST = dt.timedelta(days=330)
# "vor drei Wochen" means that day or one close to it.
_ABOUT = {"week": 3}
_ISO = re.compile(r"((?:1[5-9]|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?=T|\s|$)")
Values = Mapping[str, str]


def resolve(kind: str, values: Values, *, published: str | None, direction: int = 0) -> str | None:
    """The date of an expression, perhaps only its month or year; None where it is not sure.

    Args:
        kind: How the expression is reckoned.
        values: What its words say, by slot.
        published: Day of publication (ISO); a month or year will do for what does not depend on the day.
        direction: ``PAST``, ``FUTURE`` or 0 where the text does not tell.

    Example:
        >>> resolve("weekday", {"weekday": "3"}, published="2023-11-17", direction=PAST)
        '2023-11-16'
        >>> resolve("weekday", {"weekday": "3"}, published="2023-11", direction=PAST) is None
        True
        >>> resolve("day", {"day": "5", "month": "3", "year": "2022"}, published=None)
        '2022-03-05'
    """
    if "year" in values:
        return KINDS[kind](values, dt.date.max, direction)
    ends = first_and_last(published)
    found = [date for end in ends if (date := KINDS[kind](values, end, direction))]
    return _shared(found, published or "") if found else None


def first_and_last(date: str | None) -> tuple[dt.date, ...]:
    """The days that an ISO date may mean: one, or the ends of its month or year; none for anything else.

    Example:
        >>> [day.isoformat() for day in first_and_last("2023-11")]
        ['2023-11-01', '2023-11-30']
        >>> first_and_last("November")
        ()
    """
    match = _ISO.match(date or "")
    if match is None:
        return ()
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return (dt.date(year, month, day),)
        last = month or 12
        return dt.date(year, month or 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    except ValueError:
        return ()


def _shared(dates: list[str], published: str) -> str | None:
    """What all readings share, if that says more than the day of publication itself."""
    if len(set(dates)) == 1:
        return dates[0]
    parts = zip(*(date.split("-") for date in dates), strict=False)
    shared = "-".join(together[0] for together in takewhile(lambda one: len(set(one)) == 1, parts))
    return shared if len(shared) >= len(published) and shared else None


def _day(values: Values, base: dt.date, direction: int) -> str | None:
    """``5. März 2022``; ``am 5. März``; ``Freitag, den 16. September``, whose weekday may tell the year."""
    month, day = int(values.get("month") or values["month_number"]), int(values["day"])
    if "year" in values:
        return _iso(int(values["year"]), month, day)
    weekday = values.get("weekday")
    if weekday is None or "rel" in values:
        return _near_day(month, day, base, int(values.get("rel", "0")) or direction)
    fitting = [
        date
        for year in (base.year - 1, base.year, base.year + 1)
        if (date := _date(year, month, day)) and date.weekday() == int(weekday) and abs(date - base) <= FARTHEST
    ]
    return fitting[0].isoformat() if len(fitting) == 1 else None


def _near_day(month: int, day: int, base: dt.date, direction: int) -> str | None:
    """The last such day on or before the base, or the next on or after it."""
    if not direction:
        return None
    days = [date for year in (base.year, base.year + direction) if (date := _date(year, month, day))]
    fitting = [date for date in days if (date - base).days * direction >= 0 and abs(date - base) <= FARTHEST]
    return min(fitting, key=lambda date: abs(date - base)).isoformat() if fitting else None


def _day_of_year(values: Values, base: dt.date, _direction: int) -> str | None:
    """``27. Juni dieses Jahres``."""
    return _iso(base.year + int(values["rel"]), int(values["month"]), int(values["day"]))


def _month(values: Values, base: dt.date, direction: int) -> str | None:
    """``Anfang Mai 2015``; ``im März``: the last one, or the next, the month of publication among them."""
    month = int(values["month"])
    if "year" in values:
        return f"{values['year']}-{month:02}"
    rel = int(values.get("rel", "0"))
    way = rel or direction
    if not way:
        return None
    year = base.year
    if (month - base.month) * way < 0 or (rel and month == base.month):
        year += way
    return f"{year}-{month:02}"


def _month_of_year(values: Values, base: dt.date, _direction: int) -> str | None:
    """``März dieses Jahres``."""
    return f"{base.year + int(values['rel'])}-{int(values['month']):02}"


def _year(values: Values, _base: dt.date, _direction: int) -> str | None:
    return values.get("year")


def _weekday(values: Values, base: dt.date, direction: int) -> str | None:
    """``am Donnerstag``: the day of publication counts; ``am vergangenen``, ``am kommenden Donnerstag``: it does not."""
    rel = int(values.get("rel", "0"))
    way = rel or direction
    if not way:
        return None
    distance = (int(values["weekday"]) - base.weekday()) * way % 7
    return _shifted(base, way * (7 if rel and not distance else distance))


def _week_and_weekday(values: Values, base: dt.date, _direction: int) -> str | None:
    """``Donnerstag voriger Woche``."""
    return _shifted(base, int(values["weekday"]) - base.weekday() + 7 * int(values["rel"]))


def _day_word(values: Values, base: dt.date, _direction: int) -> str | None:
    """``gestern``; ``am gestrigen Montag``, if that is a Monday."""
    shift = int(values.get("dayword") or values["relday"])
    weekday = values.get("weekday")
    if weekday is not None and (base.weekday() + shift - int(weekday)) % 7:
        return None
    return _shifted(base, shift)


def _today(_values: Values, base: dt.date, _direction: int) -> str | None:
    return base.isoformat()


def _ago(values: Values, base: dt.date, _direction: int) -> str | None:
    """``vor zwei Tagen`` is a day, ``vor zwei Wochen`` about one, ``vor zwei Jahren`` a year."""
    return _away(values["unit"], -int(values["count"]), base)


def _ahead(values: Values, base: dt.date, direction: int) -> str | None:
    """``in zwei Tagen``, of what is still to come (it may also mean: within)."""
    return _away(values["unit"], int(values["count"]), base) if direction == FUTURE else None


def _unit(values: Values, base: dt.date, _direction: int) -> str | None:
    """``im vergangenen Jahr``, ``letzten Monat``; of a week its month, if it lies in one."""
    if "unitword" in values:
        unit, _, shift = values["unitword"].partition(":")
    else:
        unit, shift = values["single"], values["rel"]
    if unit != "week":
        return _away(unit, int(shift), base)
    monday = -base.weekday() + 7 * int(shift)
    return _month_between(base, monday, monday + 6)


def _away(unit: str, count: int, base: dt.date) -> str | None:
    if unit == "year":
        return f"{base.year + count:04}"
    if unit == "month":
        year, month = divmod(base.year * 12 + base.month - 1 + count, 12)
        return f"{year:04}-{month + 1:02}"
    if unit == "week":
        return _month_between(base, 7 * count - _ABOUT["week"], 7 * count + _ABOUT["week"])
    return _shifted(base, count)


def _month_between(base: dt.date, first: int, last: int) -> str | None:
    """The month of a stretch of days, unless it lies in two."""
    months = {date[:7] for shift in (first, last) if (date := _shifted(base, shift))}
    return months.pop() if len(months) == 1 else None


def _shifted(base: dt.date, days: int) -> str | None:
    try:
        return (base + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _iso(year: int, month: int, day: int) -> str | None:
    date = _date(year, month, day)
    return date.isoformat() if date else None


# How each kind of the table date_patterns is reckoned.
KINDS: Mapping[str, Callable[[Values, dt.date, int], str | None]] = MappingProxyType({
    "day": _day,
    "day of year": _day_of_year,
    "month": _month,
    "month of year": _month_of_year,
    "year": _year,
    "bare year": _year,
    "weekday": _weekday,
    "week and weekday": _week_and_weekday,
    "day word": _day_word,
    "today": _today,
    "ago": _ago,
    "ahead": _ahead,
    "unit": _unit,
})  # fmt: skip
