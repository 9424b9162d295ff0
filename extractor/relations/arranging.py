"""Subjects and objects put right by who stands at them: parts of one name, names in the genitive, and the order of two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, head
from extractor.pipelines.words import has
from extractor.relations.surface import reversible

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast


def apart(clause: Clause, cast: Cast) -> Clause:
    """The clause without subjects and objects that are another part of its subject's name (``die Vereinten Nationen``).

    A name in the genitive is neither: ``lehnte [Kurz] Forderung ab``.
    """
    owners = {before.i for noun in clause.objects if (before := without_s(noun, cast)) is not None}
    named: set[int] = set()
    subjects: list[Token] = []
    for token in clause.subjects:
        site = cast.site(token)
        if token.i in owners or (site is not None and id(site) in named):
            continue
        subjects.append(token)
        named.update(() if site is None else (id(site),))
    objects = [token for token in clause.objects if token.i not in owners and id(cast.site(token)) not in named]
    # "kritisierte Rajoy Zapatero": two people whom the tree takes for one name
    objects = objects or [
        child
        for token in subjects
        for child in dependents(token, Role.NAME)
        if (site := cast.site(child)) is not None and id(site) not in named and cast.persons_at(site)
    ]
    if len(subjects) == len(clause.subjects) and tuple(objects) == clause.objects:
        return clause
    return replace(clause, subjects=tuple(subjects), objects=tuple(objects))


def without_s(noun: Token, cast: Cast) -> Token | None:
    """The name right before a noun of demands and the like that takes no -s of the genitive: ``[Iglesias] Forderung``."""
    if noun.i == 0 or dependents(noun, Role.DETERMINER) or not cast.cues.head("answered", noun.lemma_):
        return None
    before = noun.nbor(-1)
    named = before.pos_ == "PROPN" and before.text[-1:] in "sxz" and cast.site(before) is not None
    return before if named and head(before) == head(noun) and not has(noun, "Number", "Plur") else None


def in_order(clause: Clause, cast: Cast) -> Clause:
    """The clause with the actor before the verb as its subject where two actors could each be it: ``X lobte Y``.

    Nothing tells them apart but their order, and an object seldom comes first where it could be taken for the subject.
    """
    before, after = clause.objects, clause.subjects
    if len(before) != 1 or len(after) != 1 or not before[0].i < clause.verb.i < after[0].i:
        return clause
    if not (reversible(clause) and _is_named(before[0], cast) and _is_named(after[0], cast)):
        return clause
    return replace(clause, subjects=before, objects=after)


def _is_named(token: Token, cast: Cast) -> bool:
    return bool(cast.fillers([token], owned=False))
