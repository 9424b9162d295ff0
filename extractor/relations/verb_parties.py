"""Who takes part in what a verb tells: the actors in its slots, and those that stand for what fills them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.sentences import statement
from extractor.pipelines.tree import dependents, head, noun_modifiers, role
from extractor.relations.lands import lands, speaking_from
from extractor.relations.lexicon import noun_of
from extractor.relations.phrases import concerned, prepositional, strays
from extractor.relations.slots import fill
from extractor.relations.surface import reversible

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Frame, Predicate

# Types whose object may be something the target owns (ein Vorschlag Merkels, die Politik der EU).
_OWNED_TARGET = frozenset(
    {"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "ASSAULT", "COERCE", "AID", "CONCEDE", "AGREE", "PROTEST"}
)
# Prepositions whose phrase at such an object names whom the event concerns (``fordert ein Ende der Gewalt in Syrien``).
_CONCERNED = {
    "ACCUSE": frozenset({"in"}),
    "REQUEST": frozenset({"in"}),
    "SUPPORT": frozenset({"in", "mit"}),
    "REJECT": frozenset({"mit"}),
    "COERCE": frozenset({"zu"}),
    "AGREE": frozenset({"mit"}),
}
_BLAMING = frozenset({"ACCUSE", "REJECT", "REQUEST"})
_OF_STATES = frozenset({"COERCE", "CONCEDE", "ASSAULT"})
_HARM = frozenset({"ASSAULT", "COERCE"})
_STRUCK = frozenset({"O", "auf", "gegen"})  # where what an army strikes stands
_FOR_OR_AGAINST = frozenset({"für", "gegen"})
_BEFORE = frozenset({"vor", "in", "bei"})
_STANCE = frozenset({"SUPPORT", "REJECT"})
_TAXED = frozenset({"auf", "für", "gegen"})  # before what is taxed or not let in


def pairs_of_verb(clause: Clause, predicate: Predicate, frame: Frame, cast: Cast) -> Iterator[tuple[str, str]]:
    """Source and target of a clause in one of its predicate's frames."""
    if frame.symmetric and frame.target == "O" and clause.reflexive:
        return  # "trafen sich die Präsidenten beider Länder": one another
    sources = fill(clause, frame.source, cast, owned=False)
    if frame.source == frame.target:
        yield from combinations(sources, 2)
        return
    owned = _takes_owners(predicate, frame)
    targets = _targets(clause, predicate, frame, cast, owned=owned)
    if not targets and predicate.type == "ASSAULT" and frame.target in _STRUCK:
        sources = [source for source in sources if not source.startswith("person:")]
        targets = _struck(clause, frame.target, cast) if sources else []
    if not sources and frame.source == "S" and frame.target == "O":
        sources = _state(clause, predicate, cast)
    if not sources and frame.source == "S" and frame.target == "O" and reversible(clause):
        # "Eine Forderung der EU lehnte Israel ab": only an actor can be the subject of these verbs.
        sources = cast.fillers(clause.objects, owned=False)
        targets = cast.fillers(clause.subjects, owned=owned)
    if predicate.type == "ACCUSE" and frame.target == "O" and predicate.objects:
        # "bestellte die französische Botschafterin Colonna ein": the country is meant, not the person.
        targets = [actor for noun in clause.objects for actor in cast.owners(noun)] or targets
    if set(targets) <= set(sources):
        return  # "die USA und Vietnam riefen beide Länder auf": others are meant
    for source in sources:
        for target in targets:
            if source != target:
                yield source, target


def drawn_in(clause: Clause, predicate: Predicate, frame: Frame, cast: Cast) -> Iterator[tuple[str, str]]:
    """Whom a threat or a demand is meant for that another clause of the sentence names."""
    named = {"THREATEN": _on_condition, "REQUEST": _partners}.get(predicate.type)
    if named is not None and frame.source == "S":
        targets = named(clause, cast) or (_assembled(clause, cast) if predicate.type == "REQUEST" else [])
        sources = fill(clause, "S", cast, owned=False) if targets else []
        yield from ((source, target) for source in sources for target in targets if target not in sources)


def _on_condition(clause: Clause, cast: Cast) -> list[str]:
    """Of whose doing a threat depends: ``drohte mit Gewalt, sollte die UNO …``, ``wenn der Präsident nicht …``."""
    sentence = statement(clause.verb)
    return [
        actor
        for other in cast.clauses
        if sentence.start <= other.verb.i < sentence.end and other.verb != clause.verb and _is_conditional(other, cast)
        for actor in cast.fillers(other.subjects, owned=False)
    ]


def _is_conditional(clause: Clause, cast: Cast) -> bool:
    if any(cast.cues.has("conditional", child.lower_) for child in dependents(clause.verb, Role.MARKER)):
        return True
    return any(word.lower_.startswith("sollte") and word.i and word.nbor(-1).text == "," for word in clause.auxiliaries)


def _partners(clause: Clause, cast: Cast) -> list[str]:
    """With whom somebody talks before he demands something: ``rief Tsipras an und verlangte …``."""
    above = head(clause.verb) if role(clause.verb) == Role.CONJUNCT else None
    for other in cast.clauses if above is not None else ():
        if other.verb == above and any(item.type == "CONSULT" for item in cast.lexicon.verbs.get(other.lemma, ())):
            spoken_to = [item.noun for item in other.obliques if item.preposition == "mit"]
            return cast.fillers((*other.objects, *other.datives, *spoken_to), owned=False)
    return []


def _assembled(clause: Clause, cast: Cast) -> list[str]:
    """The body before which somebody demands something: ``forderte vor der UNO eine Abkehr``, ``bei der UN-Sitzung``."""
    found: list[str] = []
    for item in clause.obliques:
        if item.preposition in _BEFORE:
            meets = cast.cues.head("assembly", item.noun.lemma_)
            found += cast.first_part(item.noun) if meets else cast.fillers([item.noun], owned=False)
    return [actor for actor in found if actor.startswith("organisation:")]


def _takes_owners(predicate: Predicate, frame: Frame) -> bool:
    """Whether the target may be who owns what fills its slot."""
    owned = predicate.type in _OWNED_TARGET and (frame.target != "S" or predicate.type == "REJECT")
    # "friert das Vermögen von X ein": an object that the reading names is the target's.
    return frame.source != "C" and (owned or (frame.target == "O" and bool(predicate.objects)))


def _targets(clause: Clause, predicate: Predicate, frame: Frame, cast: Cast, *, owned: bool) -> list[str]:
    if predicate.type == "COOPERATE" and frame.target == "an":
        # "beteiligt sich an einer Aktion von X": at what they do, not at them.
        targets = cast.fillers([item.noun for item in clause.obliques if item.preposition == "an"], owned=False)
        shares = clause.objects if predicate.objects and not targets else ()
        return targets or [actor for noun in shares for actor in prepositional(noun, "an", cast, owned=False)]
    doers = _doers(clause.objects, cast) if owned and frame.target == "O" else []
    if predicate.type in _BLAMING and not doers:
        clause = replace(clause, objects=tuple(noun for noun in clause.objects if not _is_undergone(noun, cast)))
    targets = doers or fill(clause, frame.target, cast, owned=owned)
    if not targets and owned and frame.target in "OD":
        words = _CONCERNED.get(predicate.type, frozenset())
        targets = concerned(clause.objects if frame.target == "O" else clause.datives, cast, words=words)
    if not targets and frame.target in _FOR_OR_AGAINST and predicate.type in _STANCE:
        # "setzt sich für das Abkommen mit dem Iran ein"
        phrases = (*clause.obliques, *(part for item in clause.obliques for part in noun_modifiers(item.noun)))
        meant = [item.noun for item in phrases if item.preposition == frame.target]
        targets = concerned(meant, cast, words=frozenset({"mit"}))
    if not targets and frame.target == "O" and not clause.objects and predicate.type in _HARM:
        targets = strays([argument.noun for argument in clause.obliques], cast)
    if not targets and predicate.type == "SANCTION" and frame.target in _TAXED:
        # "verhängte Zölle auf Stahl aus der EU"
        phrases = (*clause.obliques, *(item for noun in clause.objects for item in noun_modifiers(noun)))
        hit = [item.noun for item in phrases if item.preposition == frame.target]
        targets = [actor for noun in hit for actor in speaking_from(noun, cast)]
    # "wies die Kritik aus Budapest zurück"
    spoken = [noun for noun in clause.objects if not targets and owned and cast.cues.head("answered", noun.lemma_)]
    return targets or [actor for noun in spoken for actor in speaking_from(noun, cast)]


def _doers(nouns: tuple[Token, ...], cast: Cast) -> list[str]:
    """Who does the deed that an object names: ``verurteilte die Festnahme von X durch die Türkei``."""
    deeds = [noun for noun in nouns if noun.pos_ == "NOUN" and noun.lang_ == "de"]
    return cast.fillers(
        [item.noun for noun in deeds for item in noun_modifiers(noun) if item.preposition == "durch"], owned=False
    )


def _is_undergone(noun: Token, cast: Cast) -> bool:
    """A deed whose owner suffers it: whoever condemns ``die Festnahme von X`` does not blame X."""
    event = noun_of(noun, cast.lexicon) if noun.pos_ == "NOUN" else None
    wanted = cast.cues.head("removal", noun.lemma_)  # "fordert die Absetzung des Ministers": of him
    return event is not None and not wanted and all(frame.target == "G" for frame in event.frames)


def _struck(clause: Clause, slot: str, cast: Cast) -> list[str]:
    """The country in which an army strikes something that is no actor: ``griff Ziele im Süden des Libanon an``."""
    hit = clause.objects if slot == "O" else [item.noun for item in clause.obliques if item.preposition == slot]
    if not hit or any(cast.fillers([noun], owned=False) or cast.is_insurgent(noun) for noun in hit):
        return []
    around = [item.noun for item in clause.obliques if item.preposition in ("in", "nahe", "bei")]
    return lands(hit, cast) or lands(around, cast)


def _state(clause: Clause, predicate: Predicate, cast: Cast) -> list[str]:
    """The country whose police or courts do what nothing says whose they are: ``wurde von Polizisten festgenommen``.

    It is the one in which they are (``die Polizei in Bangladesch``), else that of the text.
    """
    if predicate.type not in _OF_STATES or not (clause.subjects or clause.passive):
        return []
    if not clause.subjects and not cast.cues.has("state_deed", clause.lemma):
        return []
    if any(not cast.cues.head("state_body", noun.lemma_) or cast.owners(noun) for noun in clause.subjects):
        return []
    places = [item.noun for noun in clause.subjects for item in noun_modifiers(noun) if item.preposition == "in"]
    return lands(places, cast) or cast.named_entity(cast.home)
