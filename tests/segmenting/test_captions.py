"""Captions and credits."""

from __future__ import annotations

import pytest

from extractor.segmenting.captions import inline_captions, is_caption

CAPTIONS = [
    "Quelle: Sputnik © ANA RUIZ",
    "Foto: dpa",
    "(Foto: AFP)",
    "© dpa",
    "Archivbild: Der Hafen von Cádiz",
    "Der Minister am Montag in Berlin. Foto: Ana Ruiz/dpa",
    "Der Minister am Montag in Berlin © Reuters",
    "Der Minister am Montag in Berlin (Archivbild)",
    "Der Minister in Berlin (Symbolbild, 2019)",
    "Fuente: EFE",
    "Foto de archivo: el ministro en Lima",
    "El ministro en Lima (Imagen de archivo).",
]
NO_CAPTIONS = [
    "Quellen im Amt sagten, der Minister komme nicht.",
    "Das Foto: Es zeigt den Minister, wie er am Montag das Amt verlässt, und es ging in zwei Stunden um die ganze Welt.",
    "Das Bild war klar: Der Minister geht.",
    "Er ging. Das Archiv (Berlin) blieb.",
    "Foto und Film sind erlaubt.",
    "Die Bilder der Kamera zeigen den Minister im Amt.",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_no_captions(line: str) -> None:
    assert not is_caption(line)


def test_inline_credit_ends_before_the_text() -> None:
    text = "Er kam an. Quelle: AP © ANA RUIZ In Madrid sprach er. Die Quelle: ein Amt."
    assert [text[a:b] for a, b in inline_captions(text, 0, len(text))] == ["Quelle: AP © ANA RUIZ"]
