"""Parties by the person they are named after: ``die [Partei] von Präsident X``, X belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.actors.folding import fold
from extractor.actors.offices.holders import Named
from extractor.actors.offices.incumbents import people_in
from extractor.actors.offices.titles import find_offices_in
from extractor.actors.sites import Incumbency, Sheet

_OF = {"de": frozenset({"von", "unter", "um"}), "es": frozenset({"de"})}
# A title and modifiers may stand between: die Demokraten von US-Präsident X.
MAX_BETWEEN = 4


def find_parties(sheet: Sheet, named: Named) -> Iterator[Incumbency]:
    """The members that a party is named after."""
    doc = sheet.doc
    titles = {i for hit in find_offices_in(doc, sheet.lang) for i in range(hit.start, hit.end)}
    for first, last, site in people_in(sheet):
        at = first - 1
        while at > 0 and first - at <= MAX_BETWEEN and (at in titles or doc[at].is_space or doc[at].pos_ == "ADJ"):
            at -= 1
        if at < 1 or fold(doc[at].text) not in _OF.get(sheet.lang, ()):
            continue
        at -= 1
        if doc[at].text == ")" and at > 2:
            at -= 1
        party = sheet.at[at]
        if party is not None and named.sectors.get(party.entity_ids[0]) == "PTY":
            yield Incumbency(
                site.entity_ids[0], party.entity_ids[0], "member", "", party.start, sheet.end(last - 1), "party named after",
                member=True, confidence=0.85,
            )  # fmt: skip


_GOVERNMENTS = frozenset({"gobierno", "ejecutivo", "gabinete", "administracion"})


def find_governments(sheet: Sheet, named: Named) -> Iterator[Incumbency]:
    """Who leads a government that is called after its head: ``el Gobierno (socialista) de [X]``, in Spanish."""
    doc = sheet.doc
    for first, last, site in people_in(sheet) if sheet.lang == "es" else ():
        if first < 2 or fold(doc[first - 1].text) != "de":
            continue
        at = first - 2
        body = sheet.at[at]
        if body is None and doc[at].pos_ == "ADJ" and at:
            at -= 1
            body = sheet.at[at]
        head = (
            body is not None
            and fold(doc[at].text) not in _GOVERNMENTS
            and at > 0
            and fold(doc[at - 1].text) in _GOVERNMENTS
        )
        if not head and fold(doc[at].text) not in _GOVERNMENTS:
            continue
        whose = next((i for i in body.entity_ids if not i.startswith("person:")), None) if body is not None else None
        target = whose or named.home
        if target is not None:
            yield Incumbency(
                site.entity_ids[0], target, "premier", "", sheet.start(at), sheet.end(last - 1), "government named after",
                confidence=0.85,
            )  # fmt: skip
