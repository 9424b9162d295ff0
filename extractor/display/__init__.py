"""Documents, relations, graphs and corpora in Jupyter: plain HTML without scripts, for light and dark themes.

A notebook shows documents and relations by itself, as HTML. Records hold no text; :func:`show` takes it. Graphs are those
of networkx, which a notebook shows as text: ``show(graph)`` gives the HTML, or ``%load_ext extractor.display`` once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.display.colours import ENTITY_COLOURS, QUAD_COLOURS
from extractor.display.documents import document_html
from extractor.display.graphs import graph_html, is_ours
from extractor.display.markup import Html
from extractor.display.relations import single_html
from extractor.display.spans import to_displacy
from extractor.errors import ExtractorError
from extractor.records import Document, Relation

if TYPE_CHECKING:
    import networkx as nx

    from extractor.corpus import Corpus

__all__ = ["ENTITY_COLOURS", "QUAD_COLOURS", "Html", "load_ipython_extension", "show", "to_displacy"]


def show(thing: Document | Relation | nx.Graph | Corpus, *, text: str | None = None) -> Html:
    """Something as HTML, which a notebook shows.

    Args:
        thing: A document, a relation, a graph of actors or a corpus.
        text: The text of the document; with it actors and evidence are marked in it, else the sentences of the relations.

    Raises:
        ExtractorError: The text is not that of the document, or there is nothing to be shown of the thing.

    Example:
        >>> "Kuba" in show(Document(id="a", title="Kuba")).html
        True
    """
    if text is not None and not isinstance(thing, Document):
        raise ExtractorError("a text belongs to a document; show that")
    if isinstance(thing, Document):
        return Html(document_html(thing, text))
    if isinstance(thing, Relation):
        return Html(single_html(thing))
    if hasattr(thing, "edges") and hasattr(thing, "nodes"):
        return Html(graph_html(thing))
    shown = getattr(thing, "_repr_html_", None)
    if shown is None:
        raise ExtractorError(
            f"a {type(thing).__name__} cannot be shown; give a document, a relation, a graph or a corpus"
        )
    return Html(shown())


def load_ipython_extension(ipython: Any) -> None:
    """Let a notebook show graphs of actors as HTML (``%load_ext extractor.display``); other graphs stay as they are."""
    formatter = ipython.display_formatter.formatters["text/html"]
    formatter.for_type_by_name(
        "networkx.classes.graph", "Graph", lambda graph: graph_html(graph) if is_ours(graph) else None
    )
