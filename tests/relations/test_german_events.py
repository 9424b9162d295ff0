"""German sentences whose events no single word tells, run through the whole product: ``{source}``, ``<target>``."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.relations.examples import behaves, examples_of

pytestmark = pytest.mark.model

# What is shown, the event, sentences that must tell it, sentences that must not.
CASES = {
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
}


def test_sentences_tell_their_event_and_others_do_not() -> None:
    extractor = Extractor()
    failed = []
    for name, (kind, example, counter) in CASES.items():
        row = {"lemma": name, "type": kind, "example": example, "counter": counter}
        for item in examples_of(row, "predicates", name):
            document = extractor.extract(item.text)
            if not behaves(item, document):
                found = [f"{one.source} {one.type} {one.target}" for one in document.relations]
                failed.append(f"{name}: {item.text} {'must' if item.fires else 'must not'}: {found}")
    assert not failed, "\n".join(failed)
