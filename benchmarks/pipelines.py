"""Speed, size and memory of the shipped pipelines beside a small CNN: ``python pipelines.py [MODELS_DIR] [--texts FILE]``.

The German pipeline annotates texts with every layer on two cores; the median of three runs after a warm-up counts. In turn
with it run small CNN pipelines with the same layers, trained for a moment on what the shipped one says of the texts, with
one process or two, whichever is faster. The shipped pipelines have a process of their own, whose memory is reported.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[1]
CONFIG = Path(__file__).parent / "cnn.cfg"
CORES = 2
RUNS, WARM_UP, BATCH = 3, 100, 32
# Enough for trees that end where sentences do; more of it changes the speed by less than the runs differ.
STEPS, WORDS_A_STEP, TAUGHT = 150, 800, 200
# Lengths of the pieces that few texts are cut into, in words.
SHORTEST, LONGEST = 120, 400
LAYERS = ("POS", "TAG", "MORPH", "LEMMA", "DEP", "SENT_START", "ENT_IOB")


def texts_of(file: Path | None, number: int) -> tuple[list[str], str]:
    """The texts to read and where they come from; too few are cut into pieces that all differ."""
    if file:
        records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        texts = [record["text"] for record in records if record.get("lang", "de") == "de"]
    else:
        texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    name = file.name if file else "seeds/"
    if len(texts) >= number:
        return texts[:number], f"the first {number} texts of {name}"
    return pieces(texts, number), f"{number} pieces cut from {len(texts)} text(s) of {name}: few words, so caches help"


def pieces(texts: Sequence[str], number: int) -> list[str]:
    """Stretches of the texts from a random word on; a text that ends goes on with its beginning."""
    rng = random.Random(0)  # noqa: S311  (an order, no secret)
    result = []
    for index in range(number):
        words = texts[index % len(texts)].split(" ")
        start, length = rng.randrange(len(words)), rng.randint(SHORTEST, LONGEST)
        result.append(" ".join((words * (LONGEST // len(words) + 2))[start : start + length]))
    return result


@cache
def pipeline(path: Path) -> Language:
    """The pipeline, loaded once in a process."""
    import spacy

    return spacy.load(path)


def load_seconds(paths: Sequence[Path]) -> float:
    """How long it takes to load pipelines, spaCy itself apart."""
    import spacy

    del spacy
    started = time.perf_counter()
    for path in paths:
        pipeline(path)
    return time.perf_counter() - started


def read(path: Path, texts: Sequence[str], processes: int = 1) -> float:
    """The seconds of one run over the texts."""
    nlp = pipeline(path)
    started = time.perf_counter()
    # spaCy's batches of 256 texts would leave one of two processes with nothing to do.
    for _ in nlp.pipe(texts, n_process=processes, batch_size=BATCH if processes > 1 else None):
        pass
    return time.perf_counter() - started


def layers_missing(path: Path, text: str) -> list[str]:
    """The layers that a pipeline leaves unset."""
    doc = pipeline(path)(text)
    return [layer for layer in LAYERS if not doc.has_annotation(layer)]


def count_words(texts: Sequence[str]) -> int:
    """Tokens without white space, cut by spaCy's German rules: the same number for every pipeline."""
    import spacy

    return sum(not token.is_space for doc in spacy.blank("de").pipe(texts) for token in doc)


def memory() -> tuple[float, float]:
    """Resident memory of this process now and at its highest, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        now, peak = (int(fields[name].split()[0]) * 1024 / 1e6 for name in ("VmRSS", "VmHWM"))
        return now, peak
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    return peak, peak


def make_cnn(shipped: Path, texts: Sequence[str], output: Path, *, shared: bool) -> None:
    """Train a CNN for a moment on the annotation of the shipped pipeline and write it.

    Args:
        shipped: The German pipeline.
        texts: The texts to learn from.
        output: The folder to write.
        shared: Names are found with the encoder of the other components, not with one of their own.
    """
    from spacy.training import Example
    from spacy.training.batchers import minibatch_by_words
    from spacy.util import load_config, load_model_from_config
    from thinc.api import fix_random_seed

    fix_random_seed(0)
    taught = list(pipeline(shipped).pipe(texts[:TAUGHT]))
    config = load_config(CONFIG)
    if shared:
        config["components"]["ner"]["model"]["tok2vec"] = config["components"]["parser"]["model"]["tok2vec"]
    nlp = load_model_from_config(config, auto_fill=True, vocab=pipeline(shipped).vocab)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in taught]
    optimizer = nlp.initialize(lambda: examples)
    done = 0
    while done < STEPS:
        random.Random(done).shuffle(examples)  # noqa: S311
        for batch in minibatch_by_words(examples, size=WORDS_A_STEP):
            nlp.update(batch, sgd=optimizer, drop=0.1)
            done += 1
            if done == STEPS:
                break
    nlp.to_disk(output)


def fresh() -> ProcessPoolExecutor:
    """One process of its own, so that memory and caches are those of one pipeline."""
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


def measure(models: Path, texts: Sequence[str], *, shown: bool) -> dict[str, float]:
    """All numbers of one run."""

    def say(text: str) -> None:
        if shown:
            print(text, file=sys.stderr, flush=True)

    german, spanish = models / "de", models / "es"
    with tempfile.TemporaryDirectory() as folder, fresh() as ours, fresh() as theirs:
        loading = ours.submit(load_seconds, (german, spanish)).result()
        if missing := ours.submit(layers_missing, german, texts[0]).result():
            raise SystemExit(f"the pipeline leaves these layers unset: {', '.join(missing)}")
        cnns = {"cnn": Path(folder) / "cnn", "shared_cnn": Path(folder) / "shared_cnn"}
        with fresh() as maker:
            words = maker.submit(count_words, texts).result()
            for name, path in cnns.items():
                say(f"training {name}")
                maker.submit(make_cnn, german, texts, path, shared=name == "shared_cnn").result()
        ways = {"ours": (ours, german, 1)}
        ways |= {f"{name}_{number}": (theirs, path, number) for name, path in cnns.items() for number in (1, CORES)}
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        for worker, path, processes in ways.values():
            worker.submit(read, path, texts[:WARM_UP], processes).result()
        for _ in range(RUNS):
            # In turn, so that a machine that slows down slows down all.
            for name, (worker, path, processes) in ways.items():
                seconds[name].append(worker.submit(read, path, texts, processes).result())
                say(f"{name}: {words / seconds[name][-1]:,.0f} words a second")
        ours.submit(read, spanish, texts[:WARM_UP]).result()
        resident, peak = ours.submit(memory).result()
    speeds = {name: words / median(values) for name, values in seconds.items()}
    best = {name: max(speeds[f"{name}_1"], speeds[f"{name}_{CORES}"]) for name in cnns}
    return {
        "words": words, "words_per_second": speeds["ours"], **speeds,
        "ratio": speeds["ours"] / best["cnn"], "ratio_shared": speeds["ours"] / best["shared_cnn"],
        "megabytes": megabytes(models), "resident_megabytes": resident, "peak_megabytes": peak, "load_seconds": loading,
    }  # fmt: skip


def megabytes(models: Path) -> float:
    """The size of what ships: all but the recipe."""
    files = (file for file in models.rglob("*") if file.is_file() and "training" not in file.relative_to(models).parts)
    return sum(file.stat().st_size for file in files) / 1e6


def report(found: dict[str, float], source: str) -> str:
    """The numbers for people."""

    def speed(title: str, name: str) -> str:
        one, two = found[f"{name}_1"], found[f"{name}_{CORES}"]
        return f"{title:20} {max(one, two):8,.0f} words a second (one process {one:,.0f}, {CORES} processes {two:,.0f})"

    return "\n".join([
        f"{source}; {found['words']:,} words, {CORES} cores, every layer, median of {RUNS} runs",
        f"{'shipped pipeline':20} {found['words_per_second']:8,.0f} words a second",
        speed("small CNN", "cnn"),
        speed("  with one encoder", "shared_cnn"),
        f"{'ratio':20} {found['ratio']:8.2f} ({found['ratio_shared']:.2f} to the one with one encoder)",
        f"{'size on disk':20} {found['megabytes']:8.1f} MB, both languages",
        f"{'memory':20} {found['resident_megabytes']:8,.0f} MB resident, {found['peak_megabytes']:,.0f} MB at its highest,"
        " both languages",
        f"{'loading both':20} {found['load_seconds']:8.1f} s",
    ])  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", type=Path, nargs="?", default=ROOT / "models", help="the folder with de/ and es/")
    parser.add_argument("--texts", type=Path, help="a JSONL of German news (field text); without it pieces of seeds/")
    parser.add_argument("--number", type=int, default=500, help="how many texts")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    texts, source = texts_of(arguments.texts, arguments.number)
    found = measure(arguments.models, texts, shown=not arguments.json)
    print(json.dumps(found) if arguments.json else report(found, source))


if __name__ == "__main__":
    main()
