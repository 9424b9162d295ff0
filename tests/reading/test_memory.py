"""Reading holds one document at a time, however many there are."""

from __future__ import annotations

import gzip
import io
import random
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from extractor.reading.inputs import read_inputs
from extractor.reading.items import Input

_CHANCE = random.Random(1)
TEXT = " ".join(str(_CHANCE.random()) for _ in range(400))


def jsonl(rows: int) -> bytes:
    return b"".join(f'{{"id": "{number}", "text": "{number} {TEXT}"}}\n'.encode() for number in range(rows))


def table(rows: int) -> bytes:
    return b"id,text\n" + b"".join(f'{number},"{number}\n{TEXT}"\n'.encode() for number in range(rows))


def zipped(rows: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(rows):
            archive.writestr(f"{number}.txt", f"{number} {TEXT}")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", jsonl(600)),
        ("a.jsonl.gz", gzip.compress(jsonl(600), 1)),
        ("a.csv", table(600)),
        ("a.zip", zipped(600)),
    ],
    ids=["jsonl", "gz", "csv", "zip"],
)
def test_memory_does_not_grow_with_the_input(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    found = read_inputs([tmp_path / name])
    for _ in range(100):
        next(found)
    tracemalloc.start()
    try:
        count = sum(isinstance(item, Input) for item in found)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 500
    assert peak < 1_500_000
