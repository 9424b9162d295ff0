"""The cast of a segment: which actors stand at which token."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractor.actors.sites import sites_by_token
from extractor.pipelines.clauses import clauses
from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, genitives, name_tokens, noun_modifiers
from extractor.pipelines.words import has
from extractor.relations.arranging import apart, in_order, without_s
from extractor.relations.enumerations import with_shared_subjects
from extractor.relations.lands import home_of
from extractor.relations.reduced import attributed, reduced_clauses
from extractor.relations.spanish import (
    in_apposition,
    is_somebody,
    joint_owners,
    makers,
    participle_clauses,
    with_own_subject,
)
from extractor.relations.surface import complete, completed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Token

    from extractor.actors.sites import Actors, Site
    from extractor.pipelines.clauses import Clause
    from extractor.pipelines.parsing import ParsedSegment
    from extractor.relations.lexicon import Lexicon

OF = {"de": "von", "es": "de"}
RELATIONAL = frozenset({"person", "country", "organisation"})  # entity types that take part in relations


def _nobody(_offset: int) -> str | None:
    return None


class Cast:
    """Looks up actors by token in one parsed segment.

    Attributes:
        clauses: The segment's clauses.
        home: The country of the text, where it is clear.
        speaker_at: Entity id of who speaks at a document offset, for first persons; nobody until
            the speech of the document is known.
        speakers_at: The same with several who speak as one.
    """

    __slots__ = (
        "_actors", "_inner", "_persons", "_whole", "clauses", "cues", "home", "lexicon", "of", "parsed", "speaker_at", "speakers_at",
    )  # fmt: skip

    def __init__(self, parsed: ParsedSegment, actors: Actors, *, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.lexicon = lexicon
        self.cues = lexicon.cues
        self.of = OF.get(parsed.segment.lang, "")
        self._actors = frozenset(entity.id for entity in actors.entities if entity.type in RELATIONAL)
        self._persons = frozenset(entity.id for entity in actors.entities if entity.type == "person")
        self._whole, self._inner = sites_by_token(parsed, actors)
        self.home = home_of(actors)
        found = [
            in_order(self._read(clause, whole), self)
            for clause, whole in zip(clauses(parsed.doc), completed(parsed.doc), strict=True)
        ]
        self.clauses = list(with_shared_subjects(found))
        self.clauses += [complete(clause) for clause in reduced_clauses(parsed.doc, lexicon)]
        self.clauses += participle_clauses(parsed.doc, lexicon)
        self.speaker_at: Callable[[int], str | None] = _nobody
        self.speakers_at: Callable[[int], tuple[str, ...]] = lambda _offset: ()
        if parsed.segment.lang == "es":
            self.clauses = [with_own_subject(clause, self) for clause in self.clauses]

    def _read(self, clause: Clause, whole: Clause) -> Clause:
        """The completed clause with its listed verb; completed anew where its actors are put right before."""
        right, lemma = apart(clause, self), self.lexicon.lemma_of(clause)
        whole = whole if right is clause else complete(right)
        return whole if lemma == whole.lemma else replace(whole, lemma=lemma)

    def site(self, token: Token) -> Site | None:
        """The largest site that covers the token."""
        return self._whole.get(token.i)

    def named(self, token: Token, *, places: bool = False) -> list[str]:
        """Actors the token itself names; ``places`` admits a country as mere place."""
        site = self.site(token)
        if site is not None and site.kind == "demonym" and is_somebody(token):
            return []
        if site is not None and (site.acts or (places and site.kind in ("name", "capital"))):
            return [entity for entity in site.entity_ids if entity in self._actors]
        if self.cues.has("first_person", token.lower_):
            return self.named_entity(self.speaker_at(self.parsed.offset + token.idx))
        return []

    def present(self, entity: str | None) -> list[str]:
        """An entity if it is one of the actors of the text."""
        return [entity] if entity in self._actors and entity is not None else []

    @staticmethod
    def named_entity(entity: str | None) -> list[str]:
        """A known entity in a slot, nothing for ``None``."""
        return [entity] if entity else []

    def _led_by(self, group: Token) -> list[str]:
        """Who leads a group: ``eine Gruppe um Stauffenberg``."""
        heads = [argument.noun for argument in noun_modifiers(group) if argument.preposition == "um"]
        return [actor for head in heads for actor in self.named(head)]

    def first_part(self, noun: Token) -> list[str]:
        """The actor in front of the hyphen of a compound (``Russland`` in ``Russland-Sanktionen``)."""
        sites = self._inner.get(noun.i, ())
        return [entity for site in sites if site.acts for entity in site.entity_ids if entity in self._actors]

    def enclitic(self, verb: Token) -> list[str]:
        """Whom a Spanish pronoun at the end of its verb means (``pedirle``)."""
        return [entity for site in self._inner.get(verb.i, ()) if site.kind == "pronoun" for entity in site.entity_ids]

    def owners(self, noun: Token, *, prefix: bool = True) -> list[str]:
        """Actors a noun belongs to: genitive, country adjective, possessive; with ``prefix`` also a hyphen prefix."""
        found = self.first_part(noun) if prefix else []
        for child in dependents(noun, Role.ADJECTIVE, Role.DETERMINER):
            found += self.named(child)
        for child in dependents(noun, Role.UNKNOWN):
            # "Israels Drohung", "Israelische Jets": parsers often do not know what begins a sentence.
            genitive = child.pos_ == "PROPN" and child.text.endswith("s")
            if child.i < noun.i and (genitive or (child.pos_ == "ADJ" and child.i == noun.i - 1)):
                found += self.named(child)
        if (before := without_s(noun, self)) is not None:
            found += self.named(before)
        for owner in genitives(noun, of=self.of):
            found += self.fillers([owner], owned=False)
        found += self.fillers([*makers(noun), *attributed(noun)], owned=False)
        if self.is_insurgent(noun):
            return [
                entity for entity in found if not entity.startswith("country:")
            ]  # "syrische Rebellen" are not Syria
        return found

    def fillers(self, heads: Iterable[Token], *, owned: bool, places: bool = False) -> list[str]:
        """Actors of nouns in a slot, coordination expanded.

        Args:
            heads: The nouns.
            owned: Take the owner of any noun (``kritisierte Scholz' Vorschlag``); otherwise
                only of offices and bodies that stand for their owner (``Vertreter der EU``).
            places: Take a country named as mere place too.
        """
        return list(
            dict.fromkeys(
                entity
                for head in heads
                for token in (*conjuncts(head), *joint_owners(head, self))
                for entity in self._of_noun(token, owned=owned, places=places)
            )
        )

    def _of_noun(self, token: Token, *, owned: bool, places: bool) -> list[str]:
        """What the first reading of a noun gives that gives anything."""
        return next(filter(None, self._readings(token, owned=owned, places=places)), [])

    def _readings(self, token: Token, *, owned: bool, places: bool) -> Iterator[list[str]]:
        site = self.site(token)
        called = site is not None and site.kind in ("demonym", "role") and token.pos_ == "NOUN"
        for part in () if called else name_tokens(token):
            yield self.named(part, places=places)
        for child in dependents(token, Role.APPOSITION):
            # "los diputados Juan Pérez y Ana López"
            together = conjuncts(child) if token.lang_ == "es" and has(token, "Number", "Plur") else [child]
            yield [entity for part in together for entity in self.named(part)]
        if (outer := in_apposition(token)) is not None:
            yield self.named(outer)
        if token.pos_ == "NOUN":
            yield self._called(token)
            yield self._bearer(token)
        if called:
            yield self.named(token, places=places)
        standing = self._stands_for_others(token)
        if standing or (owned and token.pos_ == "NOUN"):
            # "der CSU-Politiker" is somebody who is not named here, not the party.
            single = self.cues.head("partisan", token.lemma_) and has(token, "Number", "Sing")
            yield self.owners(token, prefix=not single)
            yield self._led_by(token)
        if standing:
            yield self._from(token)

    def _stands_for_others(self, noun: Token) -> bool:
        """Whether whoever a noun names acts for its owner: ``Vertreter der EU``, ``die Fifa-Ethikkommission``."""
        common = noun.pos_ == "NOUN" or (noun.pos_ == "PROPN" and "-" in noun.text)
        return common and self.cues.head("representative", noun.lemma_ or noun.text)

    def _called(self, noun: Token) -> list[str]:
        """The name right behind a noun that the tree takes for its genitive: ``der Krieg der Atommacht Russland``."""
        for child in dependents(noun, Role.MODIFIER, Role.GENITIVE, Role.NAME):
            if child.i == noun.i + 1 and child.pos_ == "PROPN" and not child.text.endswith("s"):
                return [entity for entity in self.named(child) if entity not in self._persons]
        return []

    def _from(self, noun: Token) -> list[str]:
        """Where representatives come from: ``Minister aus Malaysia und Singapur``."""
        places = [argument.noun for argument in noun_modifiers(noun) if argument.preposition == "aus"]
        return self.fillers(places, owned=False, places=True)

    def is_insurgent(self, noun: Token) -> bool:
        """Whether a noun names people who do not act for their country: ``Rebellen``, ``die Opposition``."""
        return self.cues.head("insurgent", noun.lemma_ or noun.text)

    def is_person(self, entity: str) -> bool:
        """Whether an entity is one of the persons of the text."""
        return entity in self._persons

    def persons_at(self, site: Site) -> list[str]:
        """The persons that a site names."""
        return [entity for entity in site.entity_ids if entity in self._persons]

    def persons(self, heads: Iterable[Token]) -> list[str]:
        """The persons among the actors in a slot."""
        return [actor for actor in self.fillers(heads, owned=False) if actor in self._persons]

    def _bearer(self, noun: Token) -> list[str]:
        """The person whose name follows a noun and what belongs to it: ``die Vorsitzende der Linken Gesine Lötzsch``."""
        for part in noun_modifiers(noun):
            for child in dependents(part.noun, Role.APPOSITION, Role.NAME):
                site = self.site(child)
                if site is not None and site.kind == "name" and site is not self.site(part.noun):
                    return [entity for entity in site.entity_ids if entity in self._persons]
        return []
