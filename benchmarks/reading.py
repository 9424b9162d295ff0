"""How fast inputs are read and duplicates found, and how memory grows: python benchmarks/reading.py [DOCUMENTS]."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

WORDS = 300
COPIES = 10  # every tenth document repeats the one before it, with another headline


def texts(count: int) -> Iterator[str]:
    chance = random.Random(1)  # noqa: S311 - the same texts each time
    vocabulary = ["".join(chance.choices("abcdefghijklmnoprstuvwzäöü", k=chance.randint(2, 12))) for _ in range(20_000)]
    last = ""
    for number in range(count):
        if number % COPIES == COPIES - 1:
            yield f"Andere Überschrift am Abend\n\n{last}"
            continue
        last = " ".join(chance.choices(vocabulary, k=WORDS)) + "."
        yield last


def page(text: str) -> str:
    paragraphs = "".join(f"<p>{text[at : at + 500]}</p>" for at in range(0, len(text), 500))
    return f"<html><head><title>T</title></head><body><article>{paragraphs}</article></body></html>"


def write(folder: Path, count: int) -> None:
    rows = [{"id": str(number), "date": "16.11.2023", "text": text} for number, text in enumerate(texts(count))]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    (folder / "a.jsonl").write_bytes(lines)
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines, 1))
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, ["id", "date", "text"])
    writer.writeheader()
    writer.writerows(rows)
    (folder / "a.csv").write_text(table.getvalue(), encoding="utf-8", newline="")
    import duckdb

    with duckdb.connect(":memory:") as con:
        con.read_csv(str(folder / "a.csv"), all_varchar=True).write_parquet(str(folder / "a.parquet"))
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for row in rows:
            archive.writestr(f"{row['id']}.txt", row["text"])
    with zipfile.ZipFile(folder / "html.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for row in rows[: count // 20]:
            archive.writestr(f"{row['id']}.html", page(row["text"]))


def resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def main(count: int) -> None:
    from extractor.reading import Input, mark_duplicates, open_index, read_inputs

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        print("input        documents     per s   grown by MB")
        for file in ("a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet", "a.zip", "html.zip"):
            before, start, found = resident(), time.process_time(), 0
            found = sum(isinstance(item, Input) for item in read_inputs([folder / file]))
            print(f"{file:<12} {found:>9} {found / (time.process_time() - start):>9.0f} {resident() - before:>13.0f}")
        index_file = folder / "index.sqlite"
        before, start, half = resident(), time.process_time(), 0.0
        with open_index(index_file) as index:
            copies = 0
            for number, item in enumerate(mark_duplicates(read_inputs([folder / "a.jsonl"]), index), start=1):
                copies += isinstance(item, Input) and item.duplicate_of is not None
                if number == count // 2:
                    half = time.process_time() - start
        whole = time.process_time() - start
        print(f"duplicates   {count:>9} {count / whole:>9.0f} {resident() - before:>13.0f}")
        print(f"{copies} of {count // COPIES} copies found, index {index_file.stat().st_size / 1e6:.0f} MB")
        print(f"second half of the documents against the first: {(whole - half) / half:.2f} times the time")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
