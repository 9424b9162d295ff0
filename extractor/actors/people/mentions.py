"""Where the text names people: the recogniser's spans, repaired, and the rules it needs beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.offices.titles import find_offices_in, read_office
from extractor.actors.organisations.classes import has_organisation_token
from extractor.actors.people.names import is_family_first, is_given, is_honorific, is_suffix
from extractor.actors.people.spans import (
    all_taken,
    doc_words,
    extend,
    extend_right,
    is_common_noun,
    is_name_like,
    trim_person,
)
from extractor.actors.sites import Candidate, is_free
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents, has
from extractor.pipelines.words import words_of

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
            organisation = has_organisation_token(doc_words(part, start, end))
            yield _candidate(part, start, end, "ner", organisation=organisation)
        titled = list(_titled(part, covered, taken))
        covered |= {i for start, end in titled for i in range(start, end)}
        for start, end in (*titled, *_framed(part, covered, taken)):
            yield _candidate(part, start, end, "title")


def _candidate(part: ParsedSegment, start: int, end: int, source: str, *, organisation: bool = False) -> Candidate:
    span = part.doc[start:end]
    at = part.offset + span.start_char
    return Candidate(
        at, at + len(span.text), span.text, "organisation" if organisation else "person", "name", part.segment.lang, part.segment.id, source
    )  # fmt: skip


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


def _titled(part: ParsedSegment, covered: Collection[int], taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """A title and capitalised words behind it: ``Außenminister [Sergei Lawrow]``."""
    doc, lang = part.doc, part.segment.lang
    for hit in find_offices_in(doc, lang):
        if hit.office.plural or hit.office.office == "thing" or hit.end >= len(doc):
            continue
        start = hit.end
        while start < len(doc) and (is_honorific(doc[start].text) or doc[start].is_space):
            start += 1
        end = start
        while (
            end < len(doc)
            and end not in covered
            and end - start < 4
            and _name_word(part, end, taken, first=end == start)
        ):
            end += 1
        if end > start and end not in covered and is_name_like(doc, start, end, lang):
            yield start, extend_right(part, start, end, taken, sure=True)


def _framed(part: ParsedSegment, covered: Collection[int], taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Names the recogniser missed beside an office in commas: ``[Ban Ki-moon], Außenminister Südkoreas,``."""
    doc, lang = part.doc, part.segment.lang
    hits = find_offices_in(doc, lang)
    starts = {hit.start for hit in hits if hit.office.plural is not True and hit.office.office != "thing"}
    ends = {hit.end for hit in hits if hit.office.plural is not True and hit.office.scope != "none"}
    words = words_of(doc)
    index = 0
    while index + 1 < len(doc):
        if not words[index][:1].isupper():
            index += 1
            continue
        end = index
        while end < len(doc) and end - index < 5 and end not in covered and _plain_name_word(part, end, taken):
            end += 1
        if end - index < 2:
            index = max(end, index + 1)
            continue
        behind = end < len(doc) and doc[end].text == "," and _office_near(part, end + 1, starts)
        before = (
            index > 2 and doc[index - 1].text == "," and end < len(doc) and (doc[end].text == "," or doc[end].pos_ in {"VERB", "AUX"})
            and any(i in ends for i in range(index - 1, max(0, index - 10), -1))
            and not any(doc[i].pos_ in {"VERB", "AUX"} or doc[i].text == "," for i in range(max(0, index - 6), index - 1))
        )  # fmt: skip
        if (behind or before) and is_name_like(doc, index, end, lang):
            yield index, end
        index = end


def _office_near(part: ParsedSegment, start: int, starts: Collection[int]) -> bool:
    """Whether an office follows behind an article and adjectives at most."""
    doc = part.doc
    for index in range(start, min(len(doc), start + 5)):
        if index in starts:
            return True
        if doc[index].pos_ not in {"DET", "ADJ", "ADV"}:
            return False
    return False


def _plain_name_word(part: ParsedSegment, index: int, taken: Collection[int]) -> bool:
    token = part.doc[index]
    text = token.text
    if (
        not text[:1].isupper()
        or text.isupper()
        or not text.replace("-", "").isalpha()
        or not is_free(part, index, taken)
    ):
        return False
    return (
        token.pos_ == "PROPN"
        and token.ent_type_ in {"", "PER"}
        and not is_common_noun(text)
        and not has_organisation_token(["", text])
    )


def _name_word(part: ParsedSegment, index: int, taken: Collection[int], *, first: bool) -> bool:
    """Whether a token can be a word of a name behind a title or given name."""
    token = part.doc[index]
    text = token.text
    letters = re.sub(r"[-.'’]", "", text)
    if not text[:1].isupper() or not letters.isalpha() or (text.isupper() and len(text) > 1):
        return False
    if not is_free(part, index, taken) or token.is_sent_start or is_common_noun(text):
        return False
    if read_office(text, part.segment.lang) is not None:
        return False
    if first:
        return token.pos_ == "PROPN" or is_given(text) or token.ent_type_ == "PER"
    return _later_word(part, index)


def _later_word(part: ParsedSegment, index: int) -> bool:
    """A second or later word; the tagger may take a surname for a common noun: Rainer [Seele], Ban Ki [Moon]."""
    token = part.doc[index]
    given = is_given(part.doc[index - 1].text)
    if token.ent_type_ == "LOC" and not given:
        return False
    if token.pos_ == "NOUN":
        return given or is_family_first(part.doc[max(0, index - 2)].text)
    return token.pos_ == "PROPN" or is_suffix(token.text)


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
                and _name_word(part, end, taken, first=False)
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
