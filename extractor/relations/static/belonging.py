"""MEMBER_OF in German by whose a party or company is: ``seine Partei, die SPD``, ``sein Parteifreund X``, ``A, eine Tochter von B``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.actors.folding import fold, folded_of
from extractor.actors.offices.incumbents import people_in
from extractor.actors.offices.titles import find_offices_in, read_office
from extractor.actors.references.words import forms_of
from extractor.actors.sites import Incumbency, Sheet
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.words import has, words_of
from extractor.relations.static.ends import (
    QUOTES,
    belongs,
    is_article,
    named_organisation,
    person_of,
    possessor,
    words,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.relations.static.affiliations import Sectors

_POLITICAL = frozenset({"PTY", "OPP"})
MAX_APPOSITION = 6
MAX_PERSONS = 16


def belonging(sheet: Sheet, sectors: Sectors) -> Iterator[Incumbency]:
    """The memberships of people and organisations in a German segment, by words of belonging."""
    if sheet.lang != "de":
        return
    yield from _own_groups(sheet, sectors)
    yield from _groups_of(sheet, sectors)
    yield from _plural_compounds(sheet, sectors)
    yield from _under_contract(sheet)
    yield from _genitives(sheet)


def mates(sheet: Sheet, parties: Mapping[str, Sequence[str]]) -> Iterator[Incumbency]:
    """``Kretschmann gratulierte seinem [Parteifreund] Kuhn``: who has no party yet has that of the other."""
    doc = sheet.doc
    if sheet.lang != "de":
        return
    for first, _, site in people_in(sheet):
        at = first - 1
        while (
            at > 0
            and (doc[at].text in {","} | QUOTES or read_office(doc[at].text, "de"))
            and fold(doc[at].text) not in words("de", "mate")
        ):
            at -= 1
        if at < 1 or fold(doc[at].text) not in words("de", "mate"):
            continue
        other = possessor(sheet, at)
        if other is None or other.entity_ids == site.entity_ids:
            continue
        known = [(a, b) for a, b in ((site, other), (other, site)) if len(parties.get(a.entity_ids[0], ())) == 1]
        if len(known) == 1:
            whose, who = known[0]
            yield belongs(
                who,
                parties[whose.entity_ids[0]][0],
                min(site.start, other.start),
                max(site.end, other.end),
                "party of a mate",
            )


def _own_groups(sheet: Sheet, sectors: Sectors) -> Iterator[Incumbency]:
    """``[Salvini] … seine Partei Lega Nord``, ``die eigene Partei, die [SPD]``, ``ihre [CDU]``."""
    doc = sheet.doc
    for index, own in enumerate(words_of(doc)):
        if not _is_own(own):
            continue
        at, group = index + 1, False
        while at < min(len(doc), index + 1 + MAX_APPOSITION) and sheet.at[at] is None:
            word = fold(doc[at].text)
            if word.endswith(words("de", "group")) or (
                group and (is_article(doc[at].text) or doc[at].text in {",", *QUOTES})
            ):
                group = group or word.endswith(words("de", "group"))
            elif doc[at].pos_ != "ADJ" and not _is_own(doc[at].text):
                break
            at += 1
        target = named_organisation(sheet.at[at]) if at < len(doc) else None
        if target is None or (not group and sectors.get(target) not in _POLITICAL) or "-" in doc[at].text:
            continue
        person = possessor(sheet, index)
        if person is not None:
            yield belongs(person, target, person.start, sheet.end(at), "own party")


def _is_own(word: str) -> bool:
    """``seine``, ``eigene``."""
    return word.lower() in _own_words()


@cache
def _own_words() -> frozenset[str]:
    return frozenset({"eigene", "eigenen", *forms_of("possessive", "de")})


def _groups_of(sheet: Sheet, sectors: Sectors) -> Iterator[Incumbency]:
    """``die [Neue Front] von Präsident X``, ``die Partei des früheren Präsidenten X, [Thai Rak Thai]``."""
    doc = sheet.doc
    titles = {i for hit in find_offices_in(doc, "de") for i in range(hit.start, hit.end)}
    for first, last, site in people_in(sheet):
        at = first - 1
        while at > 0 and (at in titles or doc[at].pos_ == "ADJ" or doc[at].text in {",", *QUOTES}):
            at -= 1
        if at < 1 or fold(doc[at].text) not in {"von", "des", "der"}:
            continue
        of, at = fold(doc[at].text), at - 1
        if (
            fold(doc[at].text).endswith(words("de", "group"))
            and last + 1 < len(doc)
            and doc[last].text in {",", *QUOTES}
        ):
            behind = next((i for i in range(last + 1, min(len(doc), last + 4)) if sheet.at[i] is not None), None)
            target = named_organisation(sheet.at[behind]) if behind is not None else None
            if (
                target is not None
                and behind is not None
                and all(is_article(doc[i].text) or doc[i].text in {",", *QUOTES} for i in range(last, behind))
            ):
                yield belongs(site, target, sheet.start(at), sheet.end(behind), "party of its leader")
            continue
        at -= doc[at].text in QUOTES
        target = named_organisation(sheet.at[at]) if of == "von" and at >= 0 else None
        if target is not None and sectors.get(target) in {None, *_POLITICAL} and first - at > 2:
            yield belongs(site, target, sheet.start(at), sheet.end(last - 1), "party of its leader")


def _plural_compounds(sheet: Sheet, sectors: Sectors) -> Iterator[Incumbency]:
    """``die [CDU]-Politiker X und Y``, ``[AfD]-Akteure wie X und Y``: each of the people behind it."""
    doc = sheet.doc
    for index, site in enumerate(sheet.at):
        target = named_organisation(site)
        if site is None or target is None or "-" not in words_of(doc)[index] or site.end >= sheet.end(index):
            continue
        if sectors.get(target) not in _POLITICAL or not _is_plural(sheet, doc[index]):
            continue
        at = index + 1
        at += at < len(doc) and fold(doc[at].text) == "wie"
        while at < min(len(doc), index + MAX_PERSONS):
            person = person_of(sheet.at[at])
            if person is not None:
                yield belongs(person, target, sheet.start(index), person.end, "party members before names")
            elif fold(doc[at].text) not in {",", "und", "sowie"}:
                break
            at += 1


def _is_plural(sheet: Sheet, token: Token) -> bool:
    """``die CDU-Politiker``: many nouns have no plural of their own, and the article tells."""
    at = token.i - 1
    while at > 0 and sheet.doc[at].pos_ in {"ADJ", "NUM"}:
        at -= 1
    article = fold(sheet.doc[at].text) if at >= 0 else ""
    if article in {"der", "dem", "des", "ein", "einem", "eines", "einer"}:
        return False
    return has(token, "Number", "Plur") or (article == "die" and not token.text.endswith("in"))


def _under_contract(sheet: Sheet) -> Iterator[Incumbency]:
    """``[X] war beim [FC Basel] unter Vertrag``, with a club before it in the clause."""
    doc = sheet.doc
    for index, pair in enumerate(pairwise(folded_of(doc))):
        if pair != ("unter", "vertrag"):
            continue
        start = sentence_of(doc[index]).start if doc.has_annotation("SENT_START") else 0
        here = range(start, index)
        clubs = [(i, t) for i in here if (t := named_organisation(sheet.at[i])) and sheet.at[i - 1] is not sheet.at[i]]
        people = [p for i in here if (p := person_of(sheet.at[i]))]
        if index + 2 < len(doc) and fold(doc[index + 2].text).startswith("stehend"):
            # "der bei Ajax unter Vertrag stehende X"
            people = [p for i in range(index + 3, min(len(doc), index + 6)) if (p := person_of(sheet.at[i]))][:1]
        near = [t for i, t in clubs if any(fold(doc[j].text) in {"bei", "beim"} for j in range(max(start, i - 9), i))]
        for target in dict.fromkeys(near) if people else ():
            start, end = min(people[-1].start, sheet.start(index)), max(people[-1].end, sheet.end(index + 1))
            yield belongs(people[-1], target, start, end, "under contract")


def _genitives(sheet: Sheet) -> Iterator[Incumbency]:
    """``[Liverpools] Alisson B.``: a club or company in the genitive straight before a name."""
    for first, _, site in people_in(sheet):
        owner = sheet.at[first - 1] if first else None
        target = named_organisation(owner)
        word = sheet.doc[first - 1].text
        if (
            target is not None
            and owner is not None
            and owner.kind in {"name", "acronym"}
            and word.endswith("s")
            and len(word) > 3
        ):
            name = target.partition(":")[2]
            if not name.endswith("s"):
                yield belongs(site, target, owner.start, site.end, "body in the genitive before name")
