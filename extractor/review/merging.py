"""The answers applied to a document: actors that are one become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast, get_args

from extractor.records import Document, Entity, EntityType, Relation
from extractor.relations.merging import merge
from extractor.review.answers import Answers


def merge_actors(document: Document, answers: Answers) -> Document:
    """The document with the actors merged that a person has said are one.

    Relations between two actors that are now one go; those that now say the same are one.

    Example:
        >>> from extractor.review.answers import Answer
        >>> both = (Entity("person:gil", "person", "Gil"), Entity("person:gil-yvan", "person", "Yván Gil"))
        >>> said = Answers((Answer("person:gil", "person:gil-yvan", True, "line 2"),))
        >>> [entity.id for entity in merge_actors(Document(id="a", entities=both), said).entities]
        ['person:gil-yvan']
    """
    ids = answers.canonical
    if not any(ids.get(entity.id, entity.id) != entity.id for entity in document.entities):
        return document
    groups: dict[str, list[Entity]] = {}
    for entity in document.entities:
        groups.setdefault(ids.get(entity.id, entity.id), []).append(entity)
    return replace(
        document,
        entities=tuple(_joined(identity, group, answers.names) for identity, group in groups.items()),
        segments=tuple(
            replace(s, author=ids.get(s.author, s.author)) if s.author is not None else s for s in document.segments
        ),
        relations=_relations(document, ids),
    )


def _joined(identity: str, group: Sequence[Entity], names: Mapping[str, str]) -> Entity:
    """One record for several of one actor."""
    if [entity.id for entity in group] == [identity]:
        return group[0]
    # What the chosen id says comes first, then the id that comes first in the alphabet: the order changes nothing.
    ordered = sorted(group, key=lambda entity: (entity.id != identity, entity.id))
    prefix = identity.partition(":")[0]
    own = ordered[0].id == identity
    return Entity(
        identity,
        cast(EntityType, prefix) if prefix in get_args(EntityType) else ordered[0].type,
        ordered[0].name if own else names.get(identity) or ordered[0].name,
        country=next((entity.country for entity in ordered if entity.country), None),
        sector=next((entity.sector for entity in ordered if entity.sector), None),
        aliases=tuple(dict.fromkeys(alias for entity in group for alias in entity.aliases)),
        mentions=tuple(
            sorted({m for entity in group for m in entity.mentions}, key=lambda m: (m.start, m.end, m.kind))
        ),
        qid=next((entity.qid for entity in ordered if entity.qid), None),
    )


def _relations(document: Document, ids: Mapping[str, str]) -> tuple[Relation, ...]:
    renamed = [
        replace(
            relation,
            source=ids.get(relation.source, relation.source),
            target=ids.get(relation.target, relation.target),
            speaker=ids.get(relation.speaker, relation.speaker) if relation.speaker is not None else None,
        )
        for relation in document.relations
    ]
    between = [relation for relation in renamed if relation.source != relation.target]
    shown = merge((r for r in between if r.evidence), document=document.id, topics=document.topics)
    return (*shown, *(r for r in between if not r.evidence))
