"""Parties and governments by the person they are named after: ``die [Partei] von Präsident X``, ``die Regierung von Y``."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.actors.folding import fold
from extractor.actors.offices.incumbents import people_in
from extractor.actors.offices.inheritance import INHERITED_CONFIDENCE, Named
from extractor.actors.offices.leaders import lands_of
from extractor.actors.offices.titles import find_offices_in
from extractor.actors.sites import Incumbency, Sheet
from extractor.pipelines.sentences import sentence_of

_OF = {"de": frozenset({"von", "unter", "um"}), "es": frozenset({"de"})}
# Of these the person is the head.
_GOVERNMENTS = frozenset({"regierung", "kabinett", "regierungskoalition", "regime"})
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


def find_governments(sheet: Sheet, named: Named) -> Iterator[Incumbency]:
    """The heads that governments are named after."""
    finders = {"de": _german_governments, "es": _spanish_governments}
    if sheet.lang in finders:
        yield from finders[sheet.lang](sheet, named)


def _german_governments(sheet: Sheet, named: Named) -> Iterator[Incumbency]:
    """``die Regierung von Y``, ``die Regierung Y``."""
    doc = sheet.doc
    for first, last, site in people_in(sheet):
        at = first - 1
        if at > 0 and fold(doc[at].text) in {"von", "unter"}:
            at -= 1
        body = sheet.at[at] if at >= 0 else None
        if body is not None and body.kind == "role" and body.entity_ids[0].startswith("country:"):
            target: str | None = body.entity_ids[0] if fold(doc[at].text) in _GOVERNMENTS else None
        elif at >= 0 and body is None and fold(doc[at].text) in _GOVERNMENTS:
            start = sentence_of(doc[at]).start if doc.has_annotation("SENT_START") else 0
            lands = lands_of(site.entity_ids[0])
            known = {identity for _, identity in named.countries} & lands
            guess = named.between(sheet.start(start), sheet.start(at)) or named.only()
            target = known.pop() if len(known) == 1 else guess if not lands else None
        else:
            continue
        if target is not None:
            yield Incumbency(
                site.entity_ids[0], target, "premier", "", sheet.start(at), sheet.end(last - 1), "head of a government",
                sector="GOV", confidence=INHERITED_CONFIDENCE,
            )  # fmt: skip


_GOBIERNOS = frozenset({"gobierno", "ejecutivo", "gabinete", "administracion"})


def _spanish_governments(sheet: Sheet, named: Named) -> Iterator[Incumbency]:
    """``el Gobierno (socialista) de [X]``."""
    doc = sheet.doc
    for first, last, site in people_in(sheet):
        if first < 2 or fold(doc[first - 1].text) != "de":
            continue
        at = first - 2
        body = sheet.at[at]
        if body is None and doc[at].pos_ == "ADJ" and at:
            at -= 1
            body = sheet.at[at]
        head = (
            body is not None
            and fold(doc[at].text) not in _GOBIERNOS
            and at > 0
            and fold(doc[at - 1].text) in _GOBIERNOS
        )
        if not head and fold(doc[at].text) not in _GOBIERNOS:
            continue
        whose = next((i for i in body.entity_ids if not i.startswith("person:")), None) if body is not None else None
        target = whose or named.home
        if target is not None:
            yield Incumbency(
                site.entity_ids[0], target, "premier", "", sheet.start(at), sheet.end(last - 1), "government named after",
                confidence=0.85,
            )  # fmt: skip
