"""Offices that a verb gives: ``X ist Präsident von Y``, ``Neuer Minister wird X``, ``X wurde zum Präsidenten gewählt``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.actors.folding import fold
from extractor.actors.offices.incumbents import people_in
from extractor.actors.offices.phrases import Title, phrase, phrase_end
from extractor.actors.offices.titles import OfficeHit, find_offices_in
from extractor.actors.sites import Sheet, Site

# Between name, verb and office stand at most so many other words.
MAX_WORDS = 6
_BE = frozenset("ist sind war waren wird werden wurde wurden bleibt blieb sei es era fue sera seria sigue".split())
_PAST = frozenset("war era fue".split())
_TO = frozenset({"zum", "zur", "als", "como"})


def find_predicates(sheet: Sheet) -> Iterator[tuple[tuple[int, int], Site, Title]]:
    """Name, site and title of every clause that gives a person an office."""
    people = list(people_in(sheet))
    for hit in find_offices_in(sheet.doc, sheet.lang):
        if hit.office.plural is True or hit.office.scope in {"peer", "none"}:
            continue
        found = _before(sheet, hit, people) or _after(sheet, hit, people)
        if found is not None:
            span, site, end, past = found
            title = phrase(sheet, hit, end, "office by verb", floor=max(0, hit.start - MAX_WORDS))
            yield span, site, replace(title, former=title.former or past)


def _plain(sheet: Sheet, start: int, end: int) -> bool:
    """Only small words, adjectives and places stand in between: no other verb, name or comma."""
    for index in range(start, end):
        token, site = sheet.doc[index], sheet.at[index]
        if token.pos_ == "VERB" or token.text in {",", ";", ":", "."}:
            return False
        if site is not None and site.entity_ids[0].startswith("person:"):
            return False
    return True


def _before(
    sheet: Sheet, hit: OfficeHit, people: list[tuple[int, int, Site]]
) -> tuple[tuple[int, int], Site, int, bool] | None:
    """``[X] ist seit 2010 [Präsident] von Y``, ``[X] wurde zum [Präsidenten] gewählt``."""
    doc = sheet.doc
    end = phrase_end(sheet, hit.end, open_end=True)
    if end is None:
        return None
    for first, last, site in people:
        if not last <= hit.start <= last + MAX_WORDS + 2 or last >= len(doc):
            continue
        verb = next((i for i in range(last, hit.start) if fold(doc[i].text) in _BE), None)
        if verb is None or verb - last > 2 or not _plain(sheet, last, verb) or not _plain(sheet, verb + 1, hit.start):
            continue
        lead = [fold(doc[i].text) for i in range(verb + 1, hit.start)]
        if any(word in {"von", "vom", "durch", "mit", "bei", "beim", "por", "con", "des"} for word in lead):
            continue
        if lead and lead[-1] in {"dem", "den"}:
            continue
        passive = fold(doc[verb].text) in {"wurde", "wurden", "fue"} and sheet.lang == "de"
        if passive and not any(word in _TO for word in lead):
            continue
        return (first, last), site, end, fold(doc[verb].text) in _PAST and sheet.lang == "de"
    return None


def _after(
    sheet: Sheet, hit: OfficeHit, people: list[tuple[int, int, Site]]
) -> tuple[tuple[int, int], Site, int, bool] | None:
    """``Neuer [Innenminister] wird der Jurist [X]``, ``[Präsident] von Y ist [X]``."""
    doc = sheet.doc
    for first, last, site in people:
        if not hit.end < first <= hit.end + MAX_WORDS + 3:
            continue
        verb = next((i for i in range(hit.end, first) if fold(doc[i].text) in _BE), None)
        if verb is None or first - verb > 4 or not _plain(sheet, hit.end, verb) or not _plain(sheet, verb + 1, first):
            continue
        if any(
            fold(doc[i].text) in {"von", "vom", "durch", "mit", "in", "zum", "zur", "por", "de", "con", "en"}
            for i in range(verb + 1, first)
        ):
            continue
        return (first, last), site, verb, fold(doc[verb].text) in _PAST
    return None
