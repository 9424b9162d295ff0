"""Pictures of a run for reports and papers: networks, timelines, topics, rankings, as PNG or SVG.

They need the extra ``plot``. Colours are those of Okabe and Ito and of cividis, which the colour-blind can tell apart; the
same run gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError, OutputError
from extractor.plots.canvas import check_ending, save, style
from extractor.plots.network import draw_network
from extractor.plots.options import Options, words
from extractor.plots.ranking import draw_actors
from extractor.plots.timelines import draw_timeline
from extractor.plots.topics import draw_topics

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from extractor.corpus import Corpus

__all__ = ["PLOTS", "NothingToDrawError", "Options", "Plot", "draw", "figure", "targets"]


@dataclass(frozen=True, slots=True)
class Plot:
    """A kind of picture; ``draw`` gives None where there is nothing to draw."""

    name: str
    summary: str
    draw: Callable[[Corpus, pd.DataFrame, Options], Figure | None]


PLOTS: Mapping[str, Plot] = MappingProxyType({
    plot.name: plot
    for plot in (
        Plot("network", "who has to do with whom", draw_network),
        Plot("timeline", "cooperation and conflict by period", draw_timeline),
        Plot("topics", "actors against topics", draw_topics),
        Plot("actors", "the busiest actors", draw_actors),
    )
})  # fmt: skip


class NothingToDrawError(ExtractorError):
    """No statement counts for the picture that is asked for."""


def check_kind(kind: str) -> None:
    """Say which pictures there are.

    Raises:
        ExtractorError: This is none.

    Example:
        >>> check_kind("network")
    """
    if kind not in PLOTS:
        raise ExtractorError(f"{kind!r} is no picture; choose from: {', '.join(PLOTS)}")


def figure(corpus: Corpus, kind: str, **options: Any) -> Figure:
    """A picture as a figure of matplotlib.

    Args:
        corpus: An opened run.
        kind: A name in :data:`PLOTS`.
        **options: See :class:`Options`; one value may stand for a tuple.

    Raises:
        NothingToDrawError: No statement counts.
        ExtractorError: There is no such kind, actor, topic, …, or matplotlib is not installed.

    Example (reads the folder of a run)::

        figure(Corpus.open("out"), "timeline", actors=("Russland", "Ukraine"), lang="de").savefig("russland.png")
    """
    check_kind(kind)
    lists = ("actors", "types", "topic", "modalities")
    values: dict[str, Any] = {name: words(value) if name in lists else value for name, value in options.items()}
    chosen = Options(**values)
    with style():
        relations = corpus.select(types=chosen.types, topic=chosen.topic, since=chosen.since, until=chosen.until)
        found = PLOTS[kind].draw(corpus, relations, chosen)
    if found is None:
        raise NothingToDrawError(
            f"there is nothing to draw for {kind}: no statement counts; ask for more{_more(kind, chosen)}"
        )
    return found


def _more(kind: str, options: Options) -> str:
    wider = ", such as all modalities" if len(options.ways) < 4 else ""
    return f"{wider}, and give the documents dates" if kind == "timeline" else wider


def targets(
    kinds: Iterable[str], folder: Path, out: Path | None = None, *, ending: str = ".png", force: bool = False
) -> dict[str, Path]:
    """Where pictures are to be written: into the file ``out`` if it has an ending, else as ``plot_KIND`` into a folder.

    Raises:
        ExtractorError: A kind is none.
        OutputError: A file is there and ``force`` is off, or several pictures are to go into one.

    Example:
        >>> targets(["network"], Path("run"))["network"].as_posix(), targets(["network"], Path("run"), Path("a.svg"))["network"].name
        ('run/plot_network.png', 'a.svg')
    """
    names = tuple(kinds)
    for name in names:
        check_kind(name)
    if out is not None and out.suffix and not out.is_dir():
        check_ending(out)
        if len(names) > 1:
            raise OutputError(f"{out} is one file for {len(names)} pictures; say which with --kind, or name a folder")
        found = {names[0]: out}
    else:
        found = {name: (out or folder) / f"plot_{name}{ending}" for name in names}
    there = [path for path in found.values() if path.exists()]
    if there and not force:
        raise OutputError(f"{there[0]} is there already; use --force to replace it, or --out to name another place")
    return found


def draw(corpus: Corpus, kind: str, out: str | PathLike[str], **options: Any) -> Path:
    """Draw a picture into a file, PNG or SVG as its name ends.

    Args:
        corpus: An opened run.
        kind: A name in :data:`PLOTS`.
        out: The file; one that is there is replaced.
        **options: See :class:`Options`; one value may stand for a tuple.

    Raises:
        OutputError: The file cannot be written.
        ExtractorError: As :func:`figure`.
    """
    path = Path(out)
    check_ending(path)
    save(figure(corpus, kind, **options), path)
    return path
