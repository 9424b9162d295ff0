"""German structures that trees take apart or words turn round: ``{source}``, ``<target>``, run through the whole product."""

from __future__ import annotations

import pytest

from extractor import Extractor
from tests.relations.told import told_wrongly

pytestmark = pytest.mark.model

# What is shown, the event, sentences that must tell it, sentences that must not.
CASES = {
    "rebels are not their country": (
        "SUPPORT",
        "{Kanada} unterstützt <Syrien>.",
        "{Kanada} unterstützt <syrische> Rebellen. || {Kanada} unterstützt die Opposition <Syriens>.",
    ),
    "an attack on rebels is none on the country they are in": (
        "ASSAULT",
        "{Frankreich} griff Ziele im Norden von <Mali> an.",
        "{Frankreich} griff Rebellen im Norden von <Mali> an.",
    ),
    "the second of a list that looks like an apposition": (
        "SUPPORT",
        "Die Kanzlerin Anna Bauer, der Premier {Peter Schmidt} und der Präsident Karl Wagner haben <Polen> unterstützt.",
        "Die Kanzlerin Anna Bauer, die Schwester des Premiers {Peter Schmidt}, hat <Polen> unterstützt.",
    ),
    "somebody is ready to do it": (
        "CONCEDE",
        "{Gazprom} ist bereit, der <Ukraine> einen Rabatt einzuräumen.",
        "{Gazprom} ist bereit, in der <Ukraine> einen Schrank einzuräumen.",
    ),
    "for an agreement with somebody": (
        "SUPPORT",
        "{Anna Bauer} setzte sich für das Abkommen mit <Kanada> ein.",
        "{Anna Bauer} setzte sich mit dem Abkommen in <Kanada> an den Tisch.",
    ),
    "against an agreement with somebody": (
        "REJECT",
        "Die {FPÖ} ist gegen das Abkommen mit <Kanada>.",
        "Die {FPÖ} ist mit dem Abkommen in <Kanada>.",
    ),
    "one paper of several": (
        "COOPERATE",
        "{Anna Bauer} und <Peter Schmidt> warben in einem gemeinsamen Zeitungsbeitrag für Europa.",
        "{Anna Bauer} und <Peter Schmidt> warben in einem langen Zeitungsbeitrag für Europa.",
    ),
    "a name that takes no -s": (
        "REJECT",
        "{Anna Bauer} lehnte Iglesias Forderung ab. <Pablo Iglesias> schwieg.",
        "{Anna Bauer} lehnte eine Forderung ab. <Pablo Iglesias> schwieg.",
    ),
    "whose demand it is without -s": (
        "REQUEST",
        "<Anna Bauer> lehnte Iglesias Forderung ab. {Pablo Iglesias} schwieg.",
        "<Anna Bauer> lehnte eine Forderung ab. {Pablo Iglesias} schwieg.",
    ),
    "of two phrases the first is the subject's": (
        "REJECT",
        "Dagegen hält die Ministerin {Renate Blum} von den Grünen nichts von <Peter Schmidt>.",
        "Dagegen hält die Ministerin {Renate Blum} von den <Grünen> nichts von einem Verbot.",
    ),
    "a demand before a body": (
        "REQUEST",
        "{Anna Bauer} hat vor der <UNO> eine Abkehr gefordert. || Bei der <UN>-Sondersitzung hat {Anna Bauer} eine Abkehr gefordert.",
        "{Anna Bauer} hat mit der <UNO> eine Abkehr erlebt. || In <Polen> hat {Anna Bauer} eine Abkehr gefordert.",
    ),
    "an attack that somebody tells of": (
        "ACCUSE",
        "<Syrische> Truppen hätten Krankenhäuser bombardiert, sagte {Anna Bauer}.",
        "<Syrische> Truppen hätten Krankenhäuser gebaut, sagte {Anna Bauer}.",
    ),
    "nobody blames what he speaks for": (
        "ACCUSE",
        "<Russische> Truppen hätten Häuser zerstört, sagte der polnische Präsident {Peter Schmidt}.",
        "<Russische> Truppen hätten Häuser zerstört, sagte der russische Präsident {Peter Schmidt}.",
    ),
    "what a participle says is beside the noun's owner": (
        "COERCE",
        "Die Polizei {Polens} nahm <Anna Bauer> fest.",
        "Die Truppen der von {Russland} besetzten Halbinsel nahmen <Anna Bauer> fest.",
    ),
    "an alliance that is only counted": (
        "COOPERATE",
        "Die {SPD} ging ein Bündnis mit der <FDP> ein.",
        "Ein Lager aus CDU und CSU käme auf 50 Prozent und ein Bündnis aus {SPD} und <FDP> auf 55 Prozent.",
    ),
    "two people who look like one": (
        "ACCUSE",
        "Mariano Rajoy kam. Jose Zapatero kam. So kritisierte {Rajoy} <Zapatero> heftig wegen der Lage.",
        "Mariano Rajoy kam. Jose Zapatero kam. So sah {Rajoy} <Zapatero> wegen der Lage.",
    ),
    "cold wars are none": (
        "ASSAULT",
        "Der Krieg zwischen {Iran} und <Irak> ist vorbei.",
        "Der Kalte Krieg zwischen {Iran} und <Irak> ist vorbei.",
    ),
    "plurals with another vowel": (
        "ASSAULT",
        "Bei Kämpfen zwischen {Armenien} und <Aserbaidschan> gab es Tote.",
        "Mit Kampfer handeln {Armenien} und <Aserbaidschan>.",
    ),
}


def test_sentences_tell_their_event_and_others_do_not() -> None:
    failed = told_wrongly(CASES, Extractor())
    assert not failed, "\n".join(failed)
