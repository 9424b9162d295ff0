"""Deeds that somebody tells of to blame whoever did them: ``Russland habe Odessa angegriffen, sagte Selenskyj``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from extractor.records import Relation
from extractor.relations.candidates import Candidate
from extractor.relations.conditions import conditions_hold
from extractor.relations.qualifiers import of_verb
from extractor.relations.slots import fill

if TYPE_CHECKING:
    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast

_REPORTING = "organisation:"  # media and bodies that count or investigate tell of deeds without taking sides


def find(events: Iterable[Relation], offices: Iterable[Relation]) -> Iterator[Relation]:
    """Blame by the persons and countries that are the speakers of deeds.

    Args:
        events: The events of a document, with their speakers.
        offices: Its offices; whoever speaks for the doer does not blame him.
    """
    belongs = {(item.source, item.target) for item in offices}
    for deed in events:
        speaker = deed.speaker
        told = deed.type == "ASSAULT" and deed.rule.startswith("verb:") and not deed.negated
        if speaker is None or not told or deed.modality != "asserted":
            continue
        if speaker == deed.source or speaker.startswith(_REPORTING) or (speaker, deed.source) in belongs:
            continue
        yield replace(deed, source=speaker, type="ACCUSE", target=deed.source, rule="spoken:deed", speaker=None)


def of_others(candidates: Iterable[Candidate], offices: Iterable[Relation]) -> list[Candidate]:
    """The candidates without blame that somebody would lay by his words on what he speaks for."""
    belongs = {(item.source, item.target) for item in offices}
    return [
        item
        for item in candidates
        if not (item.uttered and item.type == "ACCUSE" and (item.source, item.target) in belongs)
    ]


def unaimed(casts: Sequence[Cast]) -> Iterator[Candidate]:
    """Blame for attacks on what is no actor: ``Die Truppen Syriens griffen Kliniken an, erklärte Kerry``."""
    for cast in casts:
        for clause in cast.clauses:
            for speaker, doer in product(*_told_by(clause, cast)):
                if speaker != doer:
                    yield Candidate(speaker, "ACCUSE", doer, clause.verb, cast.parsed, "spoken:deed", uttered=True)


def _told_by(clause: Clause, cast: Cast) -> tuple[Sequence[str], Sequence[str]]:
    """Who tells of an attack on something, and who has done it; nobody where it is aimed at an actor or did not happen."""
    speakers = [one for one in cast.speakers_at(cast.parsed.offset + clause.verb.idx) if not one.startswith(_REPORTING)]
    if not speakers or not clause.objects or cast.fillers(clause.objects, owned=True):
        return (), ()
    for reading in cast.lexicon.verbs.get(clause.lemma, ()):
        struck = reading.type == "ASSAULT" and (reading.frames[0].source, reading.frames[0].target) == ("S", "O")
        if struck and conditions_hold(clause, reading, cast):
            qualifiers = of_verb(clause.verb, cast.cues)
            done = qualifiers.modality == "asserted" and not qualifiers.negated
            return (speakers, fill(clause, "S", cast, owned=False)) if done else ((), ())
    return (), ()
