"""Who fills the slots of a clause: subject, objects, prepositional phrases, content clauses, the speaker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.tree import bare, dependents, finite_parts, head, name_tokens, role
from extractor.pipelines.words import has, tokens_of
from extractor.relations.phrases import concerned, prepositional
from extractor.relations.spanish import is_first_person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast

_LOOSE = frozenset(
    {"gegen", "für", "über", "gegenüber", "auf", "an", "nach"}
)  # prepositions of arguments more than of places
_BORDERING = frozenset({"zu"})  # an der Grenze zu Polen


def fill(clause: Clause, slot: str, cast: Cast, *, owned: bool) -> list[str]:
    """The actors in a slot; with ``owned`` also those that own what fills it."""
    filled = _SLOTS.get(slot)
    return filled(clause, cast, owned) if filled else _oblique(clause, slot, cast)


def _subject(clause: Clause, cast: Cast, owned: bool) -> list[str]:
    if not clause.subjects and is_first_person(clause):
        return cast.named_entity(cast.speaker_at(cast.parsed.offset + clause.verb.idx))
    if addressed := addressees(clause, cast):
        return addressed
    if _is_demanded(clause, cast):
        return []  # "mit seiner Forderung, die Gespräche abzubrechen": not whoever demands it
    return cast.fillers(clause.subjects, owned=owned) or _instigators(clause, cast)


def _is_demanded(clause: Clause, cast: Cast) -> bool:
    """Whether a clause is what a noun of demand asks for."""
    noun = clause.governor
    asked = noun is not None and noun.pos_ == "NOUN" and cast.cues.head("demanded", noun.lemma_ or noun.text)
    return asked and clause.verb.lang_ == "de" and not has(clause.verb, "VerbForm", "Fin")


def _instigators(clause: Clause, cast: Cast) -> list[str]:
    """Who has something done: ``auf Weisung des Präsidenten wurde … aufgelöst``."""
    if not clause.passive:
        return []
    nouns = [item.noun for item in clause.obliques if cast.cues.head("instigation", item.noun.lemma_)]
    return [actor for noun in nouns for actor in cast.owners(noun)]


def _object(clause: Clause, cast: Cast, owned: bool) -> list[str]:
    # Spanish marks persons and countries as objects with "a", which trees often take for a place.
    found = cast.fillers(clause.objects, owned=owned) or cast.enclitic(clause.verb)
    if found and not clause.objects:
        return found
    if cast.of == "de" and not clause.objects:
        marked = [argument.noun for argument in clause.obliques if argument.preposition == "a"]
        # "le secundó": the object of many writers for persons
        clitics = [noun for noun in clause.datives if noun.lower_ in ("le", "les")]
        return cast.fillers(marked, owned=owned, places=True) or cast.fillers(clitics, owned=False)
    # "den Präsidenten" may be taken for a dative plural.
    return found if found or clause.objects else cast.fillers(clause.datives, owned=owned)


def _dative(clause: Clause, cast: Cast, owned: bool) -> list[str]:
    # Without a dative the tree may have put the person or body concerned among the objects.
    return (
        cast.fillers(clause.datives, owned=owned)
        or cast.enclitic(clause.verb)
        or cast.fillers(_before_objects(clause), owned=owned)
        or cast.fillers(clause.objects, owned=False)
    )


def _before_objects(clause: Clause) -> list[Token]:
    """Nouns with an article that a tree hangs on an object behind them: no genitive stands there (``der Ukraine Panzer liefern``)."""
    return [
        child
        for noun in (clause.objects if clause.verb.lang_ == "de" else ())
        for child in dependents(noun, Role.GENITIVE, Role.MODIFIER, Role.NAME)
        if child.i < noun.i and dependents(child, Role.DETERMINER) and not dependents(child, Role.CASE)
    ]


def _complement(clause: Clause, cast: Cast, _owned: bool) -> list[str]:
    return cast.fillers(complement_subjects(clause, cast.clauses), owned=False)


def _speaker(clause: Clause, cast: Cast, _owned: bool) -> list[str]:
    return list(cast.speakers_at(cast.parsed.offset + clause.verb.idx))


# Who fills which slot of a frame (see lang/de/predicates.tsv); any other slot is a preposition.
_SLOTS: dict[str, Callable[[Clause, Cast, bool], list[str]]] = {
    "S": _subject,
    "O": _object,
    "D": _dative,
    "K": _complement,
    "C": _speaker,
}


def addressees(clause: Clause, cast: Cast) -> list[str]:
    """Who is asked to do what an infinitive says (``die Forderung an den Westen, … aufzuheben``)."""
    governor = clause.governor
    if governor is None or has(clause.verb, "VerbForm", "Fin"):
        return []
    nouns = [governor] if governor.pos_ == "NOUN" else dependents(governor, Role.OBJECT)
    for noun in nouns:
        if noun.pos_ == "NOUN" and noun.i < clause.verb.i and cast.cues.head("demanded", noun.lemma_ or noun.text):
            return prepositional(noun, "an", cast) or prepositional(noun, "a", cast)
    return []


def _oblique(clause: Clause, word: str, cast: Cast) -> list[str]:
    """Actors in a prepositional slot of the verb, else of its object (``Sanktionen gegen …``)."""
    places = word in ("in", "nach", "aus", "a", "en")
    nouns = [
        argument.noun
        for argument in clause.obliques
        if argument.preposition == word and not (word == "von" and _is_beside_subject(argument.noun, clause))
    ]
    found = cast.fillers(nouns, owned=True, places=places) or concerned(nouns, cast, words=_BORDERING)
    # "protestierte auf der Straße gegen Shell": trees hang the second phrase on the noun of the first.
    others = [argument.noun for argument in clause.obliques] if word in _LOOSE else []
    for noun in () if found else (*clause.objects, *others):
        found = found or prepositional(noun, word, cast)
    return found


def _is_beside_subject(noun: Token, clause: Clause) -> bool:
    """Whether a phrase belongs to the subject right before it: ``Anna Bauer von den Grünen verlangte …``.

    Behind the verb it does where another such phrase follows: ``hält Anna Bauer von den Grünen nichts von …``.
    """
    cases = dependents(noun, Role.CASE)
    if not cases or not clause.subjects:
        return False
    if min(finite_parts(clause.verb)).i < noun.i and not _comes_again(cases[0]):
        return False
    before = cases[0].i - 1
    return any(before in {token.i for token in name_tokens(subject)} for subject in _named(clause.subjects))


def _comes_again(word: Token) -> bool:
    for token in tokens_of(word.doc)[word.i + 1 : sentence_of(word).end]:
        if token.text in ",;:":
            return False
        if token.pos_ == "ADP" and bare(token.lower_) == bare(word.lower_):
            return True
    return False


def _named(subjects: tuple[Token, ...]) -> list[Token]:
    return [token for subject in subjects for token in (subject, *dependents(subject, Role.APPOSITION))]


def _is_content(clause: Clause, verb: Token) -> bool:
    """Whether a clause is what a verb is about; trees hang "dafür, dass" and "darauf, dass" on other places."""
    if clause.governor == verb and role(clause.verb) == Role.CONTENT:
        return True
    above = head(clause.verb)
    return (above == verb or (above.pos_ == "ADV" and head(above) == verb)) and any(
        child.lower_ == "dass" for child in dependents(clause.verb, Role.MARKER)
    )


def complement_subjects(clause: Clause, clauses: list[Clause]) -> list[Token]:
    """Subjects of the content clause of a verb (``erwartet, dass Litauen …``)."""
    said = (other for other in clauses if _is_content(other, clause.verb) and not _is_beside(other, clause))
    return [token for other in said for token in other.subjects]


def _is_beside(other: Clause, clause: Clause) -> bool:
    """Whether a clause stands beside another and is not its content: ``Die SPD begrüßte den Plan, die FDP lehnte ihn ab``."""
    if other.verb.lang_ != "de" or not clause.objects or dependents(other.verb, Role.MARKER):
        return False
    return any(has(part, "Mood", "Ind") for part in finite_parts(other.verb))
