"""Dependency trees in one form, whatever scheme the parser follows.

The later stages ask here what a word is to its head and which words hang on it; labels and
heads of spaCy itself are read by ``universal`` and ``tiger`` alone. A tree is read once per
Doc. A Doc without a parse, or with one of neither scheme, is a row of words without relations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.lang import read_table
from extractor.pipelines import tiger, universal
from extractor.pipelines.roles import AUXILIARIES, Role
from extractor.pipelines.schemes import scheme_in
from extractor.pipelines.words import feature, has, once_a_doc, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "SYM", "NUM"})
_CLAUSE_HEADS = frozenset({Role.ROOT, Role.CONTENT, Role.ADVERBIAL, Role.CONJUNCT})
_GOVERNED = frozenset({Role.CONTENT, Role.INFINITIVE, Role.SUBJECT_CLAUSE, Role.NOUN_CLAUSE})


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun that fills a slot; ``preposition`` is empty for bare cases."""

    noun: Token
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """The relations of a Doc by token index; a root is its own head."""

    tokens: tuple[Token, ...]
    heads: tuple[int, ...]
    roles: tuple[Role, ...]
    dependents: tuple[tuple[int, ...], ...]


@once_a_doc
def tree_of(doc: Doc) -> Tree | None:
    """The tree of a Doc; None where there is none."""
    scheme = scheme_in(doc)
    if scheme == "none":
        return None
    heads, roles = (tiger if scheme == "tiger" else universal).read(doc)
    dependents: list[list[int]] = [[] for _ in heads]
    for index, above in enumerate(heads):
        if above != index:
            dependents[above].append(index)
    return Tree(tokens_of(doc), tuple(heads), tuple(roles), tuple(map(tuple, dependents)))


def is_parsed(doc: Doc) -> bool:
    """Whether a Doc has a tree that can be read."""
    return tree_of(doc) is not None


# --- one word


def role(token: Token) -> Role:
    """What a word is to its head."""
    tree = tree_of(token.doc)
    return Role.OTHER if tree is None else tree.roles[token.i]


def head(token: Token) -> Token:
    """The word that a word hangs on; a root is its own head."""
    tree = tree_of(token.doc)
    return token if tree is None else tree.tokens[tree.heads[token.i]]


def dependents(token: Token, *roles: Role) -> list[Token]:
    """The words that hang on a word, in text order; with ``roles`` only those of such a role."""
    tree = tree_of(token.doc)
    if tree is None:
        return []
    tokens, found = tree.tokens, tree.dependents[token.i]
    if not roles:
        return [tokens[index] for index in found]
    known = tree.roles
    return [tokens[index] for index in found if known[index] in roles]


def reach(token: Token) -> tuple[Token, Token]:
    """The first and the last word of what hangs together on a word."""
    doc = token.doc
    tree = tree_of(doc)
    found = [token.i]
    for index in found:
        found.extend(tree.dependents[index] if tree else ())
    return doc[min(found)], doc[max(found)]


def bare(word: str) -> str:
    """Undo a contraction of preposition and article.

    Example:
        >>> bare("zum"), bare("gegen")
        ('zu', 'gegen')
    """
    return _contracted().get(word.lower(), word.lower())


@cache
def _contracted() -> Mapping[str, str]:
    rows = [row for lang in ("de", "es") for row in read_table(lang, "contractions", columns=("form", "preposition"))]
    return MappingProxyType({row["form"]: row["preposition"] for row in rows})


def heads_with(doc: Doc, sought: Role) -> list[Token]:
    """The words on which a word of such a role hangs, in text order."""
    tree = tree_of(doc)
    if tree is None or sought not in tree.roles:
        return []
    return [
        token
        for token, below in zip(tree.tokens, tree.dependents, strict=True)
        if any(tree.roles[index] == sought for index in below)
    ]


# --- nouns


BEFORE_PREPOSITIONS = frozenset({"zusammen", "gemeinsam"})  # adverbs that trees take for one: zusammen mit X


def preposition(token: Token) -> str:
    """The preposition of a noun, contractions undone; empty if it has none."""
    known = _prepositions(token.doc)
    if token.i not in known:
        known[token.i] = _preposition(token)
    return known[token.i]


@once_a_doc
def _prepositions(_doc: Doc) -> dict[int, str]:
    """The prepositions found so far, by token."""
    return {}


def _preposition(token: Token) -> str:
    # "vor den Europäischen Gerichtshof": trees may hang it on another word of the name.
    cases = (child for part in (token, *dependents(token, Role.NAME)) for child in dependents(part, Role.CASE))
    words = (child.lower_ for child in cases if head(child) == token or child.i < token.i)
    return next((bare(word) for word in words if word not in BEFORE_PREPOSITIONS), "")


def name_tokens(token: Token) -> list[Token]:
    """The token with the other words of its name."""
    return sorted([token, *dependents(token, Role.NAME)])


def noun_modifiers(noun: Token) -> Iterator[Argument]:
    """Nouns that hang on a noun: genitives (no preposition) and prepositional ones."""
    for child in dependents(noun, Role.MODIFIER, Role.GENITIVE, Role.OBLIQUE):
        if role(child) != Role.OBLIQUE or child.pos_ in NOMINAL:
            yield Argument(child, preposition(child))


def genitives(noun: Token, *, of: str) -> list[Token]:
    """Whose noun it is: bare genitives and those with the preposition ``of`` (von, de)."""
    return [
        argument.noun
        for argument in noun_modifiers(noun)
        if (argument.preposition == of and not _is_of_a_participle(argument.noun))
        or (not argument.preposition and _is_genitive(argument.noun))
    ]


def _is_of_a_participle(noun: Token) -> bool:
    """Whether an article stands before its "von": ``die Truppen der von [Russland] unterstützten Regierung``."""
    return any(case.i > 0 and case.nbor(-1).pos_ == "DET" for case in dependents(noun, Role.CASE))


def _is_genitive(token: Token) -> bool:
    if role(token) == Role.GENITIVE:
        return True
    return not feature(token, "Case") or has(token, "Case", "Gen") or token.pos_ == "PROPN"


# --- verbs


def is_predicate(token: Token) -> bool:
    """A verb that heads a clause (no auxiliary, no attributive participle)."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    own = role(token)
    if own in AUXILIARIES or own == Role.ADJECTIVE:
        return False
    return token.pos_ == "VERB" or own in _CLAUSE_HEADS


def is_passive(verb: Token) -> bool:
    """Whether a verb has an auxiliary of the passive."""
    return bool(dependents(verb, Role.PASSIVE_AUXILIARY))


def finite_parts(verb: Token) -> list[Token]:
    """A verb and its auxiliaries: one of them is finite, if the clause is."""
    return [verb, *dependents(verb, *AUXILIARIES)]


def governor_of(verb: Token) -> Token | None:
    """The verb, adjective or noun whose content a clause is (through coordination)."""
    token = verb
    while role(token) == Role.CONJUNCT and head(token) != token:
        token = head(token)
    governed = role(token) in _GOVERNED or _is_urged(token)
    return head(token) if governed and head(token) != token else None


def _is_urged(verb: Token) -> bool:
    """``instó a la ONU a condenar …``, ``a que condene …``: trees take what somebody is to do for a circumstance."""
    return (
        role(verb) == Role.ADVERBIAL
        and verb.lang_ == "es"
        and any(child.lower_ == "a" for child in dependents(verb, Role.MARKER, Role.CASE))
    )
