"""Graphs and frames of relations from lines, for the tables of the tests."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pandas as pd

# "source TYPE target", then a weight, then any of: not planned possible demanded mutual
FLAGS = {"planned", "possible", "demanded"}


def parse(line: str) -> tuple[str, str, str, dict[str, Any]]:
    source, kind, target, *rest = line.split()
    found: dict[str, Any] = {"negated": False, "modality": "asserted", "symmetric": False, "weight": 1}
    for word in rest:
        if word == "not":
            found["negated"] = True
        elif word == "mutual":
            found["symmetric"] = True
        elif word in FLAGS:
            found["modality"] = word
        elif word.isdigit():
            found["weight"] = int(word)
        else:
            key, _, value = word.partition("=")
            found[key] = value
    return source, kind, target, found


def graph(*lines: str, **countries: str) -> nx.MultiDiGraph:
    """The edges of the lines; ``countries`` says of which country an actor is."""
    made = nx.MultiDiGraph()
    for line in lines:
        source, kind, target, data = parse(line)
        for end in (source, target):
            made.add_node(end, label=end.upper(), entity_type="person", country=countries.get(end))
        made.add_edge(source, target, relation=kind, **data)
    return made


def relations(*lines: str) -> pd.DataFrame:
    """One row a line; ``topics=a|b``, ``speaker=x``, ``date=2021`` and ``document=d1`` may follow."""
    rows = []
    for line in lines:
        source, kind, target, data = parse(line)
        rows.append({
            "document": data.get("document", "d"),
            "source": source,
            "source_name": source.upper(),
            "type": kind,
            "target": target,
            "target_name": target.upper(),
            "negated": data["negated"],
            "modality": data["modality"],
            "symmetric": data["symmetric"],
            "speaker": data.get("speaker"),
            "speaker_name": data.get("speaker", "").upper() or None,
            "date": data.get("date"),
            "topics": tuple(filter(None, data.get("topics", "").split("|"))),
        })  # fmt: skip
    columns = "document source source_name type target target_name negated modality symmetric speaker speaker_name date topics"
    return pd.DataFrame(rows, columns=columns.split())


def rows(frame: pd.DataFrame, columns: str) -> list[tuple[Any, ...]]:
    """Some columns as plain rows, missing values as None."""
    chosen = frame[columns.split()].astype(object)
    return list(chosen.where(chosen.notna(), None).itertuples(index=False, name=None))
