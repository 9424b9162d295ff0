"""Quotations of speech, nested or not; irony and titles are none."""

from __future__ import annotations

import pytest

from extractor.segmenting.quotes import find_quotes, quote_pairs
from tests.segmenting.marked import unmark

QUOTES = [
    "Er sagte: „⟦Wir werden uns wehren.⟧“",
    'Er sagte: "⟦Wir werden uns wehren. Das ist sicher.⟧" Dann ging er.',
    "Er sagte: »⟦Wir werden uns wehren⟧«, und ging.",
    "Dijo: «⟦Vamos a defendernos hoy⟧» y se fue.",
    "Dijo: “⟦Vamos a defendernos hoy⟧” y se fue.",
    "Er sagte: '⟦Wir werden uns wehren⟧' und ging.",
    "„⟦Das geht so nicht⟧“, sagte er, „⟦so kann man nicht leben⟧“.",
    "Er sagte: „⟦Das ist gut.⟧“",
    'Mutter sagte: "⟦Geht\'s euch allen wirklich gut?⟧"',
]
NO_QUOTES = [
    'Die "Welt" nannte es "feierlich".',
    "Der Film „Alte Mühle“ läuft im Haus 'Zum Hof'.",
    "Wie geht's denn heute im Land der Deutschen? So geht's.",
    'Ein Brett von 5" Breite und 3" Höhe.',
    "Er sagte: „Wir werden uns wehren.",  # never closed
]


@pytest.mark.parametrize("marked", QUOTES + NO_QUOTES)
def test_quotes(marked: str) -> None:
    text, spans = unmark(marked)
    assert find_quotes(text, 0, len(text)) == spans


def test_nested_pairs() -> None:
    text = "Er sagte: „Man rief ‚Nieder mit dem König!‘ und lief.“ Sie: \"Er sagte 'Ich komme nicht mehr' und ging.\""
    assert [text[a:b] for a, b in find_quotes(text, 0, len(text))] == [
        "Man rief ‚Nieder mit dem König!‘ und lief.",
        "Nieder mit dem König!",
        "Er sagte 'Ich komme nicht mehr' und ging.",
        "Ich komme nicht mehr",
    ]


def test_a_lost_mark_costs_only_its_own_pair() -> None:
    text = "Er sagte „Das Wort und ging. Sie sagte: „Wir werden uns wehren.“"
    assert [text[a:b] for a, b in quote_pairs(text, 0, len(text))] == ["Wir werden uns wehren."]
