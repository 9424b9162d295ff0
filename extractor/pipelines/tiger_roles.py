"""What a TIGER label means, given the words that it joins.

TIGER has one label for all parts of a noun phrase (``nk``) and one for all modifiers
(``mo``); which of them a word is, its part of speech and that of its head tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM"})
_NAMED = frozenset({"NOUN", "PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled arc between a chain of words and its head.

    Attributes:
        word: The content word of the chain.
        outer: Its first function word (preposition, finite auxiliary), or the word itself.
        head: The word that the chain hangs on; of a preposition its noun.
        finite: Whether the chain has a finite verb.
        passive: Whether the head is a verb in the passive.
        compared: Whether the word has "wie" or "als" before it.
    """

    label: str
    word: Token
    outer: Token
    head: Token
    finite: bool
    passive: bool
    compared: bool

    @property
    def is_clause(self) -> bool:
        return self.outer.pos_ in _VERBAL

    @property
    def is_phrase(self) -> bool:
        """Whether a preposition governs it."""
        return self.outer.pos_ == "ADP"

    @property
    def on_noun(self) -> bool:
        return self.head.pos_ in _NOUNS

    @property
    def on_verb(self) -> bool:
        return self.head.pos_ in _VERBAL

    @property
    def stands_before(self) -> bool:
        return self.word.i < self.head.i


def role_of(link: Link) -> Role:
    """The role of a word whose chain hangs on another word by a label."""
    meaning = _MEANINGS.get(link.label, Role.OTHER)
    return meaning if isinstance(meaning, Role) else meaning(link)


def is_known(label: str) -> bool:
    """Whether a label belongs to the scheme.

    Example:
        >>> is_known("sbp"), is_known("nsubj")
        (True, False)
    """
    return label in _MEANINGS


def _subject(link: Link) -> Role:
    if link.is_clause:
        return Role.SUBJECT_CLAUSE
    return Role.PASSIVE_SUBJECT if link.passive else Role.SUBJECT


def _object(link: Link) -> Role:
    return _clause(link) if link.is_clause else Role.OBJECT


def _clause(link: Link) -> Role:
    if link.on_noun:
        return Role.NOUN_CLAUSE
    return Role.CONTENT if link.is_clause and link.finite else Role.INFINITIVE


def _repeated(link: Link) -> Role:
    return _clause(link) if link.is_clause else Role.APPOSITION


def _relative(link: Link) -> Role:
    return Role.ADVERBIAL if link.on_verb else Role.NOUN_CLAUSE


def _comparing(link: Link) -> Role:
    return Role.MARKER if link.on_verb else Role.CASE


def _adjunct(link: Link) -> Role:
    """Phrases and clauses that modify, objects with a preposition."""
    if link.is_clause:
        return Role.NOUN_CLAUSE if link.on_noun else Role.ADVERBIAL
    if link.word.pos_ not in _NOUNS:
        return Role.ADVERB
    if not link.on_noun:
        return Role.OBLIQUE
    # A bare noun that modifies a noun ("Ende Mai") is none of its actors.
    bare = link.label in ("mo", "op", "cvc", "sbp") and not link.is_phrase and not link.compared
    return Role.OTHER if bare else Role.MODIFIER


def _agent(link: Link) -> Role:
    found = _adjunct(link)
    return Role.AGENT if found == Role.OBLIQUE else found


def _kernel(link: Link) -> Role:
    """The parts of a noun phrase."""
    pos = link.word.pos_
    if link.is_phrase:
        return Role.MODIFIER
    if pos == "DET" or (pos == "PRON" and link.stands_before):
        return Role.DETERMINER
    if pos == "ADJ" or (pos == "VERB" and link.stands_before):
        return Role.ADJECTIVE
    if pos in ("ADV", "PART"):
        return Role.ADVERB
    return _name(link) if pos in _NAMED and link.head.pos_ in _NAMED else Role.OTHER


def _name(link: Link) -> Role:
    if link.word.pos_ == link.head.pos_ == "PROPN":
        return Role.NAME
    # "Kanzlerin Merkel", "Tausende Menschen"
    return Role.OTHER if link.stands_before else Role.APPOSITION


_MEANINGS: Mapping[str, Role | Callable[[Link], Role]] = MappingProxyType({
    "ROOT": Role.ROOT,
    # Clauses.
    "sb": _subject, "sp": _subject, "oa": _object, "oa2": _object, "da": Role.INDIRECT, "og": Role.ARGUMENT,
    "op": _adjunct, "mo": _adjunct, "cvc": _adjunct, "sbp": _agent, "pd": Role.INFINITIVE, "svp": Role.PARTICLE,
    "ng": Role.NEGATION, "ep": Role.EXPLETIVE, "ph": Role.EXPLETIVE, "cp": Role.MARKER, "pm": Role.MARKER,
    "oc": _clause, "rs": Role.CONTENT, "re": _repeated, "rc": _relative, "par": Role.PARATAXIS,
    # Noun phrases.
    "nk": _kernel, "ag": Role.GENITIVE, "pg": _adjunct, "mnr": _adjunct, "pnc": Role.NAME, "app": Role.APPOSITION,
    "ac": Role.CASE, "cc": _adjunct, "cm": _comparing,
    # Anything.
    "cj": Role.CONJUNCT, "cd": Role.COORDINATOR, "ju": Role.COORDINATOR, "dep": Role.UNKNOWN,
    **dict.fromkeys(("adc", "ams", "avc", "dm", "nmc", "punct", "uc", "vo"), Role.OTHER),
})  # fmt: skip
