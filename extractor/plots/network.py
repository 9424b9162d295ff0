"""The busiest actors as boxes, with a line between two that have to do with each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.analysis.counting import CONFLICT, COOPERATION, Rule, rule, statements
from extractor.display.colours import BLUE, ENTITY_COLOURS, GREY, PURPLE, VERMILION
from extractor.plots.canvas import PALE, new_figure, shown
from extractor.plots.layout import clipped, places
from extractor.plots.options import Options
from extractor.plots.timelines import modalities
from extractor.plots.topics import actors_note
from extractor.plots.words import word

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from extractor.corpus import Corpus

# Of large ones, in inches.
WIDTH, HEIGHT = 12.5, 8.0
# Sentences of the thickest line, where no pair has more.
HEAVY = 10
MAX_LINES = 60
# Colour and line of a pair, by what prevails; the line tells them apart without colour too.
LINES: dict[str, tuple[str, Any]] = {
    "cooperation": (BLUE, "solid"),
    "conflict": (VERMILION, "solid"),
    "mixed": (PURPLE, "dashed"),
    "static": (GREY, "dotted"),
}


@dataclass(slots=True)
class Pair:
    """What two actors have to do with each other, in sentences; ``there`` is from the first to the second."""

    there: float = 0
    back: float = 0
    good: float = 0
    bad: float = 0
    static: float = 0

    @property
    def kind(self) -> str:
        """What prevails."""
        if self.good == self.bad:
            return "mixed" if self.good else "static"
        return "cooperation" if self.good > self.bad else "conflict"

    @property
    def weight(self) -> float:
        """All sentences of events, or where there are none of offices."""
        return self.good + self.bad or self.static


def draw_network(corpus: Corpus, relations: pd.DataFrame, options: Options) -> Figure | None:
    """The graph of the busiest actors; None where there is nothing."""
    del relations  # a graph counts sentences
    graph = _graph(corpus, options)
    pairs = _pairs(graph, rule(modalities=options.ways, static=True))
    if not pairs:
        return None
    known = {actor for pair in pairs for actor in pair}
    actors = _busiest(pairs, options.top, first={corpus.actor(name) for name in options.actors})
    among = {pair: found for pair, found in pairs.items() if actors.issuperset(pair)}
    pairs = _strongest(among)
    actors = {actor for pair in pairs for actor in pair}
    figure = new_figure(min(7 + 0.25 * len(actors), WIDTH), min(4 + 0.2 * len(actors), HEIGHT))
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.set_title(shown(options.title or word("network", options.lang), width=80))
    parts = [modalities(options), actors_note(len(actors), len(known), options)]
    if len(pairs) < len(among):
        parts.append(word("shown_ties", options.lang, number=len(pairs), all=len(among)))
    figure.supxlabel(shown("; ".join(parts)), fontsize=8, color=PALE, x=0.01, ha="left")
    _legend(figure, graph, actors, pairs, options)
    figure.draw_without_rendering()  # the size of the area is known only now
    _draw(figure, axes, graph, actors, pairs)
    return figure


def _graph(corpus: Corpus, options: Options) -> nx.MultiDiGraph:
    """The selected graph; of named actors those around any of them."""
    import networkx as nx

    about = {"types": options.types, "topic": options.topic, "since": options.since, "until": options.until}
    if not options.actors:
        return corpus.graph(**about)  # type: ignore[arg-type] # each has its type
    return nx.compose_all([corpus.graph(**about, ego=name) for name in options.actors])  # type: ignore[arg-type]


def _pairs(graph: nx.MultiDiGraph, what: Rule) -> dict[tuple[str, str], Pair]:
    pairs: dict[tuple[str, str], Pair] = {}
    for found in statements(graph, what):
        ends = (found.source, found.target)
        pair = pairs.setdefault((min(ends), max(ends)), Pair())
        if found.quad in COOPERATION:
            pair.good += found.weight
        elif found.quad in CONFLICT:
            pair.bad += found.weight
        else:
            pair.static += found.weight
        if found.symmetric or ends == (min(ends), max(ends)):
            pair.there += found.weight
        if found.symmetric or ends != (min(ends), max(ends)):
            pair.back += found.weight
    return pairs


def _busiest(pairs: dict[tuple[str, str], Pair], top: int, *, first: set[str]) -> set[str]:
    """Those with most events; offices decide between equals."""
    sums: dict[str, list[float]] = {}
    for pair, found in pairs.items():
        for actor in pair:
            events, static = sums.setdefault(actor, [0, 0])
            sums[actor] = [events + found.good + found.bad, static + found.static]
    return set(sorted(sums, key=lambda actor: (actor not in first, -sums[actor][0], -sums[actor][1], actor))[:top])


def _strongest(pairs: dict[tuple[str, str], Pair]) -> dict[tuple[str, str], Pair]:
    """As many lines as can be followed by eye, among them the strongest of each actor."""
    order = sorted(pairs, key=lambda pair: (pairs[pair].kind == "static", -pairs[pair].weight, pair))
    kept: dict[tuple[str, str], Pair] = {}
    seen: set[str] = set()
    for pair in order:
        if not seen.issuperset(pair):
            kept[pair] = pairs[pair]
            seen.update(pair)
    for pair in order:
        if len(kept) >= MAX_LINES:
            break
        kept[pair] = pairs[pair]
    return kept


def _draw(
    figure: Figure, axes: Axes, graph: nx.MultiDiGraph, actors: set[str], pairs: dict[tuple[str, str], Pair]
) -> None:
    import networkx as nx

    figure.set_layout_engine("none")
    frame = axes.get_window_extent()
    axes.set_xlim(0, frame.width)
    axes.set_ylim(0, frame.height)
    ties = nx.Graph()
    ties.add_nodes_from(sorted(actors))
    ties.add_edges_from((*pair, {"weight": found.weight}) for pair, found in sorted(pairs.items()))
    boxes = {actor: _box(axes, graph, actor, ties) for actor in sorted(actors)}
    sizes = {actor: _size(figure, box) for actor, box in boxes.items()}
    scale = figure.dpi / 72
    below_title = frame.height - 8 * scale
    where = places(ties, sizes, width=frame.width, height=below_title, gap=10 * scale)
    for actor, box in boxes.items():
        box.set_position(where[actor])
    heaviest = max(found.weight for found in pairs.values())
    for (one, other), found in sorted(pairs.items()):
        _line(axes, found, heaviest, where[one], where[other], sizes[one], sizes[other], gap=2 * scale)


def _box(axes: Axes, graph: nx.MultiDiGraph, actor: str, ties: nx.Graph) -> Any:
    data = graph.nodes[actor]
    colour = ENTITY_COLOURS.get(data.get("entity_type", ""), GREY)
    size = 7.5 + min(4.5, 1.5 * math.log2(ties.degree(actor, weight="weight")))
    return axes.text(
        0,
        0,
        shown(str(data.get("label") or actor), width=22) or shown(actor, width=22),
        fontsize=size,
        ha="center",
        va="center",
        zorder=3,
        bbox={
            "boxstyle": "round,pad=0.35",
            "facecolor": mixed_with_white(colour),
            "edgecolor": colour,
            "linewidth": 1.2,
        },
    )


def mixed_with_white(colour: str, share: float = 0.25) -> str:
    """A pale colour that covers what is below it.

    Example:
        >>> mixed_with_white("#000000")
        '#bfbfbf'
    """
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def _size(figure: Figure, box: Any) -> tuple[float, float]:
    """Of the box with its frame, in the units of the axes, which are dots."""
    box.update_bbox_position_size(figure.canvas.get_renderer())  # type: ignore[attr-defined] # Agg has it
    extent = box.get_bbox_patch().get_window_extent()
    return extent.width, extent.height


def _line(
    axes: Axes,
    found: Pair,
    heaviest: float,
    one: tuple[float, float],
    other: tuple[float, float],
    size_one: tuple[float, float],
    size_other: tuple[float, float],
    *,
    gap: float,
) -> None:
    from matplotlib.patches import FancyArrowPatch

    colour, dashes = LINES[found.kind]
    width = 1 + 3 * math.log2(1 + found.weight) / math.log2(1 + max(heaviest, HEAVY)) if found.kind != "static" else 1.0
    head = f"{'<|' if found.back else ''}-{'|>' if found.there else ''}"
    axes.add_patch(
        FancyArrowPatch(
            clipped(other, one, size_one, gap=gap),
            clipped(one, other, size_other, gap=gap),
            arrowstyle=head,
            shrinkA=0,
            shrinkB=0,
            mutation_scale=7 + 2 * width,
            linewidth=width,
            linestyle=dashes,
            color=colour,
            zorder=2,
        )
    )


def _legend(
    figure: Figure, graph: nx.MultiDiGraph, actors: set[str], pairs: dict[tuple[str, str], Pair], options: Options
) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    kinds = {found.kind for found in pairs.values()}
    types = {graph.nodes[actor].get("entity_type") for actor in actors}
    handles: list[Any] = [
        Line2D([], [], color=colour, linestyle=dashes, linewidth=2, label=word(kind, options.lang))
        for kind, (colour, dashes) in LINES.items()
        if kind in kinds
    ]
    handles += [
        Patch(facecolor=mixed_with_white(colour), edgecolor=colour, label=word(kind, options.lang))
        for kind, colour in ENTITY_COLOURS.items()
        if kind in types
    ]
    figure.legend(handles=handles, loc="outside right upper", fontsize=8.5, handlelength=1.8)
