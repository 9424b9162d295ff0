"""Reading a pronoun as a reference: of which kind it is, and which gender and number its antecedent must have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from extractor.actors.references.discourse import OBJECT_RANK, Reference, Sentence, clause_verb, rank, subject_verbs
from extractor.actors.references.words import Pronoun, pronouns
from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.tree import dependents, finite_parts, head, preposition, role
from extractor.pipelines.words import has

_CLITICS = frozenset({"le", "lo", "la"})
_ENCLITIC = re.compile(r"(?:[aeií]r|[áé]ndo)(le)$")
_OBJECTS = (Role.OBJECT, Role.INDIRECT, Role.OBLIQUE)


def read_pronoun(sentence: Sentence, token: Token) -> Reference | None:
    """``er``, ``ihr``, ``dieser``, ``su``: a pronoun that is a word of its own."""
    lang = sentence.sheet.lang
    readings = pronouns(token.text, lang)
    if not readings or (lang == "de" and _polite(sentence, token)):
        return None
    if readings[0].kind == "near":
        return _demonstrative(sentence, token, readings)
    possessive = [reading for reading in readings if reading.kind == "possessive"]
    if possessive and (token.pos_ == "DET" or (token.pos_ == "PRON" and role(token) == Role.DETERMINER)):
        return _reference(sentence, token, possessive)
    return _personal(sentence, token, readings)


def _personal(sentence: Sentence, token: Token, readings: Sequence[Pronoun]) -> Reference | None:
    """``er``, ``sie``, ``ihm``: a personal pronoun that stands by itself."""
    personal = [reading for reading in readings if reading.kind in {"personal", "clitic"}]
    if not personal or token.pos_ != "PRON" or role(token) == Role.DETERMINER:
        return None
    other = has(token, "Person", "2") or has(token, "Person", "1") or has(token, "PronType", "Rel")
    if other or (sentence.sheet.lang == "es" and _is_doubled(token)):
        return None
    if len(personal) > 1:
        # "sie" is she or they: the verb shows the number of a subject; an object may be any thing.
        if role(token) not in SUBJECTS:
            return None
        plural = any(has(part, "Number", "Plur") for part in finite_parts(head(token)))
        personal = [reading for reading in personal if reading.plural == plural]
    return _reference(sentence, token, personal) if personal else None


def _demonstrative(sentence: Sentence, token: Token, readings: Sequence[Pronoun]) -> Reference | None:
    """``Dieser lehnte ab``, ``sagte diesem zu``: a demonstrative that stands alone."""
    if token.pos_ not in {"PRON", "DET"} or role(token) == Role.DETERMINER or preposition(token):
        return None
    if role(token) in SUBJECTS:
        plural = any(has(part, "Number", "Plur") for part in finite_parts(head(token)))
        return None if plural or token.lower_.endswith(("m", "n")) else _reference(sentence, token, readings)
    is_object = role(token) in {Role.OBJECT, Role.INDIRECT} and token.lower_.endswith(("m", "n"))
    return _reference(sentence, token, readings) if is_object else None


def read_enclitic(sentence: Sentence, token: Token) -> Reference | None:
    """``para [pedirle] una respuesta``: a Spanish pronoun written as one with its verb."""
    found = _ENCLITIC.search(token.lower_) if sentence.sheet.lang == "es" and token.pos_ == "VERB" else None
    if found is None or any(preposition(child) == "a" for child in dependents(token, *_OBJECTS)):
        return None
    readings = [reading for reading in pronouns(found[1], "es") if reading.kind == "clitic"]
    reference = _reference(sentence, token, readings)
    start = sentence.sheet.start
    # It cannot be who does what the infinitive says.
    shared = reference.shared | {start(clause_verb(token).i)}
    return replace(reference, clause=start(token.i), rank=OBJECT_RANK, offset=found.start(1), shared=shared)


def _is_doubled(token: Token) -> bool:
    """A Spanish clitic whose noun stands in the same clause: ``le pidió a Juan``, ``a Juan lo detuvieron``."""
    if token.lower_ not in _CLITICS:
        return False
    return any(child != token and preposition(child) == "a" for child in dependents(head(token), *_OBJECTS))


def _polite(sentence: Sentence, token: Token) -> bool:
    """``Sie`` and ``Ihr`` with a capital are the reader, but at the start of a sentence outside quotation marks."""
    if token.lower_[:1] not in {"s", "i"} or not token.text[:1].isupper():
        return False
    return any(other.i < token.i and not other.is_space for other in sentence.span)


def _reference(sentence: Sentence, token: Token, readings: Sequence[Pronoun]) -> Reference:
    genders = frozenset().union(*(reading.genders for reading in readings))
    # A possessive of both numbers (ihr, su) is read as singular: its clause's subject decides.
    plural = all(reading.plural for reading in readings)
    any_gender = any(not reading.genders and not reading.plural for reading in readings)
    start = sentence.sheet.start
    return Reference(
        readings[0].kind,
        token,
        token.i,
        token.i,
        frozenset() if any_gender else genders,
        plural,
        rank(token),
        start(clause_verb(token).i),
        start(token.i),
        shared=frozenset(start(verb.i) for verb in subject_verbs(token)),
    )
