"""What an infinitive tells of where the verb above it says more: ``weigert sich, X zu treffen``, ``droht, X anzugreifen``.

Nothing of that is done: whoever refuses to meet somebody rejects him, and whoever threatens to attack somebody threatens him.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.pipelines.tree import dependents
from extractor.relations.candidates import Candidate, Qualifiers
from extractor.relations.qualifiers import forgone, governs, of_verb

if TYPE_CHECKING:
    from extractor.pipelines.clauses import Clause
    from extractor.records import RelationType
    from extractor.relations.cast import Cast

_WANTED = frozenset({"SUPPORT", "CONSULT", "COOPERATE", "AID", "AGREE", "CONCEDE"})
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "REJECT"})


def implied(kind: RelationType, clause: Clause, qualifiers: Qualifiers, cast: Cast) -> tuple[RelationType, Qualifiers]:
    """The event of a clause, or what the verb above it makes of it; qualifiers are then those of that verb."""
    governor = clause.governor
    if governor is None:
        return kind, qualifiers
    refuser = forgone(clause.verb, cast.cues) if kind in _WANTED and qualifiers.negated else None
    if refuser is not None and governs("refusing", refuser, cast.cues):
        return "REJECT", of_verb(governor, cast.cues)
    if kind in _HARM and not qualifiers.negated and governs("threatening", governor, cast.cues):
        return "THREATEN", of_verb(governor, cast.cues)
    return kind, qualifiers


def refused(found: Candidate, clause: Clause, cast: Cast) -> Iterator[Candidate]:
    """The refusal that a request in vain tells of: ``bat vergeblich um Hilfe``."""
    in_vain = any(cast.cues.has("in_vain", child.lower_) for child in dependents(clause.verb))
    if in_vain and found.type == "REQUEST" and not found.qualifiers.negated:
        yield replace(found, source=found.target, type="REJECT", target=found.source)
