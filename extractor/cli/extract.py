"""``extractor extract``: one input to document records on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.messages import (
    FAILED,
    ActorsOption,
    LexiconOption,
    MinConfidenceOption,
    PipelineOption,
    ReviewedOption,
    check_file,
    errors_as_sentences,
    make_extractor,
    parse_pipelines,
    put,
    say,
)
from extractor.cli.reading import (
    EncodingOption,
    FieldOption,
    InputFormatOption,
    TextColumnOption,
    reading_options,
    saying,
)

if TYPE_CHECKING:
    from extractor.corpus.recipe import DocumentExtractor
    from extractor.reading.options import ReadingOptions


def command(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A file, or - for standard input.")],
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the record.")] = False,
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
    """Print the record of each document of FILE as JSON, one a line."""
    pipelines = parse_pipelines(pipeline or [])
    with errors_as_sentences():
        check_file(file)
        options = reading_options(text_column=text_column, field=field, input_format=input_format, encoding=encoding)
        extractor = make_extractor(
            pipelines, actors=actors, reviewed=reviewed, lexicon=lexicon, min_confidence=min_confidence
        )
        if begin := getattr(extractor, "begin", None):
            begin()  # while the file is read and spaCy is imported
        failed = print_records(file, extractor, pretty=pretty, options=options)
    if failed:
        raise typer.Exit(FAILED)


def print_records(
    file: str, extractor: DocumentExtractor, *, pretty: bool = False, options: ReadingOptions | None = None
) -> int:
    """Print the records of an input; returns how many documents failed."""
    from extractor.corpus.extraction import extract_inputs
    from extractor.corpus.inputs import Failure, read_inputs
    from extractor.serialise import dumps

    failed = 0
    for result in extract_inputs(saying(read_inputs([file], options=options)), extractor):
        if isinstance(result, Failure):
            failed += 1
            say(result.error)
        else:
            put(dumps(result, pretty=pretty))
    return failed
