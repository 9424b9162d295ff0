"""Documents in the form that displaCy, spaCy's visualiser, draws."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Any, Literal

from extractor.display.documents import check_text
from extractor.errors import ExtractorError
from extractor.records import Document

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LANG = re.compile(r"[a-z]{2,3}")


def to_displacy(document: Document, text: str, *, style: Literal["ent", "span"] = "ent") -> dict[str, Any]:
    """A document for ``spacy.displacy.render(…, manual=True)``.

    Style ``ent`` has the mentions of actors, labelled by type; of two that overlap the longer. Style ``span`` has all of
    them and the sentences of relations, labelled by type of relation. ``ENTITY_COLOURS`` is a palette for
    ``options={"colors": …}``.

    Args:
        document: An extracted document.
        text: Its text, which records do not hold.
        style: The style it is to be drawn in.

    Raises:
        ExtractorError: The text is not that of the document, or there is no such style.

    Example:
        >>> from extractor.records import Entity, Mention
        >>> kuba = Entity("country:CU", "country", "Kuba", mentions=(Mention("Kuba", 0, 4, "de", "s0", "name"),))
        >>> to_displacy(Document(id="a", entities=(kuba,)), "Kuba hilft.")["ents"]
        [{'start': 0, 'end': 4, 'label': 'country'}]
    """
    check_text(document, text)
    if style not in {"ent", "span"}:
        raise ExtractorError(f"{style!r} is no style; choose ent or span")
    mentions = sorted(
        {(place.start, place.end, str(entity.type)) for entity in document.entities for place in entity.mentions}
    )
    lang = document.languages[0] if document.languages else ""
    found: dict[str, Any] = {
        "text": text,
        # displaCy writes the title into the page as it is.
        "title": escape(document.title) if document.title else None,
        "settings": {"lang": lang if _LANG.fullmatch(lang) else "de", "direction": "ltr"},
    }
    if style == "ent":
        return {**found, "ents": _entities(mentions)}
    sentences = {(shown.start, shown.end, str(r.type)) for r in document.relations for shown in r.evidence}
    tokens = _tokens(text, {at for start, end, _ in (*mentions, *sentences) for at in (start, end)})
    spans = [_span(tokens, *place) for place in sorted({*mentions, *sentences})]
    return {**found, "tokens": [text[start:end] for start, end in tokens], "spans": [span for span in spans if span]}


def _entities(mentions: Sequence[tuple[int, int, str]]) -> list[dict[str, Any]]:
    """The longest mentions that do not overlap: displaCy would write the text between them twice."""
    kept: list[tuple[int, int, str]] = []
    for start, end, label in sorted(mentions, key=lambda one: (one[0] - one[1], one)):
        at = bisect_left(kept, (start, end, label))
        before, after = kept[at - 1] if at else None, kept[at] if at < len(kept) else None
        if start < end and (before is None or before[1] <= start) and (after is None or end <= after[0]):
            kept.insert(at, (start, end, label))
    return [{"start": start, "end": end, "label": label} for start, end, label in kept]


def _tokens(text: str, cuts: set[int]) -> list[tuple[int, int]]:
    """Words and marks, cut where a span begins or ends inside of them."""
    inner = sorted(cuts)
    tokens = []
    for word in _TOKEN.finditer(text):
        start, end = word.span()
        points = [start, *inner[bisect_right(inner, start) : bisect_left(inner, end)], end]
        tokens += list(pairwise(points))
    return tokens


def _span(tokens: Sequence[tuple[int, int]], start: int, end: int, label: str) -> dict[str, Any] | None:
    first = bisect_left(tokens, (start, start))
    last = bisect_left(tokens, (end, end))
    if first >= last:
        return None
    return {"start": start, "end": end, "start_token": first, "end_token": last, "label": label}
