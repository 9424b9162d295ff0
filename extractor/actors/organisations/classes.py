"""Organisations by the common noun before them and by their own form.

``der Fernsehsender [XYZ]``, ``die Zeitung „[Morgen]“``, ``la empresa [Petronorte]``;
``[Oberverwaltungsgericht Münster]``, ``[Bundesanstalt]``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.actors.offices.titles import read_office
from extractor.actors.people.names import is_given
from extractor.actors.sites import Candidate
from extractor.lang import read_table
from extractor.pipelines.words import words_of
from extractor.records import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extractor.pipelines import ParsedSegment

_OPEN, _CLOSE = frozenset("„\"“»«‚‘'"), frozenset("“\"”«»’‘'")
MAX_QUOTED = 6
# First parts that make an institution of a common noun; other compounds (Supermarktkette) are no names.
_LEVEL = re.compile(
    r"^(?:bundes|landes|verfassungs|verwaltungs|bundesverwaltungs|bundesverfassungs|oberverwaltungs|oberlandes|land|amts|"
    r"truppendienst|arbeits|bundesarbeits|sozial|bundessozial|finanz|bundesfinanz|bundeskriminal|landeskriminal|national|"
    r"general|bundesumwelt|bundeskartell|verkehrs|staats|generalstaats|bundesstaats|kriegsverbrecher|sonder)$"
)
_COMMON = frozenset("amtstag arbeitstag sozialamt finanzamt arbeitsamt verkehrspolizei landtag nationalbank staatsbank "
                    "arbeitsrat verkehrsamt staatsanwaltschaft staatspartei landpartei landrat landtage sonderrat".split())  # fmt: skip


@cache
def _heads(lang: str) -> frozenset[str]:
    if lang not in {"de", "es"}:
        return frozenset()
    return frozenset(fold(row["noun"]) for row in read_table(lang, "organisation_heads", columns=("noun", "sector")))


@cache
def _long_heads() -> tuple[str, ...]:
    """German class nouns that are long enough to be known at the end of a compound."""
    return tuple(head for head in _heads("de") if len(head) > 4)


@cache
def _institutions() -> tuple[str, ...]:
    return tuple(sorted({fold(row["noun"]) for row in read_table("de", "institutions", columns=("noun", "sector"))}))


def is_class_noun(word: str, lang: str) -> bool:
    """Whether a common noun announces the name of an organisation.

    Example:
        >>> is_class_noun("Fernsehsenders", "de"), is_class_noun("Wetter", "de"), is_class_noun("empresa", "es")
        (True, False, True)
    """
    if lang != "de":
        return fold(word.rsplit("-", 1)[-1]) in _heads(lang)
    if not word[:1].isupper():
        return False
    plain = fold(word.rsplit("-", 1)[-1])
    return plain in _heads("de") or plain.endswith(_long_heads())


def is_institution(word: str) -> bool:
    """Whether a German compound names an institution by itself.

    Example:
        >>> is_institution("Bundesverwaltungsgerichts"), is_institution("Bundesliga"), is_institution("Supermarktkette")
        (True, False, False)
    """
    if not word[:1].isupper() or "-" in word:
        return False
    plain = fold(word)
    for form in (plain, plain.removesuffix("es"), plain.removesuffix("s")):
        if form in _COMMON:
            return False
        if not form.endswith(_institutions()):
            continue
        for head in _institutions():
            if form.endswith(head) and _LEVEL.match(form[: -len(head)]):
                return True
    return False


@cache
def _no_names(lang: str, kind: str) -> frozenset[str]:
    rows = read_table(lang, "no_names", columns=("word", "kind")) if lang in {"de", "es"} else ()
    return frozenset(fold(row["word"]) for row in rows if row["kind"] == kind)


@cache
def _organisation_tokens() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("shared", "organisation_tokens", columns=("word",)))


def has_organisation_token(words: Sequence[str]) -> bool:
    """Whether one of the words shows that a name is no person's.

    Example:
        >>> has_organisation_token(["National", "Defense", "Council"]), has_organisation_token(["Anna", "Bauer"])
        (True, False)
    """
    return len(words) > 1 and any(word in _organisation_tokens() for word in words)


def is_no_name(text: str, lang: str) -> bool:
    """Whether a span is a common word that recognisers take for a name.

    Example:
        >>> is_no_name("Gobierno", "es"), is_no_name("Tratado de Roma", "es"), is_no_name("Montag", "de"), is_no_name("Efe", "es")
        (True, True, True, False)
    """
    plain = fold(text)
    return plain in _no_names(lang, "word") or plain.split(" ")[0] in _no_names(lang, "head") or plain.isdigit()


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
        while index < len(doc):
            if not texts[index][:1].isupper():
                index += 1
                continue
            end = index
            while end < len(doc) and end - index < 6 and _name_word(part, end, lang, taken, first=True):
                end += 1
            end = _before_person(texts, index, end)
            words = texts[index:end]
            if (
                lang == "de"
                and end - index >= 2
                and has_organisation_token(words)
                and not is_no_name(doc[index].text, lang)
            ):
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


@cache
def _portfolios() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(row["word"]).split()) for row in read_table("es", "portfolios", columns=("word",)))


def is_portfolio(doc: Doc, start: int, end: int) -> bool:
    """Whether a Spanish span is only the field of a ministry ("ministro de [Exteriores]").

    The same words after "Ministerio de" belong to the ministry's name.
    """
    return tuple(fold(word) for word in words_of(doc)[start:end]) in _portfolios()


def portfolio_end(words: Sequence[str], index: int) -> int:
    """The token behind the field of an office: consejero [de Economía y Hacienda] de Aragón; ``index`` where none stands.

    Example:
        >>> portfolio_end(["consejera", "de", "Medio", "Ambiente", "de", "la", "Junta"], 1)
        4
        >>> portfolio_end(["presidente", "de", "Rusia"], 1)
        1
    """
    if index + 1 >= len(words) or fold(words[index]) != "de":
        return index
    start = index + 2 if words[index + 1] == "la" else index + 1
    for length in range(min(5, len(words) - start), 0, -1):
        if words[start][:1].isupper() and tuple(fold(word) for word in words[start : start + length]) in _portfolios():
            end = start + length
            more = end + 1 < len(words) and words[end] in {"y", "e"} and words[end + 1][:1].isupper()
            return end + 2 if more else end
    return index
