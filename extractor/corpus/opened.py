"""A finished run as an analyst wants it: documents, pandas frames and graphs, read from its folder."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from extractor.corpus.folder import RunFolder
from extractor.corpus.manifest import opened
from extractor.corpus.merging import merged
from extractor.corpus.networks import network
from extractor.corpus.parts import RECORDS, part_folders
from extractor.corpus.resuming import FINISHED
from extractor.corpus.selection import Selection
from extractor.corpus.tallies import count_findings, find_actor
from extractor.database import database, read_tables
from extractor.errors import InputError
from extractor.records import Document
from extractor.serialise import from_record

if TYPE_CHECKING:
    import duckdb
    import networkx as nx
    import pandas as pd

    from extractor.analysis import Counting
    from extractor.analysis.periods import Freq
    from extractor.corpus.summary import Findings

Words = str | Iterable[str]
Day = str | int | date


class Corpus:
    """What ``extractor run`` has written into a folder; open it with :meth:`open`.

    Frames are read once and kept. They need the extra ``analysis``, and a run of millions of documents needs memory for
    them; graphs and documents do not. Nothing is written, and a later run into the folder is seen by opening it again.

    Attributes:
        folder: The folder of the run.

    Example (reads the folder of a run)::

        corpus = Corpus.open("out")
        corpus.relations.groupby("quad").size()
        corpus.graph(types="material_conflict", since=2022, ego="Russland")
        corpus.timeline("country:RU", "country:VE", freq="year")
    """

    def __init__(self, folder: Path, parts: tuple[Path, ...]) -> None:
        self.folder = folder
        self._parts = parts

    @classmethod
    def open(cls, folder: str | PathLike[str]) -> Corpus:
        """Open the folder of a run.

        Raises:
            InputError: It is none, or the run is not finished.

        Example:
            >>> from extractor.corpus.parts import write_part
            >>> with tempfile.TemporaryDirectory() as out:
            ...     _ = write_part(Path(out, "parts"), "a", [Document(id="a")])
            ...     len(Corpus.open(out))
            1
        """
        run = RunFolder(Path(folder))
        parts = part_folders(run.parts)
        if run.manifest.is_file():
            with opened(run.manifest, write=False) as manifest:
                planned, done = manifest.totals()
                finished = manifest.settings.get(FINISHED) == "1"
            if not finished:
                raise InputError(
                    f"the run in {folder} is not finished ({done} of {planned} texts are done); "
                    "give its extractor run command again, it goes on"
                )
        if not parts:
            raise InputError(f"{folder} holds no documents of a run; give the folder that extractor run has written")
        return cls(run.path, parts)

    def __repr__(self) -> str:
        return f"Corpus({str(self.folder)!r}, {len(self)} documents)"

    def _repr_html_(self) -> str:
        """For notebooks; see :mod:`extractor.display`."""
        from extractor.display.graphs import corpus_html

        return corpus_html(str(self.folder), self._findings)

    def __len__(self) -> int:
        """The number of documents."""
        return self._length

    def __iter__(self) -> Iterator[Document]:
        return self.documents()

    # --- documents

    def documents(self) -> Iterator[Document]:
        """The documents one after the other, in the order of ``documents.jsonl``; only one is in memory."""
        for part in self._parts:
            yield from map(from_record, _records(part))

    def document(self, id: str) -> Document:
        """The document with an id.

        Raises:
            InputError: There is none.
        """
        # Tables cannot hold lone surrogates; of the documents found the record tells which is meant.
        written = re.sub("[\ud800-\udfff]", "\ufffd", id)
        with self._tables("documents") as con:
            query = "SELECT DISTINCT filename FROM documents WHERE document = ? ORDER BY filename"
            files = con.execute(query, [written]).fetchall()
        for (file,) in files:
            for record in _records(Path(file).parent):
                if record["id"] == id:
                    return from_record(record)
        raise InputError(f"no document of {self.folder} has the id {id!r}; Corpus.articles lists them")

    # --- frames

    @property
    def entities(self) -> pd.DataFrame:
        """One row an actor.

        Columns: ``id``, ``type``, ``name`` (that of most documents), ``country``, ``sector``, ``qid``, ``aliases`` (a tuple),
        ``mentions`` and ``documents`` (how many), ``first_date``, ``last_date``.
        """
        return self._merged_frames[0].copy(deep=False)

    @property
    def relations(self) -> pd.DataFrame:
        """One row a relation of a document, by document and place.

        Columns are those of ``relations.csv``: ``document``, ``id``, ``source``, ``source_name``, ``type``, ``target``,
        ``target_name``, ``quad``, ``symmetric``, ``negated``, ``modality``, ``speaker``, ``speaker_name``, ``former``, ``role``,
        ``date`` (of the event, else of the post or document; ISO 8601, may end after year or month), ``topics`` (a tuple),
        the best ``sentence`` with ``start``, ``end`` and ``segment``, ``rule``, ``cues`` (a tuple), ``confidence``. Names are
        those of :attr:`entities`, so that an actor has one.
        """
        return self._merged_frames[1].copy(deep=False)

    @property
    def mentions(self) -> pd.DataFrame:
        """One row a mention: ``document``, ``entity``, ``text``, ``start``, ``end``, ``lang``, ``segment``, ``kind``."""
        return self._mentions.copy(deep=False)

    @property
    def topics(self) -> pd.DataFrame:
        """One row a topic of a document: ``document``, ``topic``, ``score`` (0 to 1)."""
        return self._topics.copy(deep=False)

    @property
    def articles(self) -> pd.DataFrame:
        """One row a document: ``document`` (its id), ``title``, ``date``, ``source``, ``url``, ``part_of``, ``languages``."""
        return self._articles.copy(deep=False)

    def select(
        self,
        *,
        types: Words = (),
        topic: Words = (),
        since: Day | None = None,
        until: Day | None = None,
    ) -> pd.DataFrame:
        """The rows of :attr:`relations` of some types, topics and dates; see :meth:`graph`.

        Raises:
            InputError: A type or date is none, or no relation is about a topic.
        """
        from extractor.corpus.frames import selected_rows

        return selected_rows(self.relations, _selection(types=types, topic=topic, since=since, until=until))

    # --- graphs and analysis

    def graph(
        self,
        *,
        types: Words = (),
        topic: Words = (),
        since: Day | None = None,
        until: Day | None = None,
        min_weight: int = 1,
        ego: str | None = None,
        aggregate: bool = False,
    ) -> nx.MultiDiGraph:
        """The graph of the run or of a part of it: without options the one of ``build_graph(corpus.documents())``.

        Args:
            types: Relation types or groups of them: quad classes such as ``material_conflict``, and ``static``.
            topic: Only statements about any of these topics.
            since: Only statements of this date or later: a year, a month, or a day.
            until: Only statements of this date or earlier.
            min_weight: Only edges that at least so many sentences show.
            ego: An actor, by id or name, with those it has edges with, and the edges among them.
            aggregate: One edge from each actor to each other, with counts by quad class.

        Raises:
            InputError: What is asked for is not there.
        """
        selection = _selection(
            types=types, topic=topic, since=since, until=until, min_weight=min_weight, ego=ego, aggregate=aggregate
        )
        with _scratch() as folder, merged(self._parts, selection, folder, clean=False) as con:
            return network(con, aggregate=aggregate)

    def actor(self, name: str) -> str:
        """The id of an actor by its id, name or alias.

        Raises:
            InputError: No actor of the run is called so, or several are.
        """
        with self._tables("entities") as con:
            return find_actor(con, name)

    def timeline(
        self,
        one: str | None = None,
        other: str | None = None,
        *,
        freq: Freq = "month",
        directed: bool = False,
        types: Words = (),
        topic: Words = (),
        since: Day | None = None,
        until: Day | None = None,
        **what: Unpack[Counting],
    ) -> pd.DataFrame:
        """Cooperation and conflict by period, as :func:`extractor.analysis.timeline`, of actors by id or name.

        Raises:
            InputError: An actor, type, topic or date is not there.
            ExtractorError: An option is none, or pandas is not installed.
        """
        from extractor import analysis

        actors = [None if name is None else self.actor(name) for name in (one, other)]
        relations = self.select(types=types, topic=topic, since=since, until=until)
        return analysis.timeline(relations, *actors, freq=freq, directed=directed, **what)

    def compare(
        self,
        one: str,
        other: str,
        *,
        types: Words = (),
        topic: Words = (),
        since: Day | None = None,
        until: Day | None = None,
        **what: Unpack[Counting],
    ) -> pd.DataFrame:
        """Two actors side by side, as :func:`extractor.analysis.compare`, by id or name.

        Raises:
            InputError: An actor, type, topic or date is not there.
            ExtractorError: Both are one, an option is none, or pandas is not installed.
        """
        from extractor import analysis

        known = self.entities
        sectors = dict(known.loc[known["sector"].notna(), ["id", "sector"]].itertuples(index=False, name=None))
        relations = self.select(types=types, topic=topic, since=since, until=until)
        return analysis.compare(relations, self.actor(one), self.actor(other), sectors=sectors, **what)

    # --- what is read once

    @cached_property
    def _length(self) -> int:
        with self._tables("documents") as con:
            return int(con.execute("SELECT count(*) FROM documents").fetchall()[0][0])

    @cached_property
    def _findings(self) -> Findings:
        with _scratch() as folder, merged(self._parts, Selection(), folder) as con:
            return count_findings(con)

    @cached_property
    def _merged_frames(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        from extractor.corpus.frames import entities_frame, relations_frame

        with _scratch() as folder, merged(self._parts, Selection(), folder, clean=False) as con:
            return entities_frame(con), relations_frame(con)

    @cached_property
    def _mentions(self) -> pd.DataFrame:
        return self._plain("mentions")

    @cached_property
    def _topics(self) -> pd.DataFrame:
        return self._plain("topics")

    @cached_property
    def _articles(self) -> pd.DataFrame:
        return self._plain("documents")

    def _plain(self, table: str) -> pd.DataFrame:
        from extractor.corpus.frames import plain_frame

        with self._tables(table) as con:
            return plain_frame(con, table)

    @contextmanager
    def _tables(self, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A table of all parts in a database."""
        with _scratch() as folder, database(folder) as con:
            read_tables(con, name, [part / f"{name}.parquet" for part in self._parts], filename=True)
            yield con


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="extractor-") as folder:
        yield Path(folder)


def _records(part: Path) -> Iterator[dict[str, Any]]:
    with (part / RECORDS).open("rb") as lines:
        yield from map(json.loads, lines)


def _selection(
    *,
    types: Words,
    topic: Words,
    since: Day | None,
    until: Day | None,
    min_weight: int = 1,
    ego: str | None = None,
    aggregate: bool = False,
) -> Selection:
    return Selection(
        types=_words(types),
        since=_date(since),
        until=_date(until),
        topics=_words(topic),
        min_weight=min_weight,
        ego=ego,
        aggregate=aggregate,
    )


def _words(given: Words) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _date(given: Day | None) -> str | None:
    if given is None:
        return None
    return given.isoformat()[:10] if isinstance(given, date) else str(given)
