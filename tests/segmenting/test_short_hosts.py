"""Posts in very short articles, where little tells which language is the article's own."""

from __future__ import annotations

import pytest

from extractor.reading import raw_text
from extractor.segmenting import segment

POST = "Llegamos hoy a La Habana con una delegación. — Ana Gil (@anagil) 8 de marzo de 2022"

CASES = [
    ("Die Lage blieb ruhig.\n\n{}\n\nDanach flog er weiter.", POST),
    ("Die Lage blieb am Montag ruhig.\n\n{}", POST),
    ("Die Lage blieb am Montag ruhig.\n\n{}", f"RT @onu_es: {POST}"),
    ("Der Präsident reiste am Montag nach Kuba. {} Danach flog er weiter.", POST),
    ("{}", POST),
    ("{}", f"Hoy es un día especial.\n\n{POST}"),
]


@pytest.mark.parametrize(("frame", "post"), CASES)
def test_the_post_of_a_short_article(frame: str, post: str) -> None:
    text = frame.format(post)
    found = [text[item.start : item.end] for item in segment(raw_text(text, id="x")) if item.kind == "post"]
    assert found == [post]
