"""Where sentences may end, by punctuation and abbreviations alone.

This serves the cutting of posts and teasers before any pipeline runs. Boundaries are
``strong`` (a sentence ends here) or weak (a full stop that may belong to an
abbreviation, an ordinal or an initial; a colon). A caller with other evidence, such
as a change of language, may cut at weak ones too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.lang import read_table

# Closing marks may follow the full stop ("… gut.“ Er"), and the next sentence may open with a mark, a flag or a handle.
# Runs are matched whole and once, so that a text of nothing but full stops takes no longer than any other.
_BOUNDARY = re.compile(
    r"(?<![.!?…:])(?P<mark>[.!?…:]++)(?P<close>[\"'“”»«’)\]]*+)(?P<space>[^\S\r\n]++|(?=[\r\n]))"
    r"(?P<next>[\"'„“”»«‚‘(\[¿¡]*+)(?=(?P<char>\S?))"
    r"|(?P<quote>[“”\"»«])[^\S\r\n]++(?=[^\W\d_a-zäöüß])"
    r"|(?<![\r\n])(?P<line>[\r\n]++)[^\S\r\n]*+(?=\S)"
)
_LAST_WORD = re.compile(r"[\w.]*\w$|\w$")
# The longest abbreviation has 8 letters; a wider look back would make long texts without spaces quadratic.
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class Boundary:
    """A place where a sentence ends: ``end`` after its last mark, ``start`` of what follows."""

    end: int
    start: int
    strong: bool


def boundaries(text: str, start: int, end: int) -> Iterator[Boundary]:
    """The boundaries inside a span, in order.

    Example:
        >>> text = "Am 3. Mai kam Dr. Kurz. Er blieb."
        >>> [(text[b.start :], b.strong) for b in boundaries(text, 0, len(text)) if b.strong]
        [('Er blieb.', True)]
    """
    for match in _BOUNDARY.finditer(text, start, end):
        if match["quote"]:
            yield Boundary(match.start() + 1, match.end(), strong=False)
        elif match["line"]:
            if match.start() > start and match.end() < end:
                yield Boundary(match.start(), match.end(), strong=True)
        elif match["char"] and match.start("next") < end and match["space"]:
            stop = match.end("close")
            yield Boundary(stop, match.start("next"), strong=_is_strong(text, match))


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a span, cut at strong boundaries.

    Example:
        >>> text = "Ist das so? Ja. Am 3. Mai."
        >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
        ['Ist das so?', 'Ja.', 'Am 3. Mai.']
    """
    for boundary in boundaries(text, start, end):
        if boundary.strong and boundary.start > start:
            if boundary.end > start:
                yield start, boundary.end
            start = boundary.start
    if start < end:
        yield start, end


def _is_strong(text: str, match: re.Match[str]) -> bool:
    char = match["char"]
    if char.islower() or ":" in match["mark"]:
        return False
    if match["mark"] != "." or match["close"]:
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    word = before[0] if before else ""
    last = word.rsplit(".", 1)[-1]
    if last.isdigit():
        # "am 3. Mai", "der 44. Präsident": an ordinal; a long number ("2023.") ends a sentence.
        return len(last) > 2
    return not (len(last) == 1 and last.isalpha()) and last not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(
        row["pattern"] for lang in ("de", "es") for row in read_table(lang, "abbreviations", columns=("pattern",))
    )
