"""MEMBER_OF in Spanish: ``países de la UE, como Holanda o Italia``, ``X es uno de los socios de la OTAN``, ``A, filial de B``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.actors.folding import fold, folded_of
from extractor.actors.offices.titles import is_former
from extractor.relations.static.ends import OF, country_of, membership, organisation_of, words

if TYPE_CHECKING:
    from extractor.actors.sites import Incumbency, Sheet

_LINKS = frozenset({"miembros", "de", "del", "la", "los"})
_JOINING = frozenset({",", "y", "e", "o", "u"})
_WITH = ("junto", "con")
MAX_BETWEEN = 8  # words between the union and the list ("con estatus de neutral, junto con")


def spanish_memberships(sheet: Sheet) -> Iterator[Incumbency]:
    """The memberships of countries and companies in a Spanish segment."""
    if sheet.lang == "es":
        yield from _subsidiaries(sheet)
        yield from _member_states(sheet)


def _member_states(sheet: Sheet) -> Iterator[Incumbency]:
    """The countries before and behind the name of a union that is said to have them."""
    for index, word in enumerate(folded_of(sheet.doc)):
        found = _union(sheet, index) if word in words("es", "state") else None
        if found is None:
            continue
        union, end = found
        for country in (*_subject(sheet, index), *_listed(sheet, end)):
            yield membership(country, union, sheet.start(index), sheet.end(end - 1), "member state")


def _union(sheet: Sheet, index: int) -> tuple[str, int] | None:
    """The organisation whose states they are, and the token behind its name."""
    at = index + 1
    while at < len(sheet.doc) and sheet.at[at] is None and fold(sheet.doc[at].text) in _LINKS:
        at += 1
    site = sheet.at[at] if at < len(sheet.doc) and at > index + 1 else None
    if site is None or not site.entity_ids[0].startswith("organisation:"):
        return None
    while at < len(sheet.doc) and sheet.at[at] is site:
        at += 1
    return site.entity_ids[0], at


def _subject(sheet: Sheet, index: int) -> Iterator[str]:
    """The country before ``es uno de los cuatro``."""
    before = folded_of(sheet.doc)[max(0, index - 6) : index]
    if "uno" not in before:
        return
    at = index - len(before) + before.index("uno") - 1
    if at > 0 and fold(sheet.doc[at].text) in {"es", "sera", "fue"}:
        country = country_of(sheet.at[at - 1])
        yield from () if country is None else (country,)


def _listed(sheet: Sheet, start: int) -> Iterator[str]:
    """The countries behind ``como``, ``junto con`` or a colon."""
    doc = sheet.doc
    for index in range(start, min(len(doc) - 1, start + MAX_BETWEEN)):
        word = fold(doc[index].text)
        if (word in {"como", ":"} and index <= start + 1) or (word, fold(doc[index + 1].text)) == _WITH:
            at = index + (2 if word == "junto" else 1)
            while at < len(doc) and (country := country_of(sheet.at[at])) is not None:
                yield country
                at += 1
                while at < len(doc) and (sheet.at[at] is sheet.at[at - 1] or fold(doc[at].text) in _JOINING):
                    at += 1
            return
        if doc[index].pos_ == "VERB" or word in {".", ";"}:
            return


def _subsidiaries(sheet: Sheet) -> Iterator[Incumbency]:
    """``[Aguas del Sur], filial de la estadounidense [Aguatec]``: the organisation straight before."""
    doc = sheet.doc
    for here, word in enumerate(folded_of(doc)):
        if word not in words("es", "part") or here < 2:
            continue
        at = here - 1
        former = is_former(doc[at].text, "es")
        at -= former
        member = organisation_of(sheet.at[at - 1]) if doc[at].text == "," and at else None
        if member is None and doc[at].text == "," and at > 1 and doc[at - 1].text == ")":
            member = organisation_of(sheet.at[at - 2])
        for index in range(here + 1, min(len(doc), here + 6)) if member else ():
            target = organisation_of(sheet.at[index])
            if target is not None and target != member:
                yield membership(str(member), target, sheet.start(here), sheet.end(index), "subsidiary", former=former)
                break
            if fold(doc[index].text) not in OF and doc[index].pos_ != "ADJ" and sheet.at[index] is None:
                break
