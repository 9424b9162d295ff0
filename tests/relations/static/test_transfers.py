"""The verbs of coming to a body and leaving it, each with its sentences run through the whole product."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.lang import read_table
from extractor.reading import raw_text
from extractor.relations.examples import Example, behaves, examples_of
from extractor.relations.static.transfers import COLUMNS

ROWS = read_table("de", "transfers", columns=COLUMNS)
# Sentences that tell an office, its holder and body marked, and one that tells none.
OFFICES = {
    "title": "<Real Madrid> trennte sich von Trainer {Rafael Benitez}. || Trainerin {Anna Bauer} wechselt zum <FC Basel>.",
    "none": "Die CDU-Chefin {Anna Bauer} wechselt zu <Siemens>.",
}


def examples() -> list[Example]:
    members = [
        example
        for row in ROWS
        for example in examples_of({**row, "lemma": row["verb"], "type": "MEMBER_OF"}, "predicates", row["verb"])
    ]
    offices = {"lemma": "office", "type": "HOLDS_OFFICE", "example": OFFICES["title"], "counter": OFFICES["none"]}
    return [*members, *examples_of(offices, "predicates", "office")]


@pytest.mark.model
def test_every_verb_fires_on_its_sentences_and_not_on_others() -> None:
    cases = examples()
    documents = Extractor().extract_many(raw_text(case.text, id=str(i)) for i, case in enumerate(cases))
    failed = [case.text for case, document in zip(cases, documents, strict=True) if not behaves(case, document)]
    assert not failed


@pytest.mark.model
def test_whoever_left_is_former_and_whoever_will_come_is_planned() -> None:
    extractor = Extractor()
    left = extractor.extract("Anna Bauer ist aus der SPD ausgetreten.")
    comes = extractor.extract("Anna Bauer will zum FC Basel wechseln.")
    assert [(item.former, item.modality) for item in left.relations if item.type == "MEMBER_OF"] == [(True, "asserted")]
    assert [(item.former, item.modality) for item in comes.relations] == [(False, "planned")]
