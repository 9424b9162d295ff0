"""Organisations by the common noun before them and by their own form.

``der Fernsehsender [XYZ]``, ``die Zeitung „[Morgen]“``, ``la empresa [Petronorte]``;
``[Oberverwaltungsgericht Münster]``, ``[Bundesanstalt]``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.actors.offices.titles import read_office
from extractor.actors.organisations.classes import has_organisation_token, is_class_noun, is_institution, is_no_name
from extractor.actors.people.names import is_given
from extractor.actors.sites import Candidate
from extractor.pipelines.words import words_of
from extractor.records import MentionKind

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment

_OPEN, _CLOSE = frozenset("„\"“»«‚‘'"), frozenset("“\"”«»’‘'")
MAX_QUOTED = 6


def class_candidates(parsed: Sequence[ParsedSegment], *, taken: Collection[int]) -> Iterator[Candidate]:
    """Organisations behind a class noun and institutions by their form."""
    for part in parsed:
        lang, doc = part.segment.lang, part.doc
        for index, word in enumerate(words_of(doc)):
            if is_class_noun(word, lang):
                span = _quoted_whole(part, index) or _named(part, index + 1, taken)
                if span is not None:
                    yield _candidate(part, *span)
            elif lang == "de" and is_institution(word) and part.offset + doc[index].idx not in taken:
                end = index + 1
                while end < len(doc) and end - index < 3 and doc[end].pos_ == "PROPN" and doc[end].ent_type_ == "LOC":
                    end += 1
                yield _candidate(part, index, end)


def token_candidates(parsed: Sequence[ParsedSegment], *, taken: Collection[int]) -> Iterator[Candidate]:
    """Runs of name words that hold a word of organisations: ``[Baader Bank]``, ``[Delaware River Port Authority]``."""
    for part in parsed:
        lang, doc, index = part.segment.lang, part.doc, 0
        texts = words_of(doc)
        if lang != "de" or not has_organisation_token(texts):
            continue
        while index < len(doc):
            if not texts[index][:1].isupper():
                index += 1
                continue
            end = index
            while end < len(doc) and end - index < 6 and _name_word(part, end, lang, taken, first=True):
                end += 1
            end = _before_person(texts, index, end)
            words = texts[index:end]
            if end - index >= 2 and has_organisation_token(words) and not is_no_name(doc[index].text, lang):
                yield _candidate(part, index, end)
            index = max(end, index + 1)


def _quoted_whole(part: ParsedSegment, index: int) -> tuple[int, int] | None:
    """A name in quotation marks that begins with its class noun: „[Aktionsbündnis Waldrand]“."""
    doc = part.doc
    if index == 0 or doc[index - 1].text not in _OPEN:
        return None
    end = next((i for i in range(index + 2, min(len(doc), index + 2 + MAX_QUOTED)) if doc[i].text in _CLOSE), None)
    return None if end is None else (index, end)


def _named(part: ParsedSegment, start: int, taken: Collection[int]) -> tuple[int, int] | None:
    """The name behind a class noun: in quotation marks, or capitalised words."""
    doc, lang = part.doc, part.segment.lang
    if start >= len(doc):
        return None
    if doc[start].text in _OPEN:
        for end in range(start + 2, min(len(doc), start + 2 + MAX_QUOTED)):
            if doc[end].text in _CLOSE:
                return (start + 1, end) if doc[start + 1].text[:1].isupper() else None
        return None
    end = start
    while end < len(doc) and end - start < 4 and _name_word(part, end, lang, taken, first=end == start):
        end += 1
    if end == start or is_given(doc[start].text) or doc[start].is_sent_start:
        return None
    return start, _before_person(words_of(doc), start, end)


def _before_person(words: Sequence[str], start: int, end: int) -> int:
    """The end of a name without the person behind it: ``der Spieler des [FC Bayern] Michael Ballack``."""
    for index in range(start + 1, end):
        named = index + 1 < len(words) and is_given(words[index]) and words[index + 1][:1].isupper()
        if named and not has_organisation_token(["", *words[index + 1 : end]]):
            return index
    return end


def _name_word(part: ParsedSegment, index: int, lang: str, taken: Collection[int], *, first: bool) -> bool:
    token = part.doc[index]
    text = token.text
    if not text[:1].isupper() or not any(ch.isalpha() for ch in text) or read_office(text, lang) is not None:
        return False
    if part.offset + token.idx in taken and first:
        return False
    if lang == "de":
        return (
            token.pos_ == "PROPN"
            or (text.isupper() and len(text) > 1)
            or (first and token.ent_type_ in {"ORG", "MISC"})
        )
    return token.pos_ in {"PROPN", "NOUN"} or text.isupper()


def _candidate(part: ParsedSegment, start: int, end: int) -> Candidate:
    span = part.doc[start:end]
    at = part.offset + span.start_char
    kind: MentionKind = "acronym" if span.text.isupper() and len(span.text) <= 6 else "name"
    return Candidate(
        at, at + len(span.text), span.text, "organisation", kind, part.segment.lang, part.segment.id, "class"
    )  # fmt: skip
