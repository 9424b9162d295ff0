"""Where the text names people: the recogniser's spans, repaired, and the rules it needs beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.organisations.classes import has_organisation_token
from extractor.actors.people.likeness import is_name_like, is_name_word
from extractor.actors.people.names import is_given
from extractor.actors.people.spans import all_taken, extend, extend_right, trim_person
from extractor.actors.people.titled import framed, titled
from extractor.actors.sites import Candidate, is_free
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents
from extractor.pipelines.words import has, words_of

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment
    from extractor.records import RawText, Segment

_CAPS_NAME = re.compile(r"\b[A-ZÄÖÜÁÉÍÓÚÑ]{2,}(?:[ \t-]+[A-ZÄÖÜÁÉÍÓÚÑ]{2,}){1,3}\b")
_CREDIT_PERSON = re.compile(r"(?:Foto|Fotos|Bild|Photo|Fotografía)\s*:\s*((?:[A-ZÄÖÜ][\wäöüß.-]+\s?){2,4})")


def person_candidates(parsed: Sequence[ParsedSegment], *, taken: Collection[int]) -> Iterator[Candidate]:
    """People by the recogniser and by title, in text order of the segments.

    ``taken``: Offsets of characters that belong to names of the lexicon.
    """
    for part in parsed:
        spans = list(_recognised(part, taken))
        covered = {i for start, end in spans for i in range(start, end)}
        for start, end in spans:
            organisation = has_organisation_token(words_of(part.doc)[start:end])
            yield _candidate(part, start, end, "ner", organisation=organisation)
        behind = list(titled(part, covered, taken))
        covered |= {i for start, end in behind for i in range(start, end)}
        for start, end in (*behind, *framed(part, covered, taken)):
            yield _candidate(part, start, end, "title")


def _candidate(part: ParsedSegment, start: int, end: int, source: str, *, organisation: bool = False) -> Candidate:
    start -= 2 * _is_cut(part, start)
    span = part.doc[start:end]
    at = part.offset + span.start_char
    return Candidate(
        at, at + len(span.text), span.text, "organisation" if organisation else "person", "name", part.segment.lang, part.segment.id, source
    )  # fmt: skip


def _is_cut(part: ParsedSegment, start: int) -> bool:
    """Whether a tokeniser has cut the O' off a name: O’[Keefe]."""
    if start < 2:
        return False
    before, mark = part.doc[start - 2], part.doc[start - 1]
    return before.text in {"O", "D"} and mark.text in {"’", "'"} and not (before.whitespace_ or mark.whitespace_)


def _recognised(part: ParsedSegment, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Spans of the recogniser without titles, with the words of the name it left out."""
    doc, lang = part.doc, part.segment.lang
    last = 0
    for span in doc.ents:
        if span.label_ != "PER":
            continue
        start, end = trim_person(doc, span.start, span.end, lang)
        if start >= end:
            continue
        # What trimming has cut off is no part of the name and does not come back.
        cut = end < span.end and doc[end].is_alpha
        start, end = extend(part, start, end, taken, right=not cut)
        start, whole = max(start, last), start
        while start < end and not is_free(part, start, taken) and not is_given(doc[start].text):
            # "Nordkorea Material": no name begins with a country's name ("Jordan Meier" does, with a given name).
            start += 1
        if start > whole and end - start < 2:
            continue
        if start < end and is_name_like(doc, start, end, lang) and not all_taken(part, start, end, taken):
            yield start, end
            last = end


def apart(people: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates, two surnames that a recogniser has joined taken apart: ``kritisierte [Rajoy] [Zapatero]``.

    Both are the last words of full names of the text.
    """
    full = {fold(words[-1]): fold(words[0]) for c in people if len(words := c.text.split()) > 1 and is_given(words[0])}
    for candidate in people:
        words = candidate.text.split()
        if len(words) != 2 or is_given(words[0]) or not {fold(word) for word in words} <= full.keys():
            yield candidate
            continue
        middle = candidate.start + len(words[0])
        yield candidate.to(end=middle, text=words[0])
        yield candidate.to(start=candidate.end - len(words[1]), text=words[1])


def given_candidates(
    parsed: Sequence[ParsedSegment], found: Collection[Candidate], *, taken: Collection[int]
) -> Iterator[Candidate]:
    """A known given name and a capitalised word that the recogniser passed over: ``[Rainer Bauer] sagte``."""
    covered = {i for candidate in found for i in range(candidate.start, candidate.end)}
    for part in parsed:
        doc, index = part.doc, 0
        words = words_of(doc)
        while index + 1 < len(doc):
            if not words[index][:1].isupper() or not _given_start(part, index, taken, covered):
                index += 1
                continue
            end = index + 1
            while (
                end < len(doc)
                and end - index < 5
                and is_name_word(part, end, taken, first=False)
                and part.offset + doc[end].idx not in covered
            ):
                end += 1
            end = extend_right(part, index, end, taken, sure=True)
            if (
                end - index >= 2
                and not is_given(doc[end - 1].text)
                and is_name_like(doc, index, end, part.segment.lang)
            ):
                yield _candidate(part, index, end, "ner")
            index = end


def _given_start(part: ParsedSegment, index: int, taken: Collection[int], covered: Collection[int]) -> bool:
    token = part.doc[index]
    at = part.offset + token.idx
    return (
        at not in covered and at not in taken and is_given(token.text) and token.text[:1].isupper()
        and token.ent_type_ != "ORG" and (token.i == 0 or part.doc[token.i - 1].ent_type_ != token.ent_type_ or not token.ent_type_)
    )  # fmt: skip


def caption_candidates(raw: RawText, segments: Sequence[Segment], *, taken: Collection[int]) -> Iterator[Candidate]:
    """Names in capitals in captions and credits: ``© MAX MUSTERMANN``."""
    for segment in segments:
        if segment.kind != "caption":
            continue
        text = raw.text[segment.start : segment.end]
        for match in _CAPS_NAME.finditer(text):
            start = segment.start + match.start()
            if start not in taken:
                end = segment.start + match.end()
                yield Candidate(start, end, match.group(), "person", "name", segment.lang, segment.id, "caption")
        for match in _CREDIT_PERSON.finditer(text):
            start = segment.start + match.start(1)
            name = match.group(1).strip()
            if start not in taken and is_given(name.split()[0]):
                yield Candidate(start, start + len(name), name, "person", "name", segment.lang, segment.id, "caption")


def surname_candidates(
    parsed: Sequence[ParsedSegment], surnames: Collection[str], *, taken: Collection[int]
) -> Iterator[Candidate]:
    """Later bare surnames the recogniser missed or read as a place: ``Gil bestätigte``.

    Only words that a full name of the document ends in, written with a capital, and read as a name here.
    """
    for part in parsed:
        lang = part.segment.lang
        for index, text in enumerate(words_of(part.doc)):
            if not text[:1].isupper() or len(text) < 3:
                continue
            bare = fold(text)
            if bare not in surnames and not (lang == "de" and bare.endswith("s") and bare[:-1] in surnames):
                continue
            token = part.doc[index]
            if part.offset + token.idx not in taken and (
                token.pos_ == "PROPN" or token.ent_type_ or (lang == "de" and _stands_like_a_name(part, index))
            ):
                yield _candidate(part, index, index + 1, "surname")


def _stands_like_a_name(part: ParsedSegment, index: int) -> bool:
    """Whether a word read as a noun stands without article inside a sentence, where German nouns in the singular have one."""
    token = part.doc[index]
    if token.pos_ != "NOUN" or token.is_sent_start or index == 0 or has(token, "Number", "Plur"):
        return False
    before = part.doc[index - 1]
    relative = has(before, "PronType", "Rel") and not dependents(token, Role.DETERMINER)
    return relative or (
        before.pos_ not in {"DET", "ADJ", "NOUN", "NUM", "PRON", "PROPN"}
        and not dependents(token, Role.DETERMINER, Role.ADJECTIVE)
    )
