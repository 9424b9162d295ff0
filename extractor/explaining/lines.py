"""An explanation as lines of text, each a row of pieces with a style: for a terminal, a file, a notebook.

In sentences ``{…}`` marks the source, ``<…>`` the target, ``[…]`` the speaker and ``*…*`` a cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.explaining.explanations import Explanation, Mark, Part, Shown
from extractor.graph.values import clean_text

LEGEND = "{source} <target> [speaker] *cue*"
_OPEN: dict[Part, tuple[str, str]] = {
    "source": ("{", "}"),
    "target": ("<", ">"),
    "speaker": ("[", "]"),
    "cue": ("*", "*"),
}
_STYLE: dict[Part, str] = {
    "source": "bold cyan",
    "target": "bold magenta",
    "speaker": "bold green",
    "cue": "bold yellow",
}
_LABEL = 11
# What turns the direction of writing or hides in it: text must not change how the rest of a line looks.
DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


class Piece(NamedTuple):
    """A stretch of a line; ``style`` in the words of rich, empty for plain text."""

    text: str
    style: str = ""


Line = list[Piece]


def lines(explanation: Explanation) -> Iterator[Line]:
    """The lines of an explanation; nothing in them comes from a text as it stands: see :func:`visible`.

    Example:
        >>> from extractor.explaining import explain
        >>> from extractor.records import Document, Evidence, Relation
        >>> said = Evidence("Kuba lobte Chile.", 0, 17, "s0")
        >>> relation = Relation("country:CU", "SUPPORT", "country:CL", (said,), rule="verb:loben", cues=("lobte",))
        >>> (found,) = explain(Document(id="a", relations=(relation,)))
        >>> for line in list(lines(found))[:2]:
        ...     print("".join(piece.text for piece in line))
        country:CU --SUPPORT--> country:CL
          Kuba *lobte* Chile.
    """
    yield _heading(explanation)
    for shown in explanation.sentences:
        yield [Piece("  "), *_sentence(shown)]
    for label, text in _facts(explanation):
        yield [Piece(f"    {label:<{_LABEL}}", "dim"), Piece(visible(text))]


def visible(text: str) -> str:
    r"""Text on one line in which nothing moves the cursor, sets a colour or turns the direction of writing.

    Example:
        >>> visible("rot\x1b[31m\n\u202eabc")
        'rot�[31m �abc'
    """
    return " ".join(_shown_as_is(text).split())


def _shown_as_is(text: str) -> str:
    return DIRECTION.sub("\ufffd", re.sub(r"\s", " ", clean_text(text)))


def _heading(found: Explanation) -> Line:
    mark = "--" if found.symmetric else "-->"
    verb = f"not {found.type}" if found.negated else found.type
    return [
        Piece(visible(found.source_name), _STYLE["source"]),
        Piece(f" --{verb}{mark} ", "bold"),
        Piece(visible(found.target_name), _STYLE["target"]),
    ]


def _facts(found: Explanation) -> Iterator[tuple[str, str]]:
    yield "how", ", ".join(_qualifiers(found))
    if found.role:
        yield "role", found.role
    if found.speaker:
        yield "said by", f"{found.speaker_name} ({found.said})" if found.said else str(found.speaker_name)
    yield "source", _where(found, found.source, "source")
    yield "target", _where(found, found.target, "target")
    yield "because", found.reason
    if found.cues:
        yield "cues", ", ".join(found.cues)
    yield "date", found.date or (f"not said; published {found.published}" if found.published else "not said")
    if found.topics:
        yield "topics", ", ".join(found.topics)
    yield "confidence", f"{found.confidence:.2f}"
    place = f", {found.sentences[0].start}–{found.sentences[0].end}" if found.sentences else ""
    yield "place", f"{found.document}{place} ({found.id})" if found.id else f"{found.document}{place}"


def _qualifiers(found: Explanation) -> Iterator[str]:
    if found.quad:
        yield found.quad.replace("_", " ")
    yield found.modality
    if found.negated:
        yield "denied"
    if found.former:
        yield "former"


def _where(found: Explanation, identity: str, part: Part) -> str:
    """``country:FR, name "Frankreich"``; where the sentence does not name an actor, that is said."""
    named = [
        f'{mark.kind} "{mark.text}"' + (f" ({mark.reason})" if mark.reason else "")
        for shown in found.sentences[:1]
        for mark in shown.marks
        if mark.part == part
    ]
    if not named:
        speaks = f", but {found.said}" if found.said and identity == found.speaker else ""
        named = [f"not named in the sentence{speaks}"]
    return ", ".join((identity, *dict.fromkeys(named)))


def _sentence(shown: Shown) -> Line:
    """The sentence with its marks; of names of one actor that lie in each other the longest is marked."""
    marks = [mark for mark in shown.marks if not any(_holds(other, mark) for other in shown.marks)]
    cuts = sorted({0, len(shown.text), *(at for mark in marks for at in (mark.start, mark.end))})
    pieces: Line = []
    for start, end in pairwise(cuts):
        opened = [mark for mark in marks if mark.start == start]
        inside = [mark for mark in marks if mark.start <= start and end <= mark.end]
        closed = [mark for mark in marks if mark.end == end]
        left = "".join(_OPEN[mark.part][0] for mark in opened)
        right = "".join(_OPEN[mark.part][1] for mark in _nested(opened, closed))
        pieces.append(
            Piece(left + _shown_as_is(shown.text[start:end]) + right, _STYLE[inside[-1].part] if inside else "")
        )
    if shown.segment_kind in ("post", "title", "caption", "teaser", "quote"):
        pieces.append(Piece(f"  ({shown.segment_kind})", "dim"))
    return pieces


def _holds(outer: Mark, inner: Mark) -> bool:
    return outer != inner and outer.part == inner.part and outer.start <= inner.start and inner.end <= outer.end


def _nested(opened: Sequence[Mark], closed: Sequence[Mark]) -> list[Mark]:
    """Closing marks in the reverse order of their opening."""
    order = {mark: number for number, mark in enumerate(opened)}
    return sorted(closed, key=lambda mark: (-mark.start, -order.get(mark, 0)))
