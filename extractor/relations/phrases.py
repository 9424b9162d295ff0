"""Actors in what hangs on a noun: by the tree, and by the words alone where the tree does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import Role
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.tree import bare, dependents, noun_modifiers
from extractor.pipelines.words import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from extractor.relations.cast import Cast

_REACH = 14  # tokens a prepositional phrase may stand to the right of its noun when the tree does not tell
_NEAR = 8  # tokens between "und" and the name of the second party of "zwischen"


def concerned(heads: Iterable[Token], cast: Cast, *, words: frozenset[str]) -> list[str]:
    """Actors that hang on nouns further down than their owners: ``den Verlauf der Wahl in Georgien``.

    Args:
        heads: The nouns.
        cast: The actors of their segment.
        words: The prepositions that count besides genitives.
    """
    found: list[str] = []
    for noun in (token for head in heads for token in conjuncts(head) if token.pos_ == "NOUN"):
        for argument in noun_modifiers(noun):
            if argument.preposition in words:
                found += cast.fillers([argument.noun], owned=True, places=True)
            elif argument.noun != noun:
                own = cast.owners(argument.noun) if argument.preposition in ("", cast.of) else []
                found += own or concerned([argument.noun], cast, words=words)
    return list(dict.fromkeys(found))


def prepositional(noun: Token, word: str, cast: Cast, *, owned: bool = True) -> list[str]:
    """Actors in a prepositional phrase of a noun: by the tree, else the next such phrase to its right."""
    places = word in ("in", "nach", "a", "en", "bei", "aus")
    nouns = [argument.noun for argument in noun_modifiers(noun) if argument.preposition == word]
    if not nouns:
        nouns = _phrase_to_the_right(noun, word)
    found = cast.fillers(nouns, owned=owned and word != "zwischen", places=places)
    return _parties(noun, cast) or found if word == "zwischen" and len(found) == 1 else found


def strays(nouns: Iterable[Token], cast: Cast) -> list[str]:
    """Persons whose name the tree has hung on the noun before it: ``bei einem Luftangriff Qasem Soleimani getötet``."""
    found: list[str] = []
    for noun in nouns:
        if noun.pos_ != "NOUN" or cast.site(noun) is not None or cast.cues.head("representative", noun.lemma_):
            continue
        for child in dependents(noun, Role.NAME, Role.APPOSITION, Role.GENITIVE, Role.MODIFIER):
            if child.i == noun.i + 1 and child.pos_ == "PROPN":
                found += [entity for entity in cast.named(child) if cast.is_person(entity)]
    return found


def _phrase_to_the_right(noun: Token, word: str) -> list[Token]:
    """The noun of the next phrase with this preposition before a verb or strong punctuation."""
    doc = noun.doc
    end = min(sentence_of(noun).end, noun.i + _REACH)
    for token in tokens_of(doc)[noun.i + 1 : end]:
        if token.pos_ in ("VERB", "AUX") or token.text in ",;:.–()":
            return []
        if token.pos_ == "ADP" and bare(token.lower_) == word:
            return _next_noun(token, end)
    return []


def _next_noun(token: Token, end: int) -> list[Token]:
    """The first noun after a preposition or article, adjectives skipped."""
    for other in tokens_of(token.doc)[token.i + 1 : end]:
        if other.pos_ in ("NOUN", "PROPN", "PRON", "X"):
            return [other]
        if other.pos_ not in ("DET", "ADJ", "NUM"):
            return []
    return []


def _parties(noun: Token, cast: Cast) -> list[str]:
    """The two actors of ``zwischen … und …`` behind a noun, by the words alone where the tree has lost one."""
    doc = noun.doc
    end = min(sentence_of(noun).end, noun.i + 2 * _REACH)
    start = next((token.i for token in tokens_of(doc)[noun.i + 1 : end] if token.lower_ == "zwischen"), None)
    middle = start and next((token.i for token in tokens_of(doc)[start:end] if token.lower_ in ("und", "sowie")), None)
    if not start or not middle or start > noun.i + _NEAR:
        return []
    left = next((found for token in reversed(tokens_of(doc)[start:middle]) if (found := _named_here(token, cast))), [])
    right = next(
        (found for token in tokens_of(doc)[middle : middle + _NEAR] if (found := _named_here(token, cast))), []
    )
    return list(dict.fromkeys([*left, *right])) if left and right else []


def _named_here(token: Token, cast: Cast) -> list[str]:
    site = cast.site(token)
    return cast.named(token) if site is not None and site.kind != "demonym" else []
