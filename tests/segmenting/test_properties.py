"""Whatever the text, segments lie in order, do not overlap, and leave nothing out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import ExtractorError
from extractor.reading import raw_text
from extractor.records import RawText, Segment
from extractor.segmenting import segment
from extractor.topics import find_topics

BITS = [
    "Der Minister kam.", "Die Sanktionen gegen das Land", "El ministro llegó hoy a la ciudad.", " ", "\n", "\n\n", "\r\n", "\u2028",
    "— Ana Gil (@anagil)", " March 8, 2022", " 8 de marzo de 2022", "pic.twitter.com/aB3", "https://t.co/x", "🇻🇪", "RT @onu: ",
    "„", "“", '"', "'", "»", "«", "Foto: dpa", "©", "Mehr zum Thema - ", "Lesen Sie auch:", " Darüber hinaus ", "date 2023-11 ",
    "\ufeff", "\u200b", ".", ":", "...", "EE. UU.", "(", "[", "@", "#", "-", "1.", "Öl", "ß", "\x85", "\x1c", "&mdash; A (@b) ",
    "https://x.com/b/status/1501234567890123776", "Firmen atmen auf",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(BITS), max_size=30).map("".join))


class Fast:
    """An identifier that costs nothing: Spanish where a Spanish letter or word is."""

    def identify(self, text: str) -> tuple[str, float]:
        return ("es", 0.9) if any(bit in text for bit in ("ó", "hoy", "de", "el")) else ("de", 0.9)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_segments_cover_the_text(text: str) -> None:
    try:
        raw = raw_text(text, id="a")
    except ExtractorError:
        return
    segments = segment(raw, identify=Fast())
    check_segments(raw, segments)
    for hit in find_topics(raw, segments):
        assert all(text[term.start : term.end] == term.text for term in hit.evidence)


def check_segments(raw: RawText, segments: Sequence[Segment]) -> None:
    """What holds for the segments of every text."""
    text = raw.text
    outer = [part for part in segments if part.kind != "quote"]
    assert [part.id for part in segments] == [f"s{number}" for number in range(len(segments))]
    assert [part.start for part in segments] == sorted(part.start for part in segments)
    assert all(text[part.start : part.end].strip() for part in segments)
    assert all(left.end <= right.start for left, right in pairwise(outer))
    for part in segments:
        start, end = part.prose_span
        assert 0 <= part.start <= start <= end <= part.end <= len(text)
        assert part.lang in ("de", "es", "en")
        if part.kind == "quote":
            assert any(other.start <= part.start and part.end <= other.end for other in outer)
        if part.signature:
            signature = part.signature
            assert text[signature.start : signature.end] == signature.name
            assert text[signature.handle_start : signature.handle_end] == signature.handle
    covered = {at for part in outer for at in range(part.start, part.end)}
    left_out = {text[at] for at in range(raw.body_start, len(text)) if at not in covered}
    assert all(char.isspace() or char in "\ufeff\u200b\u2060" for char in left_out)


@pytest.mark.parametrize(
    "bit",
    [
        ".",
        "!?",
        "Er kam. ",
        "— Ana Gil (@b) ",
        "„",
        '" ',
        "(@ab) ",
        "1. ",
        "A: ",
        "Foto: ",
        "x\n",
        "Darüber hinaus ging er ",
    ],
)
def test_time_grows_with_length_not_faster(bit: str) -> None:
    def seconds(length: int) -> float:
        raw = raw_text((bit * length)[:length], id="a")
        start = time.perf_counter()
        segment(raw, identify=Fast())
        return time.perf_counter() - start

    seconds(1000)  # tables and patterns are read once
    short, long = seconds(50_000), seconds(400_000)
    assert long < 30 * max(short, 0.02)  # 8 times the text; a square would take 64 times as long
