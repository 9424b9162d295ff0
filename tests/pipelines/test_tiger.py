"""TIGER trees give the same clauses and relations as Universal Dependencies: each sentence carries both trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from extractor.pipelines.clauses import Clause, clauses
from extractor.pipelines.coordination import conjuncts
from extractor.pipelines.tiger_roles import is_known
from extractor.pipelines.tree import name_tokens
from extractor.relations import find_relations
from tests.trees import Scheme, scene, shown, tree

# Name: sentence, its clauses (see ``told``), its relations (see ``said``).
CASES = {
    "perfect": (
        "Berlin||PROPN|nsubj/sb|4/2||@country:DE hat|haben|AUX|aux/root|4/0|VerbForm=Fin "
        "Moskau||PROPN|obj/oa|4||@country:RU kritisiert|kritisieren|VERB|root/oc|0/2|VerbForm=Part",
        ["kritisieren S:Berlin O:Moskau aux:hat"],
        ["country:DE ACCUSE country:RU"],
    ),
    "object before the finite auxiliary": (
        "Moskau||PROPN|obj/oa|5/5||@country:RU hat|haben|AUX|aux/root|5/0|VerbForm=Fin der||DET|det/nk|4 "
        "Minister||NOUN|nsubj/sb|5/2 kritisiert|kritisieren|VERB|root/oc|0/2|VerbForm=Part",
        ["kritisieren S:Minister O:Moskau aux:hat"],
        [],
    ),
    "future": (
        "Brüssel||PROPN|nsubj/sb|6/2||@organisation:eu wird|werden|AUX|aux/root|6/0|VerbForm=Fin "
        "Sanktionen|Sanktion|NOUN|obj/oa|6 gegen||ADP|case/mnr|5/3 Minsk||PROPN|nmod/nk|3/4||@country:BY "
        "verhängen||VERB|root/oc|0/2|VerbForm=Inf",
        ["verhängen S:Brüssel O:Sanktionen aux:wird"],
        ["organisation:eu SANCTION country:BY [planned]"],
    ),
    "modal and passive, no agent": (
        "Gegen||ADP|case/mo|2/5 Minsk||PROPN|obl/nk|5/1||@country:BY sollen|sollen|AUX|aux/root|5/0|VerbForm=Fin "
        "Sanktionen|Sanktion|NOUN|nsubj:pass/sb|5/3 verhängt|verhängen|VERB|root/oc|0/6|VerbForm=Part "
        "werden|werden|AUX|aux:pass/oc|5/3|VerbForm=Inf",
        ["verhängen O:Sanktionen gegen:Minsk aux:sollen,werden passive"],
        [],
    ),
    "cluster of four verbs": (
        "Sanktionen|Sanktion|NOUN|nsubj:pass/sb|8/4 gegen||ADP|case/mnr|3/1 Minsk||PROPN|nmod/nk|1/2||@country:BY "
        "werden|werden|AUX|aux/root|8/0|VerbForm=Fin von||ADP|case/sbp|7/8 der||DET|det/nk|7 "
        "EU||PROPN|obl:agent/nk|8/5||@organisation:eu verhängt|verhängen|VERB|root/oc|0/9|VerbForm=Part "
        "worden|werden|AUX|aux:pass/oc|8/10|VerbForm=Part sein|sein|AUX|aux/oc|8/4|VerbForm=Inf",
        ["verhängen S:EU O:Sanktionen von:EU aux:werden,worden,sein passive"],
        ["organisation:eu SANCTION country:BY"],
    ),
    "passive subject that is still sb, agent sbp": (
        "Iran||PROPN|nsubj:pass/sb|5/2||@country:IR wird|werden|AUX|aux:pass/root|5/0|VerbForm=Fin von||ADP|case/sbp|4/5 "
        "Israel||PROPN|obl/nk|5/3||@country:IL angegriffen|angreifen|VERB|root/oc|0/2|VerbForm=Part",
        ["angreifen S:Israel O:Iran von:Israel aux:wird passive"],
        ["country:IL ASSAULT country:IR"],
    ),
    "agent taken for a modifier": (
        "Iran||PROPN|nsubj:pass/sb|5/2||@country:IR wurde|werden|AUX|aux:pass/root|5/0|VerbForm=Fin durch||ADP|case/mo|4/5 "
        "Israel||PROPN|obl/nk|5/3||@country:IL angegriffen|angreifen|VERB|root/oc|0/2|VerbForm=Part",
        ["angreifen S:Israel O:Iran durch:Israel aux:wurde passive"],
        ["country:IL ASSAULT country:IR"],
    ),
    "passive without morphology, by tags": (
        "Iran||PROPN|nsubj:pass/sb|5/2||@country:IR wird|werden|AUX/VAFIN|aux:pass/root|5/0 von||ADP|case/sbp|4/5 "
        "Israel||PROPN|obl/nk|5/3||@country:IL angegriffen|angreifen|VERB/VVPP|root/oc|0/2",
        ["angreifen S:Israel O:Iran von:Israel aux:wird passive"],
        ["country:IL ASSAULT country:IR"],
    ),
    "participles that a tagger takes for finite verbs": (
        "Iran||PROPN|nsubj:pass/sb|5/2||@country:IR wird|werden|AUX|aux:pass/root|5/0|VerbForm=Fin von||ADP|case/sbp|4/5 "
        "Israel||PROPN|obl/nk|5/3||@country:IL bedroht|bedrohen|VERB|root/oc|0/2|VerbForm=Fin",
        ["bedrohen S:Israel O:Iran von:Israel aux:wird passive"],
        ["country:IL THREATEN country:IR"],
    ),
    "perfect of the passive": (
        "Israel||PROPN|nsubj:pass/sb|5/2||@country:IL ist|sein|AUX|aux/root|5/0|VerbForm=Fin von||ADP|case/sbp|4/5 "
        "Iran||PROPN|obl/nk|5/3||@country:IR angegriffen|angreifen|VERB|root/oc|0/6|VerbForm=Part "
        "worden|werden|AUX|aux:pass/oc|5/2|VerbForm=Part",
        ["angreifen S:Iran O:Israel von:Iran aux:ist,worden passive"],
        ["country:IR ASSAULT country:IL"],
    ),
    "state with an agent": (
        "Kiew||PROPN|nsubj:pass/sb|5/2||@country:UA ist|sein|AUX|aux:pass/root|5/0|VerbForm=Fin von||ADP|case/sbp|4/5 "
        "Moskau||PROPN|obl/nk|5/3||@country:RU bedroht|bedrohen|VERB|root/oc|0/2|VerbForm=Part",
        ["bedrohen S:Moskau O:Kiew von:Moskau aux:ist passive"],
        ["country:RU THREATEN country:UA"],
    ),
    "perfect with sein is no passive": (
        "Putin||PROPN|nsubj/sb|5/2||@person:putin ist|sein|AUX|aux/root|5/0|VerbForm=Fin nach||ADP|case/mo|4/5 "
        "Peking||PROPN|obl/nk|5/3||@~country:CN gereist|reisen|VERB|root/oc|0/2|VerbForm=Part",
        ["reisen S:Putin nach:Peking aux:ist"],
        ["country:CN CONSULT person:putin"],
    ),
    "sein with zu is a passive that must be done": (
        "Die||DET|det/nk|2 Sanktionen|Sanktion|NOUN|nsubj:pass/sb|5/3 sind|sein|AUX|aux:pass/root|5/0|VerbForm=Fin "
        "bald||ADV|advmod/mo|5 aufzuheben|aufzuheben|VERB/VVIZU|root/oc|0/3|VerbForm=Inf",
        ["aufheben O:Sanktionen aux:sind passive"],
        [],
    ),
    "separated particle and dative": (
        "Wien||PROPN|nsubj/sb|2||@country:AT wirft|werfen|VERB|root/root|0|VerbForm=Fin Rom||PROPN|iobj/da|2||@country:IT "
        "Untätigkeit||NOUN|obj/oa|2 vor||ADP|compound:prt/svp|2",
        ["vorwerfen S:Wien O:Untätigkeit D:Rom"],
        ["country:AT ACCUSE country:IT"],
    ),
    "prepositional object": (
        "Kiew||PROPN|nsubj/sb|2||@country:UA fordert|fordern|VERB|root/root|0|VerbForm=Fin Waffen|Waffe|NOUN|obj/oa|2 "
        "von||ADP|case/op|5/2 Berlin||PROPN|obl/nk|2/4||@country:DE",
        ["fordern S:Kiew O:Waffen von:Berlin"],
        ["country:UA REQUEST country:DE"],
    ),
    "reflexive with a prepositional object": (
        "Merkel||PROPN|nsubj/sb|2||@person:merkel traf|treffen|VERB|root/root|0|VerbForm=Fin sich|sich|PRON|obj/oa|2 "
        "mit||ADP|case/op|5/2 Macron||PROPN|obl/nk|2/4||@person:macron",
        ["treffen S:Merkel mit:Macron reflexive"],
        ["person:macron CONSULT person:merkel"],
    ),
    "contracted preposition": (
        "Scholz||PROPN|nsubj/sb|2||@person:scholz reist|reisen|VERB|root/root|0|VerbForm=Fin zum||ADP|case/mo|4/2 "
        "Gipfel||NOUN|obl/nk|2/3",
        ["reisen S:Scholz zu:Gipfel"],
        [],
    ),
    "coordinated subjects": (
        "Paris||PROPN|nsubj/sb|4||@country:FR und||CCONJ|cc/cd|3/1 London||PROPN|conj/cj|1/2||@country:GB "
        "vereinbaren|vereinbaren|VERB|root/root|0|VerbForm=Fin Reformen|Reform|NOUN|obj/oa|4",
        ["vereinbaren S:Paris+London O:Reformen"],
        ["country:FR AGREE country:GB"],
    ),
    "three subjects, the first two joined by a comma": (
        "Paris||PROPN|nsubj/sb|6||@country:FR ,||PUNCT|punct/punct|3/1 London||PROPN|conj/cj|1/1||@country:GB "
        "und||CCONJ|cc/cd|5/3 Rom||PROPN|conj/cj|1/4||@country:IT verurteilen|verurteilen|VERB|root/root|0|VerbForm=Fin "
        "Pjöngjang||PROPN|obj/oa|6||@country:KP",
        ["verurteilen S:Paris+London+Rom O:Pjöngjang"],
        ["country:FR ACCUSE country:KP", "country:GB ACCUSE country:KP", "country:IT ACCUSE country:KP"],
    ),
    "coordinated verbs share the subject": (
        "Berlin||PROPN|nsubj/sb|2||@country:DE kritisiert|kritisieren|VERB|root/root|0|VerbForm=Fin "
        "Moskau||PROPN|obj/oa|2||@country:RU und||CCONJ|cc/cd|5/2 unterstützt|unterstützen|VERB|conj/cj|2/4|VerbForm=Fin "
        "Kiew||PROPN|obj/oa|5||@country:UA",
        ["kritisieren S:Berlin O:Moskau", "unterstützen S:Berlin O:Kiew"],
        ["country:DE ACCUSE country:RU", "country:DE SUPPORT country:UA"],
    ),
    "coordinated participles share the auxiliary": (
        "Berlin||PROPN|nsubj/sb|4/2||@country:DE hat|haben|AUX|aux/root|4/0|VerbForm=Fin "
        "Moskau||PROPN|obj/oa|4||@country:RU kritisiert|kritisieren|VERB|root/oc|0/2|VerbForm=Part und||CCONJ|cc/cd|7/4 "
        "Kiew||PROPN|obj/oa|7||@country:UA unterstützt|unterstützen|VERB|conj/cj|4/5|VerbForm=Part",
        ["kritisieren S:Berlin O:Moskau aux:hat", "unterstützen S:Berlin O:Kiew"],
        ["country:DE ACCUSE country:RU", "country:DE SUPPORT country:UA"],
    ),
    "coordinated auxiliaries each bring a verb": (
        "Scholz||PROPN|nsubj/sb|4/2||@person:scholz hat|haben|AUX|aux/root|4/0|VerbForm=Fin "
        "Moskau||PROPN|obj/oa|4||@country:RU kritisiert|kritisieren|VERB|root/oc|0/2|VerbForm=Part und||CCONJ|cc/cd|8/2 "
        "will|wollen|AUX|aux/cj|8/5|VerbForm=Fin Kiew||PROPN|obj/oa|8||@country:UA "
        "unterstützen|unterstützen|VERB|conj/oc|4/6|VerbForm=Inf",
        ["kritisieren S:Scholz O:Moskau aux:hat", "unterstützen S:Scholz O:Kiew aux:will"],
        ["person:scholz ACCUSE country:RU", "person:scholz SUPPORT country:UA [planned]"],
    ),
    "coordinated objects": (
        "Oslo||PROPN|nsubj/sb|2||@country:NO kritisiert|kritisieren|VERB|root/root|0|VerbForm=Fin "
        "Minsk||PROPN|obj/oa|2||@country:BY und||CCONJ|cc/cd|5/3 Kabul||PROPN|conj/cj|3/4||@country:AF",
        ["kritisieren S:Oslo O:Minsk+Kabul"],
        ["country:NO ACCUSE country:BY", "country:NO ACCUSE country:AF"],
    ),
    "coordinated prepositional phrases": (
        "Brüssel||PROPN|nsubj/sb|2||@organisation:eu verhängt|verhängen|VERB|root/root|0|VerbForm=Fin "
        "Sanktionen|Sanktion|NOUN|obj/oa|2 gegen||ADP|case/mnr|5/3 Minsk||PROPN|nmod/nk|3/4||@country:BY "
        "und||CCONJ|cc/cd|8/4 gegen||ADP|case/cj|8/6 Iran||PROPN|conj/nk|5/7||@country:IR",
        ["verhängen S:Brüssel O:Sanktionen"],
        ["organisation:eu SANCTION country:BY", "organisation:eu SANCTION country:IR"],
    ),
    "genitive": (
        "Der||DET|det/nk|2 Vertreter||NOUN|nsubj/sb|4 Syriens|Syrien|PROPN|nmod/ag|2|Case=Gen|@country:SY "
        "bedroht|bedrohen|VERB|root/root|0|VerbForm=Fin Jordanien||PROPN|obj/oa|4||@country:JO",
        ["bedrohen S:Vertreter O:Jordanien"],
        ["country:SY THREATEN country:JO"],
    ),
    "genitive before its noun, prepositional phrase behind": (
        "Moskaus|Moskau|PROPN|nmod/ag|2|Case=Gen|@country:RU Kritik||NOUN|nsubj/sb|5 an||ADP|case/mnr|4/2 "
        "Polen||PROPN|nmod/nk|2/3||@country:PL wächst|wachsen|VERB|root/root|0|VerbForm=Fin",
        ["wachsen S:Kritik"],
        ["country:RU ACCUSE country:PL"],
    ),
    "von for the genitive": (
        "Der||DET|det/nk|2 Vertreter||NOUN|nsubj/sb|5 von||ADP|case/pg|4/2 Syrien||PROPN|nmod/nk|2/3||@country:SY "
        "bedroht|bedrohen|VERB|root/root|0|VerbForm=Fin Jordanien||PROPN|obj/oa|5||@country:JO",
        ["bedrohen S:Vertreter O:Jordanien"],
        ["country:SY THREATEN country:JO"],
    ),
    "country adjective": (
        "Die||DET|det/nk|3 russische|russisch|ADJ|amod/nk|3||@country:RU Kritik||NOUN|nsubj/sb|6 an||ADP|case/mnr|5/3 "
        "Polen||PROPN|nmod/nk|3/4||@country:PL wächst|wachsen|VERB|root/root|0|VerbForm=Fin",
        ["wachsen S:Kritik"],
        ["country:RU ACCUSE country:PL"],
    ),
    "names of several words": (
        "Angela||PROPN|nsubj/pnc|3/2 Merkel||PROPN|flat/sb|1/3||@person:merkel "
        "kritisiert|kritisieren|VERB|root/root|0|VerbForm=Fin Wladimir||PROPN|obj/pnc|3/5 "
        "Putin||PROPN|flat/oa|4/3||@person:putin",
        ["kritisieren S:Angela·Merkel O:Wladimir·Putin"],
        ["person:merkel ACCUSE person:putin"],
    ),
    "name behind a title": (
        "Bundeskanzlerin||NOUN|nsubj/sb|3 Merkel||PROPN|appos/nk|1||@person:merkel "
        "kritisiert|kritisieren|VERB|root/root|0|VerbForm=Fin Moskau||PROPN|obj/oa|3||@country:RU",
        ["kritisieren S:Bundeskanzlerin O:Moskau"],
        ["person:merkel ACCUSE country:RU"],
    ),
    "apposition": (
        "Der||DET|det/nk|2 Minister||NOUN|nsubj/sb|6 ,||PUNCT|punct/punct|4/2 Lindner||PROPN|appos/app|2||@person:lindner "
        ",||PUNCT|punct/punct|4/2 kritisiert|kritisieren|VERB|root/root|0|VerbForm=Fin "
        "die||DET|det/nk|8 Nato||PROPN|obj/oa|6||@organisation:nato",
        ["kritisieren S:Minister O:Nato"],
        ["person:lindner ACCUSE organisation:nato"],
    ),
    "relative clause": (
        "Die||DET|det/nk|2 Hamas||PROPN|nsubj/sb|8||@organisation:hamas ,||PUNCT|punct/punct|6/2 "
        "die|der|PRON/PRELS|nsubj/sb|6 Israel||PROPN|obj/oa|6||@country:IL angriff|angreifen|VERB|acl/rc|2|VerbForm=Fin "
        ",||PUNCT|punct/punct|6/2 schweigt|schweigen|VERB|root/root|0|VerbForm=Fin",
        ["angreifen S:Hamas O:Israel of:Hamas", "schweigen S:Hamas"],
        ["organisation:hamas ASSAULT country:IL"],
    ),
    "relative clause in the passive": (
        "Minsk||PROPN|nsubj/sb|8||@country:BY ,||PUNCT|punct/punct|6/1 das|der|PRON/PRELS|nsubj:pass/sb|6/7 "
        "von||ADP|case/sbp|5/6 Brüssel||PROPN|obl/nk|6/4||@organisation:eu "
        "kritisiert|kritisieren|VERB|acl/oc|1/7|VerbForm=Part wurde|werden|AUX|aux:pass/rc|6/1|VerbForm=Fin "
        "schweigt|schweigen|VERB|root/root|0|VerbForm=Fin",
        ["kritisieren S:Brüssel O:Minsk von:Brüssel aux:wurde of:Minsk passive", "schweigen S:Minsk"],
        ["organisation:eu ACCUSE country:BY"],
    ),
    "relative clause with a preposition": (
        "Xi||PROPN|nsubj/sb|8||@person:xi ,||PUNCT|punct/punct|7/1 mit||ADP|case/op|4/7 dem|der|PRON/PRELS|obl/nk|7/3 "
        "sich|sich|PRON|obj/oa|7 Putin||PROPN|nsubj/sb|7||@person:putin traf|treffen|VERB|acl/rc|1|VerbForm=Fin "
        "schweigt|schweigen|VERB|root/root|0|VerbForm=Fin",
        ["treffen S:Putin mit:Xi of:Xi reflexive", "schweigen S:Xi"],
        ["person:putin CONSULT person:xi"],
    ),
    "infinitive, the person addressed does it": (
        "Oslo||PROPN|nsubj/sb|2||@country:NO bittet|bitten|VERB|root/root|0|VerbForm=Fin Wien||PROPN|obj/oa|2||@country:AT "
        ",||PUNCT|punct/punct|6/2 Syrien||PROPN|obj/oa|6||@country:SY "
        "anzugreifen|anzugreifen|VERB/VVIZU|xcomp/oc|2|VerbForm=Inf",
        ["bitten S:Oslo O:Wien", "angreifen S:Wien O:Syrien of:bittet"],
        ["country:NO REQUEST country:AT", "country:AT ASSAULT country:SY [demanded] (country:NO)"],
    ),
    "infinitive, the subject does it": (
        "Kabul||PROPN|nsubj/sb|2||@country:AF bestreitet|bestreiten|VERB|root/root|0|VerbForm=Fin ,||PUNCT|punct/punct|6/2 "
        "Indien||PROPN|obj/oa|6||@country:IN zu||PART|mark/pm|6 bedrohen|bedrohen|VERB|xcomp/oc|2|VerbForm=Inf",
        ["bestreiten S:Kabul", "bedrohen S:Kabul O:Indien of:bestreitet"],
        ["country:AF THREATEN country:IN [negated] (country:AF)"],
    ),
    "infinitive below a modal": (
        "Rom||PROPN|nsubj/sb|3/2 will|wollen|AUX|aux/root|3/0|VerbForm=Fin versuchen||VERB|root/oc|0/2|VerbForm=Inf "
        ",||PUNCT|punct/punct|7/3 Bern||PROPN|obj/oa|7 zu||PART|mark/pm|7 "
        "unterstützen|unterstützen|VERB|xcomp/oc|3|VerbForm=Inf",
        ["versuchen S:Rom aux:will", "unterstützen S:Rom O:Bern of:versuchen"],
        [],
    ),
    "purpose": (
        "Scholz||PROPN|nsubj/sb|2||@person:scholz reist|reisen|VERB|root/root|0|VerbForm=Fin ,||PUNCT|punct/punct|7/2 "
        "um||SCONJ|mark/cp|7 Macron||PROPN|obj/oa|7||@person:macron zu||PART|mark/pm|7 "
        "besuchen|besuchen|VERB|advcl/mo|2|VerbForm=Inf",
        ["reisen S:Scholz", "besuchen S:Scholz O:Macron"],
        ["person:macron CONSULT person:scholz [planned]"],
    ),
    "content of a noun": (
        "Kuba||PROPN|nsubj/sb|2||@country:CU unterstützt|unterstützen|VERB|root/root|0|VerbForm=Fin die||DET|det/nk|4 "
        "Forderung||NOUN|obj/oa|2 an||ADP|case/mnr|6/4 Paris||PROPN|nmod/nk|4/5||@country:FR ,||PUNCT|punct/punct|11/4 "
        "Sanktionen|Sanktion|NOUN|obj/oa|11 gegen||ADP|case/mnr|10/8 Mali||PROPN|nmod/nk|8/9||@country:ML "
        "aufzuheben|aufzuheben|VERB/VVIZU|acl/oc|4|VerbForm=Inf",
        ["unterstützen S:Kuba O:Forderung", "aufheben O:Sanktionen of:Forderung"],
        ["country:FR CONCEDE country:ML [demanded]", "country:FR SANCTION country:ML"],
    ),
    "dass": (
        "Baerbock||PROPN|nsubj/sb|2||@person:baerbock sagte|sagen|VERB|root/root|0|VerbForm=Fin ,||PUNCT|punct/punct|7/2 "
        "dass||SCONJ|mark/cp|7 Iran||PROPN|nsubj/sb|7||@country:IR Israel||PROPN|obj/oa|7||@country:IL "
        "bedrohe|bedrohen|VERB|ccomp/oc|2|VerbForm=Fin",
        ["sagen S:Baerbock", "bedrohen S:Iran O:Israel of:sagte"],
        ["country:IR THREATEN country:IL (person:baerbock)"],
    ),
    "dass with a cluster": (
        "Baerbock||PROPN|nsubj/sb|2||@person:baerbock sagte|sagen|VERB|root/root|0|VerbForm=Fin ,||PUNCT|punct/punct|7/2 "
        "dass||SCONJ|mark/cp|7/8 Iran||PROPN|nsubj/sb|7/8||@country:IR Israel||PROPN|obj/oa|7||@country:IL "
        "angegriffen|angreifen|VERB|ccomp/oc|2/8|VerbForm=Part habe|haben|AUX|aux/oc|7/2|VerbForm=Fin",
        ["sagen S:Baerbock", "angreifen S:Iran O:Israel aux:habe of:sagte"],
        ["country:IR ASSAULT country:IL (person:baerbock)", "person:baerbock ACCUSE country:IR"],
    ),
    "darauf, dass": (
        "Paris||PROPN|nsubj/sb|2||@country:FR besteht|bestehen|VERB|root/root|0|VerbForm=Fin darauf||ADV|advmod/op|2 "
        ",||PUNCT|punct/punct|8/3 dass||SCONJ|mark/cp|8 Rom||PROPN|nsubj/sb|8||@country:IT "
        "Bern||PROPN|obj/oa|8||@country:CH unterstützt|unterstützen|VERB|ccomp/re|2/3|VerbForm=Fin",
        ["bestehen S:Paris", "unterstützen S:Rom O:Bern of:besteht"],
        ["country:FR REQUEST country:IT", "country:IT SUPPORT country:CH"],
    ),
    "es stands for the infinitive": (
        "Kabul||PROPN|nsubj/sb|2||@country:AF plante|planen|VERB|root/root|0|VerbForm=Fin es||PRON|expl/ph|2 "
        ",||PUNCT|punct/punct|7/3 Indien||PROPN|obj/oa|7||@country:IN zu||PART|mark/pm|7 "
        "unterstützen|unterstützen|VERB|xcomp/re|2/3|VerbForm=Inf",
        ["planen S:Kabul", "unterstützen S:Kabul O:Indien of:plante"],
        ["country:AF SUPPORT country:IN [planned]"],
    ),
    "reported speech before its verb": (
        "Iran||PROPN|nsubj/sb|2||@country:IR bedroht|bedrohen|VERB|ccomp/rs|5|VerbForm=Fin "
        "Israel||PROPN|obj/oa|2||@country:IL ,||PUNCT|punct/punct|2/5 sagte|sagen|VERB|root/root|0|VerbForm=Fin "
        "Baerbock||PROPN|nsubj/sb|5||@person:baerbock",
        ["bedrohen S:Iran O:Israel of:sagte", "sagen S:Baerbock"],
        ["country:IR THREATEN country:IL (person:baerbock)"],
    ),
    "verb of saying in parenthesis": (
        "Iran||PROPN|nsubj/sb|5||@country:IR ,||PUNCT|punct/punct|3 sagte|sagen|VERB|parataxis/par|5|VerbForm=Fin "
        "Baerbock||PROPN|nsubj/sb|3||@person:baerbock bedroht|bedrohen|VERB|root/root|0|VerbForm=Fin "
        "Israel||PROPN|obj/oa|5||@country:IL",
        ["sagen S:Baerbock", "bedrohen S:Iran O:Israel"],
        ["country:IR THREATEN country:IL (person:baerbock)"],
    ),
    "laut": (
        "Laut||ADP|case/mo|2/3 Reuters||PROPN|obl/nk|3/1||@organisation:reuters "
        "bedroht|bedrohen|VERB|root/root|0|VerbForm=Fin Iran||PROPN|nsubj/sb|3||@country:IR "
        "Israel||PROPN|obj/oa|3||@country:IL",
        ["bedrohen S:Iran O:Israel laut:Reuters"],
        ["country:IR THREATEN country:IL (organisation:reuters)"],
    ),
    "zufolge": (
        "Reuters||PROPN|obl/nk|3/2||@organisation:reuters zufolge||ADP|case/mo|1/3 "
        "bedroht|bedrohen|VERB|root/root|0|VerbForm=Fin Iran||PROPN|nsubj/sb|3||@country:IR "
        "Israel||PROPN|obj/oa|3||@country:IL",
        ["bedrohen S:Iran O:Israel zufolge:Reuters"],
        ["country:IR THREATEN country:IL (organisation:reuters)"],
    ),
    "nach Angaben von": (
        "Nach||ADP|case/mo|2/5 Angaben|Angabe|NOUN|obl/nk|5/1 von||ADP|case/pg|4/2 "
        "Reuters||PROPN|nmod/nk|2/3||@organisation:reuters bedroht|bedrohen|VERB|root/root|0|VerbForm=Fin "
        "Iran||PROPN|nsubj/sb|5||@country:IR Israel||PROPN|obj/oa|5||@country:IL",
        ["bedrohen S:Iran O:Israel nach:Angaben"],
        ["country:IR THREATEN country:IL (organisation:reuters)"],
    ),
    "Konjunktiv I goes on after a speech sentence": (
        "Baerbock||PROPN|nsubj/sb|2||@person:baerbock warnte|warnen|VERB|root/root|0|VerbForm=Fin .||PUNCT|punct/punct|2\n"
        "Iran||PROPN|nsubj/sb|4/2||@country:IR habe|haben|AUX|aux/root|4/0|VerbForm=Fin+Mood=Sub+Tense=Pres "
        "Israel||PROPN|obj/oa|4||@country:IL angegriffen|angreifen|VERB|root/oc|0/2|VerbForm=Part",
        ["warnen S:Baerbock", "angreifen S:Iran O:Israel aux:habe"],
        ["country:IR ASSAULT country:IL (person:baerbock)", "person:baerbock ACCUSE country:IR"],
    ),
    "negation": (
        "Peking||PROPN|nsubj/sb|5/2||@country:CN hat|haben|AUX|aux/root|5/0|VerbForm=Fin "
        "Moskau||PROPN|obj/oa|5||@country:RU nicht||PART|advmod/ng|5 "
        "unterstützt|unterstützen|VERB|root/oc|0/2|VerbForm=Part",
        ["unterstützen S:Peking O:Moskau aux:hat"],
        ["country:CN SUPPORT country:RU [negated]"],
    ),
    "negation at the auxiliary": (
        "Peking||PROPN|nsubj/sb|5/2||@country:CN wird|werden|AUX|aux/root|5/0|VerbForm=Fin "
        "Moskau||PROPN|obj/oa|5||@country:RU nie||ADV|advmod/ng|5/2 "
        "unterstützen|unterstützen|VERB|root/oc|0/2|VerbForm=Inf",
        ["unterstützen S:Peking O:Moskau aux:wird"],
        ["country:CN SUPPORT country:RU [negated, planned]"],
    ),
    "negation by determiner": (
        "Es|es|PRON|expl/ep|2 gab|geben|VERB|root/root|0|VerbForm=Fin kein|kein|DET|det/nk|4 Treffen||NOUN|obj/oa|2 "
        "zwischen||ADP|case/mnr|6/4 Xi||PROPN|nmod/nk|4/5||@person:xi und||CCONJ|cc/cd|8/6 "
        "Biden||PROPN|conj/cj|6/7||@person:biden",
        ["geben O:Treffen"],
        ["person:biden CONSULT person:xi [negated]"],
    ),
    "possible": (
        "Iran||PROPN|nsubj/sb|4/2||@country:IR könnte|können|AUX|aux/root|4/0|VerbForm=Fin "
        "Israel||PROPN|obj/oa|4||@country:IL bedrohen|bedrohen|VERB|root/oc|0/2|VerbForm=Inf",
        ["bedrohen S:Iran O:Israel aux:könnte"],
        ["country:IR THREATEN country:IL [possible]"],
    ),
    "condition": (
        "Wenn||SCONJ|mark/cp|4 Iran||PROPN|nsubj/sb|4||@country:IR Israel||PROPN|obj/oa|4||@country:IL "
        "bedroht|bedrohen|VERB|advcl/mo|6|VerbForm=Fin ,||PUNCT|punct/punct|4/6 hilft|helfen|VERB|root/root|0|VerbForm=Fin "
        "Rom||PROPN|nsubj/sb|6||@country:IT Bern||PROPN|iobj/da|6||@country:CH",
        ["bedrohen S:Iran O:Israel", "helfen S:Rom D:Bern"],
        ["country:IR THREATEN country:IL [possible]", "country:IT AID country:CH"],
    ),
    "copula": (
        "Kiew||PROPN|nsubj/sb|3/2||@country:UA ist|sein|AUX|cop/root|3/0|VerbForm=Fin bereit||ADJ|root/pd|0/2 "
        ",||PUNCT|punct/punct|7/3 Moskau||PROPN|obj/oa|7||@country:RU zu||PART|mark/pm|7 "
        "treffen|treffen|VERB|xcomp/oc|3|VerbForm=Inf",
        ["treffen S:Kiew O:Moskau of:bereit"],
        ["country:RU CONSULT country:UA [planned]"],
    ),
    "support verb": (
        "Budapest||PROPN|nsubj/sb|2||@country:HU übt|üben|VERB|root/root|0|VerbForm=Fin Kritik||NOUN|obj/oa|2 "
        "an||ADP|case/mnr|5/3 Brüssel||PROPN|nmod/nk|3/4||@organisation:eu",
        ["üben S:Budapest O:Kritik"],
        ["country:HU ACCUSE organisation:eu"],
    ),
    "comparison": (
        "Rom||PROPN|nsubj/sb|2||@country:IT unterstützt|unterstützen|VERB|root/root|0|VerbForm=Fin "
        "Bern||PROPN|obj/oa|2||@country:CH wie||ADP|case/cm|5 Wien||PROPN|obl/cc|2||@country:AT",
        ["unterstützen S:Rom O:Bern wie:Wien"],
        ["country:IT SUPPORT country:CH"],
    ),
}  # fmt: skip


def told(clause: Clause) -> str:
    """``verhängen S:EU O:Sanktionen von:EU aux:wurden passive``: a clause on one line, coordination with "+"."""
    parts = [clause.lemma]
    for name, slot in (("S", clause.subjects), ("O", clause.objects), ("D", clause.datives)):
        parts += [f"{name}:{'+'.join(map(_whole, conjuncts(noun)))}" for noun in slot]
    parts += [f"{item.preposition}:{item.noun.text}" for item in clause.obliques if item.preposition]
    parts += [f"aux:{','.join(item.text for item in clause.auxiliaries)}"] if clause.auxiliaries else []
    parts += [f"of:{clause.governor.text}"] if clause.governor is not None else []
    parts += ["passive"] * clause.passive + ["reflexive"] * clause.reflexive
    return " ".join(parts)


def _whole(noun: Token) -> str:
    return "·".join(token.text for token in name_tokens(noun))


def said(markup: str, scheme: Scheme) -> list[str]:
    """Relations with their speakers in brackets."""
    found = find_relations(*scene(markup, scheme=scheme)).relations
    return sorted(shown(item) + (f" ({item.speaker})" if item.speaker else "") for item in found)


@pytest.mark.parametrize("scheme", ["tiger", "ud"])
@pytest.mark.parametrize(("markup", "expected", "_"), CASES.values(), ids=CASES)
def test_clauses(markup: str, expected: list[str], _: object, scheme: Scheme) -> None:
    doc, _sites = tree(markup, scheme=scheme)
    assert [told(clause) for clause in clauses(doc)] == expected


@pytest.mark.parametrize("scheme", ["tiger", "ud"])
@pytest.mark.parametrize(("markup", "_", "expected"), CASES.values(), ids=CASES)
def test_relations(markup: str, _: object, expected: list[str], scheme: Scheme) -> None:
    assert said(markup, scheme) == sorted(expected)


def test_the_table_has_two_different_trees() -> None:
    for markup, _, _ in CASES.values():
        labels = [{token.dep_ for token in tree(markup, scheme=scheme)[0]} for scheme in ("ud", "tiger")]
        assert labels[0] != labels[1]
        assert all(map(is_known, labels[1]))
