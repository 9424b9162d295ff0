"""Bodies of regions and towns, associations and bodies that stand alone: ``markup => names``; nothing behind the arrow: none."""

from __future__ import annotations

import pytest

from tests.actors.markup import actors_of
from tests.actors.organisations.test_national import cases

BODIES = """
Heute *tagte der niedersächsische Landtag . => niedersächsische Landtag
Heute *tagte der Dresdner Stadtrat . => Dresdner Stadtrat
Eine Klage *liegt beim Münchner Oberlandesgericht . => Münchner Oberlandesgericht
Heute *tagte der Berner Regierungsrat Hans Käser . => Berner
Heute *tagte der neue Stadtrat . =>
Heute *tagte die niedersächsische Landesregierung . =>
Das *kritisiert die Wirtschaftskammer . => Wirtschaftskammer
Das *kritisiert eine Wirtschaftskammer . =>
Das *kritisiert die Oppositionspartei . =>
Das *kritisiert die Gewerkschaft . =>
"""


def organisations(markup: str) -> list[str]:
    return [alias for e in actors_of(markup).entities if e.type == "organisation" for alias in e.aliases]


@pytest.mark.parametrize(("markup", "expected"), cases(BODIES))
def test_bodies(markup: str, expected: str) -> None:
    assert " | ".join(organisations(markup)) == expected


def test_a_region_stays_beside_its_body() -> None:
    entities = {e.id for e in actors_of("Heute *tagte der niedersächsische Landtag .").entities}
    assert entities == {"place:niedersachsen", "organisation:niedersaechsische-landtag"}


@pytest.mark.parametrize(
    "markup",
    [
        "<Juventus Turin> *siegt . Heute *feiert <Juventus> .",
        "Die <Deutsche Bahn> *spart . Heute *streikt die <Bahn> .",
        "Die <Berliner SPD> *tagt . Die SPD *streitet .",
        "Die ÖVP *tagt . Die VP *streitet .",
        "Die SPÖ *tagt . Die SP *streitet .",
    ],
)
def test_a_short_name_joins_the_full_one(markup: str) -> None:
    assert len([e for e in actors_of(markup).entities if e.type == "organisation"]) == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<Juventus Turin> *siegt . <Juventus Bern> *verliert . Heute *feiert <Juventus> .",
        "Das <Kinderhilfswerk der Vereinten Nationen> *hilft . Die Vereinten Nationen *tagen .",
    ],
)
def test_a_short_name_of_two_or_of_another_body_stands_alone(markup: str) -> None:
    assert len([e for e in actors_of(markup).entities if e.type == "organisation"]) >= 2


def test_an_acronym_in_brackets_need_not_be_spelt() -> None:
    actors = actors_of("Die <Koalition für Einheit> (CUD) *gewann . Die <CUD> *feiert .")
    assert [e.aliases for e in actors.entities] == [("Koalition für Einheit", "CUD")]


def test_a_person_is_no_part_of_an_organisation() -> None:
    aliases = organisations("Es *fehlte der Spieler des FC Bayern Michael Ballack .")
    assert all("Michael" not in alias for alias in aliases)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Gewerkschaft der Bergarbeiter forderte höhere Löhne.", "Gewerkschaft der Bergarbeiter"),
        ("Das bedauerte der Verband kommunaler Unternehmen.", "Verband kommunaler Unternehmen"),
        (
            "Das Landesamt für Gesundheit und Lebensmittelsicherheit warnt.",
            "Landesamt für Gesundheit und Lebensmittelsicherheit",
        ),
        ("Die Gewerkschaft der letzten Fabrik streikte.", None),
        ("Das Unternehmen streitet mit der Gewerkschaft.", None),
    ],
)
def test_names_with_a_field(text: str, expected: str | None) -> None:
    from extractor import Extractor

    found = [alias for e in Extractor().extract(text).entities if e.type == "organisation" for alias in e.aliases]
    assert found == ([expected] if expected else [])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Venezuela bleibt hart. Caracas fror die Beziehungen sogar ganz ein.", True),
        ("Das Land bleibt hart. Caracas fror die Beziehungen sogar ganz ein.", False),
        ("Venezuela bleibt hart. Caracas erlebte einen heißen Sommer.", False),
        ("Caracas (Venezuela) – Das Militär hat am Sonntag den Präsidenten gestürzt.", False),
    ],
)
def test_a_capital_that_does_something_is_its_government(text: str, acts: bool) -> None:
    from extractor import Extractor

    found = Extractor().extract(text)
    assert any("Caracas" in e.aliases for e in found.entities if e.type == "country") is acts
