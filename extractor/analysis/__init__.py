"""What the numbers of a graph mean: functions over graphs and frames of relations, each giving a tidy pandas frame.

Functions over graphs take what ``build_graph`` or ``Corpus.graph`` gives (not aggregated), those over relations a
frame such as ``Corpus.relations``. What counts is the same everywhere and may be chosen; see
:mod:`extractor.analysis.counting`. They need the extra ``analysis``.

Example (reads the folder of a run)::

    corpus = Corpus.open("out")
    centralities(corpus.graph(topic="energy"))
    timeline(corpus.relations, "country:RU", "country:VE", freq="year", modalities="all")
"""

from __future__ import annotations

from extractor.analysis.brokering import brokerage, brokers
from extractor.analysis.centrality import centralities
from extractor.analysis.comparing import compare
from extractor.analysis.counting import CONFLICT, COOPERATION, MODALITIES, QUADS, Counting
from extractor.analysis.dyads import balance, reciprocity
from extractor.analysis.grouping import communities
from extractor.analysis.periods import change, timeline
from extractor.analysis.speech import speakers
from extractor.analysis.topics import topic_actors, topic_graph
from extractor.analysis.triads import structural_balance

__all__ = [
    "CONFLICT",
    "COOPERATION",
    "MODALITIES",
    "QUADS",
    "Counting",
    "balance",
    "brokerage",
    "brokers",
    "centralities",
    "change",
    "communities",
    "compare",
    "reciprocity",
    "speakers",
    "structural_balance",
    "timeline",
    "topic_actors",
    "topic_graph",
]
