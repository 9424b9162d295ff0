"""The tables that a user may replace or add to: predicates, event nouns, topics, cues, thresholds.

They are an argument, never a global state: :func:`open_lexicon` gives the :class:`Tables` that the stages are called with.
"""

from __future__ import annotations

from extractor.lexicon.tables import SHIPPED, Tables

__all__ = ["SHIPPED", "Tables"]
