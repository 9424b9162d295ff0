"""Archives: members are streamed, bombs refused, names never used as paths."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from extractor.reading import archives
from extractor.reading.items import Input
from tests.reading.reading import read, read_stdin

JSONL = b'{"text": "Eins.", "id": "x"}\n{"text": "Zwei."}\n'


def zipped(*members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def test_gzip_of_each_format(tmp_path: Path) -> None:
    assert [raw.id for raw in read(tmp_path / "news.jsonl.gz", gzip.compress(JSONL)).raws] == ["x", "news-2"]
    assert read(tmp_path / "a.csv.gz", gzip.compress("text\nKöln.\n".encode("cp1252"))).texts == ["Köln."]
    (raw,) = read(tmp_path / "a.b.TXT.GZ", gzip.compress(b"Ein Satz.")).raws
    assert raw.id == "a.b"


def test_a_zip_holds_many_formats(tmp_path: Path) -> None:
    data = zipped(
        ("news/a.txt", b"Eins."), ("b.jsonl", JSONL), ("c.csv", b"text\nDrei.\n"), ("d.jsonl.gz", gzip.compress(JSONL)),
        ("bild.png", b"\x89PNG"), (".versteckt.txt", b"x"), ("__MACOSX/._a.txt", b"x"), ("leer/", b""),
    )  # fmt: skip
    found = read(tmp_path / "a.zip", data)
    assert [raw.id for raw in found.raws] == ["a", "x", "b-2", "c-2", "x", "d-2"]
    assert not found.errors
    assert found.items[0].place == f"{tmp_path / 'a.zip'}!news/a.txt"  # type: ignore[union-attr]


def test_an_archive_in_an_archive_is_read_and_one_in_that_is_not(tmp_path: Path) -> None:
    inner = zipped(("a.txt", b"Innen."))
    deep = zipped(("c.zip", inner), ("b.txt", b"Mitte."))
    found = read(tmp_path / "a.zip", zipped(("b.zip", deep), ("z.zip", inner), ("z.txt", b"Da.")))
    assert found.texts == ["Mitte.", "Innen.", "Da."]
    (error,) = found.errors
    assert "!b.zip!c.zip is an archive 2 deep in others" in error


def test_standard_input() -> None:
    assert read_stdin(zipped(("a.txt", b"Eins.")), format="zip").texts == ["Eins."]
    assert read_stdin(gzip.compress(JSONL), format="jsonl.gz").texts == ["Eins.", "Zwei."]


def test_names_are_never_paths(tmp_path: Path) -> None:
    names = [
        "../../x.txt",
        "/etc/passwd.txt",
        "C:\\windows\\y.txt",
        "a/../../../z.txt",
        "n\nl\x1b[2J.txt",
        "x" * 5000 + ".txt",
    ]
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    found = read(folder / "a.zip", zipped(*((name, b"Ein Satz.") for name in names)))
    assert len(found.texts) == len(names)
    assert [raw.id for raw in found.raws][:2] == ["x", "passwd"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "a.zip", "b"]


def test_links_in_a_zip_are_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", "Da.")
    found = read(tmp_path / "a.zip", stream.getvalue())
    assert found.texts == ["Da."]
    assert "is a link" in found.errors[0]


@pytest.mark.parametrize("name", ["bombe.txt", "bombe.jsonl", "bombe.csv", "bombe.txt.gz"])
def test_a_bomb_costs_only_itself(tmp_path: Path, name: str) -> None:
    bomb = b"\0" * 30_000_000 if name.endswith("jsonl") else b"0" * 30_000_000
    bomb = gzip.compress(bomb) if name.endswith("gz") else bomb
    found = read(tmp_path / "a.zip", zipped(("a.txt", b"Eins."), (name, bomb), ("b.txt", b"Zwei.")))
    assert found.texts[0] == "Eins."
    assert any("as a zip bomb does" in error for error in found.errors)
    assert sum(map(len, found.texts)) < 20


def test_a_gzip_bomb(tmp_path: Path) -> None:
    (error,) = read(tmp_path / "a.txt.gz", gzip.compress(b"0" * 30_000_000)).errors
    assert "unpacks to more than 100 times its size" in error


def test_a_zip_whose_members_overlap(tmp_path: Path) -> None:
    """A thousand names for one member: each for itself is modest, all together are a bomb."""
    text = ("Der Minister kam am Montag nach Köln und blieb dort bis Freitag. " * 30_000).encode()
    data = zipped(("a.txt", text))
    central = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    record = data[central:end]
    count = 1000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(record) * count, central, 0)
    found = read(tmp_path / "a.zip", data[:central] + record * count + tail)
    assert len({item.raw.part_of for item in found.items if isinstance(item, Input)}) == 1
    assert len(found.texts) < 200
    assert "as a zip bomb does" in found.errors[0]
    assert "files from the" in found.errors[1]
    assert len(found.errors) == 2


def test_much_of_the_same_is_no_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "RATIO_SLACK", 100_000)
    rows = b'{"text": "Der Generalstab hat am Montag seinen taeglichen Lagebericht vorgelegt, Nummer %d."}\n'
    data = b"".join(rows % number for number in range(10_000))
    assert len(data) > archives.RATIO_SLACK
    found = read(tmp_path / "a.jsonl.gz", gzip.compress(data, 9))
    assert len(found.texts) == 10_000


def test_damage(tmp_path: Path) -> None:
    good = gzip.compress(b'{"text": "Eins."}\n' * 20_000)
    cut = read(tmp_path / "a.jsonl.gz", good[: len(good) // 2])
    assert cut.texts  # what can be read is
    assert "is damaged" in cut.errors[-1]
    assert "is damaged" in read(tmp_path / "a.txt.gz", b"no gzip").errors[0]
    assert "is empty" in read(tmp_path / "a.txt.gz", gzip.compress(b"")).errors[0]
    assert "is no ZIP archive" in read(tmp_path / "a.zip", b"PK nothing").errors[0]
    assert "is no ZIP archive" in read(tmp_path / "a.zip", b"").errors[0]
    assert "no files that can be read" in read(tmp_path / "a.zip", zipped(("a.png", b"x"))).errors[0]
    data = zipped(("a.txt", b"Ein Satz, der lang ist. " * 20), ("b.txt", b"Zwei."), compression=zipfile.ZIP_STORED)
    found = read(tmp_path / "a.zip", data.replace(b"lang", b"kurz", 1))  # the checksum tells
    assert found.texts == ["Zwei."]
    assert "is damaged" in found.errors[0]


def test_a_password(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", b"Eins."), ("b.txt", b"Zwei.")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    found = read(tmp_path / "a.zip", bytes(data))
    assert found.texts == ["Zwei."]
    assert "without a password" in found.errors[0]
