"""Organisations that the text names in full and by their acronym."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.lexicon.gazetteer import find_in_text
from extractor.actors.organisations.acronyms import Expansion, find_expansions, is_acronym
from extractor.actors.organisations.names import organisation_key
from extractor.actors.overlaps import PARTY
from extractor.actors.sites import Candidate, holding

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment
    from extractor.records import Segment

# A name of more letters may have an acronym that it does not spell: Koalition für Einheit und Entwicklung (CUD).
MIN_FULL = 10
_BESIDE = re.compile(r"(?:''|[“\"»’'])?\s\(([A-ZÄÖÜ][A-Za-zÄÖÜ-]{1,7})\)")


def written_out(text: str, segments: Sequence[Segment], settled: Sequence[Candidate]) -> tuple[Expansion, ...]:
    """The acronyms that a document writes out, in text order: ``Full Name (FN)``, ``FN (Full Name)``."""
    found = {*_expansions(text, segments), *_beside(text, settled)}
    return tuple(sorted(found, key=lambda e: e.long_start))


def _expansions(text: str, segments: Sequence[Segment]) -> Iterator[Expansion]:
    for segment in segments:
        if segment.kind == "quote":
            continue
        start, end = segment.prose_span
        for e in find_expansions(text[start:end]):
            yield Expansion(e.long_start + start, e.long_end + start, e.acronym_start + start, e.acronym_end + start)


def _beside(text: str, settled: Sequence[Candidate]) -> Iterator[Expansion]:
    """An acronym in brackets straight behind an organisation's full name, in quotation marks too; of another language it may be too."""
    for candidate in settled:
        if candidate.type != "organisation" or is_acronym(candidate.text):
            continue
        match = _BESIDE.match(text, candidate.end)
        if match is None or not is_acronym(match.group(1)):
            continue
        spelt = fold(match.group(1))[0] in {fold(w)[:1] for w in candidate.text.split()}
        unknown = candidate.entity_id is None and not any(find_in_text(match.group(1), lang=candidate.lang))
        # A party is known by its letters: Sozialistische Arbeiterpartei (PSOE).
        party = candidate.entity_id is None and candidate.text.lower().endswith(PARTY)
        if spelt or party or (unknown and len(candidate.text) > MIN_FULL):
            yield Expansion(candidate.start, candidate.end, match.start(1), match.end(1))


def expansion_candidates(
    text: str, parsed: Sequence[ParsedSegment], settled: Sequence[Candidate], expansions: Iterable[Expansion]
) -> Iterator[Candidate]:
    """Organisations that "Full Name (FN)" shows, where the recogniser saw only one of the two or none."""
    at = {(c.start, c.end): c for c in settled}
    people = {i for c in settled if c.type == "person" for i in range(c.start, c.end)}
    for e in expansions:
        part = holding(parsed, e.long_start, e.acronym_end)
        if part is None or e.long_start in people or e.acronym_start in people:
            continue
        for start, end, kind in ((e.long_start, e.long_end, "name"), (e.acronym_start, e.acronym_end, "acronym")):
            if (start, end) not in at:
                yield Candidate(
                    start, end, text[start:end], "organisation", "acronym" if kind == "acronym" else "name",
                    part.segment.lang, part.segment.id, "expansion",
                )  # fmt: skip


def expansion_pairs(text: str, expansions: Iterable[Expansion], candidates: Sequence[Candidate]) -> dict[str, str]:
    """Key of the full name -> key of its acronym, for joining the two."""
    langs = {c.start: c.lang for c in candidates}
    pairs = {}
    for e in expansions:
        lang = langs.get(e.long_start, "de")
        long, short = text[e.long_start : e.long_end], text[e.acronym_start : e.acronym_end]
        if organisation_key(long, lang) != organisation_key(short, lang):
            pairs[organisation_key(long, lang)] = organisation_key(short, lang)
    return pairs
