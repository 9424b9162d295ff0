"""FollowTheMoney: read by its own library, and by its rules where that is not installed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from extractor.graph import build_graph, write_graph
from extractor.graph.formats.ftm import article_id
from extractor.records import Document, Entity, Evidence, Relation
from tests.graph.conftest import document, relation
from tests.graph.test_export import NASTY, nasty_graph


def entities(graph: nx.Graph, folder: Path) -> list[dict[str, Any]]:
    write_graph(graph, folder / "graph.ftm.json")
    lines = (folder / "graph.ftm.json").read_text("utf-8").split("\n")
    assert lines.pop() == ""
    found = [json.loads(line) for line in lines]
    assert len({entity["id"] for entity in found}) == len(found)
    return found


def validate(found: list[dict[str, Any]]) -> None:
    """Every property is one of the schema, every value is kept as it is, and every reference leads somewhere."""
    model = pytest.importorskip("followthemoney").model
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in found}
    for entity in found:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        kept = proxy.to_dict()["properties"]
        for name, values in entity["properties"].items():
            # The library takes marks that cannot be seen out of text, the joiners of emoji among them.
            assert sorted(kept[name]) == sorted(value.replace("\u200d", "") for value in values)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert schemata[value].is_a(prop.range), (entity["schema"], prop.name)


def by_schema(found: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in found if entity["schema"] == schema]


ACTORS = (
    Entity("person:paz-ana", "person", "Ana Paz", "CL", aliases=("Ana Paz", "Paz"), qid="Q42"),
    Entity("country:CL", "country", "Chile", "CL", "GOV"),
    Entity("organisation:oas", "organisation", "OAS", sector="IGO"),
    Entity("organisation:bank", "organisation", "Bank", "CL", "BUS"),
    Entity("organisation:gericht", "organisation", "Gericht", "CL", "JUD"),
    Entity("place:lima", "place", "Lima"),
    Entity("payment_system:mir", "payment_system", "MIR"),
)


def test_actors_have_the_schema_of_their_kind(tmp_path: Path) -> None:
    found = entities(build_graph([document("a", entities=ACTORS)]), tmp_path)
    validate(found)
    assert {entity["id"]: entity["schema"] for entity in found} == {
        "person-paz-ana": "Person",
        "country-CL": "PublicBody",
        "organisation-oas": "Organization",
        "organisation-bank": "Company",
        "organisation-gericht": "PublicBody",
        "place-lima": "Address",
        next(entity["id"] for entity in found if entity["schema"] == "Asset"): "Asset",
    }
    (person,) = by_schema(found, "Person")
    assert person == {"name": ["Ana Paz"], "alias": ["Paz"], "nationality": ["cl"], "wikidataId": ["Q42"]}


@pytest.mark.parametrize(
    ("statement", "options", "schema"),
    [
        ("person:paz-ana HOLDS_OFFICE country:CL", {"role": "Ministerin"}, "Employment"),
        ("person:paz-ana HOLDS_OFFICE country:CL", {"negated": True}, "UnknownLink"),
        ("person:paz-ana HOLDS_OFFICE country:CL", {"modality": "planned"}, "UnknownLink"),
        ("country:CL MEMBER_OF organisation:oas", {}, "Membership"),
        ("country:CL MEMBER_OF place:lima", {}, "UnknownLink"),
        ("country:CL CONSULT organisation:oas", {}, "Event"),
        ("country:CL CONSULT organisation:oas", {"modality": "demanded"}, "UnknownLink"),
        ("country:CL CONSULT place:lima", {}, "UnknownLink"),
        ("country:CL SANCTION organisation:bank", {}, "UnknownLink"),
    ],
)
def test_what_is_between_them(statement: str, options: dict[str, Any], schema: str, tmp_path: Path) -> None:
    made = document("a", relation(statement, **options), entities=ACTORS, date="2023-11")
    found = entities(build_graph([made]), tmp_path)
    validate(found)
    (link,) = by_schema(found, schema)
    assert link["proof"] == [article_id("a")]
    assert link["date"] == ["2023-11"]
    assert link["summary"] == ["Satz 0."]
    if schema == "Employment":
        assert (link["employee"], link["employer"], link["role"]) == (
            ["person-paz-ana"],
            ["country-CL"],
            ["Ministerin"],
        )


def test_articles_have_what_is_known_of_them(two_documents: list[Document], tmp_path: Path) -> None:
    found = entities(build_graph(two_documents), tmp_path)
    validate(found)
    assert sorted(article["fileName"][0] for article in by_schema(found, "Article")) == ["a", "b"]
    told = entities(build_graph(two_documents, documents_as_nodes=True, topics=True), tmp_path)
    validate(told)
    assert {article["title"][0]: article["publishedAt"][0] for article in by_schema(told, "Article")} == {
        "a": "2021-03-01",
        "b": "2020-11",
    }
    assert len(told) == len(found)


@pytest.mark.parametrize(
    "graph", [nasty_graph(), nx.MultiDiGraph(), nx.path_graph(3), nx.MultiGraph([(1, 2), (2, 1), (1, 1)])]
)
def test_any_graph_is_valid(graph: nx.Graph, tmp_path: Path) -> None:
    validate(entities(graph, tmp_path))


@pytest.mark.parametrize("text", list(NASTY.values()), ids=list(NASTY))
def test_nasty_names_and_sentences(text: str, tmp_path: Path) -> None:
    strange = f"organisation:{text}"
    actors = (Entity("person:x", "person", text, aliases=(text, "x")), Entity(strange, "organisation", "y"))
    said = Relation("person:x", "ACCUSE", strange, (Evidence(text, 0, len(text), "s0"),), "rule", role=text)
    found = entities(build_graph([document(text, said, entities=actors)]), tmp_path)
    validate(found)
    assert len(by_schema(found, "Person")) == len(by_schema(found, "UnknownLink")) == 1


def test_aggregated_edges_are_links(two_documents: list[Document], tmp_path: Path) -> None:
    found = entities(build_graph(two_documents, aggregate=True), tmp_path)
    validate(found)
    assert {entity["schema"] for entity in found} == {"Person", "PublicBody", "Organization", "UnknownLink", "Article"}


def test_ids_are_the_same_in_every_run(two_documents: list[Document], tmp_path: Path) -> None:
    first = entities(build_graph(two_documents), tmp_path)
    second = entities(build_graph(two_documents[::-1]), tmp_path)
    assert first == second
