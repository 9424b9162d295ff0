"""Tidy pandas frames: one row an observation, columns of known names and types, also where there are no rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError
from extractor.extras import library

if TYPE_CHECKING:
    import pandas as pd

EXTRA = "analysis"
# What the functions over relations read; the frame of a run has more.
NEEDED = ("source", "type", "target", "negated", "modality")


def tidy(
    columns: Mapping[str, str], rows: Iterable[Sequence[Any]], *, attrs: Mapping[str, Any] | None = None
) -> pd.DataFrame:
    """Rows as a frame.

    Args:
        columns: Name → type, as pandas names it; ``object`` for tuples.
        rows: A value for each column.
        attrs: What is said of the frame as a whole, in its ``attrs``.

    Raises:
        ExtractorError: pandas is not installed.

    Example:
        >>> tidy({"actor": "str", "weight": "int64"}, [("country:RU", 3)]).to_dict("records")
        [{'actor': 'country:RU', 'weight': 3}]
    """
    pandas = library("pandas", extra=EXTRA)
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    series = {
        name: pandas.Series(column, dtype=kind) for (name, kind), column in zip(columns.items(), values, strict=True)
    }
    frame = pandas.DataFrame(series)
    frame.attrs.update(attrs or {})
    return frame


def check_relations(relations: Any, *more: str) -> None:
    """Say what is missing of a frame of relations; ``more`` names columns that not all functions need.

    Raises:
        ExtractorError: It lacks a column, or is no frame.
    """
    columns = getattr(relations, "columns", ())
    for name in (*NEEDED, *more):
        if name not in columns:
            raise ExtractorError(f"the relations lack the column {name!r}; give a frame such as Corpus.relations")


def names_of(relations: pd.DataFrame) -> dict[str, str]:
    """The names of the actors of a frame of relations; an id that has none is its own name."""
    found: dict[str, str] = {}
    for column in ("source", "target", "speaker"):
        if column not in relations.columns:
            continue
        ids = relations[column]
        names = relations[f"{column}_name"] if f"{column}_name" in relations.columns else ids
        for actor, name in zip(ids, names, strict=True):
            if isinstance(actor, str):
                found[actor] = name if isinstance(name, str) and name else found.get(actor, actor)
    return found
