"""Whose deed a verb without a subject of its own tells: shared by coordination, controlled by another verb, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.elision import unsaid_subjects
from extractor.pipelines.roles import AUXILIARIES, SUBJECTS, Role
from extractor.pipelines.tree import dependents, genitives, governor_of, head, noun_modifiers, role
from extractor.pipelines.words import has

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN = frozenset({Role.INFINITIVE, Role.CONTENT, Role.ADVERBIAL, Role.NOUN_CLAUSE})
_VERBAL = ("VERB", "AUX")
_NEAR = 6  # tokens behind a noun within which its owner stands


def antecedent(token: Token, verb: Token) -> Token:
    """The noun a relative pronoun stands for; any other token stands for itself."""
    relative = has(token, "PronType", "Rel") or token.tag_ in ("PRELS", "PRELAT")
    if relative and role(verb) == Role.CONJUNCT:
        verb = head(verb)  # "Leute, die kamen und die blieben"
    if relative and role(verb) == Role.NOUN_CLAUSE and head(verb).i < token.i:
        return head(verb)
    return token


def inherited_subjects(verb: Token) -> list[Token]:
    """Subject of a verb that has none of its own: shared by coordination, controlled, or in Spanish left out."""
    return _shared_subjects(verb) or (unsaid_subjects(verb) if verb.lang_ == "es" else [])


def _shared_subjects(verb: Token) -> list[Token]:
    own, above = role(verb), head(verb)
    if own == Role.CONJUNCT and above.pos_ in _VERBAL:
        return [antecedent(subject, above) for subject in _own_or_shared(above)]
    bare = _is_bare(verb)
    if own in _OPEN and bare and above.pos_ in _VERBAL:
        # "salva su Gobierno al aceptar …", "sin lograr …" are the subject's, unlike "instó a la ONU a condenar …".
        apart = own == Role.ADVERBIAL and verb.lang_ == "es" and governor_of(verb) is None
        return _own_or_shared(above) if apart else _controllers(above)
    if own in _OPEN and bare and above.pos_ in ("NOUN", "ADJ") and verb.lang_ == "de":
        return _owners_or_subjects(above)
    return []


def is_alone(verb: Token) -> bool:
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
        if child.pos_ in ("PROPN", "PRON", "NOUN") and not is_reflexive(child)
    ]
    persons = [child for child in addressed if role(child) == Role.INDIRECT or child.pos_ == "PROPN" or child.ent_type_]
    return persons or _own_or_shared(verb)


def _own_or_shared(verb: Token) -> list[Token]:
    """The subject of a verb, else that of the verb it is coordinated with or depends on as infinitive."""
    own = dependents(verb, *SUBJECTS)
    if own or role(verb) not in (Role.CONJUNCT, Role.INFINITIVE) or head(verb) == verb:
        return own
    return dependents(head(verb), *SUBJECTS)


def is_reflexive(token: Token) -> bool:
    """Whether a word is a reflexive pronoun."""
    if token.lower_ in ("sich", "se"):
        return True
    return has(token, "Reflex", "Yes") and role(token) in (Role.OBJECT, Role.INDIRECT, Role.EXPLETIVE)
