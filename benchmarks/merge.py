"""Merge a million made-up relations between a hundred thousand actors: seconds, peak memory, sizes of the files.

    python benchmarks/merge.py [--relations 1000000] [--actors 100000] [--format gexf --format parquet] [--tables]

The relations are spread over 20 parts as a run leaves them, 20 to a document. One in five is between the same
200 pairs, so that edges of many sentences are there; nearly all others are an edge of their own, which
is the most a merge can have to write. The merge is a process of its own, whose memory is measured.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PARTS, PER_DOCUMENT = 20, 20
FORMATS = ("gexf", "parquet")

RELATIONS = """
WITH numbers AS (
    SELECT i, i // {per} AS d, hash(i * 3 + 1) AS u, hash(i * 3 + 2) AS v, hash(i * 3 + 5) AS h
    FROM range({first}, {last}) AS numbers(i)),
pairs AS (
    SELECT *, CASE WHEN h % 5 = 0 THEN u % 200 ELSE u % ({actors} // 2) END AS a,
           CASE WHEN h % 5 = 0 THEN u % 200 ELSE v % ({actors} // 2) END AS b FROM numbers)
SELECT 'doc-' || lpad(d::VARCHAR, 8, '0') AS document, left(sha1(i::VARCHAR), 12) AS relation,
       'person:akteur-' || a AS source,
       list_extract({types}, (h // 7 % len({types}))::BIGINT + 1) AS type,
       'organisation:verein-' || b AS target, NULL::VARCHAR AS quad, false AS "symmetric", h % 11 = 0 AS negated,
       if(h % 4 = 0, 'planned', 'asserted') AS modality,
       if(h % 3 = 0, 'person:akteur-' || h // 7 % 1000, NULL) AS speaker, false AS former, NULL::VARCHAR AS role,
       (DATE '2015-01-01' + (d % 3000)::INTEGER)::VARCHAR AS date,
       if(h % 2 = 0, ['sanctions', 'energy'], []::VARCHAR[]) AS topics,
       [{{'text': 'In Satz ' || i || ' sagt Akteur ' || a || ' dem Verein ' || b || ' etwas, das für die Politik ' ||
                  'des Landes wichtig ist, und „noch mehr“ als das.',
          'start': (i % {per}) * 150, 'end': (i % {per}) * 150 + 140, 'segment': 's1'}}] AS evidence,
       'verb:sagen' AS rule, ['sagt'] AS cues, 0.5 + (h % 50) / 100.0::DOUBLE AS confidence
FROM pairs
"""
ENTITIES = """
SELECT document, entity, split_part(entity, ':', 1) AS type, 'Name ' || split_part(entity, '-', 2) AS name,
       NULL::VARCHAR AS country, NULL::VARCHAR AS sector, NULL::VARCHAR AS qid,
       ['Name ' || split_part(entity, '-', 2)] AS aliases, 2::BIGINT AS mentions, any_value(date) AS date
FROM (SELECT document, source AS entity, date FROM relations
      UNION ALL SELECT document, target, date FROM relations)
GROUP BY document, entity ORDER BY document, entity
"""
DOCUMENTS = """
SELECT document, 'Titel von ' || document AS title, any_value(date) AS date, 'Blatt' AS source,
       'https://blatt.example/' || document AS url, NULL::VARCHAR AS part_of, ['de'] AS languages
FROM relations GROUP BY document ORDER BY document
"""
TOPICS = """
SELECT document, 'trade' AS topic, 0.5::DOUBLE AS score,
       []::STRUCT("text" VARCHAR, "start" BIGINT, "end" BIGINT)[] AS evidence
FROM relations GROUP BY document ORDER BY document
"""


def make_parts(out: Path, *, relations: int, actors: int) -> None:
    """Write parts with the tables that a merge reads, as ``write_part`` would."""
    import duckdb

    from extractor.corpus.parts import RECORDS, write_part
    from extractor.records import QUAD_CLASS, STATIC_TYPES, Document

    types = repr([*QUAD_CLASS, *sorted(STATIC_TYPES)])
    write_part(out / "model", "part", [Document(id="a")])
    with duckdb.connect() as con:
        for number in range(PARTS):
            folder = out / "parts" / f"part-{number:05}"
            folder.mkdir(parents=True)
            bounds = [relations * at // PARTS // PER_DOCUMENT * PER_DOCUMENT for at in (number, number + 1)]
            query = RELATIONS.format(first=bounds[0], last=bounds[1], per=PER_DOCUMENT, actors=actors, types=types)
            con.execute(f"CREATE OR REPLACE TABLE relations AS {query}").fetchall()
            made = {"relations": "FROM relations", "entities": ENTITIES, "documents": DOCUMENTS, "topics": TOPICS}
            for table, text in made.items():
                con.sql(text).write_parquet(str(folder / f"{table}.parquet"), compression="zstd")
                model = con.read_parquet([str(out / "model" / "part" / f"{table}.parquet")])
                assert (model.columns, model.types) == (con.sql(text).columns, con.sql(text).types), table
            (folder / RECORDS).touch()


def merge(out: Path, formats: list[str], *, tables: bool) -> None:
    """Merge the parts and print what it took, as JSON."""
    from extractor.corpus.merging import merge_parts

    begun, spent = time.monotonic(), time.process_time()
    found = merge_parts(out, formats=formats, tables=tables)
    took = {
        "seconds": time.monotonic() - begun,
        "cpu": time.process_time() - spent,
        # Kilobytes on Linux, bytes on a Mac.
        "bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        "documents": found.documents,
    }
    print(json.dumps(took))


def measured(
    out: Path, *, relations: int, actors: int, formats: Sequence[str] = FORMATS, tables: bool = False
) -> dict[str, float]:
    """Make the parts in a folder and merge them in a process of its own; what it took."""
    make_parts(out, relations=relations, actors=actors)
    words = [word for name in formats for word in ("--format", name)]
    command = [sys.executable, __file__, "--merge", str(out), *words, *(["--tables"] if tables else [])]
    took: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return took


def main() -> None:
    """Measure and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--relations", type=int, default=1_000_000)
    options.add_argument("--actors", type=int, default=100_000)
    options.add_argument("--format", action="append", help="graph formats (default: gexf, parquet)")
    options.add_argument("--tables", action="store_true", help="entities.csv and relations.csv too")
    options.add_argument("--merge", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    formats = given.format or list(FORMATS)
    if given.merge:
        merge(given.merge, formats, tables=given.tables)
        return
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        took = measured(out, relations=given.relations, actors=given.actors, formats=formats, tables=given.tables)
        print(f"{given.relations:,} relations, {given.actors:,} actors, {took['documents']:,} documents")
        print(f"  seconds       {took['seconds']:8.1f}   (target ≤ 90 for a million)")
        print(f"  of a core     {took['cpu']:8.1f}")
        print(f"  peak memory   {took['bytes'] / 1e9:8.2f} GB   (target ≤ 4)")
        for path in sorted(out.iterdir()):
            if path.is_file():
                print(f"  {path.name:<22} {path.stat().st_size / 1e6:8.1f} MB")


if __name__ == "__main__":
    main()
