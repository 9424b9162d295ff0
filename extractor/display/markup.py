"""HTML from texts that anybody wrote: everything is escaped, and nothing in it runs, loads or turns the line around."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import NamedTuple

from extractor.display.colours import translucent
from extractor.explaining.lines import DIRECTION
from extractor.graph.values import clean_text

MUTED = "opacity:.7;font-size:.85em"
_BOX = "font-family:sans-serif;line-height:1.5;max-width:60em"
_CELL = "padding:.15em .6em;text-align:left;vertical-align:top"


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that a notebook shows; ``str`` gives the source."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html


class Stretch(NamedTuple):
    """A stretch of a text to highlight.

    Attributes:
        tip: What is shown when the pointer rests on it.
        line: A dotted line below instead of a background.
    """

    start: int
    end: int
    colour: str
    tip: str
    line: bool = False


def safe(text: str) -> str:
    r"""Text for the inside of an element or an attribute.

    Example:
        >>> safe('<a href="x">\u202e')
        '&lt;a href=&quot;x&quot;&gt;�'
    """
    return escape(DIRECTION.sub("\ufffd", clean_text(text)))


def box(*parts: str) -> str:
    """The outermost element; it has the colours of the page, be it light or dark."""
    return f'<div style="{_BOX}">{"".join(parts)}</div>'


def muted(text: str) -> str:
    """Small text in the background."""
    return f'<div style="{MUTED}">{safe(text)}</div>'


def chip(text: str, colour: str, *, tip: str = "") -> str:
    """A word on a coloured ground."""
    titled = f' title="{safe(tip)}"' if tip else ""
    style = f"background:{translucent(colour)};border-radius:.3em;padding:0 .35em;white-space:nowrap"
    return f'<span style="{style}"{titled}>{safe(text)}</span>'


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; heads are text, cells are HTML."""
    head = "".join(f'<th style="{_CELL}">{safe(name)}</th>' for name in heads)
    lines = ("".join(f'<td style="{_CELL}">{cell}</td>' for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table style="border-collapse:collapse"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def details(summary: str, *parts: str, shown: bool = False) -> str:
    """What can be folded; no script is needed for it."""
    return f"<details{' open' if shown else ''}><summary>{safe(summary)}</summary>{''.join(parts)}</details>"


def highlighted(text: str, stretches: Iterable[Stretch], *, start: int = 0, end: int | None = None) -> str:
    """A text, or a part of it, with stretches highlighted; where several lie over each other the shortest is seen.

    Example:
        >>> highlighted("Kuba & Chile", [Stretch(0, 4, "#0072B2", "country:CU")])
        '<mark style="background:rgba(0,114,178,0.3);color:inherit;border-radius:.2em" title="country:CU">Kuba</mark> &amp; Chile'
    """
    end = len(text) if end is None else end
    inside = sorted(
        (one for one in stretches if one.start < one.end and one.start < end and start < one.end),
        key=lambda one: (one.start, -one.end),
    )
    cuts = sorted({start, end, *(at for one in inside for at in (one.start, one.end) if start < at < end)})
    pieces, open_ones, coming = [], list[Stretch](), iter(inside)
    waiting = next(coming, None)
    for left, right in pairwise(cuts):
        while waiting is not None and waiting.start <= left:
            open_ones.append(waiting)
            waiting = next(coming, None)
        open_ones = [one for one in open_ones if one.end > left]
        pieces.append(_piece(text[left:right], open_ones))
    return "".join(pieces)


def _piece(text: str, over: Sequence[Stretch]) -> str:
    if not over:
        return safe(text)
    shortest = sorted(over, key=lambda one: one.end - one.start)
    ground = next((translucent(one.colour) for one in shortest if not one.line), "none")
    line = next((f";border-bottom:2px dotted {one.colour}" for one in shortest if one.line), "")
    style = f"background:{ground};color:inherit;border-radius:.2em{line}"
    return f'<mark style="{style}" title="{safe(shortest[0].tip)}">{safe(text)}</mark>'
