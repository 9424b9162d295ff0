"""Many inputs to one set of files: documents, tables and the graph of them all.

A worker imports only what it needs of this package, and so nothing is imported before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

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

_PLACES = MappingProxyType(
    {
        "inputs": ("Failure", "ReadingOptions", "find_inputs", "read_inputs"),
        "merging": ("Exported", "export_graph", "merge_parts", "run_graph"),
        "opened": ("Corpus",),
        "progress": ("Progress",),
        "recipe": ("Recipe",),
        "running": ("DEFAULT_FORMATS", "Execution", "run"),
        "selection": ("Selection",),
        "summary": ("Findings", "RunSummary"),
    }
)
_LAZY = {name: f"{__name__}.{module}" for module, names in _PLACES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
