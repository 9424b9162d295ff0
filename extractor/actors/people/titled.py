"""People by the office beside their name, where the recogniser has missed them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from extractor.actors.offices.titles import find_offices_in
from extractor.actors.organisations.classes import has_organisation_token
from extractor.actors.people.likeness import is_name_like, is_name_word
from extractor.actors.people.names import is_honorific
from extractor.actors.people.spans import extend_right, is_common_noun
from extractor.actors.sites import is_free
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from extractor.pipelines import ParsedSegment


def titled(part: ParsedSegment, covered: Collection[int], taken: Collection[int]) -> Iterator[tuple[int, int]]:
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
            and is_name_word(part, end, taken, first=end == start)
        ):
            end += 1
        if end > start and end not in covered and is_name_like(doc, start, end, lang):
            yield start, extend_right(part, start, end, taken, sure=True)


def framed(part: ParsedSegment, covered: Collection[int], taken: Collection[int]) -> Iterator[tuple[int, int]]:
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
