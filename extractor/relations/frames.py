"""Frames of predicates: where source and target stand, and what must hold for a reading.

The cells ``type``, ``frame`` and ``with`` of a predicate table become a :class:`Predicate`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from extractor.errors import LexiconError
from extractor.lang import Row
from extractor.records import RelationType

_MARKS = (">", "=")
_SLOTS = frozenset("SODKCGPB")
_LISTS = ("obj", "subj", "prep", "pp", "word", "kinds")
_JUDGING = ("blame", "praise")
_FLAGS = ("refl", "zu", "neg", *_JUDGING)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where source and target stand. Slots: S O D K C G P B or a preposition."""

    source: str
    target: str
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Predicate:
    """One reading of a verb or event noun.

    Attributes:
        objects: The head of the direct object ends in one of them.
        subjects: The head of the subject ends in one of them.
        prepositions: The clause has a phrase with one of them.
        phrases: The clause has one of these phrases of preposition and noun (``unter Druck``).
        words: One of them hangs on the verb (``verantwortlich`` machen).
        reflexive: The verb has a reflexive pronoun.
        infinitive: The verb governs an infinitive.
        denied: What somebody is blamed for is that it is not done (``halte seine Zusagen nicht ein``).
        judging: A word of this kind hangs on the verb (``nannte den Plan einen Fehler``).
        kinds: Source and target are of one of these pairs of kinds (``organisation organisation``).
    """

    word: str
    type: RelationType
    frames: tuple[Frame, ...]
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    reflexive: bool = False
    phrases: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    infinitive: bool = False
    denied: bool = False
    judging: str = ""
    kinds: tuple[str, ...] = ()

    def suits(self, source: str, target: str) -> bool:
        """Whether the two actors are of the kinds that the reading is about (companies buy companies).

        Example:
            >>> row = {"type": "COOPERATE", "frame": "S=O", "with": "kinds:organisation organisation"}
            >>> reading = predicate_of("kaufen", row, "predicates.tsv:9")
            >>> reading.suits("organisation:a", "organisation:b"), reading.suits("country:PE", "organisation:b")
            (True, False)
        """
        pair = f"{source.partition(':')[0]} {target.partition(':')[0]}"
        return not self.kinds or pair in self.kinds

    @property
    def spoken(self) -> bool:
        """Whether it is whoever speaks that does it, with whatever else the verb tells."""
        return any(frame.source == "C" for frame in self.frames)

    @property
    def conditions(self) -> int:
        """How much the reading asks for; the one that asks for most is tried first."""
        return (
            4 * bool(self.phrases or self.words)
            + 2 * bool(self.objects)
            + 2 * bool(self.subjects)
            + bool(self.prepositions)
            + self.reflexive
            + self.infinitive
            + self.denied
            + bool(self.judging)
            + bool(self.kinds)
        )


def predicate_of(word: str, row: Row, place: str) -> Predicate:
    """The predicate of a table row.

    Args:
        word: The verb or noun.
        row: Its cells.
        place: File and line, for the text of an error.

    Raises:
        LexiconError: The row has an unknown type, slot or condition.

    Example:
        >>> predicate_of("setzen", {"type": "COERCE", "frame": "S>O", "with": "pp:unter Druck"}, "predicates.tsv:9").phrases
        (('unter', 'druck'),)
    """
    kind = row["type"]
    if kind not in get_args(RelationType):
        raise LexiconError(f"{place}: the predicate {word!r} has the unknown type {kind!r}")
    found = _conditions(word, row.get("with", ""), place)
    return Predicate(
        word=word,
        type=cast("RelationType", kind),
        frames=tuple(_frame(word, part.strip(), place) for part in row["frame"].split(";")),
        objects=found.get("obj", ()),
        subjects=found.get("subj", ()),
        prepositions=found.get("prep", ()),
        reflexive="refl" in found,
        phrases=tuple(_phrase(word, text, place) for text in found.get("pp", ())),
        words=found.get("word", ()),
        infinitive="zu" in found,
        denied="neg" in found,
        judging=next((kind for kind in _JUDGING if kind in found), ""),
        kinds=found.get("kinds", ()),
    )


def _conditions(word: str, cell: str, place: str) -> dict[str, tuple[str, ...]]:
    """Conditions by name; ``refl,prep:gegen`` and ``obj:a,b`` split at the commas that start a new one."""
    found: dict[str, tuple[str, ...]] = {}
    last = ""
    for part in filter(None, (piece.strip() for piece in cell.split(","))):
        name, colon, value = part.partition(":")
        if colon and name in _LISTS and value:
            last, found[name] = name, (value.lower(),)
        elif part in _FLAGS:
            last, found[part] = "", ()
        elif last and not colon:
            found[last] += (part.lower(),)
        else:
            raise LexiconError(f"{place}: the predicate {word!r} has the unknown condition {part!r}")
    return found


def _phrase(word: str, text: str, place: str) -> tuple[str, str]:
    preposition, space, noun = text.partition(" ")
    if not space:
        raise LexiconError(f"{place}: the predicate {word!r} has the phrase {text!r}; write for example pp:unter Druck")
    return preposition, noun


def _frame(word: str, text: str, place: str) -> Frame:
    for mark in _MARKS:
        source, found, target = text.partition(mark)
        if found and all(slot in _SLOTS or (slot.isalpha() and slot.islower()) for slot in (source, target)):
            return Frame(source, target, mark == "=")
    raise LexiconError(
        f"{place}: the predicate {word!r} has the malformed frame {text!r}; write for example S>O or S=mit"
    )
