"""What lies in the folder of a finished run, each part read at most once."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.corpus.folder import RunFolder
from extractor.corpus.manifest import opened
from extractor.corpus.merging import merged
from extractor.corpus.parts import RECORDS, part_folders
from extractor.corpus.resuming import FINISHED
from extractor.corpus.selection import Selection
from extractor.corpus.tallies import count_findings
from extractor.database import database, read_tables
from extractor.errors import InputError
from extractor.serialise import from_record

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from extractor.corpus.summary import Findings
    from extractor.records import Document


class Archive:
    """The parts of a finished run: documents one by one, tables in a database, frames that are kept.

    Attributes:
        folder: The folder of the run.
        parts: The folders of its parts, in order.

    Raises:
        InputError: The folder is that of no run, or the run is not finished.
    """

    def __init__(self, folder: Path) -> None:
        run = RunFolder(folder)
        self.folder = run.path
        self.parts = part_folders(run.parts)
        if run.manifest.is_file():
            with opened(run.manifest, write=False) as manifest:
                planned, done = manifest.totals()
                finished = manifest.settings.get(FINISHED) == "1"
            if not finished:
                raise InputError(
                    f"the run in {folder} is not finished ({done} of {planned} texts are done); "
                    "give its extractor run command again, it goes on"
                )
        if not self.parts:
            raise InputError(f"{folder} holds no documents of a run; give the folder that extractor run has written")

    def documents(self) -> Iterator[Document]:
        """The documents one after the other; only one is in memory."""
        for part in self.parts:
            yield from map(from_record, _records(part))

    def document(self, id: str) -> Document:
        """The document with an id.

        Raises:
            InputError: There is none.
        """
        # Tables cannot hold lone surrogates; of the documents found the record tells which is meant.
        written = re.sub("[\ud800-\udfff]", "\ufffd", id)
        with self.table("documents") as con:
            query = "SELECT DISTINCT filename FROM documents WHERE document = ? ORDER BY filename"
            files = con.execute(query, [written]).fetchall()
        for (file,) in files:
            for record in _records(Path(file).parent):
                if record["id"] == id:
                    return from_record(record)
        raise InputError(f"no document of {self.folder} has the id {id!r}; Corpus.articles lists them")

    @contextmanager
    def table(self, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A table of all parts in a database."""
        with _scratch() as folder, database(folder) as con:
            read_tables(con, name, [part / f"{name}.parquet" for part in self.parts], filename=True)
            yield con

    @contextmanager
    def merged(self, selection: Selection, *, clean: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        """Actors and statements of all parts put together, see :func:`extractor.corpus.merging.merged`."""
        with _scratch() as folder, merged(self.parts, selection, folder, clean=clean) as con:
            yield con

    @cached_property
    def length(self) -> int:
        """The number of documents."""
        with self.table("documents") as con:
            return int(con.execute("SELECT count(*) FROM documents").fetchall()[0][0])

    @cached_property
    def findings(self) -> Findings:
        """What was found, counted."""
        with self.merged(Selection(), clean=True) as con:
            return count_findings(con)

    @cached_property
    def frames(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Actors and relations."""
        from extractor.corpus.frames import entities_frame, relations_frame

        with self.merged(Selection(), clean=False) as con:
            return entities_frame(con), relations_frame(con)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """The mentions of all documents."""
        return self._plain("mentions")

    @cached_property
    def topics(self) -> pd.DataFrame:
        """The topics of all documents."""
        return self._plain("topics")

    @cached_property
    def articles(self) -> pd.DataFrame:
        """The documents themselves."""
        return self._plain("documents")

    def _plain(self, table: str) -> pd.DataFrame:
        from extractor.corpus.frames import plain_frame

        with self.table(table) as con:
            return plain_frame(con, table)


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="extractor-") as folder:
        yield Path(folder)


def _records(part: Path) -> Iterator[dict[str, Any]]:
    with (part / RECORDS).open("rb") as lines:
        yield from map(json.loads, lines)
