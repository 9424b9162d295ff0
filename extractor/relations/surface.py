"""German clause roles from word order and articles, where the tree leaves a slot open.

A small parser gets verbs right more often than their nouns. German marks case on the
article (``dem``, ``den``, ``des``) and sets the subject first when nothing is marked,
so open slots of a clause are filled from the noun phrases between its borders. What the
tree has put into a slot is moved only where an article says that it cannot stand there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.pipelines.clauses import clauses
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, head, role
from extractor.pipelines.words import feature, has, once_a_doc
from extractor.relations.articles import case_in, phrases_around
from extractor.relations.enumerations import goes_on
from extractor.relations.times import is_time, untimed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extractor.pipelines.clauses import Clause

_NOMINAL = frozenset({"NOUN", "PROPN"})
_DATELINE = 10  # tokens of a text within which the dash behind its dateline stands
_DASHES = frozenset("–—-")
_VERBAL = frozenset({"VERB", "AUX"})
_COUNTING = frozenset({"über", "unter", "bis", "an", "zu", "als", "wie"})  # "über 100 Soldaten kämpfen"


@once_a_doc
def completed(doc: Doc) -> tuple[Clause, ...]:
    """The clauses of a Doc, those in German with the slots that its tree leaves open filled."""
    return tuple([complete(clause) for clause in clauses(doc)])


def complete(clause: Clause) -> Clause:
    """Mend the roles of a German clause, those of its nouns only if it is active; any other clause is returned as it is."""
    if clause.verb.lang_ != "de":
        return clause
    clause = untimed(clause)
    if clause.passive:
        objects_left = tuple(token for token in clause.objects if not _is_governed(token, clause.verb))
        return clause if objects_left == clause.objects else replace(clause, objects=objects_left)
    subjects, objects, datives = _in_order(clause, *_by_article(clause))
    if not subjects or not datives:
        used = {token.i for token in (*subjects, *objects, *datives, *(item.noun for item in clause.obliques))}
        free = [
            phrase
            for phrase in phrases_around(clause.verb)
            if not phrase.governed and phrase.noun.i not in used and not is_time(phrase.noun)
        ]
        if not subjects and not _is_infinitive(clause):
            # A finite German clause has a subject: the first noun that may be one.
            first = next((phrase.noun for phrase in free if phrase.case in ("", "nom")), None)
            first = first or next((token for token in sorted(objects) if case_in(clause, token) in ("", "nom")), None)
            if first is not None:
                subjects = [first, *_siblings(first)]
                objects = [token for token in objects if token != first]
                free = [phrase for phrase in free if phrase.noun != first]
        if not datives:
            datives = [phrase.noun for phrase in free if phrase.case == "dat"]
            objects = objects or [phrase.noun for phrase in free if phrase.case in ("", "acc")]
    found = (tuple(subjects), tuple(objects), tuple(datives))
    if found == (clause.subjects, clause.objects, clause.datives):
        return clause
    return replace(clause, subjects=found[0], objects=found[1], datives=found[2])


def reversible(clause: Clause) -> bool:
    """Whether subject and object could change places: a German active clause with no article that decides."""
    if clause.verb.lang_ != "de" or clause.passive:
        return False
    return all(case_in(clause, token) == "" for token in (*clause.subjects, *clause.objects))


def _by_article(clause: Clause) -> tuple[list[Token], list[Token], list[Token]]:
    """Subjects, objects and datives of the tree, put right where an article contradicts it."""
    subjects: list[Token] = []
    objects: list[Token] = []
    datives = list(clause.datives)
    for token in clause.subjects:
        case = case_in(clause, token)
        if _is_dateline(token, clause.verb):
            # "Athen – Griechenland und Mazedonien haben …": coordinated with the place by mistake.
            subjects += [other for other in dependents(token, Role.CONJUNCT) if not _is_dateline(other, clause.verb)]
            continue
        if token.pos_ == "NUM" or case == "gen" or _is_governed(token, clause.verb):
            continue
        # Of two unmarked subjects (not coordinated ones) the first is the subject, the other an object.
        other = objects if subjects and case != "nom" and not goes_on(subjects[-1], token) else subjects
        target = {"dat": datives, "acc": objects}.get(case, other)
        target.append(token)
    for token in clause.objects:
        case = case_in(clause, token)
        if case == "nom" and all(case_in(clause, other) != "nom" for other in subjects):
            # "die Kampagne, die der Westen führt": only "der Westen" can be the subject.
            objects += subjects
            subjects = [token]
        elif case == "dat":
            datives.append(token)
        else:
            objects.append(token)
    return subjects, objects, datives


def _in_order(
    clause: Clause, subjects: list[Token], objects: list[Token], datives: list[Token]
) -> tuple[list[Token], list[Token], list[Token]]:
    """Subject and object changed where both follow the verb in the wrong order and no form tells them apart.

    ``Zuvor nahmen kenianische Polizisten zwei Iraner fest``.
    """
    if len(subjects) != 1 or len(objects) != 1 or role(clause.verb) == Role.NOUN_CLAUSE:
        return subjects, objects, datives
    first, second = objects[0], subjects[0]
    nouns = all(token.pos_ in _NOMINAL and case_in(clause, token) == "" for token in (first, second))
    if not nouns or not clause.verb.i < first.i < second.i or feature(first, "Number") != feature(second, "Number"):
        return subjects, objects, datives
    return objects, subjects, datives


def _is_governed(token: Token, verb: Token) -> bool:
    """Whether a preposition stands before a noun of the verb, which is then no subject: ``Laut Minister X verhandelt …``."""
    if head(token) != verb:
        return False  # of a relative clause: "von Minister X, der …"
    cases = (word for part in (token, *dependents(token, Role.APPOSITION)) for word in dependents(part, Role.CASE))
    return any(
        word.lower_ == "zufolge" or (word.i < token.i and word.pos_ == "ADP" and word.lower_ not in _COUNTING)
        for word in cases
    )


def _is_dateline(token: Token, verb: Token) -> bool:
    """Whether a word stands before the dash at the start of a report: ``Genf – Die WHO hat China aufgefordert …``."""
    doc = token.doc
    if token.i > _DATELINE or verb.i < token.i:
        return False
    before = next((doc[: other.i] for other in doc[1 : _DATELINE + 1] if other.text in _DASHES), None)
    return before is not None and token.i < before.end < verb.i and not any(word.pos_ in _VERBAL for word in before)


def _siblings(token: Token) -> list[Token]:
    """What the tree coordinates with a noun that it has hung on the place of the dateline."""
    if role(token) != Role.CONJUNCT or not _is_dateline(head(token), token):
        return []
    return [other for other in dependents(head(token), Role.CONJUNCT) if other.i > token.i]


def _is_infinitive(clause: Clause) -> bool:
    return has(clause.verb, "VerbForm", "Inf") and not clause.auxiliaries
