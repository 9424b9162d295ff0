"""Actors: who is named where in a document, one entity per person, country and organisation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.actors.sites import Actors, Incumbency, Site

if TYPE_CHECKING:
    from extractor.actors.own.catalogue import OwnActors
    from extractor.pipelines import ParsedSegment
    from extractor.records import RawText, Segment

__all__ = ["Actors", "Incumbency", "Site", "find_actors"]


def find_actors(
    raw: RawText, segments: Sequence[Segment], parsed: Sequence[ParsedSegment], own: OwnActors | None = None
) -> Actors:
    """Find the actors of a document.

    Args:
        raw: The text.
        segments: Its segments; those that are posts come back with their author's entity id.
        parsed: The parsed segments.
        own: The user's own actors, which come before all others.

    Example:
        >>> from extractor.records import RawText
        >>> find_actors(RawText("empty", ""), (), ()).entities
        ()
    """
    from extractor.actors.document import read_actors

    return read_actors(raw, segments, parsed, own)
