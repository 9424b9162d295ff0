"""From the folder of a run to a file: where texts come from, what is said, what stands in the way."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor import corpus
from extractor.corpus.selection import Selection
from extractor.errors import InputError, OutputError
from extractor.reading.options import ReadingOptions
from extractor.report import write_report
from tests.report.made import ACCUSES, TEXT, Reader, document, lines, run_of, three

OTHER = "Kuba kritisiert Chile. Danach geschah nichts mehr."


def data_in(path: Path) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def whole(path: Path) -> dict[str, str | None]:
    """Document → its text, or None where only its sentences are shown."""
    found = {}
    for about in data_in(path)["documents"]:
        pieces = [piece for block in about["blocks"] for piece in block["pieces"]]
        text = "".join(piece if isinstance(piece, str) else piece["t"] for piece in pieces)
        found[about["id"]] = text if about["whole"] else None
        assert about["whole"] or text == "Kuba kritisiert Chile."
    return found


def ran(folder: Path, *inputs: Path, **options: Any) -> Path:
    corpus.run(list(inputs), folder / "out", recipe=Reader(), formats=["json"], **options)
    return folder / "out"


def test_texts_are_read_again_from_where_the_run_found_them(tmp_path: Path) -> None:
    run = ran(tmp_path, lines(tmp_path / "a.jsonl", TEXT, OTHER))
    done = write_report(run, tmp_path / "report.html")
    assert whole(done.path) == {"t0": TEXT, "t1": OTHER}
    assert done.notices == ()
    assert (done.actors, done.edges, done.documents, done.texts) == (2, 1, 2, 2)


def test_inputs_of_earlier_runs_into_the_folder_count_too(tmp_path: Path) -> None:
    ran(tmp_path, lines(tmp_path / "a.jsonl", TEXT))
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    run = ran(tmp_path, tmp_path / "b.txt")
    assert whole(write_report(run, tmp_path / "r.html").path) == {"t0": TEXT, "b": OTHER}


def test_two_documents_of_one_id_each_have_their_own_text(tmp_path: Path) -> None:
    run = ran(tmp_path, lines(tmp_path / "a.jsonl", TEXT), lines(tmp_path / "b.jsonl", OTHER))
    found = whole(write_report(run, tmp_path / "r.html").path)
    assert sorted(found.values(), key=str) == sorted([TEXT, OTHER])
    assert len(found) == 2


def packed(tmp_path: Path) -> Path:
    path = tmp_path / "news!.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("deep/a.txt", TEXT)
    return path


def squeezed(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    return path


@pytest.mark.parametrize("make", [packed, squeezed])
def test_texts_in_archives(make: Callable[[Path], Path], tmp_path: Path) -> None:
    run = ran(tmp_path, make(tmp_path))
    assert list(whole(write_report(run, tmp_path / "r.html").path).values()) == [TEXT]


def changed(path: Path) -> None:
    lines(path, "Neu: " + TEXT, OTHER)


@pytest.mark.parametrize("happens", [Path.unlink, changed])
def test_a_text_that_is_gone_or_another_is_shown_by_its_sentences(
    happens: Callable[[Path], None], tmp_path: Path
) -> None:
    path = lines(tmp_path / "a.jsonl", TEXT)
    run = ran(tmp_path, path)
    happens(path)
    done = write_report(run, tmp_path / "r.html")
    assert whole(done.path) == {"t0": None}
    (notice,) = done.notices
    assert "the texts of 1 documents are not where the run has read them, or have changed" in notice
    assert data_in(done.path)["left"]["missing"] == 1


def test_texts_that_were_moved_may_be_named(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", TEXT)
    run = ran(tmp_path, path)
    (tmp_path / "new").mkdir()
    path.rename(tmp_path / "new" / "b.jsonl")
    assert whole(write_report(run, tmp_path / "r.html", texts=[str(tmp_path / "new")]).path) == {"t0": TEXT}


def test_texts_may_be_left_out(tmp_path: Path) -> None:
    run = ran(tmp_path, lines(tmp_path / "a.jsonl", TEXT))
    done = write_report(run, tmp_path / "r.html", texts=[])
    assert whole(done.path) == {"t0": None}
    assert done.notices == ()


def test_columns_that_were_named_are_named_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "t0", "leib": TEXT}) + "\n", encoding="utf-8")
    reading = ReadingOptions(text_column="leib")
    run = ran(tmp_path, path, reading=reading)
    assert whole(write_report(run, tmp_path / "a.html").path) == {"t0": None}
    assert whole(write_report(run, tmp_path / "b.html", reading=reading).path) == {"t0": TEXT}


def test_a_run_without_a_manifest_has_its_sentences(tmp_path: Path) -> None:
    assert whole(write_report(run_of(tmp_path, document("a", ACCUSES))).path) == {"a": None}


def test_lone_surrogates_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "t0", "text": TEXT + " \ud83d"}) + "\n", encoding="utf-8")
    run = ran(tmp_path, path)
    assert whole(write_report(run, tmp_path / "r.html").path) == {"t0": TEXT + " \ufffd"}


def test_equal_runs_give_equal_files(tmp_path: Path) -> None:
    run = three(tmp_path / "run")
    first, second = (write_report(run, tmp_path / name).path.read_bytes() for name in ("a.html", "b.html"))
    assert first == second


def test_title_selection_and_language_are_in_the_page(tmp_path: Path) -> None:
    run = three(tmp_path / "Mein Lauf")
    data = data_in(write_report(run).path)
    assert (data["title"], data["selection"], data["lang"]) == ("Mein Lauf", {}, None)
    selection = Selection(types=("verbal_conflict",), since="2021", min_weight=2)
    data = data_in(write_report(run, force=True, title="<b>Titel", lang="de", selection=selection).path)
    assert (data["title"], data["lang"]) == ("<b>Titel", "de")
    assert data["selection"] == {"types": ["verbal_conflict"], "since": "2021", "min_weight": 2}


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    run = three(tmp_path / "run")
    (run / "report.html").write_text("old")
    with pytest.raises(OutputError, match="is there already; use --force"):
        write_report(run)
    assert (run / "report.html").read_text() == "old"
    assert write_report(run, force=True).path.read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"lang": "fr"}, InputError, "not known in 'fr'; choose one of: de, en"),
        ({"selection": Selection(aggregate=True)}, InputError, "leave aggregate out"),
        ({"selection": Selection(types=("LOVE",))}, InputError, "is no type of relation"),
        ({"texts": ["nowhere"]}, InputError, "no such file or folder"),
    ],
)
def test_wrong_use(options: dict[str, Any], error: type[Exception], message: str, tmp_path: Path) -> None:
    run = three(tmp_path / "run")
    with pytest.raises(error, match=message):
        write_report(run, **options)
    assert [path.name for path in run.iterdir()] == ["parts"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; name a file"):
        write_report(three(tmp_path / "run"), tmp_path)


def test_without_a_run_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no finished parts"):
        write_report(tmp_path / "none", tmp_path / "new" / "r.html")
    assert list(tmp_path.iterdir()) == []
