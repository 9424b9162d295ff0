"""``extractor plot``: pictures of a run, as PNG or SVG."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.cli.messages import FAILED, errors_as_sentences, listed, put, say

# The names in extractor.plots.PLOTS and what it takes, which is not imported for a help text.
KINDS = ("network", "timeline", "topics", "actors")
MODALITIES = ("asserted", "planned", "possible", "demanded", "all")
Period = Literal["auto", "day", "week", "month", "quarter", "year"]


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What extractor run has written.")],
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=f"What to draw: {', '.join(KINDS)}; may be repeated. Default: all of it."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="A file that ends with .png or .svg, or a folder. Default: DIR/plot_KIND.png"
        ),
    ] = None,
    format: Annotated[Literal["png", "svg"], typer.Option(help="Of pictures in a folder.")] = "png",
    actor: Annotated[
        list[str] | None,
        typer.Option(metavar="ACTOR", help="Only about this actor (name or id); two make the pair of a timeline."),
    ] = None,
    types: Annotated[
        list[str] | None,
        typer.Option(metavar="TYPE", help="Only these relations, such as AGREE,material_conflict; may be repeated."),
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only what is about this topic; may be repeated.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only what is dated so or later: 2023, 2023-11, …")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only what is dated so or earlier.")] = None,
    modality: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=f"What counts: {', '.join(MODALITIES)}; may be repeated. Default: asserted."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, max=60, help="So many actors, the busiest.")] = 25,
    period: Annotated[Period, typer.Option(help="Of a timeline.")] = "auto",
    lang: Annotated[Literal["en", "de"], typer.Option(help="Of the words in the picture.")] = "en",
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="In place of the usual one.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
) -> None:
    """Draw who has to do with whom, cooperation and conflict over time, topics, and the busiest actors."""
    kinds = tuple(dict.fromkeys(listed(kind) or KINDS))
    with errors_as_sentences():
        from extractor import plots
        from extractor.corpus import Corpus

        targets = plots.targets(kinds, folder, out, ending=f".{format}", force=force)
        corpus = Corpus.open(folder)
        drawn = 0
        for name, path in targets.items():
            try:
                plots.draw(
                    corpus,
                    name,
                    path,
                    actors=tuple(actor or ()),
                    types=listed(types),
                    topic=listed(topic),
                    since=since,
                    until=until,
                    modalities=listed(modality) or ("asserted",),
                    top=top,
                    freq=period,
                    lang=lang,
                    title=title,
                )
            except plots.NothingToDrawError as error:
                say(str(error))
            else:
                drawn += 1
                put(str(path))
    if not drawn:
        raise typer.Exit(FAILED)
