"""Descriptions that stand for a person: ``der russische Chefdiplomat``, ``la presidenta``, ``die Minister``.

A description is resolved to people whose office the text has named, never to a
stranger; where two people fit a singular, it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.actors.folding import fold
from extractor.actors.offices.inheritance import INHERITED_CONFIDENCE
from extractor.actors.offices.phrases import Title, phrase, phrase_end
from extractor.actors.offices.titles import Office, OfficeHit, find_offices_in
from extractor.actors.references.words import determiner
from extractor.actors.sites import Incumbency, Sheet, Site
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents
from extractor.pipelines.words import has

# Share of right ones on the training gold (29 of 36 read).
DESCRIBED_CONFIDENCE = 0.8
# Offices that a description may call by another word.
_FAMILIES = (
    frozenset({"minister", "foreign_minister"}),
    frozenset({"president", "governor"}),
    frozenset({"head", "party_leader", "executive", "leader"}),
    frozenset({"monarch", "royal"}),
)
_DEFINITE = frozenset(
    "der die das den dem des el la los las del al beide beiden ambos ambas dieser diese diesem".split()
)


def find_descriptions(sheets: Sequence[Sheet], incumbencies: Sequence[Incumbency]) -> Iterator[Site]:
    """The role sites of a document that no name stands beside."""
    for sheet, title in unnamed(sheets):
        people = _meant(sheet, title, incumbencies)
        if people:
            yield Site(
                sheet.start(title.first), sheet.end(title.last - 1), people, "role",
                confidence=DESCRIBED_CONFIDENCE, reason="description",
            )  # fmt: skip


def unnamed(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Title]]:
    """The offices of a document that stand without a name, with their noun phrase."""
    for sheet in sheets:
        for hit in find_offices_in(sheet.doc, sheet.lang):
            site = sheet.at[hit.start]
            if (site is not None and site.kind == "role") or hit.office.scope in {"none", "peer", "member"}:
                continue
            end = phrase_end(sheet, hit.end) or hit.end
            yield sheet, phrase(sheet, hit, min(end, hit.end + 5), "description")


def complete_by_descriptions(sheets: Sequence[Sheet], incumbencies: Sequence[Incumbency]) -> tuple[Incumbency, ...]:
    """Give an office its country from a later description: "Außenminister X … der russische Minister".

    Only where one person alone holds such an office without a country of its own in the text.
    """
    found = list(incumbencies)
    for sheet, title in unnamed(sheets):
        lands = {i for site in title.targets for i in site.entity_ids if i.startswith("country:")}
        if len(lands) != 1 or is_plural(sheet, title.hit):
            continue
        land = lands.pop()
        alike = [i for i in found if not i.member and same_office(title.office, i)]
        open_ = {i.person for i in alike if i.target is None or i.confidence <= INHERITED_CONFIDENCE}
        if any(i.target == land and i.confidence > INHERITED_CONFIDENCE for i in alike) or len(open_) != 1:
            continue
        person = open_.pop()
        found = [
            replace(i, target=land, confidence=0.9, rule="country by description")
            if i.person == person and not i.member and same_office(title.office, i) else i
            for i in found
        ]  # fmt: skip
    return tuple(found)


def _meant(sheet: Sheet, title: Title, incumbencies: Sequence[Incumbency]) -> tuple[str, ...]:
    at = sheet.start(title.hit.start)
    fitting = [i for i in incumbencies if not i.member and same_office(title.office, i)]
    targets = {i for site in title.targets for i in site.entity_ids}
    if targets:
        fitting = [i for i in fitting if i.target in targets]
    elif not is_definite(sheet, title):
        return ()
    if _new(sheet, title):
        return ()
    before = [i for i in fitting if i.start <= at]
    if is_plural(sheet, title.hit):
        people = tuple(dict.fromkeys(i.person for i in (before or fitting)))
        return people if len(people) == 2 else ()
    people = tuple(dict.fromkeys(i.person for i in before))
    return people if len(people) == 1 else ()


def same_office(office: Office, held: Incumbency) -> bool:
    """Whether a description can mean a held office: the same class, or one family (Minister, Außenminister).

    Example:
        >>> from extractor.actors.offices.titles import read_office
        >>> held = Incumbency("person:x", "country:RU", "foreign_minister", "Außenminister", 0, 5, "test")
        >>> same_office(read_office("Minister", "de"), held), same_office(read_office("Präsident", "de"), held)
        (True, False)
    """
    if "kanzler" in fold(office.noun) and "prasident" in fold(held.role):
        # A chancellor is no Ministerpräsident, though both head a government.
        return False
    if office.office == held.office:
        return not office.modifier or fold(office.modifier) in fold(held.role) or office.office != "minister"
    return not office.modifier and any({office.office, held.office} <= family for family in _FAMILIES)


def _new(sheet: Sheet, title: Title) -> bool:
    """Whether nobody known is meant: ``kein Staatschef``, ``ein Minister``, ``war UN-Gesandter``."""
    if title.first and determiner(sheet.doc[title.first - 1].text, sheet.lang) == "new":
        return True
    return not is_definite(sheet, title) and bool(dependents(sheet.doc[title.hit.start], Role.COPULA))


def is_definite(sheet: Sheet, title: Title) -> bool:
    """Whether a definite article stands before the description."""
    first = title.first
    return first > 0 and fold(sheet.doc[first - 1].text) in _DEFINITE


def is_plural(sheet: Sheet, hit: OfficeHit) -> bool:
    """Whether an office stands in the plural: by its form, else by the article, else by the tagger."""
    if hit.office.plural is not None and (hit.office.plural or sheet.lang == "es"):
        return hit.office.plural
    doc, index = sheet.doc, hit.start - 1
    while (
        index >= 0
        and hit.start - index < 5
        and doc[index].pos_ in {"ADJ", "ADV"}
        and fold(doc[index].text) not in _DEFINITE
    ):
        index -= 1
    article = fold(doc[index].text) if index >= 0 else ""
    if article in {"beide", "beiden", "zwei", "ihre", "deren"}:
        return True
    if article == "die":
        return hit.office.feminine is not True
    if article in {"der", "dem", "des", "das"}:
        # "der Minister" is a genitive plural too; the singular is far more frequent.
        return False
    if article == "den":
        return doc[hit.start].text.endswith(("ern", "innen"))
    return has(doc[hit.start], "Number", "Plur")
