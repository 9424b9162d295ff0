"""What the user says about inputs."""

from __future__ import annotations

import pytest

from extractor.errors import InputError
from extractor.reading.columns import folded, known_names
from extractor.reading.kinds import READERS, formats_of, stem_of
from extractor.reading.options import FIELDS, ReadingOptions, parse_fields


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"fields": {"author": "x"}}, "there is no field 'author'; the fields are id, title, date"),
        ({"fields": {"text": "a"}, "text_column": "b"}, "the text has two columns, 'a' and 'b'"),
        ({"format": "pdf"}, "there is no input format 'pdf'; use one of txt, html, jsonl, csv, tsv, parquet, zip, gz"),
        ({"format": "gz"}, "there is no input format"),
        ({"encoding": "utf-9"}, "there is no encoding 'utf-9'"),
        ({"encoding": "base64"}, "there is no encoding"),
        ({"encoding": "a\0b"}, "there is no encoding"),
    ],
)
def test_wrong_options_are_named(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(InputError) as caught:
        ReadingOptions(**arguments)  # type: ignore[arg-type]
    assert words in str(caught.value)


@pytest.mark.parametrize("given", [["title"], ["title="], ["=x"], ["author=x"], ["title=a", "title=b"]])
def test_wrong_fields_are_named(given: list[str]) -> None:
    with pytest.raises(InputError, match=r"FIELD=COLUMN|two columns"):
        parse_fields(given)


def test_a_column_may_have_any_name() -> None:
    assert parse_fields(["title=a=b", "date = Tag der Meldung "]) == {"title": "a=b", "date": "Tag der Meldung"}


def test_known_names_are_folded_and_stand_for_one_field_only() -> None:
    names = [name for field in FIELDS for name in known_names()[field]]
    assert set(known_names()) == set(FIELDS)
    assert names == [folded(name) for name in names]
    assert len(names) == len(set(names))


def test_formats_by_name() -> None:
    assert formats_of("/x/A.Txt") == ("txt",)
    assert formats_of("a.jsonl.gz.gz") == ("gz", "gz", "jsonl")
    assert [formats_of(name) for name in ("a", "txt", "a.tar.gz", "a.txt.bak", "")] == [()] * 5
    assert all(formats_of(f"a{suffix}") == (name,) for name, kind in READERS.items() for suffix in kind.suffixes)
    assert [stem_of(name) for name in ("/x/a.b.txt", "a.jsonl.gz", "a", ".txt")] == ["a.b", "a", "a", ""]
