"""A run to one HTML file that can be opened, sent and printed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.corpus.folder import MANIFEST
from extractor.corpus.selection import Selection
from extractor.errors import InputError, OutputError
from extractor.graph.files import staging
from extractor.report.labels import LANGUAGES
from extractor.report.page import render
from extractor.report.payload import FindTexts, Left, Payload, build_payload
from extractor.report.statements import MAX_EDGES, MAX_SENTENCES

if TYPE_CHECKING:
    from extractor.reading.options import ReadingOptions
    from extractor.records import RawText
    from extractor.report.texts import Quotation

REPORT = "report.html"


@dataclass(frozen=True, slots=True)
class Report:
    """What has been written.

    Attributes:
        documents: Documents that can be read in it.
        texts: Those of them whose whole text is in it.
        notices: What the page leaves out, one sentence each; the page says the same.
    """

    path: Path
    actors: int
    edges: int
    documents: int
    texts: int
    notices: tuple[str, ...]


def write_report(
    folder: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    selection: Selection | None = None,
    texts: Iterable[str] | None = None,
    reading: ReadingOptions | None = None,
    title: str | None = None,
    lang: str | None = None,
    force: bool = False,
) -> Report:
    """Write a run, or a selection of it, as one HTML file with graph, evidence and texts.

    The file needs no network and runs no scripts but its own. Records hold sentences only, so the texts are read again
    from the inputs that the run names, if they are still there and have not changed.

    Args:
        folder: What ``extractor run`` has written.
        out: The file; by default ``report.html`` in the folder.
        selection: What to show.
        texts: The inputs of the run, where they are now; an empty list leaves the texts out.
        reading: How they are to be read.
        title: What to call it; by default the name of the folder.
        lang: Of buttons and labels, ``de`` or ``en``; by default as the reader's browser says.
        force: Replace a file that is there.

    Raises:
        InputError: There is no run, or what is selected is not there.
        OutputError: The file is there already or cannot be written.
    """
    run = Path(folder)
    target = Path(out) if out is not None else run / REPORT
    _check(target, lang, selection, force=force)
    payload = build_payload(run, selection=selection, find_texts=_finder(run, texts, reading))
    data = {
        **payload.data,
        "title": title or run.resolve().name,
        "selection": _told(selection or Selection()),
    }
    with staging(target.parent) as area:
        area.path(target.name).write_text(render(data, lang=lang), encoding="utf-8", newline="\n")
        area.publish()
    return _report(target, payload)


def _check(target: Path, lang: str | None, selection: Selection | None, *, force: bool) -> None:
    if lang is not None and lang not in LANGUAGES:
        raise InputError(f"the labels of a report are not known in {lang!r}; choose one of: {', '.join(LANGUAGES)}")
    if selection is not None and selection.aggregate:
        raise InputError("a report shows each kind of relation by itself; leave aggregate out")
    if target.is_dir():
        raise OutputError(f"{target} is a folder; name a file to write the report to")
    if target.exists() and not force:
        raise OutputError(f"{target} is there already; use --force to replace it, or --out to name another file")


def _finder(run: Path, texts: Iterable[str] | None, reading: ReadingOptions | None) -> FindTexts | None:
    from extractor.report.texts import find_texts, noted_inputs

    named = None if texts is None else list(texts)
    if named is not None and not named:
        return None

    def find(wanted: Mapping[str, list[Quotation]]) -> Mapping[str, RawText]:
        inputs = named or noted_inputs(run / MANIFEST, wanted)
        return find_texts(wanted, inputs, exclude=run, options=reading) if inputs else {}

    return find


def _told(selection: Selection) -> dict[str, object]:
    """What is selected, for the page to say."""
    found = {
        "types": selection.types, "since": selection.since, "until": selection.until, "topics": selection.topics,
        "min_weight": selection.min_weight if selection.min_weight > 1 else None, "ego": selection.ego,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _report(target: Path, payload: Payload) -> Report:
    data = payload.data
    return Report(
        target,
        actors=sum("x" in row for row in data["actors"]),
        edges=len(data["edges"]),
        documents=sum("blocks" in document for document in data["documents"]),
        texts=sum(document.get("whole", False) for document in data["documents"]),
        notices=tuple(_notices(payload.left, len(data["edges"]))),
    )


def _notices(left: Left, shown: int) -> Iterable[str]:
    if left.edges:
        yield (
            f"the run has {shown + left.edges} edges; the report shows the {MAX_EDGES} that most sentences show. "
            "Choose with --types, --from, --to, --topic, --ego or --min-weight, or use extractor graph and Gephi for all"
        )
    if left.cut:
        yield f"{left.cut} edges have more than {MAX_SENTENCES} sentences; the report keeps the surest of each"
    if left.documents:
        yield f"{left.documents} documents with fewer sentences cannot be read in the report, to keep it small"
    if left.missing:
        yield (
            f"the texts of {left.missing} documents are not where the run has read them, or have changed; "
            "their sentences are shown alone (name the inputs with --texts)"
        )
    if left.large:
        yield f"the texts of {left.large} documents are left out to keep the report small; their sentences are shown"
