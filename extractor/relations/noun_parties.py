"""Who takes part in what an event noun tells: genitives, phrases, prefixes, the subject of its light verb."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, genitives, head, noun_modifiers, preposition
from extractor.relations.lands import lands, speaking_from
from extractor.relations.phrases import prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause
    from extractor.relations.cast import Cast
    from extractor.relations.lexicon import Frame, Predicate

_OF_FORCES = frozenset({"RETREAT", "MOBILIZE"})  # whose event it is that their weapons do: Abzug deutscher Tornados
_OF_ATTITUDE = frozenset({"bei", "in", "zu", "nach", "an"})
_ON_THE_WAY = frozenset({"zu", "auf"})  # before the visit that somebody is on
_STRUCK = frozenset({"auf", "gegen"})
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
_JOINT = frozenset({"CONSULT", "COOPERATE", "AGREE"})


def pairs_of_noun(
    noun: Token, predicate: Predicate, frame: Frame, cast: Cast, support: Clause | None
) -> Iterator[tuple[str, str]]:
    """Source and target of a noun's event in one of its frames; ``support`` is the clause of its light verb."""
    if frame.source == frame.target:
        parties = _parties(noun, frame.source, cast)
        yield from combinations(parties, 2)
        return
    sources = _slot(noun, predicate, frame.source, cast, support, prefix=frame.target != "P")
    if not sources:
        return
    if frame.source == "B" and frame.target == "G":
        # "der chinesische Partner", "der US-Partner": adjectives tell where a partner comes from.
        targets = [*cast.fillers(genitives(noun, of=cast.of), owned=False), *_possessors(noun, cast)]
    else:
        targets = _slot(noun, predicate, frame.target, cast, None)
    for source in sources:
        for target in targets:
            yield source, target


def _givers(noun: Token, cast: Cast) -> list[str]:
    """From whom something comes: ``Kritik an der EU kam von Polen``, ``Lob für Ghana gab es aus Accra``."""
    for clause in cast.clauses:
        if noun in (*clause.subjects, *clause.objects) and cast.cues.has("happening", clause.lemma):
            found = [item for item in clause.obliques if item.preposition in ("von", "aus", "seitens")]
            return cast.fillers([item.noun for item in found], owned=False)
    return []


def _parties(noun: Token, slot: str, cast: Cast) -> list[str]:
    if slot == "B":
        return _bearers(noun, cast)
    if slot == "G":
        return cast.owners(noun)
    return prepositional(noun, slot, cast) or (_apart(noun, cast) if slot == "zwischen" else [])


def _slot(
    noun: Token, predicate: Predicate, slot: str, cast: Cast, support: Clause | None, *, prefix: bool = True
) -> list[str]:
    if slot == "G":
        # In "Kuba-Sanktionen" the first part is whom they meet, not whose they are.
        owners = cast.owners(noun, prefix=prefix)
        if not owners and support is not None:
            owners = cast.fillers(support.subjects, owned=False)
        above = head(noun)
        if not owners and predicate.type in _JOINT and above.pos_ == "NOUN" and preposition(noun) in _OF_ATTITUDE:
            owners = cast.owners(above)  # "die Haltung der EU in den Gesprächen mit der Türkei"
        if not owners and predicate.type in _OF_FORCES:
            owners = cast.fillers(genitives(noun, of=cast.of), owned=True)
        if (
            not owners
            and predicate.type == "CONSULT"
            and preposition(noun) in _ON_THE_WAY
            and not cast.lexicon.noun(above.lemma_)
        ):
            # "Merkel zu Besuch in Israel", "Xi auf Staatsbesuch in Serbien"
            owners = cast.fillers([above], owned=False)
        owners = owners or _givers(noun, cast)
        return owners or (speaking_from(noun, cast) if predicate.type in _SAID else prepositional(noun, "aus", cast))
    if slot == "P":
        return cast.first_part(noun)
    if slot == "B":
        return _bearers(noun, cast)
    found = prepositional(noun, slot, cast)
    if not found and predicate.type == "ASSAULT" and slot in _STRUCK:
        # "ein Angriff auf Odessa im Süden der Ukraine"
        hit = [item.noun for item in noun_modifiers(noun) if item.preposition == slot]
        return lands([noun for noun in hit if not cast.is_insurgent(noun)], cast)
    return found


def _apart(noun: Token, cast: Cast) -> list[str]:
    """The two actors where their phrase stands away from its noun: ``Zwischen A und B herrscht Streit``, ``kam es zu Gefechten``."""
    for clause in cast.clauses:
        nouns = (
            *clause.subjects,
            *clause.objects,
            *(item.noun for item in clause.obliques if item.preposition == "zu"),
        )
        if noun in nouns and cast.cues.has("happening", clause.lemma):
            found = cast.fillers([item.noun for item in clause.obliques if item.preposition == "zwischen"], owned=False)
            return found if len(found) > 1 else []
    return []


def _bearers(noun: Token, cast: Cast) -> list[str]:
    """Whom a noun of persons or bodies is said of: by name, apposition or ``ist``."""
    subjects = dependents(noun, Role.SUBJECT) if dependents(noun, Role.COPULA) else []
    return cast.fillers([noun], owned=False) or cast.fillers(subjects, owned=False)


def _possessors(noun: Token, cast: Cast) -> list[str]:
    return [actor for child in dependents(noun, Role.DETERMINER) for actor in cast.named(child)]
