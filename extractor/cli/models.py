"""``extractor models``: the pipelines at hand, what they can do, and others to install."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.messages import FAILED, PipelineOption, errors_as_sentences, parse_pipelines, put, say

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.pipelines import Capabilities

app = typer.Typer(rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def command(
    context: typer.Context,
    path: Annotated[
        str | None,
        typer.Option(metavar="LANG|NAME", help="Print only the path of the pipeline of this language or name."),
    ] = None,
    pipeline: PipelineOption = None,
) -> None:
    """List the spaCy pipelines at hand, print the path of one, or add one (models add, models remove)."""
    pipelines = parse_pipelines(pipeline or [])
    if context.invoked_subcommand is not None:
        if path is not None or pipelines:
            raise typer.BadParameter(f"models {context.invoked_subcommand} takes neither --path nor --pipeline")
        return
    with errors_as_sentences():
        for line in [pipeline_path(path, pipelines)] if path is not None else pipeline_lines(pipelines):
            put(line)


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An official pipeline, such as de_core_news_md.")],
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="A wheel, sdist or folder to install instead of downloading."),
    ] = None,
    into: Annotated[
        str | None, typer.Option(metavar="DIR", help="The folder to make NAME in. Default: one for your user.")
    ] = None,
) -> None:
    """Install a pipeline, which --pipeline LANG=NAME then uses, and print its path."""
    with errors_as_sentences():
        from extractor.pipelines import installing

        installing.check_request(name, source)
    with errors_as_sentences(code=FAILED):
        from extractor.cli.progress import downloading

        with downloading() as progress:
            done = installing.add(name, source=source, into=into, progress=progress)
    licence = f", {done.licence}" if done.licence else ""
    call = done.path if into else name
    say(
        f"{name} {done.version} ({done.lang}{licence}) is {'installed' if done.new else 'there already'}; "
        f"use it with --pipeline {done.lang}={call}"
    )
    put(str(done.path))


@app.command("remove")
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="The name it was added under.")]) -> None:
    """Delete a pipeline that was added."""
    with errors_as_sentences():
        from extractor.pipelines import installing

        say(f"{installing.remove(name)} is removed")


def pipeline_path(name: str, pipelines: Mapping[str, str] | None = None) -> str:
    """The path of the pipeline in use for a language, or of one by its name, as ``spacy.load`` takes it.

    Raises:
        PipelineError: There is none.
    """
    from extractor.errors import PipelineError
    from extractor.pipelines import find_installed, resolve
    from extractor.pipelines.releases import known_releases

    found = in_use(pipelines or {})
    if name in found:
        return str(found[name])
    try:
        return str(resolve(name))
    except PipelineError as error:
        if name in known_releases():
            raise
        known = ", ".join([*sorted(found), *find_installed()]) or "none"
        raise PipelineError(
            f"there is no pipeline for the language or of the name {name!r}; there are: {known}"
        ) from error


def pipeline_lines(pipelines: Mapping[str, str] | None = None) -> Iterator[str]:
    """One line a pipeline: language, name, version, what it sets, where it lies; first those in use."""
    from extractor.errors import PipelineError
    from extractor.pipelines import find_installed

    used, installed = in_use(pipelines or {}), find_installed()
    if not used:
        raise PipelineError("no pipeline came with this installation; install the package from its wheel or a checkout")
    for lang, path in sorted(used.items()):
        yield pipeline_line(lang, path, "in use" if lang in (pipelines or {}) else "")
    for name, path in installed.items():
        if path not in used.values():
            yield pipeline_line(None, path, f"installed as {name}")


def in_use(pipelines: Mapping[str, str]) -> dict[str, Path]:
    """The directory of the pipeline for each language: the user's choice, else the one that came with the program."""
    from extractor.pipelines import find_pipelines, resolve

    return find_pipelines() | {lang: resolve(pipeline, lang=lang) for lang, pipeline in pipelines.items()}


def pipeline_line(lang: str | None, path: Path, mark: str) -> str:
    """What the list says of one pipeline."""
    from extractor.errors import PipelineError
    from extractor.pipelines import capabilities
    from extractor.pipelines.loading import open_pipeline
    from extractor.pipelines.places import read_meta

    try:
        lang = lang or str(read_meta(path).get("lang"))
        able = capabilities(open_pipeline(lang, path))
    except PipelineError as error:
        return f"{lang or path.name}  broken: {error}"
    mark = f" ({mark})" if mark else ""
    return f"{lang}  {able.name} {able.version}{mark}  {describe(able)}  {path}"


def describe(able: Capabilities) -> str:
    """What a pipeline sets, in one phrase; what it lacks is named too.

    Example:
        >>> from types import SimpleNamespace
        >>> describe(SimpleNamespace(tagger=True, morph=True, lemma=True, parser=True, scheme="ud", ner=True,
        ...     ner_labels=("LOC", "PER"), missing=()))
        'tagger, morph, lemma, parser (ud), ner (LOC PER)'
    """
    extra = {"parser": able.scheme, "ner": " ".join(able.ner_labels)}
    layers = [layer for layer in ("tagger", "morph", "lemma", "parser", "ner") if getattr(able, layer)]
    named = ", ".join(f"{layer} ({extra[layer]})" if layer in extra else layer for layer in layers)
    return f"{named}; lacks {', '.join(able.missing)}" if able.missing else named
