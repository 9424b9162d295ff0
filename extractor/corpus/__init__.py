"""Many inputs to one set of files: documents, tables and the graph of them all."""

from __future__ import annotations

from extractor.corpus.inputs import Failure, find_inputs, read_inputs
from extractor.corpus.running import DEFAULT_FORMATS, run
from extractor.corpus.summary import RunSummary

__all__ = ["DEFAULT_FORMATS", "Failure", "RunSummary", "find_inputs", "read_inputs", "run"]
