"""The ``extractor`` program."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli import explain, extract, graph, lexicon, models, plot, read, report, review, run, schema

app = typer.Typer(
    name="extractor",
    help="German news, with Spanish posts inside it, into graphs of who does what to whom.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:
    if value:
        from extractor import __version__

        typer.echo(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """German news, with Spanish posts inside it, into graphs of who does what to whom."""
    from extractor.pipelines.importing import own_process

    own_process()


app.command("extract")(extract.command)
app.command("run")(run.command)
app.command("explain")(explain.command)
app.command("read")(read.command)
app.command("graph")(graph.command)
app.command("report")(report.command)
app.command("plot")(plot.command)
app.command("review")(review.command)
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(models.app, name="models")
app.command("schema")(schema.command)
