"""Reviewing: which actors of a run may be one, for a person to say, and what that person has said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.lazily import lazily

if TYPE_CHECKING:
    from extractor.review.answers import Answers, read_answers
    from extractor.review.merging import merge_actors
    from extractor.review.proposals import Proposal, propose
    from extractor.review.sheet import review, write_sheet

__all__ = ["Answers", "Proposal", "merge_actors", "propose", "read_answers", "review", "write_sheet"]

__getattr__, __dir__ = lazily(
    __name__,
    {
        "answers": ("Answers", "read_answers"),
        "merging": ("merge_actors",),
        "proposals": ("Proposal", "propose"),
        "sheet": ("review", "write_sheet"),
    },
)
