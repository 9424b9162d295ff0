"""A finished run as an analyst wants it: documents, pandas frames and graphs, read from its folder."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from extractor.corpus.archive import Archive
from extractor.corpus.networks import network
from extractor.corpus.selection import Day, Words, selection_of
from extractor.corpus.tallies import find_actor

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from extractor.analysis import Counting
    from extractor.analysis.periods import Freq
    from extractor.records import Document


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

    def __init__(self, archive: Archive) -> None:
        self.folder = archive.folder
        self._archive = archive

    @classmethod
    def open(cls, folder: str | PathLike[str]) -> Corpus:
        """Open the folder of a run.

        Raises:
            InputError: It is none, or the run is not finished.

        Example:
            >>> import tempfile
            >>> from extractor import Document
            >>> from extractor.corpus.parts import write_part
            >>> with tempfile.TemporaryDirectory() as out:
            ...     _ = write_part(Path(out, "parts"), "a", [Document(id="a")])
            ...     len(Corpus.open(out))
            1
        """
        return cls(Archive(Path(folder)))

    def __repr__(self) -> str:
        return f"Corpus({str(self.folder)!r}, {len(self)} documents)"

    def _repr_html_(self) -> str:
        """For notebooks; see :mod:`extractor.display`."""
        from extractor.display.graphs import corpus_html

        return corpus_html(str(self.folder), self._archive.findings)

    def __len__(self) -> int:
        """The number of documents."""
        return self._archive.length

    def __iter__(self) -> Iterator[Document]:
        return self.documents()

    # --- documents

    def documents(self) -> Iterator[Document]:
        """The documents one after the other, in the order of ``documents.jsonl``; only one is in memory."""
        return self._archive.documents()

    def document(self, id: str) -> Document:
        """The document with an id.

        Raises:
            InputError: There is none.
        """
        return self._archive.document(id)

    # --- frames

    @property
    def entities(self) -> pd.DataFrame:
        """One row an actor.

        Columns: ``id``, ``type``, ``name`` (that of most documents), ``country``, ``sector``, ``qid``, ``aliases`` (a tuple),
        ``mentions`` and ``documents`` (how many), ``first_date``, ``last_date``.
        """
        return self._archive.frames[0].copy(deep=False)

    @property
    def relations(self) -> pd.DataFrame:
        """One row a relation of a document, by document and place.

        Columns are those of ``relations.csv``: ``document``, ``id``, ``source``, ``source_name``, ``type``, ``target``,
        ``target_name``, ``quad``, ``symmetric``, ``negated``, ``modality``, ``speaker``, ``speaker_name``, ``former``, ``role``,
        ``date`` (of the event, else of the post or document; ISO 8601, may end after year or month), ``topics`` (a tuple),
        the best ``sentence`` with ``start``, ``end`` and ``segment``, ``rule``, ``cues`` (a tuple), ``confidence``. Names are
        those of :attr:`entities`, so that an actor has one.
        """
        return self._archive.frames[1].copy(deep=False)

    @property
    def mentions(self) -> pd.DataFrame:
        """One row a mention: ``document``, ``entity``, ``text``, ``start``, ``end``, ``lang``, ``segment``, ``kind``."""
        return self._archive.mentions.copy(deep=False)

    @property
    def topics(self) -> pd.DataFrame:
        """One row a topic of a document: ``document``, ``topic``, ``score`` (0 to 1)."""
        return self._archive.topics.copy(deep=False)

    @property
    def articles(self) -> pd.DataFrame:
        """One row a document: ``document`` (its id), ``title``, ``date``, ``source``, ``url``, ``part_of``, ``languages``."""
        return self._archive.articles.copy(deep=False)

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

        return selected_rows(self.relations, selection_of(types=types, topic=topic, since=since, until=until))

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
        selection = selection_of(
            types=types, topic=topic, since=since, until=until, min_weight=min_weight, ego=ego, aggregate=aggregate
        )
        with self._archive.merged(selection, clean=False) as con:
            return network(con, aggregate=aggregate)

    def actor(self, name: str) -> str:
        """The id of an actor by its id, name or alias.

        Raises:
            InputError: No actor of the run is called so, or several are.
        """
        with self._archive.table("entities") as con:
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
