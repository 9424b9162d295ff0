"""Documents to graphs of actors, and graphs to files that Gephi, Cytoscape and pandas open.

Importing the package does not import networkx; the functions do.
"""

from __future__ import annotations

from extractor.graph.build import build_graph, graph_of
from extractor.graph.cooccurrence import cooccurrence_graph
from extractor.graph.export import EXPORTERS, Exporter, exporter, write_graph
from extractor.graph.merge import Merge
from extractor.graph.plain import PlainGraph
from extractor.graph.sanitise import sanitise

__all__ = [
    "EXPORTERS",
    "Exporter",
    "Merge",
    "PlainGraph",
    "build_graph",
    "cooccurrence_graph",
    "exporter",
    "graph_of",
    "sanitise",
    "write_graph",
]
