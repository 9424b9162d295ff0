"""How likely a relation is right: logistic regression over what is known of it once a document is read.

The weights (``lang/shared/confidence.tsv``) are learnt by ``models/training/confidence.py`` from annotated documents, and are
calibrated there: of the relations with 0.8, eight in ten are right. The rules decide what a relation is; this says how far to trust them.
Method: Hosmer, Lemeshow & Sturdivant 2013, "Applied Logistic Regression".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.errors import LexiconError
from extractor.lang import read_lines
from extractor.records import STATIC_TYPES

if TYPE_CHECKING:
    from extractor.records import Entity, Relation

# The most telling way in which a sentence names an actor comes first.
_KINDS = ("name", "acronym", "handle", "flag", "demonym", "capital", "role", "pronoun")
# More of the same tell no more.
_MOST_OTHERS, _MOST_BESIDE = 5, 2
BASE = "base"


class Mentioned:
    """Which actors a stretch of a document names, and how."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.types = {entity.id: entity.type for entity in entities}
        self._mentions = sorted((m.start, entity.id, m.kind) for entity in entities for m in entity.mentions)

    def between(self, start: int, end: int) -> Mapping[str, frozenset[str]]:
        """Kinds of the mentions that begin in a stretch, by actor."""
        found: dict[str, set[str]] = {}
        first, last = bisect_left(self._mentions, (start,)), bisect_left(self._mentions, (end,))
        for _, entity, kind in self._mentions[first:last]:
            found.setdefault(entity, set()).add(kind)
        return {entity: frozenset(kinds) for entity, kinds in found.items()}


def with_confidence(relations: Sequence[Relation], entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """The relations of a document, each with the probability that it is right.

    Args:
        relations: All of the document, one a triple.
        entities: Its actors with their mentions.

    Raises:
        LexiconError: The table of weights has a mistake.
    """
    known = weights()
    return tuple(
        replace(relation, confidence=probability(traits, known))
        for relation, traits in zip(relations, traits_of(relations, entities), strict=True)
    )


def probability(traits: Sequence[str], known: Mapping[str, float]) -> float:
    """The probability to two digits; traits without a weight say nothing.

    Example:
        >>> probability(["type=SANCTION", "never seen"], {"base": 1.0, "type=SANCTION": 0.5})
        0.82
    """
    total = known.get(BASE, 0.0) + sum(known.get(trait, 0.0) for trait in traits)
    return round(1 / (1 + exp(-total)), 2)


def traits_of(relations: Sequence[Relation], entities: Sequence[Entity]) -> list[tuple[str, ...]]:
    """What is known of each relation."""
    mentioned = Mentioned(entities)
    pairs = Counter(frozenset((relation.source, relation.target)) for relation in relations)
    return [
        tuple(_traits(relation, mentioned, beside=pairs[frozenset((relation.source, relation.target))] - 1))
        for relation in relations
    ]


def _traits(relation: Relation, mentioned: Mentioned, *, beside: int) -> Iterator[str]:
    evidence = relation.evidence[0]
    here = mentioned.between(evidence.start, evidence.end)
    family = relation.rule.partition(":")[0]
    yield f"type={relation.type}"
    yield f"rule={family}"
    yield f"{family}={relation.type}"
    if relation.type not in STATIC_TYPES:
        yield f"word={relation.rule}"
    yield f"modality={relation.modality}"
    yield f"source={_named(here.get(relation.source))}"
    yield f"target={_named(here.get(relation.target))}"
    yield f"pair={mentioned.types.get(relation.source)}>{mentioned.types.get(relation.target)}"
    yield f"others={min(len(here.keys() - {relation.source, relation.target}), _MOST_OTHERS)}"
    yield f"beside={min(beside, _MOST_BESIDE)}"


def _named(kinds: frozenset[str] | None) -> str:
    return next((kind for kind in _KINDS if kind in (kinds or ())), "elsewhere")


@cache
def weights() -> Mapping[str, float]:
    """Trait → weight.

    Raises:
        LexiconError: A weight is no number.
    """
    found: dict[str, float] = {}
    for place, row in read_lines("shared", "confidence", columns=("trait", "weight")):
        try:
            found[row["trait"]] = float(row["weight"])
        except ValueError as error:
            raise LexiconError(f"{place}: the weight of {row['trait']!r} must be a number such as 0.25") from error
    return MappingProxyType(found)
