"""German expressions of time in the tree: what they take from their verb, and the slots they take."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extractor.lang import read_table, values
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import Argument, dependents, noun_modifiers
from extractor.pipelines.words import has

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause

_KINDS = frozenset({"weekday", "daytime", "unit", "season", "unitword", "length"})


def is_time(noun: Token) -> bool:
    """Whether a noun measures or names time (``Dienstagabend``, ``Juni``, ``Woche``)."""
    words, days = _nouns()
    low = noun.lower_
    return low in words or (noun.lemma_ or "").lower() in words or low.startswith(days)


def untimed(clause: Clause) -> Clause:
    """A clause without times among its objects, and with the phrases that the tree has hung on them.

    ``in der Nacht aus dem Irak abgerückt``, ``hat eine Stunde mit Macron telefoniert``.
    """
    objects = tuple(noun for noun in clause.objects if not is_time(noun) or _is_thing(noun))
    times = [*(item.noun for item in clause.obliques if is_time(item.noun)), *(set(clause.objects) - set(objects))]
    found = [
        inner
        for noun in times
        for inner in noun_modifiers(noun)
        if inner.preposition and not is_time(inner.noun) and inner.noun.i > noun.i
    ]
    if not found and len(objects) == len(clause.objects):
        return clause
    more = tuple(Argument(item.noun, item.preposition) for item in found)
    return replace(clause, objects=objects, obliques=(*clause.obliques, *more))


def _is_thing(noun: Token) -> bool:
    """Whether a time is what the verb is about: ``feierte den Tag``, but ``beschossen sich den dritten Tag``."""
    articles = dependents(noun, Role.DETERMINER)
    return any(has(article, "Definite", "Def") for article in articles) and not dependents(noun, Role.ADJECTIVE)


@cache
def _nouns() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = read_table("de", "date_words", columns=("kind", "words", "value"))
    words = {word.lower() for row in rows if row["kind"] in _KINDS for word in values(row["words"])}
    days = {word.lower() for row in rows if row["kind"] == "weekday" for word in values(row["words"])}
    months = {word for row in read_table("de", "months", columns=("month", "names")) for word in values(row["names"])}
    return frozenset(words | {word for word in months if len(word) > 2}), tuple(sorted(days))
