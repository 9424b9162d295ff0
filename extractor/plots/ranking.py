"""The busiest actors, with what they do and what is done to them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extractor.analysis.counting import counted, rule
from extractor.analysis.frames import names_of
from extractor.display.colours import BLUE, GREY, ORANGE
from extractor.plots.canvas import PALE, new_figure, shown
from extractor.plots.options import Options
from extractor.plots.timelines import modalities
from extractor.plots.topics import actors_note
from extractor.plots.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from extractor.corpus import Corpus

SIDES = {"acts": BLUE, "mutual": GREY, "suffers": ORANGE}


def draw_actors(corpus: Corpus, relations: pd.DataFrame, options: Options) -> Figure | None:
    """The actors with most statements, as a row of bars each; None where there is nothing."""
    found = counted(relations, rule(modalities=options.ways, static=options.static))
    wanted = {corpus.actor(name) for name in options.actors}
    if wanted:
        found = found[found["source"].isin(wanted) | found["target"].isin(wanted)]
    counts = _sides(found)
    if not counts:
        return None
    names = names_of(found)
    actors = sorted(counts, key=lambda actor: (-counts[actor].total(), actor))[: options.top]
    figure = new_figure(8, 1.7 + 0.36 * len(actors))
    axes = figure.add_subplot()
    base = [0] * len(actors)
    for side, colour in SIDES.items():
        widths = [counts[actor][side] for actor in actors]
        axes.barh(range(len(actors)), widths, left=base, height=0.75, color=colour, label=word(side, options.lang))
        base = [low + more for low, more in zip(base, widths, strict=True)]
    for place, total in enumerate(base):
        axes.annotate(str(total), (total, place), xytext=(4, 0), textcoords="offset points", va="center", fontsize=9)
    axes.set_yticks(range(len(actors)), [shown(names[actor], width=28) for actor in actors])
    axes.set_ylim(len(actors) - 0.4, -0.6)
    axes.set_xlim(0, max(base) * 1.08)
    axes.tick_params(length=0, labelbottom=False)
    axes.spines[["bottom", "left"]].set_visible(False)
    figure.suptitle(shown(options.title or word("actors", options.lang), width=60), x=0.01, ha="left", fontsize=13)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, fontsize=9, handlelength=1.2)
    note = (
        f"{word('statements', options.lang)}; {modalities(options)}; {actors_note(len(actors), len(counts), options)}"
    )
    figure.supxlabel(shown(note), fontsize=8, color=PALE, x=0.01, ha="left")
    return figure


def _sides(found: pd.DataFrame) -> dict[str, Counter[str]]:
    """Actor → number of statements by its part in them."""
    counts: dict[str, Counter[str]] = {}
    for source, target, mutual in zip(found["source"], found["target"], found["symmetric"], strict=True):
        for actor, side in ((source, "acts"), (target, "suffers")):
            counts.setdefault(actor, Counter())["mutual" if mutual else side] += 1
    return counts
