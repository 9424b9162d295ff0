"""``extractor lexicon``: a folder of your own predicates, topics, cues and thresholds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.messages import FAILED, PipelineOption, errors_as_sentences, parse_pipelines, plain, put, say

if TYPE_CHECKING:
    from extractor.lexicon import Tables
    from extractor.lexicon.folder import Trial
    from extractor.records import Document, RawText

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Your own predicates, event nouns, topics, cues and thresholds (lexicon export, lexicon check).",
)


@app.command("export")
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write into.")],
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
) -> None:
    """Write the shipped tables to DIR, to start from.

    A file such as de/predicates.tsv replaces the shipped one; de/predicates.add.tsv, with the same columns, adds to it.
    """
    with errors_as_sentences():
        from extractor.lexicon.folder import export_lexicon

        for path in export_lexicon(folder, force=force):
            put(plain(str(path)))
    say(
        "keep the files that you change and delete the others; to add rows only, write them with the header of a table "
        "into a file such as de/predicates.add.tsv"
    )


@app.command("check")
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to check.")],
    pipeline: PipelineOption = None,
) -> None:
    """Check every row of the tables in DIR, and run the example and counter sentences of rows of your own."""
    pipelines = parse_pipelines(pipeline or [])
    with errors_as_sentences():
        from extractor.lexicon.folder import faults
        from extractor.lexicon.tables import open_tables

        tables = open_tables(folder)
        found = list(faults(tables))
        for fault in found:
            say(fault)
        if found:
            raise typer.Exit(FAILED)
        trial = run_examples(tables, pipelines)
    for line in trial_lines(trial):
        put(plain(line))
    if trial.failed:
        raise typer.Exit(FAILED)


def run_examples(tables: Tables, pipelines: dict[str, str]) -> Trial:
    """Run the sentences with the pipelines at hand."""
    from extractor import api
    from extractor.lexicon.folder import try_examples
    from extractor.pipelines import find_pipelines

    def extract(raws: list[RawText]) -> list[Document]:
        # Without sentences no pipeline is loaded.
        return list(api.Extractor(pipelines=pipelines or None, lexicon=tables).extract_many(raws)) if raws else []

    return try_examples(tables, extract, languages={*find_pipelines(), *pipelines})


def trial_lines(trial: Trial) -> list[str]:
    """What came out of it.

    Example:
        >>> from extractor.lexicon.folder import Trial
        >>> trial_lines(Trial(3, (), 0))
        ['all rows are well formed; 3 of 3 sentences behave as they must']
    """
    lines = [
        f"{item.place}: {item.word} {item.type} {'must' if item.fires else 'must not'} be found: {item.text}"
        for item in trial.failed
    ]
    skipped = f"; {trial.skipped} sentences not run, for lack of a pipeline" if trial.skipped else ""
    well = trial.run - len(trial.failed)
    return [*lines, f"all rows are well formed; {well} of {trial.run} sentences behave as they must{skipped}"]
