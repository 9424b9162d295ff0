"""The noun phrase of an office: what stands before it, its complement, and whose office it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.actors.folding import fold
from extractor.actors.offices import regions
from extractor.actors.offices.titles import Office, OfficeHit, is_former
from extractor.actors.sites import Sheet, Site
from extractor.lang import read_table

# A complement between title and name is at most this long: "Minister für Verkehr, Infrastruktur und Tourismus".
MAX_GAP = 14
MAX_MODIFIERS = 6
OF_WORDS = frozenset("der des von vom beim bei im in am an fur zum zur de del la las los el en para ante".split())
BETWEEN = frozenset("und y e & / - –".split())
STOP_POS = frozenset({"VERB", "AUX"})
_PLACE_LINKS = frozenset("im in am an bei beim en para ante fur zum zur".split())
_WHOSE = frozenset({"dessen", "deren", "cuyo", "cuya"})
# "die Partei im Norden des Landes, deren Chefin": how far before the relative word its owner may stand.
MAX_WHOSE = 6
_ENDS = frozenset({",", ")", ".", ":", ";", "–", "!", "?", "“", '"'})
# Classes of offices that companies have for a country.
_CHIEFS = frozenset({"head", "executive"})
_CONTINENTS = frozenset({"europa", "asien", "afrika", "amerika", "nordamerika", "osteuropa", "nahost"})
_COUNTRY_COLUMNS = ("code", "name", "alternates", "article", "adjective", "demonym", "capital", "seat", "note")
_FIELD_WORDS = frozenset({"de", "del", "la", "los", "las", "y", "e", "general", "adjunto", "especial"})


@dataclass(frozen=True, slots=True)
class Title:
    """An office found beside a name, with the tokens of its noun phrase.

    Attributes:
        targets: The sites that name whose office it is; empty when the phrase does not say.
        bundes: The office is called Bundes-, which means one of the federal countries.
        regional: An adjective names a region ("bayerische Ministerpräsidentin"): no office of the country.
    """

    hit: OfficeHit
    first: int
    last: int
    targets: tuple[Site, ...]
    former: bool
    rule: str
    bundes: bool = False
    regional: bool = False

    @property
    def office(self) -> Office:
        """The office."""
        return self.hit.office


def phrase(sheet: Sheet, hit: OfficeHit, end: int, rule: str, *, floor: int = 0) -> Title:
    """The noun phrase of an office: modifiers on the left (from ``floor``), complement on the right up to ``end``."""
    own = [
        s for s in (sheet.at[hit.start],) if s and sheet.start(hit.start) <= s.start and s.end < sheet.end(hit.start)
    ]
    # "presidente del Gobierno" is one office, and names a body.
    own += [s for s in dict.fromkeys(sheet.at[hit.start + 1 : hit.end]) if s is not None and is_body(s)]
    first, left, words = _modifiers(sheet, hit, floor)
    right = [
        site
        for index in range(hit.end, end)
        if (site := sheet.at[index]) is not None and is_body(site) and _linked(sheet, hit.end, index)
    ]
    whose = next((i for i in (first, first - 1) if i > 0 and fold(sheet.doc[i].text) in _WHOSE), None)
    if whose is not None and not left and not own:
        left = _named_before(sheet, whose)
    words += [sheet.doc[i].text for i in range(hit.end, end)] if sheet.lang == "es" else []
    return Title(
        hit,
        first,
        max([hit.end, *(i + 1 for i in range(hit.end, end) if sheet.at[i] in right)]),
        tuple(_prefer(hit.office, own, left, right)),
        hit.office.former or any(is_former(word, sheet.lang) for word in words),
        rule,
        bundes=hit.office.modifier.startswith("bundes") or hit.office.noun.startswith("Bundes"),
        regional=any(is_regional(word, sheet.lang) for word in words),
    )


def _named_before(sheet: Sheet, index: int) -> list[Site]:
    """The organisation or country that a relative word stands for: ``die [Nordpartei], deren Vorsitzende Eva Lind``."""
    for at in range(index - 1, max(-1, index - 1 - MAX_WHOSE), -1):
        site = sheet.at[at]
        if site is not None:
            return [site] if is_body(site) and site.kind != "demonym" else []
        if sheet.doc[at].text in {".", ";", ":"}:
            break
    return []


def _modifiers(sheet: Sheet, hit: OfficeHit, floor: int) -> tuple[int, list[Site], list[str]]:
    """First token, sites and plain words of what stands before an office, up to the article."""
    left: list[Site] = []
    words: list[str] = []
    first = hit.start
    for index in range(hit.start - 1, max(floor, hit.start - MAX_MODIFIERS) - 1, -1):
        token, site = sheet.doc[index], sheet.at[index]
        if site is not None:
            if not is_body(site) or (site.kind != "demonym" and not _possessor(sheet, index, hit)):
                break
            first = index
            if site.kind == "demonym" and site.entity_ids[0].startswith("organisation:"):
                # "der republikanische Senator": his party, not whose office it is.
                continue
            left.append(site)
            if site.kind != "demonym":
                break
        elif is_former(token.text, sheet.lang) or (token.pos_ in {"ADJ", "ADV", "PROPN"} and token.text[:1].islower()):
            words.append(token.text)
            first = index
        elif fold(token.text) not in BETWEEN and not token.text.endswith("-"):
            break
    return first, left, words


def phrase_end(sheet: Sheet, start: int, *, open_end: bool = False) -> int | None:
    """The end of an apposition, or None where it turns out to be none (a name or at once a verb follows).

    ``open_end``: The phrase may end at a verb ("als Kanzlerin lobte er").
    """
    doc = sheet.doc
    for index in range(start, min(len(doc), start + MAX_GAP)):
        token, site = doc[index], sheet.at[index]
        # "Vertreter für die Außen- und Sicherheitspolitik der EU" goes on.
        goes_on = doc[index - 1].text.endswith("-")
        if site is None and (token.text in _ENDS or (fold(token.text) in BETWEEN and not goes_on)):
            return index
        if site is not None and not is_body(site):
            return None
        if token.pos_ in STOP_POS and site is None:
            return index if index > start or open_end else None
    return min(len(doc), start + MAX_GAP)


def _possessor(sheet: Sheet, index: int, hit: OfficeHit) -> bool:
    """A genitive before the title (``Frankreichs Präsident``) or a name set beside it (``OMV Chef``)."""
    word = sheet.doc[index].text
    return sheet.lang == "de" and (_genitive(word) or (index == hit.start - 1 and word.isupper()))


def _genitive(word: str) -> bool:
    return word.endswith(("s", "'", "’"))


def _linked(sheet: Sheet, start: int, index: int) -> bool:
    """Whether a site in the complement belongs to the title.

    It does when articles, adjectives and "of" alone lead to it ("Präsident der [EU]", "Vorsitzender der
    Geschäftsführung von [Firma]"); a noun with another preposition in between cuts it off ("Sprecherin der
    Fraktion im [Bundestag]"), and an adjective belongs to its own noun.
    """
    doc, site = sheet.doc, sheet.at[index]
    if site is None or sheet.at[index - 1] is site:
        return False
    if site.kind == "demonym":
        return sheet.lang == "es" and all(_is_field(doc[i].text) for i in range(start, index))
    if index == start:
        return sheet.lang == "es" or _genitive(doc[index].text)
    between = [
        (fold(doc[i].text), doc[i].pos_ in {"NOUN", "PROPN"} and sheet.at[i] is None) for i in range(start, index)
    ]
    if sheet.lang == "de" and any(
        doc[i].pos_ == "ADP" and sheet.at[i] is None and fold(doc[i].text) not in OF_WORDS for i in range(start, index)
    ):
        # "des Anführers gegenüber der BBC"
        return False
    links = [word for word, _ in between if word in OF_WORDS]
    noun_before = any(noun for word, noun in between if word not in OF_WORDS)
    if links and links[-1] in _PLACE_LINKS and (noun_before or site.entity_ids[0].startswith(("country:", "place:"))):
        return False
    return bool(links) or doc[start].text == "("


def _is_field(word: str) -> bool:
    """Words of a Spanish portfolio between office and adjective: ministro [de Asuntos Exteriores] ruso."""
    return fold(word) in _FIELD_WORDS or word[:1].isupper()


def _prefer(office: Office, own: Sequence[Site], left: Sequence[Site], right: Sequence[Site]) -> list[Site]:
    """Which of the sites in the phrase the office belongs to: inside the word, behind it, before it."""
    if own and own[0].kind == "name" and _is_country(own[0]) and office.office in _CHIEFS and is_area(office):
        # "Deutschlandchef von [Firma]", "Amazons [Deutschland]-Chef": the country only says where.
        own = []
    if office.office == "ambassador":
        # "Russlands UN-Botschafter", "der russische Botschafter bei der UNO": the country sends, the other receives.
        senders = [site for group in (left, own, right) for site in group if _is_country(site)]
        if senders:
            return senders[:1]
    if office.scope == "country":
        for group in (own, right):
            lands = [site for site in group if _is_country(site)]
            if lands:
                return lands[:1]
        lands = [site for site in left if _is_country(site)]
        if lands:
            return lands
    return list(own[:1] or right[:1] or left)


@cache
def _areas() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_table("de", "countries", columns=_COUNTRY_COLUMNS)) | _CONTINENTS


def is_area(office: Office) -> bool:
    """Whether a chief is one of a company in a country: Deutschlandchef, China-Chef.

    Example:
        >>> from extractor.actors.offices.titles import read_office
        >>> is_area(read_office("Deutschland-Chef", "de")), is_area(read_office("Kremlchef", "de"))
        (True, False)
    """
    return fold(office.modifier or office.prefix.rsplit("-", 1)[-1]) in _areas()


def is_body(site: Site | None) -> bool:
    """Whether a site names something that can have an office: a country, an organisation, a place."""
    return site is not None and not site.entity_ids[0].startswith("person:")


def _is_country(site: Site) -> bool:
    return site.entity_ids[0].startswith("country:")


@cache
def _spanish_regions() -> tuple[str, ...]:
    return tuple(row["adjective"] for row in read_table("es", "regions", columns=("adjective",)))


def is_regional(word: str, lang: str) -> bool:
    """Whether an adjective names a part of a country.

    Example:
        >>> is_regional("bayerischen", "de"), is_regional("russischen", "de"), is_regional("andaluza", "es")
        (True, False, True)
    """
    return (
        regions.is_regional(word) if lang == "de" else lang == "es" and word.casefold().startswith(_spanish_regions())
    )
