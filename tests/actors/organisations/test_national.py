"""Parliaments, courts and central banks of a state: ``markup => id without its type``; nothing behind the arrow: none."""

from __future__ import annotations

import pytest

from extractor.actors.lexicon.entries import LANGUAGES, load_lexicon
from extractor.actors.organisations.national import national_body
from extractor.lang import read_table, values
from tests.actors.markup import actors_of

GERMAN = """
Das norwegische Parlament *stimmte zu . => parlament-no
Norwegens Parlament *stimmte zu . => parlament-no
Das Parlament Norwegens *stimmte zu . => parlament-no
Das Parlament von Kenia *stimmte zu . => parlament-ke
Der Präsident des norwegischen Parlaments *kam . => parlament-no
Die kenianische Nationalversammlung *tagte . => nationalversammlung-ke
Der chilenische Senat *tagte . => senat-cl
Der peruanische Kongress *tagte . => kongress-pe
Die norwegische Notenbank *warnte . => zentralbank-no
Die Zentralbank Kenias *warnte . => zentralbank-ke
Kenias Oberster Gerichtshof *urteilte . => oberstes-gericht-ke
Das kenianische Verfassungsgericht *urteilte . => verfassungsgericht-ke
Die kenianische Wahlkommission *zählte . => wahlkommission-ke
Das deutsche Parlament *tagte . => bundestag
Das ukrainische Parlament *tagte . => werchowna-rada
Der amerikanische Kongress *tagte . => us-kongress
Das kenianische Parlament *tagte . Das Parlament *stimmte zu . => parlament-ke
Das kenianische Parlament *traf das norwegische Parlament . Das Parlament *stimmte zu . => parlament-ke | parlament-no
Das Parlament *tagte . =>
Die Zentralbanken in Oslo und Nairobi *warnten . =>
Die norwegischen Parlamente *tagten . =>
Das Parlament *tagte . Kenia *schwieg . =>
Der norwegische Gerichtshof *tagte . =>
Die norwegische Polizei *suchte . =>
Das neue Parlament *reiste nach Kenia . =>
Peru *wählt . Der Kongress *tagt . => kongress-pe
Peru *wählt . Im Kongress *sprach niemand . => kongress-pe
Kenia *wählt . Die Wahlkommission *zählt . => wahlkommission-ke
Kenia *wählt . Der Kongress *tagt . =>
Peru *traf Chile . Der Kongress *tagt . =>
Peru *wählt . Ein Kongress *tagt . =>
Peru *wählt . Der Kongress der Ärzte *tagt . =>
Deutschland *wählt . Der Senat *tagt . =>
"""
SPANISH = """
El Parlamento noruego *votó . => parlament-no
El Congreso peruano *votó . => kongress-pe
El Congreso de Perú *votó . => kongress-pe
El Senado argentino *votó . => senat-ar
La Cámara de Diputados de Chile *votó . => abgeordnetenhaus-cl
El Banco Central de Kenia *advirtió . => zentralbank-ke
La Corte Suprema de Kenia *falló . => oberstes-gericht-ke
El Congreso estadounidense *votó . => us-kongress
El Congreso *votó . =>
El Congreso mundial *empezó en Kenia . =>
"""


def cases(table: str) -> list[tuple[str, str]]:
    lines = filter(str.strip, table.splitlines())
    return [(markup.strip(), expected.strip()) for markup, _, expected in (line.partition("=>") for line in lines)]


def organisations(markup: str, lang: str) -> str:
    found = [e.id.partition(":")[2] for e in actors_of(markup, lang=lang).entities if e.type == "organisation"]
    return " | ".join(found)


@pytest.mark.parametrize(("markup", "expected"), cases(GERMAN))
def test_german(markup: str, expected: str) -> None:
    assert organisations(markup, "de") == expected


@pytest.mark.parametrize(("markup", "expected"), cases(SPANISH))
def test_spanish(markup: str, expected: str) -> None:
    assert organisations(markup, "es") == expected


def test_the_country_beside_it_stays_an_actor() -> None:
    actors = actors_of("Das kenianische Parlament *tagte . Das Parlament *stimmte zu .")
    assert {(e.id, e.name, e.country, e.sector, e.aliases) for e in actors.entities} == {
        ("organisation:parlament-ke", "Parlament (Kenia)", "KE", "LEG", ("kenianische Parlament", "Parlament")),
        ("country:KE", "Kenia", "KE", None, ("kenianische",)),
    }


def test_tables_agree() -> None:
    """Every noun has a known kind, every kind a noun in both languages, every own body stands in the lexicon."""
    kinds = {
        row["kind"]: row for row in read_table("shared", "national_bodies", columns=("kind", "sector", "own", "bare"))
    }
    for lang in LANGUAGES:
        rows = read_table(lang, "national_bodies", columns=("noun", "kind"))
        assert {row["kind"] for row in rows} == set(kinds), lang
    entries = load_lexicon().entries
    for row in kinds.values():
        for own in values(row["own"]):
            code, identity = own.split("=")
            assert f"country:{code}" in entries
            assert f"organisation:{identity}" in entries


@pytest.mark.parametrize(
    "identity", ["organisation:parlament", "organisation:parlament-zz", "organisation:stadt-no", "country:NO"]
)
def test_other_ids_are_no_national_bodies(identity: str) -> None:
    assert national_body(identity) is None
