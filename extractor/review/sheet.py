"""The file a person marks: one proposed merge a row, and what has been marked before."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import InputError, OutputError
from extractor.graph.cells import write_table
from extractor.graph.files import staging
from extractor.reading.options import ReadingOptions
from extractor.records import Document, RawText
from extractor.review.answers import Answers, read_answers
from extractor.review.proposals import Proposal, propose, with_sentences
from extractor.review.seen import Seen
from extractor.serialise import from_record

SHEET = "review.csv"
SIDE = ("id", "name", "type", "documents", "example", "sentence")
COLUMNS = ("same", "strength", "reason", "explanation", *(f"{name}_{side}" for side in (1, 2) for name in SIDE))
# Ids of documents shown of each actor.
MAX_DOCUMENTS = 5


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """What a review wrote.

    Attributes:
        proposed: Number of new proposals.
        answered: Number of rows that were marked before and stay.
    """

    path: Path
    proposed: int
    answered: int


def review(
    folder: str | os.PathLike[str],
    *,
    out: str | os.PathLike[str] | None = None,
    reviewed: str | os.PathLike[str] | None = None,
    texts: Iterable[str] = (),
    reading: ReadingOptions | None = None,
) -> ReviewSummary:
    """Write the proposed merges of a run to a CSV file, in which a person marks ``same`` with yes or no.

    A file that is there already is not lost: the rows marked in it stay, the others are made anew.

    Args:
        folder: What ``extractor run`` has written.
        out: The file; by default ``review.csv`` in the folder.
        reviewed: Another file with answers, which are taken over.
        texts: The inputs of the run, in the same order, for sentences that the records lack.
        reading: How they are to be read.

    Raises:
        InputError: There are no records in the folder, or the answers cannot be read or contradict each other.
        OutputError: The file cannot be written.
    """
    target = Path(out) if out is not None else Path(folder) / SHEET
    if target.is_dir():
        raise OutputError(f"{target} is a folder; name a file to write the proposed merges to")
    sources = dict.fromkeys(Path(p).resolve() for p in (target, reviewed) if p is not None)
    rows = [row for path in sources if path == _resolved(reviewed) or path.exists() for row in read_answers(path).rows]
    answers = read_answers(Answers(tuple({(r.left, r.right, r.same): r for r in rows}.values())))
    proposals = propose(read_records(Path(folder)), answers=answers)
    if texts:
        proposals = with_sentences(proposals, _raws(texts, Path(folder), reading))
    write_sheet(proposals, target, answers=answers)
    return ReviewSummary(target, len(proposals), len(answers.rows))


def _resolved(path: str | os.PathLike[str] | None) -> Path | None:
    return None if path is None else Path(path).resolve()


def read_records(folder: Path) -> Iterator[Document]:
    """The documents of a run, one at a time.

    Raises:
        InputError: The folder has no documents.jsonl, or a line of it is no record.
    """
    path = folder / "documents.jsonl"
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    record = json.loads(line)
                except ValueError as error:
                    raise InputError(f"{path}, line {number}: no document record; run extractor run again") from error
                yield from_record(record)
    except OSError as error:
        raise InputError(f"{path} cannot be read; name the folder that extractor run --out has written") from error


def _raws(texts: Iterable[str], folder: Path, options: ReadingOptions | None) -> Iterator[RawText]:
    from extractor.corpus.inputs import Failure, UniqueIds, find_inputs, read_inputs

    ids = UniqueIds()
    for item in read_inputs(find_inputs(texts, exclude=folder), options=options):
        if not isinstance(item, Failure):
            yield ids.claim(item.raw)


def write_sheet(proposals: Iterable[Proposal], path: Path, *, answers: Answers | None = None) -> None:
    """Write proposals, and below them the rows that have been answered; no cell of it runs as a formula.

    Raises:
        OutputError: The file cannot be written.
    """
    open_ = [_row(proposal) for proposal in proposals]
    marked = [dict(answer.cells) for answer in (answers.rows if answers else ())]
    with staging(path.parent) as area:
        write_table(area.path(path.name), COLUMNS, (*open_, *marked))
        area.publish()


def _row(proposal: Proposal) -> dict[str, Any]:
    row: dict[str, Any] = {
        "same": "", "strength": proposal.strength, "reason": proposal.reason, "explanation": proposal.explanation,
    }  # fmt: skip
    for side, seen in ((1, proposal.left), (2, proposal.right)):
        row |= {f"{name}_{side}": value for name, value in _side(seen).items()}
    return row


def _side(seen: Seen) -> Mapping[str, Any]:
    example = seen.example
    return {
        "id": seen.id, "name": seen.name, "type": seen.type,
        "documents": (*seen.documents[:MAX_DOCUMENTS], *(["…"] if len(seen.documents) > MAX_DOCUMENTS else [])),
        "example": example and example.document, "sentence": example and (example.sentence or example.text),
    }  # fmt: skip
