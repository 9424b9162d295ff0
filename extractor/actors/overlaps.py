"""Overlapping candidates: which reading of a stretch of text stays."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.actors.folding import fold
from extractor.actors.sites import Candidate

# Which of two overlapping spans wins: the rule that is right more often.
_RANK = {
    "own": -1,
    "signature": 0,
    "handle": 0,
    "body": 1,
    "national": 1,
    "regional": 1,
    "local": 1,
    "caption": 2,
    "lexicon": 3,
    "prefix": 4,
    "title": 5,
    "surname": 5,
    "class": 6,
    "complement": 8,
    "ner": 7,
    "expansion": 7,
    "region": 8,
}
PARTY = ("partei", "partido")


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep one reading of every stretch of text.

    A longer name wins over names inside it ("Michael [Jordan]"), bodies keep the country inside
    them ("[russische] Regierung"), an organisation keeps the lexicon's names inside it that stand
    in the genitive ("Umweltprogramm der [Vereinten Nationen]"). Of equals the first stays, so that
    every run gives the same.
    """
    ordered = sorted(
        dict.fromkeys(candidates), key=lambda c: (-(c.end - c.start), _RANK.get(c.source, 9), c.start, c.type)
    )
    kept: list[Candidate] = []
    at: dict[int, list[Candidate]] = {}
    for candidate in ordered:
        # Those before it are as long or longer: what they share with it holds its first or its last character.
        clashing = (other for i in (candidate.start, candidate.end - 1) for other in at.get(i, ()))
        if all(_bears(other, candidate) for other in clashing):
            kept.append(candidate)
            for i in range(candidate.start, candidate.end):
                at.setdefault(i, []).append(candidate)
    return sorted(kept, key=lambda c: (c.start, -c.end))


def named_apart(candidates: Iterable[Candidate], text: str) -> list[Candidate]:
    """Leave out a noun of parties right before another organisation, which it only describes: ``die [Linkspartei] Podemos``."""
    found = list(candidates)
    starts = {candidate.start for candidate in found if candidate.type == "organisation"}
    return [
        candidate
        for candidate in found
        if not (
            candidate.type == "organisation"
            and candidate.source != "own"
            and candidate.text.lower().endswith(PARTY)
            and candidate.end + 1 in starts
            and text[candidate.end] == " "
        )
    ]


def _bears(outer: Candidate, inner: Candidate) -> bool:
    """Whether a longer candidate leaves room for one inside it."""
    inside = outer.start <= inner.start and inner.end <= outer.end
    if not inside or (outer.start, outer.end) == (inner.start, inner.end):
        return False
    if outer.source in {"body", "national", "complement"}:
        return inner.source == "lexicon"
    if outer.source == "local":
        return inner.source == "region"
    if outer.type == "organisation" and inner.source == "lexicon" and inner.acts:
        before = outer.text[: inner.start - outer.start].split()
        linked = bool(before) and fold(before[-1]) in {"der", "des", "von", "de", "del", "la", "fur", "los"}
        return inner.form == "noun" and (linked or (bool(before) and inner.text.endswith("s") and inner.lang == "de"))
    return False
