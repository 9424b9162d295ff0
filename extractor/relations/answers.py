"""Answers to what was said before: ``Das wies der Minister zurück``, ``Moskau nannte diese Darstellung falsch``.

What such a verb has for its object is no actor but the statement or deed of the sentence before. Its actor is the one answered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.sentences import statement
from extractor.pipelines.tree import dependents, head, role
from extractor.relations.candidates import Candidate
from extractor.relations.conditions import conditions_hold
from extractor.relations.qualifiers import of_verb
from extractor.relations.verbal import meant

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Predicate

Place = tuple[int, "Cast", "Span"]  # offset, cast and sentence
_ANSWERS = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
_REPLIES = frozenset({"REJECT", "AGREE"})
_PROVOKING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})
_WHAT = frozenset({"was", "wogegen", "wovon", "worüber", "wofür"})  # stand for the whole clause before them
_REPLY = 80  # words between a request and its refusal: a few sentences
_BACK = 8  # events that are looked through for one that was done to whoever answers


def find(casts: Sequence[Cast], told: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates of the verbs that have no actor for an object; ``told`` are the other candidates of the document."""
    events = sorted(((_start(found), found) for found in told), key=lambda item: item[0])
    places = sorted(_sentences(casts), key=lambda item: item[0])
    done = {(id(found.parsed), found.trigger.i) for found in told}
    for cast in casts:
        open_requests = [item for item in _requests(cast) if (id(cast.parsed), item[0].verb.i) not in done]
        for clause in cast.clauses:
            if (id(cast.parsed), clause.verb.i) in done or clause.verb.lang_ != "de":
                continue
            predicate = _answering(clause, cast)
            sources = cast.fillers(clause.subjects, owned=False) if predicate else []
            if predicate is None or not sources:
                continue
            asking = _asking(clause, sources, open_requests)
            start = cast.parsed.offset + statement(clause.verb).start_char
            kind, qualifiers = meant(clause, predicate, of_verb(clause.verb, cast.cues), cast)
            target: str | None
            if asking is not None:
                target = asking[1]
            elif _what(clause):
                target = _above(clause, sources, cast)
            elif _is_bare(clause, cast):
                continue
            else:
                target = _provoker(start, sources, events) or _before(start, sources, places)
            for source in sources if target else ():
                answer = Candidate(
                    source=source,
                    type=kind,
                    target=target or "",
                    trigger=clause.verb,
                    parsed=cast.parsed,
                    rule=f"answer:{predicate.word}",
                    qualifiers=qualifiers,
                )
                yield answer
                if asking is not None and kind in _REPLIES:
                    # "Die Grünen verlangen ein Tempolimit, was der Minister ablehnt": he was asked.
                    yield Candidate(
                        answer.target, "REQUEST", source, asking[0].verb, cast.parsed, f"answer:{asking[0].lemma}"
                    )


def _requests(cast: Cast) -> list[tuple[Clause, list[str]]]:
    """Clauses that ask for something, with who asks."""
    found = []
    for clause in cast.clauses:
        for predicate in cast.lexicon.verbs.get(clause.lemma, ()):
            if (
                predicate.type == "REQUEST"
                and predicate.frames[0].source == "S"
                and conditions_hold(clause, predicate, cast)
            ):
                sources = cast.fillers(clause.subjects, owned=False)
                found += [(clause, sources)] if sources else []
                break
    return found


def _asking(
    clause: Clause, answering: list[str], requests: Sequence[tuple[Clause, list[str]]]
) -> tuple[Clause, str] | None:
    """The request before in the same sentence that a clause answers, and who made it."""
    sentence = statement(clause.verb)
    for request, sources in reversed(requests):
        if sentence.start <= request.verb.i < clause.verb.i and not set(sources) & set(answering):
            return request, sources[0]
    return None


def _what(clause: Clause) -> bool:
    """Whether a clause begins with a word for the whole clause before it: ``…, was der Minister ablehnt``."""
    return any(
        child.lower_ in _WHAT and child.i and child.i < clause.verb.i and child.nbor(-1).text in ",;–"
        for child in dependents(clause.verb)
    )


def _above(clause: Clause, answering: list[str], cast: Cast) -> str | None:
    """Who does what the clause above says."""
    verbs = {other.verb.i: other for other in cast.clauses}
    word = head(clause.verb)
    while word.i not in verbs or word == clause.verb:
        if head(word) == word:
            return None
        word = head(word)
    subjects = cast.fillers(verbs[word.i].subjects, owned=False)
    return next((actor for actor in subjects if actor not in answering), None)


def _is_bare(clause: Clause, cast: Cast) -> bool:
    """Whether a verb of refusing has nothing for an object: ``X bat um Hilfe, Y lehnte ab``."""
    return not clause.objects and not clause.datives and cast.cues.has("refusal", clause.lemma)


def _start(found: Candidate) -> int:
    return found.parsed.offset + found.trigger.idx


def _sentences(casts: Sequence[Cast]) -> Iterator[Place]:
    for cast in casts:
        doc = cast.parsed.doc
        for sentence in doc.sents if doc.has_annotation("SENT_START") else ():
            yield cast.parsed.offset + sentence.start_char, cast, sentence


def _answering(clause: Clause, cast: Cast) -> Predicate | None:
    """The reading of a verb that answers, if its object points back: ``das``, ``diese Darstellung``, ``den Vorwurf``."""
    for predicate in cast.lexicon.verbs.get(clause.lemma, ()):
        frame = predicate.frames[0]
        if predicate.type in _ANSWERS and frame.source == "S" and conditions_hold(clause, predicate, cast):
            if _what(clause) or _is_bare(clause, cast):
                return predicate
            nouns = {"O": clause.objects, "D": clause.datives or clause.objects}.get(frame.target, ())
            return predicate if any(_points_back(noun, cast) for noun in nouns) else None
    return None


def _points_back(noun: Token, cast: Cast) -> bool:
    if noun.pos_ in ("PRON", "DET"):
        return cast.cues.has("back", noun.lower_)
    articles = [child.lower_ for child in dependents(noun, Role.DETERMINER)]
    if any(article.startswith("dies") for article in articles):
        return True
    return bool(articles) and cast.cues.head("answered", noun.lemma_)


def _provoker(start: int, answering: list[str], events: Sequence[tuple[int, Candidate]]) -> str | None:
    """Who accused or asked whoever answers, a short while before."""
    index = bisect_left(events, start, key=lambda item: item[0])
    for _, found in reversed(events[max(0, index - _BACK) : index]):
        if found.type in _PROVOKING and found.target in answering and found.source not in answering:
            return found.source
    return None


def _before(start: int, answering: list[str], places: Sequence[Place]) -> str | None:
    """Who acts or speaks in the sentence before."""
    index = bisect_left(places, start, key=lambda item: item[0])
    if index == 0:
        return None
    offset, cast, sentence = places[index - 1]
    speaker = cast.speaker_at(offset + len(sentence.text) - 2)
    subjects = [token for token in sentence if role(token) in SUBJECTS]
    named = [actor for token in subjects for actor in cast.fillers([token], owned=False)]
    return next((actor for actor in [*named, speaker] if actor and actor not in answering), None)


def refusals(cast: Cast, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Who refuses what was asked of him: ``X pidió a [Y] … [Y] se negó``; the refusal itself names nobody."""
    asked = sorted((item for item in found if item.type == "REQUEST"), key=lambda item: item.trigger.i)
    told = {item.trigger.i for item in found}
    for clause in cast.clauses if asked else ():
        if clause.verb.i in told or not cast.cues.has("refusal", clause.lemma):
            continue
        subjects = cast.fillers(clause.subjects, owned=False)
        before = [item for item in asked if 0 < clause.verb.i - item.trigger.i <= _REPLY and item.target in subjects]
        if before:
            yield Candidate(
                source=before[-1].target, type="REJECT", target=before[-1].source, trigger=clause.verb, parsed=cast.parsed,
                rule=f"verb:{clause.lemma}",
            )  # fmt: skip
