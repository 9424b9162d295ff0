"""Who belongs to which party, group or union."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.actors import find_actors
from extractor.relations.static.memberships import find_memberships
from extractor.relations.static.offices import reading_of
from tests.actors.markup import parse

MEMBERS = [
    ("de", "{Eva Huber} ( SPD ) *kam .", "Eva Huber spd"),
    ("de", "Der SPD-Politiker {Jan Huber} *kam .", "Jan Huber spd"),
    ("de", "Der CDU-Abgeordnete {Jan Huber} *kam .", "Jan Huber cdu"),
    ("de", "{Jan Huber} von der <Nordbank> *sprach .", "Jan Huber nordbank"),
    ("de", "{Eva Huber} , die der SPD *angehört , *kam .", "Eva Huber spd"),
    ("de", "{Eva Huber} gehört der SPD an .", "Eva Huber spd"),
    ("de", "Das EU-Mitglied Ungarn *lehnte ab .", "Ungarn eu"),
    ("de", "Ungarn , Mitglied der EU , *lehnte ab .", "Ungarn eu"),
    ("de", "Die SPD von Minister {Jan Huber} *verlor .", "Jan Huber spd"),
    ("de", "Die USA *wählen . Die Demokratin {Mary Miller} *siegte .", "Mary Miller demokraten-us"),
    ("de", "Die USA *wählen . Der republikanische Senator {Max Miller} *kam .", "Max Miller republikaner-us"),
    ("de", "Die SPÖ *tagt . Die Sozialdemokratin {Eva Huber} *kam .", "Eva Huber spoe"),
    ("de", "Der CDU-Herausforderer {Jan Huber} *kam .", "Jan Huber cdu"),
    ("de", "{Jan Huber} , ein CDU-Mann , *kam .", "Jan Huber cdu"),
    ("de", "Die CDU mit Spitzenkandidat {Jan Huber} *verlor .", "Jan Huber cdu"),
    ("de", "{Jan Huber} , der für die SPD im Landtag *sitzt , *kam .", "Jan Huber spd"),
    ("de", "{Jan Huber} *arbeitet bei der Firma <Nordstahl> .", "Jan Huber nordstahl"),
    ("de", "{Jan Huber} , Professor für Politik an der <Universität Ulm> , *kam .", "Jan Huber universitaet-ulm"),
    ("de", "{Jan Huber} von der Firma <Nordstahl> *sprach .", "Jan Huber nordstahl"),
    ("de", "Die UN-Mission <UNIFIL> *kam .", "UNIFIL un"),
    ("de", "{Eva Huber} *kam . Die SPD-Politikerin *lachte .", "Eva Huber spd"),
    ("de", "Das Kinderhilfswerk der Vereinten Nationen *warnt .", "UNICEF un"),
    ("de", "Ungarn als einziges EU-Land *lehnte ab .", "Ungarn eu"),
    ("de", "{Jan Huber} vom „ <Nordbund> “ *sprach .", "Jan Huber nordbund"),
    ("de", "{Jan Huber} *warb für seine Partei <Nordbund> .", "Jan Huber nordbund"),
    ("de", "{Jan Huber} *verließ die eigene Partei , die SPD .", "Jan Huber spd"),
    ("de", "{Jan Huber} *kam . Seine CDU *verlor .", "Jan Huber cdu"),
    ("de", "Die Partei von Präsident {Jan Huber} , <Nordbund> , *kam .", "Jan Huber nordbund"),
    ("de", "<Nordkrafts> {Jan Huber} *kam . <Nordkraft> *schwieg .", "Jan Huber nordkraft"),
    ("de", "Der Sänger der Band <Nordbund> , {Jan Huber} , *kam .", "Jan Huber nordbund"),
    ("de", "Die CDU *tagt . Die Sozialdemokratin {Eva Huber} *kam .", "Eva Huber spd"),
    ("de", "Die <Nordkraft> , eine Tochter von <Südkraft> , *wächst .", "Nordkraft suedkraft"),
    ("de", "Die <Nordkraft> gehört seit 2010 zum Konzern <Südkraft> .", "Nordkraft suedkraft"),
    ("de", "Die zu <Südkraft> gehörende <Nordkraft> *wächst .", "Nordkraft suedkraft"),
    ("de", "<Nordkraft> *wächst wie der Mutterkonzern <Südkraft> .", "Nordkraft suedkraft"),
    ("es", "Dinamarca , que es miembro de la OTAN , *votó .", "Dinamarca nato"),
    ("es", "Austria es uno de los cuatro países de la UE que *votaron .", "Austria eu"),
    ("es", "Algunos países de la UE , como Austria , *votaron .", "Austria eu"),
    ("es", "El diputado del PSOE {Juan Otero} *habló .", "Juan Otero psoe"),
    ("es", "{Juan Otero} , del PSOE , *habló .", "Juan Otero psoe"),
]
SILENT = [
    ("de", "{Eva Huber} ( 52 ) *kam ."),
    ("de", "{Eva Huber} ( Berlin ) *kam ."),
    ("de", "Die SPD *lobte {Eva Huber} ."),
    ("de", "{Eva Huber} *sprach von der SPD ."),
    ("de", "Die Mitglieder der EU *tagten in Ungarn ."),
    ("de", "Die Demokratin {Eva Huber} *siegte in Norwegen ."),
    ("de", "Der republikanische Senator {Max Miller} *kam aus Norwegen ."),
    ("de", "Der Kenia-Kenner {Jan Huber} *kam ."),
    ("de", "{Jan Huber} , ein Freund der CDU , *kam ."),
    ("de", "Die CDU mit Minister {Jan Huber} *verlor ."),
    ("de", "{Jan Huber} , der für die SPD *wirbt , *kam ."),
    ("de", "{Jan Huber} *arbeitet . Die Firma <Nordstahl> *baut ."),
    ("de", "{Jan Huber} , Redner an der <Nordbank> , *kam ."),
    ("de", "Die UN-Resolution <UNIFIL> *kam ."),
    ("de", "Der Sicherheitsrat der Vereinten Nationen *warnt ."),
    ("de", "Ungarn *traf andere EU-Länder ."),
    ("de", "Die EU-Länder *tagten , Kenia *schwieg ."),
    ("de", "{Jan Huber} *kam mit {Max Miller} . Seine CDU *verlor ."),
    ("de", "Der CDU-Gegner *lobte {Jan Huber} und {Eva Huber} ."),
    ("de", "{Jan Huber} *stellte <Nordbund> unter Druck ."),
    ("de", "Die <Nordkraft> , ein Gegner von <Südkraft> , *wächst ."),
    ("de", "Die <Nordkraft> gehört zu den Gegnern . <Südkraft> *wächst ."),
    ("de", "<Nordkraft> *wächst wie der Konkurrent <Südkraft> ."),
    ("es", "El PSOE *criticó a {Juan Otero} ."),
    ("es", "Los países de la UE *criticaron a Cuba ."),
]


def members(lang: str, markup: str) -> list[str]:
    raw, parsed = parse(markup, lang=lang)
    actors = find_actors(raw, [p.segment for p in parsed], parsed)
    names = {entity.id: entity.name for entity in actors.entities}
    rows = find_memberships(reading_of(raw, parsed, actors))
    return [f"{names[row.source]} {row.target.partition(':')[2]}" for row in rows]


@pytest.mark.parametrize(("lang", "markup", "expected"), MEMBERS)
def test_members(lang: str, markup: str, expected: str) -> None:
    assert members(lang, markup) == [expected]


@pytest.mark.parametrize(("lang", "markup"), SILENT)
def test_no_member(lang: str, markup: str) -> None:
    assert members(lang, markup) == []


def test_states_of_a_union() -> None:
    listed = members("de", "Die EU-Länder Ungarn , Polen und Kroatien *tagten .")
    assert sorted(listed) == ["Kroatien eu", "Polen eu", "Ungarn eu"]
    assert sorted(members("de", "Ungarn und Polen gehören der EU seit 2004 an .")) == ["Polen eu", "Ungarn eu"]
    assert members("de", "Ungarn und Polen gehören der EU .") == []


def test_party_friends_are_of_one_party() -> None:
    markup = "{Jan Huber} ( SPD ) *lobte seinen %s {Max Miller} ."
    assert members("de", markup % "Parteifreund") == ["Jan Huber spd", "Max Miller spd"]
    assert members("de", markup % "Schulfreund") == ["Jan Huber spd"]


def test_a_plural_is_said_of_all() -> None:
    both = members("de", "Die CDU-Politiker {Jan Huber} und {Eva Holm} *kamen .")
    assert sorted(both) == ["Eva Holm cdu", "Jan Huber cdu"]
    assert members("de", "Der CDU-Politiker {Jan Huber} und {Eva Holm} *kamen .") == ["Jan Huber cdu"]


def test_a_player_is_under_contract_with_clubs() -> None:
    markup = "{Jan Huber} *war bei <Nordbund> und beim <Südbund> unter %s ."
    assert members("de", markup % "Vertrag") == ["Jan Huber nordbund", "Jan Huber suedbund"]
    assert members("de", markup % "Druck") == []
    markup = "{Max Miller} *sah den bei <Nordbund> unter Vertrag stehenden {Jan Huber} ."
    assert members("de", markup) == ["Jan Huber nordbund"]


def test_an_office_is_no_membership_too() -> None:
    assert members("de", "SPD-Chefin {Eva Huber} ( SPD ) *kam .") == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gestern wurde Huber von der CSU kritisiert.", []),
        ("Lob erhielt Jan Huber von der CSU.", []),
        ("Sie klagten, weil Jan Huber von der CSU gelobt wurde.", []),
        ("Jan Huber von der CSU wurde kritisiert.", ["organisation:csu"]),
        ("Das sagte Jan Huber von der CSU.", ["organisation:csu"]),
    ],
)
def test_whoever_acts_is_no_employer_of_whom_it_is_done_to(text: str, expected: list[str]) -> None:
    found = Extractor().extract(text).relations
    assert [item.target for item in found if item.type == "MEMBER_OF"] == expected
