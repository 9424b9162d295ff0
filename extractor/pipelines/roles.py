"""Grammatical roles in one vocabulary, whatever the labels of a parser.

The labels of a scheme are read by its own module (``universal``, ``tiger``); every other
module asks for these roles. Trees have content words as heads: prepositions, auxiliaries
and conjunctions hang on the word that they belong to.
"""

from __future__ import annotations

from enum import Enum, auto


class Role(Enum):
    """What a word is to its head."""

    __hash__ = object.__hash__  # each is one object, and rules ask for roles in sets all the time

    ROOT = auto()
    # Clauses.
    SUBJECT = auto()
    PASSIVE_SUBJECT = auto()
    OBJECT = auto()
    INDIRECT = auto()  # the person concerned: a dative, or a Spanish indirect object
    ARGUMENT = auto()  # an oblique noun that the verb asks for
    AGENT = auto()  # who does it in a passive clause, where the scheme says so
    OBLIQUE = auto()  # any other noun of a clause: prepositional phrase, time
    EXPLETIVE = auto()
    AUXILIARY = auto()
    PASSIVE_AUXILIARY = auto()
    COPULA = auto()
    PARTICLE = auto()  # the separated first part of a verb
    ADVERB = auto()
    NEGATION = auto()
    MARKER = auto()  # "dass", "um", "zu"
    # Clauses in clauses.
    SUBJECT_CLAUSE = auto()
    CONTENT = auto()  # what is said, thought or wanted, with a subject of its own
    INFINITIVE = auto()  # the same without one
    ADVERBIAL = auto()
    NOUN_CLAUSE = auto()  # a relative clause or the content of a noun
    PARATAXIS = auto()
    # Nouns.
    CASE = auto()  # a preposition
    DETERMINER = auto()
    ADJECTIVE = auto()
    MODIFIER = auto()  # a noun that hangs on a noun, with a preposition or in the genitive
    GENITIVE = auto()  # the same where the scheme itself says that it is a genitive
    NAME = auto()  # another word of the same name
    APPOSITION = auto()
    # Anything.
    CONJUNCT = auto()
    COORDINATOR = auto()
    UNKNOWN = auto()  # the parser itself does not know
    OTHER = auto()


SUBJECTS = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT})
AUXILIARIES = frozenset({Role.AUXILIARY, Role.PASSIVE_AUXILIARY, Role.COPULA})
