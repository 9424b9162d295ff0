"""Bodies that stand for their country: ``die russische Regierung``, ``Gobierno de Rusia``, ``Chinas Armee``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.lexicon.entries import folds_into_country
from extractor.actors.sites import Candidate
from extractor.pipelines.words import starts_of, words_of

if TYPE_CHECKING:
    from extractor.actors.lexicon.gazetteer import LexiconHit
    from extractor.pipelines import ParsedSegment

# How far behind a Spanish body its country may stand: Ministerio de Asuntos Exteriores [iraní].
MAX_REACH = 6
_GENITIVE = frozenset("des der von vom de del dos la las los el in en".split())
_PORTFOLIO = frozenset("de del y e la las los el para für und".split())

HitAt = Mapping[int, "LexiconHit"]


def body_candidates(parsed: Sequence[ParsedSegment], hits: Sequence[Sequence[LexiconHit]]) -> Iterator[Candidate]:
    """The bodies of all segments; ``hits`` holds the lexicon's hits of each segment."""
    for part, found in zip(parsed, hits, strict=True):
        countries = hits_by_token(part, found)
        for index, word in enumerate(words_of(part.doc)):
            if not word[:1].isalpha() or not folds_into_country(word, part.segment.lang):
                continue
            span = country_beside(part, index, countries)
            if span is None:
                continue
            first, last, country = span
            piece = part.doc[first : last + 1]
            at = part.offset + piece.start_char
            yield Candidate(
                at, at + len(piece.text), piece.text, "country", "role", part.segment.lang, part.segment.id, "body",
                entity_id=country,
            )  # fmt: skip


def country_beside(part: ParsedSegment, index: int, countries: HitAt) -> tuple[int, int, str] | None:
    """First token, last token and country of a noun that has its country beside it."""
    return _german(part, index, countries) if part.segment.lang == "de" else _spanish(part, index, countries)


def hits_by_token(part: ParsedSegment, hits: Sequence[LexiconHit]) -> HitAt:
    """Token index -> the country hit that ends there."""
    found = {}
    words, starts = words_of(part.doc), starts_of(part.doc)
    for hit in hits:
        if not hit.entity_id.startswith("country:"):
            continue
        end = hit.end - part.offset
        index = bisect_left(starts, end) - 1
        if index >= 0 and end <= starts[index] + len(words[index]):
            found[index] = hit
    return found


def _german(part: ParsedSegment, index: int, countries: HitAt) -> tuple[int, int, str] | None:
    doc = part.doc
    own = countries.get(index)
    if own is not None:
        # "US-Regierung": the country stands inside the word; "Bundesregierung" is the lexicon's own name.
        whole = own.end - own.start >= len(doc[index].text)
        return None if whole else (index, index, own.entity_id)
    left = index - 1
    while left >= 0 and index - left <= 4:
        hit = countries.get(left)
        if hit is not None:
            genitive = hit.form == "noun" and fold(doc[left].text).endswith(("s", "'", "’"))
            return (left, index, hit.entity_id) if hit.form == "adjective" or genitive else None
        if doc[left].pos_ not in {"ADJ", "ADV"} and fold(doc[left].text) != "und":
            break
        left -= 1
    right = index + 1
    while right < len(doc) and right - index <= 3:
        hit = countries.get(right)
        if hit is not None:
            direct = right == index + 1 and fold(doc[right].text).endswith("s")
            linked = right > index + 1 and fold(doc[index + 1].text) in _GENITIVE
            seat = fold(doc[index + 1].text) == "in"
            if hit.form == "noun" and (direct or linked) and (hit.kind == "capital" if seat else True):
                return index, right, hit.entity_id
            return None
        # "die Truppen der von [Russland] unterstützten Regierung"
        apart = fold(doc[right].text) == "von" and right > index + 1
        if fold(doc[right].text) not in _GENITIVE or apart:
            break
        right += 1
    return None


def _spanish(part: ParsedSegment, index: int, countries: HitAt) -> tuple[int, int, str] | None:
    doc = part.doc
    if index in countries:
        return None
    right = index + 1
    while right < len(doc) and right - index <= MAX_REACH:
        hit = countries.get(right)
        if hit is not None:
            linked = fold(doc[right - 1].text) in {"de", "del", "la", "el", "los"} or hit.form == "adjective"
            return (index, right, hit.entity_id) if linked else None
        word = doc[right].text
        # One more word may stand between: "Gobierno federal alemán".
        first = right == index + 1
        if (
            fold(word) not in _PORTFOLIO
            and not (word[:1].isupper() and not first)
            and not (first and doc[right].pos_ == "ADJ")
        ):
            break
        right += 1
    return None
