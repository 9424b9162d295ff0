"""The numbers that decide, in one place: the shipped ones, or those of a user's ``thresholds.toml``."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.errors import LexiconError

FILE = "thresholds.toml"


def _hurdles() -> dict[str, float]:
    # Topics whose words are common in texts about something else need more evidence, topics with plain words less: fitted
    # with the rest where ten or more training documents have the topic. Sanctions, energy and payment systems, the topics
    # of the product's mission, are kept at 0 by choice: there a miss costs its users more than a false alarm.
    return {
        "sanctions": 0.0,
        "energy": 0.0,
        "payment_systems": 0.0,
        "trade": -0.5,
        "finance": 0.27,
        "armed_conflict": 0.4,
    }


@dataclass(frozen=True, slots=True)
class TopicThresholds:
    """When a text is about a topic; see :mod:`extractor.topics.scoring`.

    Attributes:
        threshold: The least score of a topic that is reported. 0.35 was chosen on the development documents; lower finds
            more topics at the cost of passing words.
        hurdle: How much evidence a topic needs that is not among the ``hurdles``.
        hurdles: The same for single topics.
    """

    threshold: float = 0.35
    hurdle: float = 0.1
    hurdles: Mapping[str, float] = field(default_factory=_hurdles)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All thresholds."""

    topics: TopicThresholds = field(default_factory=TopicThresholds)


def read_thresholds(path: Path) -> Thresholds:
    """Read a user's file; what it does not name keeps the shipped value.

    Raises:
        LexiconError: The file is no TOML, or has an unknown key or a value that is no number; file and line are named.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise LexiconError(f"{path}:{line[1] if line else 1}: this is no TOML: {error}") from error
    reader = _Reader(path, text)
    reader.only(data, ("topics",))
    topics = reader.section(data, "topics")
    reader.only(topics, ("threshold", "hurdle", "hurdles"))
    own = reader.section(topics, "hurdles")
    shipped = TopicThresholds()
    threshold = reader.number(topics, "threshold", shipped.threshold)
    if not 0 <= threshold <= 1:
        raise LexiconError(f"{reader.place('threshold')}: the threshold must lie between 0 and 1")
    return Thresholds(
        TopicThresholds(
            threshold,
            reader.number(topics, "hurdle", shipped.hurdle),
            {**shipped.hurdles, **{name: reader.number(own, name, 0.0) for name in own}},
        )
    )


def write_thresholds(thresholds: Thresholds) -> str:
    """The text of a file that :func:`read_thresholds` reads back.

    Example:
        >>> print(write_thresholds(Thresholds()).splitlines()[2])
        [topics]
    """
    topics = thresholds.topics
    lines = [
        "# threshold: the least score of a topic that is reported; hurdle: how much evidence a topic needs (lower: less);",
        "# hurdles: the same for single topics. What is left out keeps the shipped value.",
        "[topics]",
        f"threshold = {topics.threshold}",
        f"hurdle = {topics.hurdle}",
        "",
        "[topics.hurdles]",
        *(f"{name} = {value}" for name, value in topics.hurdles.items()),
    ]
    return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Values of a parsed file, with the line of a key for errors."""

    path: Path
    text: str

    def place(self, key: str) -> str:
        """File and line of a key or section."""
        pattern = re.compile(rf"\s*(?:\[.*\b)?[\"']?{re.escape(key)}[\"']?\s*[=\]]")
        lines = self.text.splitlines()
        return f"{self.path}:{next((number for number, line in enumerate(lines, 1) if pattern.match(line)), 1)}"

    def only(self, data: Mapping[str, Any], known: tuple[str, ...]) -> None:
        """Refuse other keys."""
        for key in data:
            if key not in known:
                raise LexiconError(f"{self.place(key)}: there is no threshold {key!r}; there are {', '.join(known)}")

    def section(self, data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """A table of the file; empty where it is left out."""
        found = data.get(name, {})
        if not isinstance(found, dict):
            raise LexiconError(f"{self.place(name)}: {name} must be a section of its own")
        return found

    def number(self, data: Mapping[str, Any], key: str, default: float) -> float:
        """A number of the file."""
        value = data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise LexiconError(f"{self.place(key)}: {key} must be a number")
        return float(value)
