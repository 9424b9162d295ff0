"""MEMBER_OF in German by other words than "Mitglied": ``der CDU-Mann X``, ``die EU-Länder A und B``, ``die Nato-Truppe Kfor``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractor.actors.folding import fold
from extractor.actors.offices.incumbents import people_in
from extractor.actors.offices.titles import read_office
from extractor.actors.organisations.classes import is_class_noun
from extractor.actors.sites import Incumbency, Sheet, Site

# Sectors of organisations by id, as the entities have them.
Sectors = Mapping[str, str | None]

_ARTICLES = frozenset("der die das den dem des ein eine einer einen".split())
_STATES = ("staat", "land", "mitglied", "partner", "verbundet")
# What a body of another one is called: die UN-[Mission] UNIFIL, die Telekom-[Tochter] T-Systems.
_BODIES = frozenset(
    "mission truppe truppen tochter tochterfirma tochtergesellschaft organisation unterorganisation behorde agentur".split()
)
_SITS = frozenset("sitzt sass sitzen antritt antrat kandidiert kandidierte".split())
_WORKS = frozenset("arbeitet arbeitete arbeiten spielt spielte".split())
_LEARNED = ("universit", "hochschule", "college", "school", "institut", "akademie", "academy")
# A list of states is at most so long, with its commas and articles.
MAX_LIST = 16
MAX_CLAUSE = 12


def affiliations(sheet: Sheet, sectors: Sectors) -> Iterator[Incumbency]:
    """The memberships of a German segment."""
    if sheet.lang != "de":
        return
    for first, last, site in people_in(sheet):
        found = _compound(sheet, first, sectors) or _glossed(sheet, last, sectors) or _leading(sheet, first, sectors)
        found = found or _seated(sheet, last, sectors) or _working(sheet, last) or _teaching(sheet, last)
        if found is not None:
            target, at, rule = found
            yield _record(
                site.entity_ids[0], target, min(site.start, sheet.start(at)), max(site.end, sheet.end(at)), rule
            )
    for token in sheet.doc:
        union = _first_part(sheet, token.i)
        if union is not None:
            yield from _states(sheet, token.i, union)
            yield from _bodies(sheet, token.i, union)
    yield from _belonging_states(sheet)


Found = tuple[str, int, str]


def _first_part(sheet: Sheet, index: int) -> str | None:
    """The organisation before the hyphen of a compound: ``[EU]-Länder``."""
    site = sheet.at[index]
    inside = site is not None and site.start == sheet.start(index) and site.end < sheet.end(index)
    return _organisation(site) if inside and "-" in sheet.doc[index].text else None


def _organisation(site: Site | None) -> str | None:
    return (
        site.entity_ids[0]
        if site is not None and site.acts and site.entity_ids[0].startswith("organisation:")
        else None
    )


def _party(site: Site | None, sectors: Sectors) -> str | None:
    target = _organisation(site)
    return target if target is not None and sectors.get(target) == "PTY" else None


def _compound(sheet: Sheet, first: int, sectors: Sectors) -> Found | None:
    """``der [CDU]-Herausforderer X``: a party before a noun that is no office."""
    if first == 0 or read_office(sheet.doc[first - 1].text, "de") is not None:
        return None
    target = _first_part(sheet, first - 1)
    return (target, first - 1, "party before name") if target is not None and sectors.get(target) == "PTY" else None


def _glossed(sheet: Sheet, last: int, sectors: Sectors) -> Found | None:
    """``X, ein [CDU]-Mann,``, ``X, eine [Grüne],``."""
    doc = sheet.doc
    if (
        last + 2 >= len(doc)
        or doc[last].text != ","
        or fold(doc[last + 1].text) not in {"ein", "eine", "einer", "einem", "einen"}
    ):
        return None
    target = _party(sheet.at[last + 2], sectors)
    office = read_office(doc[last + 2].text, "de")
    return (
        (target, last + 2, "party behind name")
        if target is not None and (office is None or office.scope == "none")
        else None
    )


def _leading(sheet: Sheet, first: int, sectors: Sectors) -> Found | None:
    """``die [CDU] mit Spitzenkandidat X``, ``die [CDU] unter dem Spitzenkandidaten X``."""
    doc, at = sheet.doc, first - 1
    office = read_office(doc[at].text, "de") if at >= 2 else None
    if office is None or office.office != "candidate" or office.prefix:
        return None
    at -= 1
    if fold(doc[at].text) in _ARTICLES | {"ihrem", "ihrer"}:
        at -= 1
    target = _party(sheet.at[at - 1], sectors) if at > 0 and fold(doc[at].text) in {"mit", "unter", "um"} else None
    return None if target is None else (target, at - 1, "party with candidate")


def _seated(sheet: Sheet, last: int, sectors: Sectors) -> Found | None:
    """``X, die für die [SPÖ] im Landtag sitzt``."""
    doc = sheet.doc
    words = [fold(token.text) for token in doc[last : last + MAX_CLAUSE]]
    if len(words) < 4 or words[0] != "," or words[1] not in {"der", "die"} or not _SITS & set(words):
        return None
    at = next((i for i, word in enumerate(words) if word == "fur"), None)
    for index in range(last + at + 1, min(len(doc), last + at + 3)) if at is not None else ():
        target = _party(sheet.at[index], sectors)
        if target is not None:
            return target, index, "seat for a party"
    return None


def _working(sheet: Sheet, last: int) -> Found | None:
    """``X arbeitet bei [Firma]``, ``X, die für den Sender [Y] arbeitet``."""
    doc = sheet.doc
    end = min(len(doc), last + MAX_CLAUSE)
    words = [fold(token.text) for token in doc[last:end]]
    if not _WORKS & set(words) or not words or words[0] not in {*_WORKS, ","}:
        return None
    for index in range(last, end):
        if doc[index].text in {".", ";"}:
            break
        if fold(doc[index].text) in {"bei", "beim", "fur"}:
            return _named_soon(sheet, index + 1, "works for")
    return None


def _teaching(sheet: Sheet, last: int) -> Found | None:
    """``X, Professor für Politik an der [Universität Ulm]``."""
    doc = sheet.doc
    if last + 2 >= len(doc) or doc[last].text != "," or doc[last + 2].pos_ == "PRON":
        return None
    for index in range(last + 1, min(len(doc), last + MAX_CLAUSE)):
        if doc[index].text in {",", ".", ";"} or doc[index].pos_ in {"VERB", "AUX"}:
            return None
        if fold(doc[index].text) in {"an", "am"}:
            found = _named_soon(sheet, index + 1, "teaches at")
            learned = found is not None and any(part in fold(found[0]) for part in _LEARNED)
            return found if learned else None
    return None


def _named_soon(sheet: Sheet, start: int, rule: str) -> Found | None:
    """The organisation behind a preposition, with article, adjectives and class noun in between at most."""
    for index in range(start, min(len(sheet.doc), start + 4)):
        target = _organisation(sheet.at[index])
        if target is not None:
            return target, index, rule
        token = sheet.doc[index]
        if fold(token.text) not in _ARTICLES and token.pos_ != "ADJ" and not is_class_noun(token.text, "de"):
            return None
    return None


def _states(sheet: Sheet, index: int, union: str) -> Iterator[Incumbency]:
    """``die [EU]-Länder Ungarn, Polen und Kroatien``."""
    head = fold(sheet.doc[index].text.rsplit("-", 1)[-1])
    if not head.startswith(_STATES):
        return
    yield from _states_before(sheet, index, union)
    for at in range(index + 1, min(len(sheet.doc), index + 1 + MAX_LIST)):
        site, token = sheet.at[at], sheet.doc[at]
        if site is not None and site.entity_ids[0].startswith("country:") and site.kind != "demonym":
            yield _record(site.entity_ids[0], union, sheet.start(index), sheet.end(at), "states of a union")
        elif site is not None or (fold(token.text) not in {",", "und", "sowie", "die", "der", "den", "wie", "oder"}):
            return


def _states_before(sheet: Sheet, index: int, union: str) -> Iterator[Incumbency]:
    """``Ungarn , Polen und andere [EU]-Staaten``, ``Ungarn als einziges [EU]-Land``."""
    doc, at = sheet.doc, index - 1
    while at > 0 and doc[at].pos_ in {"ADJ", "DET", "PRON", "NUM"} and sheet.at[at] is None:
        at -= 1
    if at < 1 or at == index - 1 or fold(doc[at].text) not in {"und", "als", "sowie"}:
        return
    as_one = fold(doc[at].text) == "als"
    for before in range(at - 1, max(-1, at - MAX_LIST), -1):
        site = sheet.at[before]
        if site is not None and site.entity_ids[0].startswith("country:") and site.kind != "demonym":
            yield _record(site.entity_ids[0], union, site.start, sheet.end(index), "states of a union")
        elif as_one or site is not None or fold(doc[before].text) not in {",", "und", "sowie", "die", "der"}:
            return


def _bodies(sheet: Sheet, index: int, union: str) -> Iterator[Incumbency]:
    """``die [UN]-Mission UNIFIL``, ``die [Telekom]-Tochter T-Systems``."""
    head = fold(sheet.doc[index].text.rsplit("-", 1)[-1])
    at = index + 1
    if head in _BODIES and at < len(sheet.doc):
        at += sheet.doc[at].text in {"„", '"', "“", "»"}
        body = _organisation(sheet.at[at]) if at < len(sheet.doc) else None
        if body is not None and body != union:
            yield _record(body, union, sheet.start(index), sheet.end(at), "body of another")


def _belonging_states(sheet: Sheet) -> Iterator[Incumbency]:
    """``Griechenland und die Türkei gehören der [Nato] seit 1952 an``."""
    doc = sheet.doc
    for token in doc:
        if fold(token.text) not in {"gehort", "gehorte", "gehoren", "gehorten"} or "an" not in {
            t.text for t in doc[token.i : token.i + MAX_CLAUSE]
        }:
            continue
        union = next(
            (t for i in range(token.i + 1, min(len(doc), token.i + 4)) if (t := _organisation(sheet.at[i]))), None
        )
        for at in range(token.i - 1, max(-1, token.i - MAX_LIST), -1):
            site = sheet.at[at]
            if site is not None and site.entity_ids[0].startswith("country:") and union is not None:
                yield _record(site.entity_ids[0], union, site.start, sheet.end(token.i), "belongs to")
            elif site is not None or fold(doc[at].text) not in {",", "und", "sowie", "die", "der"}:
                break


def _record(member: str, target: str, start: int, end: int, rule: str) -> Incumbency:
    return Incumbency(member, target, "member", "", start, end, rule, member=True, confidence=0.9)
