"""``extractor run``: many inputs to a folder of records, tables and graph files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.cli.messages import (
    FAILED,
    FORMATS,
    ActorsOption,
    LexiconOption,
    MinConfidenceOption,
    PipelineOption,
    ReviewedOption,
    errors_as_sentences,
    parse_pipelines,
    plain,
    put,
    say,
)
from extractor.cli.reading import EncodingOption, FieldOption, InputFormatOption, TextColumnOption, reading_options

if TYPE_CHECKING:
    from extractor.corpus import RunSummary

Engine = Literal["local", "ray"]
# The exit code of a program that Ctrl-C has ended.
INTERRUPTED = 130
# Of failures and notices, the most that are said one by one.
MAX_MESSAGES = 20


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files, folders, patterns, or - for standard input.", show_default=False
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write into.")],
    format: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help=f"Graph format: {FORMATS}; may be repeated. Default: gexf graphml json csv."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the results of an earlier run, or of other settings.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that extract at once. Default: as cores and memory allow."),
    ] = None,
    max_seconds: Annotated[
        float, typer.Option(min=0.1, help="Set a document aside that takes longer; long ones may in proportion.")
    ] = 300.0,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Do failed documents again.")] = False,
    engine: Annotated[Engine, typer.Option(help="local: processes of this machine; ray: a Ray cluster.")] = "local",
    ray_address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Ray cluster that runs; it must see DIR. Implies ray.")
    ] = None,
    pipeline: PipelineOption = None,
    actors: ActorsOption = None,
    reviewed: ReviewedOption = None,
    lexicon: LexiconOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    text_column: TextColumnOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Write documents.jsonl, entities.csv, relations.csv and the graph in each format to DIR.

    A run that was stopped goes on when the same command is given again, and new inputs are added to what is there.
    """
    pipelines = parse_pipelines(pipeline or [])
    with errors_as_sentences(), stopping(out):
        from extractor import corpus
        from extractor.cli.progress import extracting

        reading = reading_options(text_column=text_column, field=field, input_format=input_format, encoding=encoding)
        recipe = corpus.Recipe(
            pipelines, actors=actors, reviewed=reviewed, lexicon=lexicon, min_confidence=min_confidence
        )
        for notice in recipe.notices():
            say(notice)
        with extracting() as progress:
            summary = corpus.run(
                inputs,
                out,
                recipe=recipe,
                formats=tuple(format) if format else corpus.DEFAULT_FORMATS,
                force=force,
                execution=corpus.Execution(
                    engine="ray" if ray_address else engine,
                    workers=workers,
                    max_seconds=max_seconds,
                    address=ray_address,
                    retry_failed=retry_failed,
                ),
                reading=reading,
                progress=progress,
            )
        report(summary)
    if summary.failed:
        raise typer.Exit(FAILED)


@contextmanager
def stopping(out: Path) -> Iterator[None]:
    """What Ctrl-C means: what is done stays, and the user is told how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        say(f"stopped; what is done is kept in {out}, and the same command goes on")
        raise typer.Exit(INTERRUPTED) from None


def report(summary: RunSummary) -> None:
    """Print what failed to standard error and what was done to standard output."""
    for message in few(summary.notices, "more notices like these"):
        say(message)
    for message in few([failure.error for failure in summary.failed], "more failures; failed.jsonl has them all"):
        say(message)
    for heading, lines in summary_lines(summary):
        for number, line in enumerate(lines):
            shown = f"{heading if number == 0 else '':<11}"
            put((typer.style(shown, bold=True) if sys.stdout.isatty() else shown) + line)


def few(messages: Sequence[str], more: str) -> list[str]:
    """The first messages of many, and how many more there are.

    Example:
        >>> few(["a"] * 22, "more failures")[-2:]
        ['a', 'and 2 more failures']
    """
    rest = len(messages) - MAX_MESSAGES
    return [*messages[:MAX_MESSAGES], *([f"and {rest} {more}"] if rest > 0 else [])]


def summary_lines(summary: RunSummary) -> list[tuple[str, list[str]]]:
    """The summary as headed lines of plain text."""
    found = summary.findings
    earlier = f", {summary.new} of them new" if summary.new < found.documents else ""
    failed = f", {len(summary.failed)} failed" if summary.failed else ""
    failed += f", {summary.duplicates} left out as duplicates" if summary.duplicates else ""
    actors = [f"{plain(name)} ({plain(kind)}, {count})" for name, kind, count in found.actors]
    rows = [
        ("Documents", [f"{found.documents} done{earlier}{failed}"]),
        ("Actors", [counts(found.entity_types), ", ".join(actors)]),
        ("Relations", [counts(found.relation_types)]),
        ("Topics", [counts(found.topics)]),
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
