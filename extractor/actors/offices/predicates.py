"""Offices that a verb gives: ``X ist Präsident von Y``, ``Neuer Minister wird X``, ``X wurde zum Präsidenten gewählt``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.actors.folding import fold
from extractor.actors.offices.incumbents import people_in, skip_brackets
from extractor.actors.offices.phrases import MAX_GAP, Title, phrase, phrase_end
from extractor.actors.offices.titles import OfficeHit, find_offices_in
from extractor.actors.sites import Sheet, Site
from extractor.pipelines.sentences import sentence_of

# Between name, verb and office stand at most so many other words.
MAX_WORDS = 6
_NOT = frozenset("nicht nie niemals nunca no".split())
# Between name and verb: Tom K. [vom Bündnis 90/Die Grünen] wird Präsident.
MAX_ATTRIBUTE = 5
_BE = frozenset("ist sind war waren wird werden wurde wurden bleibt blieb sei es era fue sera seria sigue".split())
_PAST = frozenset("war era fue".split())
# Behind these the office is somebody else's: wurde vom Präsidenten empfangen.
_NO_LEAD = frozenset({"von", "vom", "durch", "mit", "bei", "beim", "por", "con", "des"})
_APPOINTED = frozenset("gewahlt ernannt bestimmt berufen bestellt gekurt befordert erklart".split())
_APPOINT = frozenset(
    "wahlte wahlten ernannte ernannten bestimmte bestimmten berief beriefen bestellte kurte befordert ernennt wahlt".split()
)
# Reasons of references that stand for the subject of a clause.
_REFERRING = ("personal:", "relative", "noun person")
_TO = frozenset({"zum", "zur", "als", "como"})


def find_predicates(sheet: Sheet, *, referring: bool = False) -> Iterator[tuple[tuple[int, int], Site, Title]]:
    """Name, site and title of every clause that gives a person an office; ``referring`` reads pronouns for names."""
    people = list(_references(sheet) if referring else people_in(sheet))
    for hit in find_offices_in(sheet.doc, sheet.lang):
        if hit.office.plural is True or hit.office.scope in {"peer", "none"} or hit.office.noun == "Vorstand":
            # "Mitglied im Vorstand der Partei": behind a verb it is the body.
            continue
        found = (
            _before(sheet, hit, people)
            or _appointed(sheet, hit, people)
            or (_inverted if referring else _after)(sheet, hit, people)
        )
        if found is not None:
            span, site, end, past = found
            title = phrase(sheet, hit, end, "office by verb", floor=max(0, hit.start - MAX_WORDS))
            yield span, site, replace(title, former=title.former or past)


def _appointed(
    sheet: Sheet, hit: OfficeHit, people: list[tuple[int, int, Site]]
) -> tuple[tuple[int, int], Site, int, bool] | None:
    """``Der Rat hat [X] zum [Präsidenten] der Bank gewählt``, ``[X] wurde von Y zum [Minister] ernannt``."""
    doc = sheet.doc
    at = hit.start - 1
    while at > 0 and doc[at].pos_ in {"ADJ", "ADV", "DET"} and sheet.at[at] is None and fold(doc[at].text) not in _TO:
        at -= 1
    if sheet.lang != "de" or fold(doc[at].text) not in {"zum", "zur", "zu"}:
        return None
    end = next((i for i in range(hit.end, min(len(doc), hit.end + MAX_GAP)) if fold(doc[i].text) in _APPOINTED), None)
    sentence = sentence_of(doc[hit.start]).start if doc.has_annotation("SENT_START") else 0
    active = any(fold(doc[i].text) in _APPOINT for i in range(sentence, at))
    if end is None and not active:
        return None
    close = [p for p in people if sentence <= p[0] and p[1] <= at and skip_brackets(sheet, p[1]) == at]
    passive = [p for p in people if p[1] < at and fold(doc[p[1]].text) in {"wurde", "wird", "ist", "war"}]
    for first, last, site in (*(passive if end is not None else ()), *close):
        if first >= sentence:
            return (first, last), site, min(len(doc), hit.end + MAX_GAP) if end is None else end, False
    return None


def _references(sheet: Sheet) -> Iterator[tuple[int, int, Site]]:
    """The tokens of personal pronouns and descriptions that stand for one person."""
    for index, site in enumerate(sheet.at):
        begins = site is not None and (index == 0 or sheet.at[index - 1] is not site)
        if site is None or not begins or len(site.entity_ids) != 1 or not site.entity_ids[0].startswith("person:"):
            continue
        if site.reason.startswith(_REFERRING):
            end = next((i for i in range(index, len(sheet.at)) if sheet.at[i] is not site), len(sheet.at))
            yield index, end, site


def _inverted(
    sheet: Sheet, hit: OfficeHit, people: list[tuple[int, int, Site]]
) -> tuple[tuple[int, int], Site, int, bool] | None:
    """``1992 wurde [er] [Präsident] der Bank``, ``Außerdem ist [sie] [Mitglied] der SPD``."""
    end = phrase_end(sheet, hit.end, open_end=True)
    for first, last, site in people if end is not None else ():
        verb = fold(sheet.doc[first - 1].text) if first else ""
        if verb not in _BE or not last <= hit.start <= last + MAX_WORDS or not _plain(sheet, last, hit.start):
            continue
        lead = [fold(sheet.doc[i].text) for i in range(last, hit.start)]
        if not any(word in _NO_LEAD or _is_denial(word) for word in lead) and end is not None:
            return (first, last), site, end, verb in _PAST
    return None


def _is_denial(word: str) -> bool:
    """Whether a folded word says that somebody does not hold what follows: ``ist nicht Vorsitzender``, ``ist kein Mitglied``."""
    return word in _NOT or word.startswith("kein")


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
    for first, behind, site in people:
        last = skip_brackets(sheet, behind)
        if not last <= hit.start <= last + MAX_WORDS + 2 or last >= len(doc):
            continue
        verb = next((i for i in range(last, hit.start) if fold(doc[i].text) in _BE), None)
        if (
            verb is None
            or verb - last > MAX_ATTRIBUTE
            or not _plain(sheet, last, verb)
            or not _plain(sheet, verb + 1, hit.start)
        ):
            continue
        lead = [fold(doc[i].text) for i in range(verb + 1, hit.start)]
        if any(word in _NO_LEAD or _is_denial(word) for word in lead):
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
