"""The data of a report: edges with what they rest on, actors, and what is left out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from extractor.corpus import run_graph
from extractor.corpus.selection import Selection
from extractor.errors import InputError
from extractor.records import Evidence, Relation, Segment
from extractor.report import documents as documents_module
from extractor.report import payload as payload_module
from extractor.report.payload import build_payload
from extractor.report.statements import grounds, keep_strongest
from tests.report.made import ACCUSES, HOLDS, MEETS, REJECTS, TEXT, document, entity, run_of, three


def data_of(run: Path, **options: Any) -> dict[str, Any]:
    return build_payload(run, **options).data


def edge_named(data: dict[str, Any], statement: str, **options: object) -> dict[str, Any]:
    source, kind, target = statement.split()
    ids = [actor["id"] for actor in data["actors"]]
    (found,) = [
        edge
        for edge in data["edges"]
        if (ids[edge["source"]], edge["type"], ids[edge["target"]]) == (source, kind, target)
        and all(edge.get(name) == value for name, value in options.items())
    ]
    return found


def test_edges_are_those_of_the_graph_the_strongest_first(tmp_path: Path) -> None:
    run = three(tmp_path)
    data = data_of(run)
    with run_graph(run) as graph:
        assert {edge["id"] for edge in data["edges"]} == {edge.id for edge in graph.edges}
        assert {edge["id"]: edge["sentences"] for edge in data["edges"]} == {
            edge.id: edge.weight for edge in graph.edges
        }
    weights = [edge["sentences"] for edge in data["edges"]]
    assert weights == sorted(weights, reverse=True)
    assert data["edges"][0]["type"] == "ACCUSE"
    assert data["counts"] == {"documents": 3, "actors": 4}


def test_every_statement_is_counted_with_date_speaker_and_topics(tmp_path: Path) -> None:
    data = data_of(three(tmp_path))
    edge = edge_named(data, "country:CU ACCUSE country:CL", negated=None)
    ids = [actor["id"] for actor in data["actors"]]
    assert data["topics"] == ["trade"]
    assert [
        [date, speaker if speaker < 0 else ids[speaker], topics, count]
        for date, speaker, topics, count in edge["facets"]
    ] == [
        ["2021-03-01", -1, [0], 1],
        ["2021-05", "person:paz-ana", [], 1],
    ]
    for edge in data["edges"]:
        assert sum(facet[3] for facet in edge["facets"]) == edge["sentences"]


def test_a_sentence_has_what_is_known_of_it(tmp_path: Path) -> None:
    data = data_of(three(tmp_path))
    edge = edge_named(data, "country:CU ACCUSE country:CL", negated=None)
    first, second = edge["statements"]
    number, text = data["sentences"][first["sentence"]]
    assert text == "Kuba kritisiert Chile."
    about = data["documents"][number]
    assert (about["title"], about["source"], about["date"], about["url"]) == (
        "Streit über Handel",
        "Blatt",
        "2021-03-01",
        "https://example.org/a",
    )
    del first["sentence"]
    assert first == {"date": "2021-03-01", "topics": [0], "confidence": 0.9, "rule": "test", "cues": ["kritisiert"]}
    assert data["actors"][second["speaker"]]["label"] == "Ana Paz"


@pytest.mark.parametrize(
    ("statement", "options", "claimed"),
    [
        ("country:CU ACCUSE country:CL", {"negated": None}, None),  # one document says it itself
        ("person:paz-ana REJECT country:CU", {}, True),  # only the OAS says so
        ("person:paz-ana CONSULT organisation:oas", {"modality": "planned"}, None),  # the modality tells that
    ],
)
def test_claimed_is_what_all_statements_give_as_words_of_somebody(
    statement: str, options: dict[str, object], claimed: bool | None, tmp_path: Path
) -> None:
    data = data_of(three(tmp_path))
    if statement.split()[1] == "CONSULT":
        statement = "organisation:oas CONSULT person:paz-ana"  # symmetric: in the order of the ids
    assert edge_named(data, statement, **options).get("claimed") is claimed


def test_a_sentence_that_shows_several_edges_is_there_once(tmp_path: Path) -> None:
    data = data_of(run_of(tmp_path, document("a", HOLDS, REJECTS)))
    assert [text for _, text in data["sentences"]] == [REJECTS[1]]
    assert {statement["sentence"] for edge in data["edges"] for statement in edge["statements"]} == {0}


def test_of_two_statements_in_one_sentence_the_surest_speaks(tmp_path: Path) -> None:
    both = document(
        "a", (*ACCUSES, {"confidence": 0.5}), (*ACCUSES, {"confidence": 0.8, "speaker": "organisation:oas"})
    )
    (edge,) = data_of(run_of(tmp_path, both))["edges"]
    assert edge["sentences"] == 1
    assert [statement["confidence"] for statement in edge["statements"]] == [0.8]


def test_a_relation_without_a_sentence_is_counted_and_not_shown(tmp_path: Path) -> None:
    bare = Relation("country:CU", "AID", "country:CL", (), rule="own")
    made = document("a", ACCUSES)
    found = build_payload(run_of(tmp_path, type(made)("a", entities=made.entities, relations=(bare,))))
    data = found.data
    assert found.left.cut == 0
    (edge,) = data["edges"]
    assert (edge["sentences"], edge["statements"]) == (1, [])
    assert data["documents"] == []


def test_sentences_beyond_the_most_are_left_out_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload_module, "grounds", partial(grounds, most=2))
    run = run_of(tmp_path, *(document(f"d{n}", (*ACCUSES, {"confidence": n / 10})) for n in range(5)))
    found = build_payload(run)
    (edge,) = found.data["edges"]
    assert [statement["confidence"] for statement in edge["statements"]] == [0.4, 0.3]
    assert (edge["sentences"], sum(facet[3] for facet in edge["facets"])) == (5, 5)
    assert found.left.cut == found.data["left"]["cut"] == 1
    assert [about["id"] for about in found.data["documents"]] == ["d3", "d4"]


def test_above_the_most_edges_the_strongest_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload_module, "keep_strongest", partial(keep_strongest, most=1))
    found = build_payload(three(tmp_path))
    (edge,) = found.data["edges"]
    assert (edge["type"], edge["sentences"]) == ("ACCUSE", 2)
    assert found.left.edges == found.data["left"]["edges"] == 5
    assert [actor["id"] for actor in found.data["actors"] if "x" in actor] == ["country:CL", "country:CU"]


def test_of_equal_weight_more_documents_then_the_surer_is_stronger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payload_module, "keep_strongest", partial(keep_strongest, most=1))
    run = run_of(tmp_path, document("a", (*ACCUSES, {"confidence": 0.5}), (*MEETS, {"confidence": 0.6})))
    assert [edge["type"] for edge in data_of(run)["edges"]] == ["CONSULT"]


@pytest.mark.parametrize(
    ("selection", "types"),
    [
        (Selection(types=("static",)), ["HOLDS_OFFICE"]),
        (Selection(topics=("trade",)), ["ACCUSE"]),
        (Selection(since="2021-05"), ["ACCUSE", "CONSULT"]),
        (Selection(min_weight=2), ["ACCUSE"]),
        (Selection(ego="OAS"), ["CONSULT", "CONSULT"]),
        (Selection(types=("SANCTION",)), []),
    ],
)
def test_a_selection_is_that_of_the_graph(selection: Selection, types: list[str], tmp_path: Path) -> None:
    assert sorted(edge["type"] for edge in data_of(three(tmp_path), selection=selection)["edges"]) == types


def test_speakers_that_a_selection_leaves_out_keep_their_names(tmp_path: Path) -> None:
    data = data_of(three(tmp_path), selection=Selection(types=("REJECT",)))
    (edge,) = data["edges"]
    speaker = data["actors"][edge["statements"][0]["speaker"]]
    assert (speaker["label"], speaker["type"]) == ("OAS", "organisation")
    assert "x" not in speaker


def test_actors_have_their_profile(tmp_path: Path) -> None:
    data = data_of(three(tmp_path))
    (cuba,) = [actor for actor in data["actors"] if actor["id"] == "country:CU"]
    assert {key: cuba[key] for key in ("label", "type", "country", "aliases", "documents", "first", "last")} == {
        "label": "Kuba", "type": "country", "country": "CU", "aliases": ("Kuba",), "documents": 3, "first": "2021-03-01",
        "last": "2021-05",
    }  # fmt: skip


def test_no_relations(tmp_path: Path) -> None:
    data = data_of(run_of(tmp_path, document("a")))
    assert (data["edges"], data["sentences"], data["documents"], data["actors"]) == ([], [], [], [])
    assert data["counts"] == {"documents": 1, "actors": 4}


def test_no_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no finished parts of a run"):
        build_payload(tmp_path)


def test_documents_beyond_the_most_are_named_but_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payload_module, "read_pages", partial(documents_module.read_pages, most=1))
    found = build_payload(three(tmp_path))
    assert found.left.documents == 2
    assert [(about["id"], "blocks" in about) for about in found.data["documents"]] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]


def test_segments_have_language_author_and_address(tmp_path: Path) -> None:
    text = "Kuba kritisiert Chile. Venimos a Cuba."
    post = Segment(
        "s1",
        "post",
        "es",
        1.0,
        23,
        len(text),
        author="person:paz-ana",
        handle="@anapaz",
        date="2021-03-02",
        url="https://x.com/1",
    )
    host = Segment("s0", "body", "de", 1.0, 0, 23)
    entities = [entity("country:CU", text), entity("country:CL", text)]
    made = document("a", ACCUSES, text=text, entities=entities, segments=[host, post])
    data = data_of(run_of(tmp_path, made), find_texts=lambda _: {"a": raw("a", text)})
    _, block = data["documents"][0]["blocks"]
    assert (block["kind"], block["lang"], block["handle"], block["date"], block["url"]) == (
        "post",
        "es",
        "@anapaz",
        "2021-03-02",
        "https://x.com/1",
    )
    assert data["actors"][block["author"]]["id"] == "person:paz-ana"


def test_texts_there_is_no_room_for_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload_module, "within", partial(documents_module.within, most=len(TEXT)))
    found = build_payload(three(tmp_path), find_texts=lambda wanted: {name: raw(name, TEXT) for name in wanted})
    assert [about["whole"] for about in found.data["documents"]] == [True, False, False]
    assert (found.left.large, found.left.missing) == (2, 0)


def test_ids_that_no_format_can_hold(tmp_path: Path) -> None:
    odd = "person:a\x01b"
    made = document(
        "a",
        (f"{odd} ACCUSE country:CL", TEXT[:22], {"speaker": odd}),
        entities=[entity(odd, TEXT, name="Ana Paz"), entity("country:CL", TEXT)],
    )
    data = data_of(run_of(tmp_path, made))
    (edge,) = data["edges"]
    assert len(edge["statements"]) == 1
    assert edge["statements"][0]["speaker"] == edge["source"]
    assert "\x01" not in data["actors"][edge["source"]]["id"]


def test_one_sentence_in_two_places_is_two(tmp_path: Path) -> None:
    text = "Kuba kritisiert Chile. Kuba kritisiert Chile."
    shown = tuple(Evidence(text[:22], at, at + 22, "s0") for at in (0, 23))
    made = document("a", text=text)
    made = type(made)(
        "a", entities=made.entities, relations=(Relation("country:CU", "ACCUSE", "country:CL", shown, rule="r"),)
    )
    data = data_of(run_of(tmp_path, made))
    assert (data["edges"][0]["sentences"], len(data["sentences"])) == (2, 2)


def raw(identity: str, text: str) -> Any:
    from extractor.records import RawText

    return RawText(identity, text)
