"""``extractor extract``: one input to document records on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.messages import (
    FAILED,
    ActorsOption,
    LexiconOption,
    PipelineOption,
    ReviewedOption,
    check_file,
    errors_as_sentences,
    make_extractor,
    parse_pipelines,
    put,
    say,
)

if TYPE_CHECKING:
    from extractor.corpus.running import DocumentExtractor


def command(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A text or JSONL file, or - for standard input.")],
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the record.")] = False,
    pipeline: PipelineOption = None,
    actors: ActorsOption = None,
    reviewed: ReviewedOption = None,
    lexicon: LexiconOption = None,
) -> None:
    """Print the record of each document of FILE as JSON, one a line."""
    pipelines = parse_pipelines(pipeline or [])
    with errors_as_sentences():
        check_file(file)
        extractor = make_extractor(pipelines, actors=actors, reviewed=reviewed, lexicon=lexicon)
        failed = print_records(file, extractor, pretty=pretty)
    if failed:
        raise typer.Exit(FAILED)


def print_records(file: str, extractor: DocumentExtractor, *, pretty: bool = False) -> int:
    """Print the records of an input; returns how many documents failed."""
    from extractor.corpus.inputs import Failure, read_inputs
    from extractor.corpus.running import extract_inputs
    from extractor.serialise import dumps

    failed = 0
    for result in extract_inputs(read_inputs([file]), extractor=extractor):
        if isinstance(result, Failure):
            failed += 1
            say(result.error)
        else:
            put(dumps(result, pretty=pretty))
    return failed
