from __future__ import annotations

import errno
import json
from pathlib import Path

import duckdb
import pytest

from extractor.corpus import parts
from extractor.corpus.parts import TABLES, part_folders, write_part
from extractor.errors import OutputError
from extractor.records import Document, Entity, Evidence, Mention, Relation, Segment, TopicHit, TopicTerm
from extractor.serialise import from_record

DOCUMENTS = [
    Document(
        "a",
        "Titel",
        "2020-01-02",
        "Quelle",
        languages=("de", "es"),
        segments=(Segment("s0", "body", "de", 0.9, 0, 40),),
        entities=(
            Entity("country:CU", "country", "Kuba", "CU", "GOV", ("Kuba",), (Mention("Kuba", 0, 4, "de", "s0", "name"),)),
            Entity("person:paz-ana", "person", "Ana Paz"),
        ),
        relations=(
            Relation("person:paz-ana", "HOLDS_OFFICE", "country:CU", (Evidence("Satz 🇨🇺", 0, 7, "s0"),) * 2, "r", "r0"),
            Relation("country:CU", "AGREE", "person:paz-ana", (), "r", "r1", date="1999", topics=("trade",)),
        ),
        topics=(TopicHit("trade", 0.5, (TopicTerm("Handel", 5, 11),)),),
    ),
    Document("b\x00", 'Ein "Titel", der\n nicht endet \ud800 \\ud800 \\', date=""),
]  # fmt: skip


def table(folder: Path, name: str, columns: str = "*") -> list[tuple[object, ...]]:
    with duckdb.connect() as con:
        path = str(folder / "*" / f"{name}.parquet")
        return con.sql(f"SELECT {columns} FROM read_parquet('{path}')").fetchall()


def test_the_records_are_kept_as_they_are(tmp_path: Path) -> None:
    counts = write_part(tmp_path, "one", DOCUMENTS)
    lines = (tmp_path / "one" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert [from_record(json.loads(line)) for line in lines] == DOCUMENTS
    assert (counts.documents, counts.segments, counts.entities) == (2, 1, 2)
    assert (counts.mentions, counts.relations, counts.topics) == (1, 2, 1)
    assert counts.records_bytes == (tmp_path / "one" / "documents.jsonl").stat().st_size


def test_tables_hold_the_same(tmp_path: Path) -> None:
    write_part(tmp_path, "one", DOCUMENTS)
    assert table(tmp_path, "entities", "entity, country, qid, aliases, mentions") == [
        ("country:CU", "CU", None, ["Kuba"], 1),
        ("person:paz-ana", None, None, [], 0),
    ]
    assert table(tmp_path, "mentions", 'text, start, "end", kind') == [("Kuba", 0, 4, "name")]
    assert table(tmp_path, "relations", "relation, type, date, topics, len(evidence)") == [
        ("r0", "HOLDS_OFFICE", "2020-01-02", [], 2),
        ("r1", "AGREE", "1999", ["trade"], 0),
    ]
    assert table(tmp_path, "topics", "topic, score") == [("trade", 0.5)]
    assert table(tmp_path, "segments", "document, segment, lang") == [("a", "s0", "de")]


def test_a_lone_surrogate_is_replaced_in_tables_only(tmp_path: Path) -> None:
    write_part(tmp_path, "one", DOCUMENTS)
    assert table(tmp_path, "documents", "document, title, date") == [
        ("a", "Titel", "2020-01-02"),
        ("b\x00", 'Ein "Titel", der\n nicht endet \ufffd \\ud800 \\', ""),
    ]


def test_equal_documents_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_part(tmp_path / name, "part", (document for document in DOCUMENTS))
    files = sorted((tmp_path / "one" / "part").iterdir())
    assert [path.name for path in files] == sorted(["documents.jsonl", *(f"{name}.parquet" for name in TABLES)])
    assert all(path.read_bytes() == (tmp_path / "two" / "part" / path.name).read_bytes() for path in files)


def test_a_part_without_documents_has_empty_tables(tmp_path: Path) -> None:
    assert write_part(tmp_path, "none", []).documents == 0
    assert table(tmp_path, "relations") == []


def test_a_part_is_replaced(tmp_path: Path) -> None:
    write_part(tmp_path, "one", DOCUMENTS)
    write_part(tmp_path, "one", DOCUMENTS[:1])
    assert table(tmp_path, "documents", "document") == [("a",)]
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> object:
        yield DOCUMENTS[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_part(tmp_path, "one", broken())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(parts, "_sync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_part(tmp_path, "one", DOCUMENTS)
    assert list(tmp_path.iterdir()) == []


def test_unfinished_parts_are_none(tmp_path: Path) -> None:
    write_part(tmp_path, "b", DOCUMENTS)
    write_part(tmp_path, "a", DOCUMENTS)
    (tmp_path / ".c.1.tmp").mkdir()
    (tmp_path / ".c.1.tmp" / "documents.jsonl").touch()
    (tmp_path / "d").mkdir()
    assert [path.name for path in part_folders(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", ".hidden", "x" * 101, "a\n"])
def test_only_plain_names(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="cannot be the name of a part"):
        write_part(tmp_path, name, [])


@pytest.mark.parametrize("name", ["a[1]", "day=1", "what?", "it's", "ein ü 😀"])
def test_folders_of_any_name(tmp_path: Path, name: str) -> None:
    write_part(tmp_path / name, "one", DOCUMENTS)
    with duckdb.connect() as con:
        path = str(tmp_path / name / "one" / "documents.parquet")
        assert len(con.read_parquet([path], hive_partitioning=False).fetchall()) == 2
