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
from extractor.actors.lexicon.forms import split_words
from extractor.actors.lexicon.metonym_cues import (
    actor_names,
    capitals,
    cues,
    is_acting_verb,
    is_joining_noun,
    is_participle,
    place_adjectives,
    seats,
)  # fmt: skip
from extractor.pipelines.roles import SUBJECTS, Role
from extractor.pipelines.tree import dependents, head, is_parsed, is_passive, role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINERS = frozenset("und sowie oder noch y e o u ni , /".split())
_DASHES = frozenset("–—-")
_ARTICLES = frozenset("der die das den dem des el la los las un una su sus".split())
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
# The most words of a name in a coordination: "Moskau und Buenos Aires", "Caracas y La Habana".
MAX_NAME = 3
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
    return _Place(doc, start, end, language).acts()


class _Place:
    """A capital in its sentence. Not a dataclass: it only bundles what every test below reads."""

    def __init__(self, doc: Doc, start: int, end: int, lang: str) -> None:
        self.doc, self.start, self.end, self.lang = doc, start, end, lang
        self.cues = cues(lang)
        self.left, self.right = self._chain()
        self.key = self._key(start, end)

    def acts(self) -> bool:
        if self._is_surname():
            return False
        if self._is_adjective():
            return folds_into_country(self._word(self.end), self.lang)
        if self.key in seats(self.lang):
            return not self._is_place(self._word(self.left - 1)) and not self._is_named_after()
        return not self._is_dateline() and self._capital_acts()

    def _capital_acts(self) -> bool:
        before = self._word(self.left - 1)
        if self._is_genitive():
            return self._has_governed_noun()
        if before in self.cues["town"] or self._is_place(before):
            return False
        if before.casefold() in self.cues["against"]:
            return self._word(self.left - 2) not in self.cues["sport"]
        if before.casefold() in self.cues["linking"]:
            return self._linked(before.casefold())
        if before in self.cues["noun"] or (before in _ARTICLES and self.lang == "de"):
            return False
        return self._is_headline() or self._is_argument() or self._is_beside_verb() or self._do_together()

    # --- the words beside it

    def _word(self, index: int) -> str:
        return self.doc[index].text if 0 <= index < len(self.doc) else ""

    def _key(self, start: int, end: int) -> tuple[str, ...]:
        text = self.doc[start:end].text
        return tuple(word.casefold() for word in split_words(text))

    def _chain(self) -> tuple[int, int]:
        """The coordination it is part of: "Moskau, Ankara und Teheran", "Russland und Washington"."""
        left, right = self.start, self.end
        while left >= 2 and self._word(left - 1) in _JOINERS and (length := self._name_before(left - 1)):
            left -= length + 1
        while right + 1 < len(self.doc) and self._word(right) in _JOINERS and (length := self._name_at(right + 1)):
            right += length + 1
        return left, right

    def _name_before(self, end: int) -> int:
        """How many words of a name end before an index, 0 for none."""
        lengths = range(min(MAX_NAME, end), 0, -1)
        return next((n for n in lengths if self._key(end - n, end) in actor_names(self.lang)), 0)

    def _name_at(self, start: int) -> int:
        """How many words a name at an index has, with its article, 0 for none."""
        article = self._word(start) in _ARTICLES
        for first in (start, start + article):
            lengths = range(min(MAX_NAME, len(self.doc) - first), 0, -1)
            length = next((n for n in lengths if self._key(first, first + n) in actor_names(self.lang)), 0)
            if length:
                return first + length - start
        return 0

    def _is_name(self, index: int) -> bool:
        return self._key(index, index + 1) in actor_names(self.lang)

    def _is_surname(self) -> bool:
        """Part of a person's name ("George Washington"). A recogniser that takes the bare name for one is not believed."""
        return any(e.label_ == "PER" and e.start < self.start and self.end <= e.end for e in self.doc.ents)

    def _is_adjective(self) -> bool:
        """An adjective in -er: "Moskauer Führung"."""
        return self.lang == "de" and self.key in place_adjectives("de")

    def _is_place(self, word: str) -> bool:
        """Behind a preposition of place, also with article: "in Moskau", "aus dem Kreml"."""
        if word.casefold() in self.cues["place"]:
            return True
        return word.casefold() in _ARTICLES and self._word(self.left - 2).casefold() in self.cues["place"]

    def _is_dateline(self) -> bool:
        """Before the first word of a report: "Kiew – …", "Wien (dpa) – …", "Berlin/Moskau (AFP)"."""
        if not self._begins(self.left):
            return False
        return self._word(self.right) in _DASHES or self._word(self.right) in {"(", "/"}

    def _begins(self, index: int) -> bool:
        if index == 0:
            return True
        before = self.doc[index - 1]
        return before.text[-1:] in '.!?:"“„»«¡¿…' or "\n" in before.whitespace_ or before.is_space

    def _is_headline(self) -> bool:
        """The speaker of a headline: "Moskau: Westen trägt Verantwortung", "Teheran: „Wir …"; not "Madrid: Denkmal eingeweiht"."""
        if not self._begins(self.left) or self._word(self.right) != ":":
            return False
        after = self._word(self.right + 1)
        return (
            after in _QUOTES or after in self.cues["report"] or (after[:1].isupper() and self._is_name(self.right + 1))
        )

    # --- possessives

    def _is_genitive(self) -> bool:
        """A genitive: "Moskaus", not "Paris"."""
        if self.lang != "de" or not self.key or not self.key[-1].endswith("s"):
            return self._word(self.end) in {"'", "’"} and self.lang == "de"
        nominative = (*self.key[:-1], self.key[-1][:-1])
        return nominative in capitals(self.lang)

    def _has_governed_noun(self) -> bool:
        """The genitive of a noun that governments have: "Moskaus Haltung", "die Haltung Moskaus"; not "Moskaus Straßen"."""
        if is_joining_noun(self._word(self.left - 1), self.lang):
            return True
        first = self.right + (self._word(self.right) in {"'", "’"})
        for index in range(first, min(first + MODIFIER_REACH + 1, len(self.doc))):
            word = self._word(index)
            if word[:1].isupper():
                return is_joining_noun(word, self.lang)
            if not word[:1].isalpha() or not word.endswith(("e", "en", "er", "es", "em")):
                break
        return False

    # --- prepositions that need company

    def _linked(self, preposition: str) -> bool:
        """Linked to a noun or verb: "Streit zwischen Moskau und Kiew", "von Washington gefordert"; not "Flug zwischen …"."""
        if self._is_named_after():
            return False
        if self._noun_before(self.left - 1):
            return True
        if preposition not in _OF_VERBS:
            return False
        kind = _OF_VERBS[preposition]
        verb = self._governor()
        if verb is not None and is_acting_verb(verb, kind, self.lang):
            return True
        # "das von Washington geforderte Verbot", "acusó a Moscú"
        index = self.right if preposition in {"von", "por"} else self.left - 2
        return 0 <= index < len(self.doc) and preposition != "mit" and is_acting_verb(self.doc[index], kind, self.lang)

    def _is_named_after(self) -> bool:
        """Behind "von" and a noun that only tells where: "Vertrag von Lissabon", "in der Nähe von Brüssel"."""
        nouns = {noun.casefold() for noun in self.cues["named"]}
        return self._word(self.left - 1).casefold() in {"von", "de"} and self._word(self.left - 2).casefold() in nouns

    def _noun_before(self, index: int) -> bool:
        """The nearest noun to the left, or for "zwischen" any noun in reach, joins governments."""
        above = self._head(self._root())
        if above is not None and above.i < self.start and is_joining_noun(above.text, self.lang):
            return True
        far = self._word(index).casefold() in {"zwischen", "entre"}
        for at in range(index - 1, max(index - 1 - NOUN_REACH, -1), -1):
            word = self._word(at)
            if word in {".", ";", ":", "!", "?"}:
                return False
            nominal = word[:1].isupper() if self.lang == "de" else len(word) > 3
            if nominal:
                if is_joining_noun(word, self.lang):
                    return True
                if not far:
                    return False
        return False

    # --- the tree

    def _root(self) -> Token:
        """The head of the name, or of the coordination it belongs to."""
        inside = range(self.start, self.end)
        tokens = self.doc[self.start : self.end]
        root = next((t for t in tokens if head(t).i not in inside or head(t) == t), tokens[0])
        for _ in range(len(self.doc)):
            if role(root) != Role.CONJUNCT or head(root) == root:
                break
            root = head(root)
        return root

    def _head(self, token: Token) -> Token | None:
        return None if head(token) == token else head(token)

    def _governor(self) -> Token | None:
        """The verb or noun above the name."""
        return self._head(self._root()) if is_parsed(self.doc) else None

    def _is_argument(self) -> bool:
        """Subject of a verb of saying or deciding, or object of one that is aimed at governments."""
        above = self._governor()
        if above is None:
            return False
        root = self._root()
        own = role(root)
        if dependents(root, Role.CASE):
            return False
        if own in SUBJECTS:
            passive = own == Role.PASSIVE_SUBJECT or is_passive(above)
            return (
                is_acting_verb(above, "directed" if passive else "verb", self.lang)
                or above.text in self.cues["predicate"]
            )
        return own in _OBJECTS and is_acting_verb(above, "directed", self.lang)

    def _is_beside_verb(self) -> bool:
        """Next to a verb, where the tree is silent or missing: "Moskau warnt …", "… vereinbarten Moskau und Caracas"."""
        after, before = self._word(self.right), self.left - 1
        if after in _POSTPOSITIONS or (after in _AUXILIARIES and self._has_participle()):
            return True
        if self._is_finite(self.right, "verb"):
            return self._begins(self.left) or not self._word(before)[:1].isupper()
        is_joined = self.right - self.left > self.end - self.start
        return before > 0 and self._is_finite(before, "verb" if is_joined else "directed")

    def _do_together(self) -> bool:
        """Two capitals that do something together: "Moskau und Caracas bauen ihre Zusammenarbeit aus"; not "… sind schön"."""
        above = self._governor()
        if above is None or above.pos_ != "VERB" or self.right - self.left <= self.end - self.start:
            return False
        return role(self._root()) in SUBJECTS and not above.text.casefold().startswith(self.cues["towns"])

    def _is_finite(self, index: int, kind: Literal["verb", "directed"]) -> bool:
        if not 0 <= index < len(self.doc) or is_participle(self._word(index), self.lang):
            return False
        return is_acting_verb(self.doc[index], kind, self.lang)

    def _has_participle(self) -> bool:
        """The verb that closes the clause: "Kiew hat den Vorschlag abgelehnt"."""
        last = None
        for index in range(self.right + 1, len(self.doc)):
            if self._word(index) in _CLAUSE_ENDS:
                break
            last = self.doc[index]
            if self.lang == "es" and (is_acting_verb(last, "verb", self.lang) or index - self.right > MODIFIER_REACH):
                break
        return last is not None and is_acting_verb(last, "verb", self.lang)
