"""Party members before their name: ``die Demokratin [Hillary C.]``, ``der republikanische Senator [John M.]``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.offices.titles import read_office
from extractor.actors.people.spanish_partisans import spanish_candidates
from extractor.actors.sites import Candidate
from extractor.lang import read_table, values
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment


# An adjective may stand so many words before the name: der republikanische [frühere Senator] X.
MAX_BETWEEN = 3


@cache
def _partisans() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Word -> organisation ids, each with the ids of what shows it: itself and the countries whose party it is."""
    found: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for row in read_table("de", "partisans", columns=("noun", "organisation", "countries")):
        shown = frozenset({row["organisation"], *(f"country:{code}" for code in values(row["countries"]))})
        for word in values(row["noun"]):
            found[word] = (*found.get(word, ()), (row["organisation"], shown))
    return found


def partisan_candidates(
    parsed: Sequence[ParsedSegment], people: Collection[Candidate], named: Collection[str]
) -> Iterator[Candidate]:
    """The party words of a text, where it shows the party.

    ``people``: The people found so far.
    ``named``: Ids of the countries and organisations the text names.
    """
    starts = {candidate.start for candidate in people}
    entries = load_lexicon().entries
    # A text that names the CDU is about Germany, and its Sozialdemokratin is one of the SPD.
    homes = {f"country:{entries[i].country}" for i in named if i in entries and entries[i].sector == "PTY"}
    countries = {identity for identity in named if identity.startswith("country:")}
    for part in parsed:
        if part.segment.lang == "de":
            yield from _german_candidates(part, starts, {*named, *homes})
        elif part.segment.lang == "es":
            yield from spanish_candidates(part, starts, countries)


def _german_candidates(part: ParsedSegment, starts: Collection[int], named: Collection[str]) -> Iterator[Candidate]:
    """The party word straight before a person's name, or the adjective before the office."""
    known, words = _partisans(), words_of(part.doc)
    for index, word in enumerate(words[:-1]):
        party = next((identity for identity, shown in known.get(word, ()) if not shown.isdisjoint(named)), None)
        if party is None or not _before_person(part, index, starts):
            continue
        at = part.offset + part.doc[index].idx
        yield Candidate(
            at, at + len(word), word, "organisation", "demonym", "de", part.segment.id, "lexicon",
            entity_id=party, form="person",
        )  # fmt: skip


def _before_person(part: ParsedSegment, index: int, starts: Collection[int]) -> bool:
    """Whether a name follows: at once behind a noun, behind the office for a German adjective."""
    doc = part.doc
    if part.offset + doc[index + 1].idx in starts:
        return True
    if not doc[index].text[:1].islower():
        return False
    office = False
    for at in range(index + 1, min(len(doc), index + 2 + MAX_BETWEEN)):
        if part.offset + doc[at].idx in starts:
            return office
        office = read_office(doc[at].text, "de") is not None
        if not office and doc[at].pos_ != "ADJ":
            return False
    return False
