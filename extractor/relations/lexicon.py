"""The predicate lexicon: which words tell of which event, and which slots hold the actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extractor.errors import LexiconError
from extractor.lang import values
from extractor.lexicon.tables import LANGUAGES, SHIPPED, Line, Tables
from extractor.pipelines.lemmas import finite_forms, participle, parts
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import dependents
from extractor.relations import conjugation
from extractor.relations.cues import Cues
from extractor.relations.frames import Frame, Predicate, predicate_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extractor.pipelines.clauses import Clause

__all__ = ["Frame", "Lexicon", "Predicate", "is_headed", "load", "noun_of"]

NO_EVENT = "-"  # the type of a row that says that a word tells of none
_GOVERNING = frozenset({"forgoing", "refusing", "threatening", "left_open"})  # of verbs above infinitives
_PARTICLES = frozenset({"ADP", "ADV", "ADJ", "PART"})  # what a tagger takes a separated particle for
_SUFFIX_MIN = 3  # a compound's first part has at least so many letters ("Vor-trag" is none of "Trag")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All predicates of one language.

    Attributes:
        verbs: The readings of a verb by its lemma.
        forms: The verb of finite forms, without particle where they have none; forms of several verbs are left out.
        participles: The lemma of past participles, the particle included.
        nouns: The event nouns; ``None`` for a compound that is none of its head's kind.
    """

    verbs: Mapping[str, tuple[Predicate, ...]]
    forms: Mapping[str, str]
    participles: Mapping[str, str]
    nouns: Mapping[str, Predicate | None]
    cues: Cues

    def lemma_of(self, clause: Clause) -> str:
        """The listed verb of a clause, by its form and its particle; else the clause's own lemma.

        Lemmatisers know few forms of rare verbs (``bat``, ``berät``, ``verurteilte``), and trees take a particle for
        an adverb (``legte … nieder``).
        """
        verb = clause.verb
        if verb.lang_ == "es":
            # Spanish forms are made without a list of irregular ones: they count only where the lemma is none that is listed.
            known = self.forms.get(clause.lemma) == clause.lemma
            return clause.lemma if known else self.forms.get(verb.lower_, clause.lemma)
        whole = self.participles.get(verb.lower_)
        if whole is not None and (clause.passive or clause.auxiliaries):
            return whole
        base = self.forms.get(verb.lower_, "")
        bases = [base] if base else [clause.lemma]
        later = [child.lower_ for child in dependents(verb) if child.i > verb.i and _is_particle(child)]
        joined = (word + form for form in bases for word in later if word + form in self.verbs)
        return next(joined, base if base in self.verbs and not _has_particle(verb) else clause.lemma)

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


def _is_particle(token: Token) -> bool:
    """Whether a word may be a verb's particle: not ``zusammen`` in "mit zusammen 48 Prozent"."""
    doc = token.doc
    return token.pos_ in _PARTICLES and not (token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "NUM")


def _has_particle(verb: Token) -> bool:
    return any(child.i > verb.i for child in dependents(verb, Role.PARTICLE))


def _forms(lemmas: list[str]) -> dict[str, str]:
    """Finite forms of the verbs, with and without their particles; a form that several verbs share tells nothing."""
    found: dict[str, set[str]] = {}
    for lemma in lemmas:
        particle, prefix, core = parts(lemma)
        for form in finite_forms(lemma):
            found.setdefault(form, set()).add(prefix + core)
            if particle:
                found.setdefault(particle + form, set()).add(lemma)  # "…, dem er Versagen vorhielt"
    return {form: next(iter(bases)) for form, bases in found.items() if len(bases) == 1}


def _spanish_forms(verbs: Iterable[str], cues: Mapping[str, frozenset[str]]) -> dict[str, str]:
    return conjugation.forms(
        [*verbs, *sorted(cues.get("speech_verb", frozenset()) | cues.get("support_verb", frozenset()))]
    )


# Endings a German or Spanish noun takes; with them a head is found where a lemma is wrong or missing.
_UMLAUTS = str.maketrans("äöü", "aou")  # the vowels of plurals: Verträge
_ENDINGS = ("", "e", "en", "n", "s", "es", "er", "ern", "nen", "ones")


_OF_ADJECTIVES = re.compile(r"e[nrsm]?$")
_PLURALS = ("e", "en")  # "Verkäufe", but not "Verkäufer"


def _key(noun: str) -> str:
    """The key of a noun, the ending of an adjective before it cut off: ``verbaler Angriff`` is ``verbal angriff``."""
    adjective, _, head = noun.lower().rpartition(" ")
    return f"{_OF_ADJECTIVES.sub('', adjective)} {head}" if adjective else head


def _plain(stem: str) -> str:
    """A stem with the vowel of its singular: ``Kämpf``, ``Überfäll``."""
    at = max(map(stem.rfind, "äöü"))
    return stem if at < 1 else stem[:at] + stem[at].translate(_UMLAUTS) + stem[at + 1 :]


def is_headed(token: Token, words: tuple[str, ...]) -> bool:
    """Whether a noun is one of the words, or a compound or inflected form of one."""
    low, lemma = token.lower_, (token.lemma_ or token.text).lower()
    if token.lang_ == "es":
        # Spanish joins no nouns: "alarma" is no "arma".
        return lemma in words or low in _inflected(words)
    forms = _inflected(words)
    return lemma.endswith(words) or low.endswith(forms) or low.translate(_UMLAUTS).endswith(forms)


@cache
def _inflected(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word + ending for word in words for ending in _ENDINGS)


def noun_of(token: Token, lexicon: Lexicon) -> Predicate | None:
    """The event noun a token is, by its lemma or else by its form without ending."""
    lemma = (token.lemma_ or token.text).rpartition("-")[2]
    form = token.text.rpartition("-")[2]
    stems = [form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending)]
    # "bei Kämpfen": lemmatisers leave the vowel of rare plurals.
    stems += [_plain(form.removesuffix(ending)) for ending in _PLURALS if form.endswith(ending)]
    adjectives = dependents(token, Role.ADJECTIVE) if token.lang_ == "de" else ()
    for word in (lemma, *stems):
        for adjective in adjectives:
            if (key := _key(f"{adjective.text} {word}")) in lexicon.nouns:
                return lexicon.nouns[key]  # "ein verbaler Angriff"
        found = lexicon.nouns.get(word.lower()) if token.lang_ == "es" else lexicon.noun(word)
        if len(word) >= _SUFFIX_MIN and found is not None:
            return found
    return None


@lru_cache(maxsize=16)
def load(lang: str, tables: Tables = SHIPPED) -> Lexicon:
    """Load the lexicon of a language; an unknown language has an empty one.

    Args:
        lang: Language code.
        tables: The tables in force, a user's own among them.

    Raises:
        LexiconError: A table row has an unknown type, slot or condition.
    """
    if lang not in LANGUAGES:
        return Lexicon({}, {}, {}, {}, Cues({}))
    verbs: dict[str, list[Predicate]] = {}
    for place, row in in_force(tables.lines(lang, "predicates"), "lemma"):
        if row["type"] != NO_EVENT:
            verbs.setdefault(row["lemma"], []).append(predicate_of(row["lemma"], row, place))
    nouns: dict[str, Predicate | None] = {}
    for place, row in in_force(tables.lines(lang, "event_nouns"), "noun", every=True):
        noun = _key(row["noun"]) if lang == "de" else row["noun"].lower()
        if noun in nouns:
            raise LexiconError(f"{place}: the noun {row['noun']!r} is listed twice")
        # A row without type says that this compound is no event of its head's kind (Wahlkampf).
        nouns[noun] = predicate_of(row["noun"], row, place) if row["type"] != NO_EVENT else None
    cues: dict[str, frozenset[str]] = {}
    for _, row in (*tables.lines(lang, "cues"), *tables.lines(lang, "speech")):
        words = frozenset(word.lower() for word in values(row["words"]))
        if lang == "de" and row["kind"] in _GOVERNING:
            # Lemmatisers leave rare forms as they are ("vermied").
            verbs_listed = [word for word in words if word.endswith("n")]
            words |= {parts(verb)[0] + form for verb in verbs_listed for form in finite_forms(verb)}
            words |= {participle(verb) for verb in verbs_listed}
        cues[row["kind"]] = cues.get(row["kind"], frozenset()) | words
    # Readings with more conditions are tried first.
    ranked = {
        lemma: tuple(sorted(found, key=lambda item: item.conditions, reverse=True)) for lemma, found in verbs.items()
    }
    single = [lemma for lemma in verbs if " " not in lemma] if lang == "de" else []
    return Lexicon(
        verbs=ranked,
        forms=_spanish_forms(verbs, cues) if lang == "es" else _forms(single),
        participles={participle(lemma): lemma for lemma in single},
        nouns=nouns,
        cues=Cues(cues),
    )


def in_force(lines: Iterable[Line], column: str, *, every: bool = False) -> Iterator[Line]:
    """The rows that count where a file names a word anew that a later one has.

    Args:
        lines: Rows with their places, those that come first win.
        column: The column of the word.
        every: Any row of the first file wins, not only one that says that the word tells of no event.
    """
    first: dict[str, str] = {}
    for place, row in lines:
        word, file = row[column].lower(), place.rpartition(":")[0]
        if every or row["type"] == NO_EVENT:
            first.setdefault(word, file)
        if first.get(word, file) == file:
            yield place, row
