"""Merge actors and relations over documents, one document at a time, in any order.

The tallies hold counts and small sets, never a document, so that a corpus streams through.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extractor.records import SYMMETRIC_TYPES, Document, Entity, Evidence, Relation, content_id


@dataclass(frozen=True, slots=True, order=True)
class EdgeKey:
    """What makes two statements the same edge."""

    source: str
    type: str
    target: str
    negated: bool
    modality: str

    @property
    def id(self) -> str:
        """The edge id, made from content and so equal in every run."""
        return content_id(self.source, self.type, self.target, self.negated, self.modality)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An evidence sentence with the document it stands in."""

    text: str
    document: str
    start: int
    end: int
    confidence: float

    @property
    def rank(self) -> tuple[float, int, str, str, int, int]:
        """Smaller is better: sure first, then short, then by content so that order never matters."""
        return (-self.confidence, len(self.text), self.text, self.document, self.start, self.end)


@dataclass(slots=True)
class NodeTally:
    """What the documents say about one actor."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    qids: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    mentions: int = 0
    documents: int = 0
    first_date: str | None = None
    last_date: str | None = None

    def add(self, entity: Entity, date: str | None) -> None:
        """Count one document's record of the actor."""
        self.see(date)
        self.names[entity.name] += 1
        self.types[entity.type] += 1
        if entity.country:
            self.countries[entity.country] += 1
        if entity.sector:
            self.sectors[entity.sector] += 1
        if entity.qid:
            self.qids[entity.qid] += 1
        self.aliases.update(entity.aliases)
        self.mentions += len(entity.mentions)
        self.documents += 1

    def see(self, date: str | None) -> None:
        """Take over a date on which the actor is in the news."""
        self.first_date, self.last_date = _stretched(self.first_date, self.last_date, date)


@dataclass(slots=True)
class EdgeTally:
    """What the documents say with one edge."""

    symmetric: bool = False
    former: bool = True
    weight: int = 0
    confidence: float = 0.0
    first_date: str | None = None
    last_date: str | None = None
    best: Sentence | None = None
    dates: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)

    def add(self, relation: Relation, document: Document) -> None:
        """Take over one relation; its sentences are counted by the caller."""
        self.symmetric |= is_symmetric(relation)
        # A link is former only where no document says that it still holds.
        self.former &= relation.former
        self.confidence = max(self.confidence, relation.confidence)
        self.documents.add(document.id)
        self.topics.update(relation.topics)
        if relation.speaker:
            self.speakers.add(relation.speaker)
        if relation.role:
            self.roles.add(relation.role)
        date = date_of(relation, document)
        if date:
            self.dates.add(date)
        self.first_date, self.last_date = _stretched(self.first_date, self.last_date, date)
        for evidence in relation.evidence:
            sentence = Sentence(evidence.text, document.id, evidence.start, evidence.end, relation.confidence)
            if self.best is None or sentence.rank < self.best.rank:
                self.best = sentence


@dataclass(slots=True)
class TopicTally:
    """In how many documents a topic is found."""

    documents: int = 0


class Merge:
    """Actors, edges and topics of the documents added so far.

    Attributes:
        nodes: Tally by entity id.
        edges: Tally by what makes two statements the same edge.
        topics: Tally by topic name.
        actor_topics: How many evidence sentences tie an actor to a topic through its relations.
        document_actors: Mentions of an actor in a document (only with ``views``).
        document_topics: Score of a topic in a document (only with ``views``).
        document_labels: Title and date of the documents (only with ``views``).

    Example:
        >>> merge = Merge()
        >>> merge.add(Document(id="a", entities=(Entity("country:RU", "country", "Russland"),)))
        >>> merge.nodes["country:RU"].documents
        1
    """

    def __init__(self, *, views: bool = False) -> None:
        self.views = views
        self.document_count = 0
        self.nodes: dict[str, NodeTally] = {}
        self.edges: dict[EdgeKey, EdgeTally] = {}
        self.topics: dict[str, TopicTally] = {}
        self.actor_topics: Counter[tuple[str, str]] = Counter()
        self.document_actors: dict[tuple[str, str], int] = {}
        self.document_topics: dict[tuple[str, str], float] = {}
        self.document_labels: dict[str, tuple[str | None, str | None]] = {}

    def add(self, document: Document) -> None:
        """Merge one document."""
        self.document_count += 1
        for entity in document.entities:
            self.nodes.setdefault(entity.id, NodeTally()).add(entity, document.date)
        for hit in document.topics:
            self.topics.setdefault(hit.topic, TopicTally()).documents += 1
        self._add_relations(document)
        if self.views:
            self._add_views(document)

    def _add_relations(self, document: Document) -> None:
        # Per document, so that a sentence that shows an edge twice counts once.
        sentences: dict[EdgeKey, set[tuple[int, int, str]]] = {}
        topic_sentences: set[tuple[str, str, int, int]] = set()
        for relation in document.relations:
            key = edge_key(relation)
            self.edges.setdefault(key, EdgeTally()).add(relation, document)
            sentences.setdefault(key, set()).update(map(_place, relation.evidence))
            for actor in (relation.source, relation.target):
                for topic in relation.topics:
                    topic_sentences.update((actor, topic, *_place(shown)[:2]) for shown in relation.evidence)
        for key, places in sentences.items():
            # A relation without evidence (a user's own record) is still one statement.
            self.edges[key].weight += max(len(places), 1)
        self.actor_topics.update((actor, topic) for actor, topic, *_ in topic_sentences)

    def _add_views(self, document: Document) -> None:
        # Documents of one id (two texts of the default id) are one node, whatever comes first.
        title, date = self.document_labels.get(document.id, (None, None))
        self.document_labels[document.id] = (_smaller(title, document.title), _smaller(date, document.date))
        for entity in document.entities:
            place = (document.id, entity.id)
            self.document_actors[place] = self.document_actors.get(place, 0) + max(len(entity.mentions), 1)
        for hit in document.topics:
            place = (document.id, hit.topic)
            self.document_topics[place] = max(self.document_topics.get(place, 0.0), hit.score)


def is_symmetric(relation: Relation) -> bool:
    """Whether source and target may be swapped.

    Example:
        >>> is_symmetric(Relation("country:RU", "CONSULT", "country:CU", (), "rule"))
        True
    """
    return relation.symmetric or relation.type in SYMMETRIC_TYPES


def date_of(relation: Relation, document: Document) -> str | None:
    """The date that the text gives for a relation, else that of the post it stands in, else that of the document.

    Example:
        >>> date_of(Relation("country:RU", "CONSULT", "country:CU", (), "rule"), Document(id="a", date="2023-11"))
        '2023-11'
    """
    if relation.date or not relation.evidence:
        return relation.date or document.date
    place = relation.evidence[0].segment
    post = next((item for item in document.segments if item.id == place and item.kind == "post"), None)
    return post.date[:10] if post is not None and post.date else document.date


def edge_key(relation: Relation) -> EdgeKey:
    """The edge a relation belongs to; a symmetric one has its ends in the order of their ids.

    Example:
        >>> edge_key(Relation("country:RU", "CONSULT", "country:CU", (), "rule")).source
        'country:CU'
    """
    source, target = relation.source, relation.target
    if is_symmetric(relation) and target < source:
        source, target = target, source
    return EdgeKey(source, relation.type, target, relation.negated, relation.modality)


def chosen(votes: Counter[str]) -> str | None:
    """The value most documents give; of equals the longest, then the first in the alphabet.

    Example:
        >>> chosen(Counter({"Gil": 1, "Yván Gil": 1}))
        'Yván Gil'
    """
    if not votes:
        return None
    return min(votes, key=lambda value: (-votes[value], -len(value), value))


def _stretched(first: str | None, last: str | None, date: str | None) -> tuple[str | None, str | None]:
    """First and last date with one more."""
    return (min(first or date, date), max(last or date, date)) if date else (first, last)


def _place(evidence: Evidence) -> tuple[int, int, str]:
    return (evidence.start, evidence.end, evidence.text)


def _smaller(left: str | None, right: str | None) -> str | None:
    return min((value for value in (left, right) if value), default=None)
