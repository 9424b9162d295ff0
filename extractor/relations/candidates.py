"""A relation in the making: found by one rule at one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.records import Modality, RelationType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.parsing import ParsedSegment


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """How the text puts an event: denied or not, done or only planned, and the words that say so."""

    negated: bool = False
    modality: Modality = "asserted"
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A typed pair of actors at a trigger word.

    Attributes:
        uttered: The act is done by saying it (blame laid in a speech), so that nobody reports it.
    """

    source: str
    type: RelationType
    target: str
    trigger: Token
    parsed: ParsedSegment
    rule: str
    symmetric: bool = False
    qualifiers: Qualifiers = Qualifiers()
    uttered: bool = False


def may_relate(kind: RelationType, source: str, target: str) -> bool:
    """Whether the types of two entities allow a relation: a person has an office, an organisation has members.

    Example:
        >>> may_relate("HOLDS_OFFICE", "person:x", "country:PE"), may_relate("MEMBER_OF", "person:x", "country:PE")
        (True, False)
    """
    if kind == "HOLDS_OFFICE":
        return source.startswith("person:") and not target.startswith("person:")
    return kind != "MEMBER_OF" or target.startswith("organisation:")
