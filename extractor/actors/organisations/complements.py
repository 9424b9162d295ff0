"""Organisations that an office or a name shows: ``Vorsitzende des [Linux-Verbandes]``, ``Jan Dahl vom [Fischereikomitee]``.

A common noun alone stands for one named before (``Chef der Bank``); a compound, or one with a field behind it, names one. The
field alone is enough for associations (``die [Gewerkschaft der Bergarbeiter]``), and some compounds for themselves (``die [Wirtschaftskammer]``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold, folded_of
from extractor.actors.offices.titles import find_offices_in
from extractor.actors.references.words import determiner
from extractor.actors.sites import Candidate, token_span
from extractor.lang import read_table
from extractor.pipelines.words import has, words_of

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment

_OF = frozenset("des der vom beim".split())
_SCOPES = frozenset({"organisation", "either", "member"})
# What may open the field of an organisation: Kommission [gegen] Rassismus, Bund [der] Steuerzahler.
_FIELD = frozenset({"gegen", "für"})
_DEFINITE = frozenset({"definite", "contraction"})
_QUOTES = frozenset('„“"»«‚')
# First parts that only say what kind of body it is, named elsewhere: der Vorsitzende des [Welt]verbandes.
_KINDS = frozenset("welt dach landes bundes oppositions mutter tochter regional spitzen national fach".split())
# The first part of a compound is at least so long: Ligachef, Bundesamt.
MIN_FIRST = 3
MAX_ADJECTIVES = 2
_ENDINGS = ("", "s", "es", "n", "en")


@cache
def _heads() -> tuple[str, ...]:
    rows = read_table("de", "body_heads", columns=("noun",))
    return tuple(sorted({fold(row["noun"]) + ending for row in rows for ending in _ENDINGS}, key=len, reverse=True))


def names_body(word: str) -> bool:
    """Whether a German compound can name an organisation by itself.

    Example:
        >>> names_body("Linux-Verbandes"), names_body("Wahlkommission"), names_body("Kommission"), names_body("Zeitpunkt")
        (True, True, False, False)
    """
    head, plain = _head(word), fold(word)
    return head is not None and len(plain) - len(head) >= MIN_FIRST and plain[: -len(head)] not in _KINDS


def _head(word: str) -> str | None:
    plain = fold(word)
    return next((head for head in _heads() if plain.endswith(head)), None) if word[:1].isupper() else None


def complement_candidates(
    parsed: Sequence[ParsedSegment], people: Iterable[Candidate], *, taken: Collection[int]
) -> Iterator[Candidate]:
    """The organisations behind offices, and behind people with ``vom`` and ``von der``."""
    named = list(people)
    for part in parsed:
        if part.segment.lang != "de":
            continue
        doc, words = part.doc, words_of(part.doc)
        ends = [hit.end for hit in find_offices_in(doc, "de") if hit.office.scope in _SCOPES]
        starts = [end + 1 for end in ends if end < len(words) and words[end] in _OF]
        for person in named:
            _, last = token_span(part, person.start, person.end)
            if 0 < last < len(words) - 2 and words[last] in {"vom", "von"}:
                starts.append(last + 1 + (words[last] == "von" and words[last + 1] in {"der", "den"}))
        spans = [_span(part, start, taken) for start in dict.fromkeys(starts)]
        spans += [_standing(part, index, taken) for index in range(1, len(words)) if words[index][:1].isupper()]
        for span in dict.fromkeys(spans):
            if span is not None:
                piece = doc[slice(*span)]
                at = part.offset + piece.start_char
                yield Candidate(
                    at, at + len(piece.text), piece.text, "organisation", "name", "de", part.segment.id, "complement"
                )  # fmt: skip


def _span(part: ParsedSegment, start: int, taken: Collection[int]) -> tuple[int, int] | None:
    """The tokens of an organisation that starts here: capitalised adjectives, a noun, its field."""
    doc, index = part.doc, start
    while index < len(doc) and index - start < MAX_ADJECTIVES and doc[index].pos_ == "ADJ":
        index += 1
    if index >= len(doc) or part.offset + doc[index].idx in taken or doc[index].pos_ not in {"NOUN", "PROPN"}:
        return None
    noun = doc[index].text
    if _head(noun) is None:
        return None
    first = index
    while first > start and (doc[first - 1].text[:1].isupper() or part.offset + doc[first - 1].idx in taken):
        first -= 1
    end = _field_end(part, index + 1, taken)
    if end < len(doc) and (doc[end].pos_ == "PROPN" or doc[end].ent_type_ == "ORG" or doc[end].text in _QUOTES):
        # "Führer der Rebellenbewegung JEM": the name follows.
        return None
    return (first, end) if names_body(noun) or end > index + 1 or first < index else None


def _field_end(part: ParsedSegment, index: int, taken: Collection[int]) -> int:
    """The end of ``gegen Rassismus``, ``der Uiguren`` behind a noun; the same index where none follows."""
    doc = part.doc
    if index + 1 >= len(doc) or doc[index].text not in {*_FIELD, "der"}:
        return index
    noun = index + 1
    if doc[noun].pos_ == "ADJ" and doc[noun].text[:1].islower() and noun + 1 < len(doc):
        noun += 1
    free = doc[noun].pos_ == "NOUN" and part.offset + doc[noun].idx not in taken and not doc[noun].ent_type_
    plural = doc[index].text in _FIELD or has(doc[noun], "Number", "Plur")
    return noun + 1 if free and plural else index


@cache
def _associations() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Heads of associations, heads of compounds that name one by themselves, and compounds that do not."""
    rows = read_table("de", "associations", columns=("noun", "kind"))
    forms = {kind: {fold(row["noun"]) + ending for row in rows if row["kind"] == kind for ending in _ENDINGS}
             for kind in ("head", "compound", "common")}  # fmt: skip
    return tuple(sorted(forms["head"])), tuple(sorted(forms["compound"])), frozenset(forms["common"])


def _standing(part: ParsedSegment, index: int, taken: Collection[int]) -> tuple[int, int] | None:
    """An association behind a definite article: one with a field behind it, or a compound that names one."""
    doc, plain = part.doc, folded_of(part.doc)[index]
    heads, compounds, common = _associations()
    if not plain.endswith(heads) and not plain.endswith(compounds):
        return None
    noun = doc[index]
    if noun.pos_ not in {"NOUN", "PROPN"} or determiner(doc[index - 1].text, "de") not in _DEFINITE or "-" in plain:
        return None
    if part.offset + noun.idx in taken or plain in common or has(noun, "Number", "Plur"):
        return None
    follows = doc[index + 1].text if index + 1 < len(doc) else ""
    if plain.endswith(heads):
        end = _members_end(part, index + 1, taken)
        if end > index + 1:
            return index, end
    compound = next((head for head in compounds if plain.endswith(head)), "") if plain.endswith(compounds) else ""
    named = follows[:1].isupper() or follows in {"der", "des", "von", "in", "für", "-"} or follows in _QUOTES
    return (index, index + 1) if compound and len(plain) - len(compound) >= MIN_FIRST and not named else None


def _members_end(part: ParsedSegment, index: int, taken: Collection[int]) -> int:
    """The end of those whom an association is of: ``der [kommunalen] Arbeitgeber``, ``kommunaler Unternehmen``, ``des Deutschen Buchhandels``."""
    doc, start = part.doc, index
    if index + 1 >= len(doc):
        return start
    article = doc[index].text if doc[index].text in {"der", "des"} else ""
    index += bool(article)
    adjective = doc[index].pos_ == "ADJ" and index + 1 < len(doc)
    if adjective and (article or (doc[index].text.endswith("er") and doc[index].text.islower())):
        index += 1
    elif not article:
        return start
    noun = doc[index]
    if noun.pos_ not in {"NOUN", "PROPN"} or not noun.text[:1].isupper() or part.offset + noun.idx in taken:
        return start
    capital = adjective and doc[index - 1].text[:1].isupper()
    if article == "des":
        return index + 1 if capital else start
    plural = has(noun, "Number", "Plur") or (noun.pos_ == "PROPN" and noun.text.endswith("n"))
    return index + 1 if plural else start
