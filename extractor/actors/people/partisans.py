"""Party members before their name: ``die Demokratin [Hillary C.]``, ``el socialista [José M.]``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.sites import Candidate
from extractor.lang import read_table, values
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment


@cache
def _partisans(lang: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Folded word -> organisation id, countries whose party it is."""
    if lang not in {"de", "es"}:
        return {}
    return {
        fold(word): (row["organisation"], frozenset(f"country:{code}" for code in values(row["countries"])))
        for row in read_table(lang, "partisans", columns=("noun", "organisation", "countries"))
        for word in values(row["noun"])
    }


def partisan_candidates(
    parsed: Sequence[ParsedSegment], people: Collection[Candidate], countries: Collection[str]
) -> Iterator[Candidate]:
    """The party word straight before a person's name, where the text names the party's country.

    ``people``: The people found so far.
    ``countries``: Ids of the countries the text names.
    """
    starts = {candidate.start for candidate in people}
    for part in parsed:
        known = _partisans(part.segment.lang)
        for index, word in enumerate(words_of(part.doc)[:-1]):
            found = known.get(fold(word))
            if found is None or part.offset + part.doc[index + 1].idx not in starts or not found[1] & set(countries):
                continue
            at = part.offset + part.doc[index].idx
            yield Candidate(
                at, at + len(word), word, "organisation", "demonym", part.segment.lang, part.segment.id, "lexicon",
                entity_id=found[0], form="person",
            )  # fmt: skip
