"""The table of leaders: names in any spelling, and lands that exist."""

from __future__ import annotations

import pytest

from extractor.actors.lexicon.entries import load_lexicon
from extractor.actors.offices.leaders import lands_of
from extractor.actors.offices.regions import region_id
from extractor.lang import read_table, values


@pytest.mark.parametrize(
    ("person", "lands"),
    [
        ("putin-wladimir", {"country:RU"}),
        ("putin-vladimir", {"country:RU"}),
        ("putin", {"country:RU"}),
        ("al-bashir-omar", {"country:SD"}),
        ("drian-jean-yves-le", {"country:FR"}),
        ("elisabeth-ii", {"country:GB"}),
        ("fischer", {"country:DE", "country:AT", "country:CZ"}),
        ("fischer-heinz", {"country:AT"}),
        ("platter-guenther", {"place:tirol"}),
        ("putin-anna", set()),
        ("bauer", set()),
    ],
)
def test_lands_of(person: str, lands: set[str]) -> None:
    assert lands_of(f"person:{person}") == lands


def test_every_land_of_the_table_exists() -> None:
    entries = load_lexicon().entries
    regions = {
        region_id(row["name"]) for row in read_table("de", "regions", columns=("adjective", "name", "ministers"))
    }
    for row in read_table("shared", "leaders", columns=("land", "names")):
        assert f"country:{row['land']}" in entries or f"place:{row['land']}" in regions, row["land"]
        assert values(row["names"])
        assert all("," in name for name in values(row["names"])), row["land"]
