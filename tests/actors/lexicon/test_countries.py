"""Forms of countries in both languages. Every name of the lexicon in a line is marked; what is not marked must not be found."""

from __future__ import annotations

import pytest

from extractor.actors.lexicon.gazetteer import find_in_text
from tests.actors.lexicon.marked import lines, read

GERMAN_FORMS = """
# names and alternates
Die [USA|US], die [Vereinigten Staaten|US] und die [U.S.A.|US] sind dasselbe Land.
Die Bürger der [Vereinigten Staaten|US] wählen im November.
Ein Bündnis [Vereinigter Staaten|US] hat sie es genannt.
Der Präsident der [Vereinigten Staaten von Amerika|US] und der [Senat der Vereinigten Staaten von Amerika|us-senat] schweigen.
[Großbritannien|GB] verhandelt, das [Vereinigte Königreich|GB] wartet.
Die Flotte [Großbritanniens|GB] lief aus.
Im [Vereinigten Königreich|GB] stiegen die Preise; [UK|GB]-Exporte sanken.
Die Zölle der [VR China|CN] treffen die [Volksrepublik China|CN] selbst.
Die Häfen [Chinas|CN] sind voll.
[Birma|MM] nennt sich [Myanmar|MM], früher schrieb man [Burma|MM].
Die Armee [Myanmars|MM] und die [birmanische|MM] Opposition streiten.
Die [Elfenbeinküste|CI] exportiert Kakao, [Côte d'Ivoire|CI] auch.
[Eswatini|SZ] hieß bis vor Kurzem [Swasiland|SZ].
[Nordmazedonien|MK] hieß [Mazedonien|MK]; die [mazedonische|MK] Küche blieb.
[Tschechien|CZ] ist die [Tschechische Republik|CZ].
Die Züge aus der [Tschechischen Republik|CZ] sind pünktlich.
[Holland|NL] liegt in den [Niederlanden|NL], sagen die [Holländer|NL].
Die Deiche der [Niederlande|NL] halten.
[Persien|IR] heißt seit langem [Iran|IR].
[Kap Verde|CV] und [Osttimor|TL] haben kleine Märkte.
[Timor-Leste|TL] tritt dem Verband bei.
[Surinam|SR] und [Guyana|GY] fördern Öl.
Die Parlamente von [Moldau|MD] und [Moldawien|MD] sind ein und dasselbe.
Die [Republik Moldau|MD] kauft Strom.
[Kirgisistan|KG] und [Kirgistan|KG] sind ein Land, [Kasachstan|KZ] ein anderes.
[Turkmenistan|TM], [Tadschikistan|TJ] und [Usbekistan|UZ] bauen eine Leitung.
[Weißrussland|BY] oder [Belarus|BY], gemeint ist derselbe Staat.
[Zypern|CY] und [Malta|MT] sind Inseln.
Nordzypern wird kaum anerkannt.
[Sri Lanka|LK] hieß [Ceylon|LK].
[Thailand|TH] hieß früher [Siam|TH].
[Kambodscha|KH] und [Laos|LA] grenzen aneinander.
[Saudi-Arabien|SA], [Saudiarabien|SA], [Katar|QA] und der [Jemen|YE] sprechen.
Die Küste des [Jemen|YE] und die Berge des [Jemens|YE].
Die [Emirate|AE] und die [VAE|AE] fördern Gas.
Der [Libanon|LB] wählt, im [Libanon|LB] wird gewählt.
Die Banken des [Libanons|LB] schließen.
Die [Mongolei|MN] und die [Slowakei|SK] liefern Kupfer.
[Österreichs|AT] Heer, [Ungarns|HU] Bauern und [Polens|PL] Werften.
Die [Komoren|KM], die [Malediven|MV], die [Seychellen|SC] und die [Philippinen|PH].
Auf den [Philippinen|PH] und den [Malediven|MV] stürmt es.
Die [Bahamas|BS] und [Barbados|BB] warnen.
[Trinidad und Tobago|TT] liefert Gas.
[Antigua und Barbuda|AG] klagt.
[São Tomé und Príncipe|ST] und [Sao Tome und Principe|ST] sind eins.
[Bosnien-Herzegowina|BA] und [Montenegro|ME] schweigen.
[Aserbaidschan|AZ] und [Armenien|AM] verhandeln weiter.
[Argentiniens|AR], [Chiles|CL] und [Perus|PE] Häfen streiken.
[Costa Rica|CR], [Nicaragua|NI], [Honduras|HN] und [El Salvador|SV] tagen.
[Simbabwe|ZW] und [Zimbabwe|ZW] sind eins; [Sambia|ZM] ist ein anderes Land.
[Ruanda|RW], [Burundi|BI] und [Uganda|UG] schließen Frieden.
[Südafrika|ZA], aber nicht das südliche Afrika.
Die [Zentralafrikanische Republik|CF] wartet, Zentralafrika auch.
Die [Westsahara|EH] ist umstritten.
[Hongkong|HK], [Macau|MO] und [Taiwan|TW] handeln.
[Neuseeland|NZ] und [Australien|AU] üben.
Die [Färöer|FO] und [Grönland|GL] wählen.
[Puerto Rico|PR] ist ohne Strom.
Der [Heilige Stuhl|VA] und [San Marino|SM] unterzeichnen.
[Liechtenstein|LI], [Monaco|MC] und [Andorra|AD] sind klein.
[Kosovo|XK] ruft; im [Kosovo|XK] wird gerufen.
Die Polizei des [Kosovos|XK] und der [Kosovo|XK]-Einsatz.
# adjectives
Ein [russisches|RU] Schiff mit [ukrainischem|UA] Weizen.
[US-amerikanischer|US] Weizen und [amerikanischem|US] Recht unterstellte Firmen.
[Schweizer|CH] Banken, [schweizerische|CH] Behörden.
Die [eidgenössischen|CH] Räte tagen.
[niederländische|NL] und [belgische|BE] Häfen.
[tschechische|CZ], [slowakische|SK] und [slowenische|SI] Züge.
[pakistanische|PK], [afghanische|AF] und [indische|IN] Truppen.
Die [saudi-arabische|SA] und die [jemenitische|YE] Küste.
[neuseeländische|NZ] Schafe, [isländische|IS] Pferde.
[ivorischer|CI] Kakao und [ghanaisches|GH] Gold.
[costa-ricanischer|CR] Kaffee und [salvadorianische|SV] Bauern.
[sri-lankische|LK] Häfen und [nepalesische|NP] Träger.
[katarisches|QA] Gas, [kuwaitische|KW] Fonds, [omanische|OM] Vermittler.
Die [britisch|GB]-[französische|FR] Erklärung.
Das [chinesisch|CN]-[russische|RU] Manöver.
Ein [deutsch|DE]-[polnisches|PL] Treffen.
Die [bosnische|BA] und die [kosovarische|XK] Grenze.
# demonyms with gender and number
Ein [Russe|RU], eine [Russin|RU], zwei [Russen|RU] und drei [Russinnen|RU].
Der [Franzose|FR] und die [Französin|FR] gewannen vor den [Französinnen|FR].
Eine [Britin|GB] und ein [Brite|GB] reisten aus.
Zwei [Chinesinnen|CN] und ein [Chinese|CN] kandidieren.
Die [Österreicherin|AT] siegte vor dem [Schweizer|CH] und der [Schweizerin|CH].
Eine [Ukrainerin|UA] und ein [Pole|PL] halfen einer [Polin|PL].
Der Sieg der [Türken|TR]; eine [Türkin|TR] jubelt.
Den [Griechen|GR] und den [Zyprioten|CY] fehlt Wasser.
Ein [Venezolaner|VE] und zwei [Venezolanerinnen|VE] kandidieren.
Eine [Israelin|IL] und ein [Palästinenser|PS] reden.
Die [Iraner|IR] und die [Iraker|IQ] feiern.
Den [Amerikanern|US] geht es gut, dem [US-Amerikaner|US] auch.
Ein [Brasilianer|BR], eine [Brasilianerin|BR] und zwei [Argentinierinnen|AR].
Eine [Deutsche|DE] und ein [Deutscher|DE] wurden befreit.
Die [Dänin|DK], der [Schwede|SE] und die [Finnin|FI] trainieren.
Ein [Spanier|ES] half einem [Portugiesen|PT].
Die [Afghanen|AF], die [Pakistaner|PK] und die [Inder|IN] siegen.
Eine [Vietnamesin|VN], ein [Japaner|JP] und ein [Koreaner|KR] aus [Südkorea|KR].
Ein [Este|EE], ein [Lette|LV] und ein [Litauer|LT] gehen spazieren.
Die [Tschechen|CZ] und die [Slowaken|SK] stimmen ab.
Eine [Georgierin|GE] singt vor [Armeniern|AM].
Die [Kongolesin|CD] aus [Kinshasa|CD] läuft.
# compounds, capitals of whole words, codes, flags, hashtags
Der [USA|US]-Besuch und die [Iran|IR]-Gespräche.
Die [Ukraine|UA]krise und der [China|CN]handel.
[TÜRKEI|TR] UND [ÖSTERREICH|AT] EINIG
Heute im Stadion: [🇫🇷|FR] gegen [🇧🇷|BR].
Danke [🇺🇦|UA]!
Alle reden über #[Venezuela|VE] und #[Nordkorea|KP].
Die [UAE|AE] und die [DR Kongo|CD] liefern.
Die [UdSSR|SU] und die [ČSSR|CS] zerfielen.
Die [DDR|DD]-Führung und die [Sowjetunion|SU] schwiegen.
Das alte [Jugoslawien|YU] und die [Tschechoslowakei|CS].
Das [Dritte Reich|DE] und Nazi-[Deutschland|DE] griffen an.
Die [Bundesrepublik|DE] und die [Bundesrepublik Deutschland|DE].
Ostdeutschland ist kein Staat, Westafrika auch nicht.
# three-letter codes count where the text names the country
[Norwegen|NO] siegt: Berg ([NOR|NO]) vor Lind ([SWE|SE]) aus [Schweden|SE].
Berg (NOR) siegt vor Lind (SWE).
[NORWEGEN|NO] WILL NOR GEGEN ANN TAUSCHEN
Die Partei [PAN|pan] und der Staat [Panama|PA].
# ambiguous names
[Georgien|GE] liegt am Kaukasus, der Bundesstaat Georgia nicht.
[Niger|NE] putscht; [Nigeria|NG] droht; die [Nigerianer|NG] zögern, die [Nigrer|NE] auch.
Die [Republik Kongo|CG] ist nicht die [Demokratische Republik Kongo|CD].
[Nordkoreas|KP] Rakete flog weit.
[Südkoreas|KR] Präsident und [Nordkoreas|KP] Führung.
[Guinea-Bissaus|GW] Armee putscht, [Guineas|GN] Junta feiert.
[Papua-Neuguinea|PG] bebt, Neuguinea auch.
[Äquatorialguineas|GQ] Präsident bleibt.
Michael Jordan kommt nach [Jordanien|JO].
Am Jordan beginnt [Jordanien|JO].
Der [Tschad|TD] trocknet aus.
[Mali|ML] rüstet, [Malawi|MW] spart.
[Kubas|CU] Zucker und [kubanische|CU] Ärzte.
[Irland|IE] und Nordirland teilen sich eine Insel.
Die [Iren|IE] und die [irische|IE] Regierung.
[Sudan|SD] und [Südsudan|SS] trennt eine Grenze.
Der [Südsudan|SS] ist nicht der [Sudan|SD].
[Dominica|DM] ist nicht die [Dominikanische Republik|DO].
[Samoa|WS] liegt westlich von [Amerikanisch-Samoa|AS].
[Luxemburg|LU] spart; Rosa Luxemburg schrieb.
Der Kanal von [Panama|PA] ist gesperrt.
Er trug einen Panamahut.
Die [Türken|TR] wählen, die [Türkei|TR] wartet.
[Jersey|JE] ist ein Steuerparadies, New Jersey nicht.
[Oman|OM] vermittelt; die [Omaner|OM] schweigen.
[Benin|BJ] gibt Masken zurück; [Benins|BJ] Museum freut sich.
[Malta|MT] rettet Schiffbrüchige; die [maltesische|MT] Marine auch.
[Island|IS] bebt, Rhode Island nicht.
[Mexiko|MX] liefert, [Mexiko-Stadt|MX] wächst, New Mexico trocknet aus.
[San Marino|SM] gewinnt ein Spiel.
[Togo|TG] und [Tonga|TO] sind weit voneinander entfernt.
[Chile|CL] bebt, Chili brennt im Mund.
# must not be found
Der Truthahn heißt auf Englisch turkey.
Sie lernt Russisch, er spricht Spanisch.
Das Buch ist aus dem Spanischen übersetzt.
Der Prozess gegen Jordan Belfort begann.
Die Englische Bulldogge bellt.
Er aß Berliner und Wiener Würstchen.
Der französischsprachige Teil des Landes.
Das Spiel in Rio Grande do Sul fiel aus.
Der Georgia-Senator lebt in Atlanta.
Die lateinamerikanischen Länder und Südamerika.
Nordamerika, Mittelamerika und Zentralasien.
Das Schwarze Meer und der Persische Golf.
Die Straße heißt Pariser Platz.
Sie mag indianische Kunst.
Im Golf von Oman kreuzen Schiffe.
Ein Malteser Hilfsdienst half.
Ein Sessel aus dem Möbelhaus Chad.
Sie kochte mit Chinakohl.
Der Panamakanal ist voll.
Der Kongress tagt, das Kongresszentrum ist voll.
Die Tangostadt feiert.
Der Kubus rollt.
Ein Malianer? Mallorca ist gemeint.
Kolumbus segelte nach Westen.
Sie hörte Ungarische Tänze.
Der Dänische-Bettenlager-Prospekt kam mit der Post.
Das Ostdeutsche Sparkassenmuseum öffnet.
Er ist Niederrheiner.
Der Wiener Kongress endete 1815.
Er zahlte mit Schweizer Franken und dänischen Kronen.
Iris mag Whiskey.
"""

SPANISH_FORMS = """
# names and alternates
[EE. UU.|US], [EE.UU.|US], [EEUU|US], [EUA|US] y [Estados Unidos|US] son lo mismo.
Los [Estados Unidos de América|US] y los [EE UU|US].
[USA|US] firma y [US|US] no.
El [Reino Unido|GB], [Gran Bretaña|GB] e [Inglaterra|GB].
[Rusia|RU], la [Federación Rusa|RU] y la [Federación de Rusia|RU].
[Birmania|MM] se llama [Myanmar|MM].
[Costa de Marfil|CI] exporta cacao.
[Suazilandia|SZ] es [Esuatini|SZ].
[Macedonia del Norte|MK] era [Macedonia|MK].
[Chequia|CZ] es la [República Checa|CZ].
[Holanda|NL] y los [Países Bajos|NL].
[Cabo Verde|CV] y [Timor Oriental|TL].
[Bielorrusia|BY] y [Belarús|BY].
[Moldavia|MD] y [Moldova|MD].
[Corea del Sur|KR] y [Corea del Norte|KP].
[Arabia Saudita|SA], [Arabia Saudí|SA] y [Catar|QA] o [Qatar|QA].
[Emiratos Árabes Unidos|AE] y [Baréin|BH].
[Irak|IQ] e [Iraq|IQ] son lo mismo, [Irán|IR] no.
[Kazajistán|KZ], [Kazajstán|KZ], [Kirguistán|KG] y [Uzbekistán|UZ].
[Zimbabue|ZW], [Zambia|ZM] y [Botsuana|BW].
[Ruanda|RW] y [Uganda|UG] firman.
[Sudáfrica|ZA] y [Sudán del Sur|SS].
[Nueva Zelanda|NZ] y [Nueva Zelandia|NZ].
[República Centroafricana|CF] y [Sierra Leona|SL].
La [República Popular China|CN] y [Taiwán|TW].
[Turquía|TR] y [Türkiye|TR].
[Trinidad y Tobago|TT] y [Barbados|BB].
La [RDC|CD] y la [República Democrática del Congo|CD].
[Santa Lucía|LC] y [San Vicente y las Granadinas|VC].
[El Vaticano|VA] y la [Santa Sede|VA].
La [URSS|SU] y la [RDA|DD].
# gentilicios
Un [estadounidense|US], dos [norteamericanos|US] y una [norteamericana|US].
Los [británicos|GB] y las [inglesas|GB].
La [rusa|RU], los [rusos|RU] y las tropas [rusas|RU].
Empresas [alemanas|DE], bancos [suizos|CH] y vinos [franceses|FR].
El presidente [salvadoreño|SV] y la ministra [hondureña|HN].
Los [costarricenses|CR], los [nicaragüenses|NI] y los [panameños|PA].
Un diplomático [surcoreano|KR] y otro [norcoreano|KP].
El ejército [iraquí|IQ] y la marina [iraní|IR].
La embajada [turca|TR] y los pescadores [marroquíes|MA].
Los [ucranianos|UA] y las [ucranianas|UA].
Los [puertorriqueños|PR] y los [dominicanos|DO].
El rey [saudí|SA], el emir [catarí|QA] y el rey [jordano|JO].
La [danesa|DK], el [sueco|SE] y la [noruega|NO].
Los bancos [chipriotas|CY] y [griegos|GR].
La diplomacia [soviética|SU] y la [yugoslava|YU].
# flags and hashtags
¡Arriba [🇻🇪|VE]!
#[Cuba|CU] y #[nicaragua|NI]
[VENEZUELA|VE] RESPONDE
# ambiguous and must not be found
[Chad|TD] y [Malí|ML]; un chad de voz no es un país.
La Alhambra de Granada es una fortaleza.
[Jordania|JO] no es el río Jordán.
[Dominica|DM] no es la [República Dominicana|DO].
El [Congo|CG] de [Brazzaville|CG].
El golfo de Guinea y el golfo de Omán.
El estado de Georgia votó.
Nuevo México y New Jersey votaron.
Hablan francés y alemán.
Habla ruso, inglés y francés con los turistas.
Tradujo la novela del ruso al español.
Aprendió el inglés de niño.
Los pueblos americanos.
El mar Negro y América Latina.
El jamón serrano y la ensaladilla rusa.
Pidió un café americano.
La tortilla francesa y la salsa holandesa.
Pagó en pesos mexicanos y en francos suizos.
El perro pastor alemán.
Irán llegando poco a poco.
Santiago Peña ganó.
"""


@pytest.mark.parametrize("marked", lines(GERMAN_FORMS))
def test_german(marked: str) -> None:
    text, expected = read(marked)
    assert [(hit.start, hit.end, hit.entity_id) for hit in find_in_text(text, lang="de")] == expected


@pytest.mark.parametrize("marked", lines(SPANISH_FORMS))
def test_spanish(marked: str) -> None:
    text, expected = read(marked)
    assert [(hit.start, hit.end, hit.entity_id) for hit in find_in_text(text, lang="es")] == expected
