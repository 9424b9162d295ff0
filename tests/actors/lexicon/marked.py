"""Sentences that mark every name of the lexicon in them: ``[Wort|ID]``, a country code or an id without its type."""

from __future__ import annotations

import re

from extractor.actors.lexicon.entries import load_lexicon

MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
ENTRIES = load_lexicon().entries


def read(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The bare text and the hits it marks."""
    text, hits, end = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        hits.append((len(text), len(text) + len(match[1]), full_id(match[2])))
        text += match[1]
        end = match.end()
    return text + marked[end:], hits


def full_id(short: str) -> str:
    """The id of an entry by its part behind the type."""
    found = [
        f"{kind}:{short}" for kind in ("country", "organisation", "payment_system") if f"{kind}:{short}" in ENTRIES
    ]
    assert len(found) == 1, short
    return found[0]


def lines(table: str) -> list[str]:
    """The sentences of a table; lines that start with # head its sections."""
    return [line for line in table.splitlines() if line.strip() and not line.startswith("#")]
