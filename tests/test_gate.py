"""The scorer and the quality gate that CI runs."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPTS = Path(__file__).parents[1] / ".ci"


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


scorer = script("score")
gate = script("gate")


def entity(entity_id: str, *names: str) -> dict[str, Any]:
    return {"id": entity_id, "type": entity_id.partition(":")[0], "name": names[0], "aliases": list(names)}


def relation(statement: str, **options: Any) -> dict[str, Any]:
    source, kind, target = statement.split()
    return {"source": source, "type": kind, "target": target, "modality": "asserted", **options}


CUBA, CHILE = entity("country:CU", "Kuba"), entity("country:CL", "Chile")
PAZ = entity("person:paz-ana", "Ana Paz", "Paz")
POST = {"start": 100, "end": 200, "lang": "es", "date": "2020-01-02", "handle": "@paz"}


def document(*relations: dict[str, Any], **options: Any) -> dict[str, Any]:
    return {
        "id": "a",
        "text": "x",
        "entities": [CUBA, CHILE, PAZ],
        "relations": list(relations),
        "topics": [],
        **options,
    }


def f1(row: str, gold: dict[str, Any], predicted: dict[str, Any]) -> float:
    return float(scorer.score([gold], [predicted]).rows()[row])


def test_perfect_prediction_scores_one_everywhere() -> None:
    gold = document(
        relation("country:CU ACCUSE country:CL", speaker="person:paz-ana"),
        relation("person:paz-ana HOLDS_OFFICE country:CL"),
        topics=[{"topic": "energy"}],
        segments=[{"kind": "post", **POST}],
    )
    rows = scorer.score([gold], [gold]).rows()
    assert len(rows) > 12
    assert set(rows.values()) == {1.0}


def test_missing_document_counts_as_empty() -> None:
    gold = document(relation("country:CU ACCUSE country:CL"))
    count = scorer.score([gold], [])["relation"]
    assert (count.tp, count.fp, count.fn) == (0, 0, 1)


@pytest.mark.parametrize(
    ("gold", "predicted", "counts"),
    [
        ("country:CU ACCUSE country:CL", "country:CU ACCUSE country:CL", (1, 0, 0)),
        ("country:CU ACCUSE country:CL", "country:CL ACCUSE country:CU", (0, 1, 1)),
        ("country:CU ACCUSE country:CL", "country:CU REJECT country:CL", (0, 1, 1)),
        ("country:CU CONSULT country:CL", "country:CL CONSULT country:CU", (1, 0, 0)),
    ],
)
def test_relations_are_compared_as_triples(gold: str, predicted: str, counts: tuple[int, int, int]) -> None:
    count = scorer.score([document(relation(gold))], [document(relation(predicted))])["relation"]
    assert (count.tp, count.fp, count.fn) == counts


def test_optional_relation_costs_nothing_either_way() -> None:
    optional = relation("country:CU ACCUSE country:CL", required=False)
    needed = relation("country:CU AID country:CL")
    for predicted in ([needed], [needed, optional]):
        assert f1("relation", document(optional, needed), document(*predicted)) == 1.0


def test_rows_that_the_gold_has_nothing_for_are_no_scores() -> None:
    rows = scorer.score([document()], [document(relation("country:CU AID country:CL"))]).rows()
    assert "relation" not in rows
    assert rows["entity"] == 1.0


def test_the_same_triple_twice_counts_once() -> None:
    count = scorer.score([document()], [document(*[relation("country:CU AID country:CL")] * 3)])["relation"]
    assert count.fp == 1


def test_entities_align_by_shared_names_and_countries_only_by_id() -> None:
    gold = document(relation("person:paz-ana ACCUSE country:CL"))
    other = {
        **gold,
        "entities": [CUBA, CHILE, entity("person:paz", "PAZ")],
        "relations": [relation("person:paz ACCUSE country:CL")],
    }
    assert f1("entity", gold, other) == f1("relation", gold, other) == 1.0
    wrong = {**gold, "entities": [entity("country:CC", "Kuba"), CHILE, PAZ]}
    assert f1("entity country", gold, wrong) == 0.5


def test_post_must_overlap_to_nine_tenths() -> None:
    gold = document(segments=[{"kind": "post", **POST}])
    for end, found in ((191, 1.0), (189, 0.0)):
        assert f1("post", gold, document(segments=[{"kind": "post", **POST, "end": end}])) == found


def test_topics_of_the_mission_are_a_row_of_their_own() -> None:
    gold = document(topics=[{"topic": "energy"}, {"topic": "trade"}])
    predicted = document(topics=[{"topic": "energy"}])
    assert f1("topic mission", gold, predicted) == 1.0
    assert f1("topic all", gold, predicted) < 1.0


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run the gate on a gold file of one document, with a given prediction."""
    seed = tmp_path / "seed.gold.jsonl"
    seed.write_text(
        json.dumps(document(relation("country:CU AID country:CL"), relation("country:CU AGREE country:CL")))
    )
    monkeypatch.delenv("EXTRACTOR_GOLD", raising=False)

    def run(*relations: str, options: tuple[str, ...] = ()) -> int:
        monkeypatch.setattr(gate, "extract", lambda _: [document(*map(relation, relations))])
        return int(gate.main(["--seed", str(seed), "--floors", str(tmp_path / "floors.json"), *options]))

    return run


BOTH = ("country:CU AID country:CL", "country:CU AGREE country:CL")


def test_gate_holds_the_floors(judged: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert judged(*BOTH) == 1  # no floors yet
    assert judged(BOTH[0], options=("--pin",)) == 0
    assert judged(BOTH[0]) == 0
    assert judged(*BOTH) == 0
    capsys.readouterr()
    assert judged() == 1
    assert "gate: FAILED seed: relation is 0.0000, the floor is 0.666" in capsys.readouterr().out


def test_pin_raises_floors_and_lowers_none_silently(judged: Callable[..., int], tmp_path: Path) -> None:
    def floor() -> float:
        return float(json.loads((tmp_path / "floors.json").read_text())["seed"]["floors"]["relation"])

    assert judged(BOTH[0], options=("--pin",)) == 0
    assert floor() == 0.666
    assert judged(*BOTH, options=("--pin",)) == 0
    assert floor() == 1.0
    assert judged(BOTH[0], options=("--pin",)) == 1
    assert floor() == 1.0
    assert judged(BOTH[0], options=("--pin", "--allow-regression")) == 0
    assert floor() == 0.666


def test_gate_fails_on_another_gold_file(judged: Callable[..., int], tmp_path: Path) -> None:
    assert judged(*BOTH, options=("--pin",)) == 0
    with (tmp_path / "seed.gold.jsonl").open("a") as stream:
        stream.write("\n")
    assert judged(*BOTH) == 1


def test_gate_measures_the_folder_that_the_environment_names(
    judged: Callable[..., int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EXTRACTOR_GOLD", str(tmp_path / "gold"))
    with pytest.raises(SystemExit, match="has no dev_"):
        judged(*BOTH)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "dev_x.gold.jsonl").write_text(json.dumps(document()))
    judged(*BOTH)
    assert "dev_x (1 documents)" in capsys.readouterr().out


def test_pinned_floors_of_the_seed_are_those_of_its_gold() -> None:
    floors = json.loads((SCRIPTS / "floors.json").read_text(encoding="utf-8"))
    assert floors["seed"]["sha256"] == gate.read_gold(gate.SEED).sha256
    wanted = {"entity": 0.9, "relation": 0.6, "topic mission": 1.0}
    assert all(floors["seed"]["floors"][row] >= floor for row, floor in wanted.items())
