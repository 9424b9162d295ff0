"""Who speaks about whom: whose words the statements about an actor are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Unpack

from extractor.analysis.counting import Counting, counted, rule
from extractor.analysis.dyads import signed
from extractor.analysis.frames import names_of, tidy
from extractor.analysis.periods import SIGNED
from extractor.records import QUAD_CLASS

if TYPE_CHECKING:
    import pandas as pd

SPEAKERS = {
    "speaker": "str",
    "speaker_name": "str",
    "about": "str",
    "about_name": "str",
    "statements": "int64",
    "as_source": "int64",
    "as_target": "int64",
    **SIGNED,
}


def speakers(relations: pd.DataFrame, **what: Unpack[Counting]) -> pd.DataFrame:
    """Who reports what of whom; the most talked about pairs first. What the texts say in their own words has no speaker.

    Columns: ``speaker``, ``speaker_name``, ``about``, ``about_name``; ``statements`` (relations with this speaker in which
    the actor takes part, each once a document), of these ``as_source`` (the actor is said to do something) and
    ``as_target``; the quad classes, ``cooperation``, ``conflict``, ``balance`` and ``tone`` of what is said. What speakers
    say about themselves is left out.

    Args:
        relations: Such as ``Corpus.relations``, or some rows of it.
        **what: What counts; see :class:`~extractor.analysis.Counting`. ``modalities="all"`` adds what speakers demand,
            plan and think possible.

    Raises:
        ExtractorError: An option is none, the frame lacks a column, or pandas is not installed.

    Example:
        >>> from extractor.analysis.frames import tidy
        >>> columns = {"source": "str", "type": "str", "target": "str", "negated": "bool", "modality": "str", "speaker": "str"}
        >>> said = tidy(columns, [("country:RU", "ACCUSE", "country:UA", False, "asserted", "person:lawrow")])
        >>> speakers(said)[["about", "as_source", "as_target", "balance"]].values.tolist()
        [['country:RU', 1, 0, -1], ['country:UA', 0, 1, -1]]
    """
    found = counted(relations, rule(**what), "speaker")
    names = names_of(found)
    sides: dict[tuple[str, str], Counter[str]] = {}
    columns = (found[name] for name in ("speaker", "source", "target", "type"))
    for speaker, source, target, kind in zip(*columns, strict=True):
        if not isinstance(speaker, str) or not speaker:
            continue
        for actor, side in ((source, "as_source"), (target, "as_target")):
            if actor != speaker:
                counts = sides.setdefault((speaker, actor), Counter())
                counts.update((side, QUAD_CLASS.get(kind, "static")))
    rows: list[tuple[Any, ...]] = [
        (
            *(speaker, names[speaker], about, names[about]),
            *(counts["as_source"] + counts["as_target"], counts["as_source"], counts["as_target"]),
            *signed(counts),
        )
        for (speaker, about), counts in sides.items()
    ]
    return tidy(SPEAKERS, sorted(rows, key=lambda row: (-row[4], row[0], row[2])))
