"""Proposed merges: pairs of actors that may be one, each with its reason, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from extractor.actors.lexicon.entries import load_lexicon
from extractor.records import Document, RawText
from extractor.review.answers import Answers
from extractor.review.pairs import Pair, Strength
from extractor.review.rules import RULES
from extractor.review.seen import Seen, see, sentence_at

_ORDER: Mapping[Strength, int] = {"strong": 0, "likely": 1, "weak": 2}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors that may be one.

    Attributes:
        left: The one whose id comes first in the alphabet.
        reason: Name of the rule.
        strength: ``strong``, ``likely`` or ``weak``.
        explanation: What speaks for it and what against it, in whole sentences.
    """

    left: Seen
    right: Seen
    reason: str
    strength: Strength
    explanation: str


def propose(documents: Iterable[Document], *, answers: Answers | None = None) -> list[Proposal]:
    """The pairs of actors of documents that may be one, the surest first; nothing is merged here.

    Args:
        documents: The records of a run, in any order.
        answers: What has been said already; those pairs are not proposed again.

    Example:
        >>> from extractor.records import Entity, Mention
        >>> def named(id, name):
        ...     return Document(id=name, entities=(Entity(id, "person", name),))
        >>> [p.explanation for p in propose([named("person:gil", "Gil"), named("person:gil-yvan", "Yván Gil")])]
        ['“Gil” is the surname of “Yván Gil”, the only person in the corpus who is called so. No document names both.']
    """
    actors = see(documents)
    answered = answers or Answers()
    found: dict[tuple[str, str], Pair] = {}
    for rule in RULES:
        for pair in rule(actors):
            key = (min(pair.left.id, pair.right.id), max(pair.left.id, pair.right.id))
            if key[0] != key[1] and key not in found and not _known_apart(*key) and not answered.is_answered(*key):
                found[key] = pair
    proposals = [_proposal(pair) for pair in found.values()]
    return sorted(proposals, key=_rank)


def _known_apart(left: str, right: str) -> bool:
    """Whether the lexicon has both: Niger and Nigeria are two."""
    entries = load_lexicon().entries
    return left in entries and right in entries


def _proposal(pair: Pair) -> Proposal:
    left, right = sorted((pair.left, pair.right), key=lambda seen: seen.id)
    together = sorted(set(left.documents) & set(right.documents))
    if together:
        count = f"{len(together)} documents" if len(together) > 1 else "One document"
        said = f"{count} name{'' if len(together) > 1 else 's'} both, such as {together[0]}."
    else:
        said = "No document names both."
    return Proposal(left, right, pair.reason, pair.strength, f"{pair.explanation} {said}")


def _rank(proposal: Proposal) -> tuple[int, int, str, str]:
    weight = min(len(proposal.left.documents), len(proposal.right.documents))
    return (_ORDER[proposal.strength], -weight, proposal.left.id, proposal.right.id)


def with_sentences(proposals: Iterable[Proposal], raws: Iterable[RawText]) -> list[Proposal]:
    """The proposals with the sentences that the records lack, cut from the texts of the run.

    Example:
        >>> with_sentences([], [RawText("a", "Ein Text.")])
        []
    """
    listed = list(proposals)
    wanted: dict[str, dict[str, Seen]] = {}
    for proposal in listed:
        for seen in (proposal.left, proposal.right):
            if seen.example is not None and not seen.example.sentence:
                wanted.setdefault(seen.example.document, {})[seen.id] = seen
    done: dict[str, Seen] = {}
    for raw in raws:
        for seen in wanted.get(raw.id, {}).values():
            assert seen.example is not None
            done[seen.id] = replace(seen, example=sentence_at(raw, seen.example))
    return [
        replace(p, left=done.get(p.left.id, p.left), right=done.get(p.right.id, p.right)) for p in listed
    ]  # fmt: skip
