"""Who leads what and who joins whom, by verbs: sentences run through the whole product."""

from __future__ import annotations

import pytest

from extractor import Extractor

pytestmark = pytest.mark.model

# Sentence, and what it says of a person: relation and organisation.
TOLD = {
    "Anna Bauer leitet seit 2003 die Bundesbank.": "HOLDS_OFFICE bundesbank",
    "Die Bundesbank wird seit 2003 von Anna Bauer geleitet.": "HOLDS_OFFICE bundesbank",
    "Die Partei für die Freiheit, der Anna Bauer vorsteht, gewann.": "HOLDS_OFFICE pvv",
    "Die Schwedin Anna Bauer übernimmt die Leitung der Bundesbank.": "HOLDS_OFFICE bundesbank",
    "Anna Bauer hat den Vorsitz der FDP inne.": "HOLDS_OFFICE fdp",
    "Die von Anna Bauer geführte FDP gewann.": "HOLDS_OFFICE fdp",
    "Die FDP unter der Führung von Anna Bauer gewann.": "HOLDS_OFFICE fdp",
    "Anna Bauer trat der Labour Party bei.": "MEMBER_OF labour",
    "Anna Bauer ist aus der NPD ausgeschlossen worden.": "MEMBER_OF npd",
    "Anna Bauer trat aus der CDU aus.": "MEMBER_OF cdu",
    "Königin Anna Bauer von Belgien kam.": "HOLDS_OFFICE BE",
    "Sprecherin Anna Bauer von Greenpeace kam.": "HOLDS_OFFICE greenpeace",
    "Sprecherin Anna Bauer (52) von Greenpeace kam.": "HOLDS_OFFICE greenpeace",
    "Ministerin Anna Bauer von der SPD kam.": "MEMBER_OF spd",
    "Der VfB Stuttgart siegte. Stuttgarts Trainerin Anna Bauer lachte.": "HOLDS_OFFICE vfb-stuttgart",
    "Die EU-Kommission beriet. EU-Kommissarin Anna Bauer kam.": "HOLDS_OFFICE eu-kommission",
    "EU-Kommissarin Anna Bauer kam.": "HOLDS_OFFICE eu",
}
SILENT = (
    "Anna Bauer führte die SPD in eine Krise.",
    "Anna Bauer übernimmt die Kosten der Bundesbank.",
    "Die SPD führt in Umfragen vor Anna Bauer.",
    "Die von Anna Bauer gewählte FDP gewann.",
    "Anna Bauer trat gegen die CDU an.",
    "Anna Bauer ist nicht Vorsitzende der SPD.",
    "Anna Bauer ist kein Mitglied der SPD.",
    "Anna Bauer sprach bei der UNO. Anna Bauer, die Präsidentin des Staates im Westen der Insel, lachte.",
)


def static(extractor: Extractor, text: str) -> list[str]:
    return [
        f"{r.type} {r.target.partition(':')[2]}"
        for r in extractor.extract(text).relations
        if r.type in {"HOLDS_OFFICE", "MEMBER_OF"} and r.source == "person:bauer-anna"
    ]


# Sentence, member, union, modality and whether it is denied.
UNIONS = {
    "Kroatien ist der EU beigetreten.": "HR eu asserted False",
    "Schweden will der Nato beitreten.": "SE nato planned False",
    "Schweden tritt der Nato nicht bei.": "SE nato asserted True",
    "Die Mitgliedschaft der Türkei in der Nato ist umstritten.": "TR nato asserted False",
    "Die Nato-Mitgliedschaft der Türkei ist umstritten.": "TR nato asserted False",
    "An einer EU-Mission im Kongo (EUSEC) ist jemand beteiligt.": "eusec eu asserted False",
    "Island ist kein Mitglied der EU.": "IS eu asserted True",
    "Die Ukraine wird nie Mitglied der Nato.": "UA nato asserted True",
    "Island will EU-Mitglied werden.": "IS eu planned False",
    "Island ist bereit, schon im Jahre 2030 Mitglied der EU zu werden.": "IS eu planned False",
    "Islandia no es miembro de la UE.": "IS eu asserted True",
    "Die Mitgliedschaft im Verein ist umstritten, sagt die Türkei.": "",
    "Kroatien trat der EU entgegen.": "",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "expected"), TOLD.items())
def test_leading_and_joining(extractor: Extractor, text: str, expected: str) -> None:
    assert static(extractor, text) == [expected]


@pytest.mark.parametrize("text", SILENT)
def test_no_leading(extractor: Extractor, text: str) -> None:
    assert static(extractor, text) == []


def test_giving_up_a_post_makes_it_a_former_one(extractor: Extractor) -> None:
    [relation] = extractor.extract("Anna Bauer legte den Vorsitz der FDP nieder.").relations
    assert (relation.type, relation.target, relation.former) == ("HOLDS_OFFICE", "organisation:fdp", True)


@pytest.mark.parametrize(("text", "expected"), UNIONS.items())
def test_states_and_bodies_in_unions(extractor: Extractor, text: str, expected: str) -> None:
    found = [
        f"{r.source.partition(':')[2]} {r.target.partition(':')[2]} {r.modality} {r.negated}"
        for r in extractor.extract(text).relations
        if r.type == "MEMBER_OF"
    ]
    assert found == ([expected] if expected else [])
