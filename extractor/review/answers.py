"""What a person has said of pairs of actors: which are one, which are two."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from extractor.actors.lexicon.entries import load_lexicon
from extractor.errors import InputError
from extractor.reading.cells import read_cells
from extractor.reading.encoding import decode

YES = frozenset("yes y ja j sí si s 1 true wahr verdadero x".split())
NO = frozenset("no n nein 0 false falsch falso".split())
NEEDED = ("same", "id_1", "id_2")


@dataclass(frozen=True, slots=True)
class Answer:
    """One marked row.

    Attributes:
        place: File and line.
        cells: The whole row, so that it can be written again.
    """

    left: str
    right: str
    same: bool
    place: str
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """All marked rows; ``canonical`` is what they say.

    Attributes:
        preferred: Ids that stay when they are merged with others: those of the user's own actors.
    """

    rows: tuple[Answer, ...] = ()
    preferred: frozenset[str] = frozenset()

    @cached_property
    def canonical(self) -> Mapping[str, str]:
        """Id -> the id of the actor it is, for all that are merged; the order of the rows changes nothing.

        Raises:
            InputError: Rows contradict each other; the text names them.

        Example:
            >>> one = Answer("person:gil", "person:gil-yvan", True, "line 2")
            >>> dict(Answers((one,)).canonical)
            {'person:gil': 'person:gil-yvan', 'person:gil-yvan': 'person:gil-yvan'}
        """
        groups = _groups(row for row in self.rows if row.same)
        chosen = {identity: min(group, key=self._rank) for group in groups for identity in group}
        _check(self.rows, chosen)
        return MappingProxyType(chosen)

    @cached_property
    def apart(self) -> frozenset[frozenset[str]]:
        """The pairs that are two, by the ids they have after merging."""
        return frozenset(
            frozenset((self.canonical.get(row.left, row.left), self.canonical.get(row.right, row.right)))
            for row in self.rows if not row.same
        )  # fmt: skip

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Id -> name as the rows show it, the longest of several."""
        found: dict[str, str] = {}
        for row in self.rows:
            for identity, name in ((row.left, row.cells.get("name_1", "")), (row.right, row.cells.get("name_2", ""))):
                found[identity] = max(found.get(identity, ""), name, key=lambda text: (len(text), text))
        return found

    def is_answered(self, left: str, right: str) -> bool:
        """Whether a person has said something of two actors, directly or through others.

        Example:
            >>> Answers((Answer("person:a", "person:b", False, "line 2"),)).is_answered("person:b", "person:a")
            True
        """
        pair = {self.canonical.get(left, left), self.canonical.get(right, right)}
        return len(pair) == 1 or frozenset(pair) in self.apart

    def _rank(self, identity: str) -> tuple[bool, bool, int, int, str]:
        """The user's own id first, then the lexicon's, then the one that says most."""
        slug = identity.partition(":")[2]
        return (
            identity not in self.preferred, identity not in load_lexicon().entries,
            -slug.count("-"), -len(slug), identity,
        )  # fmt: skip


def read_answers(source: str | os.PathLike[str] | Answers, *, preferred: Collection[str] = ()) -> Answers:
    """Read a file of proposed merges that a person has marked; rows with nothing in ``same`` say nothing.

    Raises:
        InputError: The file cannot be read, a mark is neither yes nor no, or rows contradict each other.
    """
    if isinstance(source, Answers):
        answers = Answers(source.rows, source.preferred | frozenset(preferred))
    else:
        answers = Answers(tuple(_rows(Path(source))), frozenset(preferred))
    answers.canonical  # noqa: B018 - a contradiction is told before any text is read
    return answers


def _rows(path: Path) -> Iterable[Answer]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}); name the file that extractor review has written"
        ) from error
    lines = iter(read_cells(decode(data, name=str(path)), str(path), delimiter=None))
    _, header = next(lines, (0, []))
    columns = [title.strip().casefold() for title in header]
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        raise InputError(
            f"{path}, line 1: there is no column {missing[0]}; mark the file that extractor review has written"
        )
    for line, cells in lines:
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        said, place = row.get("same", "").casefold(), f"{path}, line {line}"
        if not said:
            continue
        if said not in YES | NO:
            raise InputError(f"{place}: {said[:20]!r} in the column same is neither yes nor no")
        left, right = row.get("id_1", ""), row.get("id_2", "")
        if not left or not right:
            raise InputError(f"{place}: the row is marked and names no two ids")
        yield Answer(left, right, said in YES, place, row)


def _groups(rows: Iterable[Answer]) -> list[list[str]]:
    """The ids that the yes rows join, by union-find."""
    parent: dict[str, str] = {}

    def root(identity: str) -> str:
        while parent.setdefault(identity, identity) != identity:
            parent[identity] = parent[parent[identity]]
            identity = parent[identity]
        return identity

    for row in rows:
        left, right = root(row.left), root(row.right)
        parent[max(left, right)] = min(left, right)
    groups: dict[str, list[str]] = {}
    for identity in sorted(parent):
        groups.setdefault(root(identity), []).append(identity)
    return list(groups.values())


def _check(rows: Sequence[Answer], chosen: Mapping[str, str]) -> None:
    for row in rows:
        if row.same or chosen.get(row.left, row.left) != chosen.get(row.right, row.right):
            continue
        path = _path(rows, row.left, row.right)
        if not path:
            raise InputError(f"{row.place}: an actor cannot be kept apart from itself ({row.left}); empty the mark")
        raise InputError(
            f"{row.place} says that {row.left} and {row.right} are two, and {', '.join(path)} that they are one; "
            "change one of the marks"
        )


def _path(rows: Sequence[Answer], left: str, right: str) -> list[str]:
    """The places of the fewest yes rows that join two ids."""
    ways: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row.same:
            ways.setdefault(row.left, []).append((row.right, row.place))
            ways.setdefault(row.right, []).append((row.left, row.place))
    waiting = deque([(left, ())])
    seen = {left}
    while waiting:
        identity, places = waiting.popleft()
        if identity == right:
            return list(places)
        for other, place in ways.get(identity, ()):
            if other not in seen:
                seen.add(other)
                waiting.append((other, (*places, place)))  # type: ignore[arg-type]
    return []
