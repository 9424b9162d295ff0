"""Signatures and dates of posts."""

from __future__ import annotations

import pytest

from extractor.segmenting.dates import date_pattern, iso_date, status_time
from extractor.segmenting.signatures import find_signatures

DATES = [
    ("March 8, 2022", "2022-03-08"),
    ("Mar 8, 2022", "2022-03-08"),
    ("8 March 2022", "2022-03-08"),
    ("5:04 PM · Mar 8, 2022", "2022-03-08"),
    ("8. März 2022", "2022-03-08"),
    ("8. Mär. 2022", "2022-03-08"),
    ("1. Jänner 2020", "2020-01-01"),
    ("08.03.2022", "2022-03-08"),
    ("8 de marzo de 2022", "2022-03-08"),
    ("1 de marzo del 2022", "2022-03-01"),
    ("10:15 a. m. · 8 mar. 2022", "2022-03-08"),
    ("setiembre 8, 2022", "2022-09-08"),
    ("2022-03-08", "2022-03-08"),
    ("February 30, 2022", None),
]
SIGNED = [
    ("Hola. — Ana Gil (@anagil) March 8, 2022", "Ana Gil"),
    ("Hola. – Ana Gil (@anagil) March 8, 2022", "Ana Gil"),
    ("Hola. - Ana Gil (@anagil) March 8, 2022", "Ana Gil"),
    ("Hola. &mdash; Ana Gil (@anagil) March 8, 2022", "Ana Gil"),
    ("Hola.\n— Ana Gil 🇻🇪 (@anagil) · March 8, 2022", "Ana Gil 🇻🇪"),
    ("Hola. — Prensa - Gobierno (@anagil) March 8, 2022", "Prensa - Gobierno"),
    ("Hola. - Prensa - Gobierno (@anagil) March 8, 2022", "Prensa - Gobierno"),
    ("El jefe — dijo — vino hoy - Ana Gil (@anagil) March 8, 2022", "Ana Gil"),
    ("Hola. — J.-L. Gil (@anagil) [March 8, 2022](https://twitter.com/anagil/status/1501234567890123776)", "J.-L. Gil"),
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_dates(text: str, date: str | None) -> None:
    match = date_pattern().fullmatch(text)
    assert match is not None
    assert iso_date(match) == date


@pytest.mark.parametrize("text", ["Dr. 8 2022", "8 x 2022", "Jan", "3h"])
def test_no_dates(text: str) -> None:
    assert date_pattern().search(text) is None


@pytest.mark.parametrize(("text", "name"), SIGNED)
def test_names(text: str, name: str) -> None:
    (found,) = find_signatures(text, 0, len(text))
    assert (found.signature.name, found.signature.handle, (found.date or "")[:10]) == (name, "@anagil", "2022-03-08")
    assert found.end == len(text)


def test_status_ids_from_before_the_scheme_hold_no_time() -> None:
    assert status_time("20") is None
    assert status_time("29700859247") == "2010-11-04T01:43:01Z"
