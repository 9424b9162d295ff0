"""What is coordinated with a word, also where the tree takes part of a list for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, reach
from extractor.pipelines.words import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated below it, in text order.

    In "Minister Ahlgren und sein Kollege Borg" trees put the second person under the name or under the title, at the
    start of a sentence ("Anna Bauer und Peter Schmidt") under the given name.
    """
    found = [token]
    for item in found:
        found.extend(dependents(item, Role.CONJUNCT))
        for name in dependents(item, Role.UNKNOWN):
            if name.pos_ == item.pos_ == "PROPN" and name.i == item.i - 1:
                found.extend(dependents(name, Role.CONJUNCT))
        for name in dependents(item, Role.APPOSITION):
            if name.pos_ == "PROPN" and name.i == item.i + 1:
                found.extend(dependents(name, Role.CONJUNCT))
        found.extend(_listed(item))
    return sorted(found)


def _listed(first: Token) -> list[Token]:
    """What trees take for an apposition to the first of a list: the second in ``Kanzlerin A, Premier B und Präsident C``.

    An apposition would end with a comma of its own.
    """
    last = next((item for item in dependents(first, Role.CONJUNCT) if dependents(item, Role.COORDINATOR)), None)
    if last is None:
        return []
    return [
        item
        for item in dependents(first, Role.APPOSITION)
        if first.i < item.i < last.i and _ends_at(item, last) and _follows_comma(item)
    ]


def _follows_comma(item: Token) -> bool:
    start = reach(item)[0]
    return start.text == "," or start.nbor(-1).text == ","


def _ends_at(item: Token, last: Token) -> bool:
    """Whether only "und" stands between the words below a noun and those below the next."""
    between = tokens_of(item.doc)[reach(item)[1].i + 1 : reach(last)[0].i]
    return all(token.pos_ == "CCONJ" for token in between)
