"""Long documents are cut into parts; nothing of them is lost, and offsets count in the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import raw_text
from extractor.reading.limits import MAX_PART
from extractor.reading.parts import in_whole, parts_of
from extractor.records import Document, Entity, Evidence, Mention, Relation, Segment, Signature, TopicHit, TopicTerm
from tests.reading.reading import read

BITS = ["Wort ", "Ende. ", "\n", "\n\n", "\r\n\r\n", "🇩🇪", "é", "e\u0301", "\u2028", "x" * 15, "\ufeff", "  "]


@given(st.lists(st.sampled_from(BITS), min_size=1, max_size=60).map("".join), st.integers(min_value=5, max_value=60))
def test_parts_cover_the_text(text: str, longest: int) -> None:
    if not text.strip("\ufeff \r\n\u2028"):
        return
    raw = raw_text(text, id="a", title="T", date="2021")
    parts = list(parts_of(raw, longest=longest))
    at = 0
    for part in parts:
        assert not text[at : part.offset].strip("\ufeff \r\n\u2028")
        assert text[part.offset : part.offset + len(part.text)] == part.text
        assert len(part.text) <= longest
        assert 0 <= part.body_start <= len(part.text)
        assert (part.title, part.date) == (raw.title, raw.date)
        at = part.offset + len(part.text)
    assert at == len(text) or not text[at:].strip("\ufeff \r\n\u2028")
    assert len({part.id for part in parts}) == len(parts)
    assert (len(parts) == 1 and parts[0] is raw) or all(part.part_of == "a" for part in parts)


@pytest.mark.parametrize(
    ("text", "longest", "ends"),
    [
        ("Eins ist da.\n\nZwei ist da. Drei. Vier ist auch noch da.", 15, "Eins ist da.\n\n"),
        ("Eins ist da. Zwei\nist da. Drei ist da.", 20, "Eins ist da. Zwei\n"),
        ("Eins ist da. Zwei ist da, drei ist da.", 14, "Eins ist da. "),
        ("Eins ist da und zwei ist da und drei.", 16, "Eins ist da und "),
        ("x" * 30, 14, "x" * 14),
        ("x" * 12 + "🇩🇪🇪🇸" + "x" * 12, 14, "x" * 11),
        ("🇩🇪🇩🇪🇩🇪", 5, "🇩🇪🇩🇪🇩"),
    ],
)
def test_parts_end_at_the_best_place(text: str, longest: int, ends: str) -> None:
    assert next(parts_of(raw_text(text, id="a"), longest=longest)).text == ends


def test_a_document_of_50_mb_is_read_in_parts(tmp_path: Path) -> None:
    sentence = "Der Minister aus Österreich kam am 3. Mai nach Köln und blieb.\n"
    text = f"Gipfel in Köln\n\n{sentence * (50_000_000 // len(sentence))}"
    found = read(tmp_path / "groß.txt", text)
    assert len(text) < 50_100_000
    assert "".join(raw.text for raw in found.raws) == text
    assert all(len(raw.text) <= MAX_PART and raw.text.endswith("\n") for raw in found.raws)
    first, second = found.raws[:2]
    assert (first.id, first.part_of, first.title, first.title_span) == ("groß@0", "groß", "Gipfel in Köln", (0, 14))
    assert (second.id, second.offset) == (f"groß@{len(first.text)}", len(first.text))
    assert second.title == "Gipfel in Köln"
    assert len(found.notices) == 1
    assert "is read in parts" in found.notices[0]


def test_all_offsets_of_a_record_move() -> None:
    document = Document(
        "a@100",
        part_of="a",
        segments=(Segment("s0", "post", "es", 1.0, 3, 9, prose=(4, 6), signature=Signature("A", 6, 7, "@a", 8, 9)),),
        entities=(Entity("country:CU", "country", "Kuba", mentions=(Mention("Kuba", 0, 4, "de", "s0", "name"),)),),
        relations=(Relation("country:CU", "ACCUSE", "country:CL", (Evidence("x", 0, 1, "s0"),), "r"),),
        topics=(TopicHit("energy", 1.0, (TopicTerm("Gas", 0, 3),)),),
    )
    moved = in_whole(document, 100)
    (segment,) = moved.segments
    assert (segment.start, segment.end, segment.prose_span) == (103, 109, (104, 106))
    assert segment.signature == Signature("A", 106, 107, "@a", 108, 109)
    assert moved.entities[0].mentions[0].start == 100
    assert moved.relations[0].evidence[0].end == 101
    assert moved.topics[0].evidence[0].start == 100
    assert in_whole(document, 0) is document


@pytest.mark.model
def test_records_of_parts_have_offsets_into_the_whole() -> None:
    from extractor import Extractor

    text = "Frankreich fordert von Ungarn die Aufhebung der Sanktionen.\n\n" * 12
    parts = list(parts_of(raw_text(text, id="a"), longest=250))
    assert len(parts) > 2
    for document in Extractor().extract_many(parts):
        assert document.part_of == "a"
        assert document.relations
        places = [
            *(mention for entity in document.entities for mention in entity.mentions),
            *(evidence for relation in document.relations for evidence in relation.evidence),
            *(term for topic in document.topics for term in topic.evidence),
        ]
        assert all(text[place.start : place.end] == place.text for place in places)
