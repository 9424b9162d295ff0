"""Member states that a Spanish text lists: ``países de la UE, como Holanda o Italia``, ``X es uno de los socios de la OTAN``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.sites import Incumbency

if TYPE_CHECKING:
    from extractor.actors.sites import Sheet

_STATES = frozenset({"paises", "socios", "estados"})
_LINKS = frozenset({"miembros", "de", "del", "la", "los"})
_JOINING = frozenset({",", "y", "e", "o", "u"})
_WITH = ("junto", "con")
MAX_BETWEEN = 8  # words between the union and the list ("con estatus de neutral, junto con")


def member_states(sheet: Sheet) -> Iterator[Incumbency]:
    """The memberships of a Spanish segment that such lists tell of."""
    for token in sheet.doc if sheet.lang == "es" else ():
        found = _union(sheet, token.i) if fold(token.text) in _STATES else None
        if found is None:
            continue
        union, end = found
        members = [*_subject(sheet, token.i), *_listed(sheet, end)]
        for country in members:
            yield Incumbency(
                country, union, "member", "", sheet.start(token.i), sheet.end(end - 1), "member state", member=True, confidence=0.9,
            )  # fmt: skip


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
    words = [fold(token.text) for token in sheet.doc[max(0, index - 6) : index]]
    if "uno" not in words:
        return
    at = index - len(words) + words.index("uno") - 1
    if at > 0 and fold(sheet.doc[at].text) in {"es", "sera", "fue"}:
        yield from _country(sheet, at - 1)


def _listed(sheet: Sheet, start: int) -> Iterator[str]:
    """The countries behind ``como``, ``junto con`` or a colon."""
    doc = sheet.doc
    for index in range(start, min(len(doc) - 1, start + MAX_BETWEEN)):
        word = fold(doc[index].text)
        if (word in {"como", ":"} and index <= start + 1) or (word, fold(doc[index + 1].text)) == _WITH:
            at = index + (2 if word == "junto" else 1)
            while at < len(doc) and (found := list(_country(sheet, at))):
                yield from found
                at += 1
                while at < len(doc) and (sheet.at[at] is sheet.at[at - 1] or fold(doc[at].text) in _JOINING):
                    at += 1
            return
        if doc[index].pos_ == "VERB" or word in {".", ";"}:
            return


def _country(sheet: Sheet, index: int) -> Iterator[str]:
    site = sheet.at[index]
    if site is not None and site.kind != "demonym" and site.entity_ids[0].startswith("country:"):
        yield site.entity_ids[0]
