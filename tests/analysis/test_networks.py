"""Measures over graphs, with results worked out by hand."""

from __future__ import annotations

import math
import subprocess
import sys
from itertools import permutations

import networkx as nx
import pytest

from extractor import analysis
from extractor.analysis.paths import betweenness
from extractor.errors import ExtractorError
from tests.analysis.made import graph, rows

EMPTY = nx.MultiDiGraph()
# Two triangles with one tie between them.
BARBELL = ("a AID b", "b AID c", "c AID a", "c AID d", "d AID e", "e AID f", "f AID d")


def test_centralities() -> None:
    found = analysis.centralities(graph("a AID b 2", "c ACCUSE b", "b CONSULT d mutual", a="RU"))
    assert rows(found, "actor name country partners out_degree in_degree out_weight in_weight") == [
        ("b", "B", None, 3, 1, 3, 1, 4),
        ("a", "A", "RU", 1, 1, 0, 2, 0),
        ("d", "D", None, 1, 1, 1, 1, 1),
        ("c", "C", None, 1, 1, 0, 1, 0),
    ]
    # All three pairs of the others go over b.
    assert found.set_index("actor")["betweenness"].to_dict() == {"a": 0, "b": 1, "c": 0, "d": 0}
    assert found["pagerank"].sum() == pytest.approx(1)
    assert found.loc[found["pagerank"].idxmax(), "actor"] == "b"
    assert found.attrs == {"betweenness_samples": 4}


def test_betweenness_of_large_graphs_is_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    made = nx.gnm_random_graph(300, 1200, seed=1)
    exact = analysis.centralities(made)
    monkeypatch.setattr("extractor.analysis.paths.STEPS", 1500 * 100)
    sampled = analysis.centralities(made)
    assert (exact.attrs["betweenness_samples"], sampled.attrs["betweenness_samples"]) == (300, 100)
    both = exact.set_index("actor")["betweenness"], sampled.set_index("actor")["betweenness"]
    assert both[0].corr(both[1]) > 0.8
    assert both[0].sum() == pytest.approx(both[1].sum(), rel=0.1)
    assert analysis.centralities(made, samples=7).attrs["betweenness_samples"] == 7


@pytest.mark.parametrize("seed", range(4))
def test_betweenness_is_that_of_networkx(seed: int) -> None:
    made = nx.gnm_random_graph(90, 80 + 40 * seed, seed=seed)
    found, samples = betweenness(made)
    assert samples == 90
    assert found == pytest.approx(nx.betweenness_centrality(made))


def test_betweenness_of_next_to_nothing() -> None:
    assert betweenness(nx.Graph()) == ({}, 0)
    assert betweenness(nx.path_graph(2)) == ({0: 0.0, 1: 0.0}, 2)
    assert betweenness(nx.empty_graph(4))[0] == dict.fromkeys(range(4), 0.0)
    assert betweenness(nx.star_graph(5), 1)[0].keys() == set(range(6))


def test_communities() -> None:
    found = analysis.communities(graph(*BARBELL))
    assert rows(found, "community size actor weight inside") == [
        (0, 3, "c", 3, 2 / 3),
        (0, 3, "a", 2, 1),
        (0, 3, "b", 2, 1),
        (1, 3, "d", 3, 2 / 3),
        (1, 3, "e", 2, 1),
        (1, 3, "f", 2, 1),
    ]
    # Six of seven edges are inside, and each half has half of the ends: 6/7 - 1/2.
    assert found.attrs["modularity"] == pytest.approx(6 / 7 - 1 / 2)


def test_communities_of_cooperation_are_camps() -> None:
    lines = ("a AID b", "c AID d", "a ASSAULT c 9", "b ASSAULT d 9")
    camps = analysis.communities(graph(*lines), quads="cooperation")
    assert rows(camps, "community actor") == [(0, "a"), (0, "b"), (1, "c"), (1, "d")]
    assert rows(analysis.communities(graph(*lines)), "community actor") == [(0, "a"), (0, "c"), (1, "b"), (1, "d")]


def test_communities_are_the_same_in_every_process() -> None:
    code = (
        "import networkx as nx; from extractor.analysis import communities;"
        "made = nx.relabel_nodes(nx.gnm_random_graph(200, 500, seed=3), lambda n: f'n{n}');"
        "print(communities(made).to_csv())"
    )
    results = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(results) == 1


def test_brokers() -> None:
    found = analysis.brokers(graph("a AID b", "a AID c", "b AID c", "c AID d")).set_index("actor")
    # c has three partners of which a and b are tied: 3 - 2·1/3.
    assert found.loc["c", ["partners", "effective_size", "efficiency", "betweenness"]].tolist() == pytest.approx(
        [3, 7 / 3, 7 / 9, 2 / 3]
    )
    # Burt: a (1/3 + 1/3·1/2)², the same for b, and d (1/3)².
    assert found.loc["c", "constraint"] == pytest.approx(2 * (1 / 3 + 1 / 6) ** 2 + 1 / 9)
    assert found.loc["d", "constraint"] == pytest.approx(1)
    assert found.index[0] == "c"


@pytest.mark.parametrize("seed", range(3))
def test_constraint_is_that_of_networkx(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.analysis.brokering._BLOCK", 7)
    made = nx.gnm_random_graph(40, 90, seed=seed)
    for number, (one, other) in enumerate(made.edges):
        made.edges[one, other]["weight"] = number % 5 + 1
    ties = made.subgraph(node for node in made if made.degree(node))
    found = analysis.brokers(made).set_index("actor")["constraint"]
    expected = nx.constraint(ties, nodes=list(ties), weight="weight")
    assert {int(node): value for node, value in found.items()} == pytest.approx(expected)


def test_brokerage_roles() -> None:
    """One path of each kind over k, and two that are none: back, and beside a direct edge."""
    of = {"k": "X", "x1": "X", "x2": "X", "y1": "Y", "y2": "Y", "z": "Z"}

    def roles(*lines: str) -> dict[str, int]:
        found = analysis.brokerage(graph(*lines, **of)).set_index("actor")
        names = ("coordinator", "gatekeeper", "representative", "itinerant", "liaison")
        return {name: int(found.loc["k", name]) for name in names if found.loc["k", name]} if len(found) else {}

    assert roles("x1 AID k", "k AID x2") == {"coordinator": 1}
    assert roles("y1 AID k", "k AID x1") == {"gatekeeper": 1}
    assert roles("x1 AID k", "k AID y1") == {"representative": 1}
    assert roles("y1 AID k", "k AID y2") == {"itinerant": 1}
    assert roles("y1 AID k", "k AID z") == {"liaison": 1}
    assert roles("y1 AID k", "k AID y1") == {}
    assert roles("y1 AID k", "k AID z", "y1 AID z") == {}
    assert roles("y1 AID k", "k AID z", "z AID y1") == {"liaison": 1}


@pytest.mark.parametrize("seed", range(4))
def test_brokerage_is_what_going_through_all_paths_gives(seed: int) -> None:
    arrows = nx.gnp_random_graph(14, 0.3, seed=seed, directed=True)
    groups = {node: "XYZ"[node % 3] for node in arrows if node != 5}
    expected = dict.fromkeys(arrows, 0)
    by_role: dict[tuple[int, bool, bool, bool], int] = {}
    for first, broker, last in permutations(groups, 3):
        if arrows.has_edge(first, broker) and arrows.has_edge(broker, last) and not arrows.has_edge(first, last):
            expected[broker] += 1
            same = (groups[first] == groups[broker], groups[broker] == groups[last], groups[first] == groups[last])
            by_role[broker, *same] = by_role.get((broker, *same), 0) + 1
    found = analysis.brokerage(arrows, by=groups)
    assert {int(row.actor): row.total for row in found.itertuples()} == {a: n for a, n in expected.items() if n}
    for row in found.itertuples():
        actor = int(row.actor)
        assert row.coordinator == by_role.get((actor, True, True, True), 0)
        assert row.gatekeeper == by_role.get((actor, False, True, False), 0)
        assert row.representative == by_role.get((actor, True, False, False), 0)
        assert row.itinerant == by_role.get((actor, False, False, True), 0)
        assert row.liaison == by_role.get((actor, False, False, False), 0)


def test_brokerage_without_groups_is_one_sentence() -> None:
    with pytest.raises(ExtractorError, match="no actor of this graph has 'sector'"):
        analysis.brokerage(graph("a AID b"), by="sector")


def test_balance() -> None:
    made = graph("a AID b 3", "b ACCUSE a", "b CONSULT a 2 mutual", "a ASSAULT c", "c HOLDS_OFFICE d")
    found = analysis.balance(made)
    columns = "one one_name other verbal_cooperation material_cooperation verbal_conflict material_conflict"
    assert rows(found, f"{columns} cooperation conflict balance tone") == [
        ("a", "A", "b", 2, 3, 1, 0, 5, 1, 4, 4 / 6),
        ("a", "A", "c", 0, 0, 0, 1, 0, 1, -1, -1),
    ]
    assert rows(analysis.balance(made, directed=True), "one other balance") == [
        ("a", "b", 5),
        ("b", "a", 1),
        ("a", "c", -1),
    ]
    # An office is no event, also where offices count.
    assert len(analysis.balance(made, static=True)) == 2


def test_balance_with_weights_of_the_user() -> None:
    found = analysis.balance(graph("a AID b 3", "b ACCUSE a", "a CONSULT b"), weights={"AID": 5.0, "ACCUSE": -2.5})
    assert rows(found, "one other score") == [("a", "b", 12.5)]


def test_reciprocity() -> None:
    found = analysis.reciprocity(graph("a ACCUSE b 3", "b ACCUSE a", "c ACCUSE a 2", "a CONSULT b 9 mutual"))
    assert rows(found, "one other there back reciprocity") == [("a", "b", 3, 1, 0.5), ("a", "c", 0, 2, 0)]
    # Of six sentences two are matched.
    assert found.attrs["reciprocity"] == pytest.approx(2 / 6)


@pytest.mark.parametrize(
    ("lines", "triads"),
    [
        (("a AID b", "b AID c", "c AID a"), [1, 0, 0, 0]),
        (("a AID b", "b AID c", "c ACCUSE a"), [0, 1, 0, 0]),
        (("a AID b", "b ACCUSE c", "c ACCUSE a"), [0, 0, 1, 0]),
        (("a ACCUSE b", "b ACCUSE c", "c ACCUSE a"), [0, 0, 0, 1]),
        (("a AID b", "b AID a", "a ACCUSE b 2", "b AID c", "c AID a"), [0, 0, 0, 0]),  # a and b are even
        (("a AID b 3", "a ACCUSE b 2", "b AID c", "c AID a"), [1, 0, 0, 0]),
        (("a AID b", "b AID c"), [0, 0, 0, 0]),
        (("a AID b", "b AID c", "c AID a", "a AID d", "d AID b", "d ACCUSE c"), [2, 2, 0, 0]),
    ],
)
def test_structural_balance(lines: tuple[str, ...], triads: list[int]) -> None:
    found = analysis.structural_balance(graph(*lines))
    assert rows(found, "triad balanced") == [("+++", True), ("++-", False), ("+--", True), ("---", False)]
    assert found["triads"].tolist() == triads
    total = sum(triads)
    assert found.attrs["balance"] == ((triads[0] + triads[2]) / total if total else 0)
    assert found["share"].tolist() == [number / total if total else 0 for number in triads]


def test_triads_by_chance() -> None:
    """Five of six pairs are friendly."""
    found = analysis.structural_balance(graph("a AID b", "b AID c", "c AID a", "a AID d", "d AID b", "d ACCUSE c"))
    friendly, hostile = 5 / 6, 1 / 6
    assert found["expected"].tolist() == pytest.approx(
        [friendly**3, 3 * friendly**2 * hostile, 3 * friendly * hostile**2, hostile**3]
    )


@pytest.mark.parametrize("seed", range(3))
def test_triads_are_the_triangles(seed: int) -> None:
    made = nx.gnm_random_graph(30, 120, seed=seed)
    lines = [f"n{one} {'AID' if (one + other) % 3 else 'ACCUSE'} n{other}" for one, other in made.edges]
    assert analysis.structural_balance(graph(*lines))["triads"].sum() == sum(nx.triangles(made).values()) // 3 > 0


def test_change_by_pair() -> None:
    before = graph("a AID b 2", "a AID c 8")
    after = graph("a ACCUSE b 10", "d AID c 10")
    found = analysis.change(before, after)
    assert rows(found, "one other before after difference share_before share_after balance_before balance_after") == [
        ("a", "c", 8, 0, -8, 0.8, 0, 8, 0),
        ("c", "d", 0, 10, 10, 0, 0.5, 0, 10),
        ("a", "b", 2, 10, 8, 0.2, 0.5, 2, -10),
    ]
    assert found["one_name"].tolist() == ["A", "C", "A"]
    # 2 of 10 against 10 of 20, by the formula: 2 Σ seen · ln(seen / expected), expected at the common rate 12/30.
    seen = ((2, 4), (8, 6), (10, 8), (10, 12))
    assert found["g2"].tolist()[2] == pytest.approx(2 * sum(n * math.log(n / expected) for n, expected in seen))


def test_change_by_actor_and_type() -> None:
    before, after = graph("a AID b 2"), graph("a ACCUSE b 3", "b AID c")
    by_actor = analysis.change(before, after, by="actor").set_index("actor")
    assert rows(by_actor, "name before after share_after balance_after") == [
        ("A", 2, 3, 0.75, -3),
        ("C", 0, 1, 0.25, 1),
        ("B", 2, 4, 1, -2),
    ]
    by_type = analysis.change(before, after, by="type")
    assert sorted(rows(by_type, "type before after")) == [("ACCUSE", 0, 3), ("AID", 2, 1)]
    with pytest.raises(ExtractorError, match="'place' cannot be compared; choose from: pair, actor, type"):
        analysis.change(before, after, by="place")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "measure",
    [
        analysis.centralities,
        analysis.communities,
        analysis.brokers,
        analysis.brokerage,
        analysis.balance,
        analysis.reciprocity,
        lambda made: analysis.change(made, made),
    ],
)
def test_without_edges_there_are_no_rows_but_the_columns(measure: object) -> None:
    for made in (EMPTY, graph("a AID b not")):
        found = measure(made)  # type: ignore[operator]
        full = measure(graph("a AID b", "b AID c", a="X", b="X", c="X"))  # type: ignore[operator]
        assert len(found) == 0
        assert found.dtypes.to_dict() == full.dtypes.to_dict()
