"""Who comes to a body, is with it or leaves it, by German verbs: ``X wechselt zum FC Basel``, ``Y hat Trainer Z entlassen``.

The verbs stand in ``lang/de/transfers.tsv``. What they tell is a membership, or an office where one is named beside the
person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.offices.titles import Office, read_office
from extractor.lang import Row, read_table
from extractor.relations.lexicon import load
from extractor.relations.static.ends import (
    as_told,
    belongs,
    country_of,
    named_body,
    parts,
    person_of,
)
from extractor.relations.surface import completed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.actors.sites import Incumbency, Sheet, Site
    from extractor.pipelines.clauses import Clause

COLUMNS = ("verb", "member", "group", "former", "members", "without", "example", "counter")


@cache
def _verbs() -> Mapping[str, Sequence[Row]]:
    rows = defaultdict(list)
    for row in read_table("de", "transfers", columns=COLUMNS):
        rows[fold(row["verb"])].append(row)
    return MappingProxyType(rows)


def transfers(sheet: Sheet) -> Iterator[Incumbency]:
    """The memberships and offices of a German segment that verbs of coming and leaving tell."""
    if sheet.lang != "de":
        return
    lexicon = load("de")
    for clause in completed(sheet.doc):
        links = {item.preposition for item in clause.obliques}
        for row in _verbs().get(fold(lexicon.lemma_of(clause)), ()):
            if row["without"] and row["without"] in links:
                continue
            groups = [site for token in _slot(clause, row["group"]) if (site := named_body(sheet, token))]
            members = [
                site for token in _slot(clause, row["member"]) if (site := _member(sheet, token, row["members"]))
            ]
            for group in dict.fromkeys(groups):
                for member in dict.fromkeys(members):
                    yield as_told(_record(sheet, member, group, row), clause, sheet.lang)


def _slot(clause: Clause, slot: str) -> list[Token]:
    """The nouns in a slot of a clause, with those beside them."""
    slots = {"S": clause.subjects, "O": clause.objects, "D": clause.datives}
    nouns = slots.get(slot, [item.noun for item in clause.obliques if item.preposition == slot])
    return [part for noun in nouns for part in parts(noun)]


def _member(sheet: Sheet, token: Token, kinds: str) -> Site | None:
    """Who may belong to a body: a person, or a country by its name."""
    site = sheet.at[token.i]
    return site if person_of(site) or (kinds == "any" and country_of(site)) else None


def _record(sheet: Sheet, member: Site, group: Site, row: Row) -> Incumbency:
    start, end = min(member.start, group.start), max(member.end, group.end)
    record = belongs(member, group.entity_ids[0], start, end, "joins or leaves")
    record = replace(record, former=row["former"] == "y")
    office = _office(sheet, member)
    return record if office is None else replace(record, office=office.office, role=office.noun, member=False)


def _office(sheet: Sheet, member: Site) -> Office | None:
    """The office of bodies that a title before the name tells, unless that has a body of its own."""
    first = next(i for i, site in enumerate(sheet.at) if site is member)
    office = read_office(sheet.doc[first - 1].text, "de") if first else None
    of_group = office is not None and office.scope == "organisation" and not (office.prefix or office.former)
    return office if of_group else None
