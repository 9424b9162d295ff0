"""Events told by nouns: ``das Treffen zwischen A und B``, ``Sanktionen der EU gegen B``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, head, is_predicate, preposition
from extractor.pipelines.words import classes_of, has, tokens_of, words_of
from extractor.relations.candidates import Candidate
from extractor.relations.casualties import casualties
from extractor.relations.lexicon import noun_of
from extractor.relations.noun_parties import pairs_of_noun
from extractor.relations.qualifiers import of_noun
from extractor.relations.surface import reversible

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Frame, Lexicon, Predicate

_BACKING = frozenset({"SUPPORT", "AID", "COOPERATE", "CONSULT"})
_JOINT = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_AIMED = frozenset({"für", "über", "auf", "zu"})  # A and B speak of it, but not of one another
_ADDRESSED = frozenset({"REQUEST", "ACCUSE", "THREATEN"})


def find(cast: Cast, lexicon: Lexicon, told: Sequence[Candidate] = ()) -> Iterator[Candidate]:
    """Candidates of all event nouns of a segment; ``told`` are those of its verbs."""
    carriers = _carriers(cast)
    ended = _ended(cast, told)
    doc = cast.parsed.doc
    for token, word, word_class in zip(tokens_of(doc), words_of(doc), classes_of(doc), strict=True):
        if word_class != "NOUN" and not (word_class == "PROPN" and "-" in word):
            continue
        predicate = noun_of(token, lexicon)
        if predicate is None or _is_reckoned(token, predicate, cast):
            continue
        if ended.get(token.i, predicate.type) == predicate.type:
            support = carriers.get(token.i) or _attended(token, predicate, cast)
            found = list(_apply(token, predicate, cast, support, joint=preposition(token) not in _AIMED))
            others = (_answered, casualties, _backed)
            yield from found or [item for other in others for item in other(token, predicate, cast)]


def _is_reckoned(noun: Token, predicate: Predicate, cast: Cast) -> bool:
    """An alliance that somebody has only counted seats for: ``eine Koalition aus A und B käme auf 48 Prozent``."""
    if predicate.type != "COOPERATE" or not any(
        has(child, "Definite", "Ind") for child in dependents(noun, Role.DETERMINER)
    ):
        return False
    verb = head(noun)
    while not is_predicate(verb) and head(verb) != verb:
        verb = head(verb)  # "… und ein Bündnis aus C und D auf 55 Prozent": without a verb of its own
    clause = next((clause for clause in cast.clauses if clause.verb == verb), None)
    counted = () if clause is None else (*clause.objects, *(item.noun for item in clause.obliques))
    return any(cast.cues.head("share", word.lemma_) for word in counted)


def _carriers(cast: Cast) -> Mapping[int, Clause]:
    """Nouns in object position of a light verb, whose event the verb's subject carries out, or of blame for it."""
    carried = {
        noun.i: clause
        for clause in cast.clauses
        if cast.cues.has("support_verb", clause.lemma)
        for noun in clause.objects
    }
    return carried | dict(_blamed(cast))


def _blamed(cast: Cast) -> Iterator[tuple[int, Clause]]:
    """Nouns of what somebody is blamed for, each with a clause in which the blamed one does it.

    ``wirft Russland Angriffe auf Polen vor``, ``macht die Miliz für den Anschlag auf X verantwortlich``.
    """
    for clause in cast.clauses:
        others = (*clause.datives, *clause.objects)
        charged = cast.cues.has("charging_verb", clause.lemma)
        held = any(child.lower_ == "verantwortlich" for child in dependents(clause.verb))
        deeds = (
            clause.objects if charged else [item.noun for item in clause.obliques if held and item.preposition == "für"]
        )
        for noun in deeds:
            yield noun.i, replace(clause, subjects=tuple(token for token in others if token != noun))


def _ended(cast: Cast, told: Sequence[Candidate]) -> Mapping[int, str]:
    """Nouns whose event a verb tells to be over, as an event of its own: ``gibt den Widerstand gegen … auf``."""
    types = {found.trigger.i: found.type for found in told}
    return {
        noun.i: types[clause.verb.i]
        for clause in cast.clauses
        if clause.verb.i in types and cast.cues.has("ending_verb", clause.lemma)
        for noun in clause.objects
    }


def _attended(noun: Token, predicate: Predicate, cast: Cast) -> Clause | None:
    """The clause whose subject takes part: ``Xi sagte bei einem Treffen mit Putin``, ``von seinem Besuch in …``."""
    word = preposition(noun)
    attended = predicate.type == "CONSULT" and cast.cues.has("occasion", word)
    if not attended and not (predicate.type in _JOINT and cast.cues.has("aim", word)):
        return None
    return next((clause for clause in cast.clauses if any(item.noun == noun for item in clause.obliques)), None)


def _answered(noun: Token, predicate: Predicate, cast: Cast) -> Iterator[Candidate]:
    """``die USA gehen auf eine Forderung Irans ein``: whoever answers is the one who was asked or blamed."""
    above = head(noun)
    if preposition(noun) == "auf" and cast.cues.head("reaction", above.lemma_):
        # "Russlands Reaktion auf die Sanktionen des Westens"
        for owner, target in product(cast.owners(noun), cast.owners(above)):
            if owner != target:
                yield Candidate(owner, predicate.type, target, noun, cast.parsed, f"noun:{predicate.word}")
        return
    # A court that dismisses a complaint is not the one complained of.
    filed = cast.cues.head("filed", noun.lemma_)
    owners = cast.owners(noun) if predicate.type in _ADDRESSED and not filed else []
    for clause in cast.clauses if owners else ():
        answering = _answering(noun, clause, cast)
        if answering:
            for target in cast.fillers(answering, owned=False):
                yield from (
                    Candidate(owner, predicate.type, target, noun, cast.parsed, f"noun:{predicate.word}")
                    for owner in owners
                    if owner != target
                )


def _backed(noun: Token, predicate: Predicate, cast: Cast) -> Iterator[Candidate]:
    """``fue elegido con el respaldo de Chile``, ``se reunieron con la mediación de Chile``: Spanish says so of the subject."""
    if noun.lang_ != "es" or predicate.type not in _BACKING or preposition(noun) != "con":
        return
    owners = cast.owners(noun)
    clause = next((clause for clause in cast.clauses if any(item.noun == noun for item in clause.obliques)), None)
    if clause is None or not owners:
        return
    backed = cast.fillers(clause.objects if clause.passive else clause.subjects, owned=True)
    for owner, target in product(owners, backed):
        if owner != target and owner not in backed:
            yield Candidate(owner, predicate.type, target, noun, cast.parsed, f"noun:{predicate.word}")


def _answering(noun: Token, clause: Clause, cast: Cast) -> tuple[Token, ...]:
    """Who answers what a noun names, or whom it is about: ``zum Ärger der EU traf Polen …``, ``auf Wunsch der EU …``."""
    word = preposition(noun)
    urged = (
        word == "auf" and not (clause.passive or dependents(noun, Role.DETERMINER)) and not _takes(word, clause, cast)
    )
    if (word == "zu" or urged) and noun in [item.noun for item in clause.obliques]:
        return clause.subjects
    if not cast.cues.has("response_verb", clause.lemma):
        return ()
    if noun in (*clause.objects, *clause.datives, *(item.noun for item in clause.obliques)):
        return clause.subjects
    # "Eine Forderung der EU lehnte Israel ab"
    return clause.objects if noun in clause.subjects and reversible(clause) else ()


def _takes(word: str, clause: Clause, cast: Cast) -> bool:
    """Whether a preposition may belong to the verb: ``hofft auf Druck der EU``."""
    readings = cast.lexicon.verbs.get(clause.lemma, ())
    return any(
        word in (*one.prepositions, *(end for f in one.frames for end in (f.source, f.target))) for one in readings
    )


def _apply(
    noun: Token, predicate: Predicate, cast: Cast, support: Clause | None, *, joint: bool
) -> Iterator[Candidate]:
    for frame in predicate.frames:
        pairs = [pair for pair in pairs_of_noun(noun, predicate, frame, cast, support) if pair[0] != pair[1]]
        rule = "noun"
        joint = joint and support is not None and not _is_with_others(support, predicate.frames)
        if not pairs and frame.symmetric and support is not None and joint:
            # "Russland und Venezuela bauen ihre Zusammenarbeit aus": the subjects are the parties.
            pairs = list(combinations(cast.fillers(support.subjects, owned=False), 2))
            rule = "joint"
        if pairs:
            qualifiers = of_noun(noun, cast.cues)
            for source, target in pairs:
                yield Candidate(
                    source=source,
                    type=predicate.type,
                    target=target,
                    trigger=noun,
                    parsed=cast.parsed,
                    rule=f"{rule}:{predicate.word}",
                    symmetric=frame.symmetric,
                    qualifiers=qualifiers,
                )
            return


def _is_with_others(support: Clause, frames: tuple[Frame, ...]) -> bool:
    """``A y B mantuvieron una reunión con C``: the subjects met C, not one another."""
    return any(item.preposition == frame.target for item in support.obliques for frame in frames)
