"""What a run did, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from extractor.corpus.inputs import Failure
from extractor.graph.merge import Merge, chosen

TOP_ACTORS = 10


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run found and wrote.

    Attributes:
        documents: Number of documents done.
        failed: What could not be done.
        actors: The most mentioned actors with type and number of mentions.
        entity_types: Number of actors by type.
        relation_types: Number of evidence sentences by relation type.
        topics: Number of documents by topic.
        files: The files written.
        notices: What the user should know, one sentence each.
    """

    documents: int
    failed: tuple[Failure, ...]
    actors: tuple[tuple[str, str, int], ...]
    entity_types: Mapping[str, int]
    relation_types: Mapping[str, int]
    topics: Mapping[str, int]
    files: tuple[Path, ...]
    notices: tuple[str, ...] = ()


def summarise(
    merge: Merge, *, failed: tuple[Failure, ...], files: tuple[Path, ...], notices: tuple[str, ...]
) -> RunSummary:
    """Count what has been merged."""
    actors = [
        (chosen(node.names) or entity_id, chosen(node.types) or "", node.mentions)
        for entity_id, node in merge.nodes.items()
    ]
    actors.sort(key=lambda actor: (-actor[2], actor[0]))
    relations: Counter[str] = Counter()
    for key, edge in merge.edges.items():
        relations[key.type] += edge.weight
    return RunSummary(
        documents=merge.document_count,
        failed=failed,
        actors=tuple(actors[:TOP_ACTORS]),
        entity_types=_ordered(Counter(kind for _, kind, _ in actors)),
        relation_types=_ordered(relations),
        topics=_ordered(Counter({topic: tally.documents for topic, tally in merge.topics.items()})),
        files=files,
        notices=notices,
    )


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
