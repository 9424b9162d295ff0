"""Who holds which office of whom: ``markup => name: office of country or organisation``; nothing behind the arrow: no office.

``former`` and ``member`` stand behind; an office whose owner the text does not name has ``?``.
"""

from __future__ import annotations

import pytest

from extractor.actors.offices.holders import holders_by_reference
from extractor.actors.sites import Site, lay_out
from tests.actors.markup import actors_of, parse

GERMAN = """
# before the name
Die russische Außenministerin {Anna Bauer} *kam . => Anna Bauer: foreign_minister RU
Russlands Außenminister {Iwan Petrow} *kam . => Iwan Petrow: foreign_minister RU
US-Präsident {John Miller} *kam . => John Miller: president US
Der amerikanische Präsident {John Miller} *kam . => John Miller: president US
Kreml-Sprecher {Iwan Petrow} *kam . => Iwan Petrow: spokesperson RU
Kremlchef {Iwan Petrow} *kam . => Iwan Petrow: head RU
EU-Außenbeauftragte {Eva Lind} *kam . => Eva Lind: commissioner eu
NATO-Generalsekretär {Jan Berg} *kam . => Jan Berg: secretary_general nato
UN-Generalsekretärin {Eva Lind} *kam . => Eva Lind: secretary_general un
OMV-Chef {Rainer Huber} *kam . => Rainer Huber: head omv
Gazprom-Chefin {Olga Petrowa} *kam . => Olga Petrowa: head gazprom
SPD-Chefin {Eva Lind} *kam . => Eva Lind: head spd
SPD-Vorsitzender {Jan Berg} *kam . => Jan Berg: head spd
Grünen-Chefin {Eva Lind} *kam . => Eva Lind: head gruene
EZB-Präsidentin {Eva Lind} *kam . => Eva Lind: president ezb
IWF-Chefin {Eva Lind} *kam . => Eva Lind: head iwf
EU-Kommissionspräsidentin {Eva Lind} *kam . => Eva Lind: commissioner eu
Der Präsident der EU-Kommission , {Jan Berg} , *kam . => Jan Berg: president eu-kommission
Notenbankchefin {Eva Lind} *kam nach Norwegen . => Eva Lind: official ?
Der norwegische Notenbankchef {Jan Berg} *kam . => Jan Berg: official NO
Der polnische Ministerpräsident {Jan Berg} *kam . => Jan Berg: premier PL
Polens Ministerpräsidentin {Eva Lind} *kam . => Eva Lind: premier PL
Die estnische Verteidigungsministerin {Eva Lind} *kam . => Eva Lind: minister EE
Der kubanische Vizepräsident {Jan Berg} *kam . => Jan Berg: vice_president CU
Der stellvertretende Außenminister Chinas , {Li Wei} , *kam . => Li Wei: foreign_minister CN
Der chinesische Vizeaußenminister {Li Wei} *kam . => Li Wei: foreign_minister CN
Der amtierende Präsident Perus , {Jan Berg} , *kam . => Jan Berg: president PE
Der amtierende peruanische Präsident {Jan Berg} *kam . => Jan Berg: president PE
Der designierte Präsident Perus , {Jan Berg} , *kam . => Jan Berg: president PE
Der künftige französische Außenminister {Jean Brun} *kam . => Jean Brun: foreign_minister FR
Interimspräsidentin {Eva Lind} *kam nach Bolivien . => Eva Lind: president BO
Boliviens Interimspräsidentin {Eva Lind} *kam . => Eva Lind: president BO
Der russische Botschafter in Berlin , {Iwan Petrow} , *kam . => Iwan Petrow: ambassador RU
Der russische Botschafter bei der UNO , {Iwan Petrow} , *kam . => Iwan Petrow: ambassador RU
Russlands UN-Botschafter {Iwan Petrow} *kam . => Iwan Petrow: ambassador RU
Der Sprecher des russischen Präsidenten , {Iwan Petrow} , *kam . => Iwan Petrow: spokesperson RU
Regierungssprecherin {Eva Lind} aus Norwegen *kam . => Eva Lind: spokesperson NO
Die Sprecherin des norwegischen Außenministeriums , {Eva Lind} , *kam . => Eva Lind: spokesperson NO
Der norwegische König {Harald Lind} *kam . => Harald Lind: monarch NO
Der saudische Kronprinz {Ali al-Omari} *kam . => Ali al-Omari: royal SA
Der iranische Armeechef {Ali Omari} *kam . => Ali Omari: general IR
Der norwegische General {Jan Berg} *kam . => Jan Berg: general NO
# behind the name
{Anna Bauer} , die Außenministerin Österreichs , *kam . => Anna Bauer: foreign_minister AT
{Anna Bauer} , österreichische Außenministerin , *kam . => Anna Bauer: foreign_minister AT
{Anna Bauer} , Präsidentin der EZB , *kam . => Anna Bauer: president ezb
{Jan Berg} , der norwegische Ministerpräsident , *kam . => Jan Berg: premier NO
{Jan Berg} , Chef der OMV , *kam . => Jan Berg: head omv
{Jan Berg} , Vorsitzender der SPD , *kam . => Jan Berg: head spd
{Jan Berg} , Generalsekretär der Vereinten Nationen , *kam . => Jan Berg: secretary_general un
{Jan Berg} ist Präsident von Kenia . => Jan Berg: president KE
{Eva Lind} wurde zur Präsidentin Kenias *gewählt . => Eva Lind: president KE
Neuer Außenminister Kenias wird {Jan Berg} . => Jan Berg: foreign_minister KE
# former
Ex-US-Präsident {John Miller} *kam . => John Miller: president US former
Der ehemalige US-Präsident {John Miller} *kam . => John Miller: president US former
Der frühere polnische Premier {Jan Berg} *kam . => Jan Berg: premier PL former
Die damalige britische Premierministerin {Eva Lind} *kam . => Eva Lind: premier GB former
Altkanzler {Karl Maurer} *kam nach Österreich . => Karl Maurer: premier AT former
Expräsidentin {Eva Lind} *kam nach Chile . => Eva Lind: president CL former
Chiles Ex-Präsidentin {Eva Lind} *kam . => Eva Lind: president CL former
Der einstige OMV-Chef {Rainer Huber} *kam . => Rainer Huber: head omv former
Der gestürzte Präsident Ecuadors , {Jan Berg} , *kam . => Jan Berg: president EC former
Der abgesetzte ukrainische Präsident {Iwan Petrow} *kam . => Iwan Petrow: president UA former
{Jan Berg} war Außenminister Kenias . => Jan Berg: foreign_minister KE former
Der letzte DDR-Ministerpräsident {Karl Maurer} *kam . => Karl Maurer: premier DD
# whose office it is, said by a relative word; a gloss between title and name; compounds
Die <Nordpartei> , deren Vorsitzende {Eva Lind} *kam . => Eva Lind: head nordpartei
Die Gazprom , deren Chef {Iwan Petrow} *kam . => Iwan Petrow: head gazprom
Der französische Präsident , der Konservative {Jean Brun} , *kam . => Jean Brun: president FR
Der Sprecher des Außenministeriums , {Jan Berg} , *warnte Kenia . => Jan Berg: spokesperson ?
Der Sprecher des Vereins , {Jan Berg} , *warnte Kenia . => Jan Berg: spokesperson ?
Die Firma <Nordstahl> *schwieg . Nordstahlchef {Jan Berg} auch . => Jan Berg: head nordstahl
Der Bundestag *tagte . Bundestagspräsidentin {Eva Lind} *sprach . => Eva Lind: parliament bundestag
# the only country of the sentence before the one named most; never one whose office another has
Kenia *wählt . Kenia *jubelt . In Norwegen *kam Präsident {Jan Berg} an . => Jan Berg: president NO
Kenia *wählt . Kenia *jubelt . Norwegische Bauern *trafen Präsident {Jan Berg} . => Jan Berg: president KE
Kenias Präsident {Jan Berg} *kam . Kenia *jubelt . Norwegen *feiert . Präsident {Karl Maurer} *kam . => Jan Berg: president KE | Karl Maurer: president NO
Norwegen *feiert . Kenia *jubelt . Präsident {Jan Berg} *kam . => Jan Berg: president KE
Der Mann *feiert . Kenia *jubelt , Norwegen auch . Präsident {Jan Berg} *kam . => Jan Berg: president ?
# organisations that only the office shows
Der Vorsitzende des Linux-Verbandes , {Jan Berg} , *kam . => Jan Berg: head linux-verband
Die Vorsitzende der Wahlkommission , {Eva Lind} , *kam . => Eva Lind: head wahlkommission
Der Präsident der Kommission , {Jan Berg} , *kam . => Jan Berg: president ?
Der Präsident des Weltverbandes , {Jan Berg} , *kam . => Jan Berg: president ?
Ryanair-Chef {Jan Berg} *kam . => Jan Berg: head ryanair
Finanz-Chef {Jan Berg} *kam . => Jan Berg: head ?
Ein Talibanführer *floh , {Jan Berg} , Talibanführer , *blieb . => Jan Berg: leader taliban
Deutschland *wählt . Bundestagspräsidentin {Eva Lind} *sprach . => Eva Lind: parliament DE
# the owner in another phrase
Die <Nordpartei> *verlor . Deren Präsident {Jan Berg} *ging . => Jan Berg: president nordpartei
Kenia *schweigt . Dessen Regierungschef {Jan Berg} *kam . => Jan Berg: premier KE
Das Unternehmen <Nordstahl> *baut . Vorstandschef {Jan Berg} *kam . => Jan Berg: executive nordstahl
Die SPD *tagt . Fraktionschefin {Eva Lind} *kam . => Eva Lind: party_leader spd
Die SPD *tagt . Vorstandschef {Jan Berg} *kam . => Jan Berg: executive ?
Die SPD *tagt . Die CDU *tagt nicht , die FDP auch . Fraktionschefin {Eva Lind} *kam . => Eva Lind: party_leader ?
# a description of one named before
{Jan Berg} *kam . Der Lega-Chef *lachte . => Jan Berg: head lega
{Jan Berg} *kam . Der kenianische Präsident *lachte . => Jan Berg: president KE
{Jan Berg} *kam . Ein Lega-Chef *lachte . =>
{Jan Berg} *kam mit {Karl Maurer} . Der Lega-Chef *lachte . =>
Der norwegische Präsident {Jan Berg} *kam . Der kenianische Präsident *lachte . => Jan Berg: president NO
# appointments, a bracket behind the name
Der Rat hat {Jan Berg} zum Präsidenten von Kenia *gewählt . => Jan Berg: president KE
{Jan Berg} wurde von {Eva Lind} zum Präsidenten von Kenia *ernannt . => Jan Berg: president KE
Der Rat hat {Jan Berg} zum Präsidenten von Kenia *geschickt . =>
{Jan Berg} ( SPD ) war seit 2005 Präsident von Kenia . => Jan Berg: president KE former
# heads of governments
Die Regierung von {Jan Berg} in Kenia *schwieg . => Jan Berg: premier KE
Die kenianische Regierung unter {Jan Berg} *schwieg . => Jan Berg: premier KE
Kenia und Norwegen *baten die Regierung von {Jan Berg} . =>
# members
Der SPD-Politiker {Jan Berg} *kam . => Jan Berg: politician spd member
Die CDU-Abgeordnete {Eva Lind} *kam . => Eva Lind: legislator cdu member
CSU-Innenminister {Karl Maurer} *kam . => Karl Maurer: minister csu member
# must not give an office of the country or organisation beside it
Der Präsident *traf {Jan Berg} in Kenia . =>
Der norwegische Trainer {Jan Berg} *kam . =>
Der norwegische Sänger {Jan Berg} *kam . =>
Der norwegische Schriftsteller {Jan Berg} *kam . =>
Die Ehefrau des russischen Präsidenten , {Olga Petrowa} , *kam . =>
Der Sohn des kubanischen Präsidenten , {Raúl Marín} , *kam . =>
{Jan Berg} *kritisierte den russischen Präsidenten . =>
{Jan Berg} *traf den Präsidenten Kenias . =>
Die Präsidenten Kenias und Ugandas *trafen {Jan Berg} . =>
Der Berliner Taxifahrer {Jan Berg} *kam . =>
Der bayerische Ministerpräsident {Jan Berg} *kam . => Jan Berg: premier bayern
Der Bürgermeister von Oslo , {Jan Berg} , *kam . => Jan Berg: local oslo
Der Ministerpräsident des Landes ~Hessen~ , {Jan Berg} , *kam . => Jan Berg: premier hessen
Der Justizminister von ~Sachsen~ , {Jan Berg} , *kam . => Jan Berg: minister sachsen
Gestern *kam der Ulmer Oberbürgermeister {Jan Berg} . => Jan Berg: local ulm
~Bonn~ *baut . ~Bonn~ *feiert . ~Ulm~ *liest . Bürgermeisterin {Eva Lind} *kam . => Eva Lind: local bonn
~Hessen~ *wählt . Ministerpräsident {Jan Berg} *kam . => Jan Berg: premier hessen
Kärnten *hilft . Landeshauptmann {Jan Berg} *kam . => Jan Berg: region kaernten
Der SPD-Stadtrat {Jan Berg} *kam . => Jan Berg: local spd member
# a place that has no such office, two places named as often
Der Sprecher der Feuerwehr ~Bonn~ , {Jan Berg} , *kam . => Jan Berg: spokesperson ?
Der General von ~Bonn~ , {Jan Berg} , *kam . => Jan Berg: general ?
~Bonn~ *baut . ~Ulm~ *liest . Bürgermeisterin {Eva Lind} *kam . => Eva Lind: local ?
Kenia *jubelt . ~Hessen~ *wählt . Premierminister {Jan Berg} *kam . => Jan Berg: premier KE
Der Außenminister {Iwan Petrow} *kam . => Iwan Petrow: foreign_minister ?
"""

SPANISH = """
# before the name
El canciller ruso {Serguéi Petrov} *habló . => Serguéi Petrov: foreign_minister RU
El ministro de Asuntos Exteriores ruso , {Serguéi Petrov} , *habló . => Serguéi Petrov: minister RU
La ministra de Exteriores de Francia , {Marie Brun} , *habló . => Marie Brun: minister FR
El presidente del Gobierno español , {Pedro Sanz} , *habló . => Pedro Sanz: premier ES
El presidente de Venezuela , {Nicolás Marín} , *habló . => Nicolás Marín: president VE
El presidente venezolano , {Nicolás Marín} , *habló . => Nicolás Marín: president VE
La presidenta argentina {Cristina Prado} *habló . => Cristina Prado: president AR
El mandatario cubano {Raúl Castell} *habló . => Raúl Castell: president CU
El primer ministro británico , {John Miller} , *habló . => John Miller: premier GB
La primera ministra británica {Mary Miller} *habló . => Mary Miller: premier GB
El portavoz del Kremlin , {Dmitri Petrov} , *habló . => Dmitri Petrov: spokesperson RU
La portavoz de la Casa Blanca , {Mary Miller} , *habló . => Mary Miller: spokesperson US
El embajador de Rusia en Venezuela , {Serguéi Petrov} , *habló . => Serguéi Petrov: ambassador RU
El embajador de Venezuela ante la ONU , {Samuel Ruiz} , *habló . => Samuel Ruiz: ambassador VE
El embajador ruso en Caracas {Serguéi Petrov} *habló . => Serguéi Petrov: ambassador RU
El secretario general de la ONU , {Jan Berg} , *habló . => Jan Berg: secretary_general un
El secretario general de la OTAN , {Jan Berg} , *habló . => Jan Berg: secretary_general nato
La presidenta de la Comisión Europea , {Eva Lind} , *habló . => Eva Lind: president eu-kommission
El vicepresidente de Colombia , {Jorge Ruiz} , *habló . => Jorge Ruiz: vice_president CO
El vicecanciller boliviano {Jorge Ruiz} *habló . => Jorge Ruiz: minister BO
El jefe del Gobierno español , {Pedro Sanz} , *habló . => Pedro Sanz: premier ES
El ministro de Defensa israelí , {David Levi} , *habló . => David Levi: minister IL
El presidente interino de Perú , {Jorge Ruiz} , *habló . => Jorge Ruiz: president PE
El presidente en funciones del Gobierno español , {Pedro Sanz} , *habló . => Pedro Sanz: president ES
La presidenta electa de Chile , {Ana Ruiz} , *habló . => Ana Ruiz: president CL
El líder del PP , {Jorge Ruiz} , *habló . => Jorge Ruiz: leader pp
El presidente de PDVSA , {Jorge Ruiz} , *habló . => Jorge Ruiz: president pdvsa
El rey de Jordania , {Ali Omari} , *habló . => Ali Omari: monarch JO
El secretario de Estado estadounidense , {John Miller} , *habló . => John Miller: minister US
# behind the name
{Jorge Ruiz} , ministro de Defensa de Chile , *habló . => Jorge Ruiz: minister CL
{Ana Ruiz} , presidenta de Chile , *habló . => Ana Ruiz: president CL
# former
El expresidente de Bolivia {Jorge Ruiz} *habló . => Jorge Ruiz: president BO former
El ex presidente boliviano {Jorge Ruiz} *habló . => Jorge Ruiz: president BO former
La exministra de Defensa de Chile , {Ana Ruiz} , *habló . => Ana Ruiz: minister CL former
El antiguo canciller boliviano {Jorge Ruiz} *habló . => Jorge Ruiz: foreign_minister BO former
El entonces presidente peruano , {Jorge Ruiz} , *habló . => Jorge Ruiz: president PE former
# whose office it is, said by a relative word; a gloss between title and name; a region
La OTAN , cuyo secretario general {Jan Berg} *habló . => Jan Berg: secretary_general nato
El presidente francés , el gaullista {Jean Brun} , *habló . => Jean Brun: president FR
La presidenta andaluza , {Ana Ruiz} , *habló en España . => Ana Ruiz: president junta-de-andalucia
# governments of regions and towns
El presidente del Gobierno vasco , {Jorge Ruiz} , *habló . => Jorge Ruiz: premier gobierno-vasco
La consejera andaluza de Salud , {Ana Ruiz} , *habló . => Ana Ruiz: official junta-de-andalucia
La consejera de Salud de la Junta de Andalucía , {Ana Ruiz} , *habló . => Ana Ruiz: official junta-de-andalucia
El alcalde de Lima , {Jorge Ruiz} , *habló . => Jorge Ruiz: local lima
# the owner is named before
El PSOE *cede . La presidenta del partido , {Ana Ruiz} , *calla . => Ana Ruiz: president psoe
Repsol *crece . El consejero delegado , {Jorge Ruiz} , *calla . => Jorge Ruiz: executive repsol
# several people
Los ministros españoles {Ana Ruiz} y {Jorge Ruiz} *hablaron . => Ana Ruiz: minister ES | Jorge Ruiz: minister ES
Los presidentes de Francia y Chile , {Ana Ruiz} y {Jorge Ruiz} , *hablaron . => Ana Ruiz: president FR | Jorge Ruiz: president CL
# a party by an adjective
El diputado socialista {Jorge Ruiz} *habló en España . => Jorge Ruiz: legislator psoe member
El alcalde popular , {Jorge Ruiz} , *habló en España . => Jorge Ruiz: local pp member
El portavoz socialista , {Jorge Ruiz} , *habló en España . => Jorge Ruiz: spokesperson psoe
# a government by its head
El PP *calla . El Gobierno de {Jorge Ruiz} *calla en España . => Jorge Ruiz: premier ES
# a description whose only bearer is near
El presidente ruso *habló . {Jorge Ruiz} *calla . => Jorge Ruiz: president RU
# must not
El futbolista argentino {Jorge Ruiz} *habló . =>
La música popular de {Jorge Ruiz} *gustó en España . =>
El PSOE y Repsol *crecen . El rector , {Jorge Ruiz} , *calla . => Jorge Ruiz: head ?
La presidenta rusa *habló . {Jorge Ruiz} *calla . =>
La esposa del presidente ruso , {Olga Petrova} , *habló . =>
{Jorge Ruiz} *criticó al presidente ruso . =>
El hijo del presidente cubano , {Raúl Marín} , *habló . =>
Los presidentes de Chile y Perú *recibieron a {Jorge Ruiz} . =>
"""


def cases(table: str) -> list[tuple[str, str]]:
    """Markup and expected offices of each line."""
    lines = [line for line in table.splitlines() if line.strip() and not line.startswith("#")]
    return [(markup.strip(), expected.strip()) for markup, _, expected in (line.partition("=>") for line in lines)]


def offices(markup: str, lang: str) -> str:
    """The offices found, in the notation of the tables."""
    actors = actors_of(markup, lang=lang)
    names = {entity.id: entity.name for entity in actors.entities}
    found = []
    for item in actors.incumbencies:
        target = item.target.partition(":")[2] if item.target else "?"
        flags = " former" * item.former + " member" * item.member
        found.append(f"{names[item.person]}: {item.office} {target}{flags}")
    return " | ".join(dict.fromkeys(found))


@pytest.mark.parametrize(("markup", "expected"), cases(GERMAN))
def test_german(markup: str, expected: str) -> None:
    assert offices(markup, "de") == expected


@pytest.mark.parametrize(("markup", "expected"), cases(SPANISH))
def test_spanish(markup: str, expected: str) -> None:
    assert offices(markup, "es") == expected


def by_reference(reason: str) -> list[tuple[str, str | None]]:
    """The offices of a clause whose subject is a reference of the given reason."""
    _, parsed = parse("Außerdem ist er Präsident der SPD .")
    sites = [Site(13, 15, ("person:x",), "pronoun", reason=reason), Site(30, 33, ("organisation:spd",), "acronym")]
    return [(held.person, held.target) for held in holders_by_reference([lay_out(parsed[0], sites)])]


def test_an_office_by_pronoun() -> None:
    assert by_reference("personal: sentence before, only one, subject") == [("person:x", "organisation:spd")]
    assert by_reference("possessive: subject, person") == []


def test_a_place_with_an_office_is_an_organisation() -> None:
    named = {e.id: e for e in actors_of("Der Präsident der Region ~Elsass~ , {Jan Berg} , *kam .").entities}
    assert named["organisation:elsass"].type == "organisation"
    assert named["organisation:elsass"].aliases == ("Region Elsass",)
    named = {e.id: e for e in actors_of("Der Präsident des Landes ~Hessen~ , {Jan Berg} , *kam .").entities}
    assert named["organisation:hessen"].aliases == ("Hessen",)
    named = {e.id: e for e in actors_of("Der Präsident {Jan Berg} *kam nach ~Hessen~ .").entities}
    assert named["place:hessen"].type == "place"
