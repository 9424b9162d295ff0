"""Spanish subjects that are not said: whose verb it is, by coordination, by what governs it, and by the sentence before.

``Chirac llegó ayer. Añadió que …``: a verb without a subject goes on with one that was said, where number allows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import AUXILIARIES, SUBJECTS, Role
from extractor.pipelines.sentences import sentence_of, top
from extractor.pipelines.tree import dependents, governor_of, head, preposition, role
from extractor.pipelines.words import feature, has

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = ("VERB", "AUX")
_STEPS = 4  # from clause to clause and sentence to sentence; further back a subject is seldom the one meant
_ADDRESSED = (Role.OBJECT, Role.INDIRECT, Role.OBLIQUE)


def unsaid_subjects(word: Token, *, steps: int = _STEPS) -> list[Token]:
    """Who does what a Spanish verb (or predicative adjective) without a subject says; nothing where that is open."""
    if not steps:
        return []
    own, above = role(word), head(word)
    finite = _finite(word)
    if finite is not None and (has(finite, "Person", "1") or has(finite, "Person", "2")):
        return []
    if own == Role.ROOT:
        found = _of_sentence_before(word, steps=steps) if finite is not None else []
    elif own == Role.NOUN_CLAUSE:
        found = _around_relative(word, steps=steps) if finite is not None else []
    elif above.pos_ == "NOUN" or (finite is not None and _is_wish(word, finite)):
        return []
    else:
        found = subjects_of(above, steps=steps - 1)
    apart = own in (Role.ROOT, Role.NOUN_CLAUSE)
    return [noun for noun in found if finite is None or _agree(noun, finite, apart=apart)]


def subjects_of(word: Token, *, steps: int = _STEPS) -> list[Token]:
    """The subjects of a verb or predicative adjective, said or not."""
    return [_meant(noun, word) for noun in dependents(word, *SUBJECTS)] or unsaid_subjects(word, steps=steps)


def _meant(noun: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    return head(verb) if has(noun, "PronType", "Rel") and role(verb) == Role.NOUN_CLAUSE else noun


def _finite(word: Token) -> Token | None:
    """The part of a predicate that has person and number."""
    parts = [*dependents(word, *AUXILIARIES, Role.COPULA), word]
    return next((part for part in parts if has(part, "VerbForm", "Fin")), None)


def _of_sentence_before(verb: Token, *, steps: int) -> list[Token]:
    """``Castro llegó ayer. Criticó a Estados Unidos.``; behind a quotation whoever spoke it."""
    start = sentence_of(verb).start
    if start == 0:
        return []
    before = top(sentence_of(verb.doc[start - 1]))
    speaking = [
        noun
        for part in dependents(before, Role.PARATAXIS)
        for noun in dependents(part, *SUBJECTS)
        if part.pos_ == "VERB"
    ]
    return speaking[-1:] or subjects_of(before, steps=steps - 1)


def _around_relative(verb: Token, *, steps: int) -> list[Token]:
    """``envió una carta en la que pedía …``: the subject of the clause around, where the relative pronoun is none."""
    relative = [child for child in dependents(verb) if has(child, "PronType", "Rel")]
    others = [
        child for child in dependents(verb, *_ADDRESSED) if child not in relative and preposition(child) in ("", "a")
    ]
    # "la revuelta que derrocó a Mahuad": trees take a bare "que" for an object.
    if not relative or any(role(child) in SUBJECTS or (others and not preposition(child)) for child in relative):
        return []
    noun = head(verb)
    token, path = noun, {noun.i}
    while token.pos_ not in _VERBAL and head(token) != token:
        token = head(token)
        path.add(token.i)
    return [subject for subject in subjects_of(token, steps=steps - 1) if subject.i not in path]


def _is_wish(verb: Token, finite: Token) -> bool:
    """Whether a verb says what somebody else is to do: ``pidió a Aznar que vete …``, ``exigió que se investigue …``."""
    if not has(finite, "Mood", "Sub") or governor_of(verb) is None:
        return False
    addressed = any(preposition(child) == "a" for child in dependents(head(verb), *_ADDRESSED))
    return addressed or any(child.lower_ == "se" for child in dependents(verb))


def _is_plural(subject: Token) -> bool:
    return len(conjuncts(subject)) > 1 or any(
        has(part, "Number", "Plur") for part in (subject, *dependents(subject, Role.DETERMINER))
    )


def _agree(subject: Token, verb: Token, *, apart: bool) -> bool:
    """Whether the number of a subject allows the verb; ``apart``: in a clause of its own it must show a plural itself."""
    if apart and has(verb, "Number", "Plur"):
        return _is_plural(subject)  # "Detuvieron a Castro" may have been anybody
    if len(conjuncts(subject)) > 1:
        return not has(verb, "Number", "Sing")
    return subject.pos_ == "PROPN" or feature(subject, "Number") == feature(verb, "Number")
