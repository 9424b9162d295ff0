"""Tables of marked sentences, run through the whole product: what tells its event and what must not."""

from __future__ import annotations

from collections.abc import Mapping

from extractor import Extractor
from extractor.relations.examples import behaves, examples_of


def told_wrongly(cases: Mapping[str, tuple[str, str, str]], extractor: Extractor) -> list[str]:
    """The sentences that tell what they must not, or do not tell what they must; a case is type, sentences, counters."""
    failed = []
    for name, (kind, example, counter) in cases.items():
        row = {"lemma": name, "type": kind, "example": example, "counter": counter}
        for item in examples_of(row, "predicates", name):
            document = extractor.extract(item.text)
            if not behaves(item, document):
                found = [f"{one.source} {one.type} {one.target}" for one in document.relations]
                failed.append(f"{name}: {item.text} {'must' if item.fires else 'must not'}: {found}")
    return failed
