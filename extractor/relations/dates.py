"""When an event took place or will: the expression of time in its own clause.

``Kerry traf Lawrow am Donnerstag`` is dated, ``Kerry sagte am Donnerstag, Lawrow habe ihn getroffen`` is not: the tree says
to which verb or noun a time belongs. What the words leave open stays without a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.clauses import verb_lemma
from extractor.pipelines.roles import AUXILIARIES, SUBJECTS, Role
from extractor.pipelines.sentences import sentence_of, statement, top
from extractor.pipelines.tree import dependents, governor_of, head, is_predicate, preposition, role
from extractor.pipelines.words import has
from extractor.relations.date_patterns import Words, words
from extractor.relations.expressions import Expression, ends_in, find_expressions
from extractor.relations.reckoning import FUTURE, PAST, resolve

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extractor.records import RawText, Segment
    from extractor.relations.candidates import Candidate
    from extractor.relations.cues import Cues

_OWN, _SHARED = 0, 1  # how near a time is to an event: said of it, or of the clause it shares
_CONTENT = frozenset({"VERB", "NOUN", "ADJ", "AUX"})  # words that a time may belong to; names are none
_MODAL = frozenset({"planned", "demanded"})
_NEVER_YEARS = frozenset({Role.OBJECT, Role.INDIRECT, Role.APPOSITION, Role.NAME, *SUBJECTS})
_TAKES_PLACE = frozenset({Role.OBJECT, Role.OBLIQUE, Role.MODIFIER, Role.ARGUMENT, *SUBJECTS})


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the times of a document are reckoned from.

    Attributes:
        published: Its day of publication.
        posts: The day of each post by segment id.
        quotes: Offsets of quotations: "heute" in them is the day of speaking, which nobody tells.
    """

    published: str | None
    posts: Mapping[str, str]
    quotes: Sequence[tuple[int, int]]

    def base(self, segment: str) -> str | None:
        """The day that "heute" means in a segment."""
        return self.posts.get(segment, self.published)

    def is_quoted(self, offset: int) -> bool:
        """Whether somebody's own words stand at an offset."""
        return any(start <= offset < end for start, end in self.quotes)


def calendar_of(raw: RawText, segments: Sequence[Segment]) -> Calendar:
    """The calendar of a document.

    Example:
        >>> from extractor.records import RawText
        >>> calendar_of(RawText("a", "", date="2023-11-16"), ()).base("s0")
        '2023-11-16'
    """
    return Calendar(
        raw.date,
        {segment.id: segment.date[:10] for segment in segments if segment.kind == "post" and segment.date},
        [(segment.start, segment.end) for segment in segments if segment.kind == "quote"],
    )


def date_of(candidate: Candidate, calendar: Calendar, cues: Cues) -> str | None:
    """The date (ISO, perhaps only its month or year) that the text gives for an event, if it is sure."""
    trigger, offset = candidate.trigger, candidate.parsed.offset
    found: list[tuple[int, int, int, Expression]] = []
    for expression, span in _times(statement(trigger)):
        if "year" not in expression.values and calendar.is_quoted(offset + span.start_char):
            continue
        nearness = _nearness(span, candidate, cues)
        if nearness is not None:
            found.append((nearness, abs(span.start - trigger.i), span.start, expression))
    base, direction = calendar.base(candidate.parsed.segment.id), _direction(candidate)
    for *_, expression in sorted(found, key=lambda item: item[:3]):
        date = resolve(expression.kind, expression.values, published=base, direction=direction)
        if date is not None:
            return date
    return None


# --- the times of a sentence


def _times(sentence: Span) -> Iterator[tuple[Expression, Span]]:
    """Its expressions of time with their words; those that only sound like one are left out."""
    doc, lang = sentence.doc, sentence[0].lang_
    for expression in find_expressions(sentence.text, lang):
        start, end = sentence.start_char + expression.start, sentence.start_char + expression.end
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or any(token.ent_type_ for token in span):
            continue  # a name: Rebecca Freitag, Alimentaria 2000
        first = span[0]
        if expression.kind == "day word" and len(span) == 1 and first.pos_ == "NOUN":
            continue  # "der Morgen", "la mañana"
        if expression.kind == "bare year" and not _is_year(first):
            continue
        if not ends_in(sentence.text[: expression.start], "outside", lang):
            yield expression, span


def _is_year(number: Token) -> bool:
    """``2011 verhängte die EU`` but neither ``2000 Soldaten`` nor ``Resolution 1973`` nor ``rund 2000 demonstrierten``."""
    above = head(number)
    return (
        role(number) not in _NEVER_YEARS
        and above.pos_ in ("VERB", "AUX", "ADJ")
        and not dependents(number, Role.ADVERB)
    )


def _path(span: Span) -> list[Token]:
    """The words that a time hangs on, up to the root; a verb stands for its auxiliaries."""
    token = top(span)
    path: list[Token] = []
    while head(token) != token:
        token = head(token)
        if role(token) not in AUXILIARIES:
            path.append(token)
    return path


def _owner(path: Sequence[Token], listed: Words) -> Token | None:
    """The word that a time belongs to: a verb, a participle, or a noun that is an event of its own."""
    return next((word for word in path if word.pos_ in _CONTENT and not _is_transparent(word, listed)), None)


def _is_time(word: Token, listed: Words) -> bool:
    return any(listed.has(kind, word.text) for kind in ("time_noun", "weekday", "month"))


def _is_transparent(noun: Token, listed: Words) -> bool:
    """``am Abend des 5. März``, ``bei einem Treffen am Freitag``: the time is that of the clause as well."""
    return _is_time(noun, listed) or (noun.pos_ == "NOUN" and listed.has("occasion", preposition(noun)))


def _word_before(span: Span) -> str:
    return span.doc[span.start - 1].text if span.start else ""


def _noun_before(span: Span, listed: Words) -> Token | None:
    """``für die Landtagswahl am 27. März``, ``Berichte der Zeitung von Freitag``: whatever the tree makes of it."""
    doc, at = span.doc, span.start - 1
    while at > 0 and doc[at].pos_ in ("ADP", "DET"):
        at -= 1
    if at < 0 or doc[at].pos_ not in ("NOUN", "PROPN") or _is_time(doc[at], listed):
        return None
    apart = listed.has("of", _word_before(span)) or listed.has("apart", preposition(doc[at]))
    return doc[at] if apart else None


def _is_only_meant(span: Span) -> bool:
    """``lud ihn für Freitag ein``."""
    return ends_in(span.doc[sentence_of(span[0]).start : span.start].text_with_ws, "meant", span.doc[0].lang_)


# --- the time of an event


def _nearness(span: Span, candidate: Candidate, cues: Cues) -> int | None:
    """How near a time is to the event; None if it is that of something else."""
    event = _event(candidate)
    if event is None:
        return None
    listed, path, noun = words(event.lang_), _path(span), event.pos_ == "NOUN"
    before = _noun_before(span, listed)
    if before not in (None, event) and not (noun and before.pos_ == "PROPN"):
        return None
    if noun:
        if event in path and all(_is_time(word, listed) for word in path[: path.index(event)]):
            return _OWN
        return _SHARED if _takes_place(candidate, _owner(path, listed), cues, listed) else None
    owner = None if _is_only_meant(span) else _owner(path, listed)
    return _OWN if owner == event else _SHARED if _goes_on(event, owner) else None


def _goes_on(verb: Token, owner: Token | None) -> bool:
    """``Am Freitag traf er Merkel und lobte Kohl``: the second verb shares subject and time of the first."""
    return role(verb) == Role.CONJUNCT and head(verb) == owner and not dependents(verb, *SUBJECTS)


def _takes_place(candidate: Candidate, owner: Token | None, cues: Cues, listed: Words) -> bool:
    """Whether the event of a noun is that of its clause: ``verhängte am Freitag Sanktionen``, ``Am Freitag gab es ein Treffen``."""
    noun, verb = candidate.trigger, head(candidate.trigger)
    if not is_predicate(verb) or candidate.qualifiers.modality != "asserted":
        return False
    if owner != verb and not _goes_on(verb, owner):
        return False
    own = role(noun)
    if own not in _TAKES_PLACE:
        return False
    if listed.has("occasion", preposition(noun)) or cues.has("happening", verb_lemma(verb)):
        return True
    return own in (Role.OBJECT, Role.PASSIVE_SUBJECT) and cues.has("support_verb", verb_lemma(verb))


def _event(candidate: Candidate) -> Token | None:
    """The word that tells of the event: where blame is laid by saying something, the verb of saying."""
    verb = candidate.trigger
    if not candidate.uttered:
        return verb
    return governor_of(verb) or (head(verb) if role(verb) == Role.PARATAXIS and head(verb) != verb else None)


# --- past or future


def _direction(candidate: Candidate) -> int:
    """Whether the event lies before or behind the publication; 0 where tense and modality leave it open."""
    if candidate.qualifiers.modality in _MODAL:
        return FUTURE
    verb = _event(candidate) or candidate.trigger
    noun = verb.pos_ == "NOUN"
    while not (is_predicate(verb) or dependents(verb, *AUXILIARIES)) and head(verb) != verb:
        verb = head(verb)
    if is_past(verb):
        return PAST
    return 0 if noun else FUTURE


def is_past(verb: Token) -> bool:
    """Whether a clause tells of what has been (simple past, perfect, participle), not of what is or comes."""
    auxiliaries = dependents(verb, *AUXILIARIES)
    perfect = any((part.lemma_ or part.text).lower() in ("haben", "sein", "haber") for part in auxiliaries)
    if perfect and has(verb, "VerbForm", "Part"):
        return True
    finite = [part for part in (verb, *auxiliaries) if has(part, "VerbForm", "Fin")]
    if not finite:
        # A participle alone, or a headline whose verb is tagged as an adjective, tells of what is done.
        return has(verb, "VerbForm", "Part") or verb.pos_ == "ADJ"
    return any(has(part, "Tense", tense) for part in finite for tense in ("Past", "Imp")) and not any(
        has(part, "Mood", "Sub") for part in finite if part.lang_ == "de"
    )
