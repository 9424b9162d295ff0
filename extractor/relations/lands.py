"""Countries of places: where an army strikes, whose police the police of a text is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extractor.actors.lexicon.forms import split_words
from extractor.actors.lexicon.metonym_cues import country_of_capital
from extractor.pipelines.tree import noun_modifiers
from extractor.pipelines.words import text_of
from extractor.relations.phrases import prepositional

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from extractor.actors.sites import Actors
    from extractor.relations.cast import Cast

_SITUATING = frozenset({"", "von", "in", "bei", "nahe", "an", "auf", "um"})  # between a place and what it lies in
# How often, and how many times as often as any other, a text names its country (7 of 9 right on the training texts).
_OFTEN, _LEAD = 3, 2.0


def lands(places: Iterable[Token], cast: Cast) -> list[str]:
    """The countries that places lie in, by their own name, their capital or what they belong to.

    ``im Süden des Libanon``, ``ein Ziel nahe Damaskus``, ``die syrische Stadt``.
    """
    found: list[str] = []
    for noun in places:
        own = cast.named(noun, places=True) or _by_capital(noun, cast) or cast.owners(noun)
        below = [item.noun for item in noun_modifiers(noun) if item.preposition in _SITUATING and item.noun != noun]
        found += own or (lands(below, cast) if below else [])
    return [entity for entity in dict.fromkeys(found) if entity.startswith("country:")]


def speaking_from(noun: Token, cast: Cast) -> list[str]:
    """From where something comes that is said: ``Forderungen aus Polen``, and by its capital ``die Kritik aus Budapest``."""
    return prepositional(noun, "aus", cast) or lands(
        [item.noun for item in noun_modifiers(noun) if item.preposition == "aus"], cast
    )


def _by_capital(token: Token, cast: Cast) -> list[str]:
    site = cast.site(token)
    if site is None:
        return []
    offset = cast.parsed.offset
    text = text_of(cast.parsed.doc)[site.start - offset : site.end - offset]
    return cast.present(country_of_capital(cast.parsed.segment.lang).get(tuple(split_words(text.casefold()))))


def home_of(actors: Actors) -> str | None:
    """The country that a text names far more often than any other."""
    counts = Counter(entity for site in actors.sites for entity in site.entity_ids if entity.startswith("country:"))
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (first, often), (_, less) = ranked[0], ranked[1]
    return first if often >= max(_OFTEN, _LEAD * less) else None
