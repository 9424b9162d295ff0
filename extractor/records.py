"""The records that flow between the stages, and their JSON form.

Every offset counts Unicode code points of the original input, so that
``text[start:end]`` is the recorded ``text``. Ids are made from content, never
from counters, so that records of different runs merge.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

SCHEMA_ID = "extractor/document@1"

SegmentKind = Literal["title", "lead", "body", "quote", "post", "caption", "teaser"]
EntityType = Literal["person", "country", "organisation", "place", "payment_system"]
MentionKind = Literal["name", "acronym", "handle", "flag", "demonym", "capital", "role", "pronoun"]
Modality = Literal["asserted", "planned", "possible", "demanded"]
Quad = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
Sector = Literal["GOV", "MIL", "LEG", "JUD", "OPP", "PTY", "REB", "BUS", "MED", "IGO", "NGO", "CVL"]
RelationType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "HOLDS_OFFICE", "MEMBER_OF",
]  # fmt: skip

# The four quad classes of event data (PLOVER codebook): the first thing an analyst filters by.
_QUADS: dict[Quad, str] = {
    "verbal_cooperation": "AGREE CONSULT SUPPORT",
    "material_cooperation": "COOPERATE AID CONCEDE RETREAT",
    "verbal_conflict": "REQUEST ACCUSE REJECT THREATEN",
    "material_conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
QUAD_CLASS: Mapping[str, Quad] = MappingProxyType(
    {name: quad for quad, names in _QUADS.items() for name in names.split()}
)
STATIC_TYPES = frozenset({"HOLDS_OFFICE", "MEMBER_OF"})
SYMMETRIC_TYPES = frozenset({"CONSULT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class RawText:
    """One input document, its text unaltered.

    Attributes:
        title_span: Offsets of the title inside ``text``, if it stands there.
        body_start: Offset at which the text proper begins (after header and title).
        url: Address of the document on the web.
        part_of: Id of the document that this is a part of.
        offset: Where in that document the part begins; the offsets of its record count from there.
    """

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    title_span: tuple[int, int] | None = None
    body_start: int = 0
    url: str | None = None
    part_of: str | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a post: offsets of the display name and of the handle in the document."""

    name: str
    start: int
    end: int
    handle: str
    handle_start: int
    handle_end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the document of one kind and one language.

    Quotes nest inside other segments; all other kinds do not overlap.

    Attributes:
        author: Entity id of the author (post) or speaker (quote), once the actors are known.
        prose: Offsets of the running text to parse (a post without signature and links).
        signature: The signature of a post. ``prose`` and ``signature`` stay out of the JSON form.
    """

    id: str
    kind: SegmentKind
    lang: str
    lang_confidence: float
    start: int
    end: int
    author: str | None = None
    handle: str | None = None
    date: str | None = None
    url: str | None = None
    prose: tuple[int, int] | None = None
    signature: Signature | None = None

    @property
    def prose_span(self) -> tuple[int, int]:
        """Offsets of the text to parse; the whole segment unless ``prose`` narrows it."""
        return self.prose or (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names or refers to an entity.

    Attributes:
        reason: Of a reference (role, pronoun): why it stands for the entity. It stays out of the JSON form.
    """

    text: str
    start: int
    end: int
    lang: str
    segment: str
    kind: MentionKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One real-world actor, across languages.

    Attributes:
        qid: Its item in Wikidata, where the user's own actors give it.
    """

    id: str
    type: EntityType
    name: str
    country: str | None = None
    sector: Sector | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    qid: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that shows a relation."""

    text: str
    start: int
    end: int
    segment: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Who (source) does what (type) to whom (target), and how the text puts it."""

    source: str
    type: RelationType
    target: str
    evidence: tuple[Evidence, ...]
    rule: str
    id: str = ""
    quad: Quad | None = None
    symmetric: bool = False
    negated: bool = False
    modality: Modality = "asserted"
    speaker: str | None = None
    former: bool = False
    role: str | None = None
    date: str | None = None
    topics: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    confidence: float = 1.0

    def _repr_html_(self) -> str:
        """For notebooks; see :mod:`extractor.display`."""
        from extractor.display import show

        return show(self).html


@dataclass(frozen=True, slots=True)
class TopicTerm:
    """A word of the text that shows a topic."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A topic the document is about, with the words that show it; score in 0..1."""

    topic: str
    score: float
    evidence: tuple[TopicTerm, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Everything extracted from one text; :func:`to_json` gives the record.

    Attributes:
        source: Name or address of the medium.
        url: Address of the document on the web.
        part_of: Id of the long document that this is a part of; all offsets count from its beginning.
    """

    id: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    languages: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    topics: tuple[TopicHit, ...] = ()
    url: str | None = None
    part_of: str | None = None

    def _repr_html_(self) -> str:
        """For notebooks; see :mod:`extractor.display`."""
        from extractor.display import show

        return show(self).html


def content_id(*parts: object) -> str:
    """A short stable id of the parts (12 hexadecimal digits of SHA-1).

    Example:
        >>> content_id("country:RU", "AGREE", "country:VE")
        '836cbbf5a5d8'
    """
    text = "\x1f".join(map(str, parts))
    return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:12]
