"""Every predicate fires on its examples and on none of its counter-examples, read by the shipped pipelines."""

from __future__ import annotations

from functools import cache

import pytest

from extractor import Extractor
from extractor.reading import raw_text
from extractor.records import Document
from extractor.relations.examples import TABLES, Example, read_examples

# A parser is not perfect: so many of a hundred sentences must come out right.
FIRING, SILENT = 0.97, 0.98


@cache
def extractor() -> Extractor:
    return Extractor()


def found(example: Example, document: Document) -> bool:
    """Whether the marked actors are in a relation of the type; a counter-example counts in either direction."""

    def ids(span: tuple[int, int]) -> set[str]:
        mentions = ((entity.id, mention) for entity in document.entities for mention in entity.mentions)
        return {identity for identity, mention in mentions if mention.start < span[1] and span[0] < mention.end}

    source, target = ids(example.source), ids(example.target)
    return any(
        relation.type == example.type
        and (
            (relation.source in source and relation.target in target)
            or ((relation.symmetric or not example.fires) and relation.source in target and relation.target in source)
        )
        for relation in document.relations
    )


@pytest.mark.model
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("lang", ["de", "es"])
def test_examples_fire_and_counter_examples_do_not(lang: str, table: str) -> None:
    examples = read_examples(lang, table)
    documents = extractor().extract_many(raw_text(e.text, id=str(number)) for number, e in enumerate(examples))
    wrong = [e for e, document in zip(examples, documents, strict=True) if found(e, document) != e.fires]
    for fires, share in ((True, FIRING), (False, SILENT)):
        here = [f"{e.place} {e.word}: {e.text}" for e in wrong if e.fires == fires]
        assert len(here) <= (1 - share) * sum(e.fires == fires for e in examples), "\n".join(here)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("lang", ["de", "es"])
def test_every_predicate_has_both(lang: str, table: str) -> None:
    examples = read_examples(lang, table)
    firing, silent = ({e.place for e in examples if e.fires == fires} for fires in (True, False))
    assert firing == silent
    assert len(firing) > 100
