"""Accounts of posts: the display names of authors, and every handle and hashtag of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.actors.people.handles import (
    acronym_handle,
    find_handles,
    find_hashtags,
    is_organisation_name,
    is_person_handle,
    split_handle,
)
from extractor.actors.sites import Candidate
from extractor.records import EntityType

if TYPE_CHECKING:
    from extractor.records import RawText, Segment


def signature_candidates(segments: Sequence[Segment]) -> Iterator[Candidate]:
    """The display name of each post's author."""
    for segment in segments:
        signature = segment.signature
        if segment.kind != "post" or signature is None or signature.end <= signature.start:
            continue
        kind: EntityType = "organisation" if is_organisation_name(signature.name) else "person"
        yield Candidate(
            signature.start, signature.end, signature.name, kind, "name", segment.lang, segment.id, "signature"
        )  # fmt: skip


def handle_candidates(raw: RawText, segments: Sequence[Segment]) -> Iterator[Candidate]:
    """Every handle of the text: people as far as the handle can tell."""
    for segment in segments:
        if segment.kind == "quote":
            continue
        for match in find_handles(raw.text[segment.start : segment.end]):
            start = segment.start + match.start()
            entity = acronym_handle(match.group(), segment.lang)
            organisation = entity or is_organisation_name(" ".join(split_handle(match.group())))
            yield Candidate(
                start, start + len(match.group()), match.group(), "organisation" if organisation else "person", "handle",
                segment.lang, segment.id, "handle", entity_id=entity,
            )  # fmt: skip
        for match in find_hashtags(raw.text[segment.start : segment.end]):
            # A hashtag joins somebody named in the text; alone it is a slogan (#FreeAnna).
            yield Candidate(
                segment.start + match.start(), segment.start + match.end(), match.group(), "person", "handle",
                segment.lang, segment.id, "handle",
            )  # fmt: skip


def is_account(handle: Candidate) -> bool:
    """Whether a handle alone shows somebody: an acronym that the lexicon has, or a person by its words."""
    return bool(handle.entity_id) or (
        handle.type == "person" and handle.text[0] == "@" and is_person_handle(handle.text)
    )
