"""FollowTheMoney, one entity a line, for Aleph and all that reads its format.

Actors are Person, Organization, Company or PublicBody, and so are countries, since the model has no
schema for them. What is said to be so by an office or a membership is Employment or Membership, a
meeting is an Event, and everything else is an UnknownLink whose role says what it is. Each of them
has the Articles as proof.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extractor.graph.formats.dates import span
from extractor.graph.formats.nodelink import json_text
from extractor.graph.formats.writer import Writer
from extractor.graph.plain import PlainArticle, PlainEdge, PlainGraph, PlainNode
from extractor.graph.values import Value

# Type of an actor → schema, where the sector does not say more.
SCHEMATA: Mapping[str, str] = MappingProxyType(
    {
        "person": "Person",
        "country": "PublicBody",
        "organisation": "Organization",
        "place": "Address",
        "payment_system": "Asset",
    }
)
PUBLIC_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD"})
LEGAL_ENTITIES = frozenset({"Person", "PublicBody", "Organization", "Company", "LegalEntity"})
ORGANISATIONS = frozenset({"PublicBody", "Organization", "Company"})
LANGUAGES: Mapping[str, str] = MappingProxyType({"de": "deu", "es": "spa", "en": "eng"})
# Nodes and edges of the views that are no actors and no relations.
VIEW_NODES = frozenset({"topic", "document"})
MEETING = "CONSULT"

# The longest values that the model takes, by kind of property.
NAMES, TEXTS = frozenset({"name", "alias"}), frozenset({"summary", "description", "full"})
LONGEST_NAME, LONGEST_TEXT, LONGEST_STRING = 384, 65_000, 1024

_ID = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?")
_QID = re.compile(r"Q\d+")
_ADDRESS = re.compile(r"https?://[^\s/]+\S{0,4000}")
_COUNTRY = re.compile(r"[A-Z]{2}")


class FtmWriter(Writer):
    """Writes actors, articles and what is between them."""

    def __init__(self, graph: PlainGraph, path: Path) -> None:
        super().__init__(graph, path)
        self.out = self.open(path)
        self._schemata: dict[str, str] = {}
        self._articles: dict[str, None] = {}

    def node(self, node: PlainNode) -> None:
        """Write an actor."""
        kind = str(node.attributes.get("entity_type", ""))
        if kind in VIEW_NODES:
            return
        schema = actor_schema(kind, node.attributes.get("sector"))
        self._schemata[node.id] = schema
        names = node.attributes.get("aliases", ())
        aliases = [name for name in names if name != node.label] if isinstance(names, tuple) else []
        code, qid = str(node.attributes.get("country", "")), str(node.attributes.get("qid", ""))
        country = "nationality" if schema == "Person" else "country"
        properties = {
            "name": [node.label if node.label.strip() else node.id],
            "full": [node.label] if schema == "Address" else [],
            "alias": aliases,
            country: [code.lower()] if _COUNTRY.fullmatch(code) else [],
            "wikidataId": [qid] if _QID.fullmatch(qid) else [],
            "topics": ["gov.national"] if kind == "country" else [],
        }
        self._entity(entity_id(node.id), schema, properties)

    def edge(self, edge: PlainEdge) -> None:
        """Write what an edge says; its documents are written at the end."""
        if not {edge.source, edge.target} <= self._schemata.keys():
            return
        found = edge.attributes
        documents = _texts(found.get("documents"))
        self._articles.update(dict.fromkeys(documents))
        dates = _texts(found.get("dates")) or [found.get("first_date"), found.get("last_date")]
        properties = {
            "role": list(_texts(found.get("roles"))) or [edge.label or "related"],
            "status": [_status(found)],
            "date": _dates(dates),
            "summary": [str(found["sentence"])] if "sentence" in found else [],
            "description": [_description(edge)],
            "recordId": [edge.id],
            "proof": [article_id(document) for document in documents],
        }
        schema, ends = self._shape(edge)
        if schema == "Event":
            # An event has no role and no status; its description has both.
            del properties["role"], properties["status"]
            properties["name"] = [edge.label]
        self._entity(f"link-{hashed(edge.source, edge.target, edge.id)}", schema, {**ends, **properties})

    def finish(self) -> None:
        """Write the articles; of those that the graph knows no more of, the id."""
        for article in self.graph.articles:
            if article.id in self._articles:
                del self._articles[article.id]
                self._article(article)
        for document in self._articles:
            self._article(PlainArticle(document))

    def _shape(self, edge: PlainEdge) -> tuple[str, dict[str, list[str]]]:
        """Schema and ends of an edge; what is denied or only planned is no more than a link."""
        source, target = entity_id(edge.source), entity_id(edge.target)
        kinds = (self._schemata[edge.source], self._schemata[edge.target])
        relation = edge.attributes.get("relation")
        if not edge.attributes.get("negated") and edge.attributes.get("modality") == "asserted":
            if relation == "HOLDS_OFFICE" and kinds[0] == "Person" and kinds[1] in ORGANISATIONS:
                return "Employment", {"employee": [source], "employer": [target]}
            if relation == "MEMBER_OF" and kinds[0] in LEGAL_ENTITIES and kinds[1] in ORGANISATIONS:
                return "Membership", {"member": [source], "organization": [target]}
            if relation == MEETING and LEGAL_ENTITIES.issuperset(kinds):
                return "Event", {"involved": [source, target]}
        return "UnknownLink", {"subject": [source], "object": [target]}

    def _article(self, article: PlainArticle) -> None:
        properties = {
            "fileName": [article.id],
            "title": [article.title or article.id],
            "publishedAt": _dates([article.date]),
            "publisher": [article.source] if article.source else [],
            "sourceUrl": [article.url] if article.url and _ADDRESS.fullmatch(article.url) else [],
            "language": [LANGUAGES[lang] for lang in article.languages if lang in LANGUAGES],
        }
        self._entity(article_id(article.id), "Article", properties)

    def _entity(self, identity: str, schema: str, properties: Mapping[str, list[str]]) -> None:
        found = {name: fitted(name, values) for name, values in properties.items() if any(values)}
        self.out.write(f"{json_text({'id': identity, 'schema': schema, 'properties': found})}\n")


def actor_schema(kind: str, sector: Any = None) -> str:
    """The schema of an actor.

    Example:
        >>> actor_schema("organisation", "BUS"), actor_schema("organisation", "JUD"), actor_schema("person")
        ('Company', 'PublicBody', 'Person')
    """
    if kind == "organisation" and sector == "BUS":
        return "Company"
    if kind == "organisation" and sector in PUBLIC_SECTORS:
        return "PublicBody"
    return SCHEMATA.get(kind, "LegalEntity")


def entity_id(node: str) -> str:
    """The id of an actor, as it is but for the colon where the format allows it.

    Example:
        >>> entity_id("country:RU"), entity_id("person:ñ")
        ('country-RU', 'actor-90cce3649436154385275736')
    """
    readable = node.replace(":", "-", 1)
    return readable if _ID.fullmatch(readable) else f"actor-{hashed(node)}"


def article_id(document: str) -> str:
    """The id of an article, made from that of the document.

    Example:
        >>> article_id("a") == article_id("a") != article_id("b")
        True
    """
    return f"article-{hashed(document)}"


def fitted(name: str, values: Iterable[str]) -> list[str]:
    r"""The values of a property as the model takes them: names on one line, nothing too long, nothing twice.

    Example:
        >>> fitted("name", ["a\nb", "a b", ""]), len(fitted("role", ["x" * 2000])[0])
        (['a b'], 1024)
    """
    if name in NAMES:
        found = (" ".join(value.split())[:LONGEST_NAME].strip() for value in values)
    else:
        found = (value[: LONGEST_TEXT if name in TEXTS else LONGEST_STRING].strip() for value in values)
    return list(dict.fromkeys(filter(None, found)))


def hashed(*parts: str) -> str:
    """Twenty-four hexadecimal digits of the parts, the same in every run."""
    text = "\x1f".join(parts)
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:24]


def _texts(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _dates(dates: Iterable[Any]) -> list[str]:
    """Dates as the format takes them: to the day, month or year."""
    found = (date[:10] for date in dates if isinstance(date, str) and span(date))
    return list(dict.fromkeys(found))


def _status(found: Mapping[str, Value]) -> str:
    status = str(found.get("modality", ""))
    if found.get("negated"):
        return f"negated, {status}".rstrip(", ")
    return f"former, {status}".rstrip(", ") if found.get("former") else status


def _description(edge: PlainEdge) -> str:
    """What the model has no property for, in words."""
    found = edge.attributes
    lists = ((name, ", ".join(_texts(found.get(name)))) for name in ("speakers", "topics"))
    numbers = (("sentences", str(edge.weight)), ("confidence", str(found.get("confidence", ""))))
    return "; ".join(f"{name}: {text}" for name, text in (("relation", edge.label), *lists, *numbers) if text)
