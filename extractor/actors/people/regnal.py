"""Kings and popes whose own name stands in brackets behind the one they reign under: ``Benedikt XVI. (Joseph Ratzinger)``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.actors.people.clusters import Person

_NUMBERED = re.compile(r"\s[IVX]+\.?$")
_OPENING = frozenset({" (", ". ("})


def with_born_names(text: str, people: Iterable[Person]) -> list[Person]:
    """The people, those who are another's name in brackets joined with him; the regnal name stays the name.

    Example:
        >>> with_born_names("", [])
        []
    """
    found = list(people)
    starts = {mention.start: person for person in found for mention in person.mentions}
    gone: set[int] = set()
    for person in found:
        for mention in tuple(person.mentions):
            if not _NUMBERED.search(mention.text):
                continue
            other = next((starts[at] for at in (mention.end + 2, mention.end + 3) if at in starts), None)
            if other is None or other is person or other.entity_id is not None or id(other) in gone:
                continue
            named = next(m for m in other.mentions if m.start in (mention.end + 2, mention.end + 3))
            if text[mention.end : named.start] in _OPENING and text[named.end : named.end + 1] == ")":
                person.mentions.extend(other.mentions)
                gone.add(id(other))
    return [person for person in found if id(person) not in gone]
