"""The rows of a user's actors as they stand in the file, nothing of them checked yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One actor as the user wrote it.

    Attributes:
        place: File and line, for messages.
        names: The name to show first, then the aliases.
        weak: Aliases that say little alone (``weakAlias`` of FollowTheMoney).
        type: A type of the record or a schema of FollowTheMoney.
        countries: Country codes; FollowTheMoney may give several.
        foreign: Whether the row is an entity of FollowTheMoney, whose schemata and codes are a list of its own.
    """

    place: str
    id: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    type: str = ""
    countries: tuple[str, ...] = ()
    qid: str = ""
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row or a name, and where it stands."""

    place: str
    text: str

    @property
    def notice(self) -> str:
        """One sentence."""
        return f"{self.place}: {self.text}"
