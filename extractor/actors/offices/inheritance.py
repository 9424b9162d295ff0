"""Whose an office is that the words beside it do not say: ``Präsident X``, ``die Ministerin Y``, ``Bundestrainer Z``.

The text names the country nearby or more often than others; "Bundes-" means a federal country, and nobody holds an
office that the text gives to somebody else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.actors.offices.leaders import lands_of
from extractor.actors.offices.regions import leading_place, leading_region, only_region
from extractor.actors.offices.titles import Office

# Countries whose offices are called Bundes-, in the order in which German news means them.
FEDERAL = ("country:DE", "country:AT", "country:CH")
# An office of state without a country is given the country that the text names this much more often than any other.
# Chosen on the training gold among 1.0, 1.2, 1.5, 2 and "only one country" (static F1 0.560, 0.561, 0.561, 0.553, 0.534).
LEAD_FACTOR = 1.5
INHERITED_CONFIDENCE = 0.8  # share of right triples on the training gold (68 of 81), rounded down
# Share of right triples with the table of leaders, on texts not read when it was written (60 of 67), rounded up.
KNOWN_CONFIDENCE = 0.9
# Offices that a text may leave without their country: "Präsident X", "die Ministerin Y", but not "General Z".
NOT_INHERITED = frozenset("general legislator envoy diplomat ambassador official prosecutor".split())
# The sector of the organisation that an office without one belongs to, where the text names exactly one of that sector.
_SECTOR_OF_OFFICE = {"secretary_general": "IGO", "party_leader": "PTY"}
_EITHER_STATE = frozenset({"president", "parliament", "vice_president"})
# Offices that states and other parts of a country have as well.
_OF_REGIONS = frozenset({"premier", "minister", "official"})
_OF_STATE = frozenset({"Premierminister", "Premier", "Vizepremier", "Kanzler", "Regierungschef"})
# Offices that one person at a time holds in a country.
_SINGLE = frozenset({"president", "premier", "foreign_minister", "minister", "monarch"})
# First parts of "Präsident" that leave it one of a state: no Arbeitgeberpräsident, no Gerichtspräsident.
_STATE_PARTS = frozenset({"", "ubergangs", "interims", "gegen", "senats", "nationalrats"})
_BUNDESTAG = "organisation:bundestag"
COMMISSION = "organisation:eu-kommission"

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """What the text names: (offset, id) of each mention of a country or place, and the sector of each organisation.

    Attributes:
        nouns: Offsets of countries named by a noun or capital, not by an adjective.
        home: Whose ministers have no other country beside them, in a Spanish text about Spain.
    """

    countries: tuple[tuple[int, str], ...] = ()
    places: tuple[tuple[int, str], ...] = ()
    sectors: Mapping[str, str] = field(default_factory=dict)
    nouns: frozenset[int] = frozenset()
    home: str | None = None

    def leading(self, but: frozenset[str] = frozenset()) -> str | None:
        """The country named most often, where it leads by ``LEAD_FACTOR``; ``but`` are out of the question."""
        counts = Counter(identity for _, identity in self.countries if identity not in but)
        if not counts:
            return None
        first, *rest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return first[0] if not rest or first[1] >= LEAD_FACTOR * rest[0][1] else None

    def only(self) -> str | None:
        """The only country named."""
        found = {identity for _, identity in self.countries}
        return found.pop() if len(found) == 1 else None

    def between(self, start: int, end: int, but: frozenset[str] = frozenset()) -> str | None:
        """The only country named between two offsets, where a noun does so."""
        found = [(at, identity) for at, identity in self.countries if start <= at < end and identity not in but]
        only = len({identity for _, identity in found}) == 1 and any(at in self.nouns for at, _ in found)
        return found[0][1] if only else None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an office stands: offsets of its sentence up to it, of the sentence before, and who holds the same one.

    Attributes:
        here: From the start of its sentence to the office.
        last: The sentence before.
        taken: Countries in which somebody else holds the office.
    """

    here: tuple[int, int] = (0, 0)
    last: tuple[int, int] = (0, 0)
    taken: frozenset[str] = frozenset()


def office_key(office: Office) -> Key | None:
    """A key of an office that one person at a time holds in a country, None for others.

    Example:
        >>> from extractor.actors.offices.titles import read_office
        >>> office_key(read_office("Präsident", "de")), office_key(read_office("Botschafter", "de"))
        (('president', ''), None)
    """
    if office.office not in _SINGLE or office.former:
        return None
    return office.office, office.modifier if office.office == "minister" else ""


def known_target(office: Office, person: str, named: Named) -> str | None:
    """The country or region that the holder of a state's office is known to lead, where the text names one of them.

    Example:
        >>> from extractor.actors.offices.titles import read_office
        >>> named = Named(((0, "country:US"), (40, "country:VE"), (60, "country:US")))
        >>> known_target(read_office("Präsident", "de"), "person:maduro-nicolas", named)
        'country:VE'
        >>> known_target(read_office("Trainer", "de"), "person:maduro-nicolas", named)
    """
    if not _is_of_state(office):
        return None
    present = {identity for _, identity in (*named.countries, *named.places)} & lands_of(person)
    if office.noun == "Ministerpräsident":
        # Those of Germany are its states' ("Ministerpräsident Lafontaine").
        present -= set(FEDERAL)
    return present.pop() if len(present) == 1 else None


def is_foreign(target: str, person: str) -> bool:
    """Whether a country is none of those that somebody is known to have led, who led others.

    Example:
        >>> is_foreign("country:US", "person:maduro-nicolas"), is_foreign("country:US", "person:bauer-anna")
        (True, False)
    """
    lands = lands_of(person)
    return bool(lands) and target.startswith("country:") and target not in lands


def _is_of_state(office: Office) -> bool:
    return office.scope == "country" or office.office in _EITHER_STATE or office.office == "region"


def inherited_target(office: Office, named: Named, *, bundes: bool, setting: Setting) -> str | None:
    """The country, region or organisation of an office that the words beside it do not name.

    Example:
        >>> from extractor.actors.offices.titles import read_office
        >>> named = Named(((0, "country:MX"), (40, "country:MX")))
        >>> inherited_target(read_office("Präsident", "de"), named, bundes=False, setting=Setting())
        'country:MX'
        >>> inherited_target(read_office("Trainer", "de"), named, bundes=False, setting=Setting())
    """
    of_house = office.modifier.startswith("bundestag")
    if _BUNDESTAG in named.sectors and (of_house or office.noun == "Bundestagspräsident"):
        return _BUNDESTAG
    no_state = office.noun in {"Präsident", "Vizepräsident"} and office.modifier not in _STATE_PARTS and not bundes
    if of_house or no_state or (office.prefix and office.scope != "country"):
        return None
    if bundes and (office.scope == "country" or office.office == "president"):
        present = {identity for _, identity in named.countries}
        return next((identity for identity in FEDERAL if identity in present), None)
    if office.scope == "region":
        return leading_region(named.places, cities=True) if office.office == "region" else leading_place(named.places)
    if office.office in NOT_INHERITED or not (office.scope == "country" or office.office in _EITHER_STATE):
        return _organisation(office, named)
    return _state(office, named, setting)


def _state(office: Office, named: Named, setting: Setting) -> str | None:
    """The country of an office of state, or the region where it can be one of a region too."""
    if named.home is not None and office.scope == "country":
        return named.home
    land = _country(named, setting)
    of_region = office.noun == "Ministerpräsident"
    if office.office in _OF_REGIONS and land in {None, *FEDERAL}:
        # Without "Bundes-" an office of Germany, Austria or Switzerland is one of their parts where the text names it.
        region = leading_region(named.places) if of_region else only_region(named.places)
        if region is not None and (of_region or (land is None and office.noun not in _OF_STATE)):
            return region
    # Ministerpräsidenten of Germany are those of its states.
    return None if of_region and land == "country:DE" else land


def _country(named: Named, setting: Setting) -> str | None:
    """The only country before it in the sentence, else the leading one, else the only one of the sentence before."""
    taken = setting.taken
    return named.between(*setting.here, taken) or named.leading(taken) or named.between(*setting.last, taken)


def _organisation(office: Office, named: Named) -> str | None:
    """The Commission of a commissioner, the only party of a party leader."""
    if office.office == "commissioner":
        return next((identity for identity in (COMMISSION, "organisation:eu") if identity in named.sectors), None)
    wanted = _SECTOR_OF_OFFICE.get(office.office)
    fitting = [identity for identity, sector in named.sectors.items() if wanted is not None and sector == wanted]
    return fitting[0] if len(fitting) == 1 else None
