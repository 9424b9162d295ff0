"""The record: its JSON form, its schema, and what bad records say."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import RecordError
from extractor.records import (
    QUAD_CLASS,
    STATIC_TYPES,
    Document,
    Entity,
    Evidence,
    Mention,
    Relation,
    RelationType,
    Segment,
    Signature,
    TopicHit,
    TopicTerm,
    content_id,
)
from extractor.serialise import dumps, from_record, json_schema, to_record

TEXT = st.text(max_size=12)
OFFSET = st.integers(min_value=0, max_value=10**6)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    evidence = Evidence(draw(TEXT), draw(OFFSET), draw(OFFSET), "s0")
    return Document(
        id=draw(TEXT),
        title=draw(st.none() | TEXT),
        languages=("de", "es"),
        segments=(Segment("s0", "post", "es", 0.5, draw(OFFSET), draw(OFFSET), handle=draw(st.none() | TEXT)),),
        entities=(
            Entity(
                draw(TEXT),
                "person",
                draw(TEXT),
                aliases=(draw(TEXT),),
                mentions=(Mention("x", 0, 1, "de", "s0", "name"),),
            ),
        ),
        relations=(Relation("a", "AGREE", "b", (evidence,), "r", confidence=draw(st.floats(0, 1))),),
        topics=(TopicHit("energy", 0.5, (TopicTerm("Gas", 0, 3),)),),
    )


@given(documents())
def test_a_record_reads_back_as_it_was(document: Document) -> None:
    assert from_record(json.loads(dumps(document))) == document
    assert from_record(json.loads(dumps(document, pretty=True))) == document


def test_working_fields_stay_out_of_the_json() -> None:
    segment = Segment("s0", "post", "es", 1.0, 0, 9, prose=(0, 5), signature=Signature("A", 5, 6, "@a", 7, 9))
    record = to_record(Document(id="a", segments=(segment,)))["segments"][0]
    assert set(record) == {"id", "kind", "lang", "lang_confidence", "start", "end", "author", "handle", "date", "url"}


def test_lone_surrogates_survive_a_utf8_file() -> None:
    document = Document(id="a", title="x\ud83dy")
    assert from_record(json.loads(dumps(document).encode("utf-8"))) == document


def test_the_committed_schema_is_the_generated_one() -> None:
    committed = json.loads(files("extractor").joinpath("schema", "document.json").read_text(encoding="utf-8"))
    assert committed == json_schema(), "run: extractor schema > extractor/schema/document.json"


def test_records_satisfy_the_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    document = Document(
        id="a",
        segments=(Segment("s0", "body", "de", 1.0, 0, 1),),
        relations=(Relation("a", "AGREE", "b", (Evidence("x", 0, 1, "s0"),), "r"),),
    )
    jsonschema.validate(json.loads(dumps(document)), json_schema())
    broken = {**to_record(document), "languages": "de"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json_schema())


@pytest.mark.parametrize(
    ("record", "names"),
    [
        ({"schema": "extractor/document@99", "id": "a"}, "extractor/document@99"),
        ({"schema": "extractor/document@1"}, "'id'"),
        ({"schema": "extractor/document@1", "id": 7}, "document.id"),
        ({"schema": "extractor/document@1", "id": "a", "topics": {}}, "document.topics"),
        (
            {"schema": "extractor/document@1", "id": "a", "entities": [{"id": "x", "type": "planet", "name": "x"}]},
            "planet",
        ),
        ([], "list"),
    ],
)
def test_a_bad_record_is_named(record: object, names: str) -> None:
    with pytest.raises(RecordError, match=names.replace("[", r"\[")):
        from_record(record)  # type: ignore[arg-type]


def test_every_event_type_has_a_quad_class() -> None:
    types = set(RelationType.__args__)  # type: ignore[attr-defined]
    assert set(QUAD_CLASS) == types - STATIC_TYPES
    assert len(types) == 18


def test_ids_keep_the_borders_of_their_parts() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("a", 1) == content_id("a", "1")
