"""A text, its title and its date."""

from __future__ import annotations

import pytest

from extractor.errors import InputError
from extractor.reading import raw_text


def test_given_fields_win() -> None:
    raw = raw_text(
        "date 2021-05 Gipfel\n\nDer Gipfel.", id="a", title="Anders", date="2022", source="dpa", url="http://x.example"
    )
    assert (raw.title, raw.date, raw.source, raw.url) == ("Anders", "2022", "dpa", "http://x.example")
    assert raw.title_span is not None
    assert raw.text[slice(*raw.title_span)] == "Gipfel"


def test_given_title_is_found_only_at_the_start() -> None:
    assert raw_text("Gipfel endet\nDer Gipfel.", id="a", title="Gipfel endet").title_span == (0, 12)
    assert raw_text("Der Gipfel.\n\nGipfel endet", id="a", title="Gipfel endet").title_span is None


@pytest.mark.parametrize(("text", "words"), [("", "is empty"), (" \ufeff\n", "is empty"), ("abc\ud83d", "position 3")])
def test_no_text_is_refused(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        raw_text(text, id="a")
