"""Actors against topics, the darker the more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.analysis import topic_actors
from extractor.plots.canvas import INK, PALE, new_figure, shown
from extractor.plots.options import Options
from extractor.plots.timelines import modalities
from extractor.plots.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from extractor.corpus import Corpus

# Even steps of lightness for all kinds of colour vision (Nuñez, Anderton and Renslow 2018, PLoS ONE 13).
COLOURS = "cividis_r"
MAX_TOPICS = 20


def draw_topics(corpus: Corpus, relations: pd.DataFrame, options: Options) -> Figure | None:
    """How many statements of each actor are about each topic; None where there is nothing."""
    wanted = {corpus.actor(name) for name in options.actors}
    found = topic_actors(relations, modalities=options.ways, static=options.static)
    if wanted:
        found = found[found["actor"].isin(wanted)]
    if not len(found):
        return None
    actors = _busiest(found, "actor", options.top)
    topics = _busiest(found, "topic", MAX_TOPICS)
    names = dict(zip(found["actor"], found["name"], strict=True))
    counts = dict(zip(zip(found["actor"], found["topic"], strict=True), found["statements"], strict=True))
    cells = [[counts.get((actor, topic), 0) for topic in topics] for actor in actors]
    figure = new_figure(3.2 + 0.75 * len(topics), 1.9 + 0.42 * len(actors))
    axes = figure.add_subplot()
    _cells(axes, cells)
    axes.set_xticks(
        range(len(topics)), [shown(word(topic, options.lang), width=16) for topic in topics], rotation=45, ha="left"
    )
    axes.set_yticks(range(len(actors)), [shown(names[actor], width=28) for actor in actors])
    title = options.title or word("topics", options.lang)
    figure.suptitle(shown(title, width=60), x=0.01, ha="left", fontsize=13)
    note = f"{word('statements', options.lang)}; {modalities(options)}; {actors_note(len(actors), found['actor'].nunique(), options)}"
    figure.supxlabel(shown(note, width=40 + 8 * len(topics), lines=3), fontsize=8, color=PALE, x=0.01, ha="left")
    return figure


def actors_note(number: int, known: int, options: Options) -> str:
    """How many actors are shown of those there are."""
    key = "shown_actors" if number < known else "all_actors"
    return word(key, options.lang, number=number, all=known)


def _busiest(found: pd.DataFrame, column: str, most: int) -> list[str]:
    sums = found.groupby(column)["statements"].sum()
    return sorted(sums.index, key=lambda name: (-sums[name], name))[:most]


def _cells(axes: Axes, cells: list[list[int]]) -> None:
    from matplotlib.colors import LogNorm

    numbers = [number for row in cells for number in row if number]
    least, most = min(numbers), max(numbers)
    # Nothing is white, and of the rest a few are told from more as well as many from most.
    values = [[number or float("nan") for number in row] for row in cells]
    axes.imshow(values, cmap=COLOURS, norm=LogNorm(least, max(most, 2 * least)), aspect="auto")
    for down, row in enumerate(cells):
        for across, number in enumerate(row):
            if number:
                pale = number * number < least * max(most, 2 * least)  # the lower half of a logarithmic scale
                axes.text(
                    across, down, str(number), ha="center", va="center", fontsize=9, color=INK if pale else "white"
                )
    axes.tick_params(length=0, labelbottom=False, labeltop=True, bottom=False, top=False)
    axes.set_xticks([at - 0.5 for at in range(1, len(cells[0]))], minor=True)
    axes.set_yticks([at - 0.5 for at in range(1, len(cells))], minor=True)
    axes.grid(which="minor", color="white", linewidth=1.5)
    axes.tick_params(which="minor", length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
