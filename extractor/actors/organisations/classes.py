"""Words that tell an organisation: common nouns before a name and at its end, words that are no name, fields of offices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.actors.folding import fold
from extractor.lang import read_table
from extractor.pipelines.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
