"""From titles to incumbencies: which country or organisation an office belongs to.

The text names it (adjective, genitive, compound), or it follows: a colleague has the
same office, "Bundes-" means the federal country the text names, and an office of
state in a text with one country is that country's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.actors.offices.incumbents import find_titles, incumbency, role_text, sector_of
from extractor.actors.offices.phrases import Title
from extractor.actors.offices.predicates import find_predicates
from extractor.actors.offices.titles import Office
from extractor.actors.sites import Incumbency, Sheet, Site

# Countries whose offices are called Bundes-, in the order in which German news means them.
FEDERAL = ("country:DE", "country:AT", "country:CH")
# An office of state without a country is given the country that the text names this much more often than any other.
# Chosen on the training gold among 1.0, 1.2, 1.5, 2 and "only one country" (static F1 0.560, 0.561, 0.561, 0.553, 0.534).
LEAD_FACTOR = 1.5
INHERITED_CONFIDENCE = 0.8  # share of right triples on the training gold (68 of 81), rounded down
# Offices that a text may leave without their country: "Präsident X", "die Ministerin Y", but not "General Z".
_NOT_INHERITED = frozenset("general legislator envoy diplomat ambassador official prosecutor".split())
# Offices of organisations that a country's name may stand beside: the Soviet party leader, the Chinese central banker.
_NATIONAL = frozenset({"party_leader", "official"})
# The sector of the organisation that an office without one belongs to, where the text names exactly one of that sector.
_SECTOR_OF_OFFICE = {"secretary_general": "IGO", "party_leader": "PTY"}
_EITHER_STATE = frozenset({"president", "parliament", "vice_president"})
_BUNDESTAG = "organisation:bundestag"
_COMMISSION = ("organisation:eu-kommission", "organisation:eu")


@dataclass(frozen=True, slots=True)
class Named:
    """What the text names: (offset, id) of each country mention, and the sector of each organisation.

    ``home``: Whose ministers have no other country beside them, in a Spanish text about Spain.
    """

    countries: tuple[tuple[int, str], ...] = ()
    sectors: Mapping[str, str] = field(default_factory=dict)
    home: str | None = None

    def leading(self) -> str | None:
        """The country named most often, where it leads by ``LEAD_FACTOR``."""
        counts = Counter(identity for _, identity in self.countries)
        if not counts:
            return None
        first, *rest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return first[0] if not rest or first[1] >= LEAD_FACTOR * rest[0][1] else None

    def between(self, start: int, end: int) -> str | None:
        """The only country named between two offsets."""
        found = {identity for at, identity in self.countries if start <= at < end}
        return found.pop() if len(found) == 1 else None


def find_holders(
    sheets: Sequence[Sheet], named: Named
) -> tuple[tuple[Incumbency, ...], tuple[Site, ...], tuple[Incumbency, ...]]:
    """The incumbencies of a document, the role sites that titles and names form together, and mere titles.

    Mere titles (``Staatsanwalt``, ``Journalistin``) are offices of nothing that is named: they only tell the sector.
    """
    found: list[Incumbency] = []
    sites: list[Site] = []
    mere: list[Incumbency] = []
    for sheet in sheets:
        for (first, last), site, title in find_titles(sheet):
            person = site.entity_ids[0]
            sites.append(_role_site(sheet, title, first, last, person))
            if title.office.scope != "none":
                found.extend(_incumbencies(sheet, person, title, found, named))
            elif sector_of(title.office) is not None:
                mere.append(incumbency(sheet, person, title, None))
        for _, site, title in find_predicates(sheet):
            sites.append(Site(sheet.start(title.first), sheet.end(title.last - 1), site.entity_ids, "role"))
            found.extend(_incumbencies(sheet, site.entity_ids[0], title, found, named))
    return tuple(_explicit_first(found)), tuple(sites), tuple(mere)


def _role_site(sheet: Sheet, title: Title, first: int, last: int, person: str) -> Site:
    """Title and name together where the title stands before the name; the title alone behind it."""
    if title.hit.start < first:
        return Site(sheet.start(title.first), sheet.end(last - 1), (person,), "role")
    return Site(sheet.start(title.first), sheet.end(title.last - 1), (person,), "role")


def _incumbencies(
    sheet: Sheet, person: str, title: Title, before: Sequence[Incumbency], named: Named
) -> Iterator[Incumbency]:
    targets = list(dict.fromkeys(i for site in title.targets for i in site.entity_ids if _can_employ(i)))
    office = title.office
    if office.scope == "peer":
        yield from _as_colleague(sheet, person, title, targets, before)
        return
    if office.scope == "member" or (office.scope == "organisation" and office.office not in _NATIONAL):
        targets = [t for t in targets if t.startswith("organisation:")]
    if targets:
        for target in targets:
            yield incumbency(sheet, person, title, target)
        return
    blocked = title.regional or any(not _can_employ(i) for site in title.targets for i in site.entity_ids)
    inherited = (
        None if blocked else inherited_target(office, named, bundes=title.bundes, sentence=_sentence(sheet, title))
    )
    if inherited is not None:
        yield incumbency(
            sheet, person, title, inherited, confidence=INHERITED_CONFIDENCE, rule=f"{title.rule}, named in the text"
        )
    elif office.scope not in {"member", "organisation"} or not title.targets:
        yield incumbency(sheet, person, title, None, confidence=INHERITED_CONFIDENCE)


def _sentence(sheet: Sheet, title: Title) -> tuple[int, int]:
    """Offsets from the start of the sentence to the office."""
    token = sheet.doc[title.hit.start]
    first = token.sent.start if sheet.doc.has_annotation("SENT_START") else 0
    return sheet.start(first), sheet.start(title.first)


def _can_employ(identity: str) -> bool:
    return identity.startswith(("country:", "organisation:"))


def inherited_target(office: Office, named: Named, *, bundes: bool, sentence: tuple[int, int]) -> str | None:
    """The country or organisation of an office that the words beside it do not name.

    ``sentence`` holds the offsets of the part of the sentence before the office.

    Example:
        >>> from extractor.actors.offices.titles import read_office
        >>> named = Named(((0, "country:MX"), (40, "country:MX")))
        >>> inherited_target(read_office("Präsident", "de"), named, bundes=False, sentence=(0, 0))
        'country:MX'
        >>> inherited_target(read_office("Trainer", "de"), named, bundes=False, sentence=(0, 0))
    """
    if office.modifier.startswith("bundestag"):
        return _BUNDESTAG if _BUNDESTAG in named.sectors else None
    if office.noun == "Bundestagspräsident" and _BUNDESTAG in named.sectors:
        return _BUNDESTAG
    if bundes and (office.scope == "country" or office.office == "president"):
        present = {identity for _, identity in named.countries}
        return next((identity for identity in FEDERAL if identity in present), None)
    if office.prefix:
        return None
    if office.office in _NOT_INHERITED or not (office.scope == "country" or office.office in _EITHER_STATE):
        return _inherited_organisation(office, named)
    home = named.home if office.scope == "country" else None
    land = home or named.leading() or named.between(*sentence)
    # Ministerpräsidenten of Germany are those of its states.
    return None if office.noun == "Ministerpräsident" and land == "country:DE" else land


def _inherited_organisation(office: Office, named: Named) -> str | None:
    """The Commission of a commissioner, the only party of a party leader."""
    if office.office == "commissioner":
        return next((identity for identity in _COMMISSION if identity in named.sectors), None)
    wanted = _SECTOR_OF_OFFICE.get(office.office)
    fitting = [identity for identity, sector in named.sectors.items() if wanted is not None and sector == wanted]
    return fitting[0] if len(fitting) == 1 else None


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
