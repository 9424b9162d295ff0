"""Where the text names organisations."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.actors.offices.titles import read_office
from extractor.actors.organisations.classes import (
    has_organisation_token,
    is_class_noun,
    is_institution,
    is_no_name,
    is_portfolio,
)
from extractor.actors.organisations.spans import german_span, is_town_of_two, spanish_span, trim_organisation, with_city
from extractor.actors.people.spans import is_common_noun
from extractor.actors.sites import Candidate, is_free
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import head, role
from extractor.records import MentionKind

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment
    from extractor.records import RawText, Segment

_CREDIT = re.compile(
    r"(?:Quelle|Fuente|Source|Foto|Fotos|Bild|Photo)\s*:\s*([^\n©/:]{2,40}?)\s*(?:©|/|$)", re.MULTILINE
)


def organisation_candidates(parsed: Sequence[ParsedSegment], *, taken: Collection[int]) -> Iterator[Candidate]:
    """Organisations and places by the recogniser."""
    for part in parsed:
        for span in part.doc.ents:
            if span.label_ not in {"ORG", "LOC"}:
                continue
            start, end = trim_organisation(part.doc, span.start, span.end)
            if start >= end or not any(ch.isupper() for ch in part.doc[start:end].text):
                continue
            if part.segment.lang == "es" and span.label_ == "ORG":
                start, end = spanish_span(part, start, end, taken)
            if start >= end or is_no_name(part.doc[start:end].text, part.segment.lang):
                continue
            if _holds_title(part, start, end) or (part.segment.lang == "es" and is_portfolio(part.doc, start, end)):
                continue
            if part.segment.lang == "de" and end - start == 1 and is_town_of_two(part.doc, start):
                continue  # "vom [New] Yorker Krankenhaus"
            if part.segment.lang == "de" and span.label_ == "ORG":
                start, end = german_span(part, start, end, taken)
                if _is_common(part, start, end, taken):
                    continue
            if span.label_ == "ORG":
                end = with_city(part, end, taken)
            piece = part.doc[start:end]
            kind: MentionKind = "acronym" if piece.text.isupper() and len(piece.text) <= 6 else "name"
            at = part.offset + piece.start_char
            yield Candidate(
                at, at + len(piece.text), piece.text, "organisation" if span.label_ == "ORG" else "place",
                kind, part.segment.lang, part.segment.id, "ner",
            )  # fmt: skip


def _is_common(part: ParsedSegment, start: int, end: int, taken: Collection[int]) -> bool:
    """``[Berliner Bevölkerung]``, ``[US-Zeitschrift]``: common nouns with a place or country before them."""
    doc = part.doc
    last = doc[end - 1]
    if end - start == 1 and last.pos_ == "ADJ":
        # "des [Ständigen] Ausschusses"
        return True
    if last.text.endswith("er") and role(last) == Role.ADJECTIVE and head(last).i == end and doc[end].pos_ == "NOUN":
        return True  # "die [New Yorker] Polizei"
    named = is_class_noun(last.text, "de") or is_institution(last.text) or has_organisation_token(["", last.text])
    if end - start == 1:
        return "-" in last.text and not is_free(part, start, taken)
    return (
        end - start == 2
        and doc[start].text.endswith("er")
        and (last.pos_ == "NOUN" or is_common_noun(last.text))
        and not named
    )


def _holds_title(part: ParsedSegment, start: int, end: int) -> bool:
    """``[EU-Außenbeauftragte Javier]``: a title and a name, read as an organisation."""
    lang = part.segment.lang
    return lang == "de" and any(read_office(token.text, lang) is not None for token in part.doc[start:end])


def credit_candidates(raw: RawText, segments: Sequence[Segment], *, taken: Collection[int]) -> Iterator[Candidate]:
    """The medium of a credit line: ``Quelle: [Agentur] © …``."""
    for segment in segments:
        if segment.kind != "caption":
            continue
        for match in _CREDIT.finditer(raw.text, segment.start, segment.end):
            name, start = match.group(1).strip(), match.start(1)
            if name[:1].isupper() and start not in taken and len(name.split()) <= 4:
                yield Candidate(
                    start, start + len(name), name, "organisation", "name", segment.lang, segment.id, "caption"
                )  # fmt: skip
