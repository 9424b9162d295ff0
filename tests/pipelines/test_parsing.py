"""parse(): offsets into the original text, one list a document, whatever the text holds."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import PipelineError
from extractor.pipelines import ParsedSegment, loading, parse
from extractor.pipelines.parsing import MAX_PIECE, pieces
from extractor.records import RawText, Segment, SegmentKind

WORDS = st.sampled_from(
    [
        "Moskau",
        "ruft",
        "Caracas",
        "an",
        ".",
        "!",
        "\n",
        "\n\n",
        " ",
        "\t",
        "„",
        "“",
        "🇷🇺",
        "🇻🇪",
        "é",
        "\u0301",
        "’s",
        "\u2028",
        "\x00",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pipelines")
    for lang in ("de", "es"):
        spacy.blank(lang).to_disk(folder / lang)
    return {lang: folder / lang for lang in ("de", "es")}


@pytest.fixture
def no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "PACKAGED", tmp_path / "none")
    monkeypatch.setattr(loading, "CHECKOUT", tmp_path / "none")


def segment(start: int, end: int, *, lang: str = "de", kind: SegmentKind = "body", **more: object) -> Segment:
    return Segment(f"s{start}", kind, lang, 1.0, start, end, **more)  # type: ignore[arg-type]


def check_offsets(raw: RawText, parsed: list[ParsedSegment]) -> None:
    for one in parsed:
        assert raw.text[one.offset : one.offset + len(one.doc.text)] == one.doc.text
        assert one.doc.text == one.doc.text.strip() != ""
        for token in one.doc:
            assert raw.text[one.offset + token.idx :].startswith(token.text)
    assert [one.offset for one in parsed] == sorted(one.offset for one in parsed)


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(st.tuples(TEXTS, st.sampled_from(["de", "es"])), min_size=1, max_size=5))
def test_offsets_hold_for_any_text(blanks: dict[str, Path], texts: list[tuple[str, str]]) -> None:
    segments, position = [], 0
    for text, lang in texts:
        segments.append(segment(position, position + len(text), lang=lang))
        position += len(text)
    raw = RawText("x", "".join(text for text, _ in texts))
    [parsed] = parse([(raw, segments)], paths=blanks)
    check_offsets(raw, parsed)
    # Nothing but white space is lost, and each piece stays in the segment it came from.
    covered = {place for one in parsed for place in range(one.offset, one.offset + len(one.doc.text))}
    assert all(place in covered or character.isspace() for place, character in enumerate(raw.text))
    for one in parsed:
        assert one.segment.start <= one.offset
        assert one.offset + len(one.doc.text) <= one.segment.end


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, limit=st.integers(min_value=2, max_value=30))
def test_pieces_lose_nothing_and_keep_the_limit(text: str, limit: int) -> None:
    spans = list(pieces(text, 0, len(text), limit=limit))
    assert all(0 < end - start <= limit for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("Eins. Zwei drei.\n\nVier. Fünf sechs.", 26, ["Eins. Zwei drei.", "Vier. Fünf sechs."]),
        ("Eins zwei drei\nvier. Fünf sechs", 26, ["Eins zwei drei", "vier. Fünf sechs"]),
        ("Eins zwei drei. „Vier!“ Fünf sechs", 27, ["Eins zwei drei. „Vier!“", "Fünf sechs"]),
        ("Eins zwei drei vier", 15, ["Eins zwei drei", "vier"]),
        ("Donaudampfschiff", 10, ["Donaudampf", "schiff"]),
        ("", 10, []),
        (" \n\t ", 10, []),
    ],
)
def test_pieces_end_at_the_largest_break(text: str, limit: int, cut: list[str]) -> None:
    assert [text[start:end] for start, end in pieces(text, 0, len(text), limit=limit)] == cut


def test_run_without_a_space_is_cut() -> None:
    text = "Da: " + "!" * 1200 + " Ende."
    assert [end - start for start, end in pieces(text, 0, len(text))] == [504, 500, 206]


def test_long_segment_is_parsed_in_pieces(blanks: dict[str, Path]) -> None:
    text = "Die Minister trafen sich am Abend erneut. " * 2000
    [parsed] = parse([(RawText("x", text), [segment(0, len(text))])], paths=blanks)
    check_offsets(RawText("x", text), parsed)
    assert len(parsed) == 5
    assert all(len(one.doc.text) <= MAX_PIECE for one in parsed)
    assert all(one.doc.text.endswith("erneut.") and one.doc.text.startswith("Die") for one in parsed)


@pytest.mark.usefixtures("no_others")
def test_quotes_foreign_and_empty_segments_get_none(blanks: dict[str, Path]) -> None:
    text = "Er sagte: „Nein.“   Yes, he did."
    segments = [
        segment(0, 17),
        segment(10, 17, kind="quote"),
        segment(17, 20, kind="caption"),
        segment(20, 32, lang="en"),
    ]
    [parsed] = parse([(RawText("x", text), segments)], paths=blanks)
    assert [one.segment for one in parsed] == [segments[0]]


def test_prose_narrows_the_segment(blanks: dict[str, Path]) -> None:
    text = "🇻🇪 Hola a todos — Ana (@ana) May 1, 2020"
    [parsed] = parse(
        [(RawText("x", text), [segment(0, len(text), lang="es", kind="post", prose=(0, 16))])], paths=blanks
    )
    assert [(one.offset, one.doc.text) for one in parsed] == [(0, "🇻🇪 Hola a todos")]


def test_documents_keep_their_order(blanks: dict[str, Path]) -> None:
    documents = [(RawText(str(n), f"Text {n}."), [segment(0, 7, lang=("de", "es")[n % 2])]) for n in range(10)]
    documents.insert(3, (RawText("empty", ""), []))
    parsed = parse(documents, paths=blanks, batch_size=2)
    assert [[one.doc.text for one in each] for each in parsed] == [
        [raw.text] if raw.text else [] for raw, _ in documents
    ]


def test_blank_line_ends_a_sentence_and_line_break_does_not(blanks: dict[str, Path]) -> None:
    text = "Ein Titel ohne Punkt\n\nDer Text mit\nZeilenumbruch."
    [[one]] = parse([(RawText("x", text), [segment(0, len(text))])], paths=blanks)
    starts = [token.text for token in one.doc if token.is_sent_start]
    assert starts == ["Ein", "Der"]


@pytest.mark.usefixtures("no_others")
def test_without_any_pipeline_it_says_so() -> None:
    with pytest.raises(PipelineError, match="no pipeline is installed"):
        parse([(RawText("x", "Text"), [segment(0, 4)])])


def test_path_of_a_language_that_does_not_load_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="does not exist"):
        parse([(RawText("x", "Text"), [segment(0, 4)])], paths={"de": tmp_path / "gone"})
