"""Who says what, in whole sentences through the shipped pipelines.

``{Name}`` is the one who speaks, ``⟦…⟧`` are his words and ``⟨…⟩`` are nobody's.
"""

from __future__ import annotations

import re

import pytest

from extractor.actors import find_actors
from extractor.actors.own.catalogue import load_actors
from extractor.pipelines import parse
from extractor.reading import raw_text
from extractor.relations.cast import Cast
from extractor.relations.lexicon import load
from extractor.relations.speech import Attribution, attribute
from extractor.segmenting import segment

pytestmark = pytest.mark.model

OWN = [
    {"id": "person:falk", "name": "Lena Falk", "type": "person"},
    {"id": "person:pita", "name": "Jorge Pita", "type": "person"},
    {"id": "organisation:petronorte", "name": "Petronorte", "type": "organisation"},
]
IDS = {"Lena Falk": "person:falk", "Jorge Pita": "person:pita", "Petronorte": "organisation:petronorte"}

GERMAN = [
    "{Lena Falk} sagte am Montag: „⟦Wir bauen den Hafen nicht.⟧“",
    "{Lena Falk} sagte, ⟦man werde den Hafen nicht bauen⟧.",
    "⟦Man werde den Hafen nicht bauen⟧, sagte {Lena Falk} am Montag in Oslo.",
    "„⟦Wir bauen den Hafen nicht⟧“, sagte {Lena Falk} am Montag.",
    "„⟦Wir bauen den Hafen nicht. Das ist sicher⟧“, so {Lena Falk}.",
    "„⟦Wir bauen den Hafen nicht⟧“, sagte {Lena Falk}, „⟦und das ist sicher⟧.“",
    "„⟦Wir bauen den Hafen nicht⟧“, sagte {Lena Falk}. „⟦Das ist jetzt vorbei.⟧“",
    "{Lena Falk} zeigte sich enttäuscht: „⟦Der Hafen ist verloren.⟧“",
    "{Lena Falk} wörtlich: „⟦Der Hafen ist verloren.⟧“",
    "{Lena Falk} nannte den Plan „⟦unannehmbar⟧“.",
    "{Lena Falk} wies den Plan als „⟦Unsinn⟧“ zurück.",
    "Für {Lena Falk} ist der Plan „⟦völlig unannehmbar⟧“.",
    "⟦Der Hafen werde bald gebaut⟧, so {Lena Falk}.",
    "Laut {Petronorte} ⟦ist der Hafen geschlossen⟧.",
    "{Petronorte} zufolge ⟦ist der Hafen geschlossen⟧.",
    "Nach Angaben von {Petronorte} ⟦ist der Hafen geschlossen⟧.",
    "Nach Ansicht von {Lena Falk} ⟦ist der Hafen zu teuer⟧.",
    "Laut einem Bericht von {Petronorte} ⟦ist der Hafen geschlossen⟧.",
    "In einer Erklärung von {Petronorte} heißt es, ⟦der Hafen bleibe geschlossen⟧.",
    "Aus einem Schreiben von {Petronorte} geht hervor, dass ⟦der Hafen geschlossen ist⟧.",
    "Wie {Lena Falk} mitteilte, ⟦ist der Hafen geschlossen⟧.",
    "⟦Der Hafen ist geschlossen.⟧ Das teilte {Petronorte} am Montag mit.",
    "{Petronorte} will nach eigenen Angaben ⟦den Hafen kaufen⟧.",
    "{Lena Falk} kritisierte den Plan. ⟦Der Hafen sei zu teuer.⟧ ⟦Die Kosten müssten sinken.⟧ ⟨Am Montag wird gestreikt.⟩",
    "{Lena Falk} äußerte sich zum Hafen. ⟦Demnach wird er im Mai geschlossen.⟧",
    "{Lena Falk} ist der Meinung, dass ⟦der Hafen zu teuer ist⟧.",
    "{Lena Falk} kam zu dem Schluss, dass ⟦der Hafen zu teuer ist⟧.",
    "Die Zeitung zitiert {Lena Falk} mit den Worten: „⟦Der Hafen ist verloren.⟧“",
    "Wer den Hafen baut, weiß {Lena Falk} nicht. ⟨Der Streit dauert an.⟩",
    "{Lena Falk} schrieb: „⟦Der Hafen ist verloren.⟧\n\n⟦Wir haben alles versucht.⟧“ ⟨Am Montag wird gestreikt.⟩",
]
SPANISH = [
    "{Jorge Pita} dijo que ⟦el puerto está cerrado⟧.",
    "⟦El puerto está cerrado⟧, informó ayer {Jorge Pita}.",
    '"⟦No vamos a cerrar el puerto⟧", afirmó {Jorge Pita} en Lima.',
    '{Jorge Pita} dijo: "⟦No vamos a cerrar el puerto.⟧"',
    "Según {Petronorte}, ⟦el puerto está cerrado⟧.",
    "Según explicó {Jorge Pita}, ⟦el puerto está cerrado⟧.",
    "A juicio de {Jorge Pita}, ⟦el puerto está cerrado⟧.",
    "{Jorge Pita} pidió calma a los vecinos. Añadió que ⟦el puerto está cerrado⟧.",
    "{Jorge Pita} visitó el puerto de Lima. ⟨Las obras siguen.⟩",
]


def read(marked: str) -> tuple[str, str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The text, who speaks, the stretches of his words, and those that are nobody's."""
    text, words, nobodys, start = "", [], [], 0
    for part in re.split("([⟦⟧⟨⟩{}])", marked):
        if part in ("⟦", "⟨"):
            start = len(text)
        elif part in ("⟧", "⟩"):
            (words if part == "⟧" else nobodys).append((start, len(text)))
        elif part not in ("{", "}"):
            text += part
    name = re.search(r"\{(.*?)\}", marked)
    assert name is not None
    return text, IDS[name[1]], words, nobodys


def speech_of(text: str) -> Attribution:
    raw = raw_text(text, id="a")
    segments = segment(raw)
    (parsed,) = parse([(raw, segments)])
    actors = find_actors(raw, segments, parsed, load_actors(OWN))
    return attribute([Cast(part, actors, lexicon=load(part.segment.lang)) for part in parsed], actors)


@pytest.mark.parametrize("marked", GERMAN + SPANISH)
def test_words_and_who_speaks_them(marked: str) -> None:
    text, speaker, words, nobodys = read(marked)
    speech = speech_of(text)
    for expected, stretches in ((speaker, words), (None, nobodys)):
        for start, end in stretches:
            found = {
                speech.speaker_at(match.start()) for match in re.finditer(r"\w+", text) if start <= match.start() < end
            }
            assert found == {expected}, text[start:end]


def test_who_speaks_in_a_post_and_who_is_quoted_there() -> None:
    text = (
        "Das Treffen in Lima ist zu Ende. Dazu schrieb ein Minister: 🇵🇪 El puerto está cerrado desde hoy. "
        "Según Petronorte, las obras siguen en Lima. pic.twitter.com/aB3 — Jorge Pita (@jorgepita) March 8, 2022\n\n"
        "Am Montag wird gestreikt. Die Gewerkschaften haben dazu aufgerufen."
    )
    speech = speech_of(text)
    assert speech.speaker_at(text.index("puerto")) == "person:pita"
    assert speech.speaker_at(text.index("obras")) == "organisation:petronorte"
    assert speech.speaker_at(text.index("gestreikt")) is None
