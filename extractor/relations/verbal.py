"""Events told by verbs: a clause whose slots hold two actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.relations.candidates import Candidate, Qualifiers, may_relate
from extractor.relations.conditions import conditions_hold, turned, with_light_nouns
from extractor.relations.implied import implied, refused
from extractor.relations.lexicon import is_headed, noun_of
from extractor.relations.qualifiers import of_verb
from extractor.relations.slots import addressees
from extractor.relations.verb_parties import drawn_in, pairs_of_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.records import RelationType
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Frame, Lexicon, Predicate

_SANCTIONS = ("sanktion", "embargo", "sanción", "sancion", "bloqueo")


def find(cast: Cast, lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates of all clauses of a segment; of several readings of a verb the first that fits, and blame besides."""
    for clause in cast.clauses:
        told = False
        for predicate in lexicon.verbs.get(clause.lemma, ()):
            turn = turned(clause, predicate, cast)
            if (told and not predicate.spoken) or not conditions_hold(turn, predicate, cast):
                continue
            found = list(_apply(with_light_nouns(turn, predicate), predicate, cast))
            yield from found
            told = told or bool(found)


def _apply(clause: Clause, predicate: Predicate, cast: Cast) -> Iterator[Candidate]:
    readings = ((frame, pairs_of_verb) for frame in predicate.frames)
    for frame, pairs_of in (*readings, (predicate.frames[0], drawn_in)):
        found = pairs_of(clause, predicate, frame, cast)
        pairs = [pair for pair in found if may_relate(predicate.type, *pair) and predicate.suits(*pair)]
        if pairs:
            qualifiers = _qualifiers(clause, predicate, frame, cast)
            kind, qualifiers = meant(clause, predicate, qualifiers, cast)
            if frame.source != frame.target:
                kind, qualifiers = implied(kind, clause, qualifiers, cast)
            for source, target in pairs:
                told = Candidate(
                    source=source,
                    type="ACCUSE" if kind == "ASSAULT" and _is_in_words(clause, target) else kind,
                    target=target,
                    trigger=clause.verb,
                    parsed=cast.parsed,
                    rule=f"verb:{predicate.word}",
                    symmetric=frame.symmetric and kind == predicate.type,
                    qualifiers=qualifiers,
                    uttered=frame.source == "C",
                )
                yield told
                yield from refused(told, clause, cast)
                if _still_stand(clause, told):
                    yield replace(told, type="SANCTION", rule="standing sanctions", qualifiers=Qualifiers())
            return


def _is_in_words(clause: Clause, target: str) -> bool:
    """Persons are attacked with weapons or in words: ``griff die Kanzlerin an``."""
    armed = any(item.preposition == "mit" for item in clause.obliques)
    return clause.lemma == "angreifen" and target.startswith("person:") and not armed


def _qualifiers(clause: Clause, predicate: Predicate, frame: Frame, cast: Cast) -> Qualifiers:
    if frame.source == "C":
        # Blame is laid by speaking; whether the deed is done or only intended does not matter.
        return Qualifiers()
    qualifiers = of_verb(clause.verb, cast.cues)
    if qualifiers.negated and any(cue.lower() in predicate.words for cue in qualifiers.cues):
        qualifiers = replace(qualifiers, negated=False)  # "hält nichts von …": what denies is part of the reading
    if frame.source == "S" and addressees(clause, cast):
        return replace(qualifiers, modality="demanded")
    return qualifiers


def meant(clause: Clause, predicate: Predicate, qualifiers: Qualifiers, cast: Cast) -> tuple[RelationType, Qualifiers]:
    """What a reading comes to in its clause: support denied is refusal, support for a dismissal demands it."""
    kind = predicate.type
    wanted = [item.noun for item in clause.obliques if item.preposition == "für"]
    if kind == "ACCUSE" and predicate.judging and any(_is_event(noun, "REQUEST", cast) for noun in clause.objects):
        return "REJECT", qualifiers  # "nannte die Forderung unannehmbar"
    if kind == "SUPPORT" and any(cast.cues.head("removal", noun.lemma_) for noun in wanted):
        return "REQUEST", qualifiers  # "sprach sich für die Ablösung der Regierung aus"
    if qualifiers.negated and cast.cues.has("withheld", predicate.word):
        return "REJECT", replace(qualifiers, negated=False)  # "erkennt den Präsidenten nicht an"
    return kind, qualifiers


def _is_event(noun: Token, kind: str, cast: Cast) -> bool:
    event = noun_of(noun, cast.lexicon) if noun.pos_ == "NOUN" else None
    return event is not None and event.type == kind


def _still_stand(clause: Clause, found: Candidate) -> bool:
    """Sanctions whose lifting is only asked for, planned or denied are in force."""
    lifted = found.qualifiers.modality == "asserted" and not found.qualifiers.negated
    sanctions = any(is_headed(noun, _SANCTIONS) for noun in clause.objects)
    return found.type == "CONCEDE" and sanctions and not lifted
