"""Clauses that the tree does not show as such: verbless headlines, participles before a noun, adjectives with "sein"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.pipelines.clauses import Clause, clause_of
from extractor.pipelines.roles import AUXILIARIES, Role
from extractor.pipelines.tree import NOMINAL, Argument, dependents, head, is_predicate, preposition, role
from extractor.pipelines.words import classes_of, tokens_in, tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extractor.relations.lexicon import Lexicon

_AGENTS = frozenset({"von", "durch"})
_ADJECTIVE_ENDINGS = ("er", "en", "em", "es", "e")


def reduced_clauses(doc: Doc, lexicon: Lexicon) -> Iterator[Clause]:
    """All of them whose verb is listed."""
    yield from _headlines(doc, lexicon)
    for token, word_class in zip(tokens_of(doc), classes_of(doc), strict=True):
        if word_class not in ("ADJ", "VERB"):
            continue
        if role(token) == Role.ADJECTIVE:
            yield from _participle(token, lexicon)
        elif token.pos_ == "ADJ" and dependents(token, *AUXILIARIES):
            yield from _predicative(token, lexicon)


def _headlines(doc: Doc, lexicon: Lexicon) -> Iterator[Clause]:
    """Clauses of verbless sentences that hold a listed verb in lower case (``USA lockern Sanktionen``).

    Taggers trained on running text take the verb of a headline for an adjective or a name.
    """
    for sentence in doc.sents if doc.has_annotation("SENT_START") else ():
        inside = tokens_in(sentence)
        if any(map(is_predicate, inside)):
            continue
        for token in inside:
            if not token.text.islower():
                continue
            clause = clause_of(token)
            lemma = lexicon.lemma_of(clause)
            if lemma in lexicon.verbs:
                yield replace(clause, lemma=lemma)
                break


def _participle(token: Token, lexicon: Lexicon) -> Iterator[Clause]:
    """``die von Polen verhängten Sanktionen``: the noun is the object, "von" or "durch" names who does it."""
    forms = (token.lower_.removesuffix(ending) for ending in _ADJECTIVE_ENDINGS if token.lower_.endswith(ending))
    lemma = next((lexicon.participles[form] for form in forms if form in lexicon.participles), None)
    if lemma is None:
        return
    nouns = [child for child in dependents(token) if child.pos_ in NOMINAL]
    agents = tuple(noun for noun in nouns if preposition(noun) in _AGENTS)
    # "eine zwischen CDU und CSU ausgehandelte Entscheidung"
    if agents or any(preposition(noun) == "zwischen" for noun in nouns):
        yield passive_beside_noun(token, lemma, agents)


def attributed(noun: Token) -> list[Token]:
    """Who made or did what a noun names: ``die von Polen vorgelegten Pläne``."""
    if noun.lang_ != "de":
        return []
    participles = [child for child in dependents(noun, Role.ADJECTIVE) if child.i < noun.i]
    return [agent for child in participles for agent in dependents(child) if preposition(agent) in _AGENTS]


def passive_beside_noun(participle: Token, lemma: str, agents: tuple[Token, ...], *, mark: str = "") -> Clause:
    """The clause of a participle beside the noun that is its object; what ``mark`` introduces is no oblique."""
    nouns = [Argument(child, preposition(child)) for child in dependents(participle) if child.pos_ in NOMINAL]
    return replace(
        clause_of(participle),
        lemma=lemma,
        subjects=agents,
        objects=(head(participle),),
        datives=(),
        obliques=tuple(item for item in nouns if item.preposition not in ("", mark)),
        passive=True,
    )


def _predicative(token: Token, lexicon: Lexicon) -> Iterator[Clause]:
    """``ist mit Polen verbündet``, ``ist Polen dankbar``: listed as "dankbar sein", a participle as its verb."""
    for lemma in (f"{token.lower_} sein", lexicon.participles.get(token.lower_, "")):
        if lemma in lexicon.verbs:
            yield replace(clause_of(token), lemma=lemma)
            return
