"""The words that show topics, and how a word form matches them, German compounds included.

A word is cut at its hyphens. A pattern of kind ``stem`` matches a part of which it is the
first, the last or, when it is long, a middle constituent; linking elements and endings are
allowed for. The longest match of each topic wins. See the tables ``lang/<xx>/topics.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.errors import LexiconError
from extractor.lexicon.tables import LANGUAGES, SHIPPED, Tables

TOPICS = (
    "sanctions", "energy", "payment_systems", "trade", "diplomacy", "armed_conflict", "elections", "finance",
    "territorial_dispute", "migration",
)  # fmt: skip
KINDS = frozenset({"stem", "start", "head", "word", "phrase", "context", "not"})
ANY = "*"  # in the place of a topic, with the kind not: of none
# A shorter stem in the middle of a compound is chance more often than not ("Kölner", "Gegenwind").
MIN_MIDDLE = 6
# A modifier needs a head of three letters or more behind it, so that endings are no heads.
MIN_HEAD = 3
# The longest German compounds of the news have some 40 letters; longer tokens are no words.
MAX_WORD = 60
_TOPIC = re.compile(r"[a-z][a-z0-9_]*")
_WEIGHT = re.compile(r"\d{1,3}(?:\.\d+)?")
_ENDINGS = frozenset({"", "s", "es", "e", "en", "n", "er", "ern", "ens", "ns", "em", "nen", "innen"})
_WORD_ENDINGS = frozenset({"", "s", "es", "e", "en", "n", "ern", "ens", "ns"})
_NO_ENDING = frozenset({""})


@dataclass(frozen=True, slots=True)
class Term:
    """One pattern of the tables; ``key`` names it, so that inflected forms count as one term."""

    topic: str
    key: str
    weight: float


@dataclass(slots=True)
class Lexicon:
    """The patterns of one language by their first letters: those of whole words and first parts, of last and of middle parts."""

    start: dict[str, list[tuple[str, Term, str]]] = field(default_factory=dict)
    last: dict[str, list[tuple[str, Term]]] = field(default_factory=dict)
    middle: dict[str, list[tuple[str, Term]]] = field(default_factory=dict)
    context: dict[str, list[Term]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Term]]] = field(default_factory=dict)
    blocked: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)


@lru_cache(maxsize=16)
def lexicon(lang: str, tables: Tables = SHIPPED) -> Lexicon:
    """The patterns of a language.

    Raises:
        LexiconError: A row is malformed; the text names file and line.
    """
    found = Lexicon()
    for place, row in tables.lines(lang, "topics"):
        _add(found, row, term_of(row, place))
    return found


@lru_cache(maxsize=16)
def topics_of(tables: Tables = SHIPPED) -> tuple[str, ...]:
    """The topics there are, a user's own behind the shipped ones.

    Example:
        >>> topics_of() == TOPICS
        True
    """
    named = [row["topic"] for lang in LANGUAGES for _, row in tables.lines(lang, "topics") if row["topic"] != ANY]
    own = dict.fromkeys(topic for topic in named if topic not in TOPICS)
    return (*(topic for topic in TOPICS if topic in named), *own)


def term_of(row: Mapping[str, str], place: str) -> Term:
    """The term of a table row.

    Raises:
        LexiconError: Its topic is no plain name, its kind is unknown, or its weight is no number.

    Example:
        >>> term_of({"topic": "cyber", "pattern": "Hacker", "kind": "stem", "weight": "3"}, "topics.tsv:2").weight
        3.0
    """
    topic, pattern, kind, weight = row["topic"], row["pattern"], row["kind"], row["weight"]
    if kind not in KINDS:
        raise LexiconError(f"{place}: there is no kind {kind!r}; there are {', '.join(sorted(KINDS))}")
    if not (_TOPIC.fullmatch(topic) or (topic == ANY and kind == "not")):
        raise LexiconError(f"{place}: {topic!r} is no name of a topic; write small letters, digits and _")
    if not pattern.strip("*"):
        raise LexiconError(f"{place}: the row has no pattern")
    if kind != "not" and not _WEIGHT.fullmatch(weight):
        raise LexiconError(f"{place}: the weight of {pattern!r} must be a number such as 3")
    return Term(topic, pattern, float(weight or 0))


def _add(found: Lexicon, row: Mapping[str, str], term: Term) -> None:
    topic, pattern, kind = row["topic"], row["pattern"], row["kind"]
    words = tuple(word.casefold() for word in pattern.split())
    if kind == "not":
        found.blocked.setdefault(_index_key(words[0]), []).append((words, topic))
    elif kind == "phrase":
        found.phrases.setdefault(_index_key(words[0]), []).append((words, term))
    elif kind == "context":
        found.context.setdefault(pattern, []).append(term)
    elif kind == "word" and pattern.endswith("*"):
        found.start.setdefault(pattern.rstrip("*")[:2], []).append((pattern.rstrip("*"), term, "open"))
    else:
        found.start.setdefault(pattern[:2], []).append((pattern, term, kind))
        if kind in ("stem", "head") and pattern == pattern.capitalize():
            found.last.setdefault(pattern.lower()[:2], []).append((pattern.lower(), term))
        if kind == "stem" and len(pattern) >= MIN_MIDDLE:
            found.middle.setdefault(pattern.casefold()[:3], []).append((pattern.casefold(), term))


def _index_key(word: str) -> str:
    return word.rstrip("*")[:3]


@lru_cache(maxsize=65536)
def match_word(word: str, lang: str, tables: Tables = SHIPPED) -> tuple[Term, ...]:
    """The terms a word form shows, at most one a topic.

    Example:
        >>> [(t.topic, t.key) for t in match_word("Venezuela-Sanktionen", "de")]
        [('sanctions', 'Sanktion')]
        >>> [(t.topic, t.key) for t in match_word("Erdgasbranche", "de")]
        [('energy', 'Erdgas')]
        >>> match_word("Kölner", "de"), match_word("Gäste", "de")
        ((), ())
    """
    if len(word) > MAX_WORD:
        return ()
    table = lexicon(lang, tables)
    best: dict[str, Term] = {}
    parts = word.split("-")
    for part in [word, *parts] if len(parts) > 1 else parts:
        blocked = _blocked_topics(table, part)
        if "*" in blocked:
            continue
        for term in _match_part(table, part, lang):
            if term.topic not in blocked and (term.topic not in best or _rank(term) > _rank(best[term.topic])):
                best[term.topic] = term
    return tuple(best.values())


def _rank(term: Term) -> tuple[int, float, bool]:
    """The longer pattern counts, of two the heavier one, then the one that is not open at its end."""
    return len(term.key), term.weight, not term.key.endswith("*")


def _match_part(table: Lexicon, part: str, lang: str) -> Iterable[Term]:
    if not part:
        return
    compounds = lang == "de"
    endings = _WORD_ENDINGS if compounds else _NO_ENDING
    for form in _case_forms(part, lang):
        for pattern, term, kind in table.start.get(form[:2], ()):
            if not form.startswith(pattern):
                continue
            rest = form[len(pattern) :]
            head = compounds and kind in ("stem", "start") and len(rest) >= MIN_HEAD
            if head or kind == "open" or rest in endings:
                yield term
    if compounds and part[0].isupper():
        yield from _match_inside(table, part.casefold())


def _match_inside(table: Lexicon, folded: str) -> Iterable[Term]:
    """Constituents that are not the first: the last with its ending, long ones anywhere."""
    for start in range(2, len(folded) - 1):
        for pattern, term in table.last.get(folded[start : start + 2], ()):
            if folded.startswith(pattern, start) and folded[start + len(pattern) :] in _ENDINGS:
                yield term
        for pattern, term in table.middle.get(folded[start : start + 3], ()):
            if folded.startswith(pattern, start):
                yield term


def _case_forms(part: str, lang: str) -> tuple[str, ...]:
    """The spellings to look up: as it stands; small letters for Spanish; "ÖL" as "Öl"."""
    if lang != "de":
        folded = part.casefold()
        return (part,) if part == folded else (part, folded)
    if part.isupper() and len(part) > 1:
        return part, part.capitalize()
    return (part, part.casefold()) if part[0].isupper() else (part,)


def _blocked_topics(table: Lexicon, part: str) -> set[str]:
    folded = part.casefold()
    return {topic for words, topic in table.blocked.get(folded[:3], ()) if len(words) == 1 and fits(words[0], folded)}


def fits(pattern: str, word: str) -> bool:
    """Whether a word of a phrase fits a pattern word, both in small letters.

    Example:
        >>> fits("wirtschaftliche*", "wirtschaftlichen"), fits("rat", "rats")
        (True, False)
    """
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


WORD = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*")
