"""Documents whose offsets are right, made from a text, and the folders of runs with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extractor.corpus.parts import write_part
from extractor.records import (
    QUAD_CLASS,
    Document,
    Entity,
    Evidence,
    Mention,
    RawText,
    Relation,
    Segment,
    TopicHit,
    TopicTerm,
)

NAMES = {
    "country:CU": ("Kuba", "CU"),
    "country:CL": ("Chile", "CL"),
    "organisation:oas": ("OAS", None),
    "person:paz-ana": ("Ana Paz", None),
}
TEXT = "Kuba kritisiert Chile. Ana Paz, Ministerin von Chile, wies das zurück. Sie traf die OAS."


def entity(identity: str, text: str, name: str | None = None, country: str | None = None) -> Entity:
    """An actor with all places where a text has its name."""
    name = name or NAMES[identity][0]
    country = country or (NAMES[identity][1] if identity in NAMES else None)
    mentions, at = [], text.find(name)
    while at >= 0:
        mentions.append(Mention(name, at, at + len(name), "de", "s0", "name"))
        at = text.find(name, at + 1)
    kind = identity.partition(":")[0]
    return Entity(identity, kind, name, country=country, aliases=(name,), mentions=tuple(mentions))  # type: ignore[arg-type]


def shows(statement: str, sentence: str, text: str, **options: object) -> Relation:
    """A relation from ``"source TYPE target"``, shown by a sentence of the text."""
    source, kind, target = statement.split()
    start = text.index(sentence)
    evidence = (Evidence(sentence, start, start + len(sentence), "s0"),)
    return Relation(source, kind, target, evidence, rule="test", quad=QUAD_CLASS.get(kind), **options)  # type: ignore[arg-type]


def document(
    doc_id: str,
    *statements: tuple[str, str, dict[str, object]] | tuple[str, str],
    text: str = TEXT,
    entities: Iterable[Entity] | None = None,
    segments: Sequence[Segment] = (),
    topics: Sequence[str] = (),
    **options: object,
) -> Document:
    """A document; each statement has a sentence of the text and may have options."""
    relations = tuple(shows(one[0], one[1], text, **(one[2] if len(one) > 2 else {})) for one in statements)  # type: ignore[misc]
    listed = (
        tuple(entity(name, text) for name in NAMES if NAMES[name][0] in text) if entities is None else tuple(entities)
    )
    return Document(
        doc_id,
        segments=tuple(segments) or (Segment("s0", "body", "de", 1.0, 0, len(text)),),
        entities=listed,
        relations=relations,
        topics=tuple(TopicHit(name, 0.5, (TopicTerm(text[:4], 0, 4),)) for name in topics),
        **options,  # type: ignore[arg-type]
    )


ACCUSES = ("country:CU ACCUSE country:CL", "Kuba kritisiert Chile.")
REJECTS = ("person:paz-ana REJECT country:CU", "Ana Paz, Ministerin von Chile, wies das zurück.")
HOLDS = (
    "person:paz-ana HOLDS_OFFICE country:CL",
    "Ana Paz, Ministerin von Chile, wies das zurück.",
    {"role": "Ministerin"},
)
MEETS = ("person:paz-ana CONSULT organisation:oas", "Sie traf die OAS.")


def run_of(folder: Path, *documents: Document) -> Path:
    """The folder of a run that has given these documents."""
    write_part(folder / "parts", "a", documents)
    return folder


def three(folder: Path) -> Path:
    """A run of three documents."""
    return run_of(
        folder,
        document(
            "a",
            (*ACCUSES, {"topics": ("trade",), "confidence": 0.9, "cues": ("kritisiert",)}),
            HOLDS,
            (*REJECTS, {"speaker": "organisation:oas", "confidence": 0.7}),
            date="2021-03-01",
            title="Streit über Handel",
            source="Blatt",
            url="https://example.org/a",
            languages=("de",),
            topics=("trade",),
        ),
        document(
            "b", (*ACCUSES, {"speaker": "person:paz-ana", "confidence": 0.6}), MEETS, date="2021-05", title="Treffen"
        ),
        document("c", (*ACCUSES, {"negated": True}), (*MEETS, {"modality": "planned"}), title="Ohne Datum"),
    )


class Reader:
    """Finds in each text that begins so that Kuba criticises Chile."""

    def extract_many(self, raws: Iterable[RawText]) -> Iterator[Document]:
        for raw in raws:
            found = document(
                raw.id, ACCUSES, text=raw.text, title=raw.title, date=raw.date, source=raw.source, url=raw.url
            )
            yield found


def lines(path: Path, *texts: str, **fields: object) -> Path:
    """A file of JSON lines with these texts."""
    rows = [json.dumps({"id": f"t{number}", "text": text, **fields}) for number, text in enumerate(texts)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path
