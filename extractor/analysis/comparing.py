"""Two actors side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

from extractor.analysis.counting import Counting, counted, rule
from extractor.analysis.frames import names_of, tidy
from extractor.errors import ExtractorError
from extractor.records import QUAD_CLASS

if TYPE_CHECKING:
    import pandas as pd

ASPECTS = ("total", "quad", "type", "partner", "partner_sector", "topic", "speaker")


def compare(
    relations: pd.DataFrame,
    one: str,
    other: str,
    *,
    sectors: dict[str, str] | None = None,
    **what: Unpack[Counting],
) -> pd.DataFrame:
    """What two actors do, with whom, and about what, side by side.

    Columns: ``aspect``, ``item``, ``name`` (of the item, where it is an actor), and one column for each actor, called by
    its id, with the number of statements, each once a document. Aspects are ``total`` (items ``statements``, ``as_source``,
    ``as_target``, ``documents``), ``quad``, ``type``, ``partner``, ``partner_sector``, ``topic`` and ``speaker`` (who says
    so). Within an aspect the items that both have most of come first. A symmetric statement counts as source for both.

    Args:
        relations: Such as ``Corpus.relations``, or some rows of it.
        one: Id of an actor.
        other: Id of another.
        sectors: Actor → sector, for ``partner_sector``.
        **what: What counts; see :class:`~extractor.analysis.Counting`.

    Raises:
        ExtractorError: Both are one, an option is none, the frame lacks a column, or pandas is not installed.

    Example:
        >>> from extractor.analysis.frames import tidy
        >>> columns = {"source": "str", "type": "str", "target": "str", "negated": "bool", "modality": "str"}
        >>> told = tidy(columns, [("country:RU", "AID", "country:VE", False, "asserted")])
        >>> compare(told, "country:RU", "country:VE").head(3)[["item", "country:RU", "country:VE"]].values.tolist()
        [['statements', 1, 1], ['as_source', 1, 0], ['as_target', 0, 1]]
    """
    if one == other:
        raise ExtractorError(f"{one} cannot be compared with itself; name two actors")
    found = counted(relations, rule(**what))
    names = names_of(found)
    sides = {actor: _items(found, actor, sectors or {}) for actor in (one, other)}
    rows = []
    for aspect in ASPECTS:
        items = [key for key in {**sides[one], **sides[other]} if key[0] == aspect]
        if aspect != "total":
            items.sort(key=lambda key: (-sum(side[key] for side in sides.values()), key))
        about = ("partner", "speaker")
        rows += [
            (
                aspect,
                item,
                names.get(item) if aspect in about else None,
                sides[one][aspect, item],
                sides[other][aspect, item],
            )
            for _, item in items
        ]
    return tidy({"aspect": "str", "item": "str", "name": "str", one: "int64", other: "int64"}, rows)


def _items(found: pd.DataFrame, actor: str, sectors: dict[str, str]) -> Counter[tuple[str, str]]:
    """Aspect and item → number of statements."""
    mine = found[(found["source"] == actor) | (found["target"] == actor)]
    counts: Counter[tuple[str, str]] = Counter({("total", "statements"): len(mine)})
    acts = mine["source"] == actor
    if "symmetric" in mine.columns:
        acts |= mine["symmetric"].astype(bool)
    counts["total", "as_source"] = int(acts.sum())
    counts["total", "as_target"] = len(mine) - counts["total", "as_source"]
    if "document" in mine.columns:
        counts["total", "documents"] = mine["document"].nunique()
    partners = mine["target"].where(mine["source"] == actor, mine["source"])
    for kind, partner in zip(mine["type"], partners, strict=True):
        counts["type", kind] += 1
        counts["quad", QUAD_CLASS.get(kind, "static")] += 1
        counts["partner", partner] += 1
        if partner in sectors:
            counts["partner_sector", sectors[partner]] += 1
    counts.update(_of_lists(mine))
    return counts


def _of_lists(mine: pd.DataFrame) -> Iterator[tuple[str, str]]:
    if "topics" in mine.columns:
        yield from (("topic", topic) for topics in mine["topics"] for topic in topics)
    if "speaker" in mine.columns:
        yield from (("speaker", speaker) for speaker in mine["speaker"] if isinstance(speaker, str) and speaker)
