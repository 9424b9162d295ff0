"""Quotations of speech, nested or not; irony and titles are none."""

from __future__ import annotations

import pytest

from extractor.segmenting.quotes import MAX_QUOTE, quote_pairs, quotes_over
from extractor.segmenting.spans import paragraphs
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
    assert quotes_over(text, [(0, len(text))]) == spans


def test_nested_pairs() -> None:
    text = "Er sagte: „Man rief ‚Nieder mit dem König!‘ und lief.“ Sie: \"Er sagte 'Ich komme nicht mehr' und ging.\""
    assert [text[a:b] for a, b in quotes_over(text, [(0, len(text))])] == [
        "Man rief ‚Nieder mit dem König!‘ und lief.",
        "Nieder mit dem König!",
        "Er sagte 'Ich komme nicht mehr' und ging.",
        "Ich komme nicht mehr",
    ]


def test_a_lost_mark_costs_only_its_own_pair() -> None:
    text = "Er sagte „Das Wort und ging. Sie sagte: „Wir werden uns wehren.“"
    assert [text[a:b] for a, b in quote_pairs(text, 0, len(text))] == ["Wir werden uns wehren."]


OVER = {
    "closed two paragraphs later": "Er schrieb: „⟦Wir gehen heute.⟧\n\n⟦Das ist uns klar.⟧\n\n⟦Gute Nacht, liebe Leute.⟧“ Er ging.",
    "opened anew in each paragraph": "Er schrieb: „⟦Wir gehen heute.⟧\n\n„⟦Das ist uns klar.⟧“ Er ging.",
    "straight marks": 'Er schrieb: "⟦Wir gehen heute.⟧\n\n⟦Das ist uns klar.⟧" Er ging.',
    "with a quotation inside": "Er schrieb: „⟦Wir gehen heute.⟧\n\n⟦Man ruft „⟦Nieder mit dem König!⟧“ und lacht.⟧“ Er ging.",
    "a lost mark": "Er schrieb: „Wir gehen heute.\n\nDas ist allen klar.\n\nEr ging „⟦ohne ein weiteres Wort⟧“.",
    "a lost apostrophe": "Die Leser' gehen heute nach Haus.\n\nDas ist Hans' Hund und der Ball.",
    "another mark closes": "Er schrieb: „Wir gehen heute.\n\nDas ist allen klar.» Er ging.",
}


@pytest.mark.parametrize("marked", OVER.values(), ids=OVER)
def test_quotations_over_several_paragraphs(marked: str) -> None:
    text, spans = unmark_nested(marked)
    assert quotes_over(text, list(paragraphs(text, 0, len(text)))) == spans


def test_a_quotation_does_not_go_on_for_ever() -> None:
    long = "Das ist ein Satz. " * (MAX_QUOTE // 18 + 1)
    text = f"Er schrieb: „Wir gehen heute.\n\n{long}\n\nDas ist allen klar.“ Er ging."
    assert quotes_over(text, list(paragraphs(text, 0, len(text)))) == []


def unmark_nested(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Like ``unmark``, for brackets in brackets."""
    text, spans, open_ = "", [], []
    for char in marked:
        if char == "⟦":
            open_.append(len(text))
        elif char == "⟧":
            spans.append((open_.pop(), len(text)))
        else:
            text += char
    return text, sorted(spans, key=lambda span: (span[0], -span[1]))
