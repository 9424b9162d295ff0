"""The tables of known lemmas that the pipelines carry: forms whose lemma the corpora agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from parts import Part

# Names and numbers are their own lemmas, marks have none, and what a foreign word's is the corpora do not agree on.
WITHOUT = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X", "SPACE", ""})


def table(parts: Iterable[Part], lang: str) -> dict[tuple[str, str], str]:
    """(part of speech, form) → lemma, for the forms that have one lemma only."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for part in parts:
        if part.lang != lang:
            continue
        for sentence in (sentence for document in part.documents for sentence in document):
            for form, lemma, pos in zip(sentence.words, sentence.lemmas or (), sentence.pos or (), strict=False):
                if pos in WITHOUT or not lemma:
                    continue
                found.setdefault((pos, form), Counter())[lemma] += 1
    return {key: next(iter(lemmas)) for key, lemmas in found.items() if len(lemmas) == 1}
