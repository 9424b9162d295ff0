"""Spanish offices of several people: ``los ministros españoles A y B``, ``los presidentes de Francia y Chile, A y B``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractor.actors.folding import fold
from extractor.actors.offices.incumbents import people_in
from extractor.actors.offices.phrases import MAX_GAP, OF_WORDS, Title, is_body, phrase
from extractor.actors.offices.titles import OfficeHit, find_offices_in
from extractor.actors.sites import Sheet, Site

_JOINING = frozenset({",", "y", "e"})


def find_listed(sheet: Sheet) -> Iterator[tuple[Site, Title]]:
    """The people behind a plural office with the title of each; of as many owners as people each has their own."""
    if sheet.lang != "es":
        return
    people = {first: (last, site) for first, last, site in people_in(sheet)}
    for hit in find_offices_in(sheet.doc, "es"):
        first = _first_name(sheet, hit, people) if hit.office.plural is True else None
        if first is None:
            continue
        if _has_other_owner(sheet, hit.end, first):
            continue
        names = list(_names(sheet, first, people))
        title = phrase(sheet, hit, first, "title of several")
        owners = list(dict.fromkeys(site for site in sheet.at[hit.end : first] if site is not None and is_body(site)))
        if len(names) < 2 or len(owners) not in (0, 1, len(names)):
            continue
        for number, name in enumerate(names):
            yield name, replace(title, targets=(owners[number],)) if len(owners) > 1 else title


def _has_other_owner(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a further phrase of the complement names nobody known: ``de UGT y de la otra central``."""
    words = [fold(token.text) for token in sheet.doc[start:end]]
    return any(
        one in {"y", "e"}
        and two in {"de", "del"}
        and not any(map(is_body, filter(None, sheet.at[start + at + 2 : end])))
        for at, (one, two) in enumerate(pairwise(words))
    )


def _first_name(sheet: Sheet, hit: OfficeHit, people: dict[int, tuple[int, Site]]) -> int | None:
    """The token at which the first name begins, if only the complement of the office stands before it."""
    for index in range(hit.end, min(len(sheet.doc), hit.end + MAX_GAP)):
        if index in people:
            return index
        token, site = sheet.doc[index], sheet.at[index]
        plain = token.pos_ in {"ADJ", "NOUN", "PROPN", "DET"} or fold(token.text) in OF_WORDS | _JOINING
        if not (is_body(site) if site is not None else plain):
            return None
    return None


def _names(sheet: Sheet, index: int, people: dict[int, tuple[int, Site]]) -> Iterator[Site]:
    """The names of a list that begins at a token."""
    while index in people:
        index, site = people[index]
        yield site
        while index < len(sheet.doc) and fold(sheet.doc[index].text) in _JOINING:
            index += 1
