"""Every country is found by its name, adjective, demonyms and capital, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from extractor.actors.lexicon import inflection
from extractor.actors.lexicon.entries import COUNTRY_NAME_COLUMNS, load_lexicon
from extractor.actors.lexicon.gazetteer import find_in_text
from extractor.lang import Row, read_table, values

ENTRIES = load_lexicon().entries
STATES = {e.country for e in ENTRIES.values() if e.type == "country" and e.status == "country"}

# States whose capital has their name or stands for another actor (Brussels for the EU).
WITHOUT_CAPITAL = {
    "de": {"BE", "DJ", "LU", "MC", "SG", "SM", "ST", "VA"},
    "es": {"BE", "DJ", "GD", "KW", "LU", "MC", "SG", "SM", "ST", "TN", "VA"},
}
WITHOUT_DEMONYM: dict[str, set[str]] = {"de": {"KN", "VA"}, "es": set()}
# German demonyms that are also the country's name: they are found as the name.
HOMONYMS = {"Polen", "Ungarn", "Schweden", "Färöer", "Färöern"}

# Names that are more often a person's, a town's or a meeting's, and count only where another form names the country.
UNSAFE_NAMES: dict[str, set[str]] = {"de": set(), "es": {"Guadalupe", "Mauricio", "Reunión", "San Martín"}}

# Three letters that are another actor's acronym, or of a country whose name the text cannot safely give.
TAKEN_CODES = {"de": {"PAN", "PRI", "KNA"}, "es": {"PAN", "PRI", "KNA", "CAN", "GLP", "MAF", "MUS", "REU"}}

# One form a cell, written by hand: man, woman, men, women.
GERMAN_PEOPLE = """
RU Russe Russin Russen Russinnen
US Amerikaner Amerikanerin Amerikaner Amerikanerinnen
GB Brite Britin Briten Britinnen
FR Franzose Französin Franzosen Französinnen
DE Deutscher Deutsche Deutsche Deutsche
AT Österreicher Österreicherin Österreicher Österreicherinnen
CH Schweizer Schweizerin Schweizer Schweizerinnen
IT Italiener Italienerin Italiener Italienerinnen
ES Spanier Spanierin Spanier Spanierinnen
PT Portugiese Portugiesin Portugiesen Portugiesinnen
PL Pole Polin Polen Polinnen
CZ Tscheche Tschechin Tschechen Tschechinnen
SK Slowake Slowakin Slowaken Slowakinnen
HU Ungar Ungarin Ungarn Ungarinnen
RO Rumäne Rumänin Rumänen Rumäninnen
BG Bulgare Bulgarin Bulgaren Bulgarinnen
GR Grieche Griechin Griechen Griechinnen
TR Türke Türkin Türken Türkinnen
UA Ukrainer Ukrainerin Ukrainer Ukrainerinnen
BY Belarusse Belarussin Belarussen Belarussinnen
GE Georgier Georgierin Georgier Georgierinnen
AM Armenier Armenierin Armenier Armenierinnen
KZ Kasache Kasachin Kasachen Kasachinnen
CN Chinese Chinesin Chinesen Chinesinnen
JP Japaner Japanerin Japaner Japanerinnen
KR Südkoreaner Südkoreanerin Südkoreaner Südkoreanerinnen
KP Nordkoreaner Nordkoreanerin Nordkoreaner Nordkoreanerinnen
VN Vietnamese Vietnamesin Vietnamesen Vietnamesinnen
IN Inder Inderin Inder Inderinnen
PK Pakistaner Pakistanerin Pakistaner Pakistanerinnen
AF Afghane Afghanin Afghanen Afghaninnen
IR Iraner Iranerin Iraner Iranerinnen
IQ Iraker Irakerin Iraker Irakerinnen
SY Syrer Syrerin Syrer Syrerinnen
LB Libanese Libanesin Libanesen Libanesinnen
JO Jordanier Jordanierin Jordanier Jordanierinnen
IL Israeli Israelin Israelis Israelinnen
PS Palästinenser Palästinenserin Palästinenser Palästinenserinnen
EG Ägypter Ägypterin Ägypter Ägypterinnen
LY Libyer Libyerin Libyer Libyerinnen
NG Nigerianer Nigerianerin Nigerianer Nigerianerinnen
NE Nigrer Nigrerin Nigrer Nigrerinnen
ZA Südafrikaner Südafrikanerin Südafrikaner Südafrikanerinnen
CU Kubaner Kubanerin Kubaner Kubanerinnen
VE Venezolaner Venezolanerin Venezolaner Venezolanerinnen
CO Kolumbianer Kolumbianerin Kolumbianer Kolumbianerinnen
BR Brasilianer Brasilianerin Brasilianer Brasilianerinnen
AR Argentinier Argentinierin Argentinier Argentinierinnen
CL Chilene Chilenin Chilenen Chileninnen
PE Peruaner Peruanerin Peruaner Peruanerinnen
MX Mexikaner Mexikanerin Mexikaner Mexikanerinnen
DK Däne Dänin Dänen Däninnen
SE Schwede Schwedin Schweden Schwedinnen
NO Norweger Norwegerin Norweger Norwegerinnen
FI Finne Finnin Finnen Finninnen
IE Ire Irin Iren Irinnen
NL Niederländer Niederländerin Niederländer Niederländerinnen
BE Belgier Belgierin Belgier Belgierinnen
XK Kosovare Kosovarin Kosovaren Kosovarinnen
RS Serbe Serbin Serben Serbinnen
"""

SPANISH_PEOPLE = """
RU ruso rusa rusos rusas
US estadounidense estadounidense estadounidenses estadounidenses
US norteamericano norteamericana norteamericanos norteamericanas
DE alemán alemana alemanes alemanas
FR francés francesa franceses francesas
GB británico británica británicos británicas
ES español española españoles españolas
CN chino china chinos chinas
JP japonés japonesa japoneses japonesas
IR iraní iraní iraníes iraníes
IQ iraquí iraquí iraquíes iraquíes
IL israelí israelí israelíes israelíes
UA ucraniano ucraniana ucranianos ucranianas
PL polaco polaca polacos polacas
TR turco turca turcos turcas
BE belga belga belgas belgas
VE venezolano venezolana venezolanos venezolanas
CU cubano cubana cubanos cubanas
NI nicaragüense nicaragüense nicaragüenses nicaragüenses
CR costarricense costarricense costarricenses costarricenses
GT guatemalteco guatemalteca guatemaltecos guatemaltecas
KR surcoreano surcoreana surcoreanos surcoreanas
KP norcoreano norcoreana norcoreanos norcoreanas
SA saudí saudí saudíes saudíes
PT portugués portuguesa portugueses portuguesas
"""


def rows(lang: str) -> Iterator[tuple[str, Row]]:
    for row in read_table(lang, "countries", columns=COUNTRY_NAME_COLUMNS[lang]):
        yield row["code"], row


def found(text: str, lang: str) -> set[tuple[str, str]]:
    return {(hit.entity_id, hit.kind) for hit in find_in_text(text, lang=lang)}


def ids(hits: set[tuple[str, str]]) -> set[str]:
    return {entity_id for entity_id, _ in hits}


def evident(code: str, text: str, lang: str) -> set[tuple[str, str]]:
    """What the text adds to the country's name, which stands before it as evidence for unsafe forms."""
    name = ENTRIES[f"country:{code}"].names[lang]
    return {(hit.entity_id, hit.kind) for hit in find_in_text(f"{name}. {text}", lang=lang) if hit.start > len(name)}


def cases(lang: str, column: str) -> list[tuple[str, str]]:
    return [(code, value.removesuffix("?")) for code, row in rows(lang) for value in values(row[column])]


@pytest.mark.parametrize("lang", ["de", "es"])
def test_names(lang: str) -> None:
    frame = "Sie reisten nach {}." if lang == "de" else "Viajaron a {} ayer."
    table = {row["name"].removesuffix("?"): code for code, row in rows(lang)}
    missing = {name for name, code in table.items() if f"country:{code}" not in ids(found(frame.format(name), lang))}
    assert missing == UNSAFE_NAMES[lang]
    # In capitals, as headlines have them.
    names = {name: code for name, code in table.items() if len(name) > 3}
    missing = {name for name, code in names.items() if f"country:{code}" not in ids(found(name.upper(), lang))}
    assert missing == UNSAFE_NAMES[lang]


def test_german_genitives() -> None:
    missing = [
        form
        for code, row in rows("de")
        for form in inflection.german_name(row["name"], article=row["article"])
        if f"country:{code}" not in ids(found(f"Die Lage {form} ist ruhig.", "de"))
    ]
    assert missing == []


def demonyms(lang: str, column: str, frame: str, inflect: Callable[[str], tuple[str, ...]]) -> list[str]:
    """The forms that are not found as demonyms in a frame."""
    return [
        form
        for code, word in cases(lang, column)
        for form in inflect(word)
        if (f"country:{code}", "demonym") not in evident(code, frame.format(form), lang)
    ]


def test_german_adjectives() -> None:
    assert demonyms("de", "adjective", "Dort sitzt {} Regierung.", inflection.german_adjective) == []


def test_german_demonyms() -> None:
    missing = demonyms("de", "demonym", "Gestern kamen {} an.", inflection.german_person)
    assert set(missing) == HOMONYMS


def test_spanish_gentilicios() -> None:
    assert demonyms("es", "gentilicio", "El gobierno {} calla.", inflection.spanish_gentilicio) == []


@pytest.mark.parametrize("lang", ["de", "es"])
def test_capitals_and_seats(lang: str) -> None:
    missing = [
        place
        for column in ("capital", "seat")
        for code, place in cases(lang, column)
        if "*" not in place and (f"country:{code}", "capital") not in evident(code, f"{place}?", lang)
    ]
    assert missing == []


@pytest.mark.parametrize("lang", ["de", "es"])
def test_every_state_has_a_capital_and_people(lang: str) -> None:
    people = "demonym" if lang == "de" else "gentilicio"
    table = {code: row for code, row in rows(lang) if code in STATES}
    assert {code for code, row in table.items() if not row["capital"]} == WITHOUT_CAPITAL[lang]
    assert {code for code, row in table.items() if not row[people]} == WITHOUT_DEMONYM[lang]


@pytest.mark.parametrize("line", GERMAN_PEOPLE.strip().splitlines())
def test_german_people(line: str) -> None:
    code, man, woman, men, women = line.split()
    for text in (f"Ein {man} sprach.", f"Eine {woman} sprach.", f"Die {men} sprachen.", f"Zwei {women} sprachen."):
        assert found(text, "de") == {(f"country:{code}", "name" if men in HOMONYMS and men in text else "demonym")}, (
            text
        )


@pytest.mark.parametrize("line", SPANISH_PEOPLE.strip().splitlines())
def test_spanish_people(line: str) -> None:
    code, man, woman, men, women = line.split()
    for text in (f"Un {man} habló.", f"Una {woman} habló.", f"Los {men} hablaron.", f"Las {women} hablaron."):
        assert found(text, "es") == {(f"country:{code}", "demonym")}, text


@pytest.mark.parametrize("lang", ["de", "es"])
def test_codes(lang: str) -> None:
    """The three letters of every country, where its name stands in the text; a bare code says nothing."""
    codes = {e.iso3: e for e in ENTRIES.values() if e.type == "country" and e.status != "former"}
    del codes["USA"]
    missing = {c for c, e in codes.items() if e.id not in ids(evident(str(e.country), f"Lind ({c}) 3:0", lang))}
    bare = {c for c, e in codes.items() if e.id in ids(found(f"Lind ({c}) 3:0", lang))}
    assert (missing, bare) == (TAKEN_CODES[lang], set())
