"""Names that recognisers cut, join or miss: sentences run through the whole product, and the actors they must give."""

from __future__ import annotations

import pytest

from extractor import Extractor

pytestmark = pytest.mark.model

CASES = {
    # A noun behind a dative is no part of the name.
    "Russland gewährt Edward Snowden Asyl.": "RU snowden-edward",
    "Die SPÖ wirft der FPÖ Hetze vor.": "fpoe spoe",
    # A kind of party before its name.
    "Die Linkspartei Podemos nahm Gespräche mit der Sozialistischen Arbeiterpartei (PSOE) auf.": "podemos psoe",
    "Die Linkspartei hat die SPD kritisiert.": "linke spd",
    # -s that belongs to the name.
    "Podemos-Chef Pablo Iglesias kam. Anna Bauer lehnte Iglesias Forderung ab.": "bauer-anna iglesias-pablo podemos",
    "Das ist Angela Merkels Plan. Merkels Besuch begann.": "merkel-angela",
    # Two people, and one with two names.
    "Mariano Rajoy kam. Jose Zapatero kam. So kritisierte Rajoy Zapatero heftig.": "rajoy-mariano zapatero-jose",
    "Papst Benedikt XVI. (Joseph Ratzinger) reiste nach Polen.": "PL benedikt-xvi",
    "Anna Bauer (Peter Schmidt) reiste nach Polen.": "PL bauer-anna schmidt-peter",
    # What a tokeniser cuts.
    "Das sagte Sean O’Keefe. Dann kam O’Keefe.": "o-keefe-sean",
    # Towns of two words before what lies there.
    "Harold Bornstein vom New Yorker Lenox Hill-Krankenhaus kam.": "bornstein-harold lenox-hill-krankenhaus",
    "Die New Yorker Polizei nahm Peter Schmidt fest.": "schmidt-peter",
    # The nominative of what stands in another case.
    "Peter Schmidt, Vorsitzender des Finanzausschusses, kam.": "finanzausschuss schmidt-peter",
    "Anna Bauer von der Liberalen Partei kam.": "bauer-anna liberale-partei",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_actors(extractor: Extractor, text: str, expected: str) -> None:
    assert " ".join(sorted(entity.id.partition(":")[2] for entity in extractor.extract(text).entities)) == expected
