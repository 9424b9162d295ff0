"""What a reading of a verb asks of its clause besides the actors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.tree import dependents, noun_modifiers, preposition, reach
from extractor.pipelines.words import tokens_of
from extractor.relations.judging import judgement
from extractor.relations.lexicon import is_headed
from extractor.relations.qualifiers import of_verb
from extractor.relations.spanish import addresses
from extractor.relations.surface import reversible

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Predicate

_QUOTES = frozenset('„“”"»«')
_KIND_OF = {"ACCUSE": "blame", "SUPPORT": "praise"}


def conditions_hold(clause: Clause, predicate: Predicate, cast: Cast) -> bool:
    """Whether a clause has what a reading asks for besides its actors."""
    return (
        (not predicate.reflexive or clause.reflexive)
        and not (predicate.type == "HOLDS_OFFICE" and addresses(clause))
        and (not predicate.infinitive or bool(dependents(clause.verb, Role.INFINITIVE)))
        and (not predicate.spoken or predicate.denied == of_verb(clause.verb, cast.cues).negated)
        and (not predicate.words or any(child.lower_ in predicate.words for child in dependents(clause.verb)))
        and (not predicate.prepositions or _has_phrase(clause, predicate.prepositions))
        and (not predicate.phrases or bool(_light_nouns(clause, predicate)))
        and (not predicate.objects or _is_any((*clause.objects, *clause.datives), predicate.objects))
        and (not predicate.subjects or _is_any(clause.subjects, predicate.subjects))
        and (not predicate.judging or predicate.judging in _judgements(clause, cast))
    )


def _has_phrase(clause: Clause, words: tuple[str, ...]) -> bool:
    phrases = [*clause.obliques, *(inner for item in clause.obliques for inner in noun_modifiers(item.noun))]
    return any(phrase.preposition in words for phrase in phrases)


def turned(clause: Clause, predicate: Predicate, cast: Cast) -> Clause:
    """The clause with subject and object changed where the subject is what the reading asks for as its object."""
    if not predicate.objects or not clause.subjects or not reversible(clause):
        return clause
    if _is_any(clause.objects, predicate.objects) or not _is_any(clause.subjects, predicate.objects):
        return clause
    if cast.fillers(clause.subjects, owned=False):
        return clause
    # "die Sanktionen, die die EU verhängt hat"
    return replace(clause, subjects=clause.objects, objects=clause.subjects)


def _is_any(nouns: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    return any(is_headed(noun, words) for noun in nouns)


def _judgements(clause: Clause, cast: Cast) -> set[str]:
    """How the words on a verb judge: ``bezeichnete X als Lügner``, ``hält das für falsch``."""
    found = {_KIND_OF[kind] for child in dependents(clause.verb) if (kind := judgement(child, cast.cues))}
    return found or ({"blame"} if _is_called_names(clause, cast) else set())


def _is_called_names(clause: Clause, cast: Cast) -> bool:
    """Whether somebody is called something between quotation marks that no list knows: ``nannte ihn einen „Totengräber“``.

    Who is praised so is praised in words that are listed.
    """
    if not cast.cues.has("naming", clause.lemma) or not cast.persons(clause.objects):
        return False
    return any(
        child.pos_ == "NOUN" and not cast.site(child) and any(part.text in _QUOTES for part in _around(child))
        for child in dependents(clause.verb)
    )


def _around(noun: Token) -> list[Token]:
    first, last = reach(noun)
    return list(tokens_of(noun.doc)[max(first.i - 1, sentence_of(noun).start) : last.i + 1])


def _light_nouns(clause: Clause, predicate: Predicate) -> list[Token]:
    """Nouns that a condition names behind their preposition: ``pp:a acuerdo`` (llegar a un acuerdo)."""
    return [
        noun
        for noun in (dependents(clause.verb) if predicate.phrases else ())
        if any(preposition(noun) == word and is_headed(noun, (head,)) for word, head in predicate.phrases)
    ]


def with_light_nouns(clause: Clause, predicate: Predicate) -> Clause:
    """Count such nouns as objects, so that what hangs on them counts (llegar a un acuerdo con Perú)."""
    nouns = _light_nouns(clause, predicate)
    return replace(clause, objects=(*clause.objects, *nouns)) if nouns else clause
