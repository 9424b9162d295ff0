"""The predicate lexicon: which words tell of which event, and which slots hold the actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from extractor.errors import LexiconError
from extractor.lang import Row, read_table, values
from extractor.pipelines.lemmas import finite_forms
from extractor.records import RelationType
from extractor.relations import conjugation

if TYPE_CHECKING:
    from spacy.tokens import Token

_LANGUAGES = ("de", "es")
_SUFFIX_MIN = 3  # a compound's first part has at least so many letters ("Vor-trag" is none of "Trag")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where source and target stand. Slots: S O D C G P or a preposition."""

    source: str
    target: str
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Predicate:
    """One reading of a verb or event noun."""

    word: str
    type: RelationType
    frames: tuple[Frame, ...]
    objects: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    reflexive: bool = False
    phrases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """Closed word lists of one language, by kind (see ``lang/<xx>/cues.tsv``)."""

    words: Mapping[str, frozenset[str]]

    def has(self, kind: str, *forms: str) -> bool:
        """Whether one of the forms is listed under the kind (any capitalisation)."""
        listed = self.words.get(kind, frozenset())
        return any(form.lower() in listed for form in forms)

    def head(self, kind: str, form: str) -> bool:
        """Whether the form is a listed noun or a compound with one as its head."""
        low = form.lower()
        return any(low == word or (low.endswith(word) and len(word) > _SUFFIX_MIN) for word in self.words.get(kind, ()))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All predicates of one language; ``forms`` gives the lemma of regular finite forms."""

    verbs: Mapping[str, tuple[Predicate, ...]]
    forms: Mapping[str, str]
    nouns: Mapping[str, Predicate | None]
    cues: Cues

    def noun(self, lemma: str) -> Predicate | None:
        """The event noun of a lemma: the whole word, or the longest listed head of a compound.

        Example:
            >>> load("de").noun("Friedensgespräch").type
            'CONSULT'
            >>> load("de").noun("Wahlkampf") is None
            True
        """
        low = lemma.lower()
        for start in range(len(low)):
            if start and start < _SUFFIX_MIN:
                continue
            tail = low[start:]
            if tail in self.nouns:
                return self.nouns[tail]
        return None


# Endings a German or Spanish noun takes; with them a head is found where a lemma is wrong or missing.
_ENDINGS = ("", "e", "en", "n", "s", "es", "er", "ern", "nen", "ones")


def is_headed(token: Token, word: str) -> bool:
    """Whether a noun is the word, or a compound or inflected form of it."""
    low, lemma = token.lower_, (token.lemma_ or token.text).lower()
    if token.lang_ == "es":
        # Spanish joins no nouns: "alarma" is no "arma".
        return lemma == word or any(low == word + ending for ending in _ENDINGS)
    return lemma.endswith(word) or any(low.endswith(word + ending) for ending in _ENDINGS)


def noun_of(token: Token, lexicon: Lexicon) -> Predicate | None:
    """The event noun a token is, by its lemma or else by its form without ending."""
    lemma = (token.lemma_ or token.text).rpartition("-")[2]
    form = token.text.rpartition("-")[2]
    for word in (lemma, *(form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending))):
        found = lexicon.nouns.get(word.lower()) if token.lang_ == "es" else lexicon.noun(word)
        if len(word) >= _SUFFIX_MIN and found is not None:
            return found
    return None


@cache
def load(lang: str) -> Lexicon:
    """Load the lexicon of a language; an unknown language has an empty one.

    Raises:
        LexiconError: A table row has an unknown type, slot or condition.
    """
    if lang not in _LANGUAGES:
        return Lexicon({}, {}, {}, Cues({}))
    verbs: dict[str, list[Predicate]] = {}
    sentences = ("example", "counter") if lang == "es" else ()
    for row in read_table(lang, "predicates", columns=("lemma", "type", "frame", "with", *sentences)):
        verbs.setdefault(row["lemma"], []).append(_predicate(row["lemma"], row))
    nouns: dict[str, Predicate | None] = {}
    for row in read_table(lang, "event_nouns", columns=("noun", "type", "frame", *sentences)):
        if row["noun"].lower() in nouns:
            raise LexiconError(f"event_nouns.tsv ({lang}) lists the noun {row['noun']!r} twice")
        # A row without type says that this compound is no event of its head's kind (Wahlkampf).
        nouns[row["noun"].lower()] = _predicate(row["noun"], row) if row["type"] != "-" else None
    cues = {
        row["kind"]: frozenset(word.lower() for word in values(row["words"]))
        for row in read_table(lang, "cues", columns=("kind", "words"))
    }
    # Readings with more conditions are tried first.
    ranked = {lemma: tuple(sorted(found, key=_conditions, reverse=True)) for lemma, found in verbs.items()}
    return Lexicon(ranked, _forms(lang, verbs, cues), nouns, Cues(cues))


def _forms(lang: str, verbs: Iterable[str], cues: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    if lang == "es":
        return conjugation.forms([*verbs, *sorted(cues["speech_verb"] | cues["support_verb"])])
    return {form: lemma for lemma in verbs for form in finite_forms(lemma)}


def _conditions(predicate: Predicate) -> int:
    return (
        4 * bool(predicate.phrases) + 2 * bool(predicate.objects) + bool(predicate.prepositions) + predicate.reflexive
    )


def _predicate(word: str, row: Row) -> Predicate:
    kind = row["type"]
    if kind not in get_args(RelationType):
        raise LexiconError(f"the predicate {word!r} has the unknown type {kind!r}")
    objects: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    reflexive: bool = False
    for condition in _split_conditions(row.get("with", "")):
        if condition.startswith("obj:"):
            objects = tuple(condition[4:].split(","))
        elif condition.startswith("prep:"):
            prepositions = tuple(condition[5:].split(","))
        elif condition.startswith("pp:"):
            phrases = tuple((text.partition(" ")[0], text.partition(" ")[2]) for text in condition[3:].split(","))
        elif condition == "refl":
            reflexive = True
        else:
            raise LexiconError(f"the predicate {word!r} has the unknown condition {condition!r}")
    return Predicate(
        word=word,
        type=cast("RelationType", kind),
        frames=tuple(_frame(word, part.strip()) for part in row["frame"].split(";")),
        objects=objects,
        prepositions=prepositions,
        reflexive=reflexive,
        phrases=phrases,
    )


def _split_conditions(cell: str) -> list[str]:
    """Split ``refl,prep:gegen`` and ``obj:a,b`` at the commas that start a new condition."""
    found: list[str] = []
    for part in filter(None, (piece.strip() for piece in cell.split(","))):
        if found and ":" not in part and part != "refl":
            found[-1] += f",{part}"
        else:
            found.append(part)
    return found


def _frame(word: str, text: str) -> Frame:
    for mark in (">", "="):
        source, found, target = text.partition(mark)
        if found and source and target:
            return Frame(source, target, mark == "=")
    raise LexiconError(f"the predicate {word!r} has the malformed frame {text!r}; write for example S>O or S=mit")
