"""Dates that a text gives itself."""

from __future__ import annotations

import pytest

from extractor.reading import raw_text
from extractor.reading.datelines import dateline_date

DATED = {
    "Berlin (Deutschland), 05.03.2009 – Die Kanzlerin reist ab.": "2009-03-05",
    "Madrid, 5 mar 2022 (EFE).- El presidente viajó a Lima.": "2022-03-05",
    "Wien, 12. Mai 2016\n\nDer Kanzler kommt.": "2016-05-12",
    "Von Eva Muster, 12. Mai 2016, 14:05 Uhr\n\nDer Kanzler kommt.": "2016-05-12",
    "Stand: 5. März 2015\nDer Kanzler kommt.": "2015-03-05",
    "BERN, 5. März 2015 (Agentur). – Der Bundesrat tagt.": "2015-03-05",
    "Kurz gesagt\nBonn, den 1. Juni 1999\nDer Rat tagt.": "1999-06-01",
}
UNDATED = (
    "Am 5. März 2015 – einem Donnerstag – tagte der Rat.",
    "Die Anschläge vom 11. September 2001: ein Rückblick.",
    "Seit 5. März 2015\n\nDer Rat tagt.",
    "Der Rat tagte am 5. März 2015",
    "Wien, 31. Februar 2016\n\nDer Kanzler kommt.",
    "Der Kanzler kommt.\nDer König geht.\nDer Rat tagt.\nAlle sind da.\nWien, 12. Mai 2016",
)


@pytest.mark.parametrize(("text", "date"), DATED.items())
def test_a_text_says_its_date(text: str, date: str) -> None:
    assert dateline_date(text) == date


@pytest.mark.parametrize("text", UNDATED)
def test_a_date_in_the_text_is_not_that_of_the_text(text: str) -> None:
    assert dateline_date(text) is None


def test_a_date_that_is_given_wins() -> None:
    text = "Wien, 12. Mai 2016\n\nDer Kanzler kommt."
    assert raw_text(text, id="a").date == "2016-05-12"
    assert raw_text(text, id="a", date="2016-05-13").date == "2016-05-13"
