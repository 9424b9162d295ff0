"""MEMBER_OF of people in German by other words than "Mitglied": ``der CDU-Mann X``, ``die für die SPÖ im Landtag sitzt``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractor.actors.folding import fold, folded_of
from extractor.actors.offices.incumbents import people_in
from extractor.actors.offices.titles import read_office
from extractor.actors.organisations.classes import is_class_noun
from extractor.actors.sites import Incumbency, Sheet, Site
from extractor.relations.static.ends import first_part, is_article, membership, organisation_of, words

# Sectors of organisations by id, as the entities have them.
Sectors = Mapping[str, str | None]

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
            yield membership(
                site.entity_ids[0], target, min(site.start, sheet.start(at)), max(site.end, sheet.end(at)), rule
            )


Found = tuple[str, int, str]


def _party(site: Site | None, sectors: Sectors) -> str | None:
    target = organisation_of(site)
    return target if target is not None and sectors.get(target) == "PTY" else None


def _compound(sheet: Sheet, first: int, sectors: Sectors) -> Found | None:
    """``der [CDU]-Herausforderer X``: a party before a noun that is no office."""
    if first == 0 or read_office(sheet.doc[first - 1].text, "de") is not None:
        return None
    target = first_part(sheet, first - 1)
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
    if is_article(doc[at].text) or fold(doc[at].text) in {"ihrem", "ihrer"}:
        at -= 1
    target = _party(sheet.at[at - 1], sectors) if at > 0 and fold(doc[at].text) in {"mit", "unter", "um"} else None
    return None if target is None else (target, at - 1, "party with candidate")


def _seated(sheet: Sheet, last: int, sectors: Sectors) -> Found | None:
    """``X, die für die [SPÖ] im Landtag sitzt``."""
    doc = sheet.doc
    folded = folded_of(doc)[last : last + MAX_CLAUSE]
    if (
        len(folded) < 4
        or folded[0] != ","
        or folded[1] not in {"der", "die"}
        or not set(folded) & set(words("de", "seat"))
    ):
        return None
    at = next((i for i, word in enumerate(folded) if word == "fur"), None)
    for index in range(last + at + 1, min(len(doc), last + at + 3)) if at is not None else ():
        target = _party(sheet.at[index], sectors)
        if target is not None:
            return target, index, "seat for a party"
    return None


def _working(sheet: Sheet, last: int) -> Found | None:
    """``X arbeitet bei [Firma]``, ``X, die für den Sender [Y] arbeitet``."""
    doc = sheet.doc
    end = min(len(doc), last + MAX_CLAUSE)
    folded, works = folded_of(doc)[last:end], words("de", "work")
    if not set(folded) & set(works) or folded[0] not in {*works, ","}:
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
            learned = found is not None and any(part in fold(found[0]) for part in words("de", "learned"))
            return found if learned else None
    return None


def _named_soon(sheet: Sheet, start: int, rule: str) -> Found | None:
    """The organisation behind a preposition, with article, adjectives and class noun in between at most."""
    for index in range(start, min(len(sheet.doc), start + 4)):
        target = organisation_of(sheet.at[index])
        if target is not None:
            return target, index, rule
        token = sheet.doc[index]
        if not is_article(token.text) and token.pos_ != "ADJ" and not is_class_noun(token.text, "de"):
            return None
    return None
