"""What a person has marked: read, checked, applied to documents, and written again."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError, OutputError
from extractor.graph import build_graph
from extractor.records import Document, Entity, Evidence, Mention, Relation, Segment
from extractor.review import merge_actors, propose, read_answers, review, write_sheet
from extractor.review.answers import Answer, Answers
from extractor.serialise import dumps

HEADER = "same,id_1,name_1,id_2,name_2\n"


def sheet(tmp_path: Path, rows: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    path = tmp_path / "review.csv"
    path.write_bytes((header + rows).encode(encoding))
    return path


def yes(left: str, right: str, place: str = "row") -> Answer:
    return Answer(left, right, True, place)


def test_marks_are_read_in_three_languages_and_empty_ones_say_nothing(tmp_path: Path) -> None:
    marks = "yes Ja sí x 1 no NEIN 0".split()
    path = sheet(
        tmp_path,
        "".join(f"{mark},person:a{n},A,person:b{n},B\n" for n, mark in enumerate(marks)) + ",person:c,C,person:d,D\n",
    )
    assert [row.same for row in read_answers(path).rows] == [True] * 5 + [False] * 3


def test_a_spreadsheet_may_have_saved_it_with_semicolons_and_other_columns(tmp_path: Path) -> None:
    path = sheet(tmp_path, "note;person:b;ja;person:a\r\n", header="\ufeffRemark;ID_2;Same;ID_1\r\n")
    assert [(row.left, row.right) for row in read_answers(path).rows] == [("person:a", "person:b")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("vielleicht,person:a,A,person:b,B\n", "line 2: 'vielleicht' in the column same"),
        ("yes,person:a,A,,\n", "line 2: the row is marked and names no two ids"),
        ("no,person:a,A,person:a,A\n", "line 2: an actor cannot be kept apart from itself"),
        ("yes,a,A,b,B\nyes,b,B,c,C\nno,c,C,a,A\n", "line 4 says that c and a are two, and "),
        ("yes,a,A,b,B\nno,b,B,a,A\n", "line 2 that they are one"),
        ('yes,"a,A,b,B\n', "line 2: the row cannot be read"),
    ],
)
def test_a_bad_or_contradicting_mark_is_one_error_with_its_rows(rows: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_answers(sheet(tmp_path, rows))
    assert said in str(caught.value)
    assert "review.csv" in str(caught.value)


def test_a_contradiction_names_all_rows_of_the_way(tmp_path: Path) -> None:
    path = sheet(tmp_path, "yes,a,A,b,B\nyes,b,B,c,C\nyes,a,A,x,X\nno,c,C,a,A\n")
    with pytest.raises(InputError) as caught:
        read_answers(path)
    assert all(f"{path}, line {line}" in str(caught.value) for line in (2, 3, 5))
    assert f"{path}, line 4" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"a,b\n1,2\n", "no column same"),
        ("same,id_1,id_2\nyes,ä,b\n".encode("latin-1"), "not UTF-8"),
    ],
)
def test_a_bad_file_is_one_error(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_answers(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_answers(tmp_path / "fehlt.csv")


CHOSEN = [
    (["person:gil", "person:gil-yvan"], "person:gil-yvan"),
    (["organisation:onu-mujeres", "organisation:un"], "organisation:un"),
    (["person:falk-lena", "person:NK1"], "person:NK1"),
    (["person:a-b", "person:c-d"], "person:a-b"),
]  # fmt: skip


@pytest.mark.parametrize(("ids", "expected"), CHOSEN)
def test_the_id_that_stays(ids: list[str], expected: str) -> None:
    for left, right in (ids, ids[::-1]):
        assert set(Answers((yes(left, right),), frozenset({"person:NK1"})).canonical.values()) == {expected}


PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=10)


@given(PAIRS, st.integers(0, 99))
def test_the_order_of_the_rows_changes_nothing(pairs: list[tuple[str, str]], seed: int) -> None:
    rows = [yes(f"person:{a}", f"person:{b}") for a, b in pairs]
    turned = [yes(row.right, row.left) for row in random.Random(seed).sample(rows, len(rows))]
    found = dict(Answers(tuple(rows)).canonical)
    assert found == dict(Answers(tuple(turned)).canonical)
    assert all(found[root] == root for root in found.values())
    assert all(found[row.left] == found[row.right] for row in rows)


def mention(text: str, at: int) -> Mention:
    return Mention(text, at, at + len(text), "de", "s0", "name")


def example() -> Document:
    """Gil and Yván Gil, who consult Kuba in two sentences, and one another in a third."""
    said = [Evidence(f"Satz {n}.", 10 * n, 10 * n + 7, "s0") for n in range(3)]
    return Document(
        "a",
        segments=(Segment("s0", "post", "es", 1.0, 0, 40, author="person:gil"),),
        entities=(
            Entity("person:gil", "person", "Gil", aliases=("Gil",), mentions=(mention("Gil", 20),)),
            Entity("country:CU", "country", "Kuba", "CU", mentions=(mention("Kuba", 3),)),
            Entity("person:gil-yvan", "person", "Yván Gil", "VE", "GOV", ("Yván Gil",), (mention("Yván Gil", 5),)),
        ),
        relations=(
            Relation("country:CU", "CONSULT", "person:gil", said[:1], "verb", speaker="person:gil"),
            Relation("country:CU", "CONSULT", "person:gil-yvan", said[1:2], "verb", speaker="person:gil-yvan"),
            Relation("person:gil", "CONSULT", "person:gil-yvan", said[2:], "verb"),
        ),
    )


def test_actors_that_are_one_become_one() -> None:
    merged = merge_actors(example(), Answers((yes("person:gil-yvan", "person:gil"),)))
    assert [entity.id for entity in merged.entities] == ["person:gil-yvan", "country:CU"]
    gil = merged.entities[0]
    assert (gil.name, gil.country, gil.sector, gil.aliases) == ("Yván Gil", "VE", "GOV", ("Gil", "Yván Gil"))
    assert [m.text for m in gil.mentions] == ["Yván Gil", "Gil"]
    assert merged.segments[0].author == "person:gil-yvan"
    [relation] = merged.relations
    assert (relation.source, relation.target, relation.speaker) == ("country:CU", "person:gil-yvan", "person:gil-yvan")
    assert len(relation.evidence) == 2


def test_an_actor_whose_other_name_alone_stands_in_a_document_gets_the_name_of_the_row() -> None:
    document = Document("b", entities=(Entity("person:gil", "person", "Gil"),))
    rows = (Answer("person:gil", "person:gil-yvan", True, "row", {"name_1": "Gil", "name_2": "Yván Gil"}),)
    [entity] = merge_actors(document, Answers(rows)).entities
    assert (entity.id, entity.name) == ("person:gil-yvan", "Yván Gil")


def test_without_yes_nothing_changes() -> None:
    document = example()
    assert merge_actors(document, Answers((Answer("person:gil", "person:gil-yvan", False, "row"),))) is document
    assert merge_actors(document, Answers((yes("person:x", "person:y"),))) is document


@given(st.permutations(range(3)), st.integers(0, 99))
def test_documents_merge_in_any_order_to_one_graph(order: list[int], seed: int) -> None:
    documents = [
        example(),
        Document("b", entities=(Entity("person:gil", "person", "Gil"),)),
        Document("c", entities=(Entity("person:x", "person", "X"),)),
    ]
    rows = [yes("person:gil", "person:gil-yvan"), yes("person:x", "person:gil")]
    answers = Answers(tuple(rows))
    turned = Answers(tuple(random.Random(seed).sample(rows, 2)))
    left = build_graph(merge_actors(document, answers) for document in documents)
    right = build_graph(merge_actors(documents[at], turned) for at in order)
    assert list(left.nodes(data=True)) == list(right.nodes(data=True))
    assert list(left.edges(keys=True, data=True)) == list(right.edges(keys=True, data=True))
    assert sorted(left) == ["country:CU", "person:gil-yvan"]


def records(folder: Path, *documents: Document) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "documents.jsonl").write_text("".join(f"{dumps(document)}\n" for document in documents), encoding="utf-8")
    return folder


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def mark(path: Path, *marks: str) -> None:
    rows = rows_of(path)
    for row, said in zip(rows, marks, strict=True):
        row["same"] = said
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_marked_rows_stay_and_are_not_proposed_again(tmp_path: Path) -> None:
    person = [Entity(f"person:falk-{name.lower()}", "person", f"{name} Falk") for name in ("Lena", "Jonas")]
    folder = records(tmp_path / "out", Document("a", entities=(Entity("person:falk", "person", "Falk"), *person)))
    done = review(folder)
    assert (done.path, done.proposed, done.answered) == (folder / "review.csv", 2, 0)
    mark(done.path, "yes", "no")
    kept = rows_of(done.path)
    done = review(folder)
    assert (done.proposed, done.answered) == (0, 2)
    assert rows_of(done.path) == kept
    # The same answers from another folder.
    other = review(folder, out=tmp_path / "other.csv", reviewed=done.path)
    assert (other.proposed, other.answered) == (0, 2)
    assert read_answers(other.path).canonical == read_answers(done.path).canonical


def test_no_cell_is_a_formula_and_ids_read_back(tmp_path: Path) -> None:
    names = ["=cmd|' /C calc'!A0", '@SUM("x")', "+49", "-1", "a\tb\nc", "🦅 \u200f<b>", "x" * 10_000]
    entities = [Entity(f"organisation:{n}", "organisation", name) for n, name in enumerate(names)]
    entities += [Entity(f"place:{n}", "place", name) for n, name in enumerate(names)]
    path = tmp_path / "a.csv"
    proposals = propose([Document("=evil()", entities=tuple(entities))])
    assert len(proposals) == len(names)
    write_sheet(proposals, path)
    rows = rows_of(path)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\n"))]
    mark(path, *["yes"] * len(rows))
    assert {(r.left, r.right) for r in read_answers(path).rows} == {
        (f"organisation:{n}", f"place:{n}") for n in range(len(names))
    }


def test_a_folder_without_records_and_a_broken_line_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="extractor run --out"):
        review(tmp_path)
    (tmp_path / "documents.jsonl").write_text("kaputt\n")
    with pytest.raises(InputError, match="line 1"):
        review(tmp_path)
    folder = records(tmp_path, example())
    with pytest.raises(OutputError, match="is a folder"):
        review(folder, out=tmp_path / ".")
