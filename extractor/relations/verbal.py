"""Events told by verbs: a clause whose slots hold two actors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, has, head, noun_modifiers, preposition, role
from extractor.relations.candidates import Candidate, Qualifiers
from extractor.relations.judging import judgement
from extractor.relations.lexicon import is_headed, noun_of
from extractor.relations.qualifiers import of_verb
from extractor.relations.spanish import is_first_person
from extractor.relations.surface import reversible

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.records import RelationType
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Frame, Lexicon, Predicate

# Types whose object may be something the target owns (ein Vorschlag Merkels, die Politik der EU).
_OWNED_TARGET = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "ASSAULT", "COERCE", "AID", "CONCEDE", "AGREE"})
_LOOSE = frozenset({"gegen", "für", "über", "gegenüber", "auf", "an"})  # prepositions of arguments more than of places
_BORDERING = frozenset({"zu"})  # an der Grenze zu Polen
# Prepositions whose phrase at such an object names whom the event concerns (``fordert ein Ende der Gewalt in Syrien``).
_CONCERNED = {
    "ACCUSE": frozenset({"in"}),
    "REQUEST": frozenset({"in"}),
    "SUPPORT": frozenset({"in", "mit"}),
    "REJECT": frozenset({"mit"}),
}
_KIND_OF = {"ACCUSE": "blame", "SUPPORT": "praise"}
_SANCTIONS = ("sanktion", "embargo", "sanción", "sancion", "bloqueo")


def find(cast: Cast, lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates of all clauses of a segment; of several readings of a verb the first that fits, and blame besides."""
    for clause in cast.clauses:
        told = False
        for predicate in lexicon.verbs.get(clause.lemma, ()):
            if not conditions_hold(clause, predicate, cast):
                continue
            if told and not predicate.spoken:
                continue
            clause = _turned(clause, predicate)
            found = list(_apply(_with_light_nouns(clause, predicate), predicate, cast))
            yield from found
            told = told or bool(found)


def conditions_hold(clause: Clause, predicate: Predicate, cast: Cast) -> bool:
    """Whether a clause has what a reading asks for besides its actors."""
    return (
        (not predicate.reflexive or clause.reflexive)
        and (not predicate.infinitive or bool(dependents(clause.verb, Role.INFINITIVE)))
        and (not predicate.words or any(child.lower_ in predicate.words for child in dependents(clause.verb)))
        and (not predicate.prepositions or _has_phrase(clause, predicate.prepositions))
        and (not predicate.phrases or bool(_light_nouns(clause, predicate)))
        and (not predicate.objects or _is_any((*clause.objects, *clause.datives), predicate.objects))
        and (not predicate.subjects or _is_any(clause.subjects, predicate.subjects))
        and (not predicate.judging or predicate.judging in _judgements(clause, cast))
    )


def _has_phrase(clause: Clause, words: tuple[str, ...]) -> bool:
    phrases = [*clause.obliques, *(inner for item in clause.obliques for inner in noun_modifiers(item.noun))]
    return any(phrase.preposition in words for phrase in phrases)


def _turned(clause: Clause, predicate: Predicate) -> Clause:
    """The clause with subject and object changed where the subject is what the reading asks for as its object."""
    if not predicate.objects or not clause.subjects or not reversible(clause):
        return clause
    if _is_any(clause.objects, predicate.objects) or not _is_any(clause.subjects, predicate.objects):
        return clause
    # "die Sanktionen, die die EU verhängt hat"
    return replace(clause, subjects=clause.objects, objects=clause.subjects)


def _is_any(nouns: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    return any(is_headed(noun, word) for noun in nouns for word in words)


def _judgements(clause: Clause, cast: Cast) -> set[str]:
    """How the words on a verb judge: ``bezeichnete X als Lügner``, ``hält das für falsch``."""
    return {_KIND_OF[found] for child in dependents(clause.verb) if (found := judgement(child, cast.cues))}


def _light_nouns(clause: Clause, predicate: Predicate) -> list[Token]:
    """Nouns that a condition names behind their preposition: ``pp:a acuerdo`` (llegar a un acuerdo)."""
    return [
        noun
        for noun in (dependents(clause.verb) if predicate.phrases else ())
        if any(preposition(noun) == word and is_headed(noun, head) for word, head in predicate.phrases)
    ]


def _with_light_nouns(clause: Clause, predicate: Predicate) -> Clause:
    """Count such nouns as objects, so that what hangs on them counts (llegar a un acuerdo con Perú)."""
    nouns = _light_nouns(clause, predicate)
    return replace(clause, objects=(*clause.objects, *nouns)) if nouns else clause


def _apply(clause: Clause, predicate: Predicate, cast: Cast) -> Iterator[Candidate]:
    for frame in predicate.frames:
        pairs = list(_pairs(clause, predicate, frame, cast))
        if pairs:
            qualifiers = _qualifiers(clause, frame, cast)
            kind, qualifiers = _meant(clause, predicate, qualifiers, cast)
            for source, target in pairs:
                found = Candidate(
                    source=source,
                    type=kind,
                    target=target,
                    trigger=clause.verb,
                    parsed=cast.parsed,
                    rule=f"verb:{predicate.word}",
                    symmetric=frame.symmetric,
                    qualifiers=qualifiers,
                    uttered=frame.source == "C",
                )
                yield found
                if _still_stand(clause, found):
                    yield replace(found, type="SANCTION", rule="standing sanctions", qualifiers=Qualifiers())
            return


def _qualifiers(clause: Clause, frame: Frame, cast: Cast) -> Qualifiers:
    if frame.source == "C":
        # Blame is laid by speaking; whether the deed is done or only intended does not matter.
        return Qualifiers()
    qualifiers = of_verb(clause.verb, cast.cues)
    if frame.source == "S" and _addressees(clause, cast):
        return replace(qualifiers, modality="demanded")
    return qualifiers


def _meant(
    clause: Clause, predicate: Predicate, qualifiers: Qualifiers, cast: Cast
) -> tuple[RelationType, Qualifiers]:
    """What a reading comes to in its clause: support denied is refusal, support for a dismissal demands it."""
    kind = predicate.type
    nouns = [*clause.objects, *(item.noun for item in clause.obliques)]
    if kind == "ACCUSE" and predicate.judging and any(_is_event(noun, "REQUEST", cast) for noun in clause.objects):
        return "REJECT", qualifiers  # "nannte die Forderung unannehmbar"
    if kind == "SUPPORT" and any(cast.cues.head("removal", noun.lemma_) for noun in nouns):
        return "REQUEST", qualifiers  # "sprach sich für die Ablösung der Regierung aus"
    if qualifiers.negated and cast.cues.has("withheld", predicate.word):
        return "REJECT", replace(qualifiers, negated=False)  # "erkennt den Präsidenten nicht an"
    return kind, qualifiers


def _is_event(noun: Token, kind: str, cast: Cast) -> bool:
    event = noun_of(noun, cast.lexicon) if noun.pos_ == "NOUN" else None
    return event is not None and event.type == kind


def _still_stand(clause: Clause, found: Candidate) -> bool:
    """Sanctions whose lifting is only asked for, planned or denied are in force."""
    lifted = found.qualifiers.modality == "asserted" and not found.qualifiers.negated
    sanctions = any(is_headed(noun, word) for noun in clause.objects for word in _SANCTIONS)
    return found.type == "CONCEDE" and sanctions and not lifted


def _pairs(clause: Clause, predicate: Predicate, frame: Frame, cast: Cast) -> Iterator[tuple[str, str]]:
    sources = _slot(clause, frame.source, cast, owned=False)
    if frame.source == frame.target:
        yield from combinations(sources, 2)
        return
    # "friert das Vermögen von X ein": an object that the reading names is the target's.
    owned = predicate.type in _OWNED_TARGET or (frame.target == "O" and bool(predicate.objects))
    targets = _slot(clause, frame.target, cast, owned=owned)
    if not targets and owned and frame.target in "OD":
        words = _CONCERNED.get(predicate.type, frozenset())
        targets = cast.concerned(clause.objects if frame.target == "O" else clause.datives, words=words)
    if not sources and frame.source == "S" and frame.target == "O" and reversible(clause):
        # "Eine Forderung der EU lehnte Israel ab": only an actor can be the subject of these verbs.
        sources = cast.fillers(clause.objects, owned=False)
        targets = cast.fillers(clause.subjects, owned=owned)
    if set(targets) <= set(sources):
        return  # "die USA und Vietnam riefen beide Länder auf": others are meant
    for source in sources:
        for target in targets:
            if source != target:
                yield source, target


def _slot(clause: Clause, slot: str, cast: Cast, *, owned: bool) -> list[str]:
    fill = _SLOTS.get(slot)
    return fill(clause, cast, owned) if fill else _oblique(clause, slot, cast)


def _subject(clause: Clause, cast: Cast, owned: bool) -> list[str]:
    if not clause.subjects and is_first_person(clause):
        return cast.named_entity(cast.speaker_at(cast.parsed.offset + clause.verb.idx))
    found = _addressees(clause, cast) or cast.fillers(clause.subjects, owned=owned)
    return found or _instigators(clause, cast)


def _instigators(clause: Clause, cast: Cast) -> list[str]:
    """Who has something done: ``auf Weisung des Präsidenten wurde … aufgelöst``."""
    if not clause.passive:
        return []
    nouns = [item.noun for item in clause.obliques if cast.cues.head("instigation", item.noun.lemma_)]
    return [actor for noun in nouns for actor in cast.owners(noun)]


def _object(clause: Clause, cast: Cast, owned: bool) -> list[str]:
    # Spanish marks persons and countries as objects with "a", which trees often take for a place.
    found = cast.fillers(clause.objects, owned=owned)
    if cast.of == "de" and not clause.objects:
        marked = [argument.noun for argument in clause.obliques if argument.preposition == "a"]
        return cast.fillers(marked, owned=owned, places=True)
    # "den Präsidenten" may be taken for a dative plural.
    return found if found or clause.objects else cast.fillers(clause.datives, owned=owned)


def _dative(clause: Clause, cast: Cast, owned: bool) -> list[str]:
    # Without a dative the tree may have put the person or body concerned among the objects.
    return cast.fillers(clause.datives, owned=owned) or cast.fillers(clause.objects, owned=False)


def _complement(clause: Clause, cast: Cast, _owned: bool) -> list[str]:
    return cast.fillers(complement_subjects(clause, cast.clauses), owned=False)


def _speaker(clause: Clause, cast: Cast, _owned: bool) -> list[str]:
    if of_verb(clause.verb, cast.cues).negated:
        return []
    return cast.named_entity(cast.speaker_at(cast.parsed.offset + clause.verb.idx))


# Who fills which slot of a frame (see lang/de/predicates.tsv); any other slot is a preposition.
_SLOTS: dict[str, Callable[[Clause, Cast, bool], list[str]]] = {
    "S": _subject,
    "O": _object,
    "D": _dative,
    "K": _complement,
    "C": _speaker,
}


def _addressees(clause: Clause, cast: Cast) -> list[str]:
    """Who is asked to do what an infinitive says (``die Forderung an den Westen, … aufzuheben``)."""
    governor = clause.governor
    if governor is None or has(clause.verb, "VerbForm", "Fin"):
        return []
    nouns = [governor] if governor.pos_ == "NOUN" else dependents(governor, Role.OBJECT)
    for noun in nouns:
        if noun.pos_ == "NOUN" and noun.i < clause.verb.i and cast.cues.head("demanded", noun.lemma_ or noun.text):
            return cast.prepositional(noun, "an") or cast.prepositional(noun, "a")
    return []


def _oblique(clause: Clause, word: str, cast: Cast) -> list[str]:
    """Actors in a prepositional slot of the verb, else of its object (``Sanktionen gegen …``)."""
    places = word in ("in", "nach", "a", "en")
    nouns = [argument.noun for argument in clause.obliques if argument.preposition == word]
    found = cast.fillers(nouns, owned=True, places=places) or cast.concerned(nouns, words=_BORDERING)
    # "protestierte auf der Straße gegen Shell": trees hang the second phrase on the noun of the first.
    others = [argument.noun for argument in clause.obliques] if word in _LOOSE else []
    for noun in () if found else (*clause.objects, *others):
        found = found or cast.prepositional(noun, word)
    return found


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
    return [
        token
        for other in clauses
        if _is_content(other, clause.verb)
        for token in other.subjects
    ]
