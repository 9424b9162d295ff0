"""Events told by nouns: ``das Treffen zwischen A und B``, ``Sanktionen der EU gegen B``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING

from extractor.pipelines.tree import head, preposition
from extractor.relations.candidates import Candidate
from extractor.relations.lexicon import noun_of
from extractor.relations.qualifiers import of_noun
from extractor.relations.surface import reversible

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Frame, Lexicon, Predicate

_ADDRESSED = frozenset({"REQUEST", "ACCUSE", "THREATEN"})


def find(cast: Cast, lexicon: Lexicon, told: Sequence[Candidate] = ()) -> Iterator[Candidate]:
    """Candidates of all event nouns of a segment; ``told`` are those of its verbs."""
    carriers = _carriers(cast)
    ended = _ended(cast, told)
    for token in cast.parsed.doc:
        if token.pos_ != "NOUN":
            continue
        predicate = noun_of(token, lexicon)
        if predicate is not None and ended.get(token.i, predicate.type) == predicate.type:
            found = list(_apply(token, predicate, cast, carriers.get(token.i) or _attended(token, predicate, cast)))
            yield from found or _answered(token, predicate, cast)


def _carriers(cast: Cast) -> Mapping[int, Clause]:
    """Nouns in object position of a light verb, whose event the verb's subject carries out."""
    return {
        noun.i: clause
        for clause in cast.clauses
        if cast.cues.has("support_verb", clause.lemma)
        for noun in clause.objects
    }


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
    if predicate.type != "CONSULT" or not cast.cues.has("occasion", preposition(noun)):
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


def _answering(noun: Token, clause: Clause, cast: Cast) -> tuple[Token, ...]:
    """Who answers what a noun names, or whom it is about: ``zum Ärger der EU traf Polen …``."""
    if preposition(noun) == "zu" and noun in [item.noun for item in clause.obliques]:
        return clause.subjects
    if not cast.cues.has("response_verb", clause.lemma):
        return ()
    if noun in (*clause.objects, *clause.datives, *(item.noun for item in clause.obliques)):
        return clause.subjects
    # "Eine Forderung der EU lehnte Israel ab"
    return clause.objects if noun in clause.subjects and reversible(clause) else ()


def _apply(noun: Token, predicate: Predicate, cast: Cast, support: Clause | None) -> Iterator[Candidate]:
    for frame in predicate.frames:
        pairs = [pair for pair in _pairs(noun, frame, cast, support) if pair[0] != pair[1]]
        rule = "noun"
        if not pairs and frame.symmetric and support is not None and not _is_with_others(support, predicate.frames):
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


def _pairs(noun: Token, frame: Frame, cast: Cast, support: Clause | None) -> Iterator[tuple[str, str]]:
    if frame.source == frame.target:
        parties = cast.owners(noun) if frame.source == "G" else cast.prepositional(noun, frame.source)
        yield from combinations(parties, 2)
        return
    sources = _slot(noun, frame.source, cast, support, prefix=frame.target != "P")
    if not sources:
        return
    targets = _slot(noun, frame.target, cast, None)
    for source in sources:
        for target in targets:
            yield source, target


def _givers(noun: Token, cast: Cast) -> list[str]:
    """From whom something comes: ``Kritik an der EU kam von Polen``, ``Lob für Ghana gab es aus Accra``."""
    for clause in cast.clauses:
        if noun in (*clause.subjects, *clause.objects) and cast.cues.has("happening", clause.lemma):
            found = [item for item in clause.obliques if item.preposition in ("von", "aus", "seitens")]
            return cast.fillers([item.noun for item in found], owned=False)
    return []


def _slot(noun: Token, slot: str, cast: Cast, support: Clause | None, *, prefix: bool = True) -> list[str]:
    if slot == "G":
        # In "Kuba-Sanktionen" the first part is whom they meet, not whose they are.
        owners = cast.owners(noun, prefix=prefix)
        if not owners and support is not None:
            owners = cast.fillers(support.subjects, owned=False)
        owners = owners or _givers(noun, cast)
        return owners or cast.prepositional(noun, "aus")
    if slot == "P":
        return cast.first_part(noun)
    return cast.prepositional(noun, slot)
