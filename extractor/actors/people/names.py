"""The parts of a person's name: given names, particles, surnames.

``parse_name`` reads what stands in the text; ``same_person`` says, by rules and never
by a similarity score, whether two names can be one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractor.actors.folding import fold, slug, sound_keys
from extractor.lang import read_table

# Shorter surnames are too often equal by chance once spellings are made equal (Lee, Li).
MIN_SOUND_LETTERS = 4
# Particles that start a surname even with a capital.
_STARTING = frozenset({"al", "bin", "ibn", "von", "van"})
# The Arabic article, also made alike with the letter behind it.
_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l|a[sdnrtz]|asch|ul)-(?=\w{3})")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as read: ``Ursula von der Leyen`` has the surname words ``von der Leyen``."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    surname: tuple[str, ...]
    lang: str

    @property
    def text(self) -> str:
        """The name with single blanks."""
        return " ".join(self.words)

    @property
    def is_family_first(self) -> bool:
        """Whether the family name stands first (Xi Jinping)."""
        return bool(self.given) and self.words[: len(self.surname)] == self.surname

    @property
    def id(self) -> str:
        """The entity id: surname first.

        Example:
            >>> parse_name("Yván Gil", lang="es").id
            'person:gil-yvan'
        """
        return "person:" + slug(" ".join((*self.surname, *self.given)))


@cache
def _words(kind: str) -> frozenset[str]:
    rows = read_table("shared", "name_particles", columns=("word", "kind"))
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


@cache
def given_names() -> frozenset[str]:
    """Folded given names of both languages; hints, never a proof."""
    return frozenset(
        fold(row["name"]) for lang in ("de", "es") for row in read_table(lang, "given_names", columns=("name",))
    )


def is_given(word: str) -> bool:
    """Whether the word is a known given name (parts of a hyphenated one too).

    Example:
        >>> is_given("Nicolás"), is_given("Hans-Joachim"), is_given("Moskau")
        (True, True, False)
    """
    return fold(word) in given_names() or ("-" in word and all(fold(p) in given_names() for p in word.split("-")))


def is_particle(word: str) -> bool:
    """Whether the word can stand inside a name in lower case (``von``, ``de la``, ``bin``)."""
    return fold(word) in _words("particle") and word[:1].islower()


def is_honorific(word: str) -> bool:
    """Whether the word goes before a name without being an office (``Dr.``, ``Herr``, ``don``)."""
    return word in _words("honorific")


def is_suffix(word: str) -> bool:
    """Whether the word follows a name (``Jr.``, ``II.``)."""
    return word in _words("suffix")


def is_family_first(word: str) -> bool:
    """Whether the word is a surname that stands before the given name (``Xi Jinping``)."""
    return word in _words("family_first")


def parse_name(text: str, *, lang: str) -> PersonName:
    """Split a name into given names and surname.

    Example:
        >>> parse_name("Ursula von der Leyen", lang="de").surname
        ('von', 'der', 'Leyen')
        >>> parse_name("Hugo Chávez Frías", lang="es").surname
        ('Chávez', 'Frías')
    """
    words = tuple(word for word in text.split() if not is_honorific(word))
    core = [word for word in words if not is_suffix(word)] or list(words)
    if len(core) < 2:
        # A monarch or pope has a number and no surname.
        return PersonName(words, (), words, lang)
    cut = _surname_start(core, lang)
    if cut == 0:
        return PersonName(words, tuple(core[1:]), tuple(core[:1]), lang)
    return PersonName(words, tuple(core[:cut]), tuple(core[cut:]), lang)


def _surname_start(words: list[str], lang: str) -> int:
    """Index of the first surname word; 0 when the family name stands first."""
    particle = next((i for i in range(1, len(words) - 1) if is_particle(words[i]) or fold(words[i]) in _STARTING), None)
    if particle is not None:
        return particle if lang != "es" or all(is_given(w) for w in words[:particle]) else max(1, particle - 1)
    if is_family_first(words[0]) and not is_given(words[-1]) and len(words) <= 3:
        return 0
    if len(words) == 2 or (len(words[-1]) <= 2 and words[-1].endswith(".")):
        return len(words) - 1
    known = 0
    while known < len(words) - 1 and (is_given(words[known]) or _is_initial(words[known])):
        known += 1
    spanish = lang == "es" or (known and any(c in "ñáéíóú" for c in "".join(words).lower()))
    if spanish:
        # Two surnames are the rule in Spanish: José Luis Rodríguez Zapatero, Hugo Chávez Frías.
        return max(known, 1) if len(words) - max(known, 1) <= 2 else len(words) - 2
    return len(words) - 1


def _is_initial(word: str) -> bool:
    return len(word) <= 3 and word.endswith(".")


def same_word(left: str, right: str, *, langs: tuple[str, str]) -> bool:
    """Equal up to case and accents, or two spellings of one foreign name.

    Example:
        >>> same_word("Lawrow", "Lavrov", langs=("de", "es")), same_word("Scholz", "Schulz", langs=("de", "de"))
        (True, False)
    """
    if fold(left) == fold(right):
        return True
    if min(len(left), len(right)) < MIN_SOUND_LETTERS:
        return False
    return bool(sound_keys(left, langs[0]) & sound_keys(right, langs[1]))


def _given_agree(left: PersonName, right: PersonName) -> bool:
    """Given names agree: one has none, or the first ones are equal, one an initial, or one is left out."""
    if not left.given or not right.given:
        return True
    langs = (left.lang, right.lang)
    if _joined(left) == _joined(right):
        return True
    if left.is_family_first and right.is_family_first:
        # Kim Jong Un, Kim Jong Il: what follows the family name is one given name.
        return False
    a, b = left.given[0], right.given[0]
    if _is_initial(a) or _is_initial(b):
        return fold(a)[:1] == fold(b)[:1] and _later_agree(left.given, right.given, langs)
    if same_word(a, b, langs=langs):
        return _later_agree(left.given, right.given, langs)
    return any(same_word(a, w, langs=langs) for w in right.given[1:] if len(left.given) == 1)


def _joined(name: PersonName) -> str:
    """The given names as one word: Jong-un, Jong Un, Jong-Un."""
    return fold("".join(name.given)).replace("-", "")


def _later_agree(left: tuple[str, ...], right: tuple[str, ...], langs: tuple[str, str]) -> bool:
    """The second given names agree where both names have one: José Luis is not José María, George W. not George H. W."""
    if len(left) < 2 or len(right) < 2:
        return True
    a, b = left[1], right[1]
    if _is_initial(a) or _is_initial(b):
        return fold(a)[:1] == fold(b)[:1]
    return any(same_word(a, w, langs=langs) for w in right[1:]) or any(same_word(b, w, langs=langs) for w in left[1:])


def _surnames_agree(left: PersonName, right: PersonName) -> bool:
    """Surnames agree: equal, or one is the first or the last part of the other's (Chávez, Chávez Frías)."""
    a, b = _bare(left.surname), _bare(right.surname)
    langs = (left.lang, right.lang)
    if len(a) > len(b):
        a, b, langs = b, a, (right.lang, left.lang)
    head, tail = b[: len(a)], b[-len(a) :]
    return any(all(same_word(x, y, langs=langs) for x, y in zip(a, part, strict=True)) for part in (head, tail))


def _bare(surname: tuple[str, ...]) -> tuple[str, ...]:
    """The surname without leading particles and Arabic article: Leyen for von der Leyen, Assad for al-Assad."""
    words = list(surname)
    while len(words) > 1 and fold(words[0]) in _words("particle"):
        words.pop(0)
    return (_ARTICLE.sub("", words[0]), *words[1:])


def same_person(left: PersonName, right: PersonName) -> bool:
    """Whether the two names can be one person's.

    Example:
        >>> merkel, couple = parse_name("Angela Merkel", lang="de"), parse_name("Joachim Merkel", lang="de")
        >>> same_person(merkel, parse_name("Merkel", lang="de")), same_person(merkel, couple)
        (True, False)
    """
    langs = (left.lang, right.lang)
    if len(left.words) == 1 and len(right.words) == 1:
        return same_word(_bare(left.words)[0], _bare(right.words)[0], langs=langs)
    if _contiguous(left, right, langs):
        return True
    if left.given and right.given:
        return _given_agree(left, right) and _surnames_agree(left, right)
    return _surnames_agree(left, right)


def _contiguous(left: PersonName, right: PersonName, langs: tuple[str, str]) -> bool:
    """One name is the start or the end of the other, in two words or more: Peña Nieto, Enrique Peña Nieto."""
    a, b = left.words, right.words
    if len(a) > len(b):
        a, b, langs = b, a, (langs[1], langs[0])
    return len(a) >= 2 and any(
        all(same_word(x, y, langs=langs) for x, y in zip(a, part, strict=True)) for part in (b[: len(a)], b[-len(a) :])
    )


def is_given_of(word: PersonName, full: PersonName) -> bool:
    """Whether a single word is a given name of the full name (``Fidel`` for ``Fidel Castro``)."""
    return len(word.words) == 1 and any(fold(word.words[0]) == fold(given) for given in full.given)


def fullest(names: Iterable[PersonName]) -> PersonName:
    """The name that says most: more words, longer, more accents, first by the alphabet (so order does not matter)."""
    return min(
        names,
        key=lambda n: (-bool(n.given), -len(n.words), -len(n.text), sum(ch.isascii() for ch in n.text), n.text),
    )
