"""Pairs of actors that share a key: what every rule that proposes them builds on."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from extractor.actors.folding import fold
from extractor.review.seen import Seen

Strength = Literal["strong", "likely", "weak"]
# More actors than this with one key are compared with their neighbours only.
MAX_BLOCK = 12
# Shorter names differ from many others by one letter.
MIN_TYPO = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one, by one rule."""

    left: Seen
    right: Seen
    reason: str
    strength: Strength
    explanation: str


Rule = Callable[[Sequence[Seen]], Iterator[Pair]]


def blocks(items: Iterable[tuple[Hashable, Seen]]) -> Iterator[list[Seen]]:
    """The actors that share a key, each once, where there are two or more."""
    found: dict[Hashable, dict[str, Seen]] = {}
    for key, seen in items:
        found.setdefault(key, {}).setdefault(seen.id, seen)
    for group in found.values():
        if len(group) > 1:
            yield sorted(group.values(), key=lambda seen: seen.id)


def pairs(block: Sequence[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """The pairs of a block: all of a small one, neighbours of a large one."""
    return combinations(block, 2) if len(block) <= MAX_BLOCK else pairwise(block)


def letters(text: str) -> str:
    """The letters of a name alone."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def quoted(name: str) -> str:
    """A name in an explanation."""
    return f"“{name}”"


def both(left: Seen, right: Seen) -> str:
    """Two names in an explanation."""
    return f"{quoted(left.name)} and {quoted(right.name)}"
