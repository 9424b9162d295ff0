"""``extractor run``: many inputs to a folder of records, tables and graph files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.messages import (
    FAILED,
    ActorsOption,
    LexiconOption,
    PipelineOption,
    ReviewedOption,
    errors_as_sentences,
    make_extractor,
    parse_pipelines,
    plain,
    say,
)

if TYPE_CHECKING:
    from extractor.corpus import RunSummary


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input.", show_default=False),
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write into.")],
    format: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Graph format: gexf, graphml, json or csv; may be repeated. Default: all."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the output of an earlier run.")] = False,
    pipeline: PipelineOption = None,
    actors: ActorsOption = None,
    reviewed: ReviewedOption = None,
    lexicon: LexiconOption = None,
) -> None:
    """Write documents.jsonl, entities.csv, relations.csv and the graph in each format to DIR."""
    pipelines = parse_pipelines(pipeline or [])
    with errors_as_sentences():
        from extractor import corpus
        from extractor.cli.progress import counting

        with counting() as progress:
            summary = corpus.run(
                inputs,
                out,
                formats=tuple(format) if format else corpus.DEFAULT_FORMATS,
                force=force,
                extractor=make_extractor(pipelines, actors=actors, reviewed=reviewed, lexicon=lexicon),
                progress=progress,
            )
        report(summary)
    if summary.failed:
        raise typer.Exit(FAILED)


def report(summary: RunSummary) -> None:
    """Print what failed to standard error and what was done to standard output."""
    for notice in summary.notices:
        say(notice)
    for failure in summary.failed:
        say(failure.error)
    from rich.console import Console
    from rich.text import Text

    # No markup, emoji codes or highlighting: names come from texts that anybody wrote.
    console = Console(markup=False, emoji=False, highlight=False)
    for heading, lines in summary_lines(summary):
        for number, line in enumerate(lines):
            row = Text(f"{heading if number == 0 else '':<11}", style="bold")
            console.print(row.append(line, style="not bold"), soft_wrap=True)


def summary_lines(summary: RunSummary) -> list[tuple[str, list[str]]]:
    """The summary as headed lines of plain text."""
    failed = f", {len(summary.failed)} failed" if summary.failed else ""
    actors = [f"{plain(name)} ({plain(kind)}, {count})" for name, kind, count in summary.actors]
    rows = [
        ("Documents", [f"{summary.documents} done{failed}"]),
        ("Actors", [counts(summary.entity_types), ", ".join(actors)]),
        ("Relations", [counts(summary.relation_types)]),
        ("Topics", [counts(summary.topics)]),
        ("Files", [plain(str(path)) for path in summary.files] or ["none"]),
    ]
    return [(heading, [line for line in lines if line] or ["none"]) for heading, lines in rows]


def counts(found: Mapping[str, int]) -> str:
    """Counts in one line.

    Example:
        >>> counts({"AGREE": 3, "CONSULT": 1})
        'AGREE 3, CONSULT 1'
    """
    return ", ".join(f"{plain(name)} {count}" for name, count in found.items())
