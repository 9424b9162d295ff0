"""Ids, dates, sources and addresses as inputs give them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.dates import iso_date_of
from extractor.reading.metadata import MAX_ID, clean_metadata

DATES = [
    ("2023-11-16", "2023-11-16"),
    ("2023-11", "2023-11"),
    ("2023", "2023"),
    (2023, "2023"),
    ("20231116", "2023-11-16"),
    ("20231116T180500Z", "2023-11-16"),
    ("2023/11/16", "2023-11-16"),
    ("2023-11-16T23:30:00-04:00", "2023-11-16"),
    ("2023-11-16 18:05:00.000 UTC", "2023-11-16"),
    ("16.11.2023", "2023-11-16"),
    ("16.11.2023, 18:05 Uhr", "2023-11-16"),
    ("03/04/2023", "2023-04-03"),  # the day first, as in German and Spanish
    ("11/16/2023", "2023-11-16"),  # cannot be otherwise
    ("16. November 2023", "2023-11-16"),
    ("Donnerstag, 16. November 2023", "2023-11-16"),
    ("16 de noviembre de 2023", "2023-11-16"),
    ("jueves, 16 de noviembre de 2023 18:05", "2023-11-16"),
    ("November 16, 2023", "2023-11-16"),
    ("Thu, 16 Nov 2023 18:05:00 +0100", "2023-11-16"),
    ("Thu, 16 Nov 2023", "2023-11-16"),
    (1700131200, "2023-11-16"),
    ("1700131200", "2023-11-16"),
    (1700131200123, "2023-11-16"),
    (dt.datetime(2023, 11, 16, 18, tzinfo=dt.UTC), "2023-11-16"),
    (dt.date(2023, 11, 16), "2023-11-16"),
]
NO_DATES = [
    "gestern", "heute, 18 Uhr", "0000-00-00", "0000-00-00 00:00:00", "2023-02-30", "2023-13-01", "32.01.2023", "9999-12-31", "0001-01-01",
    "n/a", "-", "3h", "Jan", "vor zwei Tagen", "16", "November", "2023-11-16\x00", "x" * 5000, "9" * 4000, True, 3.5, [2023], {}, b"2023",
    float("nan"), float("inf"), 10**400, dt.date(1, 1, 1),
]  # fmt: skip


@pytest.mark.parametrize(("value", "date"), DATES)
def test_dates(value: Any, date: str) -> None:
    assert iso_date_of(value) == date


@pytest.mark.parametrize("value", NO_DATES)
def test_no_dates(value: Any) -> None:
    assert iso_date_of(value) is None


@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.text("0123456789-/.:T Z+", max_size=25)))
def test_any_date_is_iso_or_none(value: Any) -> None:
    found = iso_date_of(value)
    if found is not None:
        assert dt.date.fromisoformat(f"{found}-01-01"[:10]).year >= 1800


def test_ids() -> None:
    def identity(value: Any) -> str:
        return clean_metadata({"id": value}, default_id="default")[0].id

    assert identity("../../etc/passwd") == "../../etc/passwd"  # names a document, never a file
    assert identity("a\n\tb\x00c\ud800") == "a b c"
    assert identity("  ") == "default"
    assert identity(["x", "y"]) == "default"
    assert identity(12) == "12"
    long, other = identity("x" * 5000), identity("x" * 4999 + "y")
    assert len(long) == MAX_ID
    assert long != other
    assert long.startswith("xxx")


def test_what_is_left_out_is_told() -> None:
    values = {"id": "x" * 5000, "date": "gestern", "url": "ftp://x.example/", "title": 5.5, "source": {"name": "dpa"}}
    metadata, notices = clean_metadata(values, default_id="a")
    assert (metadata.date, metadata.url, metadata.source, metadata.title) == (None, None, None, "5.5")
    assert notices == (
        "the id has 5,000 characters and was shortened",
        "the source is no text and was left out",
        "the address 'ftp://x.example/' is none of the web and was left out",
        "the date 'gestern' is none and was left out",
    )


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://www.blatt.example/politik?x=1#y", "blatt.example"),
        ("HTTP://Blatt.Example:80", "blatt.example"),
        ("https://[::1/", None),
        ("https:///nichts", None),
    ],
)
def test_the_host_of_the_address_is_the_source(url: str, source: str | None) -> None:
    assert clean_metadata({"url": url}, default_id="a")[0].source == source
    assert clean_metadata({"url": url, "source": "dpa"}, default_id="a")[0].source == "dpa"
