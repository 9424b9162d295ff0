"""Where the name of an organisation begins and ends that the recogniser has found."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from extractor.actors.deeds import is_deed
from extractor.actors.folding import fold
from extractor.actors.offices.titles import read_office
from extractor.actors.organisations.classes import portfolio_end
from extractor.actors.people.names import is_given
from extractor.actors.people.spans import is_picture
from extractor.actors.sites import is_free
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extractor.pipelines import ParsedSegment

MAX_HALF = 6  # letters of the first word of a town's: New, Tel, Buenos
_ARTICLES = frozenset("der die das den dem des ein eine einer eines einem einen el la los las un una lo al del".split())
_EDGES = frozenset("\"'„“”»«‚‘’()[]–—-,:;!?…*|#")
_LINKS = frozenset("de del la las los el y e para por".split())
# What may follow a regional body: Gobierno [vasco], Gobierno [de Navarra].
_REGIONAL = frozenset({"gobierno", "ejecutivo", "parlamento", "junta", "consejo", "ayuntamiento"})
# What organisations are called that have two fields.
_FIELDED = tuple("amt amts amtes behorde agentur institut instituts zentrum zentrums buro buros rat rats rates kommission gesellschaft "
                 "stiftung verband verbands verein vereins ministerium ministeriums koalition anstalt organisation komitee".split())  # fmt: skip


def trim_organisation(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A span without articles, lower-case words at its start and punctuation around it; brackets stay balanced."""
    while start < end and (
        doc[start].text in _EDGES or fold(doc[start].text) in _ARTICLES or doc[start].text[:1].islower()
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in _EDGES - {")"} or doc[end - 1].is_space or is_picture(doc[end - 1].text)
    ):
        end -= 1
    if end - start == 2 and doc[start].text.isupper() and is_deed(doc[end - 1].text):
        return start, start + 1  # "warf der FPÖ Hetze vor"
    text = doc[start:end].text
    if text.count("(") != text.count(")"):
        for index in range(start, end):
            if doc[index].text in {"(", ")"}:
                return start, index
    return start, end


def spanish_span(part: ParsedSegment, start: int, end: int, taken: Collection[int]) -> tuple[int, int]:
    """A Spanish name with the words behind "de" that belong to it, without "en Madrid" and loose links."""
    doc = part.doc
    for index in range(start + 1, end):
        if fold(doc[index].text) in {"en", "sobre", "con"}:
            end = index
            break
    while end < len(doc) and end - start < 9:
        stop = end
        while stop < len(doc) and stop - end < 2 and fold(doc[stop].text) in {"de", "del", "la", "los", "las"}:
            stop += 1
        if stop < len(doc) and _goes_on(part, stop, taken, linked=stop > end):
            end = stop + 1
        elif (
            stop == end
            and fold(doc[end - 1].text) in _REGIONAL
            and doc[end].pos_ == "ADJ"
            and is_free(part, end, taken)
        ):
            end += 1
        else:
            break
    while end > start and fold(doc[end - 1].text) in _LINKS:
        end -= 1
    return max(start, _behind_field(doc, start, end)), end


def _behind_field(doc: Doc, start: int, end: int) -> int:
    """The start of a name without the field of the office before it: ``consejera de Presidencia de la [Junta]``."""
    words = words_of(doc)
    if start < 2 or fold(words[start - 1]) != "de" or not read_office(words[start - 2], "es"):
        return start
    index = portfolio_end(words, start - 1)
    if not start <= index < end or fold(words[index]) not in {"de", "del"}:
        return start
    index += 1
    while index < end and words[index] in {"la", "las", "los", "el"}:
        index += 1
    return index


def _goes_on(part: ParsedSegment, index: int, taken: Collection[int], *, linked: bool) -> bool:
    token = part.doc[index]
    if not token.text[:1].isupper() or not token.text.isalpha() or not is_free(part, index, taken):
        return False
    return token.ent_type_ in {"", "ORG"} or (linked and not is_given(token.text))


def german_span(part: ParsedSegment, start: int, end: int, taken: Collection[int]) -> tuple[int, int]:
    """A German name with the adjectives before it and its field, without the person behind it."""
    return _german_end(part.doc, _german_start(part, start, taken), end)


def _german_start(part: ParsedSegment, start: int, taken: Collection[int]) -> int:
    """The start of a German name with the capitalised adjectives before it: ``[Kurdischen] Demokratischen Partei``."""
    doc = part.doc
    while start > 1 and doc[start].text[:1].isupper() and is_free(part, start - 1, taken):
        text = doc[start - 1].text
        adjective = text[:1].isupper() and text.endswith(("e", "en", "er", "es")) and doc[start - 1].pos_ == "ADJ"
        if (
            doc[start - 1].is_sent_start
            or not (adjective or re.fullmatch(r"1\.", text))
            or is_town_of_two(doc, start - 2)
        ):
            break
        start -= 1
    return start


def is_town_of_two(doc: Doc, index: int) -> bool:
    """Whether a word and the next are the adjective of one town: ``[New] Yorker``, ``[Tel] Aviver``."""
    if not 0 <= index < len(doc) - 1 or doc[index + 1].pos_ != "ADJ":
        return False
    first, second = doc[index].text, doc[index + 1].text
    short = first[:1].isupper() and len(first) <= MAX_HALF and not first.endswith(("e", "en", "er", "es"))
    return short and second[:1].isupper() and second.endswith("er")


def _german_end(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A German name without the person behind it and with its field: ``[Bahn-Gesellschaft] Karl Huber``, ``[Institut für Frieden]``."""
    for index in range(start + 1, end - 1):
        if is_given(doc[index].text) and doc[index + 1].pos_ == "PROPN" and doc[index].text[:1].isupper():
            return start, index
    if fold(doc[end - 1].text) != "fur":
        return start, _second_field_end(doc, start, end)
    stop = end
    while stop < len(doc) and doc[stop].pos_ == "ADJ":
        stop += 1
    is_field = stop < len(doc) and doc[stop].pos_ in {"NOUN", "PROPN"}
    return start, _second_field_end(doc, start, stop + 1) if is_field else end - 1


def _second_field_end(doc: Doc, start: int, end: int) -> int:
    """The end of a name with its second field: ``[Landesamt für Gesundheit und Lebensmittelsicherheit]``."""
    words = words_of(doc)
    if not any(word == "für" for word in words[start + 1 : end]) or not _has_fields(words[start]):
        return end
    stop = end if words[end - 1] == "und" else end + 1
    linked = stop < len(words) and words[stop - 1] == "und"
    return stop + 1 if linked and doc[stop].pos_ in {"NOUN", "PROPN"} and words[stop][:1].isupper() else end


def _has_fields(word: str) -> bool:
    """Whether an organisation called so is one for something."""
    return fold(word.rsplit("-", 1)[-1]).endswith(_FIELDED)


def with_city(part: ParsedSegment, end: int, taken: Collection[int]) -> int:
    """The end of a club's or court's name with the city behind it: ``[FC Bayern] München``."""
    while end < len(part.doc) and _is_city(part, end, taken):
        end += 1
    return end


def _is_city(part: ParsedSegment, index: int, taken: Collection[int]) -> bool:
    token = part.doc[index]
    return (
        token.ent_type_ == "LOC" and token.pos_ == "PROPN" and token.text[:1].isupper() and is_free(part, index, taken)
    )
