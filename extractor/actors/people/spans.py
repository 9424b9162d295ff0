"""The extent of a person's name in a text: without titles, with all its words, and no common nouns."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from extractor.actors.deeds import is_deed
from extractor.actors.folding import fold
from extractor.actors.offices.titles import read_office
from extractor.actors.people.names import is_given, is_honorific, is_particle, is_suffix
from extractor.actors.sites import is_free

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extractor.pipelines import ParsedSegment

# A name has at most this many words; longer runs of capitals are headlines.
MAX_NAME_WORDS = 6
_OPENERS = frozenset("\"'„“”»«‚‘’()[]–—-.,:;!?/…*|#")
_NOUN_ENDING = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|ismus|nis|nisse|sprache|partei)$"
)
_NO_SPANISH_PARTICLE = frozenset({"al", "y", "e", "el", "lo"})
_NO_START = frozenset("y e la el las los le zu zum zur do dos das".split())
# Arabic articles written with a hyphen start in lower case: Mohammed [el-Baradei].
_ARABIC = re.compile(r"^(?:al|el|as|ad|an|ar|asch|at|az|ul)-[A-ZÄÖÜ]\w+$")
_FIRST_PICTURE = "\U0001f000"


def trim_person(doc: Doc, start: int, end: int, lang: str) -> tuple[int, int]:
    """A span without titles before the name, what is no part of it behind, and punctuation around it.

    ``[Präsident Barack Obama]`` gives ``Barack Obama``; ``[Roland Kaiser]`` stays.
    """
    while start < end and _no_name_start(doc, start, end, lang):
        start += 1
    while end > start and _no_name_end(doc[end - 1]):
        end -= 1
    end = next((i for i in range(start, end) if _breaks(doc[i], lang)), end)
    while end > start and is_particle(doc[end - 1].text):
        end -= 1
    return _trim_german(doc, start, end) if lang == "de" else (_given_start(doc, start, end), end)


def _no_name_end(token: Token) -> bool:
    initial = len(token.text) == 2 and token.text.endswith(".")
    return not initial and (token.is_punct or token.text in _OPENERS or token.is_space or is_picture(token.text))


def is_picture(text: str) -> bool:
    """Whether a word is made of flags and emoji, which stand behind names in posts and are no part of them.

    Example:
        >>> is_picture("🇪🇺"), is_picture("UE")
        (True, False)
    """
    return all(char >= _FIRST_PICTURE or char in "\ufe0f\u200d" for char in text)


def _breaks(token: Token, lang: str) -> bool:
    """What cannot stand inside a name: line ends, commas, words in lower case that are no particles."""
    text = token.text
    if "\n" in text or text in {",", ";", ":", "(", "/", "–"}:
        return True
    particle = is_particle(text) and not (lang == "es" and fold(text) in _NO_SPANISH_PARTICLE)
    return text[:1].islower() and not particle and not _ARABIC.match(text)


def _trim_german(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Cut off titles and the nouns a genitive belongs to: ``[Italiens Präsident] X``, ``Merkels [Einsatz]``."""
    for index in range(end - 2, start - 1, -1):
        if read_office(doc[index].text, "de") is not None and not is_given(doc[index].text):
            return index + 1, end
    start = _given_start(doc, start, end)
    for index in range(start + 1, end):
        # "Obamas Einsatz": the text has the name without its -s too; "Merkels Äußerungen": the noun shows it.
        genitive = doc[index - 1].text.endswith("s") and is_common_noun(doc[index].text)
        # "gewährte Edward Snowden Asyl"
        given = index > start + 1 and is_deed(doc[index].text) and not is_particle(doc[index - 1].text)
        if genitive or given or _genitive_of_known(doc, index - 1):
            return start, index
    return start, end


def _given_start(doc: Doc, start: int, end: int) -> int:
    """``[Model] Daniela K.``: what stands before the given name is no part of the name."""
    before, given = doc[start : start + 2] if end - start >= 3 else (None, None)
    if before is None or given is None:
        return start
    outside = not is_given(before.text) and is_given(given.text) and not is_particle(before.text)
    return start + 1 if outside else start


def _genitive_of_known(doc: Doc, index: int) -> bool:
    text = doc[index].text
    if len(text) < 5 or not text.endswith("s") or is_given(text):
        return False
    bare = text[:-1]
    return any(token.text == bare for token in doc)


def is_common_noun(word: str) -> bool:
    """Whether the ending shows a German common noun, which no surname has.

    Example:
        >>> is_common_noun("Äußerungen"), is_common_noun("Regierungschefs"), is_common_noun("Merkel")
        (True, True, False)
    """
    return _NOUN_ENDING.search(word) is not None or read_office(word, "de") is not None


def _no_name_start(doc: Doc, index: int, end: int, lang: str) -> bool:
    token: Token = doc[index]
    text: str = token.text
    if token.is_punct or token.is_space or text in _OPENERS or is_honorific(text):
        return True
    if (
        text[:1].islower()
        and (not (is_particle(text) and index + 1 < end) or fold(text) in _NO_START)
        and not _ARABIC.match(text)
    ):
        return True
    if lang == "de" or text[:1].islower():
        return read_office(text, lang) is not None and not is_given(text)
    return index + 1 < end and read_office(text, lang) is not None


def all_taken(part: ParsedSegment, start: int, end: int, taken: Collection[int]) -> bool:
    """Whether the lexicon names every word of the span ("Russland" read as a person)."""
    return all(part.offset + part.doc[i].idx in taken for i in range(start, end))


def extend(part: ParsedSegment, start: int, end: int, taken: Collection[int], *, right: bool = True) -> tuple[int, int]:
    """Take in the words of the name the recogniser left out: ``[Recep] Tayyip``, ``[Gilles] de Robien``."""
    doc, lang = part.doc, part.segment.lang
    if right:
        end = extend_right(part, start, end, taken, sure=is_given(doc[start].text))
    while (
        start > 0
        and is_given(doc[start - 1].text)
        and doc[start - 1].text[:1].isupper()
        and is_free(part, start - 1, taken)
    ):
        if doc[start - 1].ent_type_ not in {"", "PER"} or (lang == "de" and read_office(doc[start - 1].text, lang)):
            break
        start -= 1
    return start, end


def extend_right(part: ParsedSegment, start: int, end: int, taken: Collection[int], *, sure: bool) -> int:
    """The end of a name with what follows: further words, ``von Beust``, ``al-Hassani``.

    ``sure`` where a title or a known given name shows that the first word is one.
    """
    doc = part.doc
    while end < len(doc) and end - start < MAX_NAME_WORDS and _continues(part, end, taken):
        end += 1
    stop = end
    while (
        stop < len(doc) and is_particle(doc[stop].text) and fold(doc[stop].text) not in {"y", "e", "zum", "la", "vom"}
    ):
        stop += 1
    if not end < stop < len(doc) or end - start != 1:
        return end
    # "Merkel von der CDU" is no name; "Ursula von der Leyen" is: a known given name or the recogniser shows it.
    named = doc[stop].ent_type_ == "PER" or (sure and doc[stop].pos_ == "PROPN" and not doc[stop].text.isupper())
    if named and _plain_capital(part, stop, taken):
        end = stop + 1
        while end < len(doc) and end - start < MAX_NAME_WORDS and _continues(part, end, taken):
            end += 1
    return end


def _plain_capital(part: ParsedSegment, index: int, taken: Collection[int]) -> bool:
    text = part.doc[index].text
    return text[:1].isupper() and is_free(part, index, taken) and read_office(text, part.segment.lang) is None


def _continues(part: ParsedSegment, index: int, taken: Collection[int]) -> bool:
    """Whether a token goes on with the name before it."""
    token = part.doc[index]
    text = token.text
    if is_suffix(text):
        return True
    if text[:1].islower():
        return _ARABIC.match(text) is not None
    if token.ent_type_ == "PER" and token.ent_iob_ == "I" and text.replace("-", "").replace(".", "").isalnum():
        return True
    if _ARABIC.match(text) or (text[:1] in "'’" and len(text) > 2 and text[1].isupper()):
        # al-Hassani; O ’Keefe, which some tokenisers cut
        return True
    return (
        token.pos_ == "PROPN"
        and token.ent_type_ in {"", "PER"}
        and text[:1].isupper()
        and text.replace("-", "").isalpha()
        and not text.isupper()
        and is_free(part, index, taken)
        and read_office(text, part.segment.lang) is None
        and not (is_deed(text) and index > 0 and not is_given(part.doc[index - 1].text))
    )  # fmt: skip
