"""Whatever bytes come, readers give texts and sentences, and nothing else; what is read can be segmented with right offsets."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extractor.reading.inputs import read_inputs
from extractor.reading.kinds import READERS
from extractor.reading.options import ReadingOptions
from extractor.segmenting import segment
from tests.reading.reading import Found, checked
from tests.segmenting.test_properties import BITS, Fast, check_segments

MORE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.lists(st.sampled_from(BITS), max_size=12).map("".join) | st.text(max_size=60)
PLAIN = WORDS.map(
    lambda text: "".join(char for char in text if char.isprintable() or char in "\t\n\r\ufeff\u200b\u2028")
)
MARKS = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"PK\x03\x04", b"\x1f\x8b", b"PAR1", b"%PDF-", b""]
PIECES = [
    b'{"text": "', b'"}', b"\n", b"\r\n", b"\r", b",", b";", b"\t", b'"', b'""', b"text", b"id,text\n", b"\\ud83d", b"\\u0000", b"\0", b"\xf6", b"\xc3",
    b"\xc3\xb6", b"[", b"]", b"{", b"}", b"<p>", b"</p>", b"<blockquote class=twitter-tweet>", b"&mdash; A (@b) ", b"<a href=https://x.com/b/status/1501234567890123776>",
    b"</a>", b"</blockquote>", b"<script>", b"<!--", b"<![CDATA[", b"<?xml encoding='utf-7'?>", b"<meta charset=utf-16>", b"<title>", b"<article>",
    b"Der Minister kam am Montag nach Berlin und sprach mit der Presse. ", b"date 2023-11-16 Titel\n\n", b"\xe2\x80\xa8", b"sep=;\n", b"e\xcc\x81",
]  # fmt: skip
BYTES = st.one_of(
    st.binary(max_size=200),
    st.tuples(st.sampled_from(MARKS), st.lists(st.sampled_from(PIECES), max_size=25).map(b"".join)).map(b"".join),
    WORDS.flatmap(
        lambda text: st.sampled_from(["utf-8", "utf-16", "utf-32", "cp1252"]).map(lambda e: text.encode(e, "replace"))
    ),
)


def found_in(data: bytes, **options: Any) -> Found:
    return checked(list(read_inputs(["-"], options=ReadingOptions(**options), stdin=io.BytesIO(data))))


def check_offsets(found: Found) -> None:
    for raw in found.raws:
        check_segments(raw, segment(raw, identify=Fast()))


@pytest.mark.parametrize("format", [*READERS, "zip", "jsonl.gz"])
@MORE
@given(data=BYTES)
def test_any_bytes(format: str, data: bytes) -> None:
    found = found_in(data, format=format)
    assert found.items or format in ("csv", "tsv")  # a table may have no rows
    check_offsets(found)
    assert [str(item) for item in found.items] == [str(item) for item in found_in(data, format=format).items]


@example(data=b"%\x01", encoding="cp037")
@MORE
@given(
    data=BYTES,
    encoding=st.sampled_from(
        ["utf-8", "utf-16", "utf-16-be", "utf-7", "cp037", "shift-jis", "idna", "punycode", "unicode_escape"]
    ),
)
def test_any_encoding(data: bytes, encoding: str) -> None:
    for name in ("txt", "jsonl", "csv", "html"):
        found_in(data, format=name, encoding=encoding)


@MORE
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                name: st.text(max_size=12)
                | st.none()
                | st.integers()
                | st.floats()
                | st.lists(st.text(max_size=3), max_size=2)
                for name in ("id", "title", "date", "source", "url", "text")
            },
        ),
        max_size=4,
    )
)
def test_any_objects(rows: list[dict[str, Any]]) -> None:
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    found = found_in(data, format="jsonl")
    assert len(found.items) == max(1, len(rows))
    check_offsets(found)


@MORE
@given(
    st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=5), st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"])
)
def test_what_is_written_as_a_table_is_read_as_it_was(rows: list[tuple[str, str]], delimiter: str, end: str) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("title", "text"), *rows])
    found = found_in(stream.getvalue().encode(), format="csv")
    assert found.texts == [text for _, text in rows if _has_words(text)]
    assert not found.notices or any(len(title) > 900 for title, _ in rows)


@MORE
@given(PLAIN, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_what_is_written_as_text_is_read_as_it_was(text: str, encoding: str) -> None:
    found = found_in(text.encode(encoding))
    expected = [text.removeprefix("\ufeff")] if _has_words(text) else []
    assert [read.removeprefix("\ufeff") for read in found.texts] == expected


@MORE
@given(
    st.lists(st.tuples(st.text(max_size=12), BYTES), max_size=4),
    st.binary(max_size=20),
    st.integers(min_value=0, max_value=400),
)
def test_any_archive(members: list[tuple[str, bytes]], noise: bytes, at: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(members):
            archive.writestr(
                f"{number}{name.encode('utf-8', 'replace').decode()}.{('txt', 'csv', 'zip', 'jsonl.gz')[number]}", data
            )
    data = stream.getvalue()
    found_in(data, format="zip")
    found_in(data[:at] + noise + data[at + len(noise) :], format="zip")  # damaged
    found_in(gzip.compress(data)[:at], format="zip")


def _has_words(text: str) -> bool:
    return bool(text.strip().strip("\ufeff\u200b \t\r\n"))
