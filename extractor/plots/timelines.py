"""Cooperation above the line and conflict below it, period by period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.analysis import timeline
from extractor.analysis.counting import CONFLICT, COOPERATION
from extractor.display.colours import QUAD_COLOURS
from extractor.errors import ExtractorError
from extractor.plots.canvas import INK, PALE, new_figure, shown
from extractor.plots.options import Options
from extractor.plots.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from extractor.corpus import Corpus

# The finest periods of which no more than so many are needed.
AUTO = (("month", 48), ("quarter", 60), ("year", 10_000))
# More bars than this are thinner than a line.
MAX_BARS = 600
MAX_TICKS = 10
# A few bars are as wide as those of so many.
MIN_BARS = 8


def draw_timeline(corpus: Corpus, relations: pd.DataFrame, options: Options) -> Figure | None:
    """The timeline of two actors, of one, or of all; None where there is nothing."""
    if len(options.actors) > 2:
        raise ExtractorError("a timeline is of two actors at most; name no more")
    actors = [corpus.actor(name) for name in options.actors]
    found = _periods(relations, actors, options)
    if found is None:
        return None
    names = dict(zip(corpus.entities["id"], corpus.entities["name"], strict=True))
    kind = ("timeline", "timeline_one", "timeline_two")[len(actors)]
    called = dict(zip(("one", "other"), (shown(names.get(actor, actor)) for actor in actors), strict=False))
    figure = new_figure(9, 4.5)
    axes = figure.add_subplot()
    _bars(axes, found, options)
    axes.set_title(
        shown(options.title, width=70) if options.title else shown(word(kind, options.lang, **called), width=70)
    )
    axes.set_ylabel(word("statements", options.lang))
    figure.supxlabel(_note(found, options), fontsize=8, color=PALE, x=0.01, ha="left")
    return figure


def _periods(relations: pd.DataFrame, actors: list[str], options: Options) -> pd.DataFrame | None:
    choices = AUTO if options.freq == "auto" else ((options.freq, MAX_BARS),)
    for freq, most in choices:
        found = timeline(relations, *actors, freq=freq, modalities=options.ways)  # type: ignore[arg-type]
        if len(found) <= most:
            break
    if len(found) > MAX_BARS:
        raise ExtractorError(
            f"there are {len(found)} periods, too many for a picture; choose longer ones, or a part of the time"
        )
    return found if len(found) else None


def _bars(axes: Axes, found: pd.DataFrame, options: Options) -> None:
    places = range(len(found))
    bars = {}
    for quads, sign in ((COOPERATION, 1), (CONFLICT, -1)):
        base = [0] * len(found)
        for quad in reversed(quads):  # deeds at the line, words beyond
            heights = [sign * int(number) for number in found[quad]]
            bars[quad] = axes.bar(places, heights, bottom=base, width=0.85, color=QUAD_COLOURS[quad])
            base = [low + high for low, high in zip(base, heights, strict=True)]
    marker = "o" if len(found) <= 60 else ""
    (line,) = axes.plot(places, found["balance"], color=INK, linewidth=1.2, marker=marker, markersize=3.5)
    axes.axhline(0, color=INK, linewidth=0.8)
    step = -(-len(found) // MAX_TICKS)
    axes.set_xticks(list(places)[::step], [str(period) for period in found["period"]][::step], fontsize=9)
    aside = max(0.75, (MIN_BARS - len(found)) / 2)
    axes.set_xlim(-aside, len(found) - 1 + aside)
    axes.set_ylim(-1.08 * max(1, found["conflict"].max()), 1.08 * max(1, found["cooperation"].max()))
    axes.yaxis.set_major_locator(_whole_numbers())
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
    axes.grid(axis="y", color="#DDDDDD", linewidth=0.6)
    # As they lie over each other.
    keys = (*COOPERATION, *reversed(CONFLICT))
    labels = [word(key, options.lang) for key in (*keys, "balance")]
    axes.legend([*(bars[key] for key in keys), line], labels, loc="upper left", bbox_to_anchor=(1.01, 1), fontsize=9)


def _whole_numbers() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True, nbins=6)


def _note(found: pd.DataFrame, options: Options) -> str:
    number = int(found["cooperation"].sum() + found["conflict"].sum())
    parts = [word("counted", options.lang, number=number), modalities(options)]
    if found.attrs["left_out"]:
        parts.append(word("left_out", options.lang, number=found.attrs["left_out"]))
    return shown("; ".join(parts))


def modalities(options: Options) -> str:
    """The modalities that count, in words."""
    return ", ".join(word(f"modality_{way}", options.lang) for way in options.ways)
