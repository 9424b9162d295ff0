"""MEMBER_OF of states: ``EU-Mitglied Ungarn``, ``die EU-Länder A und B``, ``A und B gehören der Nato an``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.actors.folding import fold, folded_of
from extractor.pipelines.words import words_of
from extractor.relations.static.ends import (
    OF,
    as_predicate,
    copula_of,
    country_of,
    first_part,
    last_parts,
    membership,
    organisation_of,
    words,
)
from extractor.relations.surface import completed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.actors.sites import Incumbency, Sheet

_JOINING = frozenset({",", "und", "sowie", "die", "der"})
_JOINING_BEHIND = _JOINING | {"den", "wie", "oder"}
# A list of states is at most so long, with its commas and articles.
MAX_LIST = 16
MAX_CLAUSE = 12


def members(sheet: Sheet) -> Iterator[Incumbency]:
    """``EU-Mitglied [Ungarn]``, ``[Ungarn], Mitglied der EU``, ``Dinamarca, que es miembro de la OTAN``."""
    listed = words(sheet.lang, "member")
    for index, last in enumerate(last_parts(sheet.doc)):
        union, end = _union_of(sheet, index) if last in listed else (None, 0)
        if union is None:
            continue
        token = sheet.doc[index]
        former = fold(token.text).startswith("ex-")
        country = _member(sheet, index, end) or _subject(sheet, token)
        if country is not None:
            found = membership(country, union, sheet.start(index), sheet.end(end - 1), "member state", former=former)
            yield as_predicate(found, token, sheet.lang)


def _union_of(sheet: Sheet, index: int) -> tuple[str | None, int]:
    site = sheet.at[index]
    if site is not None and site.end < sheet.end(index):
        return organisation_of(site), index + 1
    for at in range(index + 1, min(len(sheet.doc), index + 4)):
        target = organisation_of(sheet.at[at])
        if target is not None:
            return target, at + 1
        if fold(sheet.doc[at].text) not in OF:
            break
    return None, index + 1


def _member(sheet: Sheet, index: int, end: int) -> str | None:
    """The country straight behind the noun, else the subject country of the clause before it."""
    doc = sheet.doc
    for at in range(end, min(len(doc), end + 2)):
        country = country_of(sheet.at[at])
        if country is not None:
            return country
        if doc[at].text not in {",", "wie"}:
            break
    for at in range(index - 1, max(-1, index - 7), -1):
        if sheet.at[at] is not None:
            return country_of(sheet.at[at])
        if doc[at].pos_ == "VERB" or doc[at].text in {".", ";", ":"}:
            return None
    return None


def _subject(sheet: Sheet, noun: Token) -> str | None:
    """The country that is or becomes what the noun names: ``Island ist bereit, 2030 Mitglied der EU zu werden``."""
    verb = copula_of(noun)
    for clause in completed(sheet.doc) if verb is not None and verb != noun else ():
        if clause.verb == verb:
            return next((country for token in clause.subjects if (country := country_of(sheet.at[token.i]))), None)
    return None


def states(sheet: Sheet) -> Iterator[Incumbency]:
    """The states of unions that a German segment lists."""
    if sheet.lang != "de":
        return
    named = words("de", "state")
    for index, last in enumerate(last_parts(sheet.doc)):
        union = first_part(sheet, index) if last.startswith(named) else None
        if union is not None:
            yield from _before(sheet, index, union)
            yield from _behind(sheet, index, union)
    yield from _belonging(sheet)
    yield from _owned_memberships(sheet)


def _owned_memberships(sheet: Sheet) -> Iterator[Incumbency]:
    """``die [Nato]-Mitgliedschaft der [Türkei]``, ``die Mitgliedschaft der [Türkei] in der [Nato]``."""
    named = words("de", "membership")
    for index, word in enumerate(folded_of(sheet.doc)):
        if not word.endswith(named):
            continue
        found = [site for site in sheet.at[index + 1 : index + 7] if site is not None]
        country = country_of(found[0]) if found else None
        union = first_part(sheet, index) or next((name for site in found if (name := organisation_of(site))), None)
        if country is not None and union is not None and found[0] is not None:
            yield membership(country, union, sheet.start(index), found[0].end, "owns a membership")


def _behind(sheet: Sheet, index: int, union: str) -> Iterator[Incumbency]:
    """``die [EU]-Länder Ungarn, Polen und Kroatien``."""
    for at in range(index + 1, min(len(sheet.doc), index + 1 + MAX_LIST)):
        country = country_of(sheet.at[at])
        if country is not None:
            yield membership(country, union, sheet.start(index), sheet.end(at), "states of a union")
        elif sheet.at[at] is not None or fold(sheet.doc[at].text) not in _JOINING_BEHIND:
            return


def _before(sheet: Sheet, index: int, union: str) -> Iterator[Incumbency]:
    """``Ungarn , Polen und andere [EU]-Staaten``, ``Ungarn als einziges [EU]-Land``."""
    doc, at = sheet.doc, index - 1
    while at > 0 and doc[at].pos_ in {"ADJ", "DET", "PRON", "NUM"} and sheet.at[at] is None:
        at -= 1
    if at < 1 or at == index - 1 or fold(doc[at].text) not in {"und", "als", "sowie"}:
        return
    as_one = fold(doc[at].text) == "als"
    for before in range(at - 1, max(-1, at - MAX_LIST), -1):
        site, country = sheet.at[before], country_of(sheet.at[before])
        if site is not None and country is not None:
            yield membership(country, union, site.start, sheet.end(index), "states of a union")
        elif as_one or site is not None or fold(doc[before].text) not in _JOINING:
            return


def _belonging(sheet: Sheet) -> Iterator[Incumbency]:
    """``Griechenland und die Türkei gehören der [Nato] seit 1952 an``."""
    finite, folded = {*words("de", "belongs"), *words("de", "belong")}, folded_of(sheet.doc)
    for index, word in enumerate(folded):
        if word not in finite or "an" not in words_of(sheet.doc)[index : index + MAX_CLAUSE]:
            continue
        union = next((name for site in sheet.at[index + 1 : index + 4] if (name := organisation_of(site))), None)
        for at in range(index - 1, max(-1, index - MAX_LIST), -1):
            site = sheet.at[at]
            if site is not None and site.entity_ids[0].startswith("country:") and union is not None:
                yield membership(site.entity_ids[0], union, site.start, sheet.end(index), "belongs to")
            elif site is not None or folded[at] not in _JOINING:
                break
