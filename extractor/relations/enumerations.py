"""German coordination that the tree has taken apart: long lists, and verbs behind "und" that share a subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import Role
from extractor.pipelines.sentences import sentence_of, statement
from extractor.pipelines.tree import finite_parts, head, reach, role
from extractor.pipelines.words import has, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause

_JOINING = frozenset({"und", "oder", "aber", "sowie"})
_INSIDE = frozenset({"DET", "ADJ", "CCONJ", "NUM"})
_BELOW = frozenset({Role.NOUN_CLAUSE, Role.ADVERBIAL, Role.INFINITIVE})


def goes_on(first: Token, second: Token) -> bool:
    """Whether a noun goes on a list that another began: ``Bahrain, die Emirate und Katar haben …``."""
    last = reach(conjuncts(first)[-1])[1]
    between = tokens_of(first.doc)[last.i + 1 : second.i]
    joined = [token for token in between if token.text == "," or token.pos_ == "CCONJ"]
    return (
        len(joined) == 1
        and joined[0].i == last.i + 1
        and all(token in joined or token.pos_ in _INSIDE for token in between)
    )


def with_shared_subjects(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses, those whose finite verb stands right behind "und" with the subject of the one before.

    German leaves no place for another subject there: in ``warf Russland Lügen vor und wies drei Diplomaten aus``
    the diplomats are the object.
    """
    seen: dict[int, Clause] = {}
    last: Clause | None = None
    for clause in clauses:
        elided = last is not None and sentence_of(last.verb) == sentence_of(clause.verb) and _is_elided(clause)
        whole = _sharing(clause, seen.get(_above(clause.verb), last)) if last is not None and elided else clause
        seen[clause.verb.i] = whole
        if role(clause.verb) not in _BELOW:
            last = whole
        yield whole


def _above(verb: Token) -> int:
    """Where the verb stands that this one is coordinated with; where the tree has none before it, nowhere."""
    above = head(verb)
    return above.i if role(verb) == Role.CONJUNCT and above.i < verb.i else -1


def _is_elided(clause: Clause) -> bool:
    verb = clause.verb
    if verb.lang_ != "de" or role(verb) in _BELOW:
        return False
    first = next((part for part in sorted(finite_parts(verb)) if has(part, "VerbForm", "Fin")), None)
    return first is not None and first.i > 0 and verb.doc[first.i - 1].lower_ in _JOINING


def _sharing(clause: Clause, before: Clause) -> Clause:
    shared = before.objects if before.passive else before.subjects
    if not shared:
        return clause
    if clause.passive:
        return replace(clause, objects=shared)
    end = statement(clause.verb).end
    later = [token for token in clause.subjects if clause.verb.i < token.i < end and token not in shared]
    return replace(clause, subjects=shared, objects=(*clause.objects, *later))
