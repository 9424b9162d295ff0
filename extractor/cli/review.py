"""``extractor review``: the actors of a run that may be one, to a file that a person marks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.messages import ReviewedOption, errors_as_sentences, put, say
from extractor.cli.reading import EncodingOption, FieldOption, InputFormatOption, TextColumnOption, reading_options


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What extractor run has written.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file to write. Default: DIR/review.csv.")
    ] = None,
    reviewed: ReviewedOption = None,
    texts: Annotated[
        list[str] | None,
        typer.Option(metavar="INPUT", help="An input of the run, to show sentences from; may be repeated."),
    ] = None,
    text_column: TextColumnOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Write pairs of actors that may be one to a CSV file; mark same with yes or no and give it to run --reviewed."""
    with errors_as_sentences():
        from extractor.review import review

        reading = reading_options(text_column=text_column, field=field, input_format=input_format, encoding=encoding)
        done = review(folder, out=out, reviewed=reviewed, texts=texts or (), reading=reading)
        kept = f", {done.answered} marked rows kept" if done.answered else ""
        say(
            f"{done.proposed} proposed merges{kept}; mark the column same with yes or no, then: extractor run … --reviewed {done.path}"
        )
        put(str(done.path))
