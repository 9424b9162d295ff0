"""Which verbs say something, who says it, and what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from extractor.lang import read_table, values
from extractor.pipelines.lemmas import finite_forms, participle, parts
from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.tree import dependents, finite_parts, head, preposition, reach, role
from extractor.pipelines.words import has
from extractor.relations.speech.voices import NOBODY, Voice, offsets, source_of, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast

Kind = Literal["speech", "quoting", "hearsay"]
Stretch = tuple[int, int]

_NOMINATIVE = frozenset({"er", "wir", "ich"})  # pronouns that can only be a subject
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X"})


# --- which


def kind_of(clause: Clause, cast: Cast) -> Kind | None:
    """How a clause says something, if it does; what a first person says is said by whoever speaks there anyway."""
    cues, lemma = cast.cues, _lemma(clause)
    subjects = {subject.lower_ for subject in clause.subjects}
    if cues.has("first_person", *subjects):
        return None
    if cues.has("quoting_verb", lemma):
        return "quoting"
    if cues.has("hearsay_verb", lemma) and subjects <= _NOTHING:
        return "hearsay"
    if cues.has("speech_verb", lemma):
        return None if subjects == {"es"} else "speech"
    children = dependents(clause.verb)
    if any(cues.has("speech_phrase", f"{lemma} {child.lower_}") for child in children):
        return "speech"
    # "kam zu dem Schluss, dass …"
    held = any(is_held(child) and cues.has("saying_noun", child.lemma_, child.text) for child in children)
    return "speech" if held and dependents(clause.verb, Role.CONTENT) else None


def is_held(noun: Token) -> bool:
    """Whether what a noun tells is what the subject of its clause thinks or says: ``mit dem Hinweis, dass …``."""
    return preposition(noun) in ("mit", "zu", "con", "a")


_NOTHING = frozenset({"es", "das", "dies"})


def _lemma(clause: Clause) -> str:
    """The verb; by its form where the lemmatiser does not know a German verb of saying."""
    verb = clause.verb
    if verb.lang_ != "de":
        return clause.lemma
    particle = next((child.lower_ for child in dependents(verb, Role.PARTICLE) if child.i > verb.i), "")
    return _forms().get((particle, verb.lower_)) or _participles().get(verb.lower_) or clause.lemma


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    """Particle and finite form → verb."""
    return MappingProxyType({(parts(verb)[0], form): verb for verb in _listed() for form in finite_forms(verb)})


@cache
def _participles() -> Mapping[str, str]:
    return MappingProxyType({participle(verb): verb for verb in _listed()})


def _listed() -> Iterator[str]:
    for row in read_table("de", "speech", columns=("kind", "words")):
        if row["kind"] in ("speech_verb", "quoting_verb", "hearsay_verb"):
            yield from values(row["words"])


# --- who


def speaker_of(clause: Clause, kind: Kind, cast: Cast) -> Voice:
    """Who speaks in a clause that says something."""
    if kind == "hearsay":
        outlets = [argument.noun for argument in clause.obliques if cast.cues.has("outlet", argument.preposition)]
        return source_of(cast, outlets[0]) if outlets else NOBODY
    if kind == "quoting":
        quoted = [noun for noun in clause.objects if noun.pos_ in _NOMINAL]
        quoted += [argument.noun for argument in clause.obliques if argument.preposition in ("aus", "de")]
        return source_of(cast, quoted[0]) if quoted else voice_of(cast, clause.subjects)
    subject = voice_of(cast, clause.subjects)
    if clause.verb.lang_ == "es" and not clause.passive and not dependents(clause.verb, *SUBJECTS):
        # Spanish leaves out a subject that goes on: that of the sentence before, or rather whoever spoke there.
        return subject if _is_controlled(clause) else replace(subject, named=None, open=True)
    if subject.speaker is None and not subject.open:
        other = _real_subject(clause)
        return subject if other is None else voice_of(cast, [other])
    return subject


def _real_subject(clause: Clause) -> Token | None:
    """The German subject that a tree takes for an object, where the form or the place of a word shows it."""
    verb = clause.verb
    if verb.lang_ != "de" or clause.passive:
        return None
    nouns = sorted([*clause.subjects, *clause.objects])
    # "Die Arbeit lobte er"
    pronoun = next((noun for noun in nouns if noun.lower_ in _NOMINATIVE), None)
    if pronoun is not None:
        return pronoun
    # "„…“, sagte X", "Dies sagte X": nothing before the verb can be the subject.
    first = min(finite_parts(verb))
    before = verb.doc[first.i - 1] if first.i else None
    if before is not None and before.lower_ == "so" and before.i:
        before = verb.doc[before.i - 1]
    if before is not None and (before.is_punct or (before.lower_ in _NOTHING and before in clause.subjects)):
        return next((noun for noun in nouns if noun.i > first.i and noun.pos_ in _NOMINAL), None)
    return None


def _is_controlled(clause: Clause) -> bool:
    """Whether the subject of a Spanish clause is one that the same sentence names."""
    return any(sentence_of(subject) == sentence_of(clause.verb) for subject in clause.subjects)


# --- what


def contents(clause: Clause, sentence: Span, cast: Cast) -> list[Stretch]:
    """Document offsets of what a verb of saying governs."""
    verb = clause.verb
    # "Dies trage dazu bei, erklärte X" comes out as complement or as parataxis.
    found = [
        stretch(child, cast)
        for child in dependents(verb, Role.CONTENT, Role.SUBJECT_CLAUSE, Role.PARATAXIS, Role.INFINITIVE)
        if role(child) != Role.INFINITIVE or child.pos_ == "VERB"
    ]
    for noun in dependents(verb, Role.OBJECT, Role.PASSIVE_SUBJECT):
        if cast.cues.has("saying_noun", noun.lemma_, noun.text):
            found += [stretch(child, cast) for child in dependents(noun, Role.NOUN_CLAUSE, Role.CONTENT)]
    found += [stretch(child, cast) for child in reported(verb, Role.ADVERBIAL, Role.CONJUNCT)]
    aside = role(verb) == Role.ADVERBIAL and any(
        cast.cues.has("aside", word.lower_) for word in (reach(verb)[0], *dependents(verb))
    )
    if not found and (role(verb) == Role.PARATAXIS or aside):
        found = around(verb, sentence, cast)
    return found


def reported(verb: Token, *roles: Role) -> list[Token]:
    """Clauses beside a verb that the reportive subjunctive tells to be somebody's words ("…, es gebe keinen Anlass").

    Trees join such clauses in any way.
    """
    if verb.lang_ != "de" or is_reportive(verb):
        return []
    return [child for child in dependents(verb, *roles) if is_reportive(child) and not _has_marker(child)]


def is_reportive(verb: Token) -> bool:
    """Whether a verb stands in the present subjunctive (Konjunktiv I)."""
    return any(has(part, "Mood", "Sub") and has(part, "Tense", "Pres") for part in finite_parts(verb))


def _has_marker(verb: Token) -> bool:
    """``als sei``, ``damit``, ``nachdem``: subordinate clauses of other kinds."""
    markers = dependents(verb, Role.MARKER)
    return any(child.lower_ not in _REASONS for child in markers) or reach(verb)[0].lower_ == "als"


_REASONS = frozenset({"dass", "weil", "da", "zu"})


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
