"""Figures and their texts: the same bytes for the same data, and names of any script without a warning."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import OutputError
from extractor.explaining.lines import visible
from extractor.extras import library
from extractor.graph.files import staging

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EXTRA = "plot"
# Comes with matplotlib, and so is the same everywhere; it has Latin, Greek and Cyrillic.
FONT = "DejaVu Sans"
ENDINGS = (".png", ".svg")
INK, PALE = "#222222", "#777777"
_MISSING = "\u25a1"

_STYLE = {
    "font.family": FONT,
    "font.size": 10.0,
    "text.parse_math": False,  # a name with dollar signs is no formula
    "text.color": INK,
    "axes.edgecolor": PALE,
    "axes.labelcolor": INK,
    "axes.titlesize": 13.0,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
    "svg.hashsalt": "extractor",
    "svg.fonttype": "path",
}


@contextmanager
def style() -> Iterator[None]:
    """The settings of pictures while they are drawn and saved, whatever those of the user are.

    Raises:
        ExtractorError: matplotlib is not installed.
    """
    matplotlib = library("matplotlib", extra=EXTRA)
    # The backend is that of the user's windows, which pictures do not use.
    plain = {name: value for name, value in matplotlib.rcParamsDefault.items() if not name.startswith("backend")}
    with matplotlib.rc_context({**plain, **_STYLE}):
        yield


def new_figure(width: float, height: float) -> Figure:
    """An empty figure, sizes in inches, that no window is opened for."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def save(figure: Figure, path: Path) -> None:
    """Write a figure as its ending says; equal figures give equal bytes.

    Raises:
        OutputError: The ending is none that can be written, or the file cannot be.
    """
    check_ending(path)
    metadata = {"Date": None, "Creator": None} if path.suffix.lower() == ".svg" else {"Software": None}
    with style(), staging(path.parent) as area:
        figure.savefig(area.path(path.name), format=path.suffix.lower()[1:], metadata=metadata)
        area.publish()


def check_ending(path: Path) -> None:
    """Say which pictures can be written.

    Raises:
        OutputError: This is none.

    Example:
        >>> check_ending(Path("network.svg"))
    """
    if path.suffix.lower() not in ENDINGS:
        raise OutputError(f"{path.name!r} names no kind of picture; end it with {' or '.join(ENDINGS)}")


def shown(text: str, *, width: int | None = None, lines: int = 2) -> str:
    """A text as the font can write it, in lines of some width.

    Letters that the font has not are boxes, other signs (emoji) are left out.

    Example:
        >>> print(shown("Bundesministerium für wirtschaftliche Zusammenarbeit 🇩🇪", width=24))
        Bundesministerium für
        wirtschaftliche…
    """
    known = _glyphs()
    kept = []
    for char in unicodedata.normalize("NFC", visible(text)):
        if ord(char) in known:
            kept.append(char)
        elif unicodedata.category(char)[0] in "LN":
            kept.append(_MISSING)
    plain = " ".join("".join(kept).split())
    if width is None:
        return plain
    found = textwrap.wrap(plain, width)
    if len(found) > lines:
        found = [*found[: lines - 1], f"{found[lines - 1][: width - 1]}…"]
    return "\n".join(found)


@cache
def _glyphs() -> frozenset[int]:
    library("matplotlib", extra=EXTRA)
    from matplotlib.font_manager import findfont, get_font

    return frozenset(get_font(findfont(FONT, fallback_to_default=True)).get_charmap())
