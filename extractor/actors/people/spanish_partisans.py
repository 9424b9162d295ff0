"""Party members in Spanish: ``el socialista [José M.]``, ``diputado popular``, ``los socialistas``."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.offices.phrases import is_regional
from extractor.actors.offices.titles import find_offices_in
from extractor.actors.sites import Candidate
from extractor.lang import read_table, values
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment
    from extractor.records import MentionKind

# Offices of party people: the adjective behind them says whose (diputado popular), not of what kind (música popular).
_OFFICES = frozenset(
    "legislator local spokesperson leader minister regional_minister candidate head secretary_general premier "
    "president politician member party_leader governor".split()
)
_HOME = "country:ES"


@dataclass(frozen=True, slots=True)
class Partisan:
    """A word for members of a party, with the countries whose party is meant."""

    organisation: str
    countries: frozenset[str]

    def party(self, countries: Collection[str]) -> str | None:
        """The party in a text that names these countries; None where it is another one."""
        at_home = _HOME in self.countries and not countries
        return self.organisation if at_home or self.countries & set(countries) else None


@cache
def _partisans() -> dict[str, Partisan]:
    """Folded word -> party."""
    return {
        fold(word): Partisan(row["organisation"], frozenset(f"country:{code}" for code in values(row["countries"])))
        for row in read_table("es", "partisans", columns=("noun", "organisation", "countries"))
        for word in values(row["noun"])
    }


def spanish_candidates(part: ParsedSegment, starts: Collection[int], countries: Collection[str]) -> Iterator[Candidate]:
    """The party words of a segment: before a person's name, beside an office and in the plural.

    ``starts``: Where the names of people begin.
    ``countries``: Ids of the countries that the text names.
    """
    known = _partisans()
    titles = {hit.end for hit in find_offices_in(part.doc, "es") if hit.office.office in _OFFICES}
    for index, word in enumerate(words_of(part.doc)):
        found = known.get(fold(word))
        if found is None or not word[:1].islower():
            continue
        named = index + 1 < len(part.doc) and part.offset + part.doc[index + 1].idx in starts
        party = found.party(countries)
        if (named and _behind_article(part, index)) or index in titles:
            yield _candidate(part, index, party, "demonym")
        elif _is_group(part, index):
            if index + 1 < len(part.doc) and is_regional(part.doc[index + 1].text, "es"):
                # "los socialistas vascos" are a party of their own.
                yield _candidate(part, index, None, "name", words=2)
            else:
                yield _candidate(part, index, party, "name")


def _behind_article(part: ParsedSegment, index: int) -> bool:
    """``el socialista X``, not ``la cantante popular X``."""
    return index > 0 and fold(words_of(part.doc)[index - 1]) in {"el", "la", "al", "del", "un", "una", "los"}


def _is_group(part: ParsedSegment, index: int) -> bool:
    """``los socialistas``, ``de los populares``: the members act as the party; not ``los partidos socialistas``."""
    words = words_of(part.doc)
    plural = words[index].endswith("s") and part.doc[index].pos_ in {"NOUN", "ADJ", "PROPN"}
    alone = index + 1 == len(words) or part.doc[index + 1].pos_ not in {"NOUN", "PROPN"}
    return plural and alone and index > 0 and fold(words[index - 1]) == "los"


def _candidate(part: ParsedSegment, index: int, party: str | None, kind: MentionKind, *, words: int = 1) -> Candidate:
    span = part.doc[index : index + words]
    at = part.offset + span.start_char
    return Candidate(
        at, at + len(span.text), span.text, "organisation", kind, part.segment.lang, part.segment.id, "lexicon",
        entity_id=party, form="person",
    )  # fmt: skip
