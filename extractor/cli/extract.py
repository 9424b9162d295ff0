"""``extractor extract``: one input to document records on standard output."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.messages import FAILED, USAGE, PipelineOption, errors_as_sentences, parse_pipelines, put, say


def command(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A text or JSONL file, or - for standard input.")],
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the record.")] = False,
    pipeline: PipelineOption = None,
) -> None:
    """Print the record of each document of FILE as JSON, one a line."""
    pipelines = parse_pipelines(pipeline or [])
    with errors_as_sentences():
        failed = print_records(file, pretty=pretty, pipelines=pipelines)
    if failed:
        raise typer.Exit(FAILED)


def print_records(file: str, *, pretty: bool = False, pipelines: dict[str, str] | None = None) -> int:
    """Print the records of an input; returns how many documents failed."""
    from extractor.corpus.inputs import Failure, read_inputs
    from extractor.corpus.running import extract_inputs
    from extractor.serialise import dumps

    check_file(file)
    failed = 0
    for result in extract_inputs(read_inputs([file]), pipelines=pipelines):
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
