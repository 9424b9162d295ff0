"""A relation as HTML: who does what to whom, and the sentence in which the words that say so are marked."""

from __future__ import annotations

from extractor.display.colours import GREY, PART_COLOURS, QUAD_COLOURS
from extractor.display.markup import Stretch, box, chip, highlighted, muted, safe
from extractor.explaining import Explanation, Shown, explain
from extractor.records import Document, Relation


def single_html(relation: Relation) -> str:
    """A relation without its document, which would know the names of its actors.

    Example:
        >>> "<b>country:CU</b>" in single_html(Relation("country:CU", "AID", "country:CL", (), "rule"))
        True
    """
    (found,) = explain(Document(id="", relations=(relation,)))
    return box(relation_html(found))


def relation_html(found: Explanation) -> str:
    """An explained relation."""
    verb = f"{'not ' if found.negated else ''}{found.type}"
    arrow = "—" if found.symmetric else "→"
    heading = (
        f"<b>{safe(found.source_name)}</b> {chip(verb, QUAD_COLOURS.get(found.quad or '', GREY), tip=found.quad or '')} "
        f"{arrow} <b>{safe(found.target_name)}</b>"
    )
    sentences = "".join(f"<div>{_sentence(shown)}</div>" for shown in found.sentences)
    return f'<div style="margin:.5em 0"><div>{heading}</div>{sentences}{muted(_facts(found))}</div>'


def legend() -> str:
    """What the colours of the marks in sentences mean."""
    return f"<div>{' '.join(chip(part, colour) for part, colour in PART_COLOURS.items())}</div>"


def _sentence(shown: Shown) -> str:
    return highlighted(
        shown.text,
        [
            Stretch(
                mark.start, mark.end, PART_COLOURS[mark.part], f"{mark.part}{f', {mark.kind}' if mark.kind else ''}"
            )
            for mark in shown.marks
        ],
    )


def _facts(found: Explanation) -> str:
    speaker = f"said by {found.speaker_name}" if found.speaker else None
    former = "former" if found.former else None
    modality = found.modality if found.modality != "asserted" else None
    date = found.date or (f"published {found.published}" if found.published else None)
    known = (modality, former, found.role, speaker, date, ", ".join(found.topics), f"confidence {found.confidence:.2f}")
    return " · ".join(item for item in known if item)
