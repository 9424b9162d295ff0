"""CSV and TSV."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest

from tests.reading.reading import read, read_stdin

TEXT = 'Er sagte: "Nein", dann\r\nging er; mehr | nicht\tdazu.'


def table(*rows: tuple[str, ...], delimiter: str = ",", end: str = "\r\n") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_dialects(tmp_path: Path, delimiter: str, end: str) -> None:
    text = TEXT if end == "\r\n" else "Er sagte: „Nein“; mehr, nicht | dazu\tnie."
    data = table(
        ("Nr", "Überschrift", "Text"), ("7", "a, b; c", text), ("8", "", "Zwei."), delimiter=delimiter, end=end
    )
    found = read(tmp_path / "a.csv", data)
    assert found.texts == [text, "Zwei."]
    assert found.raws[0].title == "a, b; c"
    assert found.raws[0].id == "a-2"


def test_rows_are_named_by_the_line_they_begin_on(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", 'text,n\n"Zwei\nZeilen",1\n\n"Eine",2\n')
    assert [raw.id for raw in found.raws] == ["a-2", "a-5"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path / "a.csv", "Überschrift;Inhalt\nGrüße;Köln grüßt.\n".encode(encoding))
    assert [(raw.title, raw.text) for raw in found.raws] == [("Grüße", "Köln grüßt.")]


def test_a_tsv_keeps_other_marks(tmp_path: Path) -> None:
    assert read(tmp_path / "a.tsv", "id,x;y|z\ttext\n1\tEins.\n").texts == ["Eins."]


def test_excel_says_its_delimiter(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "sep=;\ntext;a,b,c,d\nEins.;x\n").texts == ["Eins."]


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    data = "nr,Anriss,Leib,when\n7,Kurz.,Lang.,16.11.2023\n"
    (raw,) = read(tmp_path / "a.csv", data, text_column="leib", fields={"id": "nr", "date": "when"}).raws
    assert (raw.id, raw.text, raw.date) == ("7", "Lang.", "2023-11-16")


def test_the_first_column_that_holds_something_counts(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "content,text\nA.,\nB.,C.\n").texts == ["A.", "C."]


def test_a_table_without_the_column_says_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert read(path, "a,b c\n1,2\n").errors == [
        f"{path} does not have a column for the text; its columns are 'a', 'b c': name one with --text-column NAME."
    ]
    assert "does not have the column 'leib'" in read(path, text_column="leib").errors[0]
    missing = read(path, "text,b\nEins.,2\n", fields={"title": "headline"}).errors[0]
    assert "name one with --field title=NAME" in missing


def test_empty_tables(tmp_path: Path) -> None:
    assert "in the first row" in read(tmp_path / "a.csv", "\n\n").errors[0]
    assert read(tmp_path / "a.csv", "text\n").items == []


def test_faulty_rows_cost_themselves_only(tmp_path: Path) -> None:
    data = 'id,text\n1,"Eins."\n2,"offen\n3,"Drei."\n4,a,b\n5,\n6\n7,Sieben.\n8,"Er "sagte" es."\n9,"offen bis zum Ende\n10,Zehn.\n'
    found = read(tmp_path / "a.csv", data)
    assert found.texts == ["Eins.", "Drei.", "Sieben.", 'Er sagte" es."', "Zehn."]
    assert [error.split(", line ")[1].split(":")[0] for error in found.errors] == ["3", "5", "6", "7", "10"]
    assert found.notices == [f"{tmp_path / 'a.csv'}, line 9: quotation marks inside a cell were not doubled"]


def test_faulty_header(tmp_path: Path) -> None:
    assert "the first row cannot be read" in read(tmp_path / "a.csv", '"text,id\nEins.,1\n').errors[0]


def test_huge_cells_and_cells_that_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = "Ein Satz, der lang ist. " * 20_000
    parts = read(tmp_path / "a.csv", table(("text",), (huge,))).raws
    assert "".join(part.text for part in parts) == huge
    monkeypatch.setattr("extractor.reading.lines.MAX_DOCUMENT", 1000)
    found = read(
        tmp_path / "a.csv", "text\nEins.\n" + "x" * 3000 + '\nDrei.\n"vier\n' + "y" * 3000 + '\nfünf",\nSechs.\n'
    )
    assert found.texts[:2] == ["Eins.", "Drei."]
    assert found.texts[-1] == "Sechs."
    assert sum("longer than" in error for error in found.errors) == 2


def test_hostile_names_and_formulas_are_text(tmp_path: Path) -> None:
    data = table(
        ("id", "text", "title"), ("../../etc/passwd", "=cmd|'/c calc'!A1 sagte er.", "<script>alert(1)</script>")
    )
    (raw,) = read(tmp_path / "a.csv", data).raws
    assert (raw.id, raw.title) == ("../../etc/passwd", "<script>alert(1)</script>")
    assert raw.text == "=cmd|'/c calc'!A1 sagte er."
    assert [path.name for path in tmp_path.rglob("*")] == ["a.csv"]


def test_nul_bytes(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.csv", b"text,id\nDer Gipfel\0ist aus" + b", sagt niemand".replace(b",", b"") * 9 + b",1\n"
    )
    assert found.texts[0].startswith("Der Gipfel ist aus")
    assert "is no text" in read(tmp_path / "a.csv", b"text\n\0\0\0\nEins.\n").errors[0]


def test_time_grows_with_the_stray_marks_not_faster() -> None:
    def seconds(rows: int) -> float:
        start = time.perf_counter()
        found = read_stdin(b"text,id\n" + b'"a,1\n' * rows + b'"Ein Satz.",2', format="csv")
        assert (found.texts, len(found.errors)) == (["Ein Satz."], 101)
        return time.perf_counter() - start

    assert seconds(16_000) < 30 * max(seconds(2_000), 0.02)  # 8 times the rows; a square would take 64 times as long
