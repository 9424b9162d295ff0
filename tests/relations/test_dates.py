"""Dates of events: what an expression of time says, and to which event it belongs."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.reading import raw_text
from extractor.records import STATIC_TYPES
from extractor.relations.date_patterns import words
from extractor.relations.expressions import find_expressions
from extractor.relations.reckoning import FUTURE, PAST, first_and_last, resolve

FRIDAY = "2023-11-17"

# One sentence, the day of publication, past or future, and its dates in order. The day of publication is a Friday.
GERMAN = [
    ("Sie kam am Donnerstag an.", FRIDAY, PAST, "2023-11-16"),
    ("Sie kommt am Donnerstag an.", FRIDAY, FUTURE, "2023-11-23"),
    ("Sie kam am Freitag an.", FRIDAY, PAST, "2023-11-17"),
    ("Sie kommt am Freitag an.", FRIDAY, FUTURE, "2023-11-17"),
    ("Sie kam am vergangenen Freitag an.", FRIDAY, PAST, "2023-11-10"),
    ("Sie kommt kommenden Freitag.", FRIDAY, FUTURE, "2023-11-24"),
    ("Sie kam am letzten Dienstag an.", FRIDAY, PAST, "2023-11-14"),
    ("Am Donnerstagabend kam sie an.", FRIDAY, PAST, "2023-11-16"),
    ("Sonnabend kam sie an.", FRIDAY, PAST, "2023-11-11"),
    ("Sie kam am Donnerstag voriger Woche an.", FRIDAY, PAST, "2023-11-09"),
    ("Sie kommt nächste Woche Donnerstag.", FRIDAY, FUTURE, "2023-11-23"),
    ("Am gestrigen Donnerstag kam sie an.", FRIDAY, PAST, "2023-11-16"),
    ("Am gestrigen Montag kam sie an.", FRIDAY, PAST, None),
    ("Das Treffen am Donnerstag.", FRIDAY, 0, None),
    ("Sie kam heute an.", FRIDAY, PAST, "2023-11-17"),
    ("Gestern Abend kam sie an.", FRIDAY, PAST, "2023-11-16"),
    ("Sie kam vorgestern an.", FRIDAY, PAST, "2023-11-15"),
    ("Sie kommt übermorgen.", FRIDAY, FUTURE, "2023-11-19"),
    ("Am heutigen Tag kam sie an.", FRIDAY, PAST, "2023-11-17"),
    ("Sie kam vor zwei Tagen an.", FRIDAY, PAST, "2023-11-15"),
    ("Sie kam vor einem Tag an.", FRIDAY, PAST, "2023-11-16"),
    ("Sie kam vor 3 Wochen an.", FRIDAY, PAST, "2023-10"),
    ("Sie kam vor zwei Wochen an.", FRIDAY, PAST, None),
    ("Sie kam vor drei Monaten an.", FRIDAY, PAST, "2023-08"),
    ("Sie kam vor zwölf Monaten an.", FRIDAY, PAST, "2022-11"),
    ("Sie kam vor zehn Jahren an.", FRIDAY, PAST, "2013"),
    ("Sie kommt in drei Tagen.", FRIDAY, FUTURE, "2023-11-20"),
    ("Sie kam in drei Tagen voran.", FRIDAY, PAST, None),
    ("Sie kam vor einigen Tagen an.", FRIDAY, PAST, None),
    ("Sie kam am 5. März an.", FRIDAY, PAST, "2023-03-05"),
    ("Sie kommt am 5. März an.", FRIDAY, FUTURE, "2024-03-05"),
    ("Sie kam am 28. Dezember an.", "2024-01-03", PAST, "2023-12-28"),
    ("Sie kam am 18. November an.", FRIDAY, PAST, None),
    ("Sie kam am 5. Dezember an.", FRIDAY, PAST, None),
    ("Sie kam am Montag, den 18. September, an.", FRIDAY, 0, "2023-09-18"),
    ("Sie kam am Freitag, den 18. September, an.", FRIDAY, PAST, None),
    ("Sie kam am Donnerstag, dem 2. Dezember 2004, an.", None, PAST, "2004-12-02"),
    ("Sie kam am 06.12.2004 an.", None, PAST, "2004-12-06"),
    ("Sie kam am 5.3. an.", FRIDAY, PAST, "2023-03-05"),
    ("Sie kam am 25.August an.", FRIDAY, PAST, "2023-08-25"),
    ("Sie kam am 5. Jänner 1999 an.", None, PAST, "1999-01-05"),
    ("Sie kam am 31. Februar 2004 an.", None, PAST, None),
    ("Sie kam am 27. Juni dieses Jahres an.", FRIDAY, PAST, "2023-06-27"),
    ("Sie kam am 27. Juni des vergangenen Jahres an.", FRIDAY, PAST, "2022-06-27"),
    ("Es dauerte vom 8. bis 10. Februar 2008.", None, PAST, "2008-02"),
    ("Es dauerte vom 28. April bis zum 3. Mai.", FRIDAY, PAST, None),
    ("Anfang Mai 2015 kam sie an.", None, PAST, "2015-05"),
    ("Sie kam im Mai an.", FRIDAY, PAST, "2023-05"),
    ("Sie kam im Dezember an.", FRIDAY, PAST, "2022-12"),
    ("Sie kommt im Dezember an.", FRIDAY, FUTURE, "2023-12"),
    ("Sie kam Ende April an.", FRIDAY, PAST, "2023-04"),
    ("Sie kam im März dieses Jahres an.", FRIDAY, PAST, "2023-03"),
    ("Sie kam im September und Oktober 2004 an.", None, PAST, "2004"),
    ("Sie kam im Jahr 2009 an.", None, PAST, "2009"),
    ("Sie kam 2011 an.", None, PAST, "2011"),
    ("Sie kam Anfang 2009 an.", None, PAST, "2009"),
    ("Im Frühjahr 2006 kam sie an.", None, PAST, "2006"),
    ("Sie kam im vergangenen Jahr an.", FRIDAY, PAST, "2022"),
    ("Sie kam im Vorjahr an.", FRIDAY, PAST, "2022"),
    ("Sie kam im vergangenen Monat an.", FRIDAY, PAST, "2023-10"),
    ("Sie kam letzte Woche an.", FRIDAY, PAST, "2023-11"),
    ("Sie kam letzte Woche an.", "2023-11-08", PAST, None),
    ("Sie kam am Donnerstag an.", None, PAST, None),
    ("Sie kam gestern an.", None, PAST, None),
    ("Sie kam am 5. März an.", None, PAST, None),
    # a day of publication of which only the month or year is known
    ("Sie kam heute an.", "2023-11", PAST, "2023-11"),
    ("Sie kam am Donnerstag an.", "2023-11", PAST, None),
    ("Sie kam am 5. März an.", "2023-11", PAST, "2023-03-05"),
    ("Sie kam am 16. November an.", "2023-11", PAST, "2023-11-16"),
    ("Sie kam im vergangenen Jahr an.", "2023", PAST, "2022"),
    ("Sie kam im März an.", "2023", PAST, None),
    ("Sie kam heute an.", "gestern", PAST, None),
]
SPANISH = [
    ("Llegó el jueves.", FRIDAY, PAST, "2023-11-16"),
    ("Llegará el jueves.", FRIDAY, FUTURE, "2023-11-23"),
    ("Llegó este viernes.", FRIDAY, PAST, "2023-11-17"),
    ("Llegó el pasado martes.", FRIDAY, PAST, "2023-11-14"),
    ("Llegó el viernes pasado.", FRIDAY, PAST, "2023-11-10"),
    ("Llegará el próximo viernes.", FRIDAY, FUTURE, "2023-11-24"),
    ("Llegó el martes de la semana pasada.", FRIDAY, PAST, "2023-11-07"),
    ("Llegó en la noche del jueves.", FRIDAY, PAST, "2023-11-16"),
    ("Llegó ayer.", FRIDAY, PAST, "2023-11-16"),
    ("Llegó hoy, viernes.", FRIDAY, PAST, "2023-11-17"),
    ("Anoche llegó.", FRIDAY, PAST, "2023-11-16"),
    ("Llegó esta mañana.", FRIDAY, PAST, "2023-11-17"),
    ("Llegará pasado mañana.", FRIDAY, FUTURE, "2023-11-19"),
    ("Llegó hace dos días.", FRIDAY, PAST, "2023-11-15"),
    ("Llegó hace un año.", FRIDAY, PAST, "2022"),
    ("Llegará dentro de 15 días.", FRIDAY, FUTURE, "2023-12-02"),
    ("Llegó el 5 de marzo de 2022.", None, PAST, "2022-03-05"),
    ("Llegó el martes 5 de marzo.", "2024-04-01", PAST, "2024-03-05"),
    ("Llegó el pasado 2 de octubre.", FRIDAY, PAST, "2023-10-02"),
    ("Llegará el próximo 19 de enero.", FRIDAY, FUTURE, "2024-01-19"),
    ("Llegó el 2 de octubre del pasado año.", FRIDAY, PAST, "2022-10-02"),
    ("Llegó en 1999.", None, PAST, "1999"),
    ("Llegó en el año 1999.", None, PAST, "1999"),
    ("Llegó a finales de 2015.", None, PAST, "2015"),
    ("Llegó en marzo de 1999.", None, PAST, "1999-03"),
    ("Llegó en marzo.", FRIDAY, PAST, "2023-03"),
    ("Llegó a principios de mayo.", FRIDAY, PAST, "2023-05"),
    ("Llegó el pasado mes de julio.", FRIDAY, PAST, "2023-07"),
    ("Llegó en junio del pasado año.", FRIDAY, PAST, "2022-06"),
    ("Llegó la semana pasada.", FRIDAY, PAST, "2023-11"),
    ("Llegó el año pasado.", FRIDAY, PAST, "2022"),
    ("Llegará el mes que viene.", FRIDAY, FUTURE, "2023-12"),
    ("Llegó hoy.", None, PAST, None),
]
# What only sounds like a time, or is none of the event.
NO_TIMES = {
    "de": [
        "Der Donnerstagsclub tagt.",
        "Die Mai-Demonstration begann.",
        "Karl Mai schrieb und August Bebel sprach.",
        "Paragraf 5 gilt.",
        "Das Spiel endete 3:2.",
        "Die Bild am Sonntag berichtet.",
        "Jeden Freitag kommt sie.",
        "Sie regierte von 2009 bis 2013.",
        "Von Montag bis Mittwoch kam sie.",
        "Die Sanktionen kosten 2000€.",
        "Es waren 20.155 Tote.",
        "Der 2000er war gut.",
        "Der @mai2015 schrieb.",
        "Seit kurzem kommt sie montags.",
        "Der 40. Mann kam.",
    ],
    "es": [
        "La avenida 9 de Julio.",
        "Llega los viernes.",
        "Por la mañana llegó.",
        "Gobernó de 1996 al 2006.",
        "Murieron 2000 soldados.",
        "El artículo 5 rige.",
    ],
}


@pytest.mark.parametrize(("text", "published", "direction", "date"), GERMAN)
def test_german_dates(text: str, published: str | None, direction: int, date: str | None) -> None:
    assert _dated(text, "de", published, direction) == date


@pytest.mark.parametrize(("text", "published", "direction", "date"), SPANISH)
def test_spanish_dates(text: str, published: str | None, direction: int, date: str | None) -> None:
    assert _dated(text, "es", published, direction) == date


def _dated(text: str, lang: str, published: str | None, direction: int) -> str | None:
    dates = [
        resolve(item.kind, item.values, published=published, direction=direction)
        for item in find_expressions(text, lang)
    ]
    return dates[0] if dates else None


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in NO_TIMES.items() for text in texts])
def test_what_is_no_time(lang: str, text: str) -> None:
    assert find_expressions(text, lang) == ()


def test_other_languages_have_no_times() -> None:
    assert find_expressions("She came on Monday.", "en") == ()
    assert words("en").kinds == {}


def test_days_that_a_date_may_mean() -> None:
    assert [day.isoformat() for day in first_and_last("2024-02")] == ["2024-02-01", "2024-02-29"]
    assert first_and_last("2022-03-08T16:33:07Z")[0].isoformat() == "2022-03-08"
    assert first_and_last("2023-13") == first_and_last("20231116") == first_and_last(None) == ()


# Whole sentences, published on Friday, 17 November 2023, with the date of their only relation that is no office.
EVENTS = {
    "in the clause": ("Frankreich kritisierte am Donnerstag Ungarn.", "2023-11-16"),
    "present tense is still to come": ("Frankreich verhandelt am Donnerstag mit Ungarn.", "2023-11-23"),
    "perfect": ("Frankreich hat am Mittwoch Ungarn kritisiert.", "2023-11-15"),
    "planned": ("Frankreich will am Montag mit Ungarn verhandeln.", "2023-11-20"),
    "planned with werden": ("Frankreich wird Ungarn am Montag angreifen.", "2023-11-20"),
    "past ability": ("Frankreich konnte sich am Montag mit Ungarn einigen.", "2023-11-13"),
    "passive": ("Ungarn wurde von Frankreich am Montag kritisiert.", "2023-11-13"),
    "a year first": ("2011 verhängte die EU Sanktionen gegen Syrien.", "2011"),
    "not the day of speaking": ("Frankreich teilte am Donnerstag mit, dass Ungarn Polen angegriffen habe.", None),
    "the day of the content": ("Frankreich teilte mit, dass Ungarn Polen am Montag angegriffen habe.", "2023-11-13"),
    "not that of a relative clause": ("Frankreich kritisierte Ungarn, das am Montag wählte.", None),
    "not that of an adverbial clause": (
        "Nachdem Schweden am Montag gewählt hatte, kritisierte Frankreich Ungarn.",
        None,
    ),
    "of its own adverbial clause": (
        "Nachdem Frankreich am Montag Ungarn kritisiert hatte, schwieg Schweden.",
        "2023-11-13",
    ),
    "not that of a noun": ("Frankreich kritisierte Ungarn für die Wahl vom Montag.", None),
    "not that of the noun before it": ("Frankreich kritisierte nach der Wahl am Montag Ungarn.", None),
    "the day of an event noun": ("Das Treffen zwischen Frankreich und Ungarn am Donnerstag war kurz.", "2023-11-16"),
    "an event noun takes place": ("Am Montag gab es ein Treffen zwischen Frankreich und Ungarn.", "2023-11-13"),
    "a light verb": ("Die EU verhängte am Montag Sanktionen gegen Syrien.", "2023-11-13"),
    "what is talked of has its own time": ("Schweden lobte am Montag die Sanktionen der EU gegen Syrien.", None),
    "blame is laid on the day of speaking": (
        "Eva Muster sagte am Donnerstag, dass Ungarn die Verträge verletze.",
        "2023-11-16",
    ),
    "and not on that of the deed": ("Eva Muster sagte, dass Ungarn am Montag die Verträge verletzt habe.", None),
    "occasion": ("Bei einem Treffen am Montag kritisierte Frankreich Ungarn.", "2023-11-13"),
    "verbs that share subject and time": (
        "Am Montag reiste Frankreichs Delegation ab und kritisierte Ungarn.",
        "2023-11-13",
    ),
    "since then": ("Seit Montag verhandelt Frankreich mit Ungarn.", None),
    "until then": ("Frankreich verhandelte bis Montag mit Ungarn.", None),
    "night before": ("Frankreich griff in der Nacht zum Montag Ungarn an.", "2023-11-13"),
    "morning of a day": ("Am Morgen des 5. März griff Frankreich Ungarn an.", "2023-03-05"),
    "only spoken of": ("Frankreich forderte Ungarn für Montag zu Gesprächen auf.", None),
    "a noun between time and event": (
        "Frankreich wies die Berichte der Zeitung von Montag über Ungarn zurück und kritisierte Polen.",
        None,
    ),
    "an adjective with sein": ("Schweden ist seit Montag mit Polen verbündet.", None),
    "no time at all": ("Frankreich kritisierte Ungarn.", None),
    "soldiers are no year": ("Frankreich griff Ungarn mit 2000 Soldaten an.", None),
    "a name": ("Frankreich kritisierte Ungarn, berichtet Rebecca Freitag.", None),
    "the nearest of two": ("Frankreich kritisierte am Montag Ungarn, das Polen am Dienstag lobte.", "2023-11-13"),
    "Spanish": ("Francia criticó el jueves a Hungría.", "2023-11-16"),
    "Spanish, still to come": ("Francia se reunirá el lunes con Hungría.", "2023-11-20"),
    "Spanish, yesterday": ("El presidente de Francia criticó ayer al Gobierno de Hungría.", "2023-11-16"),
    "Spanish, day of speaking": ("Francia informó el jueves de que Hungría atacó a Polonia.", None),
    "Spanish, of a noun": ("Francia criticó a Hungría por las elecciones del lunes.", None),
    "Spanish, since then": ("Francia negocia con Hungría desde el lunes.", None),
    "Spanish, evening of a day": ("Francia atacó a Hungría en la noche del lunes.", "2023-11-13"),
}


@pytest.fixture(scope="module")
def dated() -> dict[str, tuple[str, str | None]]:
    raws = [raw_text(text, id=name, date=FRIDAY) for name, (text, _) in EVENTS.items()]
    found = {}
    for document in Extractor().extract_many(raws):
        events = [relation for relation in document.relations if relation.type not in STATIC_TYPES]
        first = min(events, key=lambda one: (one.source != "country:FR", one.evidence[0].start), default=None)
        found[document.id] = (first.type if first else "nothing", first.date if first else None)
    return found


@pytest.mark.model
@pytest.mark.parametrize("name", EVENTS)
def test_the_date_of_an_event(name: str, dated: dict[str, tuple[str, str | None]]) -> None:
    text, date = EVENTS[name]
    found, when = dated[name]
    assert found != "nothing", text
    assert when == date, (text, found)


@pytest.mark.model
def test_posts_are_reckoned_from_their_own_day() -> None:
    text = (
        "Moskau und Caracas verhandeln.\n\nRusia criticó ayer a Chile. — Yván Gil (@yvangil) March 8, 2022\n\n"
        "Russland kritisierte gestern Venezuela."
    )
    document = Extractor().extract(text, date=FRIDAY)
    dates = {relation.target: relation.date for relation in document.relations if relation.type == "ACCUSE"}
    assert dates == {"country:CL": "2022-03-07", "country:VE": "2023-11-16"}


@pytest.mark.model
def test_days_in_a_quotation_are_not_reckoned() -> None:
    text = "Kanzlerin Eva Muster sagte: „Russland hat gestern Polen kritisiert, und Chile hat 2011 Peru kritisiert.“"
    document = Extractor().extract(text, date=FRIDAY)
    dates = {relation.target: relation.date for relation in document.relations if relation.type == "ACCUSE"}
    assert dates == {"country:PL": None, "country:PE": "2011"}
