"""The actors of a report, by number: ends of edges, speakers, and all that the documents shown name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from extractor.graph.values import clean_text

if TYPE_CHECKING:
    import duckdb

    from extractor.graph.plain import PlainNode

# Names shown of an actor; a few have hundreds of spellings.
MAX_ALIASES = 40

_SHORT = {
    "entity_type": "type", "country": "country", "sector": "sector", "qid": "qid", "aliases": "aliases",
    "mention_count": "mentions", "document_count": "documents", "first_date": "first", "last_date": "last",
}  # fmt: skip

_OTHERS = """
SELECT entity, arg_max(name, {'votes': votes, 'size': length(name), 'name': name}),
       any_value(type), any_value(nullif(country, ''))
FROM (SELECT entity, name, min(type) AS type, min(country) AS country, count(*) AS votes
      FROM entities WHERE entity IN (SELECT unnest($1::VARCHAR[])) GROUP BY entity, name)
GROUP BY entity
"""


class Actors:
    """Gives actors numbers; one that is no end of an edge gets one when it is first asked for.

    Example:
        >>> actors = Actors([])
        >>> actors.number("person:paz-ana"), actors.number("person:paz-ana"), actors.rows
        (0, 0, [{'id': 'person:paz-ana', 'label': 'person:paz-ana', 'type': 'person'}])
    """

    def __init__(self, nodes: Iterable[PlainNode]) -> None:
        self.rows: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}
        self._others: dict[str, int] = {}
        for node in nodes:
            self._numbers[node.id] = len(self.rows)
            self.rows.append({"id": node.id, "label": node.label, **_about(node.attributes)})

    def number(self, identity: str) -> int:
        """The number of an actor."""
        key = clean_text(identity) or "node"  # as the nodes of the graph have it
        if key not in self._numbers:
            self._numbers[key] = self._others[identity] = len(self.rows)
            self.rows.append({"id": key, "label": key, "type": key.partition(":")[0]})
        return self._numbers[key]

    def name_others(self, con: duckdb.DuckDBPyConnection) -> None:
        """Give those that are no ends of edges the name that most documents have for them."""
        for entity, name, kind, country in con.execute(_OTHERS, [list(self._others)]).fetchall():
            row = self.rows[self._others[entity]]
            row |= {"label": clean_text(name) or row["label"], "type": kind}
            if country:
                row["country"] = country


def _about(attributes: Mapping[str, Any]) -> dict[str, Any]:
    found = {short: attributes[name] for name, short in _SHORT.items() if name in attributes}
    if "aliases" in found:
        found["aliases"] = found["aliases"][:MAX_ALIASES]
    return found
