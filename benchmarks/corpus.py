"""Runs over a corpus: ``python corpus.py [--small] [--texts news.jsonl] [--only NAME ...]``.

Each line is a ratio of two things measured in the same run of this program, one after the other in turn, with the target
beside it:

    pipeline   words a second of the whole extraction, in one process, to those of the bare German pipeline on the same texts
    workers    documents a second of two workers to those of one
    ray        documents a second of two workers on Ray to those of the pool with two
    memory     resident memory of a worker after many documents to that after a tenth of them
    scale      time for eight times as many documents
    merge      seconds that it takes to merge a million relations (see ``merge.py``)
    start      seconds from start to results for the article in ``seeds/``, whole process

Texts are those of ``--texts`` (field ``text``, one record a line), each as it is as long as there are enough; then come
pieces of them, shuffled sentence by sentence and with names and rare words made anew, so that no text comes twice and
memory is tried by words that were never seen. What is measured is what ``extractor run`` does: reading, extraction,
records, tables and graph files.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from merge import measured

ROOT = Path(__file__).resolve().parents[1]
SEED = next((ROOT / "seeds").glob("*.txt"))
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")
SYLLABLES = "ba bel bor dan del dor fal gar hel kar kol lan mar mel nor ral ren sel tal tor vel wen".split()
# Documents of each comparison, and the same for a quick look.
SIZES = {"pipeline": 400, "workers": 3_000, "ray": 5_000, "memory": 20_000, "scale": 8_000, "merge": 1_000_000}
SMALL = {"pipeline": 60, "workers": 120, "ray": 120, "memory": 400, "scale": 160, "merge": 20_000}
PART = 32  # documents after which the two sides take turns
TARGETS = {
    "pipeline": ">= 0.75",
    "workers": ">= 1.80",
    "ray": ">= 0.90",
    "memory": "<= 1.15",
    "scale": "<= 8.40",
    "merge": "<= 90 s",
    "start": "<= 3 s",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="JSON lines with a field text; without it the seed article")
    parser.add_argument("--small", action="store_true", help="few documents: whether it works, not how fast")
    parser.add_argument(
        "--documents", type=int, help="so many in each comparison, in place of the sizes of the targets"
    )
    parser.add_argument("--rounds", type=int, default=3, help="of start; the median counts")
    parser.add_argument("--only", nargs="+", choices=tuple(TARGETS), default=list(TARGETS))
    options = parser.parse_args()
    sizes = SMALL if options.small else SIZES
    if options.documents:
        sizes = dict.fromkeys(sizes, options.documents)
    sources = read(options.texts)
    with tempfile.TemporaryDirectory(prefix="extractor-benchmark-") as folder:
        # All processes are compiled as an installed package is; the first one compiles, and does not count.
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        bench = Bench(Path(folder), sources, sizes, options.rounds)
        bench.whole_process()
        for name in options.only:
            value, details = getattr(bench, name)()
            unit = " s" if name in ("start", "merge") else ""
            print(f"{name:9} {value:5.2f}{unit:2}  target {TARGETS[name]:7}  {details}", flush=True)


class Bench:
    """The comparisons; each gives its ratio and what it is made of."""

    def __init__(self, folder: Path, sources: list[str], sizes: dict[str, int], rounds: int) -> None:
        self.folder, self.sources, self.sizes, self.rounds = folder, sources, sizes, rounds

    def pipeline(self) -> tuple[float, str]:
        """In this process, held to one core, each text once by both sides, part by part in turn."""
        from extractor import Extractor
        from extractor.pipelines import load
        from extractor.pipelines.loading import set_threads
        from extractor.reading import raw_text

        set_threads(1)
        raws = [raw_text(text, id=str(number)) for number, text in enumerate(self.texts(self.sizes["pipeline"]))]
        extractor, nlp = Extractor(), load("de")
        words = sum(not token.is_space for raw in raws for token in nlp.make_doc(raw.text))
        texts = [raw.text for raw in raws]
        list(extractor.extract_many(raws[:32]))
        bare, whole = [], []
        with one_core():
            for start in range(0, len(raws), PART):
                # Seconds of the processor: what else the machine does is of no interest here.
                bare.append(spent(nlp.pipe(texts[start : start + PART], batch_size=PART)))
                whole.append(spent(extractor.extract_many(raws[start : start + PART])))
        ratio = statistics.median(one / all_ for one, all_ in zip(bare, whole, strict=True))
        return (
            ratio,
            f"{words / sum(whole):,.0f} of {words / sum(bare):,.0f} words a second, median of {len(bare)} parts",
        )

    def workers(self) -> tuple[float, str]:
        inputs = self.inputs(self.sizes["workers"])
        one, two = self.run(inputs, workers=1), self.run(inputs, workers=2)
        return one / two, f"{one:.1f} s with one, {two:.1f} s with two for {self.sizes['workers']} documents"

    def ray(self) -> tuple[float, str]:
        inputs = self.inputs(self.sizes["ray"])
        pool, ray = self.run(inputs, workers=2), self.run(inputs, workers=2, engine="ray")
        return pool / ray, f"{pool:.1f} s in the pool, {ray:.1f} s on Ray for {self.sizes['ray']} documents"

    def memory(self) -> tuple[float, str]:
        """Of one worker that goes on and on."""
        count = self.sizes["memory"]
        seen: list[tuple[int, float]] = []
        process: list[int] = []

        def watch(progress: Any) -> None:
            if process and progress.done:
                seen.append((progress.done, resident(process[-1])))

        self.run(self.inputs(count), workers=1, started=process.append, progress=watch)
        early = next(size for done, size in seen if done >= count // 10)
        late = seen[-1][1]
        return late / early, f"{early:.0f} MB after {count // 10}, {late:.0f} MB after {count} documents"

    def scale(self) -> tuple[float, str]:
        count = self.sizes["scale"]
        # Every eighth of them: those that are made are not quite like those that are read.
        few, many = self.run(self.inputs(count, every=8), workers=2), self.run(self.inputs(count), workers=2)
        return many / few, f"{few:.1f} s for {count // 8}, {many:.1f} s for {count} documents"

    def merge(self) -> tuple[float, str]:
        relations = self.sizes["merge"]
        with tempfile.TemporaryDirectory(dir=self.folder) as out:
            took = measured(Path(out), relations=relations, actors=max(relations // 10, 10))
        return took["seconds"], f"{relations:,} relations, {took['bytes'] / 1e9:.2f} GB of memory at most (target <= 4)"

    def start(self) -> tuple[float, str]:
        taken, processor = [], []
        for _ in range(self.rounds):
            begun, used = time.perf_counter(), children_time()
            self.whole_process()
            taken.append(time.perf_counter() - begun)
            processor.append(children_time() - used)
        return statistics.median(taken), f"extractor run on the seed article, {min(processor):.1f} s of a core at least"

    def whole_process(self) -> None:
        with tempfile.TemporaryDirectory(dir=self.folder) as out:
            command = [sys.executable, "-m", "extractor.cli", "run", str(SEED), "--out", out]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)

    def texts(self, count: int) -> Iterator[str]:
        """So many texts, no two alike."""
        yield from self.sources[:count]
        sentences = [sentence for text in self.sources for sentence in SENTENCE.split(text)]
        lengths = [len(text) for text in self.sources]
        rng = random.Random(0)  # noqa: S311  (an order, no secret)
        for _ in range(count - len(self.sources)):
            wanted, text, sentence = rng.choice(lengths), "", ""
            while not text or len(text) + len(sentence) / 2 < wanted:
                sentence = altered(rng.choice(sentences), rng)
                text += f"{sentence} "
            yield text

    def inputs(self, count: int, *, every: int = 1) -> Path:
        path = self.folder / f"{count}-{every}.jsonl"
        if not path.exists():
            with path.open("w", encoding="utf-8") as lines:
                for number, text in enumerate(islice(self.texts(count), 0, None, every)):
                    lines.write(json.dumps({"id": f"t{number}", "text": text}) + "\n")
        return path

    def run(self, inputs: Path, *, progress: Callable[[Any], None] | None = None, **options: Any) -> float:
        from extractor import corpus

        with tempfile.TemporaryDirectory(dir=self.folder) as out:
            execution = corpus.Execution(**options)
            return timed(lambda: corpus.run([inputs], out, formats=["gexf"], execution=execution, progress=progress))


def altered(sentence: str, rng: random.Random) -> str:
    """A sentence in which some capitalised words are new: like names, most of which come in few texts."""
    words = sentence.split(" ")
    for at, word in enumerate(words):
        if at and word[:1].isupper() and word.isalpha() and rng.random() < 0.15:
            words[at] = "".join(rng.choices(SYLLABLES, k=3)).capitalize()
    return " ".join(words)


def read(path: Path | None) -> list[str]:
    if path is None:
        return [SEED.read_text(encoding="utf-8")]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def timed(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def spent(items: Iterable[object]) -> float:
    """Seconds of the processor that it takes to make all of them."""
    begun = time.process_time()
    for _ in items:
        pass
    return time.process_time() - begun


def children_time() -> float:
    """Seconds of a core that processes started by this one have used, those that have ended."""
    used = os.times()
    return used.children_user + used.children_system


class one_core:  # noqa: N801 - used like a function
    """Holds this process to one core where the system can do that."""

    def __enter__(self) -> None:
        self.cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
        if self.cores:
            os.sched_setaffinity(0, {min(self.cores)})

    def __exit__(self, *_: object) -> None:
        if self.cores:
            os.sched_setaffinity(0, self.cores)


def resident(process: int) -> float:
    """Resident memory in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
