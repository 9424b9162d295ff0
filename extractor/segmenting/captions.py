"""Picture captions and credits: ``Quelle: Agentur © NAME``, ``Foto: dpa``, ``… (Archivbild)``."""

from __future__ import annotations

import re
from functools import cache

from extractor.lang import read_table
from extractor.segmenting.spans import Span

# A caption tells a picture in a sentence or two; longer lines with a credit at the end are paragraphs.
MAX_CAPTION = 300
MAX_CREDIT = 90
_NAME = r"[^\W\d_a-zäöüß][\w.&'’-]*"


@cache
def _labels() -> str:
    return _alternatives("label")


@cache
def _line_patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    label, mark = _labels(), _alternatives("mark")
    heads = (
        re.compile(rf"[(\[]?(?:{label})\s?(?::|©|\|)\s?\S"),  # "Foto: dpa", "Quelle © …"
        re.compile(r"[(\[]?(?:©|\(c\)|\(C\)|&copy;)\s?\S"),  # "© dpa"
    )
    tails = (
        re.compile(rf"(?:^|[\s(\[])(?:{label})\s?(?::|©)\s?[^.:]{{2,{MAX_CREDIT}}}$"),  # "… in Moskau. Foto: AFP"
        re.compile(rf"(?:©|\(c\)|\(C\)|&copy;)\s?[^.:]{{2,{MAX_CREDIT}}}$"),  # "… in Moskau © AFP"
        re.compile(rf"[(\[](?:{mark})(?:[,:;/ ][^)\]]{{0,60}})?[)\]]\.?$"),  # "… in Moskau (Archivbild)"
    )
    return heads, tails


@cache
def _inline_pattern() -> re.Pattern[str]:
    # A credit inside a paragraph: label, colon, up to six name-like words of which the last are capitals or an agency.
    return re.compile(
        rf"(?<=[.!?”“\"»)]\s)(?:{_labels()})\s?:\s?(?:[\w./&'’-]+\s){{0,3}}?©\s?{_NAME}(?:\s(?:[A-ZÄÖÜ]{{2,}}[.'’-]?)+(?=\s|$))*"
    )


def is_caption(line: str) -> bool:
    """Whether a whole line is a caption or credit.

    Example:
        >>> [is_caption(line) for line in ("Foto: dpa", "Die Foto AG wächst.", "Am Hafen von Cádiz (Archivo)")]
        [True, False, True]
    """
    if len(line) > MAX_CAPTION:
        return False
    heads, tails = _line_patterns()
    if any(pattern.match(line) for pattern in heads):
        return len(line) <= MAX_CREDIT or "©" in line
    return any(pattern.search(line) for pattern in tails)


def inline_captions(text: str, start: int, end: int) -> list[Span]:
    """Credits that stand inside a paragraph because line breaks were lost; only with ©, which nothing else has.

    Example:
        >>> text = "Er kam an. Quelle: AP © ANA RUIZ In Madrid sprach er."
        >>> [text[a:b] for a, b in inline_captions(text, 0, len(text))]
        ['Quelle: AP © ANA RUIZ']
    """
    return [match.span() for match in _inline_pattern().finditer(text, start, end)]


def _alternatives(kind: str) -> str:
    rows = [row for lang in ("de", "es") for row in read_table(lang, "captions", columns=("pattern", "kind"))]
    return "|".join(sorted((re.escape(r["pattern"]) for r in rows if r["kind"] == kind), key=len, reverse=True))
