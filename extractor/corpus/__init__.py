"""Many inputs to one set of files: documents, tables and the graph of them all."""

from __future__ import annotations

from extractor.corpus.inputs import Failure, find_inputs, read_inputs
from extractor.corpus.progress import Progress
from extractor.corpus.recipe import Recipe
from extractor.corpus.running import DEFAULT_FORMATS, Execution, run
from extractor.corpus.summary import Findings, RunSummary

__all__ = [
    "DEFAULT_FORMATS",
    "Execution",
    "Failure",
    "Findings",
    "Progress",
    "Recipe",
    "RunSummary",
    "find_inputs",
    "read_inputs",
    "run",
]
