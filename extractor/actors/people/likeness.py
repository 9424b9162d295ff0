"""Whether a span can be a person's name at all, and a token a word of one."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from extractor.actors.offices.titles import read_office
from extractor.actors.organisations.classes import is_no_name, is_portfolio
from extractor.actors.people.names import is_family_first, is_given, is_suffix
from extractor.actors.people.spans import MAX_NAME_WORDS, is_common_noun
from extractor.actors.sites import is_free

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extractor.pipelines import ParsedSegment

_QUOTES = frozenset("\"„“”»«‚‘’'")
_PLACE_NOUN = re.compile(
    r"(?:[Ss]tadt|[Dd]orf|[Pp]rovinz|[Ii]nsel|[Rr]egion|[Gg]emeinde|[Bb]ezirk|[Bb]undesstaat|[Ss]tadtteil|Ort|[Tt]anker|[Ss]chiff)$"
)


def is_name_like(doc: Doc, start: int, end: int, lang: str) -> bool:
    """Whether a span can be a name at all: starts with a capital, holds letters, is no office or number."""
    text = doc[start:end].text
    if is_no_name(text, lang) or (lang == "es" and is_portfolio(doc, start, end)):
        return False
    if len(text) < 2 or not any(ch.isupper() for ch in text) or any(ch.isdigit() for ch in text):
        return False
    if (
        _is_hashtag(doc, start, end)
        or _quoted(doc, start, end)
        or (lang == "de" and (_common_start(doc, start, end) or _after_place_noun(doc, start)))
    ):
        return False
    return end - start <= MAX_NAME_WORDS + 2 if end - start > 1 else _single_name(doc[start], lang)


def _is_hashtag(doc: Doc, start: int, end: int) -> bool:
    """``#[NicolasMaduro]``: words run together, which :mod:`extractor.actors.people.handles` reads."""
    return (
        start > 0
        and end == start + 1
        and doc[start - 1].text == "#"
        and re.search(r"[a-zß-ÿ][A-ZÀ-Þ]", doc[start].text) is not None
    )


def _quoted(doc: Doc, start: int, end: int) -> bool:
    """A name that fills quotation marks is a ship's, a party's or a song's: „[Sirius]“."""
    return start > 0 and end < len(doc) and doc[start - 1].text in _QUOTES and doc[end].text in _QUOTES


def _after_place_noun(doc: Doc, start: int) -> bool:
    """A place by the noun before it: ``die Hauptstadt [Kupang]``."""
    return start > 0 and _PLACE_NOUN.search(doc[start - 1].text) is not None


def _single_name(token: Token, lang: str) -> bool:
    """One word alone: no compound with a common noun ("Merkel-Besuch"), no acronym, no office."""
    text = token.text
    if (lang == "de" and "-" in text and token.pos_ == "NOUN") or (text.isupper() and len(text) <= 4):
        return False
    return read_office(text, lang) is None or is_given(text)


def _common_start(doc: Doc, start: int, end: int) -> bool:
    """Common words with a capital because a sentence starts with them: ``[Heutige Fahrzeuge]``, ``[Geplant] waren``."""
    if not doc[start].is_sent_start or is_given(doc[start].text) or _supported(doc, end):
        return False
    return _adjective_start(doc, start, end) or (end - start == 1 and not _speaks(doc, end))


def _supported(doc: Doc, end: int) -> bool:
    """Whether the text shows a sentence's first words to be a name: the last word comes again inside a sentence."""
    last = doc[end - 1].text
    forms = {last, last + "s", last.removesuffix("s")}
    return any(token.i != end - 1 and not token.is_sent_start and token.text in forms for token in doc)


def _speaks(doc: Doc, end: int) -> bool:
    """Whether a full verb follows ("Obama kritisierte"), as behind a subject; "Möglich ist" has an auxiliary."""
    return end < len(doc) and doc[end].pos_ == "VERB"


def _adjective_start(doc: Doc, start: int, end: int) -> bool:
    """``[Heutige Fahrzeuge]``, ``[Beide Seiten]`` at the start of a sentence: an inflected adjective and a noun, or alone."""
    first = doc[start]
    inflected = re.search(r"(?:e|es|er|en|em)$", first.text) is not None
    if first.pos_ in {"ADJ", "DET", "PRON", "ADV", "NUM"}:
        return True
    return inflected and end - start == 2


def is_name_word(part: ParsedSegment, index: int, taken: Collection[int], *, first: bool) -> bool:
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
