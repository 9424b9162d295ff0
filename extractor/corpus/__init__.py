"""Many inputs to one set of files: documents, tables and the graph of them all.

A worker imports only what it needs of this package, and so nothing is imported before it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazily import lazily

if TYPE_CHECKING:
    from extractor.corpus.inputs import Failure, ReadingOptions, find_inputs, read_inputs
    from extractor.corpus.merging import Exported, export_graph, merge_parts, run_graph
    from extractor.corpus.opened import Corpus
    from extractor.corpus.progress import Progress
    from extractor.corpus.recipe import Recipe
    from extractor.corpus.running import DEFAULT_FORMATS, Execution, run
    from extractor.corpus.selection import Selection
    from extractor.corpus.summary import Findings, RunSummary

__all__ = [
    "DEFAULT_FORMATS",
    "Corpus",
    "Execution",
    "Exported",
    "Failure",
    "Findings",
    "Progress",
    "ReadingOptions",
    "Recipe",
    "RunSummary",
    "Selection",
    "export_graph",
    "find_inputs",
    "merge_parts",
    "read_inputs",
    "run",
    "run_graph",
]

__getattr__, __dir__ = lazily(
    __name__,
    {
        "inputs": ("Failure", "ReadingOptions", "find_inputs", "read_inputs"),
        "merging": ("Exported", "export_graph", "merge_parts", "run_graph"),
        "opened": ("Corpus",),
        "progress": ("Progress",),
        "recipe": ("Recipe",),
        "running": ("DEFAULT_FORMATS", "Execution", "run"),
        "selection": ("Selection",),
        "summary": ("Findings", "RunSummary"),
    },
)
