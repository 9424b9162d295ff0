"""Reading a reference: what kind of word it is, and which gender, number and class its antecedent must have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractor.actors.offices.titles import read_office
from extractor.actors.references.discourse import OBJECT_RANK, Sentence, clause_verb, rank
from extractor.actors.references.words import (
    Pronoun,
    ReferenceNoun,
    determiner,
    pronouns,
    reference_noun,
    region,
)
from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.tree import dependents, finite_parts, has, head, preposition, role

# Between article and noun stand at most so many adjectives.
MAX_ADJECTIVES = 2
_CLOSERS = frozenset({Role.MODIFIER, Role.GENITIVE, Role.APPOSITION, Role.NAME, Role.NOUN_CLAUSE, Role.CONTENT})
_CLITICS = frozenset({"le", "lo", "la"})
_ENCLITIC = re.compile(r"(?:[aeií]r|[áé]ndo)(le)$")
_OBJECTS = (Role.OBJECT, Role.INDIRECT, Role.OBLIQUE)
_OF = {"de": frozenset({"der", "des", "von", "vom"}), "es": frozenset({"de", "del"})}


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that stands for an actor that it does not name.

    Attributes:
        kind: ``personal``, ``clitic`` (le, lo, la), ``possessive``, ``noun`` or ``both`` (two actors).
        first: First token, ``last`` the last one; ``token`` is the head word.
        clause: Offset of the verb of its clause.
        noun: The common noun, if it is one.
        regions: Regions its antecedent lies in; empty for any.
        offset: Letters of the first token before the pronoun that is written as one with it (pedir[le]).
        controller: Offset of the verb whose subject it cannot mean besides, as that does what the infinitive says.
    """

    kind: str
    token: Token
    first: int
    last: int
    genders: frozenset[str]
    plural: bool
    rank: int
    clause: int
    start: int
    noun: ReferenceNoun | None = None
    regions: frozenset[str] = frozenset()
    offset: int = 0
    controller: int = -1


def read_references(sentence: Sentence) -> Iterator[Reference]:
    """The references of a sentence, in text order."""
    for token in sentence.span:
        if sentence.sheet.at[token.i] is not None:
            continue
        found = _pronoun(sentence, token) or _enclitic(sentence, token) or _noun(sentence, token)
        if found is not None:
            yield found


def _pronoun(sentence: Sentence, token: Token) -> Reference | None:
    lang = sentence.sheet.lang
    readings = pronouns(token.text, lang)
    if not readings or (lang == "de" and _polite(sentence, token)):
        return None
    possessive = [reading for reading in readings if reading.kind == "possessive"]
    if possessive and (token.pos_ == "DET" or (token.pos_ == "PRON" and role(token) == Role.DETERMINER)):
        return _reference(sentence, token, possessive)
    personal = [reading for reading in readings if reading.kind in {"personal", "clitic"}]
    if not personal or token.pos_ != "PRON" or role(token) == Role.DETERMINER:
        return None
    other = has(token, "Person", "2") or has(token, "Person", "1") or has(token, "PronType", "Rel")
    if other or (lang == "es" and _is_doubled(token)):
        return None
    if len(personal) > 1:
        # "sie" is she or they: the verb shows the number of a subject; an object may be any thing.
        if role(token) not in SUBJECTS:
            return None
        plural = any(has(part, "Number", "Plur") for part in finite_parts(head(token)))
        personal = [reading for reading in personal if reading.plural == plural]
    return _reference(sentence, token, personal) if personal else None


def _enclitic(sentence: Sentence, token: Token) -> Reference | None:
    """``para [pedirle] una respuesta``: a Spanish pronoun written as one with its verb."""
    found = _ENCLITIC.search(token.lower_) if sentence.sheet.lang == "es" and token.pos_ == "VERB" else None
    if found is None or any(preposition(child) == "a" for child in dependents(token, *_OBJECTS)):
        return None
    readings = [reading for reading in pronouns(found[1], "es") if reading.kind == "clitic"]
    reference = _reference(sentence, token, readings)
    start = sentence.sheet.start
    return replace(
        reference,
        clause=start(token.i),
        rank=OBJECT_RANK,
        offset=found.start(1),
        controller=start(clause_verb(token).i),
    )


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


def _reference(sentence: Sentence, token: Token, readings: list[Pronoun]) -> Reference:
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
    )


def _noun(sentence: Sentence, token: Token) -> Reference | None:
    """``das Land``, ``das südamerikanische Land``, ``die beiden Länder``, ``beide Minister``."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    found = _opening(sentence, token)
    if found is None or _completed(sentence, token):
        return None
    kind, first, regions = found
    lang = sentence.sheet.lang
    noun = reference_noun(token.text, lang) or (_plural_office(token, lang) if kind == "both" else None)
    if noun is None or (kind == "both" and not noun.can_be_plural):
        return None
    if kind == "noun" and (noun.type == "side" or _is_plural(token, first, noun)):
        return None
    start = sentence.sheet.start
    return Reference(
        kind, token, first, token.i, noun.genders, kind == "both", rank(token),
        start(clause_verb(token).i), start(first), noun, regions | noun.regions,
    )  # fmt: skip


def _is_plural(token: Token, first: int, noun: ReferenceNoun) -> bool:
    """Whether a noun phrase is plural: by its form, else (``die Unternehmen``) by article and tagger."""
    if noun.plural or not noun.can_be_plural:
        return noun.plural
    return has(token, "Number", "Plur") or (token.doc[first - 1].lower_ == "die" and "f" not in noun.genders)


def _plural_office(token: Token, lang: str) -> ReferenceNoun | None:
    """The plural of an office: it stands for people."""
    office = read_office(token.text, lang)
    if office is None or office.plural is False or office.prefix or office.office in {"thing", "relative"}:
        return None
    return ReferenceNoun(office.noun, frozenset(), True, "person", frozenset(), (), frozenset())


def _opening(sentence: Sentence, token: Token) -> tuple[str, int, frozenset[str]] | None:
    """The kind, first token and regions of a noun phrase, by the words before its noun."""
    doc, lang = sentence.sheet.doc, sentence.sheet.lang
    regions: frozenset[str] = frozenset()
    first = token.i
    for index in range(token.i - 1, max(sentence.span.start, token.i - 2 - MAX_ADJECTIVES) - 1, -1):
        if sentence.sheet.at[index] is not None:
            return None
        word = doc[index].text
        kind = determiner(word, lang)
        if kind in {"definite", "near", "contraction"}:
            return "noun", first, regions
        if kind == "both":
            return "both", index, regions
        if kind == "two" and index and determiner(doc[index - 1].text, lang) == "definite":
            return "both", index, regions
        if kind != "plain":
            named = region(word, lang)
            if not named:
                return None
            regions = named
        first = index
    return None


def _completed(sentence: Sentence, token: Token) -> bool:
    """Whether the noun says itself which one it means: a genitive, a name, a relative clause follow."""
    sheet, lang = sentence.sheet, sentence.sheet.lang
    following = token.i + 1
    if lang == "es" and following < len(sheet.doc) and region(sheet.doc[following].text, lang):
        following += 1
    if following < len(sheet.doc):
        word = sheet.doc[following]
        if word.lower_ in _OF.get(lang, frozenset()) or word.pos_ == "PROPN":
            return True
        if word.pos_ == "NOUN" and token.text[:1].isdigit():
            # "der 44-jährige Sprecher"
            return True
        if sheet.at[following] is not None or (lang == "es" and word.pos_ == "ADJ"):
            return True
    return bool(dependents(token, *_CLOSERS))
