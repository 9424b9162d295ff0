"""Which language a stretch is in: function words first, letters where they leave it open, and names that say nothing."""

from __future__ import annotations

import pytest

from extractor.lang import read_table, values
from extractor.segmenting import language
from extractor.segmenting.language import Lingua, by_function_words, judge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("der minister hat sich nicht mit der sache befasst", "de"),
        ("el ministro llegó ayer a moscú para hablar", "es"),
        ("the minister has arrived in the capital for talks", "en"),
        ("federación de rusia", "es"),
        ("lockern gegen atmet auf", "de"),
        # Words of two languages, too few, or none.
        ("haben sie the guardian gelesen", None),
        ("gas öl strom kohle der uran wind sonne wasser", None),
        ("gas öl strom", None),
        ("", None),
    ],
)
def test_function_words(text: str, expected: str | None) -> None:
    assert by_function_words(text) == expected


def test_a_word_is_of_one_language() -> None:
    rows = read_table("shared", "function_words", columns=("lang", "words"))
    words = [word for row in rows for word in values(row["words"])]
    assert len(words) == len(set(words))
    assert all(word == word.lower() and " " not in word for word in words)


def test_letters_are_asked_only_where_words_leave_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(text: str) -> tuple[str, float]:
        asked.append(text)
        return "en", 0.7

    monkeypatch.setattr(language, "_load_lingua", lambda: ask)
    identifier = Lingua()
    assert identifier.identify("der minister hat sich nicht befasst") == ("de", 1.0)
    assert asked == []
    assert identifier.identify("gas öl strom") == ("en", 0.7)
    assert asked == ["gas öl strom"]


def test_names_alone_say_nothing() -> None:
    assert judge("Quelle: Sputnik © Grigori Muster", Lingua())[0] is None
