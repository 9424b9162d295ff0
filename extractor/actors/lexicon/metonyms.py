"""Whether a capital or seat stands for its government ("Moskau warnte Kiew") or is only a place ("in Moskau").

The words beside the name decide first: a preposition of place speaks against, whatever the parse says. Then the
tree tells subject and object. Without a parse, or where nothing speaks for the government, the answer is no.
The words that decide are data: ``lang/<xx>/metonym_cues.tsv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from extractor.actors.lexicon.entries import LANGUAGES, folds_into_country
from extractor.actors.lexicon.metonym_cues import (
    capitals,
    is_acting_verb,
    is_joining_noun,
    is_participle,
    place_adjectives,
    seats,
)  # fmt: skip
from extractor.actors.lexicon.places import ARTICLES, Place
from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.tree import dependents, is_passive, role

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DASHES = frozenset("–—-")
_OBJECTS = frozenset({Role.OBJECT, Role.INDIRECT, Role.ARGUMENT})
_AUXILIARIES = frozenset("hat haben hatte hatten habe will wollen wollte wird werden würde ha han había habían".split())
_QUOTES = frozenset('„“"»«')
# Prepositions that verbs bring along: verbs of which kind.
_OF_VERBS: Mapping[str, Literal["verb", "directed"]] = MappingProxyType({
    "von": "verb", "por": "verb", "mit": "verb", "con": "verb", "an": "directed", "a": "directed",
})  # fmt: skip
_POSTPOSITIONS = frozenset({"zufolge", "gegenüber"})
_CLAUSE_ENDS = frozenset({".", ",", ";", ":", "!", "?", "und", "oder", "–", "("})
# How far to the left the noun of "zwischen", "mit" may stand: "Gespräche über Gas zwischen Moskau und Minsk".
NOUN_REACH = 6
# How many words may stand between "Moskaus" and its noun: "Moskaus jüngste harte Haltung".
MODIFIER_REACH = 2


def acts(doc: Doc, start: int, end: int, *, lang: str | None = None) -> bool:
    """Whether the capital or seat at ``doc[start:end]`` stands for its government.

    Args:
        doc: Parsed or not.
        start: Index of its first token.
        end: Index behind its last token.
        lang: ``de`` or ``es``; by default the language of the document.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("de")
        >>> acts(nlp("Moskau verurteilt den Angriff."), 0, 1), acts(nlp("Er lebt in Moskau."), 3, 4)
        (True, False)
    """
    language = lang or (doc.lang_ if doc.lang_ in LANGUAGES else "de")
    if start < 0 or end > len(doc) or start >= end:
        return False
    return _acts(Place(doc, start, end, language))


def _acts(place: Place) -> bool:
    if place.is_surname():
        return False
    if _is_adjective(place):
        return folds_into_country(place.word(place.end), place.lang)
    if place.key in seats(place.lang):
        return not place.is_situated() and not place.is_named_after()
    return not _is_dateline(place) and _capital_acts(place)


def _capital_acts(place: Place) -> bool:
    before = place.word(place.left - 1)
    if _is_genitive(place):
        return _has_governed_noun(place)
    if before in place.cues["town"] or place.is_situated():
        return False
    if before.casefold() in place.cues["against"]:
        return place.word(place.left - 2) not in place.cues["sport"]
    if before.casefold() in place.cues["linking"]:
        return _linked(place, before.casefold())
    if before in place.cues["noun"] or (before in ARTICLES and place.lang == "de"):
        return False
    return _is_headline(place) or _is_argument(place) or _is_beside_verb(place) or _do_together(place)


# --- the words beside it


def _is_adjective(place: Place) -> bool:
    """An adjective in -er: "Moskauer Führung"."""
    return place.lang == "de" and place.key in place_adjectives("de")


def _is_dateline(place: Place) -> bool:
    """Before the first word of a report: "Kiew – …", "Wien (dpa) – …", "Berlin/Moskau (AFP)"."""
    if not place.begins(place.left):
        return False
    return place.word(place.right) in _DASHES or place.word(place.right) in {"(", "/"}


def _is_headline(place: Place) -> bool:
    """The speaker of a headline: "Moskau: Westen trägt Verantwortung", "Teheran: „Wir …"; not "Madrid: Denkmal eingeweiht"."""
    if not place.begins(place.left) or place.word(place.right) != ":":
        return False
    after = place.word(place.right + 1)
    return after in _QUOTES or after in place.cues["report"] or (after[:1].isupper() and place.is_name(place.right + 1))


# --- possessives


def _is_genitive(place: Place) -> bool:
    """A genitive: "Moskaus", not "Paris"."""
    if place.lang != "de" or not place.key or not place.key[-1].endswith("s"):
        return place.word(place.end) in {"'", "’"} and place.lang == "de"
    nominative = (*place.key[:-1], place.key[-1][:-1])
    return nominative in capitals(place.lang)


def _has_governed_noun(place: Place) -> bool:
    """The genitive of a noun that governments have: "Moskaus Haltung", "die Haltung Moskaus"; not "Moskaus Straßen"."""
    if is_joining_noun(place.word(place.left - 1), place.lang):
        return True
    first = place.right + (place.word(place.right) in {"'", "’"})
    for index in range(first, min(first + MODIFIER_REACH + 1, len(place.doc))):
        word = place.word(index)
        if word[:1].isupper():
            return is_joining_noun(word, place.lang)
        if not word[:1].isalpha() or not word.endswith(("e", "en", "er", "es", "em")):
            break
    return False


# --- prepositions that need company


def _linked(place: Place, preposition: str) -> bool:
    """Linked to a noun or verb: "Streit zwischen Moskau und Kiew", "von Washington gefordert"; not "Flug zwischen …"."""
    if place.is_named_after():
        return False
    if _noun_before(place, place.left - 1):
        return True
    if preposition not in _OF_VERBS:
        return False
    kind = _OF_VERBS[preposition]
    verb = place.governor()
    if verb is not None and is_acting_verb(verb, kind, place.lang):
        return True
    # "das von Washington geforderte Verbot", "acusó a Moscú"
    index = place.right if preposition in {"von", "por"} else place.left - 2
    return 0 <= index < len(place.doc) and preposition != "mit" and is_acting_verb(place.doc[index], kind, place.lang)


def _noun_before(place: Place, index: int) -> bool:
    """The nearest noun to the left, or for "zwischen" any noun in reach, joins governments."""
    above = place.governor()
    if above is not None and above.i < place.start and is_joining_noun(above.text, place.lang):
        return True
    far = place.word(index).casefold() in {"zwischen", "entre"}
    for at in range(index - 1, max(index - 1 - NOUN_REACH, -1), -1):
        word = place.word(at)
        if word in {".", ";", ":", "!", "?"}:
            return False
        nominal = word[:1].isupper() if place.lang == "de" else len(word) > 3
        if nominal:
            if is_joining_noun(word, place.lang):
                return True
            if not far:
                return False
    return False


# --- the tree


def _is_argument(place: Place) -> bool:
    """Subject of a verb of saying or deciding, or object of one that is aimed at governments."""
    above = place.governor()
    if above is None:
        return False
    root = place.root()
    own = role(root)
    if dependents(root, Role.CASE):
        return False
    if own in SUBJECTS:
        passive = own == Role.PASSIVE_SUBJECT or is_passive(above)
        return (
            is_acting_verb(above, "directed" if passive else "verb", place.lang)
            or above.text in place.cues["predicate"]
        )
    return own in _OBJECTS and is_acting_verb(above, "directed", place.lang)


def _is_beside_verb(place: Place) -> bool:
    """Next to a verb, where the tree is silent or missing: "Moskau warnt …", "… vereinbarten Moskau und Caracas"."""
    after, before = place.word(place.right), place.left - 1
    if after in _POSTPOSITIONS or (after in _AUXILIARIES and _has_participle(place)):
        return True
    if _is_finite(place, place.right, "verb"):
        return place.begins(place.left) or not place.word(before)[:1].isupper()
    is_joined = place.right - place.left > place.end - place.start
    return before > 0 and _is_finite(place, before, "verb" if is_joined else "directed")


def _do_together(place: Place) -> bool:
    """Two capitals that do something together: "Moskau und Caracas bauen ihre Zusammenarbeit aus"; not "… sind schön"."""
    above = place.governor()
    if above is None or above.pos_ != "VERB" or place.right - place.left <= place.end - place.start:
        return False
    return role(place.root()) in SUBJECTS and not above.text.casefold().startswith(place.cues["towns"])


def _is_finite(place: Place, index: int, kind: Literal["verb", "directed"]) -> bool:
    if not 0 <= index < len(place.doc) or is_participle(place.word(index), place.lang):
        return False
    return is_acting_verb(place.doc[index], kind, place.lang)


def _has_participle(place: Place) -> bool:
    """The verb that closes the clause: "Kiew hat den Vorschlag abgelehnt"."""
    last = None
    for index in range(place.right + 1, len(place.doc)):
        if place.word(index) in _CLAUSE_ENDS:
            break
        last = place.doc[index]
        if place.lang == "es" and (is_acting_verb(last, "verb", place.lang) or index - place.right > MODIFIER_REACH):
            break
    return last is not None and is_acting_verb(last, "verb", place.lang)
