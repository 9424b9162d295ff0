"""JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reading.reading import read, read_stdin


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_fields_by_name(tmp_path: Path) -> None:
    rows = [
        {"id": "x", "text": "Ein Satz.", "title": "T", "date": "2021", "source": "S", "url": "https://s.example/1"},
        {"Titel": "Gipfel", "Inhalt": "Noch einer.", "Veröffentlicht am": "3. Mai 2021", "Quelle": "dpa"},
        {
            "titular": "Cumbre",
            "cuerpo": "Y otra frase.",
            "fecha": "3 de mayo de 2021",
            "enlace": "https://www.medio.example/a",
        },
    ]
    first, second, third = read(tmp_path / "news.jsonl", lines(*rows)).raws
    assert (first.id, first.title, first.date, first.source) == ("x", "T", "2021", "S")
    assert first.url == "https://s.example/1"
    assert (second.id, second.title, second.date, second.source) == ("news-2", "Gipfel", "2021-05-03", "dpa")
    assert (third.title, third.date, third.source) == ("Cumbre", "2021-05-03", "medio.example")


def test_fields_that_the_user_names(tmp_path: Path) -> None:
    row = {
        "text": "Das ist der Anreißer.",
        "leib": "Der Text.",
        "headline": "T",
        "meta": {"tag": "2021-05-03"},
        "title": "x",
    }
    fields = {"title": "headline", "date": "meta.tag"}
    (raw,) = read(tmp_path / "a.jsonl", lines(row), text_column="leib", fields=fields).raws
    assert (raw.text, raw.title, raw.date) == ("Der Text.", "T", "2021-05-03")


def test_the_header_of_the_text_is_read_where_fields_are_missing(tmp_path: Path) -> None:
    (raw,) = read(tmp_path / "a.jsonl", lines({"text": "Gipfel in Köln\n\nDer Gipfel endete."})).raws
    assert raw.title == "Gipfel in Köln"


def test_bad_lines_are_named_one_by_one_and_cost_no_others(tmp_path: Path) -> None:
    data = '{"text": "Eins."}\n{oops\n\n{"text": 3}\n[1]\n{"leib": "x", "a": 1}\n{"text": " "}\n{"text": "Sieben."}'
    found = read(tmp_path / "a.jsonl", data)
    place = tmp_path / "a.jsonl"
    assert found.texts == ["Eins.", "Sieben."]
    assert found.errors == [
        f"{place}, line 2: it is no JSON object.",
        f"{place}, line 4: the text is of the type int: give a string.",
        f"{place}, line 5: it is no JSON object.",
        f"{place}, line 6: it has no text; its keys are 'leib', 'a': name one with --text-column NAME.",
        f"{place}, line 7: it has no text; its keys are 'text': name one with --text-column NAME.",
    ]


def test_many_bad_lines_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path / "a.jsonl", "x\n" * 250 + '{"text": "Da."}\n')
    assert found.texts == ["Da."]
    assert len(found.errors) == 101
    assert found.errors[-1].endswith("a.jsonl: 150 more rows cannot be read, the last, line 250.")


def test_a_json_array_gets_advice(tmp_path: Path) -> None:
    assert "jq -c '.[]'" in read(tmp_path / "a.jsonl", '[\n{"text": "Eins."}\n]').errors[0]


def test_values_of_the_wrong_type_are_left_out_with_a_notice(tmp_path: Path) -> None:
    row = {
        "text": "Ein Satz.",
        "id": 7,
        "title": {"de": "T"},
        "source": ["dpa"],
        "date": [2021],
        "url": "javascript:alert(1)",
    }
    found = read(tmp_path / "a.jsonl", lines(row))
    (raw,) = found.raws
    assert (raw.id, raw.title, raw.source, raw.date, raw.url) == ("7", None, "dpa", None, None)
    assert [notice.partition("line 1: ")[2] for notice in found.notices] == [
        "the title is no text and was left out",
        "the address 'javascript:alert(1)' is none of the web and was left out",
        "the date '[2021]' is none and was left out",
    ]


def test_half_characters_and_nuls_are_told(tmp_path: Path) -> None:
    found = read(tmp_path / "a.jsonl", '{"text": "Gr\\u00fc\\ud83d\\u0000e"}\n{"text": "\\ud83c\\udde9 Ja"}\n')
    assert found.texts == ["Grü\ufffd e", "\U0001f1e9 Ja"]
    assert len(found.notices) == 2


def test_a_line_of_another_encoding(tmp_path: Path) -> None:
    data = '{"text": "Köln."}\n'.encode("cp1252") + '{"text": "Öl."}\n'.encode() + b'{"text": "K\xf6ln."}\n'
    found = read(tmp_path / "a.jsonl", data)
    assert found.texts == ["Köln.", "Öl.", "K\ufffdln."]
    assert ["line 1: it is no UTF-8" in found.notices[0], "line 3: 1 broken" in found.notices[1]] == [True, True]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path / "a.jsonl", '{"text": "Köln."}\r\n{"text": "Öl."}'.encode(encoding)).texts == ["Köln.", "Öl."]


def test_standard_input_and_nothing_in_it() -> None:
    assert read_stdin(lines({"text": "Eins."}).encode(), format="jsonl").raws[0].id == "stdin-1"
    assert "give one JSON object a line" in read_stdin(b"\n\n", format="jsonl").errors[0]


def test_deep_and_long_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.reading.lines.MAX_DOCUMENT", 100_000)
    data = (
        '{"text": '
        + "[" * 60_000
        + "\n"
        + '{"id": '
        + "9" * 5000
        + ', "text": "x"}\n'
        + "x" * 300_000
        + '\n{"text": "Da."}'
    )
    found = read(tmp_path / "a.jsonl", data)
    assert found.texts == ["Da."]
    assert len(found.errors) == 3
    assert "longer than" in found.errors[2]
