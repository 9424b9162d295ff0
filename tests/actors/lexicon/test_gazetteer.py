"""Tables of one-line sentences. ``[Wort|ID]`` marks every hit there is: a country code, or an id without its type."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import pytest
import spacy

from extractor.actors.lexicon.gazetteer import find_hits, find_in_text
from tests.actors.lexicon.marked import ENTRIES, MARK, lines, read

GERMAN = """
[Norwegen|NO] und [Kenia|KE] verhandeln.
Die Außenpolitik [Russlands|RU] bleibt umstritten.
Die [russische|RU] Flotte lief aus.
[Russische|RU] Bomber überflogen das Gebiet.
Die [Russische Föderation|RU] trat bei.
Ein Gesetz der [Russischen Föderation|RU] verbietet das.
[RUSSLAND|RU] UND [CHINA|CN] EINIG
Die [Russen|RU] kommen, sagte eine [Russin|RU].
Er sprach auf Russisch mit den Gästen.
Sie übersetzte aus dem Russischen ins Deutsche.
Chinesisch und Englisch sind Weltsprachen.
Er kann gut Deutsch.
Die [Deutschen|DE] wählen im Herbst.
Ein [Deutscher|DE] wurde verletzt.
Die [deutsche|DE] Wirtschaft wächst.
Die [deutsch|DE]-[französische|FR] Freundschaft lebt.
Der [russisch|RU]-[ukrainische|UA] Konflikt dauert an.
Das [türkisch|TR]-[US-amerikanische|US] Verhältnis ist getrübt.
Die russisch-orthodoxe Kirche feiert.
Prorussische Kräfte besetzten das Amt.
Die pro-russischen Kräfte besetzten das Amt.
Antiamerikanische Parolen waren zu hören.
Ein afro-amerikanischer Musiker spielte.
Lateinamerikanische Musik ist beliebt.
Die [US|US]-Regierung und der [EU|eu]-Gipfel.
Die [USA|US] kündigten das an.
In den [Vereinigten Staaten|US] wird gewählt.
Die [Vereinigten Staaten von Amerika|US] haben 50 Bundesstaaten.
[Vereinigte Staaten|US] drohen mit Zöllen.
[US-amerikanische|US] Firmen und [amerikanische|US] Banken.
Ein [Amerikaner|US] und zwei [US-Amerikanerinnen|US] kamen an.
Das kostet 30 US-Dollar.
Es kostet 5 US$ im Laden.
Sie zahlten in schwedischen Kronen und australischen Dollar.
Die [Schweiz|CH] blieb neutral.
Der [Schweizer|CH] Außenminister sprach.
Ein [Schweizer|CH] gewann das Rennen.
Das kostet 100 Schweizer Franken.
Die Bevölkerung der [Türkei|TR] wächst.
Die [Tuerkei|TR] und [Oesterreich|AT] stimmten zu.
[Großbritannien|GB] und das [Vereinigte Königreich|GB] sind eins.
[Grossbritannien|GB] und [Weissrussland|BY] stehen in [Schweizer|CH] Zeitungen mit ss.
Das Parlament des [Vereinigten Königreichs|GB] tagt.
Die [britische|GB] Premierministerin und die [Briten|GB].
Die [englische|GB] Regierung spielte mit.
[Georgien|GE] will beitreten.
Die [Niederlande|NL] und [Holland|NL] sind dasselbe.
In den [Niederlanden|NL] und den [Vereinigten Arabischen Emiraten|AE] wird gebaut.
[Niger|NE] ist nicht [Nigeria|NG].
[nigrische|NE] und [nigerianische|NG] Truppen rückten vor.
Die Armee des [Niger|NE] meldet Erfolge.
[Guinea|GN], [Guinea-Bissau|GW], [Äquatorialguinea|GQ] und [Papua-Neuguinea|PG] sind vier Staaten.
Neuguinea ist eine Insel.
Im Golf von Guinea wurden Piraten gesichtet.
Am Golf von Mexiko steigt der Druck.
Der Präsident des [Kongo|CD] trat zurück.
Die [Demokratische Republik Kongo|CD] wählt.
In der [Demokratischen Republik Kongo|CD] wird gewählt.
[Kongo-Brazzaville|CG] liegt am Fluss. Im [Kongo|CG] wird gewählt.
[Brazzaville|CG] und [Kinshasa|CD] streiten; im [Kongo|CD] wächst die Sorge.
Korea ist geteilt.
[Südkorea|KR] rüstet auf. Die koreanische Halbinsel bleibt unruhig.
[Nordkorea|KP] rüstet auf. Die [koreanische|KP] Führung schweigt.
[Südkorea|KR] und [Nordkorea|KP] reden. Die koreanische Frage ist offen.
Die [südkoreanische|KR] und die [nordkoreanische|KP] Armee.
Michael Jordan spielte gut, am Jordan und in [Jordanien|JO].
Die [jordanische|JO] Königin kam.
Der [Tschad|TD] und [Mali|ML] brachen ab.
Die [tschadische|TD] und die [malische|ML] Regierung.
[Kuba|CU] und [Cuba|CU] sind eins; [kubanische|CU] Ärzte halfen.
[Chile|CL] liefert Kupfer, aber chile ist scharf.
[Togo|TG] und [Oman|OM] nahmen teil.
Die [togoische|TG] Delegation reiste ab.
An der Mosel wächst Wein.
Die [Dominikanische Republik|DO] und [Dominica|DM] sind zwei Staaten.
Die [Slowakei|SK] und [Slowenien|SI] grenzen nicht aneinander.
[Irak|IQ] und [Iran|IR] bleiben zwei Länder.
Der Präsident des [Iran|IR] und die Regierung des [Iraks|IQ].
[Sudan|SD] und [Südsudan|SS] einigten sich.
Die [südsudanesische|SS] Armee und [sudanesische|SD] Milizen.
Im Nord-Irak und in der Ost-Ukraine wird gekämpft.
[Elfenbeinküste|CI] und [Côte d'Ivoire|CI] heißen gleich.
Die [Côte d’Ivoire|CI] exportiert Kakao.
Die [VR China|CN] und die [Volksrepublik China|CN].
Die [Republik China|TW] auf [Taiwan|TW].
[Belarus|BY] hieß [Weißrussland|BY]; die [belarussische|BY] Opposition.
[Tschechien|CZ] und die [Tschechische Republik|CZ]; früher die [Tschechoslowakei|CS].
Die [Sowjetunion|SU], die [UdSSR|SU], die [DDR|DD] und [Jugoslawien|YU] gibt es nicht mehr.
Die [sowjetische|SU] Führung und der [DDR|DD]-Chef.
Ex-[Jugoslawien|YU] blieb unruhig.
[Palästina|PS] und die [Palästinenser|PS].
Die [Palästinensische Autonomiebehörde|PS] tagte.
Der [Vatikan|VA] und der [Heilige Stuhl|VA] vermitteln.
Ein Gesandter des [Heiligen Stuhls|VA] kam.
[Saudi-Arabien|SA] fördert Öl, die [saudische|SA] und die [saudi-arabische|SA] Seite schweigt.
Die [Saudi-Arabien|SA]-Politik ändert sich.
[Bosnien und Herzegowina|BA], kurz [Bosnien|BA].
[Moskau|RU] und [Kiew|UA] schweigen.
Der [Kreml|RU] und das [Weiße Haus|US] schweigen.
Die Sprecherin des [Weißen Hauses|US] schwieg.
Der [Élysée-Palast|FR], das [Pentagon|US] und [Downing Street|GB].
Der [Kreml|RU]-Sprecher und der [Kreml|RU]chef.
Die [Moskauer|RU] Führung schweigt.
Die Moskauer Metro fährt, und die Wiener Landesregierung tagt.
Sie wohnt in Berlin-Kreuzberg.
George Washington war General.
Die [Bundesregierung|DE] und das [Auswärtige Amt|DE] prüfen.
[Wien|AT]: Die [österreichische|AT] Kanzlerin sprach; die [Bundesregierung|AT] prüft.
Neue [Russland|RU]-Sanktionen und [Ukraine|UA]-Hilfen.
Neue [Russland|RU]sanktionen und ein [China|CN]besuch.
Der Koreakrieg endete 1953.
Der Deutschlandfunkturm leuchtet.
Die Nicht-EU-Staaten zahlen mehr.
Die [EU|eu]- und [Nato|nato]-Staaten zahlen mehr.
Der [US|US]-[China|CN]-Gipfel beginnt.
Exil-[Iraner|IR] protestierten.
Der AS Monaco verlor gegen Real Madrid.
Die Jamaika-Koalition scheiterte.
Rosa Luxemburg stammte aus [Polen|PL].
Er kam aus Rhode Island und nicht aus [Island|IS].
Auf der Seite www.russland.example/Iran steht nichts.
Er schrieb an @Venezuela und an @USA_heute.
#[Venezuela|VE] und #[russland|RU] liegen vorn.
Er fragte nach dem italiener an der Ecke.
das land togo und die insel malta
Die [Deutsche Bank|deutsche-bank] und die [Österreichische Post|oesterreichische-post] melden Gewinne.
Der [Deutsche Bundestag|bundestag] und der [Bundesrat|bundesrat] stimmten zu.
Der Deutsche Mieterbund klagt.
Die [Israelische|IL] Armee rückte vor.
"""

GERMAN_ORGANISATIONS = """
Die [EU|eu], die [Europäische Union|eu] und der [Rat der Europäischen Union|eu-rat] sind dreierlei.
Die [Nato|nato] und die [NATO|nato] sind eins.
Die [UN|un], die [UNO|un] und die [Vereinten Nationen|un] tagen.
Der [UN-Sicherheitsrat|un-sicherheitsrat] und der [Sicherheitsrat der Vereinten Nationen|un-sicherheitsrat] tagen.
Die [EU-Kommission|eu-kommission] und das [EU-Parlament|eu-parlament] streiten.
Die [Europäische Kommission|eu-kommission] prüft, das [Europaparlament|eu-parlament] wartet.
[Brüssel|eu] verlangt Reformen.
Der [Westen|westen] droht.
Die Politik des [Westens|westen] ist gescheitert.
Die [westlichen|westen] Sanktionen wirken.
Im Westen regnet es, der Westen der Stadt ist trocken.
Der Westen [Syriens|SY] und das westliche Ufer sind ruhig.
Sie fuhren nach Westen.
[G7|g7], [G20|g20] und [BRICS|brics] tagen.
Der [Internationale Währungsfonds|iwf] ([IWF|iwf]) und die [Weltbank|weltbank] helfen.
Chefin des [Internationalen Währungsfonds|iwf] wurde sie.
Die [EZB|ezb], die [WTO|wto] und die [WHO|who] warnen.
Die [Europäische Zentralbank|ezb] erhöht die Zinsen.
Die [OPEC|opec] und die [Opec+|opec-plus] kürzen.
Die [OSZE|osze] und der [Europarat|europarat] beobachten.
Die [Arabische Liga|arabische-liga] und die [Afrikanische Union|afrikanische-union] beraten.
[CDU|cdu], [CSU|csu] und [SPD|spd] verhandeln, die [CDU/CSU|cdu-csu] auch.
Der [SPD|spd]-Chef und die [AfD|afd]-Politikerin stritten.
Die [Grünen|gruene] fordern mehr.
Die [Grünen|gruene]-Chefin und [Bündnis 90/Die Grünen|gruene] stimmten zu.
[SPD|spd] und [Grüne|gruene] einigen sich.
Die Grüne Insel und Rasen im Grünen.
Ampeln zeigen Grüne Wellen.
Die [Linke|linke] und die [Linken|linke]-Fraktion lehnen ab.
Seine linke Hand schmerzte.
Die [ÖVP|oevp] und die [FPÖ|fpoe] einigten sich.
Die [USA|US] wählen: [Republikaner|republikaner-us] und [Demokraten|demokraten-us] liegen gleichauf.
Überzeugte Demokraten und Republikaner gibt es überall.
[Hamas|hamas], [Hisbollah|hisbollah] und [Taliban|taliban] kämpfen.
Der [IS|islamischer-staat] bekannte sich, der [Islamische Staat|islamischer-staat] ebenfalls.
Sie ist da, und das is so.
Das meldet die [dpa|dpa] unter Berufung auf [Reuters|reuters] und [AFP|afp].
Das Nachrichtenmagazin „[Spiegel|spiegel]“ berichtet.
Sie sah in den Spiegel.
[Der Spiegel|spiegel] berichtet.
Die [CIA|cia], das [FBI|fbi] und der [BND|bnd] schweigen.
Die [Bundeswehr|bundeswehr] hilft.
[Amnesty International|amnesty-international], [Greenpeace|greenpeace] und das [Rote Kreuz|rotes-kreuz] warnen.
Mitarbeiter des [Deutschen Roten Kreuzes|rotes-kreuz] kamen.
Die [Washington Post|washington-post] und die [New York Times|new-york-times] berichten.
Das Zahlungssystem [MIR|mir] läuft.
Die [Mir-Karten|mir] funktionieren.
Mir ist kalt, sagt MIR Müller.
Die Raumstation Mir stürzte ab.
[SWIFT|swift] und [SEPA|sepa] sind verschieden.
Der Ausschluss der Banken aus [Swift|swift] wirkt.
Taylor Swift sang.
[Visa|visa] und [Mastercard|mastercard] ziehen sich zurück.
Er bekam zwei Visa für die Reise.
Die Überweisung mit [PIX|pix] ist kostenlos.
[UnionPay|unionpay] wächst.
"""

SPANISH = """
[Noruega|NO] y [Bolivia|BO] negocian.
La [Federación de Rusia|RU] ratificó el acuerdo.
Las tropas [rusas|RU] avanzan.
Los [rusos|RU] y un [cubano|CU] llegaron.
El conflicto [ruso|RU]-[ucraniano|UA] sigue.
Habla en ruso y en español.
[EE. UU.|US], [EE.UU.|US], [EEUU|US] y los [Estados Unidos|US] son lo mismo.
Una empresa [estadounidense|US] y el Ejército [norteamericano|US].
El continente americano es grande.
[Estados Unidos|US] votó; el presidente [americano|US] habló.
El [Reino Unido|GB] y [Gran Bretaña|GB] son lo mismo.
[Mexico|MX], [México|MX] y [Méjico|MX] se escriben así.
Saludos de [Espana|ES] y de [Espana|ES].
El golfo de México está en calma.
El Gobierno [español|ES] y el Gobierno [Español|ES].
La política [china|CN] y la [China|CN] de hoy.
[China|CN] e [India|IN] compiten.
Los pueblos indios protestaron.
[India|IN] crece y el primer ministro [indio|IN] habló.
La republica de ecuador, el ecuador terrestre y [Ecuador|EC].
El [japonés|JP] y el gobierno [japones|JP].
Vive en Granada desde niño.
[Corea del Norte|KP] y [Corea del Sur|KR] dialogan.
Los [surcoreanos|KR] y los [norcoreanos|KP].
El [Níger|NE] y [Nigeria|NG] cerraron la frontera.
[Guinea Ecuatorial|GQ], [Guinea-Bisáu|GW] y [Guinea|GN].
La [República Democrática del Congo|CD] y la [República del Congo|CG].
[Georgia|GE] pidió ayuda, no Atlanta, Georgia.
[Jordania|JO], [Chad|TD], [Malí|ML] y [Cuba|CU].
El [salvadoreño|SV] visitó [El Salvador|SV].
El [Kremlin|RU] y la [Casa Blanca|US] callan.
[Oslo|NO] y [Lima|PE] callan.
Irán a votar mañana.
El martes, [Irán|IR] a través de su ministro respondió.
[Irán|IR] respondió.
Pagó cien rublos rusos y dos dólares canadienses.
Subieron a la montaña rusa.
Comieron chile y pan; [Chile|CL] ganó.
La [Unión Soviética|SU], la [URSS|SU] y [Yugoslavia|YU] ya no existen.
#[Rusia|RU] y #[venezuela|VE] son tendencia, dice @Cuba.
[RUSIA|RU] RESPONDE
Visitaron la [República Dominicana|DO] y [Dominica|DM].
[Palestina|PS] e [Israel|IL]; los [palestinos|PS] y los [israelíes|IL].
La [Santa Sede|VA] media.
El gobierno [iraní|IR], los [iraquíes|IQ] y los [saudíes|SA].
El [Partido Popular|pp] y el [PSOE|psoe] pactan.
Las [Naciones Unidas|un], la [ONU|un] y la [OTAN|nato].
La [Unión Europea|eu] ([UE|eu]) y la [Comisión Europea|eu-kommission].
[Bruselas|eu] exige reformas.
El [FMI|iwf], el [Banco Mundial|weltbank] y el [BCE|ezb].
La [OPEP|opec], la [OEA|oas] y el [Mercosur|mercosur].
[Occidente|westen] amenaza con más sanciones [occidentales|westen].
La costa occidental es fría.
El sistema de pago [MIR|mir] funciona.
Las [FARC|farc], el [ELN|eln] y [ETA|eta].
[Hezbolá|hisbollah] y [Hamás|hamas] negocian.
La [Cruz Roja|rotes-kreuz] y [Amnistía Internacional|amnesty-international].
La agencia [EFE|efe] y [El País|el-pais] informan.
"""


def check(marked: str, lang: str) -> None:
    text, expected = read(marked)
    assert [(hit.start, hit.end, hit.entity_id) for hit in find_in_text(text, lang=lang)] == expected


@pytest.mark.parametrize("marked", lines(GERMAN) + lines(GERMAN_ORGANISATIONS))
def test_german(marked: str) -> None:
    check(marked, "de")


@pytest.mark.parametrize("marked", lines(SPANISH))
def test_spanish(marked: str) -> None:
    check(marked, "es")


KINDS = [
    ("de", "Russland schweigt.", "name", "noun"),
    ("de", "USA schweigen.", "acronym", "noun"),
    ("de", "Die US-Regierung schweigt.", "acronym", "prefix"),
    ("de", "Die Russland-Politik ruht.", "name", "prefix"),
    ("de", "Die russische Armee ruht.", "demonym", "adjective"),
    ("de", "Die Russen ruhen.", "demonym", "person"),
    ("de", "Die Deutschen ruhen.", "demonym", "person"),
    ("de", "Deutsche Firmen ruhen.", "demonym", "adjective"),
    ("de", "Ein Schweizer ruht.", "demonym", "person"),
    ("de", "Schweizer Banken ruhen.", "demonym", "adjective"),
    ("de", "Moskau schweigt.", "capital", "noun"),
    ("de", "Der Kreml schweigt.", "capital", "seat"),
    ("de", "Der Kreml-Sprecher schweigt.", "capital", "prefix"),
    ("de", "Der Kremlsprecher schweigt.", "capital", "prefix"),
    ("de", "Die Moskauer Führung schweigt.", "capital", "adjective"),
    ("de", "Hallo 🇷🇺!", "flag", "noun"),
    ("es", "Los rusos callan.", "demonym", "person"),
    ("es", "Tropas rusas avanzan.", "demonym", "adjective"),
    ("es", "El Kremlin calla.", "capital", "seat"),
    ("es", "ONU calla.", "acronym", "noun"),
]


@pytest.mark.parametrize(("lang", "text", "kind", "form"), KINDS)
def test_kind_and_form(lang: str, text: str, kind: str, form: str) -> None:
    assert [(hit.kind, hit.form) for hit in find_in_text(text, lang=lang)] == [(kind, form)]


def test_all_flags() -> None:
    for entry in ENTRIES.values():
        if entry.type == "country" and entry.status != "former" and entry.country is not None:
            flag = "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in entry.country)
            assert [hit.entity_id for hit in find_in_text(flag, lang="es")] == [entry.id]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("🇻🇪🇷🇺", [(0, 2, "country:VE"), (2, 4, "country:RU")]),
        ("Hoy🇨🇺!", [(3, 5, "country:CU")]),
        ("🇪🇺 🇺🇳", [(0, 2, "organisation:eu"), (3, 5, "organisation:un")]),
        ("🇽🇽", []),
        ("🇷", []),
        ("😀🏳️‍🌈", []),
    ],
)
def test_flags(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert [(hit.start, hit.end, hit.entity_id) for hit in find_in_text(text, lang="es")] == expected


def test_inflected_forms_of_every_country() -> None:
    """The name, its genitive and the adjective before a noun give the country, in a sentence of nothing else."""
    for entry in ENTRIES.values():
        if entry.type == "country":
            name = entry.names["de"]
            assert entry.id in {hit.entity_id for hit in find_in_text(f"Sie reisen nach {name}.", lang="de")}, name
            name = entry.names["es"]
            if name.split()[0] not in {"Guadalupe", "Mauricio", "Reunión", "San"}:
                assert entry.id in {hit.entity_id for hit in find_in_text(f"Viajan a {name}.", lang="es")}, name


def test_offsets_count_in_the_document() -> None:
    doc = spacy.blank("de")("Die Türkei wartet.")
    hits = find_hits(SimpleNamespace(doc=doc, offset=100), lang="de")
    assert [(hit.start, hit.end) for hit in hits] == [(104, 110)]


def test_hits_do_not_overlap_and_stand_in_order() -> None:
    text = " ".join(MARK.sub(r"\1", line) for line in lines(GERMAN))
    hits = find_in_text(text, lang="de")
    assert all(one.end <= two.start for one, two in pairwise(hits))


def test_an_unknown_language_has_the_neutral_forms() -> None:
    assert [hit.entity_id for hit in find_in_text("Greenpeace sued Gazprom in Russia.", lang="en")] == [
        "organisation:greenpeace"
    ]


def test_empty_text() -> None:
    assert find_in_text("", lang="de") == []
    assert find_in_text("\n \t", lang="es") == []


def test_a_name_does_not_reach_over_a_blank_line() -> None:
    assert [hit.entity_id for hit in find_in_text("Sierra\n\nLeone", lang="de")] == []
    assert [hit.entity_id for hit in find_in_text("Sierra\nLeone", lang="de")] == ["country:SL"]


@pytest.mark.parametrize("unit", ["Die US-Regierung und Mir ", "[](){}-", "🇷", "Die Linke ", "x" * 50, "www.a.de/b "])
def test_time_grows_with_length(unit: str) -> None:
    """A long line without full stops is read; a quadratic scan would not come back."""
    find_in_text(unit * (200_000 // len(unit)), lang="de")
