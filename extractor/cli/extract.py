"""``extractor extract``: one input to document records on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.messages import (
    FAILED,
    USAGE,
    ActorsOption,
    PipelineOption,
    ReviewedOption,
    errors_as_sentences,
    make_extractor,
    parse_pipelines,
    put,
    say,
)

if TYPE_CHECKING:
    from extractor.corpus.recipe import DocumentExtractor


def command(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A text or JSONL file, or - for standard input.")],
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the record.")] = False,
    pipeline: PipelineOption = None,
    actors: ActorsOption = None,
    reviewed: ReviewedOption = None,
) -> None:
    """Print the record of each document of FILE as JSON, one a line."""
    pipelines = parse_pipelines(pipeline or [])
    with errors_as_sentences():
        check_file(file)
        extractor = make_extractor(pipelines, actors=actors, reviewed=reviewed)
        failed = print_records(file, extractor, pretty=pretty)
    if failed:
        raise typer.Exit(FAILED)


def print_records(file: str, extractor: DocumentExtractor, *, pretty: bool = False) -> int:
    """Print the records of an input; returns how many documents failed."""
    from extractor.corpus.extraction import extract_inputs
    from extractor.corpus.inputs import Failure, read_inputs
    from extractor.serialise import dumps

    failed = 0
    for result in extract_inputs(read_inputs([file]), extractor):
        if isinstance(result, Failure):
            failed += 1
            say(result.error)
        else:
            put(dumps(result, pretty=pretty))
    return failed


def check_file(file: str) -> None:
    """A missing file, or a folder, is an error in the command and not in a document."""
    from pathlib import Path

    if file == "-":
        return
    problem = None
    if not Path(file).exists():
        problem = f"{file} does not exist; check the name"
    elif Path(file).is_dir():
        problem = f"{file} is a folder; use: extractor run {file} --out DIR"
    if problem:
        say(problem)
        raise typer.Exit(USAGE)
