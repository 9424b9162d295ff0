"""Why a relation was found: its sentence with the arguments marked, so that an analyst can trust or reject it."""

from __future__ import annotations

from extractor.explaining.explanations import Explanation, Mark, Shown, explain
from extractor.explaining.lines import Piece, lines

__all__ = ["Explanation", "Mark", "Piece", "Shown", "explain", "lines"]
