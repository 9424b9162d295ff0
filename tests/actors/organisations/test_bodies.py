"""Ministries, armies and governments fold into their country; the site covers the whole phrase."""

from __future__ import annotations

import pytest

from tests.actors.markup import actors_of


@pytest.mark.parametrize(
    ("lang", "markup", "country", "site"),
    [
        ("de", "Die norwegische Regierung *warnte .", "NO", "norwegische Regierung"),
        ("de", "Chinas Armee *übte .", "CN", "Chinas Armee"),
        ("de", "Die Regierung Kenias *warnte .", "KE", "Regierung Kenias"),
        ("de", "Die Regierung von Kenia *warnte .", "KE", "Regierung von Kenia"),
        ("de", "Die US-Regierung *warnte .", "US", "US-Regierung"),
        ("de", "Die Regierung in Oslo *warnte .", "NO", "Regierung in Oslo"),
        ("es", "El Gobierno ruso *advirtió .", "RU", "Gobierno ruso"),
        ("es", "El Gobierno de Kenia *advirtió .", "KE", "Gobierno de Kenia"),
        (
            "es",
            "El Ministerio de Asuntos Exteriores noruego *advirtió .",
            "NO",
            "Ministerio de Asuntos Exteriores noruego",
        ),
    ],
)
def test_body_is_its_country(lang: str, markup: str, country: str, site: str) -> None:
    actors = actors_of(markup, lang=lang)
    text = markup.replace(" .", ".").replace("*", "")
    roles = [
        text[s.start : s.end] for s in actors.sites if s.kind == "role" and s.entity_ids == (f"country:{country}",)
    ]
    assert roles == [site]
    assert [entity.id for entity in actors.entities if entity.type != "place"] == [f"country:{country}"]


@pytest.mark.parametrize(
    "markup", ["Die Regierung *warnte .", "Die Regierung reiste nach Kenia .", "Die alte Armee *übte ."]
)
def test_no_country_is_invented(markup: str) -> None:
    assert not [site for site in actors_of(markup).sites if site.kind == "role"]
