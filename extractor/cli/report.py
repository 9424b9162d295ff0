"""``extractor report``: a run, or a selection of it, as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.cli.messages import errors_as_sentences, put, say
from extractor.cli.reading import EncodingOption, FieldOption, InputFormatOption, TextColumnOption, reading_options
from extractor.cli.selecting import (
    EgoOption,
    MinWeightOption,
    SinceOption,
    TopicOption,
    TypesOption,
    UntilOption,
    selected,
)


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What extractor run has written.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The file to write. Default: DIR/report.html.")
    ] = None,
    min_weight: MinWeightOption = 1,
    types: TypesOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    topic: TopicOption = None,
    ego: EgoOption = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Its title. Default: the name of DIR.")] = None,
    lang: Annotated[
        Literal["de", "en"] | None, typer.Option(help="Of buttons and labels. Default: as the reader's browser says.")
    ] = None,
    texts: Annotated[
        list[str] | None,
        typer.Option(
            metavar="INPUT", help="An input of the run, where it is not where the run found it; may be repeated."
        ),
    ] = None,
    no_texts: Annotated[
        bool, typer.Option("--no-texts", help="Leave the texts out; the evidence sentences are shown alone.")
    ] = False,
    text_column: TextColumnOption = None,
    field: FieldOption = None,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write one HTML file with the graph, the sentences of each edge, profiles of actors, and the texts.

    It needs no network: open it in a browser, send it, print it. Give the options of the run that say how its inputs are read.
    """
    if texts and no_texts:
        raise typer.BadParameter("leave out one of --texts and --no-texts", param_hint="--no-texts")
    with errors_as_sentences():
        from extractor.report import write_report

        done = write_report(
            folder,
            out,
            selection=selected(min_weight=min_weight, types=types, since=since, until=until, topic=topic, ego=ego),
            texts=[] if no_texts else texts or None,
            reading=reading_options(text_column=text_column, field=field, input_format=input_format, encoding=encoding),
            title=title,
            lang=lang,
            force=force,
        )
        for notice in done.notices:
            say(notice)
        say(
            f"{done.actors} actors, {done.edges} edges, {done.documents} documents, {done.texts} of them with their text"
        )
        put(str(done.path))
