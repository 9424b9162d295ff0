"""The office beside a person's name: a title before it, an apposition behind it.

Walks along the tokens, so that it works with any parser and is silent where a verb stands in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractor.actors.folding import fold
from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.offices.incumbents import people_in, skip_brackets
from extractor.actors.offices.phrases import (
    BETWEEN,
    MAX_GAP,
    MAX_MODIFIERS,
    OF_WORDS,
    STOP_POS,
    Title,
    is_body,
    phrase,
    phrase_end,
)
from extractor.actors.offices.titles import Office, OfficeHit, find_offices_in
from extractor.actors.organisations.classes import is_class_noun
from extractor.actors.people.names import is_honorific
from extractor.actors.sites import Sheet, Site

_ARTICLES = frozenset("der die das den dem des ein eine einen el la los las un una".split())
_OPENERS = OF_WORDS - frozenset("la las los el en am an zum zur".split())
_NUMBER = re.compile("[IVX]+")  # Rama IX.
_QUOTES = frozenset({'"', "„", "“", "«"})


def find_titles(sheet: Sheet) -> Iterator[tuple[tuple[int, int], Site, Title]]:
    """Every name of a person with the title beside it: tokens of the name, its site, the title."""
    hits = find_offices_in(sheet.doc, sheet.lang)
    ends = {hit.end: hit for hit in hits}
    starts = {hit.start: hit for hit in hits}
    for first, last, site in people_in(sheet):
        left = _before(sheet, first, ends)
        if left is not None and not left.targets:
            left = replace(left, targets=_owner_behind(sheet, last, left))
        while left is not None:
            yield (first, last), site, left
            left = _coordinated(sheet, left, ends)
        right = _behind(sheet, last, starts)
        second = _second(sheet, right, starts) if right is not None else None
        if right is not None and second is not None and not right.targets:
            # "X, Gründer und Leiter der Firma"
            right = replace(right, targets=second.targets)
        for title in (right, second):
            if title is not None:
                yield (first, last), site, title


def _before(sheet: Sheet, first: int, ends: Mapping[int, OfficeHit]) -> Title | None:
    """A title before the name, straight or with its complement in between."""
    doc = sheet.doc
    at = first
    while at > 0 and (is_honorific(doc[at - 1].text) or doc[at - 1].is_space or doc[at - 1].text in _QUOTES):
        at -= 1
    if at in ends:
        return phrase(sheet, ends[at], ends[at].end, "title before name")
    at = _without_gloss(sheet, at)
    comma = at > 0 and doc[at - 1].text == ","
    at -= comma
    hit = _nearest(sheet, at, ends, comma=comma)
    if hit is None:
        return None
    outer = _outer(sheet, hit, ends) if comma else None
    if outer is not None and outer.office.scope == "none":
        # "die Ehefrau des Präsidenten, Maria X": the name is hers.
        return None
    if not _links(sheet, (outer or hit).end, at, comma=comma):
        return None
    title = phrase(sheet, outer or hit, at, "title with complement before name")
    if outer is not None and not title.targets:
        # "der Sprecher des russischen Präsidenten, X": the inner office says whose.
        title = replace(title, targets=phrase(sheet, hit, at, title.rule).targets)
    return title


def _owner_behind(sheet: Sheet, last: int, title: Title) -> tuple[Site, ...]:
    """Whose office it is, behind the name: ``König Philippe von [Belgien]``, ``Sprecherin Anna Bauer von [Greenpeace]``.

    A party there is the holder's own and not whose office it is.
    """
    doc = sheet.doc
    at = _behind_bracket(sheet, last)
    if sheet.lang != "de" or at >= len(doc) or fold(doc[at].text) not in {"von", "vom"}:
        return ()
    for index in range(at + 1, min(len(doc), at + 4)):
        site = sheet.at[index]
        if site is None and (fold(doc[index].text) in _ARTICLES or is_class_noun(doc[index].text, "de")):
            continue
        return (site,) if site is not None and _may_own(title.office, site) else ()
    return ()


def _behind_bracket(sheet: Sheet, at: int) -> int:
    """The token behind whatever stands in brackets right behind a name, and behind the full stop of its number."""
    if 0 < at < len(sheet.doc) and sheet.doc[at].text == "." and _NUMBER.fullmatch(sheet.doc[at - 1].text):
        at += 1
    if at < len(sheet.doc) and sheet.doc[at].text == "(":
        return next((i + 1 for i in range(at, min(len(sheet.doc), at + MAX_GAP)) if sheet.doc[i].text == ")"), at)
    return at


def _may_own(office: Office, site: Site) -> bool:
    if site.kind == "demonym" or not is_body(site):
        return False
    if site.entity_ids[0].startswith("country:"):
        return office.scope in {"country", "either"}
    entry = load_lexicon().entries.get(site.entity_ids[0])
    return (office.scope == "organisation" or office.office == "spokesperson") and (
        entry is None or entry.sector != "PTY"
    )


def _without_gloss(sheet: Sheet, at: int) -> int:
    """Before an article and one word about the person: ``El presidente francés, [el gaullista] Jean Brun``."""
    doc = sheet.doc
    is_gloss = at > 2 and fold(doc[at - 2].text) in _ARTICLES and doc[at - 3].text == ","
    return at - 2 if is_gloss and doc[at - 1].pos_ in {"NOUN", "ADJ"} else at


def _nearest(sheet: Sheet, at: int, ends: Mapping[int, OfficeHit], *, comma: bool) -> OfficeHit | None:
    """The office nearest before a token, if no verb, sentence end or (without comma) other person stands in between."""
    for index in range(at, max(0, at - MAX_GAP), -1):
        hit = ends.get(index)
        if hit is not None and hit.office.plural is not True:
            return hit
        token, site = sheet.doc[index - 1], sheet.at[index - 1]
        # "EE. UU." holds full stops and ends no sentence.
        if site is None and (token.pos_ in STOP_POS or token.text in {";", ":", ".", "!", "?"}):
            return None
        if site is not None and not is_body(site) and not comma:
            return None
    return None


def _coordinated(sheet: Sheet, title: Title, ends: Mapping[int, OfficeHit]) -> Title | None:
    """The office before "und" of one person's two: ``[Senatorin] und frühere Bürgermeisterin von Z Maria X``."""
    doc, at = sheet.doc, title.first
    if at < 2 or fold(doc[at - 1].text) not in {"und", "y", "e", "sowie"}:
        return None
    hit = next((ends[i] for i in range(at - 1, max(0, at - 8), -1) if i in ends), None)
    if hit is None or hit.office.plural or hit.office.scope == "none":
        return None
    if any(doc[i].pos_ in STOP_POS or doc[i].text in {",", ";", "."} for i in range(hit.end, at)):
        return None
    if any(site is not None and not is_body(site) for site in sheet.at[hit.end : at]):
        return None
    # "der Präsident und die Kanzlerin X" are two people: an article opens a second noun phrase.
    if doc[at].pos_ == "DET" or fold(doc[at].text) in _ARTICLES:
        return None
    return phrase(sheet, hit, at - 1, "title before name, coordinated")


def _outer(sheet: Sheet, hit: OfficeHit, ends: Mapping[int, OfficeHit]) -> OfficeHit | None:
    """The office an inner one belongs to: the [Sprecher] des russischen Präsidenten, Dmitri P."""
    start = hit.start
    while start > 0 and hit.start - start < 4 and (sheet.doc[start - 1].pos_ == "ADJ" or is_body(sheet.at[start - 1])):
        start -= 1
    if start > 0 and fold(sheet.doc[start - 1].text) in {"des", "der", "vom", "del", "de", "la"}:
        start -= 1
        if start > 0 and fold(sheet.doc[start - 1].text) == "de":
            start -= 1
        return ends.get(start)
    return None


def _links(sheet: Sheet, start: int, end: int, *, comma: bool) -> bool:
    """Whether the words between title and name are a complement of the title."""
    while start < end and sheet.doc[start].is_space:
        start += 1
    if start >= end:
        return comma
    doc = sheet.doc
    if fold(doc[end - 1].text) in {"und", "sowie", "y", "e"}:
        # "A, Präsident Venezuelas und B": B is somebody else.
        return False
    word, site = fold(doc[start].text), sheet.at[start]
    if sheet.lang == "de" and is_body(site) and not comma:
        opens = word.endswith(("s", "'", "’"))
    else:
        opens = word in _OPENERS or word in {"(", "general", "adjunto"} or doc[start].pos_ == "ADJ" or is_body(site)
    # Commas belong to a German list of fields only: "Minister für Verkehr, Bau und Energie".
    stops = STOP_POS | {"SCONJ"}
    return opens and not any(
        sheet.at[i] is None and (doc[i].pos_ in stops or (doc[i].text == "," and word != "fur"))
        for i in range(start, end)
    )


def _behind(sheet: Sheet, last: int, starts: Mapping[int, OfficeHit]) -> Title | None:
    """An apposition behind the name: ``Lawrow, der russische Außenminister,``."""
    doc = sheet.doc
    at = skip_brackets(sheet, last)
    if at + 1 >= len(doc) or not (doc[at].text in {",", "(", "–", "-"} or fold(doc[at].text) in {"als", "como"}):
        return None
    if fold(doc[at + 1].text) in {"und", "y", "e", "sowie", "oder"}:
        return None
    for index in range(at + 1, min(len(doc), at + 2 + MAX_MODIFIERS)):
        hit = starts.get(index)
        if hit is not None:
            if hit.office.plural is True or hit.office.office in {"thing", "relative"}:
                return None
            end = phrase_end(sheet, hit.end, open_end=fold(doc[at].text) in {"als", "como"})
            return None if end is None else phrase(sheet, hit, end, "apposition behind name", floor=at + 1)
        token, site = doc[index], sheet.at[index]
        plain = token.pos_ in {"DET", "ADJ", "ADV", "PROPN", "NUM"} or fold(token.text) in OF_WORDS | BETWEEN
        if (site is not None and not is_body(site)) or (site is None and not plain):
            return None
    return None


def _second(sheet: Sheet, title: Title, starts: Mapping[int, OfficeHit]) -> Title | None:
    """The second office of an apposition: ``X, Präsident der Universität und derzeitiger [Vorsitzender] der Konferenz,``."""
    doc, at = sheet.doc, phrase_end(sheet, title.hit.end)
    if sheet.lang != "de" or at is None or at >= len(doc) or fold(doc[at].text) not in {"und", "sowie"}:
        return None
    for index in range(at + 1, min(len(doc), at + 4)):
        hit = starts.get(index)
        if hit is not None:
            if hit.office.plural is True or hit.office.office in {"thing", "relative"}:
                return None
            end = phrase_end(sheet, hit.end)
            found = None if end is None else phrase(sheet, hit, end, "second apposition behind name", floor=at + 1)
            return found if found is not None and found.targets else None
        if sheet.at[index] is not None and not is_body(sheet.at[index]):
            return None
        if doc[index].pos_ not in {"ADJ", "ADV"} and sheet.at[index] is None:
            return None
    return None
