"""German sentences whose events no single word tells, run through the whole product: ``{source}``, ``<target>``."""

from __future__ import annotations

import pytest

from extractor import Extractor
from tests.relations.told import told_wrongly

pytestmark = pytest.mark.model

# What is shown, the event, sentences that must tell it, sentences that must not.
CASES = {
    "what is demanded is refused in the same sentence": (
        "REJECT",
        "Die <Grünen> verlangen ein Tempolimit, was die {FDP} ablehnt. || <Chile> bat um Hilfe, {Peru} lehnte ab.",
        "Die <Grünen> verlangen ein Tempolimit, das die Leute der {FDP} sehen.",
    ),
    "whoever refuses was asked": (
        "REQUEST",
        "Die {Grünen} verlangen ein Tempolimit, was die <FDP> ablehnt. || {Chile} bat um Hilfe, <Peru> lehnte ab.",
        "Die {Grünen} verlangen ein Tempolimit, was die Leute der <FDP> sehen.",
    ),
    "a demand is made in a talk": (
        "REQUEST",
        "{Anna Bauer} rief <Peter Schmidt> an und verlangte freie Fahrt.",
        "{Anna Bauer} rief <Peter Schmidt> an und trank einen Tee.",
    ),
    "a threat depends on somebody": (
        "THREATEN",
        "{Iran} drohte mit Gewalt, wenn <Katar> nicht zustimme.",
        "{Iran} drohte mit Gewalt, weil <Katar> zustimmte.",
    ),
    "a threat is said": (
        "THREATEN",
        "{Anna Bauer} sagte, <Iran> müsse mit Folgen rechnen.",
        "{Anna Bauer} sagte, <Iran> rechne mit Regen.",
    ),
    "too little is done": (
        "ACCUSE",
        "{Anna Bauer} sagte, <Polen> tue zu wenig. || {Anna Bauer} sagte, <Polen> habe zu spät reagiert.",
        "{Anna Bauer} sagte, <Polen> tue wenig. || {Anna Bauer} sagte, <Polen> habe spät reagiert.",
    ),
    "what is not done is blamed": (
        "ACCUSE",
        "{Anna Bauer} sagte, <Iran> halte das Abkommen nicht ein.",
        "{Anna Bauer} sagte, <Iran> halte das Abkommen ein.",
    ),
    "several who speak as one demand": (
        "REQUEST",
        "{Peru} und Chile sagten, <Polen> müsse die Grenze öffnen.",
        "{Peru} und Chile sagten, <Polen> werde die Grenze öffnen.",
    ),
    "a person is called names": (
        "ACCUSE",
        "{Anna Bauer} nannte <Peter Schmidt> einen „Mann von gestern“.",
        "{Anna Bauer} nannte <Peter Schmidt> einen Mann von gestern. || {Anna Bauer} nannte den Ort in <Polen> ein „Nest“.",
    ),
    "to the annoyance of somebody": (
        "ACCUSE",
        "Zum Ärger von {Anna Bauer} rief <Peter Schmidt> gestern an.",
        "Im Haus von {Anna Bauer} rief <Peter Schmidt> gestern an.",
    ),
    "whoever is for an end demands it": (
        "REQUEST",
        "{Anna Bauer} warb für ein Ende der Blockade <Kubas>.",
        "{Anna Bauer} warb für den Vorschlag <Kubas>.",
    ),
    "the giver of praise": (
        "SUPPORT",
        "Rückendeckung für <Anna Bauer> kam von {Peter Schmidt}.",
        "Ein Paket für <Anna Bauer> kam von {Peter Schmidt}.",
    ),
    "of two actors the first acts": (
        "ACCUSE",
        "Deren Sprecherin {Julia Fischer} kritisierte <Anna Bauer>.",
        "Deren Sprecherin {Julia Fischer} sah <Anna Bauer>.",
    ),
    "clauses that stand beside each other": (
        "SUPPORT",
        "Die {Linke} begrüßte, dass die <FDP> das Gesetz ablehnte.",
        "Die {Linke} begrüßte die Entscheidung, die <FDP> lehnte sie ab.",
    ),
    "who belongs to a party does not ask it": (
        "REQUEST",
        "{Anna Bauer} verlangte von den <Grünen> mehr Geld.",
        "{Anna Bauer} von den <Grünen> verlangte mehr Geld.",
    ),
    "the country of an ambassador": (
        "ACCUSE",
        "{Polen} bestellte die Botschafterin <Chiles>, Anna Bauer, ein.",
        "{Polen} bestellte Tee für die Botschafterin <Chiles>, Anna Bauer.",
    ),
    "a demand is said": (
        "REQUEST",
        "{Anna Bauer} sagte, <Polen> müsse die Grenze öffnen.",
        "{Anna Bauer} sagte, <Polen> werde die Grenze öffnen.",
    ),
    "blame is said": (
        "ACCUSE",
        "{Anna Bauer} sagte, <Peter Schmidt> sei ein Lügner.",
        "{Anna Bauer} sagte, <Peter Schmidt> sei kein Lügner. || {Anna Bauer} sagte, <Peter Schmidt> sei ein Schwede.",
    ),
    "praise is said": (
        "SUPPORT",
        "{Anna Bauer} sagte, <Peter Schmidt> sei ein Vorbild.",
        "{Anna Bauer} sagte, <Peter Schmidt> sei ein Schwede.",
    ),
    "a demand that is blamed is refused": (
        "REJECT",
        "{Ungarn} nannte die Forderung <Schwedens> inakzeptabel.",
        "{Ungarn} nannte die Haltung <Schwedens> inakzeptabel.",
    ),
    "whoever is for a dismissal demands it": (
        "REQUEST",
        "{Anna Bauer} sprach sich für die Ablösung von <Peter Schmidt> aus.",
        "{Anna Bauer} sprach sich für den Vorschlag von <Peter Schmidt> aus.",
    ),
    "recognition denied is refusal": (
        "REJECT",
        "{Spanien} erkennt <Kosovo> nicht an.",
        "{Spanien} erkennt <Kosovo> an.",
    ),
    "what is said is answered": (
        "REJECT",
        "<Polen> hat den Abzug gefordert. {Ungarn} lehnte das ab.",
        "<Polen> hat den Abzug gefordert. {Ungarn} lehnte einen Stuhl an die Wand.",
    ),
    "whoever was blamed before answers": (
        "REJECT",
        "<Anna Bauer> wirft der {SPD} Betrug vor. Die SPD hat die Vorwürfe zurückgewiesen.",
        "<Anna Bauer> wirft der {SPD} Betrug vor. Die SPD hat die Gäste gezählt.",
    ),
    "whoever answers was asked": (
        "REQUEST",
        "<Kenia> ging auf eine Forderung {Ugandas} ein.",
        "<Kenia> ging mit einer Forderung {Ugandas} um.",
    ),
    "an instigator acts": (
        "COERCE",
        "<Anna Bauer> wurde auf Weisung von {Peter Schmidt} verhaftet.",
        "<Anna Bauer> wurde auf der Insel von {Peter Schmidt} begrüßt.",
    ),
    "what lies deeper in the object is concerned": (
        "ACCUSE",
        "{Anna Bauer} kritisierte den Verlauf der Wahl in <Georgien>.",
        "{Anna Bauer} kritisierte den Verlauf der Wahl vor Freunden aus <Georgien>.",
    ),
    "a name with a feminine article is no subject": (
        "THREATEN",
        "{Iran} hat der <EU> gedroht.",
        "Im {Iran} droht eine Dürre, die <EU> hilft.",
    ),
    "a relative pronoun has a case of its own": (
        "SANCTION",
        "Es geht um die Sanktionen, die die {EU} gegen <Belarus> verhängt hat.",
        "Es geht um die Sanktionen, die der {EU} in <Belarus> geschadet haben.",
    ),
    "the person behind a title acts": (
        "SUPPORT",
        "{Peter Schmidt} hat den Kandidaten der demokratischen Partei, <Karl Wagner>, unterstützt.",
        "{Peter Schmidt} hat den Bruder unterstützt, sagte <Karl Wagner>.",
    ),
    "whoever is ready to do it does it": (
        "CONSULT",
        "{Anna Bauer} ist bereit, <Peter Schmidt> zu treffen.",
        "{Anna Bauer} ist bereit, und <Peter Schmidt> schläft.",
    ),
    "a country told by where its voice comes from": (
        "ACCUSE",
        "Die Kritik aus {Polen} an <Ungarn> wächst.",
        "Die Gäste aus {Polen} fahren nach <Ungarn>.",
    ),
    "criticism from a capital is that of its country": (
        "REJECT",
        "{Frankreich} wies die Kritik aus Budapest zurück, <Ungarn> schwieg.",
        "{Frankreich} wies die Touristen aus Budapest zurück, <Ungarn> schwieg.",
    ),
    "an alliance that is only counted": (
        "COOPERATE",
        "Die Koalition aus {SPD} und <FDP> hat eine knappe Mehrheit.",
        "Eine Koalition aus {SPD} und <FDP> käme auf 48 Prozent.",
    ),
    "whoever refuses to support somebody rejects him": (
        "REJECT",
        "{Ungarn} weigert sich, die <Ukraine> zu unterstützen.",
        "{Ungarn} bemüht sich, die <Ukraine> zu unterstützen.",
    ),
    "what is refused is not done": (
        "CONSULT",
        "{Anna Bauer} versuchte, <Peter Schmidt> zu treffen.",
        "{Anna Bauer} lehnte es ab, <Peter Schmidt> zu treffen.",
    ),
    "whoever threatens to attack somebody threatens him": (
        "THREATEN",
        "{Iran} droht, <Israel> anzugreifen.",
        "{Iran} beginnt, <Israel> anzugreifen.",
    ),
    "a request in vain is refused": (
        "REJECT",
        "<Polen> bat {Kenia} vergeblich um Hilfe.",
        "<Polen> bat {Kenia} um Hilfe.",
    ),
    "those who sign one letter act together": (
        "COOPERATE",
        "{Frankreich} und <Kenia> fordern in einem gemeinsamen Brief Reformen.",
        "{Frankreich} und <Kenia> fordern in einem langen Brief Reformen.",
    ),
    "whoever tells of an attack blames the attacker": (
        "ACCUSE",
        "<Russland> habe Polen angegriffen, sagte {Anna Bauer}.",
        "<Russland> habe in Polen gefeiert, sagte {Anna Bauer}.",
    ),
    "an official inquiry of a town's prosecutors": (
        "ACCUSE",
        "Die {Staatsanwaltschaft Wien} ermittelt gegen <Anna Bauer>.",
        "Die {Staatsanwaltschaft Wien} liegt hinter dem Haus von <Anna Bauer>.",
    ),
    "a participle between two": (
        "AGREE",
        "Die zwischen {Polen} und <Ungarn> ausgehandelte Lösung gilt.",
        "Die zwischen {Polen} und <Ungarn> gelegene Stadt wächst.",
    ),
    "a dateline is no subject": (
        "REQUEST",
        "Genf – Die {Weltgesundheitsorganisation} hat <China> aufgefordert, Daten zu liefern.",
        "{Genf} – Die Ärzte haben <China> aufgefordert, Daten zu liefern.",
    ),
    "a party's politician is not the party": (
        "CONSULT",
        "{Anna Bauer} traf in Wien <Peter Schmidt>.",
        "Der {CSU}-Politiker traf in Wien <Peter Schmidt>.",
    ),
    "others are meant by both": (
        "REQUEST",
        "{Polen} rief <Kenia> zur Ruhe auf.",
        "{Vietnam} und <Kanada> riefen beide Länder zur Ruhe auf.",
    ),
    "what is given up goes on no longer": (
        "REJECT",
        "Der Widerstand {Ungarns} gegen die <EU> wächst.",
        "{Ungarn} hat seinen Widerstand gegen die <EU> aufgegeben.",
    ),
    "a verb right behind und has the subject before it": (
        "SANCTION",
        "{Georgien} sprach von Lügen und wies drei <russische> Diplomaten aus.",
        "{Georgien} sprach von Lügen, und drei <russische> Diplomaten reisten aus.",
    ),
    "a passive shares what it is coordinated with": (
        "CONSULT",
        "<Anna Bauer> landete am Abend und wurde dort von {Peter Schmidt} empfangen.",
        "<Anna Bauer> landete am Abend und wurde neben {Peter Schmidt} müde.",
    ),
    "a list goes on over its commas": (
        "SANCTION",
        "Bahrain, die {Vereinigten Arabischen Emirate} und Ägypten haben die Beziehungen zu <Katar> abgebrochen.",
        "In Bahrain, den {Vereinigten Arabischen Emiraten} und Ägypten gab es Streit um <Katar>.",
    ),
    "a dateline takes no part of a coordination": (
        "AGREE",
        "Athen – {Griechenland} und <Mazedonien> haben eine Einigung erzielt.",
        "{Athen} – Serbien und <Mazedonien> haben eine Einigung erzielt.",
    ),
    "what hangs on a time belongs to the verb": (
        "CONSULT",
        "{Anna Bauer} hat eine Stunde mit <Peter Schmidt> telefoniert.",
        "{Anna Bauer} hat eine Stunde mit <Peter Schmidt> verloren.",
    ),
    "an army strikes the country of its target": (
        "ASSAULT",
        "{Israel} griff Ziele im Süden des <Libanon> an.",
        "{Israel} begriff die Lage im Süden des <Libanon>.",
    ),
    "a country behind what it is called": (
        "ASSAULT",
        "Der Krieg der Atommacht {Russland} gegen die <Ukraine> dauert an.",
        "Der Krieg der Worte gefällt in {Russland} nicht und in der <Ukraine> auch nicht.",
    ),
    "representatives stand for where they come from": (
        "CONSULT",
        "Minister aus {Singapur} und <Malaysia> kamen zu Beratungen zusammen.",
        "Äpfel aus {Singapur} und <Malaysia> kamen zusammen an.",
    ),
    "whose weapons leave leaves": (
        "RETREAT",
        "Der Abzug {deutscher} Tornados aus <Syrien> beginnt.",
        "Der Abzug {deutscher} Waschmittel gefällt in <Syrien>.",
    ),
    "work done together with somebody": (
        "COOPERATE",
        "{Siemens} will gemeinsam mit <Bosch> einen Motor prüfen.",
        "{Siemens} will mit einem Blick auf <Bosch> einen Motor prüfen.",
    ),
    "work done together": (
        "COOPERATE",
        "{Siemens} und <Bosch> wollen gemeinsam einen Motor prüfen.",
        "{Siemens} und <Bosch> wollen jeweils einen Motor prüfen.",
    ),
    "together asked is asked, not done": (
        "REQUEST",
        "{Polen} und Litauen haben <Ungarn> gemeinsam zum Einlenken aufgefordert.",
        "{Polen} und <Litauen> haben Ungarn gemeinsam zum Einlenken aufgefordert.",
    ),
    "whoever dies in an attack was attacked": (
        "ASSAULT",
        "<Peter Schmidt> kam bei einem {israelischen} Luftangriff ums Leben.",
        "<Peter Schmidt> kam bei einem {israelischen} Luftangriff davon.",
    ),
    "police of the country of the text": (
        "COERCE",
        "In {Belarus} wird gewählt. Belarus ist groß, Belarus hat viele Wälder. <Anna Bauer> wurde von Polizisten festgenommen.",
        "In {Belarus} wird gewählt. Belarus ist groß, Belarus hat viele Wälder. <Anna Bauer> wurde von Bienen gestochen.",
    ),
    "police of where they are": (
        "COERCE",
        "Die Polizei in {Nicaragua} hat <Anna Bauer> festgenommen.",
        "Der Bäcker in {Nicaragua} hat <Anna Bauer> festgenommen.",
    ),
    "whoever is blamed for a deed has done it": (
        "ASSAULT",
        "Schweden macht {Iran} für den Anschlag auf <Anna Bauer> verantwortlich.",
        "{Schweden} macht Iran für den Anschlag auf <Anna Bauer> verantwortlich.",
    ),
    "a person is attacked in words": (
        "ACCUSE",
        "{Vox} griff <Peter Schmidt> an.",
        "{Vox} griff <Peter Schmidt> unter die Arme.",
    ),
    "whoever condemns a deed does not blame whom it was done to": (
        "ACCUSE",
        "{Chile} verurteilte den Angriff der <Türkei>.",
        "{Chile} verurteilte die Festnahme von <Peter Schmidt>.",
    ),
    "nobody demands his own release": (
        "REQUEST",
        "{Chile} forderte von <Peter Schmidt> Geduld.",
        "{Chile} forderte die Freilassung von <Peter Schmidt>.",
    ),
    "whoever is quoted does not do it": (
        "CONSULT",
        "Laut Minister Jan Huber verhandelt {Chile} mit <Peru>.",
        "Laut Minister {Jan Huber} verhandelt Chile mit <Peru>.",
    ),
    "whoever demands it does not do it": (
        "SANCTION",
        "{Anna Bauer} will die Gespräche mit <Peter Schmidt> abbrechen.",
        "{Anna Bauer} hat mit ihrer Forderung, die Gespräche mit <Peter Schmidt> abzubrechen, viele überrascht.",
    ),
    "whose attitude it is in talks": (
        "CONSULT",
        "Die Rolle der {EU} bei den Verhandlungen mit der <Türkei> überrascht viele.",
        "Die Rolle der {EU} bei der Pflege der Wälder in der <Türkei> überrascht viele.",
    ),
}


def test_sentences_tell_their_event_and_others_do_not() -> None:
    failed = told_wrongly(CASES, Extractor())
    assert not failed, "\n".join(failed)
