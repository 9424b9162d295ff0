"""``Extractor(actors=…, reviewed=…)``: what is read when it is made, and what its documents say then."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from extractor import Extractor, build_graph
from extractor.actors.own.catalogue import load_actors
from extractor.api import MAX_WARNINGS
from extractor.errors import ExtractorWarning, InputError
from extractor.reading import raw_text

FALK = {"id": "NK-1", "name": "Lena Falk", "aliases": ["@lenafalk"], "type": "person", "country": "NO", "qid": "Q1"}
PORT = {"id": "O1", "name": "Petronorte", "type": "organisation"}


def test_bad_rows_are_warnings_and_stay_in_notices() -> None:
    with pytest.warns(ExtractorWarning, match="item 2: there is no type"):
        extractor = Extractor(actors=[FALK, {"name": "X"}])
    assert len(extractor.notices) == 1


def test_many_bad_rows_are_few_warnings_and_all_notices() -> None:
    with pytest.warns(ExtractorWarning) as caught:
        extractor = Extractor(actors=[FALK, *({"name": f"Ole Dahl {n}"} for n in range(300))])
    assert len(caught) == MAX_WARNINGS + 1
    assert "280 more" in str(caught[-1].message)
    assert len(extractor.notices) == 300


def test_what_has_been_loaded_is_taken_without_warning_again() -> None:
    own = load_actors([FALK, {"name": "X"}])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Extractor(actors=own).notices == own.notices


def test_what_cannot_be_read_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="fehlt"):
        Extractor(actors=tmp_path / "fehlt.csv")
    with pytest.raises(InputError, match="fehlt"):
        Extractor(reviewed=tmp_path / "fehlt.csv")
    with pytest.raises(InputError, match="no actor"):
        Extractor(actors=[])


@pytest.mark.model
def test_own_actors_in_documents_and_in_the_graph() -> None:
    texts = [
        "Die Ministerin Lena Falk kritisierte Polen. Falk forderte Sanktionen gegen Petronorte.",
        "Polen lobte Petronorte. Falks Reise wurde verschoben.",
        "Gracias a @lenafalk por visitar Chile.",
    ]
    raws = [raw_text(text, id=str(number)) for number, text in enumerate(texts)]
    extractor = Extractor(actors=[FALK, PORT])
    documents = list(extractor.extract_many(raws))
    named = [{entity.id for entity in document.entities} for document in documents]
    assert all("organisation:O1" in ids for ids in named[:2])
    assert "person:NK-1" in named[0] & named[2]
    falk = build_graph(documents).nodes["person:NK-1"]
    assert (falk["label"], falk["qid"], falk["country"], falk["document_count"]) == ("Lena Falk", "Q1", "NO", 2)
    # Ids do not depend on the order of the documents, nor on their company.
    again = {document.id: document for document in extractor.extract_many(raws[::-1])}
    assert [again[document.id] for document in documents] == documents


@pytest.mark.model
def test_a_reviewed_merge_joins_two_documents(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text("same,id_1,name_1,id_2,name_2\nja,person:falk,Falk,person:NK-1,Lena Falk\n", encoding="utf-8")
    raws = [raw_text("Die Ministerin Lena Falk lobte Polen.", id="a"), raw_text("Ministerin Falk lobte Polen.", id="b")]
    apart = build_graph(Extractor(actors=[FALK]).extract_many(raws))
    assert {"person:falk", "person:NK-1"} <= set(apart)
    joined = build_graph(Extractor(actors=[FALK], reviewed=path).extract_many(raws))
    assert "person:falk" not in joined
    assert joined.nodes["person:NK-1"]["document_count"] == 2
    assert [
        data["weight"] for *_, data in joined.out_edges("person:NK-1", data=True) if data["relation"] == "SUPPORT"
    ] == [2]
