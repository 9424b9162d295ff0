"""``extractor explain``: why each relation was found."""

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
from extractor.cli.reading import (
    EncodingOption,
    FieldOption,
    InputFormatOption,
    TextColumnOption,
    reading_options,
    saying,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from extractor.explaining import Explanation


def command(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-", help="A file to read, documents.jsonl of a run, or - for either on standard input."
        ),
    ],
    type: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Only relations of this type; may be repeated.")
    ] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option("--actor", metavar="NAME|ID", help="Only relations of this actor; may be repeated."),
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(metavar="NUMBER", min=0.0, max=1.0, help="Only relations at least so sure.")
    ] = 0.0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a relation and line.")] = False,
    pipeline: PipelineOption = None,
    actors: ActorsOption = None,
    reviewed: ReviewedOption = None,
    lexicon: LexiconOption = None,
    text_column: TextColumnOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Print each relation with its sentence, what is marked in it, and why it was found."""
    pipelines = parse_pipelines(pipeline or [])
    types = known_types(type or [])
    failed = count = 0
    with errors_as_sentences():
        import sys

        from extractor.corpus import Failure
        from extractor.explaining import explain
        from extractor.explaining.reading import read_documents

        check_file(file)
        options = reading_options(text_column=text_column, field=field, input_format=input_format, encoding=encoding)
        for document in read_documents(
            file,
            stdin=sys.stdin.buffer,
            options=options,
            through=saying,
            extractor=lambda: make_extractor(pipelines, actors=actors, reviewed=reviewed, lexicon=lexicon),
        ):
            if isinstance(document, Failure):
                failed += 1
                say(document.error)
                continue
            found = list(explain(document, types=types, actors=actor or [], min_confidence=min_confidence))
            (put_json if as_json else put_lines)(found, first=not count)
            count += len(found)
    if not count and not failed:
        say("no relation to explain")
    if failed:
        raise typer.Exit(FAILED)


def known_types(options: list[str]) -> list[str]:
    """The types that are asked for; one that there is not is a usage error.

    Example:
        >>> known_types(["accuse", "HOLDS_OFFICE"])
        ['ACCUSE', 'HOLDS_OFFICE']
    """
    from typing import get_args

    from extractor.records import RelationType

    known = get_args(RelationType)
    for option in options:
        if option.upper() not in known:
            raise typer.BadParameter(f"there is no type {option!r}; there are {', '.join(known)}", param_hint="--type")
    return [option.upper() for option in options]


def put_json(found: Collection[Explanation], *, first: bool) -> None:
    """One JSON object a line; characters that a terminal obeys are escaped."""
    del first
    import json
    from dataclasses import asdict

    for explanation in found:
        put(escaped(json.dumps(asdict(explanation), ensure_ascii=False)))


def escaped(text: str) -> str:
    r"""JSON text without characters that a terminal obeys (JSON itself escapes those below the space).

    Example:
        >>> print(escaped('"\x9b31m"'))
        "\u009b31m"
    """
    import re

    return re.sub(
        "[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text
    )


def put_lines(found: Collection[Explanation], *, first: bool) -> None:
    """The explanations as text, in colours on a terminal, with the legend before the first."""
    import sys

    from extractor.explaining import lines
    from extractor.explaining.lines import LEGEND

    if first and found:
        put(LEGEND)
        put("")
    if not sys.stdout.isatty():
        for explanation in found:
            for line in lines(explanation):
                put("".join(piece.text for piece in line).rstrip())
            put("")
        return
    from rich.console import Console
    from rich.text import Text

    # Pieces are texts that anybody wrote: no markup, emoji codes or highlighting.
    console = Console(markup=False, emoji=False, highlight=False)
    for explanation in found:
        for line in lines(explanation):
            console.print(Text.assemble(*((piece.text, piece.style) for piece in line)), soft_wrap=True)
        console.print()
