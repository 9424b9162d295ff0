"""Events that are done by speaking: what a speaker demands of somebody, and how he judges him.

``Der Iran müsse die Anreicherung beenden, so Rice`` is a demand although no verb of demanding stands there, and
``Das Vorgehen der EU sei ein Fehler, sagte Weber`` is blame.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.tree import dependents, heads_with
from extractor.pipelines.words import has, tokens_of
from extractor.relations.candidates import Candidate
from extractor.relations.judging import judgement
from extractor.relations.spanish import is_demanded, thanked

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.records import RelationType
    from extractor.relations.cast import Cast


_TOO = frozenset({"zu", "demasiado"})


def find(cast: Cast) -> Iterator[Candidate]:
    """Candidates of all clauses in somebody's speech."""
    for clause in cast.clauses:
        if _is_obliged(clause, cast) or is_demanded(clause, cast.cues):
            threat = cast.cues.has("menace", clause.lemma)
            kind: RelationType = "THREATEN" if threat else "REQUEST"
            yield from _said(clause.verb, cast.fillers(clause.subjects, owned=False), kind, "demand", cast)
        elif _falls_short(clause, cast):
            yield from _said(clause.verb, cast.fillers(clause.subjects, owned=False), "ACCUSE", "judgement", cast)
    for token in tokens_of(cast.parsed.doc) if cast.parsed.segment.lang == "es" else ():
        yield from _said(token, thanked(token, cast), "SUPPORT", "thanks", cast)
    for token in heads_with(cast.parsed.doc, Role.COPULA):
        judged_as = judgement(token, cast.cues)
        if judged_as is not None:
            judged = cast.fillers(dependents(token, *SUBJECTS), owned=True)
            yield from _said(token, judged, judged_as, "judgement", cast)


def _falls_short(clause: Clause, cast: Cast) -> bool:
    """Whether something is done too little or too late: ``Berlin habe zu spät reagiert``, ``tue zu wenig``."""
    words = [*dependents(clause.verb), *(part for noun in clause.objects for part in dependents(noun))]
    return any(
        cast.cues.has("shortfall", word.lower_) and word.i > 0 and word.nbor(-1).lower_ in _TOO for word in words
    )


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
    before = auxiliary.i - 1
    while before > 0 and auxiliary.doc[before].is_space:
        before -= 1
    return before >= 0 and auxiliary.doc[before].text == ","


def _said(trigger: Token, about: list[str], kind: RelationType, rule: str, cast: Cast) -> Iterator[Candidate]:
    speakers = cast.speakers_at(cast.parsed.offset + trigger.idx) if about else ()
    for speaker, actor in product(speakers, about):
        if actor != speaker:
            yield Candidate(
                source=speaker,
                type=kind,
                target=actor,
                trigger=trigger,
                parsed=cast.parsed,
                rule=f"spoken:{rule}",
                uttered=True,
            )
