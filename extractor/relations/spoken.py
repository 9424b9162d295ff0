"""Events that are done by speaking: what a speaker demands of somebody, and how he judges him.

``Der Iran müsse die Anreicherung beenden, so Rice`` is a demand although no verb of demanding stands there, and
``Das Vorgehen der EU sei ein Fehler, sagte Weber`` is blame.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.tree import dependents, has
from extractor.relations.candidates import Candidate
from extractor.relations.judging import judgement
from extractor.relations.spanish import is_demanded, thanked

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.records import RelationType
    from extractor.relations.cast import Cast


def find(cast: Cast) -> Iterator[Candidate]:
    """Candidates of all clauses in somebody's speech."""
    for clause in cast.clauses:
        if _is_obliged(clause, cast) or is_demanded(clause, cast.cues):
            yield from _said(clause.verb, cast.fillers(clause.subjects, owned=False), "REQUEST", "demand", cast)
    for token in cast.parsed.doc:
        yield from _said(token, thanked(token, cast), "SUPPORT", "thanks", cast)
        kind = judgement(token, cast.cues) if dependents(token, Role.COPULA) else None
        if kind is not None:
            judged = cast.fillers(dependents(token, *SUBJECTS), owned=True)
            yield from _said(token, judged, kind, "judgement", cast)


def _is_obliged(clause: Clause, cast: Cast) -> bool:
    """Whether the subject has to do something: ``Iran müsse …``; not ``Iran soll … haben``."""
    return (
        not clause.passive
        and has(clause.verb, "VerbForm", "Inf")
        and any(
            cast.cues.has("obligation", auxiliary.lower_) and not _is_condition(auxiliary)
            for auxiliary in clause.auxiliaries
        )
    )


def _is_condition(auxiliary: Token) -> bool:
    """Whether it opens its clause: ``…, sollte die UNO das beschließen``."""
    return auxiliary.i > 0 and auxiliary.nbor(-1).text == ","


def _said(trigger: Token, about: list[str], kind: RelationType, rule: str, cast: Cast) -> Iterator[Candidate]:
    speaker = cast.speaker_at(cast.parsed.offset + trigger.idx)
    for actor in about:
        if speaker is not None and actor != speaker:
            yield Candidate(
                source=speaker,
                type=kind,
                target=actor,
                trigger=trigger,
                parsed=cast.parsed,
                rule=f"spoken:{rule}",
                uttered=True,
            )
