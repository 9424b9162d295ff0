"""Words that judge: whether a word praises or blames what it is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.records import RelationType
    from extractor.relations.cues import Cues

_KINDS: tuple[tuple[str, RelationType], ...] = (("blame", "ACCUSE"), ("praise", "SUPPORT"))


def judgement(word: Token, cues: Cues) -> RelationType | None:
    """The event of calling something by a word: blame, praise or neither.

    The word itself decides, else an adjective beside it (``ein falsches Signal``); what is denied judges nothing.
    """
    if any(_denies(child.lower_, cues) for child in dependents(word)):
        return None
    for part in (word, *dependents(word, Role.ADJECTIVE)):
        for listed, kind in _KINDS:
            if cues.has(listed, part.lower_, part.lemma_) or (part.pos_ == "NOUN" and cues.head(listed, part.lemma_)):
                return kind
    return None


def _denies(word: str, cues: Cues) -> bool:
    return cues.has("negator", word) or word.startswith(tuple(cues.words.get("negative_determiner", ())))
