"""From candidates to people: which mentions name the same person.

Everything here works on the set of names and on their order in the text, never on
a counter, so that the same text gives the same ids wherever it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.actors.folding import fold
from extractor.actors.people.handles import split_handle
from extractor.actors.people.names import PersonName, fullest, is_given, is_given_of, parse_name, same_person
from extractor.actors.sites import Candidate


@dataclass(slots=True)
class Person:
    """A cluster of names of one person while the document is read; ``entity_id`` is that of a user's own actor."""

    names: list[PersonName] = field(default_factory=list)
    mentions: list[Candidate] = field(default_factory=list)
    entity_id: str | None = None

    @property
    def id(self) -> str:
        """The id of the person: the user's, or made from the fullest name."""
        return self.entity_id or self.name.id

    @property
    def name(self) -> PersonName:
        """The fullest name."""
        return fullest(self.names)

    def fits(self, name: PersonName) -> bool:
        """Whether a name can be this person's: it agrees with every name seen so far."""
        return all(same_person(name, other) for other in self.names)


def read_person(candidate: Candidate) -> PersonName:
    """The name of a candidate, capitals and line breaks put right.

    Example:
        >>> read_person(Candidate(0, 10, "JANE DOE", "person", "name", "de", "s0", "caption")).text
        'Jane Doe'
    """
    text = " ".join(candidate.text.split())
    if candidate.kind == "handle":
        text = " ".join(split_handle(text))
    if text.isupper() and len(text) > 3:
        text = re.sub(r"\w+", lambda match: match.group().capitalize(), text)
    return parse_name(text, lang=candidate.lang)


def strip_genitive(name: PersonName, known: frozenset[str], *, before_noun: bool) -> PersonName:
    """``Merkels`` is Merkel where the text has that name or a noun follows; ``Jens`` stays.

    ``known``: Folded last words of the other names in the document.

    Example:
        >>> merkel = strip_genitive(parse_name("Merkels", lang="de"), frozenset({"merkel"}), before_noun=False)
        >>> merkel.text, strip_genitive(parse_name("Jens", lang="de"), frozenset(), before_noun=True).text
        ('Merkel', 'Jens')
    """
    last = name.words[-1]
    if name.lang != "de" or len(last) < 4 or is_given(last):
        return name
    bare = last.rstrip("'’")
    if bare == last:
        if not last.endswith("s") or last.endswith("ss"):
            return name
        bare = last[:-1]
        if fold(bare) not in known and (not before_noun or fold(last) in known):
            return name
    return parse_name(" ".join((*name.words[:-1], bare)), lang=name.lang)


def resolve_people(
    mentions: Sequence[tuple[Candidate, bool]], own: Mapping[str, PersonName] | None = None
) -> list[Person]:
    """Join the mentions of people.

    The user's own people first, then full names; then each bare surname goes to the one person it fits, to the
    nearest before it where several fit, and a bare given name to the only person who has it.

    ``mentions``: Candidates in text order, each with whether a noun follows it (genitive).
    ``own``: Id -> name of the user's people among them.
    """
    people = _own_people([candidate for candidate, _ in mentions], own or {})
    plain = [
        (candidate, _read(candidate), noun) for candidate, noun in mentions
        if candidate.entity_id is None or not _is_listed_full(candidate)
    ]  # fmt: skip
    counted = [fold(name.words[-1]) for _, name, _ in plain if name.words]
    counted += [fold(name.words[-1]) for person in people for name in person.names]
    known = frozenset(counted)
    # Who is named in full with no noun behind is called so: Pablo Iglesias.
    whole = frozenset(fold(name.words[-1]) for _, name, noun in plain if len(name.words) > 1 and not noun)
    read = [
        (c, name if c.entity_id else strip_genitive(name, known - ({fold(name.words[-1])} - whole), before_noun=noun))
        for c, name, noun in plain
        if name.words
    ]
    by_name: dict[PersonName, list[Candidate]] = {}
    for candidate, name in read:
        by_name.setdefault(name, []).append(candidate)
    for name in sorted(filter(_is_full, by_name), key=lambda n: (-len(n.words), n.text, n.lang)):
        fitting = [person for person in people if person.fits(name)]
        _add(people, fitting[0] if len(fitting) == 1 else None, name, by_name[name])
    for name in (n for n in by_name if not _is_full(n)):
        _join_bare(people, name, by_name[name], own or {})
    return people


def _join_bare(
    people: list[Person], name: PersonName, mentions: Iterable[Candidate], own: Mapping[str, PersonName]
) -> None:
    """Give each mention of a bare surname or given name to a person."""
    bearers = _bearers(people, name)
    for candidate in mentions:
        bearer = _nearest(bearers, candidate.start)
        if bearer is None and candidate.entity_id is not None:
            # The user says who is called so; a fuller name in the text would say otherwise.
            bearer = next((p for p in people if p.id == candidate.entity_id), None)
            bearer = bearer or _listed(people, candidate.entity_id, own)
        elif bearer is None:
            # A name that fits nobody, or two people and none of them before: one person of its own.
            bearer = next((p for p in people if name in p.names), None)
        _add(people, bearer, name, [candidate])


def _own_people(candidates: Iterable[Candidate], own: Mapping[str, PersonName]) -> list[Person]:
    """A cluster for each of the user's people that a full name or handle names, by id."""
    people: list[Person] = []
    for candidate in sorted(candidates, key=lambda c: (c.entity_id or "", c.start)):
        if candidate.entity_id is None or not _is_listed_full(candidate):
            continue
        known = next((p for p in people if p.entity_id == candidate.entity_id), None)
        person = known or _listed(people, candidate.entity_id, own)
        person.mentions.append(candidate)
        name = parse_name(candidate.form, lang=candidate.lang)
        # A name that agrees with the first helps to join others; a pseudonym would keep them out.
        if candidate.kind != "handle" and name not in person.names and person.fits(name):
            person.names.append(name)
    return people


def _listed(people: list[Person], entity_id: str, own: Mapping[str, PersonName]) -> Person:
    """A new cluster of one of the user's people."""
    person = Person([own[entity_id]], entity_id=entity_id)
    people.append(person)
    return person


def _is_listed_full(candidate: Candidate) -> bool:
    return " " in candidate.form or candidate.kind == "handle"


def _read(candidate: Candidate) -> PersonName:
    """The name of a candidate; one of the user's as it is listed, without genitive."""
    return read_person(candidate) if candidate.entity_id is None else parse_name(candidate.form, lang=candidate.lang)


def _is_full(name: PersonName) -> bool:
    return bool(name.given)


def _add(people: list[Person], person: Person | None, name: PersonName, mentions: Iterable[Candidate]) -> Person:
    """Put a name and its mentions to a person, or make a new one."""
    if person is None:
        person = Person()
        people.append(person)
    if name not in person.names:
        person.names.append(name)
    person.mentions.extend(mentions)
    return person


def _bearers(people: Sequence[Person], name: PersonName) -> list[Person]:
    """Who a bare name can mean: people of that surname, else the only one of that given name."""
    fitting = [person for person in people if person.fits(name)]
    if fitting:
        return fitting
    given = [person for person in people if is_given_of(name, person.name)]
    return given if len(given) == 1 else []


def _nearest(bearers: Sequence[Person], at: int) -> Person | None:
    """The only bearer, or the one named last before an offset."""
    if len(bearers) == 1:
        return bearers[0]
    before = [(max((m.start for m in p.mentions if m.start < at), default=-1), i) for i, p in enumerate(bearers)]
    nearest, index = max(before, default=(-1, 0))
    return bearers[index] if nearest >= 0 else None
