"""What the commands say: data to standard output, messages to standard error, errors in one sentence."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.errors import ExtractorError

if TYPE_CHECKING:
    from extractor.api import Extractor

USAGE, FAILED = 2, 1
# The names in extractor.graph.EXPORTERS, which is not imported for a help text.
FORMATS = "gexf, gexf-dynamic, graphml, json, cyjs, csv, parquet, neo4j, ftm"

PipelineOption = Annotated[
    list[str] | None,
    typer.Option(
        "--pipeline",
        metavar="LANG=NAME_OR_PATH",
        help="A spaCy pipeline to use for a language: an installed one by name, or the path of one.",
    ),
]

ActorsOption = Annotated[
    str | None,
    typer.Option("--actors", metavar="FILE", help="Your own actors: CSV, TSV, JSONL or FollowTheMoney entities."),
]
ReviewedOption = Annotated[
    str | None,
    typer.Option("--reviewed", metavar="FILE", help="The file of extractor review, with yes or no in the column same."),
]

MinConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0, max=1, help="Keep relations that are at least so likely to be right (0 to 1)."
    ),
]
LexiconOption = Annotated[
    str | None,
    typer.Option(
        "--lexicon", metavar="DIR", help="Your own predicates, topics, cues, thresholds: see extractor lexicon."
    ),
]


def plain(text: str) -> str:
    """Text for a terminal on one line: nothing in it moves the cursor or sets a colour."""
    from extractor.graph.values import clean_text

    return " ".join(clean_text(text).split())


def say(message: str) -> None:
    """A message on standard error."""
    typer.echo(f"extractor: {plain(message)}", err=True)


def put(text: str) -> None:
    """A line of data on standard output, in UTF-8 whatever the locale says."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(f"{text}\n")
    else:
        stream.write(f"{text}\n".encode("utf-8", "backslashreplace"))
        stream.flush()


@contextmanager
def errors_as_sentences(*, code: int = USAGE) -> Iterator[None]:
    """Turn an error of the package into a sentence and the exit code; no traceback.

    Any other error is a defect of the program and exits with 1; ``EXTRACTOR_DEBUG=1`` shows its traceback.
    """
    debugging = bool(os.environ.get("EXTRACTOR_DEBUG"))
    if debugging:
        logging.basicConfig(level=logging.INFO)
        logging.getLogger("extractor").setLevel(logging.DEBUG)
    try:
        yield
    except ExtractorError as error:
        say(str(error))
        raise typer.Exit(code) from error
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise  # how a command is left
    except Exception as error:
        if debugging:
            raise
        say(f"this should not happen ({type(error).__name__}: {error}); please report it, with EXTRACTOR_DEBUG=1 set")
        raise typer.Exit(FAILED) from error


def check_file(file: str) -> None:
    """A missing file, or a folder, is an error in the command and not in a document."""
    from pathlib import Path

    if file == "-":
        return
    problem = None
    if not Path(file).exists():
        problem = f"{file} does not exist; check the name"
    elif Path(file).is_dir():
        problem = f"{file} is a folder; use: extractor run {file} --out DIR"
    if problem:
        say(problem)
        raise typer.Exit(USAGE)


def make_extractor(
    pipelines: dict[str, str],
    *,
    actors: str | None = None,
    reviewed: str | None = None,
    lexicon: str | None = None,
    min_confidence: float = 0.0,
) -> Extractor:
    """The extractor of a command; what is left out of the user's actors is said on standard error."""
    from extractor import api

    own = None
    if actors is not None:
        from extractor.actors.own.catalogue import load_actors

        own = load_actors(actors)
        for notice in own.notices:
            say(notice)
    return api.Extractor(
        pipelines=pipelines or None, actors=own, reviewed=reviewed, lexicon=lexicon, min_confidence=min_confidence
    )


def listed(options: list[str] | None) -> tuple[str, ...]:
    """Values that are given one by one or with commas.

    Example:
        >>> listed(["AGREE, AID", "static"])
        ('AGREE', 'AID', 'static')
    """
    return tuple(part.strip() for option in options or () for part in option.split(",") if part.strip())


def parse_pipelines(options: list[str]) -> dict[str, str]:
    """``["de=NAME_OR_PATH"]`` as a mapping; anything else is a usage error.

    Example:
        >>> parse_pipelines(["de=models/de", "es=es_core_news_sm"])
        {'de': 'models/de', 'es': 'es_core_news_sm'}
    """
    pipelines: dict[str, str] = {}
    for option in options:
        lang, equals, pipeline = option.partition("=")
        if not (equals and pipeline and lang.isalpha() and lang.islower()):
            raise typer.BadParameter(
                f"{option!r} is not of the form LANG=NAME_OR_PATH, such as de=de_core_news_md or de=my/pipeline",
                param_hint="--pipeline",
            )
        if pipelines.setdefault(lang, pipeline) != pipeline:
            raise typer.BadParameter(f"there are two pipelines for {lang}; give one", param_hint="--pipeline")
    return pipelines
