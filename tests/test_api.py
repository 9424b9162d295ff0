"""The Extractor as a caller meets it."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

import extractor
from extractor import Extractor, api
from extractor.errors import ExtractorError, InputError, PipelineError
from extractor.reading import raw_text

NEWS = "Der Kreml warf der Nato vor, die Lage zu verschärfen. Polen unterstützt die Ukraine."


def test_importing_loads_nothing_heavy_and_names_resolve() -> None:
    assert all(getattr(extractor, name) is not None for name in extractor.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        extractor.nothing  # noqa: B018


def test_another_language_is_refused() -> None:
    with pytest.raises(PipelineError, match="'fr'"):
        Extractor(pipelines={"fr": "."})


def test_a_folder_that_is_no_pipeline_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"config\.cfg"):
        Extractor(pipelines={"de": tmp_path})


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(InputError, match="empty"):
        Extractor().extract(" \n")


@pytest.mark.model
def test_offsets_are_into_the_text_as_given() -> None:
    text = (
        "\ufeff \r\n"
        + NEWS
        + "\n\n🇻🇪 Estamos en Rusia con el presidente Lula. — Ana Gil (@anagil) 8 de marzo de 2022\r\n"
    )
    document = Extractor().extract(text)
    for entity in document.entities:
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
    for relation in document.relations:
        for item in relation.evidence:
            assert text[item.start : item.end] == item.text
    for topic in document.topics:
        for term in topic.evidence:
            assert text[term.start : term.end] == term.text
    assert {segment.kind for segment in document.segments} >= {"post"}
    assert document.languages == ("de", "es")


@pytest.mark.model
def test_every_id_named_in_a_record_is_an_entity_of_it() -> None:
    document = Extractor().extract(NEWS)
    known = {entity.id for entity in document.entities}
    assert document.relations
    for relation in document.relations:
        assert {relation.source, relation.target} | ({relation.speaker} - {None}) <= known


@pytest.mark.model
def test_no_doc_outlives_its_document() -> None:
    """A run over a million documents would keep them all."""
    from spacy.tokens import Doc

    def alive() -> int:
        gc.collect()
        return sum(isinstance(item, Doc) for item in gc.get_objects())

    extractor, before = Extractor(), alive()
    list(
        extractor.extract_many(raw_text(f"{name} bat Kuba um Hilfe, sagte er.", id=name) for name in ("Chile", "Peru"))
    )
    assert alive() <= before


@pytest.mark.model
def test_results_do_not_depend_on_the_company_of_a_text() -> None:
    raws = [
        raw_text(NEWS, id="a"),
        raw_text("Chile besucht Peru. Die EU lobte Kuba.", id="b"),
        raw_text(NEWS * 3, id="c"),
    ]
    together = list(Extractor().extract_many(raws))
    assert together == [Extractor().extract_raw(raw) for raw in raws]


@pytest.mark.model
def test_one_bad_text_does_not_cost_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor import api

    whole = api.find_actors

    def failing(raw, *rest):  # type: ignore[no-untyped-def]
        if raw.id == "bad":
            raise ExtractorError("no luck")
        return whole(raw, *rest)

    monkeypatch.setattr(api, "find_actors", failing)
    raws = [raw_text(NEWS, id=name) for name in ("one", "bad", "two")]
    failed: list[tuple[str, str]] = []
    done = list(Extractor().extract_many(raws, on_failure=lambda raw, error: failed.append((raw.id, str(error)))))
    assert [document.id for document in done] == ["one", "two"]
    assert failed == [("bad", "no luck")]
    with pytest.raises(ExtractorError, match="no luck"):
        list(Extractor().extract_many(raws))


@pytest.mark.model
def test_the_account_that_is_passed_on_speaks_in_a_post() -> None:
    text = (
        "Die Lage blieb am Montag ruhig.\n\n"
        "RT @onu_es: La presidenta de Chile, Ana Soto, visitó el puerto. — Diario Norte (@diarionorte) 3 de mayo de 2021\n"
    )
    document = Extractor().extract(text)
    post = next(segment for segment in document.segments if segment.kind == "post")
    assert post.author == "organisation:diario-norte"
    assert next(entity for entity in document.entities if entity.id == "organisation:un").aliases == ("@onu_es",)
    offices = [item for item in document.relations if item.type == "HOLDS_OFFICE"]
    assert [(item.target, item.speaker) for item in offices] == [("country:CL", "organisation:un")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two bare names around a verb, which the small parser gets wrong: order decides.
        ("Norwegen unterstützt die Ukraine.", "country:NO SUPPORT country:UA"),
        ("Der Kreml warf der Nato vor, die Lage zu verschärfen.", "country:RU ACCUSE organisation:nato"),
        ("Die USA haben Sanktionen gegen Norwegen verhängt.", "country:US SANCTION country:NO"),
        (
            "Außenministerin Lena Falk hat China aufgefordert, den Handel zu öffnen.",
            "person:falk-lena REQUEST country:CN",
        ),
        ("El presidente de Bolivia, Luis Soto, criticó a Chile.", "person:soto-luis ACCUSE country:CL"),
    ],
)
def test_who_does_what_to_whom(text: str, expected: str) -> None:
    found = [f"{item.source} {item.type} {item.target}" for item in Extractor().extract(text).relations]
    assert expected in found


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "In Moskau regnete es, in Berlin schien die Sonne.",
        "Norwegen und Schweden liegen im Norden.",
        "Die Ausstellung zeigt Bilder aus Chile, Peru und Bolivien.",
    ],
)
def test_where_nothing_happens_nothing_is_found(text: str) -> None:
    assert Extractor().extract(text).relations == ()


def test_what_loads_beside_spacy_leaves_its_errors_to_who_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def broken() -> None:
        asked.append("weights")
        raise OSError("no weights")

    monkeypatch.setattr(api, "load_weights", broken)
    api._load_weights()
    assert asked == ["weights"]
