"""Who a noun phrase in the slot of a speaker is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import Role
from extractor.pipelines.sentences import sentence_of
from extractor.pipelines.tree import genitives, reach, role
from extractor.pipelines.words import tokens_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.relations.cast import Cast

# Pronouns that stand for somebody named before; the masculine ones never for a country.
_HE = frozenset({"er", "él"})
_PERSONAL = _HE | frozenset({"sie", "ella", "dieser", "diese", "éste", "ésta", "letzterer", "letztere"})
PERSON = "person:"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks.

    Attributes:
        speaker: Entity id; None where it is no actor of the document, or several.
        named: Offsets of the word that says who speaks; None where the text leaves the subject out.
        open: A pronoun that nobody could resolve, or nothing at all: whoever spoke last may be meant.
        together: Entity ids of several who speak as one ("Xi und Putin erklärten, …").
    """

    speaker: str | None
    named: tuple[int, int] | None = None
    open: bool = False
    together: tuple[str, ...] = ()


NOBODY = Voice(None)


def voice_of(cast: Cast, heads: Sequence[Token]) -> Voice:
    """The voice of the nouns in one slot; several actors are no single speaker."""
    if not heads:
        return NOBODY
    head = heads[0]
    found = cast.fillers(heads, owned=False) or _named_beside(cast, head)
    if head.lower_ in _HE:
        found = [entity for entity in found if entity.startswith(PERSON)]
    alone = len(heads) == 1 and len(conjuncts(head)) == 1
    return Voice(
        found[0] if len(found) == 1 else None,
        offsets(cast, head),
        open=alone and not found and head.lower_ in _PERSONAL,
        together=tuple(found) if len(found) > 1 else (),
    )


def source_of(cast: Cast, noun: Token) -> Voice:
    """The voice of a noun that somebody's words stand in or come from ("laut einem Bericht der Zeitung", "laut X")."""
    voice = voice_of(cast, [noun])
    if voice.speaker is None and is_listed(cast, "source_noun", noun):
        return owner_of(cast, noun)
    return voice


def is_listed(cast: Cast, kind: str, noun: Token) -> bool:
    """Whether a noun, or the last part of a compound, is listed; also in the dative plural that a lemmatiser left."""
    low = noun.lower_
    return any(
        cast.cues.head(kind, form) for form in (noun.lemma_, low.removesuffix("n"), low.removesuffix("en")) if form
    )


def owner_of(cast: Cast, noun: Token) -> Voice:
    """The voice of whom a noun of saying belongs to ("Angaben der Polizei", "UNO-Angaben", "seiner Meinung nach")."""
    whose = genitives(noun, of=cast.of)
    found = [entity for owner in whose for entity in _named_beside(cast, owner)] or cast.owners(noun)
    return Voice(found[0] if len(found) == 1 else None, offsets(cast, whose[0] if whose else noun))


def _named_beside(cast: Cast, noun: Token) -> list[str]:
    """The person whose name stands behind a noun ("der Leiter der Studie, Paul Ahlgren"), whatever the tree says."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return []
    last = reach(noun)[1].i
    found: dict[str, None] = {}
    for token in tokens_of(noun.doc)[noun.i + 1 : min(last + 2, sentence_of(noun).end)]:
        site = cast.site(token)
        if site is None or not site.entity_ids[0].startswith(PERSON):
            continue
        if role(token) == Role.APPOSITION or (token.i == noun.i + 1 and role(token) in _OF_A_NAME):
            found.update(dict.fromkeys(cast.named(token)))
    return list(found)


# What trees take a name straight behind a title for.
_OF_A_NAME = frozenset({Role.SUBJECT, Role.PASSIVE_SUBJECT, Role.NAME, Role.MODIFIER, Role.UNKNOWN})


def offsets(cast: Cast, token: Token) -> tuple[int, int]:
    """Document offsets of a word."""
    start = cast.parsed.offset + token.idx
    return start, start + len(token)
