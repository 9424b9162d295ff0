"""All actors of a user, indexed by their names; built once, however many texts are read."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extractor.actors.own.checking import OwnActor, check, is_actor_schema
from extractor.actors.own.readers import read_actor_file, read_actor_objects
from extractor.actors.own.rows import Fault, Row
from extractor.actors.own.spelling import judge, key, name_words, natural_order, sounds, variants
from extractor.errors import InputError


@dataclass(frozen=True, slots=True)
class OwnForm:
    """One spelling of a name of an actor.

    Attributes:
        text: The words with single blanks between.
        weak: Whether it counts only beside a strong name of the same actor.
    """

    actor: OwnActor
    text: str
    weak: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words."""
        return tuple(self.text.split(" "))


@dataclass(frozen=True)
class OwnActors:
    """The actors of a user.

    Attributes:
        actors: By id.
        forms: Names by what they are compared by.
        lengths: First word -> how many words the names have that begin so, the longest first.
        notices: What was left out, one sentence each with file and line.
    """

    actors: Mapping[str, OwnActor]
    forms: Mapping[str, tuple[OwnForm, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    notices: tuple[str, ...] = ()

    @cached_property
    def sounds(self) -> Mapping[str, frozenset[str]]:
        """What full names of people sound like -> their ids; built when the first text needs it."""
        found: dict[str, set[str]] = {}
        for actor in self.actors.values():
            if actor.type != "person":
                continue
            for words in (natural_order(name).split() for name in actor.names if " " in name):
                for sound in sounds(words, "de"):
                    found.setdefault(sound, set()).add(actor.id)
        return {sound: frozenset(ids) for sound, ids in found.items()}


def load_actors(actors: str | os.PathLike[str] | Iterable[Any] | OwnActors) -> OwnActors:
    """Read a user's actors: a CSV, TSV or JSONL file, or mappings in the form of the JSON lines.

    Bad rows and names are left out and told in ``notices``; nothing is merged silently: of two rows with one id the
    first counts, and a name that two actors have links to neither.

    Raises:
        InputError: The file cannot be read, or no row of it can be used.

    Example:
        >>> own = load_actors([{"id": "Q1", "name": "Lena Falk", "type": "person"}, {"id": "Q1", "name": "L. Falk"}])
        >>> list(own.actors), own.notices
        (['person:Q1'], ('actors, item 2: there is no type; use person, country, organisation, place or payment_system; the row is left out',))
    """
    if isinstance(actors, OwnActors):
        return actors
    if isinstance(actors, str | os.PathLike):
        place, rows = str(Path(actors)), read_actor_file(Path(actors))
    else:
        place, rows = "actors", read_actor_objects(actors)
    faults: list[Fault] = []
    by_id = _by_id(rows, place, faults)
    if not by_id:
        first = f"; the first trouble: {faults[0].notice}" if faults else ""
        raise InputError(f"{place} has no actor that can be used{first}")
    forms = _indexed(by_id.values(), faults)
    lengths: dict[str, set[int]] = {}
    for found in forms:
        first_word, _, rest = found.partition(" ")
        lengths.setdefault(sys.intern(first_word), set()).add(rest.count(" ") + 2 if rest else 1)
    return OwnActors(
        MappingProxyType(by_id),
        MappingProxyType(forms),
        MappingProxyType({word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}),
        tuple(fault.notice for fault in faults),
    )


def _by_id(rows: Iterable[Row | Fault], place: str, faults: list[Fault]) -> dict[str, OwnActor]:
    found: dict[str, OwnActor] = {}
    others: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, Fault):
            faults.append(row)
            continue
        if row.foreign and row.type and not is_actor_schema(row.type):
            others[row.type] += 1
            continue
        actor, wrong = check(row)
        faults += wrong
        if actor is None:
            continue
        first = found.setdefault(actor.id, actor)
        if first is not actor:
            faults.append(Fault(actor.place, f"the id {actor.id!r} is that of {first.place}; this row is left out"))
    for schema, count in sorted(others.items()):
        faults.append(Fault(place, f"{count} entities of the schema {schema[:40]!r} are no actors and left out"))
    return found


def _indexed(actors: Iterable[OwnActor], faults: list[Fault]) -> dict[str, tuple[OwnForm, ...]]:
    by_key: dict[str, dict[tuple[str, str], OwnForm]] = {}
    for actor in actors:
        for form in _forms(actor, faults):
            by_key.setdefault(key(form.words), {}).setdefault((form.text, actor.id), form)
    shared: list[tuple[OwnForm, ...]] = []
    found = {key: kept for key, forms in by_key.items() if (kept := tuple(_own(forms.values(), shared)))}
    faults += _ambiguous(shared)
    return found


def _forms(actor: OwnActor, faults: list[Fault]) -> Iterator[OwnForm]:
    """The spellings of the names that can be looked for."""
    strong = False
    doubtful = ""
    for name in dict.fromkeys((*actor.names, *actor.weak)):
        strength, reason = judge(name_words(name), actor.type)
        if strength == "none":
            faults.append(Fault(actor.place, f"the name {name!r} {reason} and is not looked for"))
            continue
        weak = strength == "weak" or name not in actor.names
        strong |= not weak
        doubtful = doubtful or (f"{name!r} {reason or 'is a weak alias'}" if weak else "")
        for words in variants(name, actor.type):
            yield OwnForm(actor, " ".join(words), weak)
    if doubtful and not strong and not _is_built_in(actor):
        faults.append(Fault(
            actor.place, f"{doubtful}, so it counts only beside another name of {actor.id}, and there is none; add a fuller name",
        ))  # fmt: skip


def _is_built_in(actor: OwnActor) -> bool:
    from extractor.actors.lexicon.entries import load_lexicon

    return actor.id in load_lexicon().entries


def _own(forms: Iterable[OwnForm], shared: list[tuple[OwnForm, ...]]) -> Iterator[OwnForm]:
    """The forms of one key without those that several actors write alike, which are shared."""
    by_text: dict[str, list[OwnForm]] = {}
    for form in forms:
        by_text.setdefault(form.text, []).append(form)
    for same in by_text.values():
        if len(same) == 1:
            yield same[0]
        else:
            shared.append(tuple(same))


def _ambiguous(shared: Iterable[tuple[OwnForm, ...]]) -> Iterator[Fault]:
    """One notice a name of several actors; their inflected forms, which are shared too, need none of their own."""
    told: set[tuple[str, ...]] = set()
    for forms in sorted(shared, key=lambda forms: not any(_is_listed(form) for form in forms)):
        ids = tuple(form.actor.id for form in forms)
        if ids not in told or any(_is_listed(form) for form in forms):
            told.add(ids)
            places = " and ".join(f"{form.actor.id} ({form.actor.place})" for form in forms)
            text = f"the name {forms[0].text!r} is that of {places}; it links to none of them"
            yield Fault(forms[1].actor.place, text)


def _is_listed(form: OwnForm) -> bool:
    """Whether the user wrote this very form."""
    return any(form.text == " ".join(name_words(name)) for name in form.actor.names)
