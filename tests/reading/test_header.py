"""Headers: date and title with offsets, the text unaltered."""

from __future__ import annotations

import pytest

from extractor.reading import parse_header

TITLES = [
    # text, title, date, first words of the body
    (
        " date 2021-05 Kanzlerin reist nach Madrid\n\nDie Kanzlerin kam.",
        "Kanzlerin reist nach Madrid",
        "2021-05",
        "Die K",
    ),
    ("Datum: 2021-05-03 Gipfel endet\nDer Gipfel endete.", "Gipfel endet", "2021-05-03", "Der G"),
    ("fecha 2019 Cumbre en Lima\r\n\r\nLa cumbre fue breve.", "Cumbre en Lima", "2019", "La cu"),
    ("2021-05-03\nGipfel endet\n\nDer Gipfel endete.", "Gipfel endet", "2021-05-03", "Der G"),
    ("Gipfel endet ohne Ergebnis\n\nDer Gipfel endete.", "Gipfel endet ohne Ergebnis", None, "Der G"),
    ("Endet der Gipfel?\n\n\nDer Gipfel endete.", "Endet der Gipfel?", None, "Der G"),
    ("\ufeffGipfel endet\n\nDer Gipfel endete.", "Gipfel endet", None, "Der G"),
    ("Titel: Gipfel endet\n\nDer Gipfel endete.", "Gipfel endet", None, "Der G"),
]
NO_TITLES = [
    ("Der Gipfel endete am Montag.\n\nEr war kurz.", None, "Der G"),
    ("Gipfel endet\nDer Gipfel endete.", None, "Gipfe"),  # no blank line: a wrapped line may break there
    ("2021 war ein gutes Jahr\nfür alle.", None, "2021 "),
    ("2021-13 Gipfel\nDer Gipfel endete.", None, "2021-"),  # there is no month 13
    ("Nur eine Zeile", None, "Nur e"),
    ("Llegamos hoy — Ana Gil (@anagil)\n\nDer Gipfel endete.", None, "Llega"),
    ("Am Hafen © AP\n\nDer Gipfel endete.", None, "Am Ha"),
    ("—\n\nDer Gipfel endete.", None, "—"),
    ("date 2021-05\nDer Gipfel endete. Er war kurz.", "2021-05", "Der G"),
    ("2021-05-03 " + "Der Gipfel endete spät. " * 20, "2021-05-03", "Der G"),
]


@pytest.mark.parametrize(("text", "title", "date", "body"), TITLES)
def test_title_and_date(text: str, title: str, date: str | None, body: str) -> None:
    header = parse_header(text)
    assert (header.title, header.date) == (title, date)
    assert header.title_span is not None
    assert text[slice(*header.title_span)] == title
    assert text[header.body_start :].startswith(body)


@pytest.mark.parametrize(("text", "date", "body"), NO_TITLES)
def test_no_title(text: str, date: str | None, body: str) -> None:
    header = parse_header(text)
    assert (header.title, header.title_span, header.date) == (None, None, date)
    assert text[header.body_start :].startswith(body)
