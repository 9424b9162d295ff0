"""One key for the inflected forms of a name."""

from __future__ import annotations

import pytest

from extractor.actors.organisations.names import organisation_key


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Vereinten Nationen", "Vereinte Nationen", True),
        ("Obersten Gerichtshofs", "Oberster Gerichtshof", True),
        ("Nordbank AG", "Nordbank", True),
        ("Nordbank", "Südbank", False),
        ("Linke", "Linkspartei", False),
    ],
)
def test_inflected_names_have_one_key(left: str, right: str, same: bool) -> None:
    assert (organisation_key(left, "de") == organisation_key(right, "de")) is same
