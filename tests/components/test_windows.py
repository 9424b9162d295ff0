"""Windows: nothing is left out, nothing is too large, cuts stand where a sentence most likely ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.windows import CONTEXT, ROOM, Window, best_cut, cut

WORD = st.tuples(
    st.sampled_from(["Ja", ".", "Nein", "“", "haus", "!", ")", "3."]), st.integers(0, 3), st.integers(1, 16)
)
DOCUMENTS = st.lists(WORD, max_size=300)


def windows_of(words: Sequence[tuple[str, int, int]], *, room: int = ROOM) -> list[Window]:
    return cut([w for w, _, _ in words], [g for _, g, _ in words], [s for _, _, s in words], room=room)


@given(DOCUMENTS, st.integers(2 * CONTEXT + 32, 300))
def test_cores_follow_each_other_and_windows_fit(words: list[tuple[str, int, int]], room: int) -> None:
    found = windows_of(words, room=room)
    cores = [(0, 0), *((window.core_start, window.core_end) for window in found)]
    assert all(one[1] == two[0] < two[1] for one, two in pairwise(cores))
    assert cores[-1][1] == len(words)
    total = [0, *accumulate(size for _, _, size in words)]
    for window in found:
        assert 0 <= window.start <= window.core_start < window.core_end <= window.end <= len(words)
        assert total[window.end] - total[window.start] <= room
        assert total[window.core_start] - total[window.start] <= CONTEXT
        assert total[window.end] - total[window.core_end] <= CONTEXT


@given(DOCUMENTS, st.integers(2 * CONTEXT + 32, 300))
def test_a_cut_has_context_on_both_sides(words: list[tuple[str, int, int]], room: int) -> None:
    total = [0, *accumulate(size for _, _, size in words)]
    for one, two in pairwise(windows_of(words, room=room)):
        # One word more would have been too much, unless the text is at its end there.
        assert one.end == len(words) or total[one.end + 1] - total[one.core_end] > CONTEXT
        assert two.start == 0 or total[two.core_start] - total[two.start - 1] > CONTEXT


@given(st.lists(st.integers(1, 500), min_size=1, max_size=60))
def test_only_a_word_that_is_larger_makes_a_window_larger(sizes: list[int]) -> None:
    total = [0, *accumulate(sizes)]
    for window in cut(["x"] * len(sizes), [1] * len(sizes), sizes):
        core = sizes[window.core_start : window.core_end]
        assert total[window.end] - total[window.start] <= ROOM or (len(core) == 1 and core[0] > ROOM - 3 * CONTEXT)


def test_no_words_no_windows() -> None:
    assert cut([], [], []) == []


def test_what_fits_is_not_cut() -> None:
    assert windows_of([("Ja", 1, 1)] * ROOM) == [Window(0, ROOM, 0, ROOM)]
    assert len(windows_of([("Ja", 1, 1)] * (ROOM + 1))) == 2


# Twenty pieces of room; the bar stands where the cut is expected.
CUTS = [
    (
        "Das ist ein Satz von genau elf oder zwölf Wörtern . | Noch einer von vielen Wörtern folgt hier dann gleich darauf",
        20,
    ),
    ("Er kam am 3 . mai nach Hause und blieb dort eine lange Zeit bei | seiner Schwester in Wien", 15),
    ("Er kam und sprach lange , dann sagte er : „ Nein ! “ | Danach ging er wieder", 15),
    ("Am Ende der langen Rede steht ein Punkt .\n| Zeile danach . Und dann kam noch sehr viel mehr Text", 14),
    ("Eine Überschrift ohne Punkt am Ende der Zeile\n\n| Ein Satz . Und noch einer von vielen Wörtern hier", 14),
    ("eins zwei drei vier fünf sechs sieben acht\n| neun zehn elf zwölf dreizehn", 12),
    ("eins zwei drei vier fünf sechs . Sieben acht neun . | Zehn elf zwölf", 13),
    ("eins . Zwei drei vier fünf sechs sieben acht neun zehn | elf zwölf", 11),
]


@pytest.mark.parametrize(("text", "room"), CUTS)
def test_cuts_stand_at_the_likeliest_sentence_end(text: str, room: int) -> None:
    words: list[str] = []
    gaps: list[int] = []
    expected = None
    for line_number, line in enumerate(text.split("\n")):
        for number, word in enumerate(line.split()):
            if word == "|":
                expected = len(words)
                continue
            at_line = number == 0 or line.split()[:number] == ["|"]
            gaps.append((3 if text.split("\n")[line_number - 1] == "" else 2) if at_line and line_number else 1)
            words.append(word)
    assert best_cut(words, gaps, range(len(words) + 1), 0, room) == expected


def test_a_page_of_closing_marks_is_looked_at_a_few_times_a_word() -> None:
    class Counted(list[str]):
        asked = 0

        def __getitem__(self, index: Any) -> Any:
            Counted.asked += 1
            return super().__getitem__(index)

    words = Counted(["”"] * 3000)
    cut(words, [1] * len(words), [1] * len(words))
    assert Counted.asked < 30 * len(words)
