"""What a reference can take up, and the answer: the antecedent with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.actors.references.discourse import SUBJECT_RANK, Occurrence, Reference
from extractor.actors.references.profiles import Profile

Profiles = Mapping[str, Profile]
Fits = Callable[[str], bool]
SAME, BEFORE, TWO_BEFORE, TEXT = "same sentence", "sentence before", "two before", "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """The antecedent of a reference and why it is this one."""

    ids: tuple[str, ...]
    reason: str
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Reach:
    """What stands before a reference.

    Attributes:
        here: In its sentence, before it; ``whole`` all of its sentence.
        last: In the sentence before, ``earlier`` in the one before that.
        text: In the whole text, in order.
    """

    here: Sequence[Occurrence]
    whole: Sequence[Occurrence] = ()
    last: Sequence[Occurrence] = ()
    earlier: Sequence[Occurrence] = ()
    text: Sequence[Occurrence] = ()

    def windows(self, reference: Reference) -> Iterator[tuple[str, Sequence[Occurrence]]]:
        """From near to far; a pronoun is not its own clause's subject or object, nor an object the subject that its verb shares."""
        if reference.noun is not None:
            yield SAME, self.here
            yield BEFORE, self.last
            yield TWO_BEFORE, self.earlier
            return
        own = self._own(reference)
        is_object = reference.rank != SUBJECT_RANK and reference.kind != "possessive"
        clauses = {reference.clause, *reference.shared} if is_object else {reference.clause}
        for where, occurrences in ((SAME, self.here), (BEFORE, self.last), (TWO_BEFORE, self.earlier)):
            other = [
                o
                for o in occurrences
                if not (
                    where == SAME and (o.clause == reference.clause or (o.clause in clauses and o.rank == SUBJECT_RANK))
                )
            ]
            yield where, [o for o in other if not o.ids or not set(o.ids) <= own]

    def _own(self, reference: Reference) -> frozenset[str]:
        """The subject of an object's clause, whom the object cannot be: ``Biden rief Scholz an und versprach [ihm] …``."""
        if reference.rank == SUBJECT_RANK or reference.kind == "possessive":
            return frozenset()
        return frozenset(
            identity
            for o in self.whole
            if o.rank == SUBJECT_RANK and o.clause in reference.shared
            for identity in o.ids
        )


def actors(occurrences: Iterable[Occurrence], fits: Fits) -> list[str]:
    """The different actors that fit, in text order."""
    return list(dict.fromkeys(i for o in occurrences for i in o.ids if fits(i)))


def leading(occurrences: Iterable[Occurrence], fits: Fits) -> list[str]:
    """Those of them that are subjects."""
    return actors((o for o in occurrences if o.rank == SUBJECT_RANK), fits)


def agrees(occurrence: Occurrence, reference: Reference) -> bool:
    """Whether a noun agrees with a reference in grammatical gender and number."""
    return occurrence.plural == reference.plural and (
        not occurrence.gender or not reference.genders or occurrence.gender in reference.genders
    )
