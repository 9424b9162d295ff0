"""From titles to incumbencies: which country or organisation an office belongs to.

The text names it (adjective, genitive, compound), or it follows: a colleague has the
same office, and what the words beside it leave open the text may name elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.actors.offices.beside import find_titles
from extractor.actors.offices.incumbents import incumbency, role_text, sector_of
from extractor.actors.offices.inheritance import (
    COMMISSION,
    INHERITED_CONFIDENCE,
    KNOWN_CONFIDENCE,
    NOT_INHERITED,
    Key,
    Named,
    Setting,
    inherited_target,
    is_foreign,
    known_target,
    office_key,
)
from extractor.actors.offices.phrases import Title
from extractor.actors.offices.predicates import find_predicates
from extractor.actors.offices.regions import SCOPES, is_region_noun
from extractor.actors.offices.spanish_lists import find_listed
from extractor.actors.sites import Incumbency, Sheet, Site
from extractor.pipelines.sentences import sentence_of

# Offices of organisations that a country's name may stand beside: the Soviet party leader, the Chinese central banker.
_NATIONAL = frozenset({"party_leader", "official"})

# What a title says, with the title.
Item = tuple[Incumbency, Sheet, Title]


def find_holders(
    sheets: Sequence[Sheet], named: Named
) -> tuple[tuple[Incumbency, ...], tuple[Site, ...], tuple[Incumbency, ...]]:
    """The incumbencies of a document, the role sites that titles and names form together, and mere titles.

    Mere titles (``Staatsanwalt``, ``Journalistin``) are offices of nothing that is named: they only tell the sector.
    """
    items: list[Item] = []
    sites: list[Site] = []
    mere: list[Incumbency] = []
    for sheet in sheets:
        for (first, last), site, title in find_titles(sheet):
            person = site.entity_ids[0]
            sites.append(_role_site(sheet, title, first, last, person))
            if title.office.scope != "none":
                items += _incumbencies(sheet, person, title, items)
            elif sector_of(title.office) is not None:
                mere.append(incumbency(sheet, person, title, None))
        for _, site, title in find_predicates(sheet):
            sites.append(Site(sheet.start(title.first), sheet.end(title.last - 1), site.entity_ids, "role"))
            items += _incumbencies(sheet, site.entity_ids[0], title, items)
        for site, title in find_listed(sheet):
            items += _incumbencies(sheet, site.entity_ids[0], title, items)
    return tuple(_explicit_first(_inherited(items, named))), tuple(sites), tuple(mere)


def holders_by_reference(sheets: Sequence[Sheet]) -> tuple[Incumbency, ...]:
    """The offices that a clause with a pronoun gives: ``Er ist Präsident von Kenia``; only where it says whose."""
    items: list[Item] = []
    for sheet in sheets:
        for _, site, title in find_predicates(sheet, referring=True) if sheet.lang == "de" else ():
            items += _incumbencies(sheet, site.entity_ids[0], title, items)
    return tuple(held for held, _, _ in items if held.target is not None)


def _role_site(sheet: Sheet, title: Title, first: int, last: int, person: str) -> Site:
    """Title and name together where the title stands before the name; the title alone behind it."""
    if title.hit.start < first:
        return Site(sheet.start(title.first), sheet.end(last - 1), (person,), "role")
    return Site(sheet.start(title.first), sheet.end(title.last - 1), (person,), "role")


def _incumbencies(sheet: Sheet, person: str, title: Title, before: Sequence[Item]) -> list[Item]:
    """What the words beside a title say: whose office it is, or nobody's yet."""
    office = title.office
    targets = list(
        dict.fromkeys(
            i for site in title.targets for i in site.entity_ids if _can_employ(i) or _is_region(sheet, title, site)
        )
    )
    if office.scope == "peer":
        return [(i, sheet, title) for i in _as_colleague(sheet, person, title, targets, [i for i, _, _ in before])]
    if office.scope == "region":
        targets = [t for t in targets if not t.startswith("country:")]
    if office.scope == "member" or (office.scope == "organisation" and office.office not in _NATIONAL):
        targets = [t for t in targets if t.startswith("organisation:")]
    if targets:
        return [(incumbency(sheet, person, title, target), sheet, title) for target in targets]
    named = any(_can_employ(i) for site in title.targets for i in site.entity_ids)
    if named and office.scope in {"member", "organisation"}:
        return []
    return [(incumbency(sheet, person, title, None, confidence=INHERITED_CONFIDENCE), sheet, title)]


def _inherited(items: Sequence[Item], named: Named) -> Iterator[Incumbency]:
    """The incumbencies with what the text names elsewhere for those that say nothing themselves."""
    holders: dict[Key, set[tuple[str, str]]] = {}
    for held, _, title in items:
        key = office_key(title.office)
        if key is not None and held.target is not None and not held.former:
            holders.setdefault(key, set()).add((held.person, held.target))
    # Where mayors are elected, or heads of a region, "Amtsinhaber" is one of them.
    local = any(title.office.scope == "region" or title.office.noun == "Ministerpräsident" for _, _, title in items)
    for held, sheet, title in items:
        is_open = held.target is None and not title.regional and not (local and title.office.noun == "Amtsinhaber")
        if not is_open or not all(_can_employ(i) for s in title.targets for i in s.entity_ids):
            yield _of_commission(held, named)
            continue
        known = known_target(title.office, held.person, named)
        if known is not None:
            yield _completed(sheet, held, title, known, "known holder", KNOWN_CONFIDENCE)
            continue
        key = None if held.former else office_key(title.office)
        others = holders.get(key, ()) if key is not None else ()
        taken = frozenset(land for person, land in others if person != held.person)
        here, last = _sentences(sheet, title)
        target = inherited_target(title.office, named, bundes=title.bundes, setting=Setting(here, last, taken))
        if target is not None and not is_foreign(target, held.person):
            held = _completed(sheet, held, title, target, "named in the text", INHERITED_CONFIDENCE)  # noqa: PLW2901
        yield held


def _of_commission(held: Incumbency, named: Named) -> Incumbency:
    """A commissioner of the EU holds an office of its Commission, where the text names that."""
    commissioner = held.office == "commissioner" and held.target == "organisation:eu"
    return replace(held, target=COMMISSION) if commissioner and COMMISSION in named.sectors else held


def _completed(sheet: Sheet, held: Incumbency, title: Title, target: str, reason: str, confidence: float) -> Incumbency:
    return incumbency(sheet, held.person, title, target, confidence=confidence, rule=f"{title.rule}, {reason}")


def _is_region(sheet: Sheet, title: Title, site: Site) -> bool:
    """Whether a place has the office: ``[Hessens] Ministerpräsident``, not ``Sprecher der Feuerwehr [Köln]``."""
    office = title.office
    if not site.entity_ids[0].startswith("place:") or office.scope not in SCOPES:
        return False
    if office.office in NOT_INHERITED or office.sector == "MIL":
        return False
    hit = title.hit
    between = [
        token.text for i, token in enumerate(sheet.doc[hit.end : title.last], hit.end)
        if sheet.at[i] is None and token.pos_ in {"NOUN", "PROPN"} and sheet.start(i) < site.start
    ]  # fmt: skip
    return all(is_region_noun(word) for word in between)


def _sentences(sheet: Sheet, title: Title) -> tuple[tuple[int, int], tuple[int, int]]:
    """Offsets from the start of the sentence to the office, and of the sentence before."""
    if not sheet.doc.has_annotation("SENT_START"):
        return (sheet.start(0), sheet.start(title.first)), (0, 0)
    sentence = sentence_of(sheet.doc[title.hit.start])
    here = (sheet.start(sentence.start), sheet.start(title.first))
    if sentence.start == 0:
        return here, (0, 0)
    before = sentence_of(sheet.doc[sentence.start - 1])
    return here, (sheet.start(before.start), here[0])


def _can_employ(identity: str) -> bool:
    return identity.startswith(("country:", "organisation:"))


def _as_colleague(
    sheet: Sheet, person: str, title: Title, targets: Sequence[str], before: Sequence[Incumbency]
) -> Iterator[Incumbency]:
    """``seinem venezolanischen Amtskollegen Y``: Y has the office of the person named before."""
    model = next((i for i in reversed(before) if i.person != person and not i.member), None)
    if model is None:
        return
    for target in targets:
        yield Incumbency(
            person, target, model.office, role_text(sheet, title), sheet.start(title.first), sheet.end(title.last - 1),
            "colleague in office", former=title.former, sector=model.sector, confidence=0.9,
        )  # fmt: skip


def _explicit_first(found: Iterable[Incumbency]) -> list[Incumbency]:
    """Drop an inherited or missing target where the text names one for the same person and office elsewhere."""
    items = list(found)
    named = {(i.person, i.office) for i in items if i.target and i.confidence > INHERITED_CONFIDENCE}
    countries = {
        i.person for i in items if i.target and i.target.startswith("country:") and i.confidence > INHERITED_CONFIDENCE
    }
    return [
        i for i in items
        if i.confidence > INHERITED_CONFIDENCE or ((i.person, i.office) not in named and i.person not in countries)
    ]  # fmt: skip
