"""Many inputs to one set of files: documents, tables and the graph of them all."""

from __future__ import annotations

from extractor.corpus.inputs import Failure, find_inputs, read_inputs
from extractor.corpus.merging import Exported, export_graph, merge_parts, run_graph
from extractor.corpus.progress import Progress
from extractor.corpus.recipe import Recipe
from extractor.corpus.running import DEFAULT_FORMATS, Execution, run
from extractor.corpus.selection import Selection
from extractor.corpus.summary import Findings, RunSummary

__all__ = [
    "DEFAULT_FORMATS",
    "Execution",
    "Exported",
    "Failure",
    "Findings",
    "Progress",
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
