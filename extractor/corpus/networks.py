"""The graph of a run in networkx, from the tables of its merge."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from extractor.corpus.stored import EDGE_FIELDS, NODE_FIELDS, statement
from extractor.database import rows_of
from extractor.graph.build import graph_of
from extractor.graph.merge import Merge, NodeTally

if TYPE_CHECKING:
    import duckdb
    import networkx as nx


def network(con: duckdb.DuckDBPyConnection, *, aggregate: bool = False) -> nx.MultiDiGraph:
    """The graph in the tables that :func:`extractor.corpus.tallies.put_together` makes: that of ``build_graph``."""
    merge = Merge()
    for row in rows_of(con, f"SELECT {', '.join(NODE_FIELDS)} FROM nodes"):
        merge.nodes[row[0]] = _node(dict(zip(NODE_FIELDS, row, strict=True)))
    merge.edges.update(map(statement, rows_of(con, f"SELECT id, {', '.join(EDGE_FIELDS)} FROM edges")))
    return graph_of(merge, aggregate=aggregate)


def _node(values: dict[str, Any]) -> NodeTally:
    """What has been chosen already, as the only thing to choose from."""

    def only(name: str) -> Counter[str]:
        return Counter([values[name]] if values[name] is not None else [])

    return NodeTally(
        names=only("label"),
        types=only("entity_type"),
        countries=only("country"),
        sectors=only("sector"),
        qids=only("qid"),
        aliases=set(values["aliases"]),
        mentions=values["mention_count"],
        documents=values["document_count"],
        first_date=values["first_date"],
        last_date=values["last_date"],
    )
