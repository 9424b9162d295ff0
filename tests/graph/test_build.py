"""Merging documents into one graph."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.graph import build_graph, cooccurrence_graph
from extractor.records import QUAD_CLASS, Document, Entity, Mention, Segment, SegmentKind
from tests.graph.conftest import document, entity, relation


def edges(graph: nx.MultiDiGraph, relation_type: str) -> list[dict[str, object]]:
    return [data for *_, data in graph.edges(data=True) if data["relation"] == relation_type]


def test_nodes_merge_by_id_over_documents() -> None:
    first = document("a", entities=(entity("country:CU", mentions=2),))
    second = document("b", entities=(entity("country:CU", name="Republik Kuba"), entity("country:CL")))
    third = document("c", entities=(entity("country:CU"),))
    graph = build_graph([first, second, third])
    assert sorted(graph) == ["country:CL", "country:CU"]
    assert graph.nodes["country:CU"] == {
        "label": "Kuba",
        "entity_type": "country",
        "country": "CU",
        "sector": None,
        "qid": None,
        "aliases": ("Kuba", "Republik Kuba"),
        "mention_count": 4,
        "document_count": 3,
        "first_date": None,
        "last_date": None,
    }


def test_actors_and_edges_say_when_they_are_in_the_news(two_documents: list[Document]) -> None:
    graph = build_graph([*two_documents, document("c", entities=(entity("organisation:oas"),), date="2022")])
    assert (graph.nodes["country:CU"]["first_date"], graph.nodes["country:CU"]["last_date"]) == (
        "2020-11",
        "2021-03-01",
    )
    assert graph.nodes["organisation:oas"]["last_date"] == "2022"
    (consult,) = edges(graph, "CONSULT")
    assert consult["dates"] == ("2020-11", "2021-03-01")
    (pair,) = (data for s, t, data in build_graph(two_documents, aggregate=True).edges(data=True) if s == "country:CU")
    assert pair["dates"] == ("2020-11", "2021-03-01")


def test_an_actor_that_is_not_listed_has_the_dates_of_its_edges() -> None:
    made = document("a", relation("country:CU AID country:CL", date="1999"), entities=(), date="2001")
    node = build_graph([made]).nodes["country:CL"]
    assert (node["label"], node["entity_type"], node["first_date"]) == ("country:CL", "country", "1999")


def test_equal_votes_give_the_fuller_name() -> None:
    short = document("a", entities=(entity("person:paz-ana", name="Paz"),))
    full = document("b", entities=(entity("person:paz-ana", name="Ana Paz"),))
    assert build_graph([short, full]).nodes["person:paz-ana"]["label"] == "Ana Paz"


def test_symmetric_relation_is_one_edge_whoever_is_named_first(two_documents: list[Document]) -> None:
    (edge,) = edges(build_graph(two_documents), "CONSULT")
    assert edge["weight"] == 2
    assert edge["documents"] == ("a", "b")
    assert edge["symmetric"] is True
    assert edge["quad"] == "verbal_cooperation"
    assert (edge["first_date"], edge["last_date"]) == ("2020-11", "2021-03-01")
    assert edge["topics"] == ("trade",)


def test_directed_relation_keeps_its_direction() -> None:
    graph = build_graph(
        [document("a", relation("country:CU ACCUSE country:CL"), relation("country:CL ACCUSE country:CU"))]
    )
    assert sorted(graph.edges()) == [("country:CL", "country:CU"), ("country:CU", "country:CL")]


def test_mutual_agreement_is_symmetric_by_its_record() -> None:
    said = [
        relation("country:CU AGREE country:CL", symmetric=True),
        relation("country:CL AGREE country:CU", at=9, symmetric=True),
    ]
    graph = build_graph([document("a", *said)])
    assert list(graph.edges(data="weight")) == [("country:CL", "country:CU", 2)]


def test_negation_and_modality_part_edges(two_documents: list[Document]) -> None:
    found = {(edge["negated"], edge["modality"]): edge["label"] for edge in edges(build_graph(two_documents), "AGREE")}
    assert found == {
        (False, "asserted"): "AGREE",
        (True, "asserted"): "not AGREE",
        (False, "planned"): "AGREE (planned)",
    }


def test_best_sentence_is_the_surest_then_the_shortest(two_documents: list[Document]) -> None:
    (edge,) = edges(build_graph(two_documents), "CONSULT")
    shown = tuple(edge[name] for name in ("sentence", "sentence_document", "sentence_start", "sentence_end"))
    assert shown == ("Kurz.", "b", 40, 45)
    sure = document("c", relation("country:CL CONSULT country:CU", text="Ein viel längerer Satz.", confidence=0.9))
    (edge,) = edges(build_graph([*two_documents, sure]), "CONSULT")
    assert (edge["sentence"], edge["confidence"]) == ("Ein viel längerer Satz.", 0.9)


def test_one_sentence_counts_once_in_a_document_and_again_in_another() -> None:
    twice = (
        relation("country:CU SUPPORT country:CL"),
        relation("country:CU SUPPORT country:CL", speaker="person:paz-ana"),
    )
    (edge,) = edges(build_graph([document("a", *twice)]), "SUPPORT")
    assert (edge["weight"], edge["speakers"]) == (1, ("person:paz-ana",))
    (edge,) = edges(build_graph([document("a", *twice), document("b", *twice)]), "SUPPORT")
    assert edge["weight"] == 2


def test_office_is_former_only_if_no_document_says_it_holds(two_documents: list[Document]) -> None:
    (both,) = edges(build_graph(two_documents), "HOLDS_OFFICE")
    (only,) = edges(build_graph(two_documents[:1]), "HOLDS_OFFICE")
    assert (both["former"], only["former"], both["roles"], both["quad"]) == (False, True, ("Ministerin",), None)


def test_edge_keys_are_unique_and_made_from_content(two_documents: list[Document]) -> None:
    keys = sorted(key for *_, key in build_graph(two_documents).edges(keys=True))
    assert len(set(keys)) == len(keys) == 5
    assert keys == sorted(key for *_, key in build_graph(two_documents[::-1]).edges(keys=True))
    first_only = {key for *_, key in build_graph(two_documents[:1]).edges(keys=True)}
    assert first_only < set(keys)


def test_actor_that_the_record_does_not_list_still_has_a_label() -> None:
    graph = build_graph([document("a", relation("country:CU AID organisation:x"), entities=())])
    assert graph.nodes["organisation:x"]["label"] == "organisation:x"
    assert graph.nodes["organisation:x"]["entity_type"] == "organisation"


def test_aggregate_gives_one_edge_a_pair_with_counts_that_add_up(two_documents: list[Document]) -> None:
    extra = document(
        "c", relation("country:CU SANCTION country:CL", at=1), relation("country:CL SANCTION country:CU", at=2)
    )
    graph = build_graph([*two_documents, extra], aggregate=True)
    assert len(set(graph.edges())) == graph.number_of_edges() == 3
    counted = (*sorted(set(QUAD_CLASS.values())), "static", "negated")
    for _, _, edge in graph.edges(data=True):
        assert sum(edge[name] for name in counted) == edge["weight"]
    edge = graph.get_edge_data("country:CU", "country:CL").popitem()[1]
    assert (edge["verbal_cooperation"], edge["negated"], edge["material_conflict"]) == (2, 1, 1)
    assert edge["relations"] == ("AGREE", "SANCTION")
    assert edge["documents"] == ("a", "b", "c")


def test_topics_are_tied_to_the_actors_whose_relations_are_about_them(two_documents: list[Document]) -> None:
    assert "topic:trade" not in build_graph(two_documents)
    graph = build_graph(two_documents, topics=True)
    assert graph.nodes["topic:trade"]["entity_type"] == "topic"
    assert sorted(graph.predecessors("topic:trade")) == ["country:CL", "country:CU"]


def test_documents_as_nodes_mention_their_actors(two_documents: list[Document]) -> None:
    graph = build_graph(two_documents, documents_as_nodes=True, topics=True)
    assert graph.nodes["document:a"]["date"] == "2021-03-01"
    weights = {(s, t): w for s, t, w in graph.edges(data="weight") if s == "document:a"}
    assert weights["document:a", "person:paz-ana"] == 1
    assert weights["document:a", "topic:trade"] == 0.5
    assert not any(node.startswith("topic:") for node in build_graph(two_documents, documents_as_nodes=True))


def test_empty_corpus_is_an_empty_graph() -> None:
    graph = build_graph(iter(()))
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.number_of_nodes() == 0


@pytest.mark.parametrize(("unit", "expected"), [("segment", {("country:CL", "country:CU"): 1}), ("document", 3)])
def test_cooccurrence_counts_units(unit: str, expected: object) -> None:
    entities = (entity("country:CU"), entity("country:CL"), entity("organisation:oas", segment="s1"))
    graph = cooccurrence_graph([document("a", entities=entities)], unit=unit)  # type: ignore[arg-type]
    assert not graph.is_directed()
    weights = {tuple(sorted((s, t))): w for s, t, w in graph.edges(data="weight")}
    assert (weights if unit == "segment" else len(weights)) == expected
    assert graph.nodes["organisation:oas"]["label"] == "OAS"


IDS = st.sampled_from(["country:CU", "country:CL", "person:paz-ana"])
RELATIONS = st.builds(
    lambda source, kind, target, at, options: relation(f"{source} {kind} {target}", at=at, **options),
    IDS,
    st.sampled_from(["CONSULT", "AGREE", "ACCUSE", "MEMBER_OF"]),
    IDS,
    st.integers(0, 5),
    st.fixed_dictionaries(
        {
            "negated": st.booleans(),
            "modality": st.sampled_from(["asserted", "planned"]),
            "confidence": st.sampled_from([0.5, 0.9]),
            "former": st.booleans(),
            "symmetric": st.booleans(),
            "topics": st.sampled_from([(), ("trade",), ("energy", "trade")]),
            "text": st.sampled_from(["Satz.", "Noch ein Satz."]),
            "date": st.sampled_from([None, "2020", "2020-02-03"]),
        }
    ),
)
ENTITIES = st.lists(
    st.builds(
        lambda entity_id, name, sector: Entity(
            entity_id, "country", name, sector=sector, mentions=(Mention(name, 0, 1, "de", "s0", "name"),)
        ),
        IDS,
        st.sampled_from(["Kuba", "Cuba", "Chile"]),
        st.sampled_from([None, "GOV", "MIL"]),
    ),
    max_size=3,
)
DOCUMENTS = st.builds(
    lambda doc_id, relations, entities: document(doc_id, *relations, entities=tuple(entities), topics=("trade",)),
    st.sampled_from(["a", "b", "c"]),
    st.lists(RELATIONS, max_size=4),
    ENTITIES,
)


@given(documents=st.lists(DOCUMENTS, max_size=4), seed=st.integers(0, 99), aggregate=st.booleans())
def test_graph_does_not_depend_on_the_order_of_documents(documents: list[Document], seed: int, aggregate: bool) -> None:
    shuffled = Random(seed).sample(documents, len(documents))
    options = {"aggregate": aggregate, "topics": True, "documents_as_nodes": True}
    left, right = build_graph(documents, **options), build_graph(shuffled, **options)
    assert list(left.nodes(data=True)) == list(right.nodes(data=True))
    assert list(left.edges(keys=True, data=True)) == list(right.edges(keys=True, data=True))


@given(documents=st.lists(DOCUMENTS, max_size=4))
def test_no_two_edges_share_a_key(documents: list[Document]) -> None:
    keys = [key for *_, key in build_graph(documents, topics=True, documents_as_nodes=True).edges(keys=True)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("kind", "own", "expected"),
    [("post", None, "2022-03-08"), ("body", None, "2022-04-01"), ("post", "2022-03-07", "2022-03-07")],
)
def test_an_undated_relation_has_the_date_of_its_post_else_of_its_document(
    kind: SegmentKind, own: str | None, expected: str
) -> None:
    segment = Segment("s0", kind, "es", 1.0, 0, 7, date="2022-03-08T16:33:07Z")
    told = document("a", relation("country:CU SUPPORT country:CL", date=own), date="2022-04-01", segments=(segment,))
    (edge,) = edges(build_graph([told]), "SUPPORT")
    assert edge["first_date"] == edge["last_date"] == expected
