"""Clauses with logical roles: passives turned, control and relative pronouns resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.control import antecedent, inherited_subjects, is_alone, is_reflexive
from extractor.pipelines.elision import unsaid_subjects
from extractor.pipelines.lemmas import repaired
from extractor.pipelines.roles import AUXILIARIES, SUBJECTS, Role
from extractor.pipelines.tree import (
    NOMINAL,
    Argument,
    dependents,
    governor_of,
    head,
    is_parsed,
    is_passive,
    is_predicate,
    preposition,
    role,
)
from extractor.pipelines.words import has, once_a_doc, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A noun with a preposition may come out as a modifier of the verb.
_SLOTS = frozenset({Role.OBJECT, Role.INDIRECT, Role.ARGUMENT, Role.AGENT, Role.OBLIQUE, Role.MODIFIER})
_OPEN = frozenset({Role.INFINITIVE, Role.CONTENT, Role.ADVERBIAL, Role.NOUN_CLAUSE})
_AGENT_PREPOSITIONS = frozenset({"von", "durch", "por"})
_VERBAL = ("VERB", "AUX")
_DROPPED = re.compile(r"(?<=[aeiouäöü])hn$")  # "drohn", as a lemmatiser may have it for "drohte"


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its logical roles (passives turned, control and relative pronouns resolved).

    Attributes:
        lemma: Lemma with a separated particle joined (``wirft … vor`` gives ``vorwerfen``).
        governor: The verb, adjective or noun whose content this clause is, if any.
        auxiliaries: Auxiliary and modal verbs.
    """

    verb: Token
    lemma: str
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    datives: tuple[Token, ...]
    obliques: tuple[Argument, ...]
    governor: Token | None
    auxiliaries: tuple[Token, ...]
    passive: bool
    reflexive: bool


@once_a_doc
def clauses(doc: Doc) -> tuple[Clause, ...]:
    """All clauses of a parsed document, in text order; none where there is no parse."""
    if not is_parsed(doc):
        return ()
    return tuple([clause_of(token) for token in tokens_of(doc) if is_predicate(token)])


def clause_of(verb: Token) -> Clause:
    """The clause a verb heads."""
    subjects: list[Token] = []
    objects: list[Token] = []
    datives: list[Token] = []
    obliques: list[Argument] = []
    passive = is_passive(verb)
    reflexive = False
    subjectless = verb.lang_ == "de" and role(verb) in _OPEN and is_alone(verb)
    for child in dependents(verb):
        own = role(child)
        if is_reflexive(child):
            reflexive = True
        elif (own == Role.PASSIVE_SUBJECT and not _is_active(verb)) or (passive and own == Role.SUBJECT):
            passive = True
            objects.append(antecedent(child, verb))
        elif own in SUBJECTS and not subjectless:
            subjects.append(antecedent(child, verb))
        elif own in SUBJECTS:
            objects.append(child)  # "bereit, der Ukraine einen Rabatt einzuräumen"
        elif own in _SLOTS and (child.pos_ in NOMINAL or child.pos_ == "DET"):
            _place(child, verb, objects=objects, datives=datives, obliques=obliques)
    if passive:
        objects = objects or _shared_undergoers(verb)
        subjects = _agents(obliques) or _shared_agents(verb)
        if not objects and subjects and verb.lang_ == "es":
            objects = unsaid_subjects(verb)
    elif not subjects:
        subjects = inherited_subjects(verb)
    return Clause(
        verb=verb,
        lemma=verb_lemma(verb),
        subjects=tuple(subjects),
        objects=tuple(objects),
        datives=tuple(datives),
        obliques=tuple(obliques),
        governor=governor_of(verb),
        auxiliaries=tuple(_auxiliaries(verb)),
        passive=passive,
        reflexive=reflexive,
    )


def _agents(obliques: list[Argument]) -> list[Token]:
    return [argument.noun for argument in obliques if argument.preposition in _AGENT_PREPOSITIONS]


def _shared_undergoers(verb: Token) -> list[Token]:
    """What a passive undergoes that is coordinated: ``Tandja landete und wurde empfangen``."""
    above = head(verb)
    if role(verb) != Role.CONJUNCT or above.pos_ not in _VERBAL:
        return []
    return [antecedent(child, above) for child in dependents(above, *SUBJECTS)]


def _shared_agents(verb: Token) -> list[Token]:
    """Who does what two passives say: ``wurde von der Türkei festgenommen und ausgeliefert``."""
    above = head(verb)
    if role(verb) != Role.CONJUNCT or not is_passive(above):
        return []
    return [child for child in dependents(above, *_SLOTS) if preposition(child) in _AGENT_PREPOSITIONS]


def _is_active(verb: Token) -> bool:
    """Whether a German verb can be no passive, whatever its subject is called: "hat geliefert", "ist eingedrungen"."""
    if verb.lang_ != "de" or is_passive(verb):
        return False
    auxiliaries = {(child.lemma_ or child.text).lower() for child in dependents(verb, *AUXILIARIES)}
    if not auxiliaries:
        return has(verb, "VerbForm", "Fin")
    if "haben" in auxiliaries:
        return True
    agents = any(preposition(child) in _AGENT_PREPOSITIONS for child in dependents(verb))
    return "sein" in auxiliaries and not agents


def verb_lemma(verb: Token) -> str:
    """Lemma in lower case, a separated particle in front."""
    lemma = repaired(verb.lower_, verb.lang_)
    # An infinitive is its own lemma, whatever a lemmatiser makes of a rare one.
    if lemma == verb.lower_ and not (verb.lang_ == "de" and has(verb, "VerbForm", "Inf")):
        lemma = repaired((verb.lemma_ or verb.text).lower(), verb.lang_)
        lemma = _DROPPED.sub("hen", lemma) if verb.lang_ == "de" else lemma
    for child in dependents(verb, Role.PARTICLE):
        if child.i > verb.i and child.pos_ in ("ADP", "ADV", "PART"):
            return lemma if lemma.startswith(child.lower_) else child.lower_ + lemma
    return lemma


def _place(child: Token, verb: Token, *, objects: list[Token], datives: list[Token], obliques: list[Argument]) -> None:
    """Sort a non-subject argument into its slot."""
    own = role(child)
    word = preposition(child)
    noun = antecedent(child, verb)
    if word == "a" and own in (Role.OBJECT, Role.INDIRECT):
        # Spanish marks persons as objects with "a".
        (datives if own == Role.INDIRECT else objects).append(noun)
        obliques.append(Argument(noun, word))
    elif word:
        obliques.append(Argument(noun, word))
    elif own in (Role.INDIRECT, Role.ARGUMENT) or has(child, "Case", "Dat"):
        datives.append(noun)
    elif own == Role.OBJECT:
        objects.append(noun)


def _auxiliaries(verb: Token) -> Iterator[Token]:
    for child in dependents(verb, *AUXILIARIES):
        yield child
        yield from dependents(child, *AUXILIARIES)
