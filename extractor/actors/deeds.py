"""German nouns of deeds, which stand behind names in the dative and are no part of them: ``warf der FPÖ [Hetze] vor``."""

from __future__ import annotations

from functools import cache

from extractor.lang import read_table, values


def is_deed(word: str) -> bool:
    """Whether a word is a noun of an event or of blame.

    Example:
        >>> is_deed("Hetze"), is_deed("Asyl"), is_deed("Merkel")
        (True, True, False)
    """
    return word in _deeds()


@cache
def _deeds() -> frozenset[str]:
    events = {
        row["noun"] for row in read_table("de", "event_nouns", columns=("noun", "type", "frame", "example", "counter"))
    }
    blame = {
        word
        for row in read_table("de", "cues", columns=("kind", "words"))
        if row["kind"] == "blame"
        for word in values(row["words"])
        if word[:1].isupper()
    }
    given = {row["word"] for row in read_table("de", "no_names", columns=("word", "kind")) if row["kind"] == "given"}
    return frozenset(events | blame | given)
