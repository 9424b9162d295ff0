"""What a picture is to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.analysis.counting import MODALITIES
from extractor.corpus.selection import relation_types
from extractor.errors import ExtractorError
from extractor.plots.words import LANGS, Lang
from extractor.records import STATIC_TYPES

MAX_TOP = 60


@dataclass(frozen=True, slots=True)
class Options:
    """What a picture is to show; every kind takes all of them.

    Attributes:
        actors: By id or name: the pair of a timeline (or one actor, or nobody for the whole run); of other pictures
            those that are shown with all they have to do with.
        types: Relation types, quad classes or ``static``.
        topic: Only statements about any of these topics.
        since: Only statements of this date or later.
        until: Only statements of this date or earlier.
        modalities: What counts of ``asserted``, ``planned``, ``possible`` and ``demanded``.
        top: At most so many actors, the busiest.
        freq: Length of the periods of a timeline; ``auto`` for months, quarters or years, as the dates ask for.
        lang: Of the words in the picture, ``en`` or ``de``.
        title: In place of the usual one.
    """

    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    modalities: tuple[str, ...] = ("asserted",)
    top: int = 25
    freq: str = "auto"
    lang: Lang = "en"
    title: str | None = None

    def __post_init__(self) -> None:
        """Check what can be checked without data.

        Raises:
            ExtractorError: A value is none.
        """
        if self.lang not in LANGS:
            raise ExtractorError(f"pictures have words in {' and '.join(LANGS)}; there is no language {self.lang!r}")
        if not 1 <= self.top <= MAX_TOP:
            raise ExtractorError(f"a picture has room for 1 to {MAX_TOP} actors, not {self.top}")

    @property
    def static(self) -> bool:
        """Whether offices and memberships are asked for, which otherwise do not count."""
        return bool(STATIC_TYPES.intersection(relation_types(self.types)))

    @property
    def ways(self) -> tuple[str, ...]:
        """The modalities, each by name."""
        return MODALITIES if self.modalities == ("all",) else self.modalities


def words(given: str | Iterable[str]) -> tuple[str, ...]:
    """One value or several.

    Example:
        >>> words("energy"), words(["energy", "trade"])
        (('energy',), ('energy', 'trade'))
    """
    return (given,) if isinstance(given, str) else tuple(given)
