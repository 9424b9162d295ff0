"""Made-up agency reports, copies of them as papers print them, and daily reports that share their boilerplate."""

from __future__ import annotations

import random
from itertools import combinations

GERMAN = """\
Die Außenminister von Nordland und Sonnland haben am Dienstag in der Hafenstadt Tarvik ein Abkommen über den Handel mit Erdgas unterzeichnet. Nach Angaben beider Seiten soll es im kommenden Jahr in Kraft treten und zunächst für zehn Jahre gelten.

Der nordländische Minister Arne Holm sprach von einem wichtigen Schritt für die Versorgung der Region. Die Verhandlungen hätten fast drei Jahre gedauert und seien zweimal unterbrochen worden. Sein Kollege Tomás Reyes dankte den Vermittlern und kündigte an, dass sein Land die vereinbarten Mengen schon im Winter liefern werde.

Kritik kam von der Opposition in beiden Ländern. Die Abgeordnete Lena Falk nannte den Vertrag einen Fehler, weil er die Abhängigkeit von fossilen Brennstoffen verlängere. Umweltverbände kündigten Klagen an. Die Regierung in Tarvik wies die Vorwürfe zurück und verwies darauf, dass die Leitung später auch Wasserstoff aufnehmen könne.

Der Vertrag muss noch von den Parlamenten gebilligt werden. Eine Abstimmung wird für das Frühjahr erwartet, die Mehrheiten gelten als sicher.
"""
SPANISH = """\
Los ministros de Exteriores de Nordlandia y Solandia firmaron el martes en la ciudad portuaria de Tarvik un acuerdo sobre el comercio de gas natural. Según ambas partes, entrará en vigor el año que viene y tendrá una duración inicial de diez años.

El ministro Arne Holm habló de un paso importante para el abastecimiento de la región. Las negociaciones duraron casi tres años y fueron interrumpidas dos veces. Su colega Tomás Reyes agradeció la labor de los mediadores y anunció que su país entregará las cantidades acordadas ya en invierno.

La oposición criticó el texto en los dos países. La diputada Lena Falk calificó el tratado de error porque prolonga la dependencia de los combustibles fósiles. Las organizaciones ecologistas anunciaron demandas. El Gobierno rechazó los reproches y recordó que el gasoducto podrá transportar hidrógeno más adelante.
"""

# What papers do with a report.
COPIES = {
    "headline": lambda text: f"Gasvertrag spaltet die Parlamente\n\n{text}",
    "dateline": lambda text: f"TARVIK, 3. Mai (dpa) – {text}",
    "byline": lambda text: (
        f"Energie\nErdgas für den Winter\nVon unserem Korrespondenten Karl Beispiel, Tarvik\n\n{text}"
    ),
    "last paragraph": lambda text: (
        f"{text}\nMehr zu diesem Thema lesen Sie am Samstag in unserer Beilage. Die Redaktion hält Sie auf dem Laufenden.\n"
    ),
    "all of it": lambda text: (
        f"Neuer Vertrag über Erdgas\n\nVon Anna Muster\n\nTarvik (AFP). {text}\nDie Opposition will das Thema in der nächsten Woche im "
        "Parlament zur Sprache bringen. Ein Sprecher wollte sich dazu am Abend nicht äußern.\n"
    ),
    "without its last paragraph": lambda text: text.rstrip().rpartition("\n\n")[0],
    "other spacing, marks and capitals": lambda text: text.replace("\n\n", "\n").replace(". ", ".  ").upper(),
    "one sentence edited": lambda text: text.replace("zunächst für zehn Jahre", "erst einmal zehn Jahre lang").replace(
        "muss noch", "muss"
    ),
}

# Daily reports: text with places for numbers and names.
REPORTS = {
    "stock exchange": (
        "Die Aktienmärkte haben am {day} fester geschlossen. Der Leitindex stieg um {n},{n} Prozent auf {n} Punkte. Der Index der mittelgroßen "
        "Werte gewann {n},{n} Prozent auf {n} Zähler. Zu den größten Gewinnern gehörten die Papiere von {firm} mit einem Plus von {n},{n} "
        "Prozent und die von {firm}, die um {n} Prozent zulegten. Abgaben gab es dagegen bei {firm}. Der Euro kostete zuletzt {n},{n} Dollar. "
        "Alle Angaben sind ohne Gewähr; Kurse werden mit einer Verzögerung angezeigt und stellen keine Anlageberatung dar."
    ),
    "front": (
        "Der Generalstab hat am {day} seinen täglichen Lagebericht veröffentlicht. Demnach gab es in den vergangenen 24 Stunden {n} Gefechte "
        "entlang der Front. Der Gegner habe {n} Raketenangriffe und {n} Luftangriffe geflogen sowie {n} Mal mit Mehrfachraketenwerfern "
        "geschossen. Betroffen waren die Orte {firm}, {firm} und {firm}. Die eigene Luftwaffe habe {n} Stellungen getroffen. Die Angaben der "
        "Kriegsparteien lassen sich in vielen Fällen nicht unabhängig überprüfen. Das Ministerium der Gegenseite äußerte sich zunächst nicht."
    ),
    "water level": (
        "Der Pegel des Flusses liegt am {day} bei {n},{n} Metern. Die Zentrale weist darauf hin, dass der Wert wegen der anhaltenden "
        "Schneeschmelze in den Bergen in den kommenden Tagen schwanken kann. Schiffsführer werden gebeten, die Hinweise der Behörden zu "
        "beachten und die Geschwindigkeit in den Hafeneinfahrten anzupassen. Für die Anwohner der tiefer gelegenen Ortsteile besteht nach "
        "Einschätzung der Fachleute derzeit keine Gefahr. Die Höhe unter der alten Brücke beträgt {n},{n} Meter, die Temperatur {n} Grad. "
        "Weitere Auskünfte erteilt die Leitstelle rund um die Uhr, auch in englischer und spanischer Sprache; die Meldung wird jeden Morgen "
        "erneuert und automatisch erstellt."
    ),
    "terremoto": (
        "Un sismo de magnitud {n},{n} sacudió el {day} la costa, informó el servicio sismológico. El epicentro se situó a {n} kilómetros de "
        "profundidad. Por el momento no hay informes de heridos ni de daños importantes, según la protección civil. No se emitió alerta de "
        "tsunami. El país se encuentra en el anillo de fuego, una zona en la que chocan las placas de la corteza terrestre y se liberan "
        "tensiones. Por eso son frecuentes los temblores y las erupciones de volcanes. En el peor terremoto murieron hace años miles de "
        "personas, pueblos enteros quedaron destruidos y la reconstrucción duró mucho tiempo."
    ),
}
_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag".split()
_FIRMS = "Nordstahl Flussbank Bergchemie Hafenlogistik Seeversicherung Autowerke Talbahn Windkraft".split()


def daily(name: str, days: int) -> list[str]:
    """A report of several days."""
    numbers = random.Random(name)
    found = []
    for _ in range(days):
        text = REPORTS[name]
        for mark, pick in (
            ("{day}", lambda: numbers.choice(_DAYS)),
            ("{firm}", lambda: numbers.choice(_FIRMS)),
            ("{n}", lambda: str(numbers.randint(2, 999))),
        ):
            while mark in text:
                text = text.replace(mark, pick(), 1)
        found.append(text)
    return found


def daily_pairs(name: str) -> list[tuple[str, str]]:
    """All pairs of a dozen days."""
    return list(combinations(daily(name, 12), 2))
