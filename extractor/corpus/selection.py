"""What part of a run's graph is wanted, as conditions on the tables of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from extractor.database import literal, literals
from extractor.errors import InputError
from extractor.records import QUAD_CLASS, STATIC_TYPES, RelationType

TYPES = frozenset(get_args(RelationType))
GROUPS = {quad: frozenset(name for name, of in QUAD_CLASS.items() if of == quad) for quad in set(QUAD_CLASS.values())}
GROUPS["static"] = STATIC_TYPES  # type: ignore[index]

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# The same in the database, where a time of day may follow.
_DATED = r"\d{4}(-\d\d(-\d\d.*)?)?"


Words = str | Iterable[str]
Day = str | int | date


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep of the graph of a run; by default all of it.

    What single statements are asked for (types, dates, topics) is applied before they are put together, so
    that weights, dates and sentences are those of the statements kept. Then edges of too small a
    weight are dropped, and last what is not around the actor. Actors without an edge are
    dropped if anything is asked for, and the counts of those that stay are those of the whole run.

    Attributes:
        types: Relation types, or groups of them: the quad classes and ``static``.
        since: Statements of this date or later: a day, a month or a year, all of it.
        until: Statements of this date or earlier.
        topics: Statements about any of these topics.
        min_weight: Edges that at least so many sentences show.
        ego: An actor, by id or name, with those that it has edges with and the edges among them.
        aggregate: One edge from each actor to each other, with counts by quad class.
    """

    types: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    topics: tuple[str, ...] = ()
    min_weight: int = 1
    ego: str | None = None
    aggregate: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.types or self.since or self.until or self.topics or self.ego) and self.min_weight <= 1

    def condition(self) -> str:
        """What a statement must fulfil, in SQL over the table of relations.

        Raises:
            InputError: A type or a date is none.

        Example:
            >>> Selection(topics=("energy",)).condition()
            "list_has_any(topics, ['energy'])"
        """
        parts: list[str] = []
        if self.types:
            parts.append(f"type IN {literals(relation_types(self.types))}")
        for day, comparison in ((self.since, ">="), (self.until, "<=")):
            if day is not None:
                # Dates are compared as far as both go: "2023" is in every month of 2023, and a day in its month.
                size, text = len(checked_date(day)), literal(day)
                parts.append(
                    f"regexp_full_match(date, '{_DATED}')"
                    f" AND left(date, {size}) {comparison} left({text}, least(length(date), {size})::BIGINT)"
                )
        if self.topics:
            parts.append(f"list_has_any(topics, {literals(self.topics)})")
        return " AND ".join(parts) or "true"


def relation_types(names: Iterable[str]) -> list[str]:
    """Relation types and groups as relation types.

    Raises:
        InputError: A name is neither.

    Example:
        >>> relation_types(["agree", "static"])
        ['AGREE', 'HOLDS_OFFICE', 'MEMBER_OF']
    """
    found: set[str] = set()
    for name in names:
        if name.upper() in TYPES:
            found.add(name.upper())
        elif name.lower() in GROUPS:
            found |= GROUPS[name.lower()]  # type: ignore[index]
        else:
            known = ", ".join((*sorted(TYPES), *sorted(GROUPS)))
            raise InputError(f"{name!r} is no type of relation; choose from: {known}")
    return sorted(found)


def checked_date(day: str) -> str:
    """The date itself.

    Raises:
        InputError: It is none.

    Example:
        >>> checked_date("2023-11")
        '2023-11'
    """
    from extractor.graph.formats.dates import span

    if not _DATE.fullmatch(day) or span(day) is None:
        raise InputError(f"{day!r} is no date; write it as 2023, 2023-11 or 2023-11-16")
    return day


def selection_of(
    *,
    types: Words,
    topic: Words,
    since: Day | None,
    until: Day | None,
    min_weight: int = 1,
    ego: str | None = None,
    aggregate: bool = False,
) -> Selection:
    """A selection as a caller words it: one word or several, dates of any kind."""
    return Selection(
        types=_words(types),
        since=_date(since),
        until=_date(until),
        topics=_words(topic),
        min_weight=min_weight,
        ego=ego,
        aggregate=aggregate,
    )


def _words(given: Words) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _date(given: Day | None) -> str | None:
    if given is None:
        return None
    return given.isoformat()[:10] if isinstance(given, date) else str(given)
