"""Bodies of regions and towns: ``der [niedersächsische Landtag]``, ``der [Dresdner Stadtrat]``, ``das [Wiener Handelsgericht]``.

They have no name of their own; the region's or town's adjective tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold, folded_of
from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.offices.regions import is_regional
from extractor.actors.offices.titles import read_office
from extractor.actors.people.names import is_given
from extractor.actors.sites import Candidate
from extractor.lang import read_table, values
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment

# The shortest adjective of a town: Ulmer.
MIN_TOWN = 5


# Local bodies that have their town behind them, by the ends of their names.
_COURTS = ("gericht", "gerichts", "gerichtes", "staatsanwaltschaft")
_PLACE = "LOC"  # the pipeline's label of places


@cache
def _countries() -> frozenset[str]:
    return frozenset(entry.names["de"] for entry in load_lexicon().entries.values() if entry.type == "country")


@cache
def _forms() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and endings of words."""
    rows = read_table("de", "local_bodies", columns=("noun", "forms"))
    forms = [fold(form) for row in rows for form in (row["noun"], *values(row["forms"]))]
    return frozenset(form for form in forms if form[0] != "*"), tuple(form[1:] for form in forms if form[0] == "*")


def is_local_body(word: str) -> bool:
    """Whether a noun names a body that regions or towns have.

    Example:
        >>> is_local_body("Landtages"), is_local_body("Oberverwaltungsgerichts"), is_local_body("Regierung")
        (True, True, False)
    """
    whole, ends = _forms()
    return (
        word[:1].isupper()
        and "-" not in word
        and (fold(word) in whole or (fold(word).endswith(ends) and fold(word) not in ends))
    )


def local_candidates(parsed: Sequence[ParsedSegment]) -> Iterator[Candidate]:
    """The bodies with the adjective of their region or town before them."""
    for part in parsed:
        if part.segment.lang != "de":
            continue
        words = words_of(part.doc)
        yield from _with_town_behind(part)
        for index in range(1, len(words)):
            if not is_local_body(words[index]) or not _is_place(part, index - 1):
                continue
            # "der Berner Regierungsrat Hans Käser" is a person.
            if not (index + 1 < len(words) and is_given(words[index + 1]) and words[index + 1][:1].isupper()):
                span = part.doc[index - 1 : index + 1]
                at = part.offset + span.start_char
                yield Candidate(
                    at, at + len(span.text), span.text, "organisation", "name", "de", part.segment.id, "local"
                )  # fmt: skip


def _with_town_behind(part: ParsedSegment) -> Iterator[Candidate]:
    """Courts and prosecutors with their town behind them: ``die [Staatsanwaltschaft Wien]``, ``das [Landesgericht Graz]``."""
    doc = part.doc
    for index, plain in enumerate(folded_of(doc)[:-1]):
        token, end = doc[index], index + 1
        if not plain.endswith(_COURTS) or not is_local_body(token.text) or doc[end].ent_type_ != _PLACE:
            continue
        while end < len(doc) and doc[end].ent_type_ == _PLACE:
            end += 1
        if doc[index + 1 : end].text in _countries():
            continue
        text = doc[index:end].text
        at = part.offset + token.idx
        yield Candidate(at, at + len(text), text, "organisation", "name", "de", part.segment.id, "local")


def _is_place(part: ParsedSegment, index: int) -> bool:
    """The adjective of a region, or a capitalised word in -er inside a sentence."""
    token = part.doc[index]
    text = token.text
    if is_regional(text):
        return True
    return (
        text[:1].isupper()
        and text.endswith("er")
        and len(text) >= MIN_TOWN
        and text.isalpha()
        and not token.is_sent_start
        and not is_given(text)
        and read_office(text, "de") is None
    )
