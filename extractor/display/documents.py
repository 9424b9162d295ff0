"""A document as HTML: its text with actors and evidence marked, or, where there is no text, its relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.display.colours import ENTITY_COLOURS, GREY, QUAD_COLOURS
from extractor.display.markup import Stretch, box, chip, details, highlighted, muted, safe
from extractor.display.relations import legend, relation_html
from extractor.errors import ExtractorError
from extractor.explaining import Explanation, explain
from extractor.records import Document, Evidence, Mention, Segment

# A notebook of a long document must stay usable; how many there are is said.
MAX_RELATIONS, MAX_ACTORS = 50, 30


def document_html(document: Document, text: str | None = None) -> str:
    """The document as HTML.

    Raises:
        ExtractorError: The text is not that of the document.

    Example:
        >>> document_html(Document(id="a", title="<b>"))[:105]
        '<div style="font-family:sans-serif;line-height:1.5;max-width:60em"><div><b>&lt;b&gt;</b></div><div style='
    """
    found = list(explain(document))
    parts = [f"<div><b>{safe(document.title or document.id)}</b></div>", muted(_about(document)), _actors(document)]
    if text is None:
        parts.append(_relations(document, found, shown=True))
    else:
        check_text(document, text)
        parts += [_text(document, text, found), _relations(document, found, shown=False)]
    return box(*parts)


def check_text(document: Document, text: str) -> None:
    """See to it that the offsets of a document are those of a text.

    Raises:
        ExtractorError: They are not.

    Example:
        >>> check_text(Document(id="a"), "any")
    """
    places: list[Mention | Evidence] = [place for entity in document.entities for place in entity.mentions]
    places += (shown for relation in document.relations for shown in relation.evidence)
    for place in places:
        if text[place.start : place.end] != place.text:
            raise ExtractorError(
                f"the text is not that of {document.id}: it has not {place.text[:40]!r} at {place.start}; "
                "give the text as extractor read prints it"
            )


def _about(document: Document) -> str:
    topics = ", ".join(f"{hit.topic} {hit.score:.2f}" for hit in document.topics)
    known = (
        document.id if document.title else None,
        document.date,
        document.source,
        "/".join(document.languages),
        topics,
    )
    return " · ".join(item for item in known if item)


def _actors(document: Document) -> str:
    most = sorted(document.entities, key=lambda entity: -len(entity.mentions))
    chips = [
        chip(entity.name, ENTITY_COLOURS.get(entity.type, GREY), tip=f"{entity.id}, {len(entity.mentions)} mentions")
        for entity in most[:MAX_ACTORS]
    ]
    more = len(most) - len(chips)
    return f"<div>{' '.join(chips)}{f' and {more} more' if more > 0 else ''}</div>"


def _relations(document: Document, found: Sequence[Explanation], *, shown: bool) -> str:
    parts = [relation_html(explanation) for explanation in found[:MAX_RELATIONS]]
    if len(found) > MAX_RELATIONS:
        parts.append(muted(f"and {len(found) - MAX_RELATIONS} more"))
    count = len(document.relations)
    if not count:
        return muted("no relations")
    return details(f"{count} relation{'s' if count > 1 else ''}", legend(), *parts, shown=shown)


# --- the text


def _text(document: Document, text: str, found: Sequence[Explanation]) -> str:
    stretches = [*_mentions(document), *_evidence(found)]
    blocks = []
    at = 0
    for segment in sorted((one for one in document.segments if one.kind != "quote"), key=lambda one: one.start):
        start = max(segment.start, at)
        blocks.append(_block(highlighted(text, stretches, start=at, end=start)))
        blocks.append(_block(highlighted(text, stretches, start=start, end=max(segment.end, start)), segment))
        at = max(segment.end, at)
    blocks.append(_block(highlighted(text, stretches, start=at)))
    return "".join(blocks)


def _mentions(document: Document) -> Iterator[Stretch]:
    for entity in document.entities:
        for mention in entity.mentions:
            tip = f"{entity.name} ({entity.id}), {mention.kind}"
            yield Stretch(mention.start, mention.end, ENTITY_COLOURS.get(entity.type, GREY), tip)


def _evidence(found: Sequence[Explanation]) -> Iterator[Stretch]:
    for one in found:
        tip = f"{one.source_name} {'not ' if one.negated else ''}{one.type} {one.target_name}"
        for shown in one.sentences:
            yield Stretch(shown.start, shown.end, QUAD_COLOURS.get(one.quad or "", GREY), tip, line=True)


def _block(inner: str, segment: Segment | None = None) -> str:
    """A segment; what is no plain body says what it is. Blank space between segments is left to the margins."""
    if not inner.strip():
        return ""
    style = "white-space:pre-wrap;margin:.4em 0"
    if segment is None or segment.kind == "body":
        return f'<div style="{style}">{inner.strip()}</div>'
    known = (segment.kind, segment.lang, segment.handle, segment.date)
    head = muted(" · ".join(item for item in known if item))
    border = f"border-left:3px solid {GREY};padding-left:.6em;"
    bold = "font-weight:bold;" if segment.kind == "title" else ""
    return (
        f'<div style="{border}margin:.4em 0">{head}<div style="{bold}white-space:pre-wrap">{inner.strip()}</div></div>'
    )
