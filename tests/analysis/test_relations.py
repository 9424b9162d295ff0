"""Measures over frames of relations, with results worked out by hand."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest

from extractor import analysis
from extractor.errors import ExtractorError
from tests.analysis.made import relations, rows

EVENTS = (
    "a AID b date=2021-01-05",
    "b ACCUSE a date=2021-01",
    "a ASSAULT b date=2021-04-30",
    "a CONSULT c mutual date=2021-04-30",
    "c AID b date=2021",
    "a AID b planned date=2021-01-05",
    "a AID b",
    "a AID b date=gestern",
)


@pytest.mark.parametrize(
    ("ends", "freq", "expected", "left_out"),
    [
        (("a", "b"), "month", {"2021-01": (1, 1), "2021-02": (0, 0), "2021-03": (0, 0), "2021-04": (0, 1)}, 2),
        (("b", "a"), "year", {"2021": (1, 2)}, 2),
        (("a", "b"), "quarter", {"2021Q1": (1, 1), "2021Q2": (0, 1)}, 2),
        (("a",), "quarter", {"2021Q1": (1, 1), "2021Q2": (1, 1)}, 2),
        ((), "year", {"2021": (3, 2)}, 2),
        ((), "month", {"2021-01": (1, 1), "2021-02": (0, 0), "2021-03": (0, 0), "2021-04": (1, 1)}, 3),
        (("b", "c"), "month", {}, 1),
    ],
)
def test_timeline(ends: tuple[str, ...], freq: str, expected: dict[str, tuple[int, int]], left_out: int) -> None:
    found = analysis.timeline(relations(*EVENTS), *ends, freq=freq)  # type: ignore[arg-type]
    assert {str(row.period): (row.cooperation, row.conflict) for row in found.itertuples()} == expected
    assert (found["balance"] == found["cooperation"] - found["conflict"]).all()
    assert found.attrs["left_out"] == left_out
    assert isinstance(found["period"].dtype, pd.PeriodDtype)


def test_a_week_needs_a_day() -> None:
    found = analysis.timeline(relations(*EVENTS[:2]), "a", "b", freq="week")
    assert [str(period) for period in found["period"]] == ["2021-01-04/2021-01-10"]
    assert found.attrs["left_out"] == 1


def test_timeline_of_what_one_does() -> None:
    found = relations(*EVENTS, "b CONSULT a mutual date=2021-01")
    there = analysis.timeline(found, "a", "b", directed=True, freq="year")
    assert rows(there, "cooperation conflict") == [(2, 1)]
    assert rows(analysis.timeline(found, "b", directed=True, freq="year"), "cooperation conflict") == [(1, 1)]


def test_timeline_leaves_the_frame_as_it_is_and_counts_what_is_asked() -> None:
    frame = relations(*EVENTS)
    before = frame.copy()
    found = analysis.timeline(frame, "a", "b", modalities="all", quads="material_cooperation", static=True)
    assert found.loc[0, ["cooperation", "conflict"]].tolist() == [2, 0]
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"freq": "decade"}, "'decade' is no length of a period; choose from: day, week, month, quarter, year"),
        ({"other": "a"}, "name the first of the two actors"),
        ({"directed": True}, "name the first of the two actors"),
    ],
)
def test_timeline_of_nonsense(asked: dict[str, object], message: str) -> None:
    with pytest.raises(ExtractorError, match=message):
        analysis.timeline(relations(*EVENTS), **asked)  # type: ignore[arg-type]


def test_a_date_of_long_ago_does_not_fill_the_memory() -> None:
    found = analysis.timeline(relations("a AID b date=0200-01-01", "a AID b date=2021-01-05"), freq="day")
    assert [str(period) for period in found["period"]] == ["0200-01-01", "2021-01-05"]


def test_speakers() -> None:
    found = analysis.speakers(
        relations(
            "a ACCUSE b speaker=s",
            "a AID b speaker=s",
            "b AID a speaker=s",
            "s ACCUSE b speaker=s",
            "a ASSAULT b",
            "a ASSAULT b speaker=s planned",
        )
    )
    columns = "speaker speaker_name about about_name statements as_source as_target cooperation conflict balance"
    assert rows(found, columns) == [
        ("s", "S", "b", "B", 4, 1, 3, 2, 2, 0),
        ("s", "S", "a", "A", 3, 2, 1, 2, 1, 1),
    ]


TOPICAL = (
    "a AID b topics=energy",
    "a AID b topics=energy|trade",
    "a ACCUSE c topics=energy",
    "a AID c",
    "b AID c topics=trade not",
)


def test_topics_of_actors() -> None:
    found = analysis.topic_actors(relations(*TOPICAL))
    assert rows(found, "actor name topic statements share balance") == [
        ("a", "A", "energy", 3, 0.75, 1),
        ("b", "B", "energy", 2, 1, 2),
        ("a", "A", "trade", 1, 0.25, 1),
        ("b", "B", "trade", 1, 0.5, 1),
        ("c", "C", "energy", 1, 0.5, -1),
    ]


def test_topics_and_actors_as_a_graph() -> None:
    found = analysis.topic_graph(relations(*TOPICAL))
    assert nx.is_bipartite(found)
    assert {node for node, side in found.nodes(data="bipartite") if side} == {"topic:energy", "topic:trade"}
    assert found.edges["a", "topic:energy"] == {"weight": 3, "balance": 1}
    assert found.nodes["topic:trade"]["label"] == "trade"


def test_two_actors_side_by_side() -> None:
    found = analysis.compare(
        relations(
            "a AID b document=d1 topics=trade",
            "a AID b document=d2 speaker=s",
            "c ACCUSE a document=d2",
            "b CONSULT c mutual",
            "c AID d",
        ),
        "a",
        "b",
        sectors={"c": "GOV", "a": "PTY"},
    )
    assert rows(found, "aspect item name a b") == [
        ("total", "statements", None, 3, 3),
        ("total", "as_source", None, 2, 1),
        ("total", "as_target", None, 1, 2),
        ("total", "documents", None, 2, 3),
        ("quad", "material_cooperation", None, 2, 2),
        ("quad", "verbal_conflict", None, 1, 0),
        ("quad", "verbal_cooperation", None, 0, 1),
        ("type", "AID", None, 2, 2),
        ("type", "ACCUSE", None, 1, 0),
        ("type", "CONSULT", None, 0, 1),
        ("partner", "a", "A", 0, 2),
        ("partner", "b", "B", 2, 0),
        ("partner", "c", "C", 1, 1),
        ("partner_sector", "GOV", None, 1, 1),
        ("partner_sector", "PTY", None, 0, 2),
        ("topic", "trade", None, 1, 1),
        ("speaker", "s", "S", 1, 1),
    ]


def test_an_actor_is_not_compared_with_itself() -> None:
    with pytest.raises(ExtractorError, match="a cannot be compared with itself; name two actors"):
        analysis.compare(relations("a AID b"), "a", "a")


def test_without_rows_there_are_the_columns() -> None:
    empty, full = relations(), relations(*TOPICAL, "a AID b speaker=s date=2021")
    for measure in (analysis.timeline, analysis.speakers, analysis.topic_actors):
        found = measure(empty)
        assert len(found) == 0
        assert found.dtypes.to_dict() == measure(full).dtypes.to_dict()
    assert analysis.compare(empty, "a", "b")["a"].tolist() == [0, 0, 0, 0]
    assert len(analysis.topic_graph(empty)) == 0
