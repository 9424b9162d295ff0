"""Supervision of a worker: a text that takes too long, or ends the process, is set aside and the others are done."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

from extractor.corpus.extraction import Attempt, Began
from extractor.corpus.shards import Outcome, Shard
from extractor.corpus.worker import Instructions
from extractor.errors import ExtractorError

# Whoever kills a worker once by chance rarely hits the same text twice while it is done alone.
STRIKES = 2
# Workers that end one after the other without having begun a text have no use.
MAX_DEATHS = 3
# Of the libraries under numpy: workers share the cores, and sums are the same however many workers there are.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# A message may lie unread when this process was itself asleep.
_GRACE = 2.0
_ENDED = object()


class Worker:
    """A worker process, seen from outside."""

    def __init__(self, instructions: Instructions) -> None:
        self._inbox: SimpleQueue[Any] = SimpleQueue()
        paths = [os.path.abspath(path) for path in sys.path]  # noqa: PTH100 - they are given back as they are
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from extractor.corpus.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,  # Ctrl-C is for the caller, which ends its workers itself
        )
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.send(instructions)

    @property
    def id(self) -> int:
        """The number of the process."""
        return self._process.pid

    def send(self, message: object) -> None:
        """Tell the worker something; one that has ended does not hear it."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            pickle.dump(message, self._process.stdin)
            self._process.stdin.flush()

    def receive(self, seconds: float | None) -> Any:
        """The next message.

        Raises:
            TimeoutError: There is none for so long.
            EOFError: The worker has ended; the text says how.
        """
        try:
            message = self._inbox.get(timeout=seconds)
        except Empty:
            raise TimeoutError from None
        if message is _ENDED:
            raise EOFError(self._ending())
        return message

    def kill(self) -> None:
        """End the worker at once, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                self._inbox.put(pickle.load(self._process.stdout))  # noqa: S301  (from a worker)
        except Exception:  # noqa: BLE001 - half a message, or the stream is closed: the worker has ended
            self._inbox.put(_ENDED)

    def _ending(self) -> str:
        code = self._process.wait()
        return f"signal {-code}" if code < 0 else f"exit code {code}"


class Supervisor:
    """Does shards one after the other in a worker, and starts another one when that is lost.

    Args:
        instructions: What the workers are told.
        report: Called with the number of texts done; negative when they have to be done again.
        started: Called with each process that is started.
    """

    def __init__(
        self,
        instructions: Instructions,
        *,
        report: Callable[[int], None] = lambda _: None,
        started: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._instructions = instructions
        self._report, self._started = report, started
        self._worker: Worker | None = None
        self._ready = False  # whether it has said that it is
        self._closed = False
        self._lock = Lock()  # closing comes from another thread

    def prepare(self) -> None:
        """Start the worker, so that it is ready sooner."""
        with self._lock:
            if not self._closed and self._worker is None:
                self._start_worker()

    def do(self, shard: Shard, *, threads: int = 1) -> Outcome:
        """Do a shard; texts that cannot be done are in the outcome.

        Args:
            shard: The shard.
            threads: That the worker may use; 0 for one a processor core.

        Raises:
            ExtractorError: No text can be done: a pipeline cannot be loaded, or the results cannot be written.
        """
        case = _Case()
        while True:
            try:
                return self._attempt(Attempt(shard, case.alone, case.failed, threads), case)
            except (EOFError, TimeoutError) as error:
                self._drop_worker()
                self._report(-case.finished)
                if self._closed:
                    raise ExtractorError("the run is stopped") from error
                case.lost(self._reason(error, case), timed_out=isinstance(error, TimeoutError))

    def close(self) -> None:
        """End the worker; a shard that it is doing is not done."""
        with self._lock:
            self._closed = True
        self._drop_worker()

    def _attempt(self, attempt: Attempt, case: _Case) -> Outcome:
        case.begin()
        worker = self._ready_worker()
        worker.send(attempt)
        while True:
            message = self._receive(worker, case)
            if isinstance(message, Outcome):
                self._report(attempt.shard.size - case.finished)
                return message
            if isinstance(message, Exception):
                self._drop_worker()
                raise message
            self._report(len(case.batch.positions))
            case.next(message)

    def _receive(self, worker: Worker, case: _Case) -> Any:
        limit = case.batch.limit(self._instructions.max_seconds) if case.batch.positions else None
        try:
            return worker.receive(limit)
        except TimeoutError:
            return worker.receive(_GRACE)

    def _reason(self, error: Exception, case: _Case) -> str:
        if isinstance(error, TimeoutError):
            return f"it took more than {case.batch.limit(self._instructions.max_seconds):g} seconds; --max-seconds allows more"
        return f"the process that did it ended twice ({error}); there may be too little memory for it"

    def _ready_worker(self) -> Worker:
        with self._lock:
            if self._closed:
                raise ExtractorError("the run is stopped")
            worker = self._worker or self._start_worker()
            ready, self._ready = self._ready, True
        if not ready and isinstance(error := worker.receive(None), Exception):
            self._drop_worker()
            raise error
        return worker

    def _start_worker(self) -> Worker:
        self._worker, self._ready = Worker(self._instructions), False
        self._started(self._worker.id)
        return self._worker

    def _drop_worker(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()


class _Case:
    """What has happened with one shard so far."""

    def __init__(self) -> None:
        self.alone: tuple[int, ...] = ()
        self.failed: dict[int, str] = {}
        self.batch = Began((), 0)
        self.finished = self._deaths = 0
        self._strikes: Counter[int] = Counter()

    def begin(self) -> None:
        """Another attempt begins."""
        self.batch, self.finished = Began((), 0), 0

    def next(self, batch: Began) -> None:
        """The batch before is done and the next is begun."""
        self.finished += len(self.batch.positions)
        self.batch = batch

    def lost(self, reason: str, *, timed_out: bool) -> None:
        """The worker is lost: find out which text it was, or decide that it was this one."""
        positions = self.batch.positions
        if not positions:
            self._deaths += 1
            if self._deaths >= MAX_DEATHS:
                raise ExtractorError(
                    f"the workers end before they do anything: {reason}; use fewer --workers, or see the messages above"
                )
        elif len(positions) == 1:
            (position,) = positions
            self._strikes[position] += 1
            if timed_out or self._strikes[position] >= STRIKES:
                self.failed[position] = reason
        self.alone = tuple(sorted({*self.alone, *positions} - set(self.failed)))
