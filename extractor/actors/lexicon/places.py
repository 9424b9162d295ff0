"""A capital or seat in its sentence: its coordination, the words beside it and what it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.actors.lexicon.forms import split_words
from extractor.actors.lexicon.metonym_cues import actor_names, cues
from extractor.pipelines.roles import Role
from extractor.pipelines.tree import head, role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINERS = frozenset("und sowie oder noch y e o u ni , /".split())
ARTICLES = frozenset("der die das den dem des el la los las un una su sus".split())
# The most words of a name in a coordination: "Moskau und Buenos Aires", "Caracas y La Habana".
MAX_NAME = 3


class Place:
    """A capital in its sentence. Not a dataclass: it only bundles what the tests for its government read.

    Attributes:
        cues: The words that decide, by kind.
        left: Index of the first token of the coordination it belongs to, ``right`` behind its last.
        key: Its words in small letters.
    """

    def __init__(self, doc: Doc, start: int, end: int, lang: str) -> None:
        self.doc, self.start, self.end, self.lang = doc, start, end, lang
        self.cues = cues(lang)
        self.left, self.right = self._chain()
        self.key = self._key(start, end)

    def word(self, index: int) -> str:
        """The word at an index, empty outside the document."""
        return self.doc[index].text if 0 <= index < len(self.doc) else ""

    def _key(self, start: int, end: int) -> tuple[str, ...]:
        text = self.doc[start:end].text
        return tuple(word.casefold() for word in split_words(text))

    def _chain(self) -> tuple[int, int]:
        """The coordination it is part of: "Moskau, Ankara und Teheran", "Russland und Washington"."""
        left, right = self.start, self.end
        while left >= 2 and self.word(left - 1) in _JOINERS and (length := self._name_before(left - 1)):
            left -= length + 1
        while right + 1 < len(self.doc) and self.word(right) in _JOINERS and (length := self._name_at(right + 1)):
            right += length + 1
        return left, right

    def _name_before(self, end: int) -> int:
        """How many words of a name end before an index, 0 for none."""
        lengths = range(min(MAX_NAME, end), 0, -1)
        return next((n for n in lengths if self._key(end - n, end) in actor_names(self.lang)), 0)

    def _name_at(self, start: int) -> int:
        """How many words a name at an index has, with its article, 0 for none."""
        article = self.word(start) in ARTICLES
        for first in (start, start + article):
            lengths = range(min(MAX_NAME, len(self.doc) - first), 0, -1)
            length = next((n for n in lengths if self._key(first, first + n) in actor_names(self.lang)), 0)
            if length:
                return first + length - start
        return 0

    def is_name(self, index: int) -> bool:
        """Whether one word names a country, capital or seat."""
        return self._key(index, index + 1) in actor_names(self.lang)

    def is_surname(self) -> bool:
        """Part of a person's name ("George Washington"). A recogniser that takes the bare name for one is not believed."""
        return any(e.label_ == "PER" and e.start < self.start and self.end <= e.end for e in self.doc.ents)

    def is_situated(self) -> bool:
        """Behind a preposition of place, also with article: "in Moskau", "aus dem Kreml"."""
        before = self.word(self.left - 1).casefold()
        if before in self.cues["place"]:
            return True
        return before in ARTICLES and self.word(self.left - 2).casefold() in self.cues["place"]

    def is_named_after(self) -> bool:
        """Behind "von" and a noun that only tells where: "Vertrag von Lissabon", "in der Nähe von Brüssel"."""
        nouns = {noun.casefold() for noun in self.cues["named"]}
        return self.word(self.left - 1).casefold() in {"von", "de"} and self.word(self.left - 2).casefold() in nouns

    def begins(self, index: int) -> bool:
        """Whether a sentence, quotation or line begins at an index."""
        if index == 0:
            return True
        before = self.doc[index - 1]
        return before.text[-1:] in '.!?:"“„»«¡¿…' or "\n" in before.whitespace_ or before.is_space

    def root(self) -> Token:
        """The head of the name, or of the coordination it belongs to."""
        inside = range(self.start, self.end)
        tokens = self.doc[self.start : self.end]
        root = next((t for t in tokens if head(t).i not in inside or head(t) == t), tokens[0])
        for _ in range(len(self.doc)):
            if role(root) != Role.CONJUNCT or head(root) == root:
                break
            root = head(root)
        return root

    def governor(self) -> Token | None:
        """The verb or noun above the name."""
        root = self.root()
        return None if head(root) == root else head(root)
