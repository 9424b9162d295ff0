"""From candidates to entities: which mentions name the same person, organisation or place.

Everything here works on the set of names and on their order in the text, never on
a counter, so that the same text gives the same ids wherever it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.actors.folding import fold, slug
from extractor.actors.organisations.classes import is_class_noun, is_no_name
from extractor.actors.organisations.names import nominative, organisation_key
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
    read = [
        (c, name if c.entity_id else strip_genitive(name, known - {fold(name.words[-1])}, before_noun=noun))
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
        bearers = _bearers(people, name)
        for candidate in by_name[name]:
            bearer = _nearest(bearers, candidate.start)
            if bearer is None and candidate.entity_id is not None:
                # The user says who is called so; a fuller name in the text would say otherwise.
                bearer = next((p for p in people if p.id == candidate.entity_id), None)
                bearer = bearer or _listed(people, candidate.entity_id, own or {})
            elif bearer is None:
                # A name that fits nobody, or two people and none of them before: one person of its own.
                bearer = _add(people, next((p for p in people if name in p.names), None), name, ())
            bearer.mentions.append(candidate)
            if name not in bearer.names:
                bearer.names.append(name)
    return people


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


_AUSTRIAN = "o"  # the letter of Austria in acronyms, as keys have it
_OF = frozenset("der des die von vom für und in im am bei".split())


@dataclass(slots=True)
class Group:
    """A cluster of mentions of an organisation or a place."""

    type: str
    mentions: list[Candidate] = field(default_factory=list)
    entity_id: str | None = None


def resolve_groups(candidates: Sequence[Candidate], pairs: Mapping[str, str]) -> list[Group]:
    """Join the mentions of organisations, places and lexicon entries.

    ``pairs``: Key of a full name or acronym -> the key it stands for (from "Full Name (FN)").
    """
    groups: dict[tuple[str, str], Group] = {}
    known: dict[str, str] = {}
    for candidate in candidates:
        if candidate.entity_id is not None:
            known.setdefault(organisation_key(candidate.text, candidate.lang), candidate.entity_id)
    for candidate in candidates:
        key = _canonical(organisation_key(candidate.text, candidate.lang), pairs)
        entity = candidate.entity_id
        if entity is None and candidate.type in {"organisation", "place"}:
            entity = known.get(key) or next((known[k] for k, v in pairs.items() if v == key and k in known), None)
            if entity is not None and (
                entity.startswith("country:") or (candidate.type == "place") is not entity.startswith("place:")
            ):
                entity = None
        at = ("id", entity) if entity is not None else (candidate.type, key)
        group = groups.setdefault(at, Group(candidate.type, entity_id=entity))
        group.mentions.append(candidate)
    return _with_short_names(list(groups.values()))


def _with_short_names(groups: list[Group]) -> list[Group]:
    """Join a short name to the only organisation whose full name begins or ends with it: ``Juventus``, ``Bahn``, ``Berliner SPD``."""
    words = {id(group): _names(group) for group in groups if group.type == "organisation"}
    organisations = [group for group in groups if id(group) in words]
    gone: set[int] = set()
    for short in sorted(organisations, key=lambda g: min((len(name) for name in words[id(g)]), default=0)):
        if any(is_class_noun(m.text, "de") or is_no_name(m.text, "de") for m in short.mentions):
            continue
        full = [
            group for group in organisations
            if group is not short and id(group) not in gone and (group.entity_id is None or short.entity_id is None)
            and any(_shortens(name, other, short) for name in words[id(short)] for other in words[id(group)])
        ]  # fmt: skip
        if len(full) == 1:
            full[0].mentions = sorted([*full[0].mentions, *short.mentions], key=lambda m: m.start)
            full[0].entity_id = full[0].entity_id or short.entity_id
            words[id(full[0])] |= words[id(short)]
            gone.add(id(short))
    return [group for group in groups if id(group) not in gone]


def _names(group: Group) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(organisation_key(m.text, m.lang).split())
        for m in group.mentions
        if m.kind in {"name", "acronym"} and m.lang == "de"
    )


def _shortens(short: tuple[str, ...], full: tuple[str, ...], group: Group) -> bool:
    """Whether a name is another without its last words, or without the town or kind before it."""
    if len(short) == len(full) == 1 and group.entity_id is None:
        return full[0] in {_AUSTRIAN + short[0], short[0] + _AUSTRIAN}  # VP, SP, FP as Austrian papers write
    if not 0 < len(short) < len(full):
        return False
    if full[-len(short) :] == short:
        # "Kinderhilfswerk der Vereinten Nationen" is another body.
        return full[-len(short) - 1] not in _OF
    return group.entity_id is None and len("".join(short)) > 2 and full[: len(short)] == short


def _canonical(key: str, pairs: Mapping[str, str]) -> str:
    seen = set()
    while key in pairs and key not in seen:
        seen.add(key)
        key = pairs[key]
    return key


def group_name(group: Group) -> str:
    """The fullest form of a group's name, in the nominative."""
    texts = [m.text for m in group.mentions if m.kind in {"name", "acronym"}] or [m.text for m in group.mentions]
    longest = max(texts, key=lambda text: (len(text.split()), len(text), text))
    return nominative(longest, set(texts)) if group.mentions[0].lang == "de" else longest


def group_id(group: Group) -> str:
    """The id of a group: the lexicon's, or type and slug of the name."""
    return group.entity_id or f"{group.type}:{slug(group_name(group))}"
