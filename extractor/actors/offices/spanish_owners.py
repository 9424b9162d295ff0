"""Whose office it is, where a Spanish text names the owner earlier: ``su portavoz, X``, ``la presidenta de la entidad``.

Three cues: a possessive before the office, a common noun behind it that stands for the owner, and nothing at all
beside an office that only an organisation has (``el rector, X``). The owner is an organisation (or, of a possessive,
a country) named before; the office stays without one where no reading is left or two are equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.actors.folding import fold
from extractor.actors.offices.inheritance import INHERITED_CONFIDENCE, Named
from extractor.actors.offices.titles import OfficeHit, find_offices_in
from extractor.actors.organisations.classes import portfolio_end
from extractor.actors.organisations.regional import regional_bodies
from extractor.actors.references.discourse import SUBJECT_RANK, Occurrence, Sentence, threads
from extractor.actors.sites import Incumbency, Sheet, Site
from extractor.lang import read_table, values
from extractor.pipelines.words import words_of

_OWNING = frozenset({"su", "cuyo", "cuya"})
_OF = frozenset({"de", "del"})
_ARTICLES = frozenset("la las los el este esta ese esa dicho dicha citado citada propio propia".split())
# Members of the governments of regions.
_OF_REGIONS = frozenset({"consejero", "viceconsejero", "conseller", "conseller en cap", "lehendakari"})
# Offices that a bare title tells nothing about: el alcalde, la juez.
_NOT_BARE = frozenset({"local", "judge", "prosecutor"})
MAX_SENTENCES = 3
# Share of right triples on the Spanish training texts and those written after the guidelines (35 of 54), rounded down.
OWNER_CONFIDENCE = 0.6
_KINDS = {"organisation": ("organisation:",), "member": ("organisation:",), "country": ("country:",)}


@dataclass(frozen=True, slots=True)
class Owner:
    """A common noun for an organisation: the sectors and name words of those that are called so."""

    sectors: frozenset[str]
    words: tuple[str, ...]
    named: bool = False


@cache
def _nouns() -> Mapping[str, Owner]:
    rows = read_table("es", "owner_nouns", columns=("noun", "sector", "evidence", "named"))
    return {
        noun: Owner(frozenset(values(row["sector"])), values(row["evidence"]), row["named"] == "x")
        for row in rows
        for noun in values(row["noun"])
    }


def complete_by_owners(
    sheets: Sequence[Sheet], sites: Sequence[Site], incumbencies: Sequence[Incumbency], named: Named
) -> tuple[Incumbency, ...]:
    """Give offices without a target of their own the organisation that the text names before."""
    found = list(incumbencies)
    open_ = [(number, item) for number, item in enumerate(found) if item.confidence <= INHERITED_CONFIDENCE]
    for sentences in threads([sheet for sheet in sheets if sheet.lang == "es"], sites) if open_ else ():
        for at, sentence in enumerate(sentences):
            for number, item, hit in _offices_in(sentence, open_):
                before = [s.occurrences for s in sentences[max(0, at - MAX_SENTENCES) : at]]
                here = [o for o in sentence.occurrences if o.end <= sentence.sheet.start(hit.start)]
                taken = frozenset(i.target for i in found if i.office == item.office and i.person != item.person)
                choice = _owner(sentence.sheet, item, hit, [*before, here], named, taken)
                if choice is not None:
                    target, rule = choice
                    found[number] = replace(item, target=target, rule=rule, confidence=OWNER_CONFIDENCE)
    return tuple(found)


def _offices_in(
    sentence: Sentence, open_: Sequence[tuple[int, Incumbency]]
) -> Iterator[tuple[int, Incumbency, OfficeHit]]:
    sheet, span = sentence.sheet, sentence.span
    hits = [hit for hit in find_offices_in(sheet.doc, "es") if span.start <= hit.start < span.end]
    for number, item in open_:
        for hit in hits:
            if item.start <= sheet.start(hit.start) < item.start + max(1, len(item.role)):
                yield number, item, hit
                break


def _owner(
    sheet: Sheet,
    item: Incumbency,
    hit: OfficeHit,
    windows: Sequence[Sequence[Occurrence]],
    named: Named,
    taken: frozenset[str | None],
) -> tuple[str, str] | None:
    doc = sheet.doc
    first = next((i for i in range(hit.start, -1, -1) if sheet.start(i) <= item.start), hit.start)
    if first and fold(doc[first - 1].text) in _OWNING:
        kinds = _KINDS.get(hit.office.scope, ("organisation:", "country:"))
        target = _possessor(
            item.person,
            windows,
            kinds,
            whose=fold(doc[first - 1].text) != "su",
            made=first > 1 and doc[first - 2].lower_ == "por",
        )
        return None if target is None else (target, "office of its owner")
    noun = _called(sheet, hit.end)
    if noun is not None:
        target = _latest(noun, windows, named, taken)
        return None if target is None else (target, "office of a body so called")
    if item.target is None and hit.office.noun in _OF_REGIONS:
        regions = {o.ids[0] for occurrences in windows for o in _bodies(occurrences)} & regional_bodies()
        return (regions.pop(), "office of the only region before") if len(regions) == 1 else None
    if (
        _is_bare(sheet, hit)
        and item.target is None
        and hit.office.scope == "organisation"
        and hit.office.office not in _NOT_BARE
    ):
        target = _only(windows, named, taken)
        return None if target is None else (target, "office of the only body before")
    return None


def _is_bare(sheet: Sheet, hit: OfficeHit) -> bool:
    """Whether nothing behind the office can say whose it is: ``el técnico, Juan X``."""
    words = [token.text for token in sheet.doc[hit.end : hit.end + 1]]
    return not words or words[0][:1].isupper() or words[0] in {",", ")"}


def _only(windows: Sequence[Sequence[Occurrence]], named: Named, taken: frozenset[str | None]) -> str | None:
    """The only organisation named in the sentences before that can have such an office still."""
    bodies = {o.ids[0] for occurrences in windows for o in _bodies(occurrences)} - taken
    bodies = {identity for identity in bodies if named.sectors.get(identity) not in {"MED", "IGO", "REB", "GOV"}}
    return bodies.pop() if len(bodies) == 1 else None


def _called(sheet: Sheet, index: int) -> Owner | None:
    """The common noun that stands for the owner: presidente [de la entidad]."""
    doc = sheet.doc
    # "la secretaria de Educación de este partido"
    index = portfolio_end(words_of(doc), index)
    if index + 1 >= len(doc) or fold(doc[index].text) not in _OF:
        return None
    index += 1
    while index + 1 < len(doc) and fold(doc[index].text) in _ARTICLES:
        index += 1
    behind = [fold(doc[i].text) for i in range(index + 1, min(index + 3, len(doc)))]
    if sheet.at[index] is not None or any(word in _OF for word in behind):
        # "la federación hotelera de Mallorca" says itself which one.
        return None
    return _nouns().get(fold(doc[index].text))


def _bodies(occurrences: Sequence[Occurrence], kinds: tuple[str, ...] = ("organisation:",)) -> list[Occurrence]:
    return [o for o in occurrences if len(o.ids) == 1 and o.ids[0].startswith(kinds)]


def _possessor(
    person: str, windows: Sequence[Sequence[Occurrence]], kinds: tuple[str, ...], *, whose: bool, made: bool
) -> str | None:
    here = windows[-1]
    bodies = _bodies(here, kinds)
    if whose:
        return bodies[-1].ids[0] if bodies else None
    if any(o.rank == SUBJECT_RANK and o.ids and o.ids[0].startswith("person:") and person not in o.ids for o in here):
        return None
    for occurrences in (here, *reversed(windows[:-1])):
        bodies = _bodies(occurrences, kinds)
        subjects = [] if made else [o for o in bodies if o.rank == SUBJECT_RANK]
        if bodies:
            # The first subject is that of the main clause: "X retirará la oferta si Y no …, señaló su presidente".
            return subjects[0].ids[0] if subjects else bodies[-1].ids[0]
        if any(o.rank == SUBJECT_RANK for o in occurrences if occurrences is not here):
            return None
    return None


def _latest(
    noun: Owner, windows: Sequence[Sequence[Occurrence]], named: Named, taken: frozenset[str | None]
) -> str | None:
    for occurrences in reversed(windows):
        bodies = [o for o in _bodies(occurrences) if _fits(o.ids[0], noun, named) and o.ids[0] not in taken]
        sure = [o for o in bodies if _shows(o.ids[0], noun, named)]
        if sure or (bodies and not noun.named):
            subjects = [o for o in sure or bodies if o.rank == SUBJECT_RANK]
            return (subjects or sure or bodies)[-1].ids[0]
    return None


def _shows(identity: str, noun: Owner, named: Named) -> bool:
    words = identity.partition(":")[2].split("-")
    return named.sectors.get(identity, "") in noun.sectors or any(word in noun.words for word in words)


def _fits(identity: str, noun: Owner, named: Named) -> bool:
    sector = named.sectors.get(identity)
    if identity in regional_bodies():
        return not noun.sectors
    return not sector or not noun.sectors or sector in noun.sectors
