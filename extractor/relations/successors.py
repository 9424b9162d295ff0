"""HOLDS_OFFICE by who follows whom: ``sein Vorgänger X``, ``Y wurde zum Nachfolger von X gewählt``, ``Y löst X ab``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.actors.folding import fold
from extractor.actors.offices.incumbents import people_in
from extractor.actors.offices.inheritance import INHERITED_CONFIDENCE
from extractor.actors.offices.titles import find_offices_in, read_office
from extractor.actors.sites import Incumbency, Sheet, Site
from extractor.relations.belonging import clauses_of, person_of, possessor
from extractor.relations.leading import parts

CONFIDENCE = 0.8
_FOLLOWERS = frozenset({"successor", "predecessor"})
_REPLACE = frozenset({"ablösen", "beerben", "nachfolgen"})


def successors(sheet: Sheet, held: Sequence[Incumbency]) -> Iterator[Incumbency]:
    """The offices that people take over from others, or have left to them, in a German segment."""
    if sheet.lang != "de":
        return
    targets: dict[str, list[Incumbency]] = {}
    for item in held:
        if (
            item.target is not None
            and item.confidence > INHERITED_CONFIDENCE
            and not item.rule.endswith("known holder")
        ):
            # What is only guessed of one is not passed on to another.
            targets.setdefault(item.person, []).append(item)
    for newer, older in dict.fromkeys((*_followers(sheet), *_replaced(sheet))):
        yield from _taken_over(newer, older, targets)


Pair = tuple[Site, Site]


def _followers(sheet: Sheet) -> Iterator[Pair]:
    """Successor and predecessor, by the noun for one of them."""
    doc = sheet.doc
    people = list(people_in(sheet))
    for hit in find_offices_in(doc, "de"):
        if hit.office.office not in _FOLLOWERS or hit.office.noun == "Rechtsnachfolger":
            continue
        straight = next(
            (
                s
                for first, _, s in people
                if hit.end <= first <= hit.end + 1 and doc[first - 1].text in {doc[hit.end - 1].text, ","}
            ),
            None,
        )
        if straight is not None:
            # "sein Vorgänger X"
            other = possessor(sheet, _determiner(sheet, hit.start))
        else:
            of = hit.end < len(doc) and fold(doc[hit.end].text) in {"von", "des", "der", "vom"}
            straight = (
                next(
                    (s for first, _, s in people if hit.end < first <= hit.end + 6 and _leads(sheet, hit.end, first)),
                    None,
                )
                if of
                else None
            )
            start = doc[hit.start].sent.start if doc.has_annotation("SENT_START") else 0
            before = [s for first, _, s in people if start <= first < hit.start]
            # "X wurde zum Nachfolger von Y gewählt": here the name behind is the older one.
            other = before[-1] if before and straight is not None else None
            if other is not None and straight is not None:
                yield (other, straight) if hit.office.office == "successor" else (straight, other)
            continue
        if other is not None and other.entity_ids != straight.entity_ids:
            yield (straight, other) if hit.office.office == "successor" else (other, straight)


def _determiner(sheet: Sheet, index: int) -> int:
    """The word that opens the noun phrase of an office: ``[seinem] langjährigen Vorgänger``."""
    at = index - 1
    while at > 0 and sheet.doc[at].pos_ == "ADJ":
        at -= 1
    return max(at, 0) if fold(sheet.doc[max(at, 0)].text).startswith(("sein", "ihr", "dess", "deren")) else index


def _leads(sheet: Sheet, start: int, end: int) -> bool:
    """Only "of", articles, adjectives and titles stand before the name."""
    return all(
        sheet.doc[i].pos_ in {"ADP", "DET", "ADJ"} or read_office(sheet.doc[i].text, "de") or sheet.at[i] is not None
        for i in range(start, end)
    )


def _replaced(sheet: Sheet) -> Iterator[Pair]:
    """``[X] löst [Y] ab``, ``[X] folgt auf [Y]``."""
    for clause in clauses_of(sheet.doc):
        if clause.lemma in _REPLACE:
            behind = [*clause.objects, *clause.datives]
        elif clause.lemma == "folgen":
            behind = [argument.noun for argument in clause.obliques if argument.preposition == "auf"] + list(
                clause.datives
            )
        else:
            continue
        newer = [s for subject in clause.subjects for t in parts(subject) if (s := person_of(sheet.at[t.i]))]
        older = [s for noun in behind for t in parts(noun) if (s := person_of(sheet.at[t.i]))]
        if newer and older and newer[0].entity_ids != older[0].entity_ids:
            yield newer[0], older[0]


def _taken_over(newer: Site, older: Site, targets: dict[str, list[Incumbency]]) -> Iterator[Incumbency]:
    """The office of the older one for the newer, or where that is unknown the other way round."""
    old, new = targets.get(older.entity_ids[0], []), targets.get(newer.entity_ids[0], [])
    whose, who = (old, newer) if old else (new, older)
    if len({item.target for item in whose}) != 1 or any(
        item.target == whose[0].target for item in targets.get(who.entity_ids[0], ())
    ):
        return
    model = whose[0]
    yield Incumbency(
        who.entity_ids[0], model.target, model.office, "", min(newer.start, older.start), max(newer.end, older.end),
        "office taken over", former=who is older, sector=model.sector, confidence=CONFIDENCE,
    )  # fmt: skip
