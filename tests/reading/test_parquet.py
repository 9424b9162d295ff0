"""Parquet tables, written here by DuckDB."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.reading.reading import read, read_stdin


def write(path: Path, query: str) -> Path:
    with duckdb.connect(":memory:") as con:
        con.sql(query).write_parquet(str(path), row_group_size=2048)
    return path


def test_types_of_columns(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        "SELECT 7 AS id, 'Köln grüßt.' AS inhalt, TIMESTAMP '2023-11-16 18:05:00' AS datum, ['dpa'] AS quelle",
    )
    (raw,) = read(path).raws
    assert (raw.id, raw.text, raw.date, raw.source) == ("7", "Köln grüßt.", "2023-11-16", "dpa")


def test_texts_as_bytes_and_times_with_zones(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        "SELECT 'M\\xFCnchen gr\\xFC\\xDFt.'::BLOB AS text, TIMESTAMPTZ '2023-11-16 18:05:00+00' AS date, 5::DECIMAL(9,2) AS id",
    )
    found = read(path)
    assert [(raw.text, raw.date, raw.id) for raw in found.raws] == [("München grüßt.", "2023-11-16", "5.00")]
    assert "Windows-1252" in found.notices[0]


def test_many_rows_in_order_and_empty_ones_named(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        "SELECT CASE WHEN i % 1000 = 7 THEN NULL ELSE 'Satz ' || i END AS body, i AS nr FROM range(5000) t(i)",
    )
    found = read(path, fields={"id": "nr"})
    assert [raw.id for raw in found.raws] == [str(i) for i in range(5000) if i % 1000 != 7]
    assert found.errors[1].endswith("a.parquet, row 1008: the column 'body' is empty.")


def test_names_of_files_and_columns_are_no_patterns_or_code(tmp_path: Path) -> None:
    (tmp_path / "day=1").mkdir()
    write(tmp_path / "b.parquet", "SELECT 'falsch' AS text")
    path = write(tmp_path / "day=1" / "x.parquet", """SELECT 'Richtig.' AS "te""xt; DROP TABLE a" """)
    path = path.rename(path.parent / "[ab]*.parquet")
    assert read(path, text_column='te"xt; DROP TABLE a').texts == ["Richtig."]


def test_standard_input(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", "SELECT 'Ein Satz.' AS text")
    assert read_stdin(path.read_bytes(), format="parquet").texts == ["Ein Satz."]


def test_bad_tables(tmp_path: Path) -> None:
    good = write(tmp_path / "a.parquet", "SELECT 'Satz ' || i AS text FROM range(9000) t(i)").read_bytes()
    assert "cannot be read as a Parquet table" in read(tmp_path / "b.parquet", b"PAR1 nothing").errors[0]
    assert "cannot be read as a Parquet table" in read(tmp_path / "b.parquet", good[:-300]).errors[0]
    assert "cannot be read as a Parquet table" in read(tmp_path / "b.parquet", b"").errors[0]
    broken = read(tmp_path / "b.parquet", good[:60] + b"\xff" * 400 + good[460:])
    assert len(broken.errors) >= 1 or len(broken.texts) == 9000
    assert "its columns are 'a'" in read(write(tmp_path / "c.parquet", "SELECT 1 AS a")).errors[0]
    assert "give a table with rows" in read(write(tmp_path / "d.parquet", "SELECT 'x' AS text LIMIT 0")).errors[0]
