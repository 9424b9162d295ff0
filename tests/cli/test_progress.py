"""How a run says how far it is."""

from __future__ import annotations

import io

import pytest

from extractor.cli import progress
from extractor.corpus import Progress


def test_a_line_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(progress.time, "monotonic", lambda: now)
    said: list[str] = []
    lines = progress.Lines(said.append)
    for seconds, done in ((0, 0), (59, 50), (60, 60), (61, 61), (125, 100)):
        now = 1000.0 + seconds
        lines(Progress(done=done, earlier=0, planned=400, complete=True))
    assert said == [
        "60 of 400 documents (15 %), 1.0 a second, 5:40 left",
        "100 of 400 documents (25 %), 0.8 a second, 6:15 left",
    ]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Progress(done=0, planned=64), "0 of 64 documents read so far"),
        (Progress(done=30, planned=64), "30 of 64 documents read so far, 3.0 a second"),
        (Progress(done=8000, earlier=8000, planned=8000, complete=True), "8,000 of 8,000 documents (100 %)"),
        (Progress(done=0, planned=72_000, complete=True), "0 of 72,000 documents (0 %)"),
        (Progress(done=10, planned=72_010, complete=True), "10 of 72,010 documents (0 %), 1.0 a second, 20:00:00 left"),
        (Progress(done=9, planned=9, complete=True, merging=True), "9 documents done, putting the results together"),
    ],
)
def test_what_is_said(found: Progress, said: str) -> None:
    assert progress.describe(found, 10.0) == said


def test_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress.extracting() as show:
        show(Progress(done=1, planned=4))
        show(Progress(done=3, planned=4, complete=True))
    assert "3 of 4 documents (75 %)" in terminal.getvalue()
