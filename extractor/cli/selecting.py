"""The options of all commands that take a part of a run's graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.corpus.selection import Selection

MinWeightOption = Annotated[
    int, typer.Option("--min-weight", min=1, help="Only edges that at least so many sentences show.")
]
TypesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--types", metavar="TYPE", help="Only these relations, such as AGREE,material_conflict; may be repeated."
    ),
]
SinceOption = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Only what is dated so or later: 2023, 2023-11, …")
]
UntilOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only what is dated so or earlier.")]
TopicOption = Annotated[
    list[str] | None,
    typer.Option("--topic", metavar="NAME", help="Only what is about this topic; may be repeated."),
]
EgoOption = Annotated[
    str | None,
    typer.Option("--ego", metavar="ACTOR", help="Only this actor (name or id), its neighbours, and between them."),
]


def selected(
    *,
    min_weight: int = 1,
    types: list[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    topic: list[str] | None = None,
    ego: str | None = None,
    aggregate: bool = False,
) -> Selection:
    """The options of a command as one object.

    Example:
        >>> selected(types=["AGREE,consult"], topic=["energy"]).types
        ('AGREE', 'consult')
    """
    from extractor.corpus.selection import Selection

    return Selection(
        types=_split(types),
        since=since,
        until=until,
        topics=_split(topic),
        min_weight=min_weight,
        ego=ego,
        aggregate=aggregate,
    )


def _split(options: list[str] | None) -> tuple[str, ...]:
    """Values that are given one by one or with commas."""
    return tuple(part.strip() for option in options or () for part in option.split(",") if part.strip())
