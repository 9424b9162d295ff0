"""Blocs, organisations, parties, companies and payment systems of the lexicon; every name in a line is marked."""

from __future__ import annotations

import pytest

from extractor.actors.lexicon.gazetteer import find_in_text
from tests.actors.lexicon.marked import lines, read

GERMAN_FORMS = """
# unions, alliances, blocs
Die [UN|un], die [UNO|un], die [Vereinten Nationen|un] und ein Bericht der [Vereinten Nationen|un].
Ein [UN|un]-Bericht und der [Uno|un]-Gesandte.
Die [EU|eu], die [Europäische Union|eu] und die Länder der [Europäischen Union|eu].
Der [EU-Rat|eu-rat] und der [Europäische Rat|europaeischer-rat] sind zweierlei.
Die [EU-Kommission|eu-kommission] klagt beim [Europäischen Gerichtshof|eugh].
Der [EuGH|eugh] und der [Europäische Gerichtshof für Menschenrechte|egmr] urteilen.
Das [Nato|nato]-Bündnis und der [Nordatlantikpakt|nato].
Die [G7|g7], die [G-7|g7], die [G20|g20] und die [G-20|g20]-Staaten.
[BRICS|brics], [Brics|brics] und die [BRICS-Staaten|brics].
Die [ASEAN|asean] und der [Verband Südostasiatischer Nationen|asean].
[ALBA|alba], [Mercosur|mercosur] und [CELAC|celac] tagen in [Caracas|VE].
Die [OPEC|opec], die [Opec|opec] und die [Opec+|opec-plus].
Die [GUS|gus] und die [Gemeinschaft Unabhängiger Staaten|gus].
Die [EAWU|eawu] und die [Eurasische Wirtschaftsunion|eawu].
Die [Eurasische Union|eawu] wirbt um [Armenien|AM].
Die [Afrikanische Union|afrikanische-union] und ein Gipfel der [Afrikanischen Union|afrikanische-union].
Die [Arabische Liga|arabische-liga] und Beschlüsse der [Arabischen Liga|arabische-liga].
Die [OAS|oas] und die [Organisation Amerikanischer Staaten|oas].
Die [SCO|soz], die [SOZ|soz] und die [Shanghaier Organisation für Zusammenarbeit|soz].
Die [OSZE|osze] und die [Organisation für Sicherheit und Zusammenarbeit in Europa|osze].
Die [OVKS|ovks] und die [Organisation des Vertrags über kollektive Sicherheit|ovks].
Der [Golf-Kooperationsrat|golf-kooperationsrat] und die [Ecowas|ecowas] vermitteln.
Der [Westen|westen] schweigt, die Staaten des [Westens|westen] auch.
Die [westlichen Staaten|westen] und der Globale Süden.
# agencies and courts
Der [IWF|iwf], der [Internationale Währungsfonds|iwf] und Kredite des [Internationalen Währungsfonds|iwf].
Die [EZB|ezb], die [Europäische Zentralbank|ezb] und die [Fed|fed].
Die [WHO|who] und die [Weltgesundheitsorganisation|who].
Die [WTO|wto] und die [Welthandelsorganisation|wto].
Die [IAEA|iaea], die [IAEO|iaea] und die [Internationale Atomenergiebehörde|iaea].
Der [IStGH|istgh] und der [Internationale Strafgerichtshof|istgh] ermitteln.
Der [Internationale Gerichtshof|igh] urteilt, der [IGH|igh] auch.
Das [UNHCR|unhcr], [Unicef|unicef], die [Unesco|unesco] und das [Welternährungsprogramm|wfp].
Die [OECD|oecd], die [Weltbank|weltbank].
[Interpol|interpol] und [Europol|europol] fahnden, [Frontex|frontex] zählt.
Die [FAO|fao] und die [ILO|ilo] warnen.
# parties
[CDU|cdu], [CSU|csu], [SPD|spd], [FDP|fdp], [AfD|afd] und [BSW|bsw].
Die [Unionsfraktion|cdu-csu] und die [CDU/CSU|cdu-csu] beraten, [CDU|cdu] und [CSU|csu] auch.
Die [ÖVP|oevp], die [SPÖ|spoe], die [FPÖ|fpoe] und die [Neos|neos].
Die [SVP|svp] und die [SP|sps] streiten in der [Schweiz|CH].
Die Regierungspartei [Geeintes Russland|einiges-russland] und [Einiges Russland|einiges-russland].
Die [AKP|akp], die [CHP|chp] und die [PKK|pkk].
Die [PiS|pis] und die [Bürgerplattform|po-polen] in [Polen|PL].
Die [PSUV|psuv] regiert [Venezuela|VE].
Die [Fatah|fatah] und die [Hamas|hamas].
Die [Kommunistische Partei Chinas|kp-china] tagt.
Der [Rassemblement National|front-national] und der [Front National|front-national].
Die [Tories|tories] und die [Labour-Partei|labour] in [Großbritannien|GB].
# companies, banks, services
[Gazprom|gazprom], [Rosneft|rosneft], [Lukoil|lukoil] und [Novatek|novatek] liefern.
Der [Gazprom|gazprom]-Chef und die [Gazprom|gazprom]-Zentrale.
[PDVSA|pdvsa] und [Petrobras|petrobras] bohren.
Die [Sberbank|sberbank], die [VTB|vtb] und die [Gazprombank|gazprombank].
[Rosneft|rosneft], [OMV|omv], [Uniper|uniper] und [RWE|rwe].
[Huawei|huawei], [Siemens|siemens] und [Rheinmetall|rheinmetall].
Die [CIA|cia], die [NSA|nsa], der [FSB|fsb], der [GRU|gru] und der [Mossad|mossad].
[Tass|tass], [Interfax|interfax], [RIA Nowosti|ria-nowosti] und [Xinhua|xinhua] melden.
[Reuters|reuters], [AP|ap], [AFP|afp] und [dpa|dpa] melden.
Die [Revolutionsgarden|revolutionsgarden] und die [Huthi|huthi].
Die Söldner der [Gruppe Wagner|wagner] und die [Wagner-Gruppe|wagner].
# must not be found
Die Union zweier Liebender hält.
Im Westen nichts Neues; der Westwind dreht.
Der Westen des Landes ist trocken.
Das Streichquartett spielt im Quartett.
Seine rechte und seine linke Hand.
Er aß Grüne Soße.
Die grünen Wiesen und die schwarze Katze.
Der Sturm tobt, und wer weiß.
Die Optik stimmt.
Der Weltbankier liest.
Sie ist Opernsängerin bei den Festspielen.
Das is halt so.
Ein Ap ist kein Apfel.
Die Demokraten aller Länder, vereinigt euch.
Er fährt Alba? Nein, Alfa.
Ein Wagner-Konzert in [Wien|AT].
Der Mercosuraner? Nie gehört.
"""

GERMAN_PAYMENTS = """
Das Zahlungssystem [MIR|mir] ersetzt [Visa|visa] und [Mastercard|mastercard].
[Mir-Karten|mir] gelten auch in Hotels.
Karten des [Systems Mir|mir] und das [Zahlungssystem Mir|mir].
Banken wurden von [SWIFT|swift] getrennt, die Alternative heißt [SPFS|spfs].
Der [Swift|swift]-Ausschluss der Banken wirkt.
[CIPS|cips] wickelt Zahlungen in Yuan ab.
[UnionPay|unionpay] und [China UnionPay|unionpay] geben Karten aus.
Überweisungen mit [PIX|pix] sind in Sekunden da.
Die [SEPA|sepa]-Überweisung dauert einen Tag.
[PayPal|paypal], [Alipay|alipay] und [Apple Pay|apple-pay] wachsen.
Über [Western Union|western-union] schicken sie Geld heim.
Mit der [Troika-Karte|troika] zahlen sie in der Metro.
[RuPay|rupay] und [UPI|upi] bieten digitale Zahlung.
"""

GERMAN_PAYMENTS += """
# must not be found
Sag es mir, mir ist es gleich.
MIR REICHT ES, rief sie.
Die Raumstation Mir verglühte.
Er beantragte ein Visum und zwei Visa für die Reise.
Taylor Swift singt, Jonathan Swift schrieb.
Die Troika aus drei Gesandten reiste ab.
Ein Pix-Gemälde von Otto Dix.
Das Pferd von Troja.
Visa-Pflicht für Touristen.
Der Maestro dirigiert.
"""

SPANISH_FORMS = """
La [ONU|un], las [Naciones Unidas|un] y la [Organización de las Naciones Unidas|un].
La [OTAN|nato] y la [Alianza Atlántica|nato].
La [UE|eu] y la [Unión Europea|eu]; la [Comisión Europea|eu-kommission] y el [Parlamento Europeo|eu-parlament].
El [FMI|iwf], el [Fondo Monetario Internacional|iwf] y el [Banco Mundial|weltbank].
El [BCE|ezb] y el [Banco Central Europeo|ezb].
La [OMS|who] y la [Organización Mundial de la Salud|who].
La [OMC|wto] y la [Organización Mundial del Comercio|wto].
El [OIEA|iaea] y el [Organismo Internacional de Energía Atómica|iaea].
La [CPI|istgh] y la [Corte Penal Internacional|istgh].
La [Corte Internacional de Justicia|igh] falló.
La [OEA|oas], la [CELAC|celac], el [Mercosur|mercosur] y la [ALBA|alba]: cumbre de países.
La [OCS|soz] y la [Organización de Cooperación de Shanghái|soz].
La [Unión Africana|afrikanische-union] y la [Liga Árabe|arabische-liga].
La [OPEP|opec] y la [OPEP+|opec-plus].
El [G7|g7], el [G20|g20] y los [BRICS|brics].
[Occidente|westen] insiste, los [países occidentales|westen] también.
El [PSOE|psoe], el [PP|pp], [Vox|vox] y [Podemos|podemos] en el Congreso, dice el partido.
El [PSUV|psuv] y el [Partido Socialista Unido de Venezuela|psuv].
El [PRI|pri], el [PAN|pan] y el [PRD|prd].
[PDVSA|pdvsa], [Petrobras|petrobras] y [Gazprom|gazprom].
El [Mosad|mossad], la [CIA|cia] y el [FBI|fbi].
Los [talibanes|taliban] y [Al Qaeda|al-qaida].
El [Tribunal Supremo de Estados Unidos|supreme-court] y el [Congreso de Estados Unidos|us-kongress].
Las tarjetas del sistema de pago [MIR|mir] y [UnionPay|unionpay].
Los bancos salen de [SWIFT|swift] y usan [CIPS|cips].
[Visa|visa] y [Mastercard|mastercard] cierran; sus tarjetas no sirven.
# must not be found
El sur occidental de la isla.
Nosotros podemos más.
Un visado y una visa de turista.
La liga de fútbol y el banco del parque.
La alba llegó; el alba también.
Los ciudadanos votan.
Los republicanos y los demócratas de toda la vida.
El pan de cada día.
Se veía la estación Mir.
"""


@pytest.mark.parametrize("marked", lines(GERMAN_FORMS) + lines(GERMAN_PAYMENTS))
def test_german(marked: str) -> None:
    text, expected = read(marked)
    assert [(hit.start, hit.end, hit.entity_id) for hit in find_in_text(text, lang="de")] == expected


@pytest.mark.parametrize("marked", lines(SPANISH_FORMS))
def test_spanish(marked: str) -> None:
    text, expected = read(marked)
    assert [(hit.start, hit.end, hit.entity_id) for hit in find_in_text(text, lang="es")] == expected
