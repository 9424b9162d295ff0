"""Which verbs say something, who says it, and what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from extractor.lang import read_table, values
from extractor.pipelines.lemmas import finite_forms, participle, parts
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, has, head, reach, role
from extractor.relations.speech.voices import NOBODY, UNSAID, Voice, offsets, source_of, voice_of
from extractor.relations.surface import reversible

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast

Kind = Literal["speech", "quoting", "hearsay"]
Stretch = tuple[int, int]

_AS = frozenset({"wie", "so", "según", "como"})  # "wie X mitteilte": what is said is the clause above
_OUTLETS = frozenset({"in", "aus", "von", "bei", "seitens", "auf", "zu"})  # heißt es in, aus, von …
_NOMINATIVE = frozenset({"er", "wir", "ich"})  # pronouns that can only be a subject
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X"})


# --- which


def kind_of(clause: Clause, cast: Cast) -> Kind | None:
    """How a clause says something, if it does."""
    cues, lemma = cast.cues, clause.lemma
    if cues.has("quoting_verb", lemma):
        return "quoting"
    if cues.has("hearsay_verb", lemma):
        return "hearsay" if all(subject.lower_ in _NOTHING for subject in clause.subjects) else None
    if cues.has("speech_verb", lemma) or _listed_form(clause) is not None:
        return None if [subject.lower_ for subject in clause.subjects] == ["es"] else "speech"
    words = {child.lower_ for child in dependents(clause.verb)}
    return "speech" if any(cues.has("speech_phrase", f"{lemma} {word}") for word in words) else None


_NOTHING = frozenset({"es", "das", "dies"})


def _listed_form(clause: Clause) -> str | None:
    """The verb of saying that a German form belongs to, where the lemmatiser does not know it."""
    verb = clause.verb
    if verb.lang_ != "de":
        return None
    particle = next((child.lower_ for child in dependents(verb, Role.PARTICLE) if child.i > verb.i), "")
    return _forms().get((particle, verb.lower_)) or _participles().get(verb.lower_)


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    """Particle and finite form → verb of saying."""
    return MappingProxyType({(parts(verb)[0], form): verb for verb in _listed() for form in finite_forms(verb)})


@cache
def _participles() -> Mapping[str, str]:
    return MappingProxyType({participle(verb): verb for verb in _listed()})


def _listed() -> Iterator[str]:
    for row in read_table("de", "speech", columns=("kind", "words")):
        if row["kind"] == "speech_verb":
            yield from values(row["words"])


# --- who


def speaker_of(clause: Clause, kind: Kind, cast: Cast) -> Voice:
    """Who speaks in a clause that says something."""
    if kind == "hearsay":
        outlets = [argument.noun for argument in clause.obliques if argument.preposition in _OUTLETS]
        return source_of(cast, outlets[0]) if outlets else NOBODY
    if kind == "quoting":
        quoted = [noun for noun in clause.objects if noun.pos_ in _NOMINAL]
        quoted += [argument.noun for argument in clause.obliques if argument.preposition in ("aus", "de")]
        return source_of(cast, quoted[0]) if quoted else voice_of(cast, clause.subjects)
    if not clause.subjects:
        dropped = clause.verb.lang_ == "es" and not clause.passive and has(clause.verb, "VerbForm", "Fin")
        return UNSAID if dropped else NOBODY
    subject = voice_of(cast, clause.subjects)
    if subject.speaker is None and not subject.open and reversible(clause):
        # "Die Arbeit lobte er": only somebody can be the subject of these verbs.
        pronoun = [token for token in clause.objects if token.lower_ in _NOMINATIVE]
        other = voice_of(cast, pronoun or clause.objects)
        if pronoun or other.speaker is not None:
            return other
    return subject


# --- what


def contents(clause: Clause, sentence: Span, cast: Cast) -> list[Stretch]:
    """Document offsets of what a verb of saying governs."""
    verb = clause.verb
    found = []
    for child in dependents(verb, Role.CONTENT, Role.PARATAXIS, Role.INFINITIVE):
        # Content clauses; "Dies trage dazu bei, erklärte X" comes out as complement or as parataxis.
        if role(child) != Role.INFINITIVE or child.pos_ == "VERB":
            found.append(stretch(child, cast))
    for noun in dependents(verb, Role.OBJECT, Role.PASSIVE_SUBJECT):
        if cast.cues.has("saying_noun", noun.lemma_):
            found += [stretch(child, cast) for child in dependents(noun, Role.NOUN_CLAUSE, Role.CONTENT)]
    aside = role(verb) == Role.ADVERBIAL and any(child.lower_ in _AS for child in dependents(verb))
    if not found and (role(verb) == Role.PARATAXIS or aside):
        found = around(verb, sentence, cast)
    return found


def around(token: Token, sentence: Span, cast: Cast) -> list[Stretch]:
    """The rest of the sentence that a word and all that hangs on it stand in."""
    start, end = stretch(token, cast)
    offset = cast.parsed.offset
    left, right = (offset + sentence.start_char, start), (end, offset + sentence.end_char)
    return [part for part in (left, right) if part[0] < part[1]]


def stretch(token: Token, cast: Cast) -> Stretch:
    """Document offsets of a word and all that hangs on it."""
    first, last = reach(token)
    return offsets(cast, first)[0], offsets(cast, last)[1]


_CLAUSES = frozenset({
    Role.ROOT, Role.SUBJECT_CLAUSE, Role.CONTENT, Role.ADVERBIAL, Role.NOUN_CLAUSE, Role.PARATAXIS,
})  # fmt: skip


def clause_above(token: Token) -> Token:
    """The word that heads the clause in which a word stands."""
    while role(token) not in _CLAUSES and head(token) != token:
        token = head(token)
    return token
