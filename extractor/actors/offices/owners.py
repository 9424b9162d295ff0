"""Offices whose owner stands in another phrase: ``Deren Präsident X``, ``ihr Sprecher Y``, ``Konzernchef Z``.

A possessive takes up the subject or what was named last; a word for a kind of office (Konzernchef, Fraktionschef,
Richter) takes up an organisation of that kind nearby. Silent where several fit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractor.actors.folding import fold, slug
from extractor.actors.offices.inheritance import INHERITED_CONFIDENCE
from extractor.actors.offices.phrases import is_area
from extractor.actors.offices.titles import Office, read_office
from extractor.actors.references.discourse import SUBJECT_RANK, Occurrence, Sentence, threads
from extractor.actors.references.profiles import Profile
from extractor.actors.references.words import called_so
from extractor.actors.sites import Incumbency, Sheet, Site
from extractor.lang import read_table

Profiles = Mapping[str, Profile]
# Shares of right triples on the training gold and on invented articles (45 of 53, 49 of 73), rounded down.
OWNER_CONFIDENCE = 0.8
KIND_CONFIDENCE = 0.65

_WHOSE = frozenset({"deren", "dessen"})
_OWN = re.compile(r"^(?:sein|ihr)(?:e|en|em|er|es)?$", re.IGNORECASE)
MAX_COMPLEMENT = 4  # words from an office to the end of "des Staates" behind it
_STATES = frozenset({"staates", "staats", "landes", "republik", "königreichs"})
# A chief for a country is one of a company: Deutschland-Chef.
_AREA_SECTORS = frozenset({"BUS", ""})
_CLASSES = frozenset(
    "head executive leader official party_leader secretary_general president vice_president spokesperson judge".split()
)
_OF_CLUBS = _CLASSES | {"coach"}


@cache
def _agencies() -> frozenset[str]:
    """News agencies report; an office without a name is none of theirs."""
    return frozenset(f"organisation:{row['agency']}" for row in read_table("de", "news_agencies", columns=("agency",)))


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], frozenset[str], bool], ...]:
    """Kinds of offices: pattern of the noun, sectors of what has them, whether the kind itself tells what it belongs to."""
    rows = read_table("de", "office_kinds", columns=("noun", "sectors", "tells"))
    return tuple((re.compile(row["noun"]), _sectors(row["sectors"]), row["tells"] == "x") for row in rows)


def _sectors(cell: str) -> frozenset[str]:
    return frozenset("" if sector == "unknown" else sector for sector in cell.split("|"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where an incumbency stands: its sentence and the one before, in the text."""

    thread: Sequence[Sentence]
    number: int

    @property
    def here(self) -> Sentence:
        """Its sentence."""
        return self.thread[self.number]

    @property
    def last(self) -> Sequence[Occurrence]:
        """What the sentence before holds."""
        return self.thread[self.number - 1].occurrences if self.number else ()


def with_owners(
    sheets: Sequence[Sheet], sites: Sequence[Site], holders: Sequence[Incumbency], profiles: Profiles
) -> tuple[Incumbency, ...]:
    """The incumbencies with the owners that the discourse gives to those that have none."""
    holders = [_of_club(held, profiles) for held in holders]
    if not any(_is_open(held) for held in holders):
        return tuple(holders)
    running = [thread for thread in threads(sheets, sites) if thread and thread[0].sheet.lang == "de"]
    found: list[Incumbency] = []
    for held in holders:
        place = _place(held, running) if _is_open(held) else None
        found.append(held if place is None else _owned(held, place, holders, profiles))
    return tuple(found)


def _of_club(held: Incumbency, profiles: Profiles) -> Incumbency:
    """The incumbency of the only club of the town that stands before it: ``[Kölns] Präsident X`` is the 1. FC Köln's."""
    town, _, office = held.role.partition(" ")
    if held.member or held.office not in _OF_CLUBS or not office or not town.endswith("s"):
        return held
    if held.target is not None and held.target.partition(":")[2] not in {slug(town), slug(town[:-1])}:
        return held
    names = {fold(town), fold(town[:-1])}
    clubs = [p.id for p in profiles.values() if p.type == "organisation" and p.id != held.target and names & p.words]
    clubs = [identity for identity in clubs if "Verein" in called_so(profiles[identity].words)]
    if len(clubs) != 1:
        return held
    return replace(held, target=clubs[0], rule="office of the club of a town", confidence=OWNER_CONFIDENCE)


def _is_open(held: Incumbency) -> bool:
    return not held.member and (held.target is None or held.confidence <= INHERITED_CONFIDENCE)


def _place(held: Incumbency, running: Iterable[Sequence[Sentence]]) -> Place | None:
    for thread in running:
        for number, sentence in enumerate(thread):
            if len(sentence.span) and sentence.sheet.start(sentence.span.start) <= held.start < sentence.sheet.end(
                sentence.span.end - 1
            ):
                return Place(thread, number)
    return None


def _owned(held: Incumbency, place: Place, holders: Sequence[Incumbency], profiles: Profiles) -> Incumbency:
    office = next((office for word in reversed(held.role.split()) if (office := read_office(word, "de"))), None)
    if office is None or _is_of_a_state(held, place.here):
        return held
    word = _word_before(held, place.here)
    if word in _WHOSE or _OWN.match(word):
        owner = _owner(held, place, _allowed(office, profiles), whose=word in _WHOSE)
        target = _of_owner(owner, office, holders, profiles) if owner is not None else None
        rule, confidence = "office of the one named before", OWNER_CONFIDENCE
    elif held.target is None and (not office.prefix or is_area(office)) and office.office in _CLASSES:
        target = _of_kind(held, place, office, profiles)
        rule, confidence = "office of the organisation named before", KIND_CONFIDENCE
    else:
        return held
    return (
        held
        if target is None or target == held.person
        else replace(held, target=target, rule=rule, confidence=confidence)
    )


def _kind(office: Office) -> tuple[bool, frozenset[str]]:
    """Whether the kind of an office tells what it belongs to, and the sectors of that; none where it is of no kind."""
    if is_area(office):
        return True, _AREA_SECTORS
    noun = office.modifier + office.noun.lower()
    return next(((tells, sectors) for kind, sectors, tells in _kinds() if kind.search(noun)), (False, frozenset()))


def _allowed(office: Office, profiles: Profiles) -> Profiles:
    """The actors without the organisations that cannot have an office of this kind."""
    tells, sectors = _kind(office)
    if not tells:
        return profiles
    return {i: p for i, p in profiles.items() if p.type != "organisation" or (p.sector or "") in sectors}


def _is_of_a_state(held: Incumbency, sentence: Sentence) -> bool:
    """Whether it is an office of a state that is not named: ``der Präsident des Staates im Westen der Insel``."""
    words = [token.lower_ for token in sentence.span if sentence.sheet.start(token.i) >= held.start]
    return any(word in {"des", "der"} and after in _STATES for word, after in pairwise(words[:MAX_COMPLEMENT]))


def _word_before(held: Incumbency, sentence: Sentence) -> str:
    before = [token for token in sentence.span if sentence.sheet.start(token.i) < held.start and not token.is_space]
    return before[-1].lower_ if before else ""


def _owner(held: Incumbency, place: Place, profiles: Profiles, *, whose: bool) -> str | None:
    """Whom a possessive takes up: in its sentence the subject, else what was named last; else in the sentence before."""
    here = [o for o in place.here.occurrences if o.start < held.start and _single(o, held, profiles)]
    last = [o for o in place.last if _single(o, held, profiles)]
    for occurrences in (here, last):
        bodies = [o for o in occurrences if profiles[o.ids[0]].type != "person"]
        subjects = [o for o in occurrences if o.rank == SUBJECT_RANK]
        if whose and bodies:
            return bodies[-1].ids[0]
        if not whose and subjects:
            return subjects[-1].ids[0]
        if not whose and len({o.ids for o in occurrences}) == 1:
            return occurrences[0].ids[0]
    return None


def _single(occurrence: Occurrence, held: Incumbency, profiles: Profiles) -> bool:
    return (
        len(occurrence.ids) == 1
        and occurrence.ids[0] in profiles
        and occurrence.ids[0] != held.person
        and profiles[occurrence.ids[0]].type != "place"
    )


def _of_owner(owner: str, office: Office, holders: Sequence[Incumbency], profiles: Profiles) -> str | None:
    """The body itself, or the one that the owner holds an office of (``Merkels Sprecher``: Germany)."""
    if profiles[owner].type != "person":
        fits = office.scope not in {"country", "organisation"} or profiles[owner].type == office.scope
        return owner if fits else None
    wanted = ("country:",) if office.scope == "country" else ("country:", "organisation:")
    offices = [
        i.target for i in holders if i.person == owner and not i.member and i.target and i.target.startswith(wanted)
    ]
    return offices[0] if len(set(offices)) == 1 else None


def _of_kind(held: Incumbency, place: Place, office: Office, profiles: Profiles) -> str | None:
    """The only organisation of the kind in the sentence before the office, else in the one before, else in the text so far."""
    tells, sectors = _kind(office)

    def fitting(occurrences: Iterable[Occurrence]) -> list[str]:
        return [
            i for o in occurrences for i in o.ids
            if i in profiles and profiles[i].type == "organisation" and i not in _agencies() and (profiles[i].sector or "") in sectors
        ]  # fmt: skip

    here = fitting(o for o in place.here.occurrences if o.start < held.start)
    last = fitting(place.last)
    for ids in (here, last):
        if ids:
            return ids[0] if len(set(ids)) == 1 else None
    text = Counter(i for sentence in place.thread[: place.number] for i in fitting(sentence.occurrences)).most_common(2)
    if not tells:
        # An office of any body is the one body's that the text is about so far.
        bodies = {
            i
            for s in place.thread[: place.number]
            for o in s.occurrences
            for i in o.ids
            if i.startswith("organisation:")
        }
        return text[0][0] if len(bodies) == 1 and text and text[0][1] > 1 else None
    if not text or (len(text) > 1 and text[0][1] <= text[1][1]):
        return None
    return text[0][0]
