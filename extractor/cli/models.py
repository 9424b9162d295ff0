"""``extractor models``: the pipelines at hand and what they can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.messages import errors_as_sentences, put

if TYPE_CHECKING:
    from extractor.pipelines import Capabilities


def command(
    path: Annotated[
        str | None, typer.Option(metavar="LANG", help="Print only the path of this language's pipeline.")
    ] = None,
) -> None:
    """List the spaCy pipelines that came with the program, or print the path of one."""
    with errors_as_sentences():
        for line in [pipeline_path(path)] if path else pipeline_lines():
            put(line)


def pipeline_path(lang: str) -> str:
    """The path of a language's pipeline, as ``spacy.load`` takes it.

    Raises:
        PipelineError: There is none.
    """
    from extractor.errors import PipelineError
    from extractor.pipelines import find_pipelines

    found = find_pipelines()
    if lang not in found:
        known = ", ".join(sorted(found)) or "none"
        raise PipelineError(f"there is no pipeline for the language {lang!r}; there are: {known}")
    return str(found[lang])


def pipeline_lines() -> Iterator[str]:
    """One line a pipeline: language, name, version, what it sets, where it lies."""
    from extractor.errors import PipelineError
    from extractor.pipelines import capabilities, find_pipelines, load

    found = find_pipelines()
    if not found:
        raise PipelineError("no pipeline came with this installation; install the package from its wheel or a checkout")
    for lang, path in sorted(found.items()):
        try:
            able = capabilities(load(lang))
        except PipelineError as error:
            yield f"{lang}  broken: {error}"
        else:
            yield f"{lang}  {able.name} {able.version}  {describe(able)}  {path}"


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
