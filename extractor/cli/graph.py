"""``extractor graph``: the graph of a run, or a selection of it, in any format, without extracting again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.messages import FORMATS, errors_as_sentences, listed, put, say


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What extractor run has written.")],
    format: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=f"Format: {FORMATS}; may be repeated. Default: as --out says, or gexf."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="File to write, or a folder. Default: DIR/graph.…, or DIR/selected.…"),
    ] = None,
    min_weight: Annotated[int, typer.Option(min=1, help="Only edges that at least so many sentences show.")] = 1,
    types: Annotated[
        list[str] | None,
        typer.Option(metavar="TYPE", help="Only these relations, such as AGREE,material_conflict; may be repeated."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only what is dated so or later: 2023, 2023-11, …")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only what is dated so or earlier.")] = None,
    topic: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only what is about this topic; may be repeated.")
    ] = None,
    ego: Annotated[
        str | None,
        typer.Option(metavar="ACTOR", help="Only this actor (name or id), its neighbours, and between them."),
    ] = None,
    aggregate: Annotated[
        bool, typer.Option("--aggregate", help="One edge from each actor to each other, with counts by kind.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
) -> None:
    """Write the graph of a run's folder, or a part of it, as graph files."""
    with errors_as_sentences():
        from extractor.corpus.merging import export_graph
        from extractor.corpus.selection import Selection

        selection = Selection(
            types=listed(types),
            since=since,
            until=until,
            topics=listed(topic),
            min_weight=min_weight,
            ego=ego,
            aggregate=aggregate,
        )
        done = export_graph(folder, out, formats=tuple(format or ()), selection=selection, force=force)
        say(f"{done.actors} actors, {done.edges} edges")
        for path in done.files:
            put(str(path))
