"""Clauses with logical roles: passives turned, control and relative pronouns resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from extractor.pipelines.elision import unsaid_subjects
from extractor.pipelines.lemmas import repaired
from extractor.pipelines.roles import AUXILIARIES, SUBJECTS, Role
from extractor.pipelines.tree import (
    NOMINAL,
    Argument,
    dependents,
    genitives,
    governor_of,
    has,
    head,
    is_parsed,
    is_passive,
    is_predicate,
    noun_modifiers,
    preposition,
    role,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A noun with a preposition may come out as a modifier of the verb.
_SLOTS = frozenset({Role.OBJECT, Role.INDIRECT, Role.ARGUMENT, Role.AGENT, Role.OBLIQUE, Role.MODIFIER})
_OPEN = frozenset({Role.INFINITIVE, Role.CONTENT, Role.ADVERBIAL, Role.NOUN_CLAUSE})
_AGENT_PREPOSITIONS = frozenset({"von", "durch", "por"})
_VERBAL = ("VERB", "AUX")
_DROPPED = re.compile(r"(?<=[aeiouäöü])hn$")  # "drohn", as a lemmatiser may have it for "drohte"
_NEAR = 6  # tokens behind a noun within which its owner stands


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


_known: WeakKeyDictionary[Doc, tuple[Clause, ...]] = WeakKeyDictionary()


def clauses(doc: Doc) -> tuple[Clause, ...]:
    """All clauses of a parsed document, in text order; none where there is no parse. Looked for once, as several stages ask."""
    if not is_parsed(doc):
        return ()
    if doc not in _known:
        _known[doc] = tuple(clause_of(token) for token in doc if is_predicate(token))
    return _known[doc]


def clause_of(verb: Token) -> Clause:
    """The clause a verb heads."""
    subjects: list[Token] = []
    objects: list[Token] = []
    datives: list[Token] = []
    obliques: list[Argument] = []
    passive = is_passive(verb)
    reflexive = False
    subjectless = verb.lang_ == "de" and role(verb) in _OPEN and _is_alone(verb)
    for child in dependents(verb):
        own = role(child)
        if _is_reflexive(child):
            reflexive = True
        elif (own == Role.PASSIVE_SUBJECT and not _is_active(verb)) or (passive and own == Role.SUBJECT):
            passive = True
            objects.append(_antecedent(child, verb))
        elif own in SUBJECTS and not subjectless:
            subjects.append(_antecedent(child, verb))
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
        subjects = _inherited_subjects(verb)
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
    return [_antecedent(child, above) for child in dependents(above, *SUBJECTS)]


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
    noun = _antecedent(child, verb)
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


def _is_reflexive(token: Token) -> bool:
    if token.lower_ in ("sich", "se"):
        return True
    return has(token, "Reflex", "Yes") and role(token) in (Role.OBJECT, Role.INDIRECT, Role.EXPLETIVE)


def _antecedent(token: Token, verb: Token) -> Token:
    """The noun a relative pronoun stands for; any other token stands for itself."""
    relative = has(token, "PronType", "Rel") or token.tag_ in ("PRELS", "PRELAT")
    if relative and role(verb) == Role.CONJUNCT:
        verb = head(verb)  # "Leute, die kamen und die blieben"
    if relative and role(verb) == Role.NOUN_CLAUSE and head(verb).i < token.i:
        return head(verb)
    return token


def _inherited_subjects(verb: Token) -> list[Token]:
    """Subject of a verb that has none of its own: shared by coordination, controlled, or in Spanish left out."""
    return _shared_subjects(verb) or (unsaid_subjects(verb) if verb.lang_ == "es" else [])


def _shared_subjects(verb: Token) -> list[Token]:
    own, above = role(verb), head(verb)
    if own == Role.CONJUNCT and above.pos_ in _VERBAL:
        return [_antecedent(subject, above) for subject in _own_or_shared(above)]
    bare = _is_bare(verb)
    if own in _OPEN and bare and above.pos_ in _VERBAL:
        # "salva su Gobierno al aceptar …", "sin lograr …" are the subject's, unlike "instó a la ONU a condenar …".
        apart = own == Role.ADVERBIAL and verb.lang_ == "es" and governor_of(verb) is None
        return _own_or_shared(above) if apart else _controllers(above)
    if own in _OPEN and bare and above.pos_ in ("NOUN", "ADJ") and verb.lang_ == "de":
        return _owners_or_subjects(above)
    return []


def _is_alone(verb: Token) -> bool:
    """Whether it is an infinitive with no auxiliary, so that its clause has no subject of its own."""
    return has(verb, "VerbForm", "Inf") and not dependents(verb, *AUXILIARIES)


def _is_bare(verb: Token) -> bool:
    """Whether neither the verb nor an auxiliary is finite."""
    return not any(has(part, "VerbForm", "Fin") for part in (verb, *dependents(verb, *AUXILIARIES)))


def _owners_or_subjects(word: Token) -> list[Token]:
    """Who would do what an infinitive beside a noun or adjective says.

    ``Israels Drohung, …``, ``Frankreich ist bereit, …``, ``Frankreich hat die Absicht, …``
    """
    owners = [] if word.pos_ == "ADJ" else [noun for noun in genitives(word, of="von") if noun.i < word.i + _NEAR]
    if owners:
        return owners
    if any(argument.preposition == "an" for argument in noun_modifiers(word)):
        return []  # "die Forderung an Paris, …": whoever is asked, and not here
    subjects = dependents(word, Role.SUBJECT)
    verb = head(word)
    return subjects or (_own_or_shared(verb) if verb.pos_ in _VERBAL and verb != word else [])


def _controllers(verb: Token) -> list[Token]:
    """Who would do what an infinitive says: the person addressed, else the subject."""
    addressed = [
        child
        for child in dependents(verb, Role.OBJECT, Role.INDIRECT)
        if child.pos_ in ("PROPN", "PRON", "NOUN") and not _is_reflexive(child)
    ]
    persons = [child for child in addressed if role(child) == Role.INDIRECT or child.pos_ == "PROPN" or child.ent_type_]
    return persons or _own_or_shared(verb)


def _own_or_shared(verb: Token) -> list[Token]:
    """The subject of a verb, else that of the verb it is coordinated with or depends on as infinitive."""
    own = dependents(verb, *SUBJECTS)
    if own or role(verb) not in (Role.CONJUNCT, Role.INFINITIVE) or head(verb) == verb:
        return own
    return dependents(head(verb), *SUBJECTS)


def _auxiliaries(verb: Token) -> Iterator[Token]:
    for child in dependents(verb, *AUXILIARIES):
        yield child
        yield from dependents(child, *AUXILIARIES)
