"""Frames: the words of a sentence that say who speaks, and the words they give to that speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.tree import dependents, head, preposition, reach, role
from extractor.pipelines.words import has, tokens_in, tokens_of, words_of
from extractor.relations.speech.verbs import (
    Stretch,
    around,
    clause_above,
    contents,
    is_held,
    kind_of,
    reported,
    speaker_of,
    stretch,
)
from extractor.relations.speech.voices import Voice, is_listed, offsets, owner_of, source_of, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X"})
_BEFORE_NOUNS = frozenset({"DET", "ADJ", "NUM"})
_MAIN = frozenset({Role.ROOT, Role.CONJUNCT, Role.PARATAXIS})


@dataclass(frozen=True, slots=True)
class Frame:
    """Who speaks, and what.

    Attributes:
        cue: Document offsets of the verb of saying, of "so" or of the noun of the source.
        scopes: Stretches that are the speaker's words.
        reach: The whole clause of a verb of saying; a quotation in it is the speaker's.
        apart: What of the clause is not: the subject, the source itself.
        main: The verb of a main clause.
        back: The words said stand in the sentence before.
    """

    voice: Voice
    cue: Stretch
    scopes: tuple[Stretch, ...]
    reach: Stretch | None = None
    apart: Stretch | None = None
    main: bool = False
    back: bool = False


def find_frames(sentence: Span, clauses: Sequence[Clause], cast: Cast) -> list[Frame]:
    """All frames of a sentence, in text order.

    Args:
        sentence: The sentence.
        clauses: Those of its clauses whose verb stands in it.
        cast: The cast of the segment.
    """
    found = [
        *_verb_frames(sentence, clauses, cast),
        *_noun_frames(sentence, clauses, cast),
        *_so_frames(sentence, cast),
        *_source_frames(sentence, clauses, cast),
    ]
    return sorted(found, key=lambda frame: frame.cue)


def _verb_frames(sentence: Span, clauses: Sequence[Clause], cast: Cast) -> Iterator[Frame]:
    for clause in {clause.verb.i: clause for clause in reversed(clauses)}.values():
        kind, verb = kind_of(clause, cast), clause.verb
        if kind is None:
            # "Er wies das zurück, es gebe …", but "Er wies den Vorwurf zurück, es gebe …" has somebody else's words.
            said = reported(verb, Role.CONTENT, Role.PARATAXIS)
            if said and not any(cast.cues.has("saying_noun", noun.lemma_, noun.text) for noun in dependents(verb)):
                words = tuple(stretch(child, cast) for child in said)
                yield Frame(voice_of(cast, clause.subjects), offsets(cast, verb), words)
            continue
        subject = next(iter(dependents(verb, *SUBJECTS)), None)
        scopes = contents(clause, sentence, cast)
        yield Frame(
            speaker_of(clause, kind, cast),
            offsets(cast, verb),
            tuple(scopes),
            stretch(verb, cast),
            None if subject is None else stretch(subject, cast),
            main=role(verb) in _MAIN,
            back=not scopes and role(verb) in _MAIN and _refers_back(verb, cast),
        )


def _refers_back(verb: Token, cast: Cast) -> bool:
    """``Das sagte X``, ``Dies wurde von X bestätigt``, ``así lo afirmó X``."""
    before = [child for child in dependents(verb) if child.i < verb.i and not dependents(child)]
    return any(cast.cues.has("back", child.lower_) for child in before)


def _noun_frames(sentence: Span, clauses: Sequence[Clause], cast: Cast) -> Iterator[Frame]:
    """``die Forderung des Ministers, … zu …``, ``wies das mit der Begründung zurück, dass …``."""
    for noun in tokens_in(sentence):
        if noun.pos_ != "NOUN" or not cast.cues.has("saying_noun", noun.lemma_, noun.text):
            continue
        said = [child for child in dependents(noun, Role.NOUN_CLAUSE, Role.CONTENT) if not _is_relative(child)]
        if not said:
            continue
        # "Sie ist der Meinung, dass …" has a subject.
        subjects = dependents(noun, *SUBJECTS)
        voice = voice_of(cast, subjects) if subjects else owner_of(cast, noun)
        if voice.speaker is None and is_held(noun):
            voice = _subject_above(noun, clauses, cast)
        if voice.speaker is None:
            continue
        scopes = tuple(stretch(child, cast) for child in said)
        yield Frame(voice, offsets(cast, noun), scopes)


def _is_relative(verb: Token) -> bool:
    return any(has(child, "PronType", "Rel") for child in (*dependents(verb), *dependents(reach(verb)[0])))


def _so_frames(sentence: Span, cast: Cast) -> Iterator[Frame]:
    """``„…“, so X``: no verb at all."""
    if cast.parsed.segment.lang != "de":
        return
    words = words_of(sentence.doc)
    for index in range(sentence.start, sentence.end - 1):
        if words[index].lower() != "so" or (index > sentence.start and not sentence.doc[index - 1].is_punct):
            continue
        token = sentence.doc[index]
        noun = _next_noun(token, sentence)
        if noun is not None and not _has_verb_behind(noun):
            yield Frame(
                voice_of(cast, [noun]),
                offsets(cast, token),
                tuple(around(noun, sentence, cast)),
                apart=stretch(noun, cast),
            )


def _next_noun(token: Token, sentence: Span) -> Token | None:
    for other in tokens_of(sentence.doc)[token.i + 1 : sentence.end]:
        if other.pos_ in _NOMINAL:
            return other
        if other.pos_ not in _BEFORE_NOUNS:
            return None
    return None


def _has_verb_behind(noun: Token) -> bool:
    verb = head(noun)
    if verb.i < noun.i or verb.pos_ not in ("VERB", "AUX"):
        return False
    return not any(token.is_punct for token in tokens_of(noun.doc)[noun.i : verb.i])


def _source_frames(sentence: Span, clauses: Sequence[Clause], cast: Cast) -> Iterator[Frame]:
    """``laut X``, ``X zufolge``, ``nach Angaben von X``, ``según X``."""
    for token in tokens_in(sentence):
        if role(token) == Role.CASE and cast.cues.has("source_preposition", token.lower_):
            noun = head(token)
            voice = source_of(cast, noun)
        elif token.pos_ == "NOUN" and _is_source(token, cast):
            noun, voice = token, owner_of(cast, token)
        else:
            continue
        if voice.speaker is None and any(
            cast.cues.has("own", child.lower_) for child in dependents(noun, Role.ADJECTIVE)
        ):
            voice = _subject_above(noun, clauses, cast)
        clause = clause_above(noun)
        scopes = around(noun, sentence, cast) if role(clause) == Role.ROOT else [stretch(clause, cast)]
        apart = stretch(noun, cast)
        yield Frame(voice, offsets(cast, noun), tuple(scopes), apart=apart)


def _subject_above(noun: Token, clauses: Sequence[Clause], cast: Cast) -> Voice:
    """``X will nach eigenen Angaben …``, ``X kam zu dem Schluss, …``: the subject speaks."""
    verb = clause_above(noun)
    return voice_of(cast, next((clause.subjects for clause in clauses if clause.verb == verb), ()))


def _is_source(token: Token, cast: Cast) -> bool:
    """``nach Angaben``, ``aus Sicht``, ``a juicio``."""
    word = preposition(token)
    if not word:
        return False
    if word in ("nach", "según") and is_listed(cast, "statement_noun", token):
        return True
    return any(cast.cues.has("source_phrase", f"{word} {form}") for form in (token.lemma_, token.lower_))
