"""Who does the shards: this process itself, or a pool of workers on this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

from extractor.corpus.extraction import Attempt, Began, do_shard
from extractor.corpus.recipe import DocumentExtractor
from extractor.corpus.shards import Outcome, Shard

# What a worker takes with both pipelines and a batch in work, and what is left to others.
WORKER_MEMORY = 1_000_000_000
# How long the main thread waits before it sees whether the user wants to stop.
_WAIT = 0.2


class Engine(Protocol):
    """What does shards; :class:`Here`, :class:`Pool` and :class:`~extractor.corpus.cluster.Cluster` are."""

    def prepare(self) -> None:
        """A shard will come soon."""
        ...

    def submit(self, shard: Shard, *, only: bool = False) -> None:
        """Take a shard to be done; ``only`` if there will be no other."""
        ...

    def finished(self) -> Iterator[Outcome]:
        """Those that have become ready since the last call; this does not wait."""
        ...

    def rest(self) -> Iterator[Outcome]:
        """All others, each as it becomes ready."""
        ...

    def close(self) -> None:
        """Stop at once; what is not ready is not done."""
        ...


class Here:
    """Does shards in this process, with an extractor that exists already. A text that hangs hangs it all."""

    def __init__(self, extractor: DocumentExtractor, *, report: Callable[[int], None]) -> None:
        self._extractor, self._report = extractor, report
        self._ready: list[Outcome] = []

    def prepare(self) -> None:
        """There is nothing to prepare."""

    def submit(self, shard: Shard, *, only: bool = False) -> None:  # noqa: ARG002
        """Do a shard."""
        counted = 0

        def count(began: Began) -> None:
            nonlocal counted
            self._report(counted)
            counted = len(began.positions)

        self._ready.append(do_shard(Attempt(shard), self._extractor, report=count))

    def finished(self) -> Iterator[Outcome]:
        """Those done."""
        while self._ready:
            yield self._ready.pop(0)

    def rest(self) -> Iterator[Outcome]:
        """Those done."""
        return self.finished()

    def close(self) -> None:
        """Nothing is to be stopped."""


class Supervising(Protocol):
    """What sees to it that a worker does shards; :class:`~extractor.corpus.supervising.Supervisor` does, on this machine."""

    def prepare(self) -> None:
        """Have a worker started."""
        ...

    def do(self, shard: Shard, *, threads: int = 1) -> Outcome:
        """Do a shard."""
        ...

    def close(self) -> None:
        """End the worker."""
        ...


class Pool:
    """Workers, each with a thread of this process for its supervisor.

    Workers are started as shards come in, so that one shard starts one.
    """

    def __init__(self, make: Callable[[], Supervising], *, workers: int) -> None:
        self._make, self._workers = make, workers
        self._shards: SimpleQueue[tuple[Shard, int] | None] = SimpleQueue()
        self._ready: SimpleQueue[Outcome | BaseException] = SimpleQueue()
        self._supervisors: list[Supervising] = []
        self._threads: list[Thread] = []
        self._open = 0

    def prepare(self) -> None:
        """Start one worker."""
        self._start()

    def submit(self, shard: Shard, *, only: bool = False) -> None:
        """Put a shard into the queue. The worker that does the only one has all cores that all workers would have."""
        self._open += 1
        self._shards.put((shard, 0 if only and self._workers > 1 else 1))
        if len(self._supervisors) < min(self._workers, self._open):
            self._start()

    def _start(self) -> None:
        supervisor = self._make()
        thread = Thread(target=self._work, args=(supervisor,), daemon=True)
        self._supervisors.append(supervisor)
        self._threads.append(thread)
        thread.start()

    def finished(self) -> Iterator[Outcome]:
        """Those ready."""
        while True:
            try:
                yield self._take(0)
            except Empty:
                return

    def rest(self) -> Iterator[Outcome]:
        """Wait for the others."""
        while self._open:
            try:
                yield self._take(_WAIT)
            except Empty:
                continue

    def close(self) -> None:
        """End the workers."""
        for _ in self._threads:
            self._shards.put(None)
        for supervisor in self._supervisors:
            supervisor.close()
        for thread in self._threads:
            thread.join()

    def _take(self, seconds: float) -> Outcome:
        found = self._ready.get(timeout=seconds) if seconds else self._ready.get_nowait()
        if isinstance(found, BaseException):
            raise found
        self._open -= 1
        return found

    def _work(self, supervisor: Supervising) -> None:
        try:
            supervisor.prepare()
            while (task := self._shards.get()) is not None:
                shard, threads = task
                self._ready.put(supervisor.do(shard, threads=threads))
        except BaseException as error:  # noqa: BLE001 - the main thread raises it
            self._ready.put(error)


def default_workers() -> int:
    """As many workers as there are processor cores for this process and memory for their pipelines.

    Example:
        >>> default_workers() >= 1
        True
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, _free_memory() // WORKER_MEMORY))


def _free_memory() -> int:
    """Bytes that this process may still take, where the system (Linux) or a container says so."""
    found = [1 << 62]
    with suppress(OSError, ValueError):
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        found += [1024 * int(line.split()[1]) for line in lines if line.startswith("MemAvailable:")]
    with suppress(OSError, ValueError):
        found.append(int(Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii")))
    return min(found)
