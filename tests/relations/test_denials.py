"""What is denied above an infinitive, and what only looks so: sentences run through the whole product."""

from __future__ import annotations

import pytest

from extractor import Extractor

pytestmark = pytest.mark.model

# Sentence, event, whether it is denied, modality.
CASES = {
    "Die USA haben keine Absicht, den Iran anzugreifen.": "ASSAULT denied planned",
    "Peter Schmidt sah keinen Grund, an der EU zu zweifeln.": "ACCUSE denied asserted",
    "Russland ist nicht bereit, mit der Nato zu verhandeln.": "CONSULT denied planned",
    "Polen hat nicht vor, Ungarn zu unterstützen.": "SUPPORT denied planned",
    "Polen schließt nicht aus, Ungarn zu unterstützen.": "SUPPORT told possible",
    "Polen weigert sich nicht, Ungarn zu unterstützen.": "SUPPORT told asserted",
    "Polen zögert nicht, Ungarn zu kritisieren.": "ACCUSE told asserted",
    "Polen ließ keine Gelegenheit aus, Ungarn zu kritisieren.": "ACCUSE told asserted",
    "Ministerin Renate Blum hält nichts von Peter Schmidt.": "REJECT told asserted",
    "Chile no está dispuesto a negociar con Perú.": "CONSULT denied planned",
    "Chile no dudó en criticar a Perú.": "ACCUSE told asserted",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_denied_or_told(extractor: Extractor, text: str, expected: str) -> None:
    [relation] = extractor.extract(text).relations
    assert f"{relation.type} {'denied' if relation.negated else 'told'} {relation.modality}" == expected


def test_a_visit_called_off_is_refused_and_does_not_take_place(extractor: Extractor) -> None:
    [relation] = extractor.extract("Anna Bauer sagte ihren Besuch in Polen ab.").relations
    assert (relation.type, relation.target) == ("REJECT", "country:PL")


def test_sanctions_that_are_only_to_be_lifted_are_whose_post_it_is() -> None:
    text = "Das meldete die Agentur.\n\nIsrael ha afirmado que levantará las sanciones contra Cuba. — Ana Ruiz (@anaruiz) May 5, 2020\n"
    found = {r.type: r.speaker for r in Extractor().extract(text).relations}
    assert found["CONCEDE"] == "country:IL"
    assert found["SANCTION"] == "person:ruiz-ana"
