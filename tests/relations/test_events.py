"""Events: one hand-built sentence a case, with the triples it must give (none: it must stay silent)."""

from __future__ import annotations

import pytest

from extractor.relations import find_relations
from tests.trees import scene, shown

DE = {
    "transitive": (
        "Berlin||PROPN|nsubj|2||@country:DE kritisiert|kritisieren|VERB|root|0 Moskau||PROPN|obj|2||@country:RU",
        ["country:DE ACCUSE country:RU"],
    ),
    "passive with agent": (
        "Iran||PROPN|nsubj:pass|5||@country:IR wird|werden|AUX|aux:pass|5 von||ADP|case|4 Israel||PROPN|obl|5||@country:IL "
        "angegriffen|angreifen|VERB|root|0",
        ["country:IL ASSAULT country:IR"],
    ),
    "passive without agent": (
        "Iran||PROPN|nsubj:pass|3||@country:IR wurde|werden|AUX|aux:pass|3 angegriffen|angreifen|VERB|root|0 "
        "in||ADP|case|5 Israel||PROPN|obl|3||@~country:IL",
        [],
    ),
    "separated particle and dative": (
        "Wien||PROPN|nsubj|2||@country:AT wirft|werfen|VERB|root|0 Rom||PROPN|iobj|2||@country:IT "
        "Untätigkeit||NOUN|obj|2 vor||ADP|compound:prt|2",
        ["country:AT ACCUSE country:IT"],
    ),
    "coordinated subjects agree with each other": (
        "Paris||PROPN|nsubj|4||@country:FR und||CCONJ|cc|3 London||PROPN|conj|1||@country:GB "
        "vereinbaren|vereinbaren|VERB|root|0 Reformen|Reform|NOUN|obj|4",
        ["country:FR AGREE country:GB"],
    ),
    "coordinated subjects each act on the object": (
        "Paris||PROPN|nsubj|4||@country:FR und||CCONJ|cc|3 London||PROPN|conj|1||@country:GB "
        "verurteilen|verurteilen|VERB|root|0 Pjöngjang||PROPN|obj|4||@country:KP",
        ["country:FR ACCUSE country:KP", "country:GB ACCUSE country:KP"],
    ),
    "one subject alone agrees with nobody": (
        "Paris||PROPN|nsubj|2||@country:FR vereinbart|vereinbaren|VERB|root|0 Reformen|Reform|NOUN|obj|2",
        [],
    ),
    "prepositional object": (
        "Kiew||PROPN|nsubj|2||@country:UA fordert|fordern|VERB|root|0 Waffen|Waffe|NOUN|obj|2 "
        "von||ADP|case|5 Berlin||PROPN|obl|2||@country:DE",
        ["country:UA REQUEST country:DE"],
    ),
    "meeting with": (
        "Merkel||PROPN|nsubj|2||@person:merkel traf|treffen|VERB|root|0 sich|sich|PRON|obj|2 mit||ADP|case|5 "
        "Macron||PROPN|obl|2||@person:macron",
        ["person:macron CONSULT person:merkel"],
    ),
    "what somebody owns is criticised": (
        "Grüne||PROPN|nsubj|2||@organisation:gruene kritisieren|kritisieren|VERB|root|0 den||DET|det|4 "
        "Vorschlag||NOUN|obj|2 Söders|Söder|PROPN|nmod|4|Case=Gen|@person:soeder",
        ["organisation:gruene ACCUSE person:soeder"],
    ),
    "an office stands for its country": (
        "Der||DET|det|2 Vertreter||NOUN|nsubj|4 Syriens|Syrien|PROPN|nmod|2|Case=Gen|@country:SY "
        "bedroht|bedrohen|VERB|root|0 Jordanien||PROPN|obj|4||@country:JO",
        ["country:SY THREATEN country:JO"],
    ),
    "a dog does not stand for its owner": (
        "Der||DET|det|2 Hund||NOUN|nsubj|4 Merkels|Merkel|PROPN|nmod|2|Case=Gen|@person:merkel "
        "bedroht|bedrohen|VERB|root|0 Putin||PROPN|obj|4||@person:putin",
        [],
    ),
    "a mere place takes no part": (
        "In||ADP|case|2 Moskau||PROPN|obl|3||@~country:RU kritisierte|kritisieren|VERB|root|0 Scholz||PROPN|nsubj|3||@person:scholz "
        "die||DET|det|6 Nato||PROPN|obj|3||@organisation:nato",
        ["person:scholz ACCUSE organisation:nato"],
    ),
    "sanctions imposed against": (
        "Brüssel||PROPN|nsubj|2||@organisation:eu verhängt|verhängen|VERB|root|0 Sanktionen|Sanktion|NOUN|obj|2 "
        "gegen||ADP|case|5 Minsk||PROPN|nmod|3||@country:BY",
        ["organisation:eu SANCTION country:BY"],
    ),
    "sanctions eased": (
        "Washington||PROPN|nsubj|2||@country:US lockert|lockern|VERB|root|0 Ölsanktionen|Ölsanktion|NOUN|obj|2 "
        "gegen||ADP|case|5 Teheran||PROPN|nmod|3||@country:IR",
        ["country:US CONCEDE country:IR"],
    ),
    "asked to lift sanctions: they still stand": (
        "Kuba||PROPN|nsubj|2||@country:CU unterstützt|unterstützen|VERB|root|0 die||DET|det|4 Forderung||NOUN|obj|2 "
        "an||ADP|case|6 Paris||PROPN|nmod|4||@country:FR ,||PUNCT|punct|11 Sanktionen|Sanktion|NOUN|obj|11 "
        "gegen||ADP|case|10 Mali||PROPN|nmod|8||@country:ML aufzuheben|aufzuheben|VERB|acl|4|VerbForm=Inf",
        ["country:FR CONCEDE country:ML [demanded]", "country:FR SANCTION country:ML"],
    ),
    "headline split in two": (
        "Paris||PROPN|root|0||@country:FR und||CCONJ|cc|3 London||PROPN|conj|1||@country:GB\n"
        "vereinbaren|vereinbaren|VERB|det|2 Reformen|Reform|NOUN|root|0",
        ["country:FR AGREE country:GB"],
    ),
    "headline without a tagged verb": (
        "USA||PROPN|root|0||@country:US kritisieren|kritisieren|ADJ|amod|3 Kuba||PROPN|flat|1||@country:CU",
        ["country:US ACCUSE country:CU"],
    ),
    "rules eased are no concession": (
        "Washington||PROPN|nsubj|2||@country:US lockert|lockern|VERB|root|0 Bauvorschriften|Bauvorschrift|NOUN|obj|2 "
        "gegen||ADP|case|5 Teheran||PROPN|nmod|3||@country:IR",
        [],
    ),
    "event noun with zwischen": (
        "Ein||DET|det|2 Treffen||NOUN|nsubj|7 zwischen||ADP|case|4 Xi||PROPN|nmod|2||@person:xi und||CCONJ|cc|6 "
        "Biden||PROPN|conj|4||@person:biden scheiterte|scheitern|VERB|root|0",
        ["person:biden CONSULT person:xi"],
    ),
    "event noun with genitive and target": (
        "Die||DET|det|2 Sanktionen|Sanktion|NOUN|nsubj|7 der||DET|det|4 EU||PROPN|nmod|2|Case=Gen|@organisation:eu "
        "gegen||ADP|case|6 Russland||PROPN|nmod|2||@country:RU wirken|wirken|VERB|root|0",
        ["organisation:eu SANCTION country:RU"],
    ),
    "event noun with adjective and target": (
        "Die||DET|det|3 russische|russisch|ADJ|amod|3||@country:RU Kritik||NOUN|nsubj|6 an||ADP|case|5 "
        "Polen||PROPN|nmod|3||@country:PL wächst|wachsen|VERB|root|0",
        ["country:RU ACCUSE country:PL"],
    ),
    "hyphen compound names who": (
        "Der||DET|det|2 US-Luftangriff||NOUN|nsubj|5||@<country:US auf||ADP|case|4 Syrien||PROPN|nmod|2||@country:SY "
        "war|sein|VERB|root|0",
        ["country:US ASSAULT country:SY"],
    ),
    "only actors take part, in compounds too": (
        "Die||DET|det|2 Swift-Sanktionen|Swift-Sanktion|NOUN|nsubj|5||@<payment_system:swift gegen||ADP|case|4 "
        "Syrien||PROPN|nmod|2||@country:SY wirken|wirken|VERB|root|0",
        [],
    ),
    "a listed compound is no event": (
        "Der||DET|det|2 Wahlkampf||NOUN|nsubj|6 Trumps|Trump|PROPN|nmod|2|Case=Gen|@person:trump gegen||ADP|case|5 "
        "Biden||PROPN|nmod|2||@person:biden begann|beginnen|VERB|root|0",
        [],
    ),
    "support verb hands its subject to the noun": (
        "Budapest||PROPN|nsubj|2||@country:HU übt|üben|VERB|root|0 Kritik||NOUN|obj|2 an||ADP|case|5 "
        "Brüssel||PROPN|nmod|3||@organisation:eu",
        ["country:HU ACCUSE organisation:eu"],
    ),
    "joint subjects cooperate": (
        "Oslo||PROPN|nsubj|4||@country:NO und||CCONJ|cc|3 Helsinki||PROPN|conj|1||@country:FI stärken|stärken|VERB|root|0 "
        "ihre|ihr|DET|det|6 Zusammenarbeit||NOUN|obj|4",
        ["country:FI COOPERATE country:NO"],
    ),
    "demand of a third party: support for it and the demand itself": (
        "Kuba||PROPN|nsubj|7||@country:CU die||DET|det|3 Forderung||NOUN|obj|7 Irans|Iran|PROPN|nmod|3|Case=Gen|@country:IR "
        "an||ADP|case|6 Israel||PROPN|nmod|3||@country:IL unterstützt|unterstützen|VERB|root|0",
        ["country:CU SUPPORT country:IR", "country:IR REQUEST country:IL"],
    ),
    "controlled infinitive after a demand": (
        "Oslo||PROPN|nsubj|2||@country:NO bittet|bitten|VERB|root|0 Wien||PROPN|obj|2||@country:AT ,||PUNCT|punct|6 "
        "Syrien||PROPN|obj|6||@country:SY anzugreifen|angreifen|VERB|xcomp|2|VerbForm=Inf",
        ["country:NO REQUEST country:AT", "country:AT ASSAULT country:SY [demanded]"],
    ),
    "relative pronoun": (
        "Die||DET|det|2 Hamas||PROPN|root|0||@organisation:hamas ,||PUNCT|punct|6 die|der|PRON|nsubj|6|PronType=Rel "
        "Israel||PROPN|obj|6||@country:IL angriff|angreifen|VERB|acl|2",
        ["organisation:hamas ASSAULT country:IL"],
    ),
    "negation by adverb": (
        "Peking||PROPN|nsubj|2||@country:CN unterstützt|unterstützen|VERB|root|0 Moskau||PROPN|obj|2||@country:RU "
        "nicht||PART|advmod|2",
        ["country:CN SUPPORT country:RU [negated]"],
    ),
    "negation by determiner": (
        "Es|es|PRON|nsubj|2 gab|geben|VERB|root|0 kein|kein|DET|det|4 Treffen||NOUN|obj|2 zwischen||ADP|case|6 "
        "Xi||PROPN|nmod|4||@person:xi und||CCONJ|cc|8 Biden||PROPN|conj|6||@person:biden",
        ["person:biden CONSULT person:xi [negated]"],
    ),
    "denied by a verb": (
        "Kabul||PROPN|nsubj|2||@country:AF bestreitet|bestreiten|VERB|root|0 ,||PUNCT|punct|5 Indien||PROPN|obj|5||@country:IN "
        "anzugreifen|angreifen|VERB|xcomp|2|VerbForm=Inf",
        ["country:AF ASSAULT country:IN [negated]"],
    ),
    "modal verb plans": (
        "Scholz||PROPN|nsubj|4||@person:scholz will|wollen|AUX|aux|4 Macron||PROPN|obj|4||@person:macron "
        "besuchen|besuchen|VERB|root|0|VerbForm=Inf",
        ["person:macron CONSULT person:scholz [planned]"],
    ),
    "could is possible": (
        "Iran||PROPN|nsubj|4||@country:IR könnte|können|AUX|aux|4 Israel||PROPN|obj|4||@country:IL "
        "angreifen|angreifen|VERB|root|0|VerbForm=Inf",
        ["country:IR ASSAULT country:IL [possible]"],
    ),
    "could not, in the past, is a fact": (
        "Rom||PROPN|nsubj|7||@country:IT konnte|können|AUX|aux|7|Mood=Ind+Tense=Past sich|sich|PRON|obj|7 "
        "mit||ADP|case|5 Bern||PROPN|obl|7||@country:CH nicht||PART|advmod|7 einigen|einigen|VERB|root|0|VerbForm=Inf",
        ["country:CH AGREE country:IT [negated]"],
    ),
    "an event denied as a noun": (
        "Prag||PROPN|nsubj|2||@country:CZ dementiert|dementieren|VERB|root|0 ein||DET|det|4 Treffen||NOUN|obj|2 "
        "zwischen||ADP|case|6 Xi||PROPN|nmod|4||@person:xi und||CCONJ|cc|8 Biden||PROPN|conj|6||@person:biden",
        ["person:biden CONSULT person:xi [negated]"],
    ),
    "future passive auxiliary is no plan": (
        "Israel||PROPN|nsubj:pass|5||@country:IL ist|sein|AUX|aux|5 von||ADP|case|4 Iran||PROPN|obl|5||@country:IR "
        "angegriffen|angreifen|VERB|root|0|VerbForm=Part worden|werden|AUX|aux:pass|5",
        ["country:IR ASSAULT country:IL"],
    ),
    "a form that the lemmatiser gets wrong": (
        "Kiew||PROPN|nsubj|2||@country:UA bat|baen|VERB|root|0 die||DET|det|4 Nato||PROPN|obj|2||@organisation:nato "
        "um||ADP|case|6 Hilfe||NOUN|obl|2",
        ["country:UA REQUEST organisation:nato"],
    ),
    "particle taken for an adverb": (
        "Teheran||PROPN|nsubj|2||@country:IR ließ|lassen|VERB|root|0 Bauer||PROPN|obj|2||@person:bauer frei||ADJ|xcomp|2",
        ["country:IR CONCEDE person:bauer"],
    ),
    "let alone nobody goes free": (
        "Teheran||PROPN|nsubj|2||@country:IR ließ|lassen|VERB|root|0 Bauer||PROPN|obj|2||@person:bauer allein||ADJ|xcomp|2",
        [],
    ),
    "phrase of preposition and noun": (
        "Paris||PROPN|nsubj|2||@country:FR setzt|setzen|VERB|root|0 Rom||PROPN|obj|2||@country:IT unter||ADP|case|5 "
        "Druck||NOUN|obl|2",
        ["country:FR THREATEN country:IT"],
    ),
    "another phrase": (
        "Paris||PROPN|nsubj|2||@country:FR setzt|setzen|VERB|root|0 Rom||PROPN|obj|2||@country:IT unter||ADP|case|5 "
        "Wasser||NOUN|obl|2",
        [],
    ),
    "word that hangs on the verb": (
        "Wien||PROPN|nsubj|2||@country:AT macht|machen|VERB|root|0 Rom||PROPN|obj|2||@country:IT verantwortlich||ADJ|xcomp|2",
        ["country:AT ACCUSE country:IT"],
    ),
    "another word": (
        "Wien||PROPN|nsubj|2||@country:AT macht|machen|VERB|root|0 Rom||PROPN|obj|2||@country:IT glücklich||ADJ|xcomp|2",
        [],
    ),
    "oblique argument without a preposition is a dative": (
        "Budapest||PROPN|nsubj|2||@country:HU gab|geben|VERB|root|0 der||DET|det|4 EU||PROPN|obl:arg|2||@organisation:eu "
        "nach||ADP|compound:prt|2",
        ["country:HU CONCEDE organisation:eu"],
    ),
    "participle before its noun": (
        "Die||DET|det|5 von||ADP|case|3 Paris||PROPN|nmod|4||@country:FR verhängten|verhängt|ADJ|amod|5 Sanktionen|Sanktion|"
        "NOUN|nsubj|8 gegen||ADP|case|7 Mali||PROPN|nmod|5||@country:ML wirken|wirken|VERB|root|0",
        ["country:FR SANCTION country:ML"],
    ),
    "adjective with sein": (
        "Riga||PROPN|nsubj|5||@country:LV ist|sein|AUX|cop|5 mit||ADP|case|4 Kiew||PROPN|nmod|5||@country:UA "
        "solidarisch||ADJ|root|0",
        ["country:LV SUPPORT country:UA"],
    ),
    "perfect with a subject that the tree calls passive": (
        "Bagdad||PROPN|nsubj:pass|5||@country:IQ ist|sein|AUX|aux|5 in||ADP|case|4 Kuwait||PROPN|obl|5||@country:KW "
        "einmarschiert|einmarschieren|VERB|root|0|VerbForm=Part",
        ["country:IQ ASSAULT country:KW"],
    ),
    "what a named object belongs to": (
        "Brüssel||PROPN|nsubj|2||@organisation:eu friert|frieren|VERB|root|0 das||DET|det|4 Vermögen||NOUN|obj|2 "
        "Bauers|Bauer|PROPN|nmod|4|Case=Gen|@person:bauer ein||ADP|compound:prt|2",
        ["organisation:eu SANCTION person:bauer"],
    ),
    "compound names the target, the genitive the source": (
        "Die||DET|det|2 Mali-Sanktionen|Mali-Sanktion|NOUN|nsubj|5||@<country:ML der||DET|det|4 EU||PROPN|nmod|2|Case=Gen|"
        "@organisation:eu wirken|wirken|VERB|root|0",
        ["organisation:eu SANCTION country:ML"],
    ),
    "two owners of one meeting": (
        "Das||DET|det|2 Treffen||NOUN|nsubj|6 Kerrys|Kerry|PROPN|nmod|2|Case=Gen|@person:kerry und||CCONJ|cc|5 "
        "Xis|Xi|PROPN|conj|3|Case=Gen|@person:xi endete|enden|VERB|root|0",
        ["person:kerry CONSULT person:xi"],
    ),
}

ES = {
    "transitive with personal a": (
        "Maduro||PROPN|nsubj|2||@person:maduro acusó|acusar|VERB|root|0 a||ADP|case|4 Duque||PROPN|obj|2||@person:duque",
        ["person:maduro ACCUSE person:duque"],
    ),
    "reflexive meeting": (
        "Lula||PROPN|nsubj|3||@person:lula se|él|PRON|expl:pv|3|Reflex=Yes reunió|reunir|VERB|root|0 con||ADP|case|5 "
        "Petro||PROPN|obl|3||@person:petro",
        ["person:lula CONSULT person:petro"],
    ),
    "event noun with entre": (
        "el||DET|det|2 acuerdo||NOUN|root|0 entre||ADP|case|4 Cuba||PROPN|nmod|2||@country:CU y||CCONJ|cc|6 "
        "China||PROPN|conj|4||@country:CN",
        ["country:CN AGREE country:CU"],
    ),
    "negation": (
        "Chile||PROPN|nsubj|3||@country:CL no||ADV|advmod|3 apoya|apoyar|VERB|root|0 a||ADP|case|5 Perú||PROPN|obj|3||@country:PE",
        ["country:CL SUPPORT country:PE [negated]"],
    ),
    "future tense is planned": (
        "Perú||PROPN|nsubj|2||@country:PE visitará|visitar|VERB|root|0|Tense=Fut Cuba||PROPN|obj|2||@country:CU",
        ["country:CU CONSULT country:PE [planned]"],
    ),
    "conditional is possible": (
        "Perú||PROPN|nsubj|2||@country:PE apoyaría|apoyar|VERB|root|0|Mood=Cnd Cuba||PROPN|obj|2||@country:CU",
        ["country:PE SUPPORT country:CU [possible]"],
    ),
    "dropped subject goes on": (
        "Brasil||PROPN|nsubj|2||@country:BR afirmó|afirmar|VERB|root|0 que||SCONJ|mark|4 "
        "visitará|visitar|VERB|ccomp|2|VerbForm=Fin+Number=Sing Cuba||PROPN|obj|4||@country:CU",
        ["country:BR CONSULT country:CU"],
    ),
    "a singular verb is not done by two": (
        "Brasil||PROPN|nsubj|4||@country:BR y||CCONJ|cc|3 Perú||PROPN|conj|1||@country:PE afirman|afirmar|VERB|root|0 "
        "que||SCONJ|mark|6 visitará|visitar|VERB|ccomp|4|VerbForm=Fin+Number=Sing Cuba||PROPN|obj|6||@country:CU",
        [],
    ),
    "weather is no event": (
        "En||ADP|case|2 Chile||PROPN|obl|3||@~country:CL llueve|llover|VERB|root|0 como||ADP|case|5 Perú||PROPN|obl|3||@country:PE",
        [],
    ),
}

CASES = [
    pytest.param(lang, *case, id=f"{lang}: {name}")
    for lang, table in (("de", DE), ("es", ES))
    for name, case in table.items()
]


@pytest.mark.parametrize(("lang", "markup", "expected"), CASES)
def test_events(lang: str, markup: str, expected: list[str]) -> None:
    raw, parsed, actors = scene(markup, lang=lang)
    found = find_relations(raw, parsed, actors).relations
    assert sorted(map(shown, found)) == sorted(expected)
    for relation in found:
        for item in relation.evidence:
            assert raw.text[item.start : item.end] == item.text
