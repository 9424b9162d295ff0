"""Verb lemmas where a pipeline gives none: participles and zu-infinitives of particle verbs."""

from __future__ import annotations

import re
from functools import cache

from extractor.lang import read_table

_WEAK = re.compile(r"^ge(\w+?)e?t$")


@cache
def _zu_infinitive() -> re.Pattern[str]:
    return re.compile(rf"^({_particles()})zu(\w+e?n)$")


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(rf"^({_particles()})?(ge\w+(?:en|t))$")


def _particles() -> str:
    return "|".join(row["particle"] for row in read_table("de", "verb_particles", columns=("particle",)))


@cache
def _participles() -> dict[str, str]:
    return {
        row["participle"]: row["infinitive"]
        for row in read_table("de", "strong_participles", columns=("participle", "infinitive"))
    }


@cache
def repaired(lemma: str, lang: str) -> str:
    """The infinitive of a German verb form that was left as it stands; other lemmas unchanged.

    Example:
        >>> [repaired(form, "de") for form in ("vorgeworfen", "aufgefordert", "aufzuheben", "angreifen")]
        ['vorwerfen', 'auffordern', 'aufheben', 'angreifen']
    """
    if lang != "de":
        return lemma
    if match := _zu_infinitive().match(lemma):
        return match[1] + match[2]
    match = _participle().match(lemma)
    if match and match[2] in _participles():
        return (match[1] or "") + _participles()[match[2]]
    if match and match[1] and (weak := _WEAK.match(match[2])):
        return match[1] + weak[1] + ("n" if weak[1].endswith(("er", "el")) else "en")
    return lemma


def finite_forms(infinitive: str) -> tuple[str, ...]:
    """Third persons of a regular German verb without particle, present and past.

    Example:
        >>> finite_forms("fordern")
        ('fordert', 'forderte', 'forderten', 'fordern')
    """
    stem = infinitive.removesuffix("n").removesuffix("e") if infinitive.endswith("en") else infinitive.removesuffix("n")
    link = "e" if stem.endswith(("t", "d")) else ""
    return (f"{stem}{link}t", f"{stem}{link}te", f"{stem}{link}ten", infinitive)
