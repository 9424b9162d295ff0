"""Parliaments, courts and central banks of a state: ``das [irakische Parlament]``, ``el [Congreso peruano]``.

They have no name of their own in most states; the country beside the noun tells them apart, in both languages alike. Some stand for
themselves in a German text about their country (``im [Kongress]``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.lexicon.entries import LANGUAGES, load_lexicon
from extractor.actors.organisations.bodies import country_beside, hits_by_token
from extractor.actors.references.words import determiner
from extractor.actors.sites import Candidate
from extractor.lang import read_table, values
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from extractor.actors.lexicon.gazetteer import LexiconHit
    from extractor.pipelines import ParsedSegment

# The genitive; a plural ("die Zentralbanken in Oslo und Lima") is no one body.
_ENDINGS = ("", "s", "es")


@dataclass(frozen=True, slots=True)
class NationalBody:
    """A kind of body of one country, as ids such as ``organisation:parlament-iq`` name it."""

    kind: str
    country: str
    sector: str

    def name(self, lang: str) -> str:
        """The name to show: ``Parlament (Irak)``."""
        noun = next(row["noun"] for row in _rows(lang) if row["kind"] == self.kind).replace("*", "es")
        return f"{noun} ({load_lexicon().display_name(f'country:{self.country}', lang)})"


@cache
def _rows(lang: str) -> tuple[dict[str, str], ...]:
    return read_table(lang, "national_bodies", columns=("noun", "kind"))


@cache
def _table() -> tuple[dict[str, str], ...]:
    return read_table("shared", "national_bodies", columns=("kind", "sector", "own", "bare"))


@cache
def _kinds() -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """Kind -> sector, country code -> id of the lexicon."""
    return MappingProxyType({
        row["kind"]: (row["sector"], dict(item.split("=") for item in values(row["own"]))) for row in _table()
    })  # fmt: skip


@cache
def _bare() -> Mapping[str, frozenset[str]]:
    """Kind -> the countries of whose body the noun alone is the name."""
    return MappingProxyType({row["kind"]: frozenset(values(row["bare"])) for row in _table()})


def stands_alone(kind: str, country: str) -> bool:
    """Whether the noun alone names the body of a country in a text about it.

    Example:
        >>> stands_alone("kongress", "country:US"), stands_alone("kongress", "country:FR"), stands_alone("senat", "country:DE")
        (True, False, False)
    """
    code = country.removeprefix("country:")
    named = _bare().get(kind, frozenset())
    return code in named or ("*" in named and f"-{code}" not in named)


@cache
def _nouns(lang: str) -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Folded last word -> the folded words before it (``oberst*`` begins so) and the kind."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for row in _rows(lang) if lang in LANGUAGES else ():
        *before, last = fold(row["noun"]).split()
        for ending in _ENDINGS if lang == "de" else ("",):
            found.setdefault(last + ending, (tuple(before), row["kind"]))
    return MappingProxyType(found)


def national_body(identity: str) -> NationalBody | None:
    """Read the id of a body back.

    Example:
        >>> body = national_body("organisation:parlament-iq")
        >>> body.name("de"), body.name("es"), body.sector, national_body("organisation:bundestag")
        ('Parlament (Irak)', 'Parlamento (Irak)', 'LEG', None)
    """
    kind, _, code = identity.removeprefix("organisation:").rpartition("-")
    if kind not in _kinds() or f"country:{code.upper()}" not in load_lexicon().entries:
        return None
    return NationalBody(kind, code.upper(), _kinds()[kind][0])


def national_candidates(parsed: Sequence[ParsedSegment], hits: Sequence[Sequence[LexiconHit]]) -> Iterator[Candidate]:
    """The bodies with their country beside them, and the bare noun: later where the text has one such body only, else of its country."""
    bare: list[tuple[str, Candidate, bool]] = []
    leading = _leading(hits)
    known: dict[str, dict[str, int]] = {}
    for part, found in zip(parsed, hits, strict=True):
        countries = hits_by_token(part, found)
        for first, index, kind in _named(part):
            span = country_beside(part, first, countries) or country_beside(part, index, countries)
            if span is None:
                bare.append((kind, _candidate(part, first, index, None), _is_alone(part, first, index)))
                continue
            candidate = _candidate(part, min(first, span[0]), max(index, span[1]), _identity(kind, span[2]))
            known.setdefault(kind, {}).setdefault(str(candidate.entity_id), candidate.start)
            yield candidate
    for kind, candidate, alone in bare:
        bodies = list(known.get(kind, {}).items())
        if len(bodies) == 1 and bodies[0][1] < candidate.start:
            yield candidate.to(entity_id=bodies[0][0])
        elif not bodies and alone and leading is not None and stands_alone(kind, leading):
            yield candidate.to(entity_id=_identity(kind, leading))


def _is_alone(part: ParsedSegment, first: int, last: int) -> bool:
    """Whether a German noun stands behind a definite article with nothing between and no name behind it."""
    doc = part.doc
    if (
        part.segment.lang != "de"
        or not first
        or determiner(doc[first - 1].text, "de") not in {"definite", "contraction"}
    ):
        return False
    return last + 1 == len(doc) or not (doc[last + 1].text[:1].isupper() or doc[last + 1].text in {"für", "der", "des"})


def _leading(hits: Sequence[Sequence[LexiconHit]]) -> str | None:
    """The country that a text names most often, if one does."""
    counts = Counter(hit.entity_id for found in hits for hit in found if hit.entity_id.startswith("country:"))
    most = counts.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None


def _named(part: ParsedSegment) -> Iterator[tuple[int, int, str]]:
    """First and last token of each noun, with its kind."""
    words, nouns = words_of(part.doc), _nouns(part.segment.lang)
    for index, word in enumerate(words):
        found = nouns.get(fold(word)) if word[:1].isupper() else None
        if found is None or index < len(found[0]):
            continue
        before, kind = found
        first = index - len(before)
        if all(_agrees(words[first + at], wanted) for at, wanted in enumerate(before)):
            yield first, index, kind


def _agrees(word: str, wanted: str) -> bool:
    return fold(word).startswith(wanted[:-1]) if wanted.endswith("*") else fold(word) == wanted


def _identity(kind: str, country: str) -> str:
    code = country.removeprefix("country:")
    own = _kinds()[kind][1].get(code)
    return f"organisation:{own or f'{kind}-{code.lower()}'}"


def _candidate(part: ParsedSegment, first: int, last: int, identity: str | None) -> Candidate:
    span = part.doc[first : last + 1]
    at = part.offset + span.start_char
    return Candidate(
        at, at + len(span.text), span.text, "organisation", "name", part.segment.lang, part.segment.id, "national",
        entity_id=identity,
    )  # fmt: skip
