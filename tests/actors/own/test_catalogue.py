"""Rows that are bad: an error that names the file and the row, or a notice and the row left out; never a crash, never a merger."""

from __future__ import annotations

import csv
import random
import re
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.actors.own.catalogue import load_actors
from extractor.actors.own.matching import find_own, settled
from extractor.errors import InputError
from tests.actors.own.rows import CAST, load

HEADER = "id,name,aliases,type,country,QID\n"


def table(tmp_path: Path, rows: str, *, name: str = "a.csv", encoding: str = "utf-8", header: str = HEADER) -> Path:
    path = tmp_path / name
    path.write_bytes((header + rows).encode(encoding))
    return path


FORMATS = {
    "a.csv": HEADER + 'Q1,Lena Falk,"Falk, Lena|@lenafalk",person,de,Q1\n',
    "b.csv": "ID;Name;Alias;Type;Country;wikidata\r\nQ1;Lena Falk;Falk, Lena|@lenafalk;Person;DE;https://www.wikidata.org/wiki/Q1\r\n",
    "c.csv": "\ufeff" + HEADER + "\nQ1,Lena Falk,\"'@lenafalk|Falk, Lena\",person,DE,Q1\n,,,,,\n",
    "d.tsv": "name\tid\ttype\taliases\tcountry\tqid\nLena Falk\tQ1\tperson\tFalk, Lena|@lenafalk\tDE\tQ1\n",
    "e.jsonl": '{"id": "Q1", "name": "Lena Falk", "aliases": ["Falk, Lena", "@lenafalk"], "type": "person", "country": "DE", "QID": "Q1"}\n',
    "f.jsonl": '\n{"id": "Q1", "name": "Lena Falk", "aliases": "Falk, Lena|@lenafalk", "type": "person", "country": "DE", "qid": "Q1"}\n',
    "g.ftm.json": '{"id": "Q1", "schema": "Person", "properties": {"name": ["Lena Falk"], "alias": ["Falk, Lena", "@lenafalk"], '
    '"country": ["de"], "wikidataId": ["Q1"]}}\n',
    "h.ijson": '{"id": "Q1", "schema": "Person", "caption": "Lena Falk", "properties": {"name": ["Falk, Lena", "Lena Falk"], '
    '"alias": ["@lenafalk"], "country": ["de"], "wikidataId": ["Q1"], "topics": ["role.pep"]}}\n',
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_actor(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name].encode())
    own = load_actors(path)
    assert own.notices == ()
    [actor] = own.actors.values()
    assert (actor.id, actor.type, actor.name, actor.country, actor.qid) == (
        "person:Q1",
        "person",
        "Lena Falk",
        "DE",
        "Q1",
    )
    assert set(actor.names) == {"Lena Falk", "Falk, Lena", "@lenafalk"}


def test_a_spreadsheet_in_utf_16_is_read(tmp_path: Path) -> None:
    assert list(load_actors(table(tmp_path, "a,Jürgen Falk,,person,,\n", encoding="utf-16")).actors) == ["person:a"]


def test_the_example_of_the_documentation_is_read_without_notices(tmp_path: Path) -> None:
    page = Path(__file__).parents[3].joinpath("docs", "howto", "own-actors.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^```csv\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    own = load_actors(table(tmp_path, example, header=""))
    assert own.notices == ()
    assert list(own.actors) == ["person:NK-7", "organisation:O1", "payment_system:rapido", "country:RU"]


IDS = [
    ("Q1", "person", "", "person:Q1"),
    ("NK-a1B2", "organisation", "", "organisation:NK-a1B2"),
    ("person:falk", "", "", "person:falk"),
    ("person:falk", "person", "", "person:falk"),
    ("", "person", "", "person:falk-lena"),
    ("", "organisation", "", "organisation:lena-falk"),
    ("ofac:1", "organisation", "", "organisation:ofac:1"),
    ("", "country", "no", "country:NO"),
    ("no", "country", "", "country:NO"),
    ("country:NO", "", "", "country:NO"),
]  # fmt: skip


@pytest.mark.parametrize(("given_id", "kind", "country", "expected"), IDS)
def test_ids_are_recognisable(given_id: str, kind: str, country: str, expected: str) -> None:
    row = {"id": given_id, "name": "Lena Falk", "type": kind, "country": country}
    assert list(load_actors([row]).actors) == [expected]


# What is wrong with a row, and what the notice says of it; the row before it stays.
BAD_ROWS = [
    ("b,,,person,,", "there is no name"),
    ("b,Ole Dahl,,planet,,", "'planet' is no type of actor"),
    ("b,Ole Dahl,,,,", "there is no type"),
    ("b,Ole Dahl,,person,Norwegen,", "'NORWEGEN' is no country code"),
    ("b,Ole Dahl,,person,ZZ,", "'ZZ' is no country code"),
    ("b,Ole Dahl,,person,,W7", "'W7' is no item of Wikidata"),
    ("country:ZZ,Zetland,,country,,", "a country needs its code"),
    ("person:b,Ole Dahl,,organisation,,", "says person and the type organisation"),
    ("a b,Ole Dahl,,person,,", "the id 'a b' has blanks"),
    ("b," + "Oleg-" * 2000 + ",,person,,", "10000 characters long"),
    ("b,Ole\x07 Dahl,,person,,", "has a control character"),
    ('b,"Ole\nDahl",,person,,', "goes over several lines"),
    ("b,Ole Dahl,,person,,,x", "7 cells for 6 columns"),
    ("a,Ole Dahl,,person,,", "the id 'person:a' is that of "),
    (",🦅🦅,,organisation,,", "no id can be made from '🦅🦅'"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "said"), BAD_ROWS)
def test_a_bad_row_is_named_and_left_out(row: str, said: str, tmp_path: Path) -> None:
    path = table(tmp_path, f"a,Lena Falk,,person,,\n{row}\nc,Ida Lund,,person,,\n")
    own = load_actors(path)
    assert list(own.actors) == ["person:a", "person:c"]
    [notice] = own.notices
    assert notice.startswith(f"{path}, line 3: ")
    assert said in notice
    assert notice.isprintable()
    assert len(notice) < 400


# A name that is not looked for; the actor stays.
BAD_NAMES = [
    ("X", "is one letter"),
    ("Die", "is a common word"),
    ("März", "is a common word"),
    ("Montag", "is a common word"),
    ("Gobierno", "is a common word"),
    ("🦅", "has no letters"),
    ("1984", "has no letters"),
    ("=", "has no letters"),
    ("@x", "is too short for a handle"),
    ("y" * 10_000, "10000 characters long"),
    ("A\x00b", "has a control character"),
]  # fmt: skip


@pytest.mark.parametrize(("alias", "said"), BAD_NAMES)
def test_a_name_that_says_too_little_is_named_and_not_looked_for(alias: str, said: str) -> None:
    own = load_actors([{"id": "a", "name": "Lena Falk", "aliases": [alias], "type": "person"}])
    assert list(own.actors) == ["person:a"]
    [notice] = own.notices
    assert notice.startswith("actors, item 1: ")
    assert said in notice
    assert [hit.actor.id for hit in find_own(f"Lena Falk {alias} .", own, lang="de")] == ["person:a"]


@pytest.mark.parametrize("name", ["Bank", "Gil", "Peter", "Spiegel", "Die Zeit", "flussbank"])
def test_an_actor_with_weak_names_only_is_told(name: str) -> None:
    kind = "person" if name in {"Gil", "Peter"} else "organisation"
    own = load_actors([{"id": "a", "name": name, "type": kind}])
    [notice] = own.notices
    assert "add a fuller name" in notice
    assert load_actors([{"id": "a", "name": "Flussbank Nord", "aliases": [name], "type": kind}]).notices == ()


def test_a_name_of_two_actors_links_to_neither_and_both_rows_are_named(tmp_path: Path) -> None:
    path = table(tmp_path, "a,Lena Falk,Falk AG,person,,\nb,Falk AG,,organisation,,\nc,Flussbank,,organisation,,\n")
    own = load_actors(path)
    [notice] = own.notices
    assert f"person:a ({path}, line 2)" in notice
    assert f"organisation:b ({path}, line 3)" in notice
    assert [hit.actor.id for hit in find_own("Falk AG und Lena Falk und Flussbank", own, lang="de")] == [
        "person:a",
        "organisation:c",
    ]


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("Deutsche Flussbank", "Deutsche Flussbank", ["Deutsche Flussbank"]),
        ("Deutsche Flussbank|Petronorte", "Petronorte|Deutsche Flussbank", ["Deutsche Flussbank", "Petronorte"]),
        ("Müller Werke", "Mueller Werke", ["Mueller Werke"]),
        ("Rotes Segel", "Roten Segel", ["Roten Segel"]),
        ("Petronorte", "PETRONORTE", []),
    ],
)
def test_a_shared_name_is_told_once(first: str, second: str, shared: list[str]) -> None:
    rows = [{"name": "A", "id": "a", "aliases": first}, {"name": "B", "id": "b", "aliases": second}]
    own = load_actors(
        [{**row, "type": "organisation", "name": f"Kontor {row['id'].upper()}{row['id']}"} for row in rows]
    )
    assert len(own.notices) == len(shared)
    assert all(any(repr(name) in notice for notice in own.notices) for name in shared)


def test_people_whose_names_are_one_in_natural_order_are_told() -> None:
    own = load_actors(
        [{"id": "a", "name": "Falk, Lena", "type": "person"}, {"id": "b", "name": "Dr. Lena Falk", "type": "person"}]
    )
    [notice] = own.notices
    assert "'Lena Falk' is that of person:a (actors, item 1) and person:b (actors, item 2)" in notice
    assert find_own("Lena Falk kam.", own, lang="de") == []


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.csv", "a.csv is empty"),
        (b"id,type\n1,person\n", "a.csv", "a.csv, line 1: there is no column name"),
        (b"id,name,NAME\n1,x,y\n", "a.csv", "two columns for name"),
        (HEADER.encode() + b'a,"Lena Falk,,person,,\nb,Ole Dahl,,person,,\n', "a.csv", "a.csv, line 2: the row cannot be read"),
        (HEADER.encode() + b'a,"Lena" Falk,,person,,\n', "a.csv", "a.csv, line 2: the row cannot be read"),
        (HEADER.encode() + b"a," + b"x" * 200_000 + b",,person,,\n", "a.csv", "a.csv, line 2: the row cannot be read"),
        ((HEADER + "a,Jürgen,,person,,\n").encode("latin-1"), "a.csv", "is not UTF-8 text"),
        (b"PK\x03\x04xxxx", "a.csv", "an office document"),
        (HEADER.encode() + b"a,Lena\x00 Falk,,person,,\n", "a.csv", "NUL bytes"),
        (HEADER.encode(), "a.csv", "has no actor that can be used"),
        (HEADER.encode() + b"a,X,,planet,,\n", "a.csv", "the first trouble: "),
        (b"no json\n[1]\n", "a.jsonl", "a.jsonl, line 1: no JSON object"),
        (b"x", "a.xlsx", "no suffix of a file of actors"),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_error_with_its_name(content: bytes, name: str, said: str, tmp_path: Path) -> None:
    csv.field_size_limit(131_072)  # the reader of documents raises it for the whole process
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        load_actors(path)
    assert said in str(caught.value)
    assert name in str(caught.value)


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "fehlt.csv", tmp_path):
        with pytest.raises(InputError, match=str(path.name)):
            load_actors(path)


BAD_LINES = [
    ("[]", "no object"),
    ('{"name": {"a": 1}, "type": "person"}', "is no text"),
    ('{"name": true, "type": "person"}', "is no text"),
    ('{"id": "b", "name": "half \\ud83d", "type": "person"}', "holds half a character"),
    ('{"id": "\\ud83d", "name": "Ole Dahl", "type": "person"}', "the id"),
    ('{"id": "b", "properties": {"name": [1.5]}, "schema": "Person"}', "is no text"),
    ("{" * 3000, "no JSON object"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), BAD_LINES)
def test_a_bad_line_of_json_is_named_and_left_out(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "name": "Lena Falk", "type": "person"}\n' + line + "\n", encoding="utf-8")
    own = load_actors(path)
    assert list(own.actors) == ["person:a"]
    [notice] = own.notices
    assert notice.startswith(f"{path}, line 2: ")
    assert said in notice
    assert notice.isprintable()


def test_entities_of_followthemoney_that_are_no_actors_are_counted() -> None:
    def entity(schema: str, number: int, **properties: list[str]) -> dict[str, object]:
        return {
            "id": f"{schema}-{number}",
            "schema": schema,
            "properties": {"name": [f"{schema} Nr{number}"], **properties},
        }

    own = load_actors(
        [
            *(entity("Vessel", n) for n in range(3)),
            entity("Company", 1, country=["ru", "cy"]),
            entity("PublicBody", 1, country=["suhh"]),
        ]
    )
    assert {actor.id: actor.country for actor in own.actors.values()} == {
        "organisation:Company-1": None,
        "organisation:PublicBody-1": None,
    }
    assert len(own.notices) == 2
    assert any("3 entities of the schema 'Vessel'" in notice for notice in own.notices)
    assert any("'SUHH' is no country code" in notice for notice in own.notices)


def test_weak_aliases_count_only_beside_others() -> None:
    own = load_actors(
        [{"id": "a", "schema": "Person", "properties": {"name": ["Iwan Petrow"], "weakAlias": ["Sturmvogel"]}}]
    )
    assert settled(find_own("Sturmvogel flog.", own, lang="de")) == []
    assert len(settled(find_own("Iwan Petrow ist Sturmvogel.", own, lang="de"))) == 2


def test_unknown_columns_are_told_once(tmp_path: Path) -> None:
    path = table(tmp_path, "a,Lena Falk,person,x\nb,Ole Dahl,person,y\n", header="id,name,type,remark\n")
    [notice] = load_actors(path).notices
    assert "the columns remark are not read" in notice


@given(seed=st.integers(0, 999))
def test_the_order_of_the_rows_changes_nothing(seed: int) -> None:
    lines = [line for line in CAST.splitlines() if line.strip()]
    left, right = load("\n".join(lines)), load("\n".join(random.Random(seed).sample(lines, len(lines))))
    assert {i: (a.name, a.names, a.type) for i, a in left.actors.items()} == {
        i: (a.name, a.names, a.type) for i, a in right.actors.items()
    }
    assert left.lengths == right.lengths
    assert {k: {(f.actor.id, f.text, f.weak) for f in v} for k, v in left.forms.items()} == {
        k: {(f.actor.id, f.text, f.weak) for f in v} for k, v in right.forms.items()
    }


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=30), st.lists(st.text(max_size=8), max_size=3)
)
ROWS = st.dictionaries(
    st.sampled_from(["id", "name", "aliases", "type", "country", "qid", "schema", "properties", "other"]),
    VALUES,
    max_size=6,
)


@given(st.lists(ROWS, max_size=4), st.text(max_size=40))
def test_no_row_whatever_crashes(rows: list[dict[str, object]], text: str) -> None:
    good = {"id": "sure", "name": "Lena Falk", "type": "person"}
    own = load_actors([good, *rows])
    assert "person:sure" in own.actors
    for notice in own.notices:
        notice.encode("utf-8")
    for hit in find_own(text, own, lang="de"):
        hit.actor.id.encode("utf-8")


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.tsv", "a.jsonl"]))
def test_no_file_whatever_crashes(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        with suppress(InputError):
            load_actors(path)
