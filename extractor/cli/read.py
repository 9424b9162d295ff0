"""``extractor read``: inputs to the texts that offsets count in, as JSON lines."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from extractor.cli.messages import FAILED, errors_as_sentences, put, say
from extractor.cli.reading import (
    EncodingOption,
    FieldOption,
    InputFormatOption,
    TextColumnOption,
    reading_options,
    saying,
)

# What is printed of a text, where it has it.
SHOWN = ("id", "title", "date", "source", "url", "part_of", "offset", "text")


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files, folders, patterns, or - for standard input.", show_default=False
        ),
    ],
    text_column: TextColumnOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Print the texts of the inputs as they are read, one JSON object a line; offsets in records count in these."""
    failed = False
    with errors_as_sentences():
        from extractor.reading.inputs import read_inputs
        from extractor.reading.items import Failure
        from extractor.reading.places import find_inputs

        options = reading_options(text_column=text_column, field=field, input_format=input_format, encoding=encoding)
        for item in saying(read_inputs(find_inputs(inputs), options=options)):
            if isinstance(item, Failure):
                failed = True
                say(item.error)
                continue
            values = {name: getattr(item.raw, name) for name in SHOWN}
            put(
                json.dumps(
                    {name: value for name, value in values.items() if value or name == "text"}, ensure_ascii=False
                )
            )
    if failed:
        raise typer.Exit(FAILED)
