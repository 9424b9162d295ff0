"""What a run found and did, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from extractor.reading.items import Failure

TOP_ACTORS = 10


@dataclass(frozen=True, slots=True)
class Findings:
    """What all documents of a folder hold.

    Attributes:
        documents: Number of documents.
        actors: The most mentioned actors with type and number of mentions.
        entity_types: Number of actors by type.
        relation_types: Number of evidence sentences by relation type.
        topics: Number of documents by topic.
    """

    documents: int = 0
    actors: tuple[tuple[str, str, int], ...] = ()
    entity_types: Mapping[str, int] = field(default_factory=dict)
    relation_types: Mapping[str, int] = field(default_factory=dict)
    topics: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """For the manifest."""
        return asdict(self)

    @staticmethod
    def from_json(found: Mapping[str, Any]) -> Findings:
        """What ``to_json`` gave."""
        return Findings(**{**found, "actors": tuple((name, kind, count) for name, kind, count in found["actors"])})


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did, and what its folder holds now.

    Attributes:
        findings: Of all documents in the folder.
        new: How many of them this run has done.
        failed: What could not be done.
        duplicates: How many texts repeat others and were left out.
        files: The files of the results.
        notices: What the user should know, one sentence each.
    """

    findings: Findings
    new: int
    failed: tuple[Failure, ...]
    files: tuple[Path, ...]
    duplicates: int = 0
    notices: tuple[str, ...] = ()
