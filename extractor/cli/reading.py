"""The options of all commands that read inputs, and what these say of the inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.messages import say

if TYPE_CHECKING:
    from extractor.reading.items import Failure, Input
    from extractor.reading.options import ReadingOptions

# Notices that are said one by one; the others are counted.
MAX_NOTICES = 20

TextColumnOption = Annotated[
    str | None,
    typer.Option("--text-column", metavar="NAME", help="The column or key of the text, where its name is unusual."),
]
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="FIELD=COLUMN",
        help="The column or key of a field (id, title, date, source, url), such as title=headline; may be repeated.",
    ),
]
InputFormatOption = Annotated[
    str | None,
    typer.Option(
        "--input-format",
        metavar="NAME",
        help="Of standard input, and of files whose ending says nothing: txt, html, jsonl, csv, tsv, parquet, zip, jsonl.gz.",
    ),
]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="Of inputs that name none and are not UTF-8.")
]


def reading_options(
    *,
    text_column: str | None = None,
    field: list[str] | None = None,
    input_format: str | None = None,
    encoding: str | None = None,
) -> ReadingOptions:
    """The options of a command as one object.

    Raises:
        InputError: An option names a field, format or encoding that is not known.

    Example:
        >>> reading_options(field=["title=headline"], input_format="csv").columns
        {'title': 'headline'}
    """
    from extractor.reading.options import ReadingOptions, parse_fields

    return ReadingOptions(
        fields=parse_fields(field or ()), text_column=text_column, format=input_format, encoding=encoding
    )


def saying(items: Iterable[Input | Failure]) -> Iterator[Input | Failure]:
    """The items, their notices said on standard error: the first ones, and how many others there are."""
    count = 0
    for item in items:
        for notice in getattr(item, "notices", ()):
            count += 1
            if count <= MAX_NOTICES:
                say(notice)
        yield item
    if count > MAX_NOTICES:
        say(f"{count - MAX_NOTICES} more notices like these")
