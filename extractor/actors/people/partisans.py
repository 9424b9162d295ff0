"""Party members before their name: ``die Demokratin [Hillary C.]``, ``el socialista [José M.]``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.offices.titles import read_office
from extractor.actors.sites import Candidate
from extractor.lang import read_table, values
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment


# An adjective may stand so many words before the name: der republikanische [frühere Senator] X.
MAX_BETWEEN = 3


@cache
def _partisans(lang: str) -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Word -> organisation ids, each with the ids of what shows it: itself and the countries whose party it is."""
    found: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    rows = read_table(lang, "partisans", columns=("noun", "organisation", "countries")) if lang in {"de", "es"} else ()
    for row in rows:
        shown = frozenset({row["organisation"], *(f"country:{code}" for code in values(row["countries"]))})
        for word in values(row["noun"]):
            key = word if lang == "de" else fold(word)
            found[key] = (*found.get(key, ()), (row["organisation"], shown))
    return found


def partisan_candidates(
    parsed: Sequence[ParsedSegment], people: Collection[Candidate], named: Collection[str]
) -> Iterator[Candidate]:
    """The party word straight before a person's name, or the adjective before the office, where the text shows the party.

    ``people``: The people found so far.
    ``named``: Ids of the countries and organisations the text names.
    """
    starts, shown_here = {candidate.start for candidate in people}, set(named)
    for part in parsed:
        lang, words = part.segment.lang, words_of(part.doc)
        known = _partisans(lang)
        for index, word in enumerate(words[:-1]):
            parties = known.get(word if lang == "de" else fold(word), ())
            party = next((identity for identity, shown in parties if shown & shown_here), None)
            if party is None or not _before_person(part, index, starts):
                continue
            at = part.offset + part.doc[index].idx
            yield Candidate(
                at, at + len(word), word, "organisation", "demonym", lang, part.segment.id, "lexicon",
                entity_id=party, form="person",
            )  # fmt: skip


def _before_person(part: ParsedSegment, index: int, starts: Collection[int]) -> bool:
    """Whether a name follows: at once behind a noun, behind the office for a German adjective."""
    doc = part.doc
    if part.offset + doc[index + 1].idx in starts:
        return True
    if part.segment.lang != "de" or not doc[index].text[:1].islower():
        return False
    office = False
    for at in range(index + 1, min(len(doc), index + 2 + MAX_BETWEEN)):
        if part.offset + doc[at].idx in starts:
            return office
        office = read_office(doc[at].text, "de") is not None
        if not office and doc[at].pos_ != "ADJ":
            return False
    return False
