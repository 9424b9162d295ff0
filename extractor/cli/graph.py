"""``extractor graph``: the graph of a run, or a selection of it, in any format, without extracting again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.messages import FORMATS, errors_as_sentences, put, say
from extractor.cli.selecting import (
    EgoOption,
    MinWeightOption,
    SinceOption,
    TopicOption,
    TypesOption,
    UntilOption,
    selected,
)


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
    min_weight: MinWeightOption = 1,
    types: TypesOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    topic: TopicOption = None,
    ego: EgoOption = None,
    aggregate: Annotated[
        bool, typer.Option("--aggregate", help="One edge from each actor to each other, with counts by kind.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
) -> None:
    """Write the graph of a run's folder, or a part of it, as graph files."""
    with errors_as_sentences():
        from extractor.corpus.merging import export_graph

        selection = selected(
            min_weight=min_weight, types=types, since=since, until=until, topic=topic, ego=ego, aggregate=aggregate
        )
        done = export_graph(folder, out, formats=tuple(format or ()), selection=selection, force=force)
        say(f"{done.actors} actors, {done.edges} edges")
        for path in done.files:
            put(str(path))
