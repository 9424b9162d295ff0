"""Inline markup for test sentences: what stands in ⟦double brackets⟧ is to be found."""

from __future__ import annotations

import re

Span = tuple[int, int]


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The plain text and the spans of its marked stretches."""
    text, spans, start = "", [], 0
    for part in re.split("([⟦⟧])", marked):
        if part == "⟦":
            start = len(text)
        elif part == "⟧":
            spans.append((start, len(text)))
        else:
            text += part
    return text, spans
