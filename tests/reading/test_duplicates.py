"""Duplicates: copies of one report are found, daily reports are not taken for copies, and the index is bounded and steady."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import OutputError
from extractor.reading.duplicates import Duplicate, mark_duplicates, open_index
from extractor.reading.items import Failure, Input
from extractor.reading.sketches import similarity, sketch
from extractor.records import RawText
from tests.reading.copies import COPIES, GERMAN, REPORTS, SPANISH, daily, daily_pairs


def originals(*texts: str) -> list[str | None]:
    """Which text each repeats, by number."""
    with open_index() as index:
        return [index.original_of(Input("x", RawText(str(number), text))) for number, text in enumerate(texts)]


@pytest.mark.parametrize("report", [GERMAN, SPANISH])
@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES.keys())
def test_copies_of_an_agency_report(report: str, copy: Callable[[str], str]) -> None:
    assert originals(report, copy(report)) == [None, "0"]
    assert originals(copy(report), report) == [None, "0"]


@pytest.mark.parametrize("name", REPORTS)
def test_daily_reports_with_the_same_boilerplate(name: str) -> None:
    pairs = daily_pairs(name)
    assert len(pairs) == 66
    assert [pair for pair in pairs if originals(*pair) != [None, None]] == []
    assert originals(*daily(name, 40)) == [None] * 40


def test_a_daily_report_is_still_a_copy_of_itself() -> None:
    report = daily("water level", 1)[0]
    assert originals(report, COPIES["headline"](report)) == [None, "0"]


def test_other_texts() -> None:
    assert originals(GERMAN, SPANISH) == [None, None]
    follow_up = (
        GERMAN.split("\n\n")[0]
        + "\n\nEinen Tag später "
        + " ".join(f"sagte Sprecher {n}, dass Punkt {n} gelte." for n in range(40))
    )
    assert originals(GERMAN, follow_up) == [None, None]


def test_short_texts_only_word_for_word() -> None:
    assert originals("Kuba kritisiert Chile.", "KUBA kritisiert\nChile", "Kuba kritisiert Peru.", "🇨🇺", "🇨🇱", "🇨🇺") == [
        None, "0", None, None, None, "3",
    ]  # fmt: skip


def test_the_most_similar_original_counts_and_copies_are_none() -> None:
    longer = COPIES["last paragraph"](GERMAN)
    almost = GERMAN.replace("Kritik kam von der Opposition in beiden Ländern. ", "").replace(
        "Umweltverbände kündigten Klagen an. ", ""
    )
    with open_index() as index:
        found = [
            index.original_of(Input("x", RawText(name, text)))
            for name, text in [("a", GERMAN), ("b", longer), ("c", longer), ("d", almost)]
        ]
    assert found == [None, "a", "a", "a"]


def test_listing(tmp_path: Path) -> None:
    raws = [
        RawText("a", GERMAN, source="dpa"),
        RawText("b", COPIES["headline"](GERMAN), "T", "2023-11-16", "Blatt", url="https://x.example"),
    ]
    with open_index(tmp_path / "index.sqlite") as index:
        marked = list(
            mark_duplicates([Input("n.csv", raws[0]), Failure("x", None, "y"), Input("n.csv", raws[1])], index)
        )
        listed = list(index.duplicates())
    assert [getattr(item, "duplicate_of", "-") for item in marked] == [None, "-", "a"]
    (found,) = listed
    assert (found.id, found.duplicate_of, found.input, found.title, found.date) == (
        "b",
        "a",
        "n.csv",
        "T",
        "2023-11-16",
    )
    assert (found.source, found.url) == ("Blatt", "https://x.example")
    assert 0.6 < found.similarity < 1
    assert Duplicate(**found.to_json()) == found  # type: ignore[arg-type]


def test_a_later_run_knows_the_documents_and_gives_the_same_answers(tmp_path: Path) -> None:
    texts = [("a", GERMAN), ("b", COPIES["byline"](GERMAN)), ("c", SPANISH)]
    answers = []
    for _ in range(2):
        with open_index(tmp_path / "index.sqlite") as index:
            answers.append([index.original_of(Input("x", RawText(name, text))) for name, text in texts])
    assert answers == [[None, "a", None]] * 2
    with open_index(tmp_path / "index.sqlite") as index:
        assert (
            index.original_of(Input("x", RawText("a", COPIES["headline"](GERMAN)))) == "a"
        )  # the id is taken by another text
        assert len(list(index.duplicates())) == 2


def test_sketches_are_the_same_in_every_process() -> None:
    code = "import sys; from extractor.reading.sketches import sketch; s = sketch(sys.stdin.read()); print(s.digest.hex(), s.minima.hex(), s.numbers.hex())"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], input=GERMAN, text=True, capture_output=True, check=True, encoding="utf-8",
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    own = sketch(GERMAN)
    assert seen == {f"{own.digest.hex()} {own.minima.hex()} {own.numbers.hex()}\n"}
    assert (own.digest.hex()[:8], own.minima.hex()[:8], len(own.minima), len(own.bands())) == (
        "b6097a42",
        "3b8a8501",
        256,
        16,
    )


def test_the_estimate_is_near_the_truth() -> None:
    words = [f"w{number}" for number in range(1000)]
    for share in (0.3, 0.6, 0.9):
        kept = int(1000 * 2 * share / (1 + share))
        other = words[:kept] + [f"x{number}" for number in range(1000 - kept)]
        assert abs(similarity(sketch(" ".join(words)), sketch(" ".join(other))) - share) < 0.15


def test_time_grows_with_the_number_of_reports_not_faster() -> None:
    """Boilerplate gives all reports the same keys."""
    reports = daily("stock exchange", 1600)
    with open_index() as index:
        times = []
        for start in (0, 800):
            begun = time.perf_counter()
            for number in range(start, start + 800):
                index.original_of(Input("x", RawText(str(number), reports[number])))
            times.append(time.perf_counter() - begun)
    assert times[1] < 3 * times[0]


def test_words_at_random_are_no_copies() -> None:
    chance = random.Random(1)
    vocabulary = [f"wort{number}" for number in range(500)]
    assert set(originals(*(" ".join(chance.choices(vocabulary, k=120)) for _ in range(300)))) == {None}


def test_an_index_that_cannot_be_kept_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").write_bytes(b"no database, but a text of some length" * 100)
    with (
        pytest.raises(OutputError, match="index of duplicates cannot be kept in"),
        open_index(tmp_path / "index.sqlite"),
    ):
        pass
