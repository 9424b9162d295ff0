"""Work done together, whatever the work is: ``baut gemeinsam mit Bosch``, ``Nasa und Esa wollen gemeinsam forschen``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

from extractor.pipelines.roles import AUXILIARIES, Role
from extractor.pipelines.tree import BEFORE_PREPOSITIONS, dependents, noun_modifiers
from extractor.relations.candidates import Candidate
from extractor.relations.qualifiers import of_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast

_VERBAL = frozenset("AGREE CONSULT SUPPORT REQUEST ACCUSE REJECT THREATEN".split())
_WORD = "gemeinsam"  # its verb is done by its subjects together, "zusammen" may count them


def find(cast: Cast, told: frozenset[int]) -> Iterator[Candidate]:
    """Candidates of the clauses whose verb tells of no event itself; ``told`` are where the others' verbs stand."""
    if cast.parsed.segment.lang != "de":
        return
    for clause in cast.clauses:
        rule, pairs = _signed(clause, cast)
        if not pairs and not (clause.verb.i in told or _is_speech(clause, cast)):
            rule, pairs = _pairs(clause, cast)
        for source, target in pairs:
            if source != target:
                yield Candidate(
                    source=source,
                    type="COOPERATE",
                    target=target,
                    trigger=clause.verb,
                    parsed=cast.parsed,
                    rule=rule,
                    symmetric=True,
                    qualifiers=of_verb(clause.verb, cast.cues),
                )


def _is_speech(clause: Clause, cast: Cast) -> bool:
    """Verbs of saying, and those that the tables list for what is only said, do not tell of work."""
    known = cast.lexicon.verbs.get(clause.lemma, ())
    return cast.cues.has("speech_verb", clause.lemma) or any(reading.type in _VERBAL for reading in known)


def _pairs(clause: Clause, cast: Cast) -> tuple[str, list[tuple[str, str]]]:
    subjects = cast.fillers(clause.subjects, owned=False)
    partners = _partners(clause, cast)
    if partners:
        return "together with", list(product(subjects, partners))
    if len(subjects) > 1 and (_is_done_together(clause) or any(map(_is_shared, clause.objects))):
        return "together", list(combinations(subjects, 2))
    return "", []


def _signed(clause: Clause, cast: Cast) -> tuple[str, list[tuple[str, str]]]:
    """Who speaks in one paper, whatever is said there: ``fordern in einem gemeinsamen Brief``."""
    papers = [*clause.objects, *(item.noun for item in clause.obliques if item.preposition in ("in", "mit", "per"))]
    if not any(_is_shared(noun) and cast.cues.head("paper", noun.lemma_) for noun in papers):
        return "", []
    return "together", list(combinations(cast.fillers(clause.subjects, owned=False), 2))


def _partners(clause: Clause, cast: Cast) -> list[str]:
    """Whom ``gemeinsam mit`` or ``zusammen mit`` names, on the verb, the subject or the adverb."""
    adverbs = [child for child in dependents(clause.verb) if child.lower_ in BEFORE_PREPOSITIONS]
    nouns = [item.noun for item in clause.obliques]
    nouns += [child for adverb in adverbs for child in dependents(adverb)]
    nouns += [item.noun for subject in clause.subjects for item in noun_modifiers(subject)]
    return cast.fillers([noun for noun in nouns if _is_partner(noun)], owned=False)


def _is_partner(noun: Token) -> bool:
    """``gemeinsam mit dem Konzern``: the preposition follows the adverb."""
    words = [child for child in dependents(noun, Role.CASE) if child.lower_ == "mit" and child.i > 0]
    return any(word.doc[word.i - 1].lower_ in BEFORE_PREPOSITIONS for word in words)


def _is_done_together(clause: Clause) -> bool:
    """Whether the adverb is on the verb, or by mistake on what follows it: ``gemeinsam selbstfahrende Wagen erproben``."""
    adjectives = [child for noun in clause.objects for child in dependents(noun, Role.ADJECTIVE)]
    parts = (clause.verb, *dependents(clause.verb, *AUXILIARIES), *clause.objects, *adjectives)
    return any(child.lower_ == _WORD for part in parts for child in dependents(part))


def _is_shared(noun: Token) -> bool:
    """``ein gemeinsames Werk``."""
    return any((child.lemma_ or child.lower_).lower().startswith(_WORD) for child in dependents(noun, Role.ADJECTIVE))
