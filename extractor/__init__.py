"""Extractor: German news, with Spanish posts inside it, into graphs of who does what to whom.

Importing the package imports nothing heavy; each public name is loaded on first use.

Example:
    >>> import extractor
    >>> sorted(extractor.__all__)[:4]
    ['Corpus', 'Document', 'Entity', 'Extractor']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError
from extractor.records import Document, Entity, Mention, Relation, Segment, TopicHit

if TYPE_CHECKING:
    from extractor.api import Extractor
    from extractor.corpus import Corpus
    from extractor.explaining import explain
    from extractor.graph import build_graph, cooccurrence_graph, write_graph
    from extractor.serialise import from_record, json_schema, to_record

__version__ = "0.1.0"
__all__ = [
    "Corpus",
    "Document",
    "Entity",
    "Extractor",
    "ExtractorError",
    "Mention",
    "Relation",
    "Segment",
    "TopicHit",
    "__version__",
    "build_graph",
    "cooccurrence_graph",
    "explain",
    "from_record",
    "json_schema",
    "to_record",
    "write_graph",
]

# Public name → module; loaded on first use so that `extractor --help` stays fast.
_LAZY = {
    "Corpus": "extractor.corpus",
    "Extractor": "extractor.api",
    "build_graph": "extractor.graph",
    "cooccurrence_graph": "extractor.graph",
    "explain": "extractor.explaining",
    "write_graph": "extractor.graph",
    "from_record": "extractor.serialise",
    "json_schema": "extractor.serialise",
    "to_record": "extractor.serialise",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
