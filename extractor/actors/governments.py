"""Governments and parties by the person they are named after.

``die Regierung von [X]``, ``el Gobierno de [X]``: X heads it. ``die [Partei] von Präsident X``: X belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.actors.folding import fold
from extractor.actors.holders import INHERITED_CONFIDENCE, Named
from extractor.actors.incumbents import people_in
from extractor.actors.sites import Incumbency, Sheet
from extractor.actors.titles import find_offices_in

_GOVERNMENTS = frozenset({"regierung", "gobierno", "regime", "regimen", "regimes", "kabinett", "ejecutivo"})
_OF = {"de": frozenset({"von", "unter", "um"}), "es": frozenset({"de"})}
# A title and modifiers may stand between: die Demokraten von US-Präsident X.
MAX_BETWEEN = 4


def find_governments(sheet: Sheet, named: Named) -> Iterator[Incumbency]:
    """The heads of governments that are named after them."""
    doc = sheet.doc
    for first, _, site in people_in(sheet):
        linked = first > 1 and fold(doc[first - 1].text) in _OF.get(sheet.lang, ())
        at = first - 2 if linked else first - 1
        if at < 0 or (not linked and sheet.lang == "es"):
            continue
        # "Gobierno socialista de X": an adjective may follow the Spanish noun.
        at -= sheet.lang == "es" and doc[at].pos_ == "ADJ"
        if at < 0 or fold(doc[at].text) not in _GOVERNMENTS:
            continue
        before = sheet.at[at] or (sheet.at[at - 1] if at else None)
        land = next((i for i in before.entity_ids if i.startswith("country:")), None) if before is not None else None
        target, confidence = (land, 0.9) if land else (named.leading(), INHERITED_CONFIDENCE)
        if target is not None:
            yield Incumbency(
                site.entity_ids[0], target, "premier", doc[at].text, sheet.start(at), sheet.end(first), "government named after",
                sector="GOV", confidence=confidence,
            )  # fmt: skip


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
