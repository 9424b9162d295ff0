"""The words of a text with their surroundings, and the contexts that an unsafe form of the lexicon needs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from extractor.actors.lexicon.forms import CODE, EVIDENCE, WORD, Form, split_words

_URL = re.compile(
    r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|de|at|ch|es|info)/\S+"
)
_IN_URLS = ("/", "@", "www.")  # each of them has one of these
_SENTENCE_END = re.compile(r"[.!?…]+[\"“”»«)]*\s+(?=[\"„“»«¿¡(]*[A-ZÄÖÜÁÉÍÓÚÑ0-9])|\n\s*\n")
_HYPHENS = frozenset("-‐‑–")
_QUOTES = frozenset("\"'„“”«»‚‘’›‹")
# After these a capital letter says nothing: a sentence, a quotation or a headline begins.
_OPENERS = frozenset('.!?:;„“"”»«¿¡(–—-•|/…')

_ARTICLES = frozenset("der die das den dem des vom zum zur beim und mit von für gegen an bei als oder".split())
# Before these "Grüne" and "Linke" are the plural, or the party.
_BEFORE_PLURAL = frozenset({"die", "und", "oder", "für", "gegen", "als"})
_BLOC_ARTICLES = frozenset("der den dem des vom dieser diesem".split())
_DIRECTION_AFTER = frozenset("von vom der des".split())
# A context of this many letters may also stand inside a compound (Kreditkarte).
MIN_INSIDE = 5
# A text without full stops is no sentence: look this far for a context. Longer than nearly all sentences of news.
MAX_REACH = 400


@dataclass(frozen=True)
class Words:
    """A text cut into words, each with its place.

    Attributes:
        words: The words, apostrophes and sharp s made alike.
        starts: Offset of each word in the text.
        ends: End offset of each word.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a text."""
        matches = list(WORD.finditer(text))
        found = [m.group() for m in matches]
        words = tuple([word if word.isascii() else split_words(word)[0] for word in found])
        return cls(text, words, tuple([m.start() for m in matches]), tuple([m.end() for m in matches]))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple([word.casefold() for word in self.words])

    @cached_property
    def hidden(self) -> tuple[tuple[int, int], ...]:
        """Stretches of links and addresses, where no name counts."""
        if not any(sign in self.text for sign in _IN_URLS):
            return ()
        return tuple([m.span() for m in _URL.finditer(self.text)])

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        return tuple(m.end() for m in _SENTENCE_END.finditer(self.text))

    def sentence(self, start: int) -> tuple[int, int]:
        """The sentence around an offset, by punctuation; at most ``MAX_REACH`` characters on each side."""
        at = bisect_right(self._breaks, start)
        left = self._breaks[at - 1] if at else 0
        right = self._breaks[at] if at < len(self._breaks) else len(self.text)
        return max(left, start - MAX_REACH), min(right, start + MAX_REACH)

    def is_hidden(self, start: int, end: int) -> bool:
        """Whether a span lies in a link or address."""
        at = bisect_right(self.hidden, (end, 0)) - 1
        return at >= 0 and start < self.hidden[at][1]

    def word(self, index: int) -> str:
        """The word at an index, empty outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def glued_left(self, index: int) -> str:
        """The character that touches the word on its left, or an empty string."""
        return self.word(index - 1) if index > 0 and self.ends[index - 1] == self.starts[index] else ""

    def glued_right(self, last: int) -> str:
        """The character that touches the word on its right, or an empty string."""
        return self.word(last + 1) if last + 1 < len(self.words) and self.starts[last + 1] == self.ends[last] else ""

    def hyphen_left(self, index: int) -> bool:
        """Whether the word is a later part of a hyphen compound."""
        return (
            self.glued_left(index) in _HYPHENS and bool(self.glued_left(index)) and self.glued_left(index - 1).isalnum()
        )

    def hyphen_right(self, last: int) -> bool:
        """Whether the word is an earlier part of a hyphen compound ("EU-Gipfel", "EU- und …")."""
        sign = self.glued_right(last)
        if not sign or sign not in _HYPHENS:
            return False
        following = self.glued_right(last + 1)
        return following.isalnum() or (sign != "–" and not following)

    def begins(self, index: int) -> bool:
        """Whether a sentence, quotation or line begins here, so that a capital letter says nothing."""
        if index == 0 or self.words[index - 1] in _OPENERS:
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]


def capitalised(word: str) -> bool:
    """Whether a word begins with a capital letter."""
    return word[:1].isupper()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An unsafe form at its place, with what the text says besides.

    Attributes:
        form: The form.
        first: Index of its first word.
        last: Index of its last word.
        owners: All entries that have this form.
        home: Country code of the entry.
        named: Ids that the text names by safe forms.
        parties: Starts of the sentences that name a party by a safe form.
    """

    words: Words
    form: Form
    first: int
    last: int
    owners: Collection[str]
    home: str | None
    named: Collection[str]
    parties: Collection[int]


def holds(place: Occurrence) -> bool:
    """Whether the text shows any of the contexts that the form needs."""
    return any(_shows(context, place) for context in place.form.contexts)


def _shows(context: str, place: Occurrence) -> bool:
    words, first, last = place.words, place.first, place.last
    test = _TESTS.get(context)
    if test is not None:
        return test(place)
    if context.startswith(">"):
        return words.word(last + 1).casefold().startswith(context[1:])
    if context.startswith("<"):
        return words.word(first - 1).casefold().startswith(context[1:])
    return _in_sentence(context, words, first, last)


def _is_evident(place: Occurrence) -> bool:
    """The text names the entry by a safe form and none of the form's other owners."""
    own = place.form.entity_id
    return own in place.named and not any(other in place.named for other in place.owners if other != own)


def _is_code(place: Occurrence) -> bool:
    """Whether a three-letter code stands for its country: the text names it, and no words in capitals stand beside the code."""
    beside = (place.words.word(place.first - 1), place.words.word(place.last + 1))
    return _is_evident(place) and not any(len(word) > 1 and word.isupper() for word in beside)


def _quoted(place: Occurrence) -> bool:
    """Whether the form alone stands in quotation marks: „Spiegel“."""
    words, first, last = place.words, place.first, place.last
    return words.glued_left(first) in _QUOTES and words.glued_right(last) in _QUOTES and words.glued_left(first) != ""


def _party(place: Occurrence) -> bool:
    """Whether "Grüne", "Linke" name the party: "die Grünen fordern", "Grünen-Chefin", "SPD und Grüne", "(Grüne)"; not "die Grüne Insel", "zur Linken"."""
    words, first, last = place.words, place.first, place.last
    if words.hyphen_right(last) or (words.glued_left(first) == "(" and words.glued_right(last) == ")"):
        return True
    if capitalised(words.word(last + 1)) or words.hyphen_left(first):
        return False
    before = words.word(first - 1).casefold()
    if before in _ARTICLES - {"zur"}:
        return not words.word(first).endswith("e") or before in _BEFORE_PLURAL
    return words.sentence(words.starts[first])[0] in place.parties


def _bloc(place: Occurrence) -> bool:
    """Whether "Westen" is the bloc: "der Westen droht"; not "im Westen", "der Westen des Landes", "der Westen Syriens"."""
    words, first, last = place.words, place.first, place.last
    if words.word(first - 1).casefold() not in _BLOC_ARTICLES or words.word(first - 2).casefold() in {"in", "durch"}:
        return False
    after = words.word(last + 1)
    if after.casefold() in _DIRECTION_AFTER:
        return False
    return not (capitalised(after) and after.endswith("s"))


def _in_sentence(context: str, words: Words, first: int, last: int) -> bool:
    left, right = words.sentence(words.starts[first])
    rest = f" {words.text[left : words.starts[first]]} {words.text[words.ends[last] : right]}".casefold()
    if len(context) >= MIN_INSIDE:
        return context in rest
    return re.search(rf"(?<!\w){re.escape(context)}", rest) is not None


_TESTS: Mapping[str, Callable[[Occurrence], bool]] = MappingProxyType({
    EVIDENCE: _is_evident,
    CODE: _is_code,
    "country": lambda place: f"country:{place.home}" in place.named,
    '"': _quoted,
    "party": _party,
    "bloc": _bloc,
})  # fmt: skip
